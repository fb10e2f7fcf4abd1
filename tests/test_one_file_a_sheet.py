"""A sheet is one file and a column is one line: everything else follows from the declaration.

The package is copied; the sheet of ``tests/declared/risiko.py`` and a column of Pengukuran are put into the copy, and
its commands run as a user runs them. Nothing in the package knows the two by name.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "kpu-kota-binjai-2024-diperbaiki.xlsx"
KATEGORI_ENDS = "rule=achievement.kategori, former=_KATEGORI_BEFORE),\n"
KENDALA = (
    'Column("kendala", "Kendala", Role.INPUT, Kind.TEXT, 30, "Apa yang menghambat.", optional=True, yearly=True,\n'
    "               makes_row_data=False),\n"
)


class House:
    """A copy of the package, with the sheet and the column put in, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "lkj_xlsx", folder / "lkj_xlsx", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "tests" / "declared" / "risiko.py", folder / "lkj_xlsx" / "sheets")
        pengukuran = folder / "lkj_xlsx" / "sheets" / "pengukuran.py"
        text = pengukuran.read_text(encoding="utf-8")
        assert text.count(KATEGORI_ENDS) == 1
        pengukuran.write_text(text.replace(KATEGORI_ENDS, f"{KATEGORI_ENDS}        {KENDALA}"), encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the copy."""
        return self._python("-m", "lkj_xlsx", *command)

    def json(self, *command: str) -> Any:
        """Run a command and give its JSON document."""
        return json.loads(self.run(*command, "--format", "json").stdout)

    def script(self, text: str) -> str:
        """Run some Python with the copy and give what it prints."""
        done = self._python("-c", text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def fill(self, source: str, target: str, cells: Mapping[str, Sequence[tuple[str, str | int]]]) -> None:
        """Fill cells of a workbook as a user does."""
        book = openpyxl.load_workbook(self.folder / source)
        for sheet, values in cells.items():
            for ref, value in values:
                book[sheet][ref] = value
        book.save(self.folder / target)

    def column(self, file: str, sheet: str, heading: str) -> str:
        """The letters of the column under a heading."""
        row = openpyxl.load_workbook(self.folder / file)[sheet][4]
        return next(cell.column_letter for cell in row if cell.value == heading)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The copy, an empty template of it, a filled workbook and its outcome."""
    made = House(tmp_path_factory.mktemp("house"))
    assert (
        made.run(
            "template", "--dengan", "Risiko", "-o", "templat.xlsx", "--instansi", "KPU Kota Contoh", "--tahun", "2025"
        ).returncode
        == 0
    )
    kendala = made.column("templat.xlsx", "Pengukuran", "Kendala")
    made.fill("templat.xlsx", "isi.xlsx", {
        "PK": [("C6", "Sasaran A"), ("D6", "Indikator satu"), ("E6", "Maksimum"), ("F6", 80), ("G6", "Laporan"),
               ("D7", "Indikator dua"), ("E7", "Maksimum"), ("F7", 10), ("G7", "Orang")],
        "Pengukuran": [("H6", 40), ("H7", 10), (f"{kendala}6", "Hujan")],
        "Anggaran": [("A6", "076.01.CQ"), ("C6", 1000), ("D6", 900)],
        "Risiko": [("B6", "IK02"), ("E6", "Terlambat"), ("F6", 5), ("G6", 4), ("H6", 1_000_000),
                   ("B7", "IK01"), ("F7", "2 (dua)"), ("G7", 3), ("H7", "Rp 2.000,-")],
    })  # fmt: skip
    assert made.run("compute", "isi.xlsx", "-o", "hasil.xlsx").returncode in (0, 1)
    return made


def test_it_is_in_the_template_with_headings_prompts_and_live_links(house: House) -> None:
    book = openpyxl.load_workbook(house.folder / "templat.xlsx")
    assert book.sheetnames[-1] == "Risiko"
    sheet = book["Risiko"]
    assert [cell.value for cell in sheet[4]][:10] == [
        "No", "Kode IK", "Indikator Kinerja", "Satuan", "Risiko", "Ambang", "Peluang", "Biaya Penanganan (Rp)",
        "Tingkat Risiko", "Pemeriksaan",
    ]  # fmt: skip
    prompts = {one.promptTitle: one.prompt for one in sheet.data_validations.dataValidation}
    assert prompts["Risiko"] == "Apa yang dapat terjadi."
    assert sheet["C6"].value.startswith("=IF($L6")
    assert "Kendala" in [cell.value for cell in book["Pengukuran"][4]]
    guide = [cell.value for row in book["Petunjuk"].iter_rows(max_col=4) for cell in row]
    purpose = "risiko tiap indikator dan biaya penanganannya (boleh dikosongkan atau dihapus)"
    assert {"Risiko", purpose, "Kendala", "Apa yang menghambat."} <= set(guide)


def test_it_is_read_into_a_frame_with_its_links_resolved(house: House) -> None:
    printed = house.script(
        "from pathlib import Path; from lkj_xlsx.compute import check\n"
        "read = check(Path('isi.xlsx')).laporan\n"
        "frame = read.frame('Risiko'); print(list(frame.columns)); print(frame.dtypes['biaya'])\n"
        "for row in frame.itertuples(): print(*row, sep='|')\n"
        "print(read.pengukuran['kendala'].tolist())"
    )
    assert printed.splitlines() == [
        "['kode_ik', 'indikator', 'satuan', 'risiko', 'ambang', 'peluang', 'biaya']",
        "object",
        "6|IK02|Indikator dua|Orang|Terlambat|5|4|1000000",
        "7|IK01|Indikator satu|Laporan||2|3|2000",
        "['Hujan', '']",
    ]


def test_it_is_checked_and_what_was_interpreted_is_reported(house: House) -> None:
    found = [one for one in house.json("check", "isi.xlsx")["temuan"] if one["lembar"] == "Risiko"]
    assert [(one["kode"], one["sel"]) for one in found] == [("RS01", "E7"), ("BC01", "F7"), ("BC01", "H7")]
    mark = openpyxl.load_workbook(house.folder / "hasil.xlsx")["Risiko"]["J7"].value
    assert mark == "● RS01, BC01"


def test_its_links_and_results_are_written_and_the_witness_agrees(house: House) -> None:
    stored = openpyxl.load_workbook(house.folder / "hasil.xlsx", data_only=True)["Risiko"]
    assert [stored[ref].value for ref in ("C6", "D6", "I6", "C7", "D7", "I7")] == [
        "Indikator dua", "Orang", 20, "Indikator satu", "Laporan", 6,
    ]  # fmt: skip
    assert house.json("verify", "hasil.xlsx")["putusan"] == "cocok"


@pytest.mark.libreoffice
def test_libreoffice_recalculates_its_formulas_to_the_same_values(house: House) -> None:
    found = house.json("verify", "hasil.xlsx", "--recalc")
    assert found["putusan"] == "cocok"
    assert found["libreoffice"]["sebab"] is None


@pytest.mark.parametrize(("sheet", "ref"), [("Risiko", "E6"), ("Pengukuran", "kendala")])
def test_a_change_after_computing_is_seen(house: House, sheet: str, ref: str) -> None:
    ref = f"{house.column('hasil.xlsx', sheet, 'Kendala')}6" if ref == "kendala" else ref
    house.script(
        "from pathlib import Path; from lkj_xlsx.package import open_workbook, split_ref\n"
        f"book = open_workbook(Path('hasil.xlsx')); book.sheet('{sheet}').put_text(*split_ref('{ref}'), 'Lain')\n"
        "book.save(Path('diubah.xlsx'))"
    )
    found = house.json("verify", "diubah.xlsx")
    assert found["putusan"] == "berbeda"
    assert any(f"pada lembar {sheet}" in fact["pesan"] for fact in found["perbedaan_jejak"])


def test_two_workbooks_are_compared_by_it(house: House) -> None:
    kendala = house.column("isi.xlsx", "Pengukuran", "Kendala")
    house.fill(
        "isi.xlsx", "lain.xlsx", {"Risiko": [("G6", 2), ("H6", 3_000_000)], "Pengukuran": [(f"{kendala}6", "Banjir")]}
    )
    found = house.json("diff", "isi.xlsx", "lain.xlsx")
    (change,) = found["risiko"]["perbedaan"]
    assert (change["jenis"], change["kunci"], change["nama"]) == ("berubah", "IK02", "Terlambat")
    assert [(one["kolom"], one["lama"], one["baru"]) for one in change["nilai"]] == [
        ("Peluang", 4, 2), ("Biaya Penanganan (Rp)", 1_000_000, 3_000_000), ("Tingkat Risiko", 20, 10),
    ]  # fmt: skip
    (change,) = found["indikator"]["perbedaan"]
    assert [(one["kolom"], one["lama"], one["baru"]) for one in change["nilai"]] == [("Kendala", "Hujan", "Banjir")]


def test_what_stays_from_year_to_year_is_taken_over(house: House) -> None:
    assert house.run("template", "--dari", "isi.xlsx", "-o", "2026.xlsx").returncode == 0
    book = openpyxl.load_workbook(house.folder / "2026.xlsx")
    kendala = house.column("2026.xlsx", "Pengukuran", "Kendala")
    assert [book["Risiko"][ref].value for ref in ("E6", "F6", "G6", "H6")] == ["Terlambat", None, None, None]
    assert book["Pengukuran"][f"{kendala}6"].value is None


def test_its_codes_are_explained(house: House) -> None:
    assert "Risiko belum diuraikan." in house.run("explain", "RS01").stdout
    assert "Risiko\nRS01  peringatan Risiko belum diuraikan." in house.run("explain").stdout


def test_an_older_workbook_that_lacks_it_is_no_galat(house: House) -> None:
    shutil.copy(SAMPLE, house.folder / "lama.xlsx")
    found = house.json("check", "lama.xlsx")
    assert [one for one in found["temuan"] if one["tingkat"] != "catatan"] == []
    assert house.run("compute", "lama.xlsx", "-o", "lama-hasil.xlsx").returncode == 0
    book = openpyxl.load_workbook(house.folder / "lama-hasil.xlsx")
    assert "Risiko" not in book.sheetnames
    assert "Kendala" not in [cell.value for cell in book["Pengukuran"][4]]
    assert house.json("verify", "lama-hasil.xlsx")["putusan"] == "cocok"


def test_a_forgotten_piece_is_an_error_at_import(house: House, tmp_path: Path) -> None:
    for edit in _BROKEN:
        folder = tmp_path / "broken"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(house.folder / "lkj_xlsx", folder / "lkj_xlsx")  # with its bytecode, where there is some
        sheet = folder / "lkj_xlsx" / "sheets" / "risiko.py"
        text = sheet.read_text(encoding="utf-8")
        assert edit(text) != text
        sheet.write_text(edit(text), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", "import lkj_xlsx.catalogue"], cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert "Error: " in done.stderr


_BROKEN: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace('CompareBy("kode_ik", "risiko")', 'CompareBy("kode_ik", "nama")'),
    lambda text: text.replace('"satuan_terbaca", "satuan"', '"ukuran", "satuan"'),
    lambda text: text.replace('by="kode_ik", names', 'by="kode", names'),
    lambda text: text.replace('"ambang", "Ambang"', '"biaya", "Ambang"'),
    lambda text: text.replace("tied_row_column(_TIE,", "carried_text_column("),
    lambda text: text.replace("        mark_column(),\n", ""),
    lambda text: text.replace('"RS01"', '"XX01"'),
    lambda text: text.replace("POSITION = 75\n", ""),
)
