"""Excel opens no workbook without a repair that goes beyond its limits: row heights, links on a sheet."""

from pathlib import Path

import pytest
from conformance.excel_rules import breaches
from lxml import etree
from oracle import CORRECTED, formulas
from robust.parts import packed, shortened, unpacked

from lkj_xlsx.compute import check, compute, diff, new_template
from lkj_xlsx.package import open_workbook, split_ref
from lkj_xlsx.package.frame import MOST_LINKS, internal_links, replace_internal_links
from lkj_xlsx.sheets.temuan import LAST_ROW

LONG = "Persentase pemilih yang menggunakan hak pilihnya " * 60
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize("place", [
    ("PK", "C6"), ("Pengukuran", "H6"), ("RKT", "C6"), ("Anggaran", "A6"), ("Identitas", "B20"), ("Pengaturan", "B14"),
], ids="!".join)  # fmt: skip
def test_no_row_is_higher_than_excel_allows(place: tuple[str, str], tmp_path: Path) -> None:
    """Wherever the long text stands: in the outcome, in next year's workbook, and in the one that compares."""
    source = tmp_path / "panjang.xlsx"
    source.write_bytes(packed(shortened(unpacked(CORRECTED.read_bytes()))))
    book = open_workbook(source)
    book.sheet(place[0]).put_text(*split_ref(place[1]), LONG)
    book.save(source)
    outcome = compute(source).output
    assert outcome is not None
    rolled = new_template(tmp_path / "tahun-depan.xlsx", previous=outcome)
    compared = diff(CORRECTED, outcome, tmp_path / "beda.xlsx").output
    assert compared is not None
    assert {file.name: found for file in (outcome, rolled, compared) if (found := breaches(file))} == {}


@pytest.mark.parametrize("of_the_user", [0, 10])
def test_a_sheet_gets_no_more_links_than_excel_takes(of_the_user: int) -> None:
    root = etree.fromstring(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
    replace_internal_links(root, [(f"J{row}", "PK!A1") for row in range(1, of_the_user + 1)], 10)
    for _ in range(2):
        replace_internal_links(root, [(f"D{row}", "PK!A1") for row in range(6, 70_000)], 4)
        assert len(internal_links(root, 4)) == MOST_LINKS - of_the_user
        assert len(internal_links(root, 10)) == of_the_user


def test_every_finding_is_counted_however_many_there_are(tmp_path: Path) -> None:
    outcome = compute(CORRECTED, tmp_path / "hasil.xlsx").output
    assert outcome is not None
    counting = [
        text
        for cells in formulas(outcome).values()
        for text in cells.values()
        if "COUNTIF" in text and "kesalahan" in text
    ]
    assert len(counting) == 2
    assert all(f"$A$6:$A${LAST_ROW}," in text for text in counting)


def test_formulas_of_version_1_that_count_5000_rows_are_still_ours(tmp_path: Path) -> None:
    """``verify`` compares no outcome of version 1, see test_template_version; ``check`` and ``compute`` read them."""
    outcome = compute(CORRECTED, tmp_path / "hasil.xlsx").output
    assert outcome is not None
    now, former = f"$A$6:$A${LAST_ROW},".encode(), b"$A$6:$A$5000,"
    parts = unpacked(outcome.read_bytes())
    outcome.write_bytes(packed({name: data.replace(now, former) for name, data in parts.items()}))
    assert "BK11" not in {one.code for one in check(outcome).findings}
    again = compute(outcome)
    assert again.changes.replaced() == ""
    assert again.output is not None
    assert former not in b"".join(unpacked(again.output.read_bytes()).values())
