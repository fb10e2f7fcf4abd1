"""The rekap: which workbooks count, the figures over all of them, the sentences, and the workbook that shows them."""

import dataclasses
import os
import shutil
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from test_cli import parts, process, run

from lkj_xlsx.compute import check
from lkj_xlsx.rekap.figures import Member, Rekap, figures_of, rekap_of
from lkj_xlsx.rekap.listing import Listed, UnitList, UnusableListError, name_key, read_list
from lkj_xlsx.rekap.sentences import about, decisions, in_words
from lkj_xlsx.rekap.table import address_of
from lkj_xlsx.rekap.unit import Measured, Unit, unit_of
from lkj_xlsx.rules.achievement import Kategori
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET, UNIT_CODE
from lkj_xlsx.sheets.tables import declared_layout

KODE = f"B{declared_layout().fields[IDENTITAS_SHEET, UNIT_CODE.key]}"
SCALE = (Kategori("Sangat Berhasil", Decimal(100), exclusive=True), Kategori("Berhasil", Decimal(90)),
         Kategori("Cukup Berhasil", Decimal(71)))  # fmt: skip


def unit(name: str, capaian: str | None = "95", pagu: int | None = 1000, spent: int = 900, **more: Any) -> Unit:
    """A workbook of one unit in 2024; its kategori is not looked at but where a test says so."""
    value = None if capaian is None else Decimal(capaian)
    figures = {"pagu": None, "realisasi": None, "serapan": None} if pagu is None else {
        "pagu": Decimal(pagu), "realisasi": Decimal(spent), "serapan": Decimal(spent * 100) / pagu,
    }  # fmt: skip
    return Unit(
        **{"path": Path(f"{name}.xlsx"), "nama": name, "tahun": "2024", "capaian": value, "kategori": "Berhasil",
           "indikator": 1, "terukur": 1, "scale": SCALE, **figures, **more}
    )  # fmt: skip


def measured(text: str, capaian: str) -> Measured:
    return Measured("Sasaran", text, text.lower(), Decimal(100), "%", Decimal(capaian), Decimal(capaian), "")


def states(rekap: Rekap) -> dict[str, tuple[bool, str]]:
    return {one.unit.path.stem: (one.counts, "; ".join(one.states)) for one in rekap.members}


class TestFigures:
    def test_means_leave_out_what_is_empty_and_say_how_many_they_are_of(self) -> None:
        figures = rekap_of(
            [unit("A", "100.01", 3000), unit("B", "90.02", 1000), unit("C", None, 500), unit("D", "80", None)], None
        ).figures
        assert (figures.units, figures.known, figures.capaian) == (4, 3, Decimal("90.01"))
        assert (figures.weighed, figures.weighted) == (2, Decimal("97.51"))  # (100,01 x 3 + 90,02) / 4 = 97,5125
        assert (figures.budgeted, figures.pagu, figures.serapan) == (3, Decimal(4500), Decimal(60))
        assert figures.low == 1

    def test_half_a_hundredth_is_rounded_away_from_zero(self) -> None:
        assert rekap_of([unit("A", "90.01"), unit("B", "90.02")], None).figures.capaian == Decimal("90.02")

    def test_no_workbook_has_no_figures(self) -> None:
        rekap = rekap_of([Unit(Path("rusak.xlsx"), "rusak.xlsx kosong (0 byte)")], None)
        assert (rekap.figures.capaian, rekap.figures.weighted, rekap.figures.serapan) == (None, None, None)
        assert states(rekap) == {"rusak": (False, "tidak dapat dibaca: rusak.xlsx kosong (0 byte)")}

    def test_kategori_of_no_unit_is_a_zero(self) -> None:
        rekap = rekap_of([unit("A", "95")], None)
        assert dict(rekap.per_kategori) == {"Sangat Berhasil": 0, "Berhasil": 1, "Cukup Berhasil": 0}
        assert rekap.kategori == "Berhasil"

    def test_weak_indikator_are_those_of_two_units_or_more(self) -> None:
        one = unit("A", measured=(measured("Partisipasi", "70"), measured("Opini", "100")))
        other = unit("B", measured=(measured("Partisipasi", "90"), measured("Hanya di sini", "10")))
        weak = rekap_of([one, other], None).weak
        assert [(each.text, each.known, each.capaian, each.low) for each in weak] == [
            ("Partisipasi", 2, Decimal(80), 1)
        ]
        assert (weak[0].lowest.unit.nama, weak[0].lowest_capaian) == ("A", Decimal(70))


class TestWhichCount:
    def test_two_of_a_unit_and_year_count_neither(self) -> None:
        again = dataclasses.replace(unit("KPU Kab. Contoh", "70"), path=Path("lain.xlsx"))
        rekap = rekap_of([unit("Komisi Pemilihan Umum Kabupaten Contoh"), again, unit("B")], None)
        assert [one.unit.nama for one in rekap.counted] == ["B"]
        assert [[one.unit.path.name for one in same] for same in rekap.doubles] == [
            ["Komisi Pemilihan Umum Kabupaten Contoh.xlsx", "lain.xlsx"]
        ]

    def test_another_year_does_not_count(self) -> None:
        rekap = rekap_of([unit("A"), unit("B"), unit("C", tahun="2023"), unit("D", tahun="")], None)
        assert rekap.tahun == "2024"
        shown = states(rekap)
        assert shown["C"] == (False, "tidak ikut: tahun 2023, bukan 2024")
        assert shown["D"] == (False, "tidak ikut: tahun (kosong), bukan 2024")

    def test_what_is_to_be_said_of_those_that_count(self) -> None:
        rekap = rekap_of([unit("A", None, cause="PU01: target kosong", galat=2), unit("B", edited=True)], None)
        assert states(rekap) == {
            "A": (True, "memuat 2 kesalahan; capaian kosong (PU01: target kosong)"),
            "B": (True, "hasil yang isiannya diubah sesudah dihitung; angkanya dihitung lagi"),
        }

    def test_the_list_says_who_is_missing_and_who_does_not_belong(self) -> None:
        listed = [
            Listed("1", "KPU Kota A", "Aceh"),
            Listed("2", "KPU Kota B", "Aceh"),
            Listed("3", "KPU Kota C", "Bali"),
        ]
        units = [unit("Komisi Pemilihan Umum Kota A", "80", galat=1), unit("X", kode="02"), unit("Kota Asing")]
        rekap = rekap_of(units, listed, "provinsi")
        assert [one.kode for one in rekap.missing] == ["3"]
        assert states(rekap)["Kota Asing"] == (False, "tidak ikut: tidak ada dalam daftar")
        assert [(one.name, one.handed_in, one.expected, one.figures.capaian, one.galat) for one in rekap.groups] == [
            ("Aceh", 2, 2, Decimal("87.5"), 1), ("Bali", 0, 1, None, 0),
        ]  # fmt: skip
        assert rekap.groups[0].lowest is not None
        assert rekap.groups[0].lowest.unit.capaian == 80


class TestUnit:
    def test_realisasi_without_pagu_is_no_part_of_the_sums_and_a_short_name_of_no_word(
        self, short_sample: Path, tmp_path: Path
    ) -> None:
        whole, book = check(short_sample), openpyxl.load_workbook(short_sample)
        for row in range(6, 12):
            book["Anggaran"][f"C{row}"] = None
        book["Identitas"]["B6"] = "e"
        book.save(tmp_path / "b.xlsx")
        units = [
            unit_of(Path("u.xlsx"), one.laporan, one.hasil, one.findings, edited=False)
            for one in (whole, check(tmp_path / "b.xlsx"))
        ]
        assert (units[1].pagu, units[1].realisasi, units[1].serapan) == (None, None, None)
        assert figures_of([Member(one, None, counts=True, states=()) for one in units]).serapan == units[0].serapan
        keys = [[row.key for row in one.measured] for one in units]
        assert keys[0][:8] == keys[1][:8]


class TestList:
    @pytest.mark.parametrize(
        "text",
        [
            "kode,nama,provinsi\n01,KPU A,Aceh\n,,\n",
            "Provinsi;Nama;Kode\r\nAceh;KPU A;01\r\n",
            "\rKode\tNama\tProvinsi\r01\tKPU A\tAceh",
        ],
    )
    def test_commas_or_semicolons_in_any_order(self, text: str) -> None:
        assert read_list(text, "provinsi") == [Listed("01", "KPU A", "Aceh")]

    @pytest.mark.parametrize(
        ("text", "named"), [("", "(kosong)"), ("kode,unit\n", "kode, unit"), ("kode,nama\n", "kode, nama")]
    )
    def test_a_missing_column_is_named(self, text: str, named: str) -> None:
        with pytest.raises(UnusableListError, match="judul kolom yang ada: ") as told:
            read_list(text, "bidang")
        assert str(told.value).endswith(named)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("kode,nama\n,\n", "tidak ada satu unit pun"),
            ("kode,nama,Nama\n1,A,\n", 'kolom "nama" ada lebih dari satu'),
            ('kode,nama\n1,"KPU A\n2,KPU B\n3,KPU C\n', "tanda petik yang tidak ditutup"),
            (f'kode,nama\n1,"{"x" * 200_000}"\n', "baris 2 tidak terbaca"),
        ],
    )
    def test_a_list_that_would_lose_units_is_refused(self, text: str, said: str) -> None:
        with pytest.raises(UnusableListError, match=said):
            read_list(text, None)

    def test_names_are_compared_without_their_usual_short_forms(self) -> None:
        assert name_key("KPU Kab.  Musi-Rawas") == name_key("Komisi Pemilihan Umum KABUPATEN Musi Rawas")
        assert name_key("KPU Kota Solok") != name_key("KPU Kabupaten Solok")

    def test_the_code_comes_before_the_name_and_nothing_is_guessed(self) -> None:
        units = UnitList([Listed("1", "KPU A"), Listed("2", "KPU B"), Listed("3", "KPU C"), Listed("4", "KPU C")])
        found = [
            units.match("2", "KPU A"),
            units.match("9", "KPU A"),
            units.match("", "KPU C"),
            units.match("", "KPU AA"),
        ]
        assert [one.listed and one.listed.kode for one in found] == ["2", "1", None, None]
        assert found[0].remark == "menurut namanya 1 dalam daftar"
        assert found[2].remark == "namanya ada lebih dari satu dalam daftar, isi Kode Satuan Kerja"
        assert "kode 9 tidak ada" in found[1].remark


class TestSentences:
    def test_each_tells_what_to_decide_with_its_numbers(self) -> None:
        weak = (measured("Partisipasi", "60"),)
        units = [
            unit("A", "80", 1000, 950, measured=weak), unit("B", "85", 2_000_000, 1_000_000, measured=weak),
            unit("C", galat=1), Unit(Path("rusak.xlsx"), "rusak.xlsx kosong"),
        ]  # fmt: skip
        listed = [Listed("1", "A"), Listed("2", "B"), Listed("3", "C"), Listed("4", "D")]
        rekap = rekap_of(units, listed)
        said = list(decisions(rekap))
        assert [one.split(" unit")[0].split(" berkas")[0] for one in said] == [
            "Tagih 1", "Kembalikan laporan 1", "Bina 2", "Periksa 1", "Tinjau pagu 1", "Bereskan 1",
        ]  # fmt: skip
        assert '2 di antaranya terlemah pada "Partisipasi"' in said[2]
        assert said[4].endswith("B; sisanya Rp 1,00 juta.")
        assert "1 tidak dapat dibaca" in said[5]
        assert about(rekap, "1 Mei 2025").endswith("1 berkas tidak ikut.")

    def test_nothing_to_decide_is_no_sentence(self) -> None:
        assert list(decisions(rekap_of([unit("A"), unit("B")], None))) == []

    def test_amounts_in_words(self) -> None:
        assert [in_words(Decimal(one)) for one in (15_704_000_000_000, 999_999, 0)] == [
            "Rp 15,70 triliun", "Rp 999.999", "Rp 0",
        ]  # fmt: skip


def test_addresses_escape_what_ends_an_address() -> None:
    assert address_of(Path("a b/nomor #3 100%.xlsx"), Path()) == "a%20b/nomor%20%233%20100%25.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, short_sample: Path) -> Path:
    """A folder with three units, a broken file, an outcome beside its input, a list, and the rekap of them."""
    folder = tmp_path_factory.mktemp("unit")
    for code, name in ((1, "KPU Kota #1"), (2, "@KPU Kota 2"), (3, "KPU Kota 3")):
        book = openpyxl.load_workbook(short_sample)
        book["Identitas"]["B5"], book["Identitas"]["B6"], book["Identitas"][KODE] = f"Unit {code}", name, f"{code:03}"
        if code == 2:
            book["Pengukuran"]["H6"] = 50
        book.save(folder / f"{name.lstrip('@')}.xlsx")
    assert process("compute", str(folder / "KPU Kota 3.xlsx")).returncode == 0
    (folder / "rusak.xlsx").write_bytes(b"")
    rows = ["kode;nama;provinsi", "1;Unit 1;Aceh", "002;Lain;Aceh", "3;Unit 3;Bali", "4;Unit 4;Bali"]
    (folder / "units.csv").write_bytes("\r\n".join(rows).encode("utf-8-sig"))
    arguments = [str(folder), "-o", str(folder / "rekap.xlsx"), "--daftar", str(folder / "units.csv")]
    ended = process("rekap", *arguments, "--kelompok", "Provinsi", "--kerja", "2")
    assert (ended.returncode, ended.stdout) == (3, b"")
    return folder


def rows(sheet: Any, first: int) -> list[Sequence[Any]]:
    return [row for row in sheet.iter_rows(min_row=first, values_only=True) if row[1] is not None]


class TestWorkbook:
    def test_the_sheets_hold_all_units_and_all_rows(self, made: Path) -> None:
        book = openpyxl.load_workbook(made / "rekap.xlsx", data_only=True)
        assert book.sheetnames == [
            "Untuk Pimpinan", "Rekap", "Kelompok", "Per Kelompok", "Indikator", "Anggaran", "Temuan", "Belum Masuk",
        ]  # fmt: skip
        units = rows(book["Rekap"], 6)
        assert sorted(row[1] for row in units) == ["@KPU Kota 2", "KPU Kota #1", "KPU Kota 3", "rusak.xlsx"]
        assert [row[2] for row in units if row[1] == "@KPU Kota 2"] == ["002"]
        assert units[-1][15].startswith("tidak dapat dibaca: rusak.xlsx kosong")
        assert len(rows(book["Indikator"], 5)) == 36
        assert [row[1] for row in rows(book["Belum Masuk"], 5)] == ["Unit 4"]
        pages = [row[:4] for row in book["Per Kelompok"].iter_rows(values_only=True) if row[3] == "belum masuk"]
        assert pages == [(2, "Unit 4", None, "belum masuk")]
        capaian = [row[7] for row in units if row[7] is not None]
        assert book["Rekap"]["H4"].value == pytest.approx(sum(capaian) / 3, abs=0.005)
        assert book["Rekap"]["J4"].value == sum(row[9] for row in units if row[9] is not None)

    def test_the_first_page_says_what_the_sheets_hold(self, made: Path) -> None:
        sheet = openpyxl.load_workbook(made / "rekap.xlsx", data_only=True)["Untuk Pimpinan"]
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert "3 dari 4" in texts
        assert any(text.startswith("1. Tagih 1 unit") for text in texts)
        assert sheet["B9"].value == "@KPU Kota 2"
        assert sum(name.startswith("xl/charts/chart") for name in parts(made / "rekap.xlsx")) == 2
        links = {cell.value: cell.hyperlink.target for row in sheet["B9:B11"] for cell in row}
        assert links["KPU Kota #1"] == "KPU%20Kota%20%231.xlsx"

    def test_the_next_rekap_takes_none_of_before_for_a_unit(self, made: Path) -> None:
        shutil.copy(made / "rekap.xlsx", made / "rekap-lama.xlsx")
        again = run("rekap", str(made), "-o", str(made / "baru.xlsx"), "--kerja", "1")
        assert again.exit_code == 3
        assert "3 unit dihitung" in again.stderr
        assert "1 tidak dapat dibaca" in again.stderr
        assert "1 berkas hasil tidak ikut" in again.stderr
        assert run("rekap", str(made), "-o", str(made / "baru.xlsx")).exit_code == 4

    def test_a_list_that_cannot_be_used_is_told_in_a_sentence(self, made: Path) -> None:
        units = str(made / "units.csv")
        assert run("rekap", str(made), "--kelompok", "bidang").exit_code == 2
        ended = run("rekap", str(made), "-o", str(made / "x.xlsx"), "--daftar", units, "--kelompok", "bidang")
        assert (ended.exit_code, ended.stdout) == (3, "")
        assert 'kolom "bidang" tidak ada' in ended.stderr
        assert not (made / "x.xlsx").exists()

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ("kode,nama\n01,A\n1,B\n".encode("utf-16"), "kode 01, 1 tertulis lebih dari sekali"),
            (b"PK\x03\x04\x14\x00kode", "bukan CSV; di Excel, simpan sebagai CSV UTF-8"),
        ],
    )
    def test_a_list_in_another_form_is_read_or_named(self, tmp_path: Path, data: bytes, said: str) -> None:
        (tmp_path / "units.csv").write_bytes(data)
        ended = run("rekap", str(tmp_path), "-o", str(tmp_path / "x.xlsx"), "--daftar", str(tmp_path / "units.csv"))
        assert (ended.exit_code, said in ended.stderr) == (3, True)

    def test_nothing_to_sum_up_is_a_sentence_and_no_rekap(self, made: Path, tmp_path: Path) -> None:
        output = tmp_path / "x.xlsx"
        assert "tidak memuat berkas .xlsx" in run("rekap", str(tmp_path), "-o", str(output)).stderr
        shutil.copy(made / "rekap.xlsx", tmp_path)
        ended = run("rekap", str(tmp_path), "-o", str(output))
        assert (ended.exit_code, "hanya rekap" in ended.stderr, output.exists()) == (3, True, False)

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows, which has no pipes with a name")
    def test_a_link_that_leads_to_itself_and_a_pipe_are_rows(self, tmp_path: Path, short_sample: Path) -> None:
        shutil.copy(short_sample, tmp_path)
        (tmp_path / "putaran.xlsx").symlink_to("putaran.xlsx")
        os.mkfifo(tmp_path / "pipa.xlsx")
        ended = run("rekap", str(tmp_path), "-o", str(tmp_path / "x.xlsx"), "--kerja", "1")
        assert (ended.exit_code, "2 tidak dapat dibaca" in ended.stderr) == (3, True)

    def test_a_rekap_that_is_open_is_not_written_over(self, made: Path, tmp_path: Path) -> None:
        (tmp_path / "x.xlsx").write_bytes(b"lama")
        (tmp_path / "~$x.xlsx").touch()
        ended = run("rekap", str(made), "-o", str(tmp_path / "x.xlsx"), "--force")
        assert (ended.exit_code, "sedang dibuka" in ended.stderr) == (4, True)
        assert (tmp_path / "x.xlsx").read_bytes() == b"lama"
