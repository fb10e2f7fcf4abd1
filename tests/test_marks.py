"""The column Pemeriksaan: each row says what was found in it, and leads to where it is explained."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from oracle import CORRECTED, PUBLISHED, SAMPLES

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.model import MARK_KEY
from lkj_xlsx.package import Sheet, open_workbook, split_ref
from lkj_xlsx.report.findings import worst_first
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.tables import MAIN_TABLES, declared_layout

LAYOUT = declared_layout()
MARK = re.compile(r"([▲●○]) ([A-Z0-9, ]+)")
Edit = Callable[[Sheet], None]


def marks(path: Path) -> dict[tuple[str, int], tuple[str, str]]:
    """Sheet and row -> the text in the column Pemeriksaan, and where it leads."""
    book = openpyxl.load_workbook(path)
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for table in MAIN_TABLES:
        column, layout = LAYOUT[table.sheet].columns[MARK_KEY], LAYOUT[table.sheet]
        for row in range(layout.first_row, book[table.sheet].max_row + 1):
            cell = book[table.sheet].cell(row, column)
            if cell.value is not None:
                assert cell.hyperlink is not None
                found[table.sheet, row] = str(cell.value), str(cell.hyperlink.location)
    return found


def expected(outcome: Outcome) -> dict[tuple[str, int], list[str]]:
    """Sheet and row -> the codes found there, the gravest first."""
    rows: dict[tuple[str, int], list[str]] = {}
    for one in worst_first(outcome.findings):
        for sheet, cell in ((one.sheet, one.cell), *one.related):
            if cell is None or sheet not in LAYOUT.tables or split_ref(cell)[0] < LAYOUT[sheet].first_row:
                continue
            codes = rows.setdefault((sheet, split_ref(cell)[0]), [])
            if one.code not in codes:
                codes.append(one.code)
    return rows


@pytest.fixture(scope="module", params=[PUBLISHED, CORRECTED], ids=lambda path: path.stem)
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return compute(request.param, tmp_path_factory.mktemp("tanda") / "hasil.xlsx")


def edited(source: Path, folder: Path, sheet: str, edit: Edit) -> Path:
    book = open_workbook(source)
    edit(book.sheet(sheet))
    book.save(folder / "masukan.xlsx")
    return folder / "masukan.xlsx"


def test_each_row_says_what_was_found_in_it(outcome: Outcome) -> None:
    assert outcome.output is not None
    said = {place: MARK.fullmatch(text) for place, (text, _) in marks(outcome.output).items()}
    assert {place: match[2].split(", ") for place, match in said.items() if match} == expected(outcome)
    assert all(said.values())


def test_a_mark_leads_to_the_gravest_finding_of_its_row(outcome: Outcome) -> None:
    assert outcome.output is not None
    temuan = open_workbook(outcome.output).sheet("Temuan")
    for (sheet, row), (text, location) in marks(outcome.output).items():
        match, target = MARK.fullmatch(text), re.fullmatch(r"Temuan!A(\d+)", location)
        assert match is not None
        assert target is not None
        level, code, where, cell = (temuan.cell(int(target[1]), column).value for column in (1, 2, 3, 4))
        symbols = {word: report.MARK_SYMBOLS[one] for one, word in report.LEVEL_WORDS.items()}
        assert symbols[str(level)] == match[1]
        assert code == match[2].split(", ")[0]
        (there,) = (one for one in outcome.findings if (one.code, one.sheet, one.cell) == (code, where, cell))
        named = [(there.sheet, there.cell or "A1"), *there.related]
        assert (sheet, row) in {(at, split_ref(ref)[0]) for at, ref in named}


def test_a_finding_is_named_on_both_sides(tmp_path: Path) -> None:
    """Nothing promised is measured: each row of PK says so, and each row of Pengukuran."""
    outcome = compute(SAMPLES / "kpu-kota-binjai-2024.xlsx", tmp_path / "hasil.xlsx")
    assert outcome.output is not None
    said = {place for place, (text, _) in marks(outcome.output).items() if "LS05" in text}
    assert said == {*(("PK", row) for row in range(6, 18)), *(("Pengukuran", row) for row in range(6, 15))}


def test_what_no_longer_holds_is_taken_away(tmp_path: Path) -> None:
    first = compute(SAMPLES / "kpu-kota-binjai-2024.xlsx", tmp_path / "satu.xlsx")
    assert first.output is not None
    assert "RK01" in marks(first.output)["RKT", 8][0]
    source = edited(first.output, tmp_path, "RKT", lambda sheet: sheet.put_text(8, 6, "100%"))
    second = compute(source, tmp_path / "dua.xlsx")
    assert second.output is not None
    assert "RK01" not in marks(second.output).get(("RKT", 8), ("", ""))[0]
    assert set(marks(second.output)) == set(expected(second))


def test_text_that_the_user_types_into_the_column_stays(tmp_path: Path) -> None:
    column = LAYOUT["RKT"].columns[MARK_KEY]

    def write(sheet: Sheet) -> None:
        sheet.put_text(8, column, "sudah dicek Bu Ani")
        sheet.put_text(20, column, "cek lagi")

    source = edited(SAMPLES / "kpu-kota-binjai-2024.xlsx", tmp_path, "RKT", write)
    compute(source, tmp_path / "hasil.xlsx")
    sheet = open_workbook(tmp_path / "hasil.xlsx").sheet("RKT")
    assert [sheet.cell(row, column).value for row in (8, 20)] == ["sudah dicek Bu Ani", "cek lagi"]


def test_marks_are_shown_and_not_printed() -> None:
    for table in MAIN_TABLES:
        column = table.column(MARK_KEY)
        assert column in table.shown
        assert column not in table.printed
        assert table.shown[-1] is column


def test_the_rows_of_each_table_can_be_filtered(outcome: Outcome) -> None:
    assert outcome.output is not None
    book = openpyxl.load_workbook(outcome.output)
    for table in MAIN_TABLES:
        layout = LAYOUT[table.sheet]
        last = book[table.sheet].max_row - (1 if table.has_total else 0)
        wanted = f"A{layout.first_row - 1}:{layout.letters(table.columns[-1].key)}{last}"
        assert book[table.sheet].auto_filter.ref == wanted


def test_a_user_formula_that_counts_marks_is_to_be_recalculated(tmp_path: Path) -> None:
    source = edited(
        SAMPLES / "kpu-kota-binjai-2024.xlsx", tmp_path, "Pengukuran",
        lambda sheet: sheet.put_formula(8, 40, "COUNTA(K8)", 0),
    )  # fmt: skip
    first = compute(source, tmp_path / "satu.xlsx")
    assert [(one.sheet, one.cell) for one in first.findings if one.code == "BK01"] == [("Pengukuran", "AN8")]
    assert first.output is not None
    second = compute(first.output, tmp_path / "dua.xlsx")
    assert (tmp_path / "dua.xlsx").read_bytes() == first.output.read_bytes()
    assert second.findings == first.findings
