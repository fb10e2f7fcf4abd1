"""What comes out of a printer: no text is cut, none covers another, no number turns into ###, no page is empty.

LibreOffice prints the workbooks once, and the boxes of the words on each page are compared.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import oracle
import pytest
from markdown_book import IDENTITAS
from templates import template

from lkj_xlsx.compute import compute
from lkj_xlsx.package import Workbook
from lkj_xlsx.sheets.tables import declared_layout
from lkj_xlsx.verify.recalc import run_group, soffice, write_profile

pytestmark = pytest.mark.libreoffice

INDIKATOR, PER_SASARAN = 80, 5
UNIT = "Komisi Pemilihan Umum Kabupaten Kepulauan Tanimbar Selatan dan Sekitarnya Provinsi Maluku Bagian Tenggara Jauh"
SASARAN = (
    "Terwujudnya penyelenggaraan pemilihan umum yang demokratis, jujur, adil, dan bermartabat di seluruh wilayah "
    "kepulauan nomor {}"
)
NAME = (
    "Persentase penyelesaian dokumen pertanggungjawaban anggaran PENYELENGGARAAN PEMILU/PEMILIHAN yang disampaikan "
    "tepat waktu sesuai ketentuan peraturan perundang-undangan yang berlaku nomor {}"
)
ACTIVITY = "Penyusunan, pengadaan, pendistribusian, dan inventarisasi sarana dan prasarana kegiatan nomor {}"
PAGU = 123_456_789_012_345
# A word box is as high as the font allows; the letters need less. Words of two lines may touch, but not cross.
_INSET_X, _INSET_Y = 0.6, 0.28
_NS = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word on a page, with its box in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def crosses(self, other: "Word") -> bool:
        mine, theirs = (one.bottom - one.top for one in (self, other))
        inset = _INSET_Y * min(mine, theirs)
        return (
            self.left + _INSET_X < other.right - _INSET_X
            and other.left + _INSET_X < self.right - _INSET_X
            and self.top + inset < other.bottom - inset
            and other.top + inset < self.bottom - inset
        )


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]

    def text(self) -> str:
        return " ".join(one.text for one in self.words)

    def collisions(self) -> Iterator[tuple[str, str]]:
        by_top = sorted(self.words, key=lambda one: one.top)
        for at, one in enumerate(by_top):
            for other in by_top[at + 1 :]:
                if other.top > one.bottom:
                    break
                if one.crosses(other):
                    yield one.text, other.text


def many_long_texts(folder: Path) -> Path:
    """A report of 80 indikator under 16 sasaran and as many rows of budget, all with long names and large amounts."""
    book, layout = Workbook(folder / "panjang.xlsx", template()), declared_layout()
    for key, value in {**IDENTITAS, "instansi": UNIT, "nama": "Dr. " + "Nama Sangat Panjang " * 3}.items():
        if isinstance(value, str):
            book.sheet("Identitas").put_text(layout.fields["Identitas", key], 2, value)
        elif isinstance(value, int):
            book.sheet("Identitas").put_number(layout.fields["Identitas", key], 2, value)
    pk, measured, budget = (book.sheet(name) for name in ("PK", "Pengukuran", "Anggaran"))
    at = {name: layout[name].columns for name in ("PK", "Pengukuran", "Anggaran")}
    for number in range(INDIKATOR):
        row = layout["PK"].first_row + number
        for sheet in (pk, measured):  # Excel copies the look of the rows above
            for column in range(1, 11):
                sheet.put_text(row, column, "", sheet.style_of(layout["PK"].first_row, column))
        pk.put_text(row, at["PK"]["kode_ik"], f"IK{number + 1:02d}")
        if number % PER_SASARAN == 0:
            pk.put_text(row, at["PK"]["sasaran"], SASARAN.format(number // PER_SASARAN + 1))
        pk.put_text(row, at["PK"]["indikator"], NAME.format(number + 1))
        pk.put_text(row, at["PK"]["polaritas"], "Maksimum")
        pk.put_number(row, at["PK"]["target"], Decimal(90))
        pk.put_text(row, at["PK"]["satuan"], "%")
        measured.put_text(row, at["Pengukuran"]["kode_ik"], f"IK{number + 1:02d}")
        measured.put_number(row, at["Pengukuran"]["realisasi"], Decimal(80 + number % 15))
    for number in range(PER_SASARAN):
        row = layout["Anggaran"].first_row + number
        budget.put_text(row, at["Anggaran"]["kode"], f"076.01.CQ.3355.EBA.{number + 1:03d}")
        budget.put_text(row, at["Anggaran"]["uraian"], ACTIVITY.format(number + 1))
        budget.put_number(row, at["Anggaran"]["pagu"], PAGU)
        budget.put_number(row, at["Anggaran"]["realisasi"], PAGU - 1)
    book.save(folder / "panjang.xlsx")
    return folder / "panjang.xlsx"


def read_pages(file: Path) -> list[Page]:
    said = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True).stdout
    root = ElementTree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", said))
    return [
        Page(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            tuple(
                Word(one.text or "", *(float(one.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax")))
                for one in page.iter(f"{_NS}word")
            ),
        )
        for page in root.iter(f"{_NS}page")
    ]


NAMES = ("kosong", "terbit", "betul", "banyak", "lengkap")
each = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The pages of each workbook, all printed in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("cetak")
    (folder / "kosong.xlsx").write_bytes(template())
    compute(oracle.PUBLISHED, folder / "terbit.xlsx")
    compute(oracle.CORRECTED, folder / "betul.xlsx")
    compute(many_long_texts(folder), folder / "banyak.xlsx")
    compute(oracle.COMPLETE, folder / "lengkap.xlsx")
    program = soffice()
    assert program is not None, oracle.MISSING
    command = [program, write_profile(folder / "profile"), "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    said = run_group([*command, *(str(folder / f"{name}.xlsx") for name in NAMES)], 180)
    lost = [name for name in NAMES if not (folder / f"{name}.pdf").is_file()]
    assert not lost, said
    return {name: read_pages(folder / f"{name}.pdf") for name in NAMES}


@each
def test_no_text_covers_another_and_none_leaves_the_page(name: str, printed: dict[str, list[Page]]) -> None:
    for number, page in enumerate(printed[name], 1):
        assert not list(page.collisions()), f"page {number}"
        outside = [one.text for one in page.words if one.left < 0 or one.right > page.width or one.bottom > page.height]
        assert not outside, f"page {number}"


@each
def test_no_number_is_shown_as_number_signs(name: str, printed: dict[str, list[Page]]) -> None:
    assert not [word.text for page in printed[name] for word in page.words if "##" in word.text]


@each
def test_no_page_is_empty_or_has_but_two_lines(name: str, printed: dict[str, list[Page]]) -> None:
    for number, page in enumerate(printed[name], 1):
        lines = {round(one.top / 6) for one in page.words}
        assert len(lines) > 3, f"page {number}: {page.text()}"


def test_every_word_of_long_texts_is_printed(printed: dict[str, list[Page]]) -> None:
    text = re.sub(r"\s+", "", "".join(page.text() for page in printed["banyak"]))
    wanted = [NAME.format(number) for number in range(1, INDIKATOR + 1)]
    wanted += [SASARAN.format(number) for number in range(1, INDIKATOR // PER_SASARAN + 1)]
    wanted += [UNIT, *(ACTIVITY.format(number) for number in range(1, PER_SASARAN + 1)), "617.283.945.061.725"]
    words = {re.sub(r"\s+", "", word) for one in wanted for word in one.split()}
    assert not [word for word in words if word not in text]


def test_a_sasaran_is_printed_once_over_its_rows(printed: dict[str, list[Page]]) -> None:
    pages = [page.text() for page in printed["terbit"] if "Tabel 3. Pengukuran" in page.text()]
    assert [page.count("Terlaksananya Program Dukungan") for page in pages] == [1]


@each
def test_helper_columns_and_the_lists_of_petunjuk_are_not_printed(name: str, printed: dict[str, list[Page]]) -> None:
    text = " ".join(page.text() for page in printed[name])
    assert "Kolom demi kolom" not in text
    assert "Nilai Realisasi" not in text


def test_filled_cells_of_a_table_have_no_fill(tmp_path: Path) -> None:
    outcome = compute(oracle.CORRECTED, tmp_path / "hasil.xlsx")
    assert outcome.output is not None
    book = openpyxl.load_workbook(outcome.output)
    for name, table in declared_layout().tables.items():
        printed = range(1, len(table.table.printed) + 1)
        fills = {book[name].cell(table.first_row, column).fill.fill_type for column in printed}
        assert fills == {None}, name
