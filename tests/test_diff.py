"""``diff``: which rows are paired, what differs, what is printed, and the exit codes."""

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from generated import IDENTITAS, Put, amount, budget_rows, measured_rows
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_book import IDENTITAS as WHOLE
from markdown_book import book, put
from oracle import CORRECTED, PUBLISHED
from test_cli import REFUSED, names, run
from test_cli_json import FLAG, INT, NULL, NUMBER, TEXT, mismatches

from lkj_xlsx.compare import Difference, ItemStatus, Section, compare_reports
from lkj_xlsx.compare import reports as pairing
from lkj_xlsx.compare.items import Item
from lkj_xlsx.compute import check, compute
from lkj_xlsx.compute import diff as diff_files
from lkj_xlsx.package import Unwritable
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.template import Prefill, make_template
from lkj_xlsx.template.prefill import ValuesByKey

D = Decimal
PROMISED = "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |\n"
MEASURED = "| Pengukuran | Realisasi |\n"
BUDGETED = "| Anggaran | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |\n"
PLANNED = "| RKT | Kode | Indikator Kinerja | Target | Perkiraan Kebutuhan Anggaran (Rp) |\n"

TURNOUT = "Persentase partisipasi pemilih"
REPORTS = "Jumlah laporan keuangan yang tepat waktu"
OPINION = "Opini BPK atas laporan keuangan"


def promised(*rows: str) -> str:
    """The table of PK from rows ``kode; sasaran; indikator; polaritas; target; satuan``."""
    return PROMISED + "".join(f"| | {row.replace(';', ' |')} |\n" for row in rows)


def measured(*realisasi: str) -> str:
    return MEASURED + "".join(f"| | {one} |\n" for one in realisasi)


def budgeted(*rows: str) -> str:
    return BUDGETED + "".join(f"| | {row.replace(';', ' |')} |\n" for row in rows)


def renamed_by_hand(kode: str, text: str) -> str:
    """The second indikator reworded, under ``kode`` on both sheets."""
    row = "| Pengukuran | Kode IK | Indikator Kinerja | Target | Polaritas | Realisasi |\n| | = | = | = | = | 60 |\n"
    return (
        promised(f"=;S1;{TURNOUT};Maksimum;80;%", f"{kode};;{text};Maksimum;4;Laporan")
        + row
        + f"| | {kode} | {'=' if kode else text} | {'=' if kode else '4'} | = | 4 |\n"
    )


def differences(folder: Path, old: str, new: str, **settings_of_new: Any) -> Difference:
    """Compare two workbooks that Markdown declares."""
    one, other = book(folder, old, name="lama.xlsx"), book(folder, new, name="baru.xlsx", **settings_of_new)
    return diff_files(one, other).difference


def changes(section: Section) -> dict[str, list[tuple[object, ...]]]:
    """The changes of each item, by its status and name: column, old, new, difference."""
    return {
        f"{entry.status.value}: {entry.name}": [
            (change.heading, change.old.value, change.new.value, change.difference) for change in entry.changes
        ]
        for entry in section.entries
    }


def statuses(section: Section) -> dict[str, str]:
    return {entry.name: entry.status.value for entry in section.entries}


BASE = promised(f"=;S1;{TURNOUT};Maksimum;80;%", f"=;;{REPORTS};Maksimum;4;Laporan") + measured("60", "4")
BUDGET_BASE = budgeted("3355.EBA;Layanan umum;100;90", "3356.EBB;Layanan data;50;40")


class TestIndikator:
    def test_what_is_equal_is_counted_and_not_listed(self, tmp_path: Path) -> None:
        found = differences(tmp_path, BASE, BASE)
        assert not found.found
        assert (found.indikator.equal, found.indikator.entries) == (2, ())

    def test_target_realisasi_capaian_and_kategori_change(self, tmp_path: Path) -> None:
        new = promised(f"=;S1;{TURNOUT};Maksimum;75;%", f"=;;{REPORTS};Maksimum;4;Lap") + measured("72", "4")
        found = differences(tmp_path, BASE, new).indikator
        assert changes(found) == {
            f"berubah: {TURNOUT}": [
                ("Target", 80, 75, -5),
                ("Realisasi", 60, 72, 12),
                ("% Capaian", D("75.00"), D("96.00"), D("21.00")),
                ("Kategori", "Cukup Berhasil", "Berhasil", None),
            ]
        }
        assert found.equal == 1, "Lap is Laporan"

    def test_a_linked_target_is_listed_once_with_its_cell_in_pk(self, tmp_path: Path) -> None:
        new = promised(f"=;S1;{TURNOUT};Maksimum;75;%", f"=;;{REPORTS};Maksimum;4;Laporan") + measured("60", "4")
        (entry,) = differences(tmp_path, BASE, new).indikator.entries
        assert [(change.heading, change.old.cell) for change in entry.changes] == [
            ("Target", "PK!F6"), ("% Capaian", "Pengukuran!I6"),
        ]  # fmt: skip

    def test_a_target_changed_in_pk_below_a_typed_target_is_listed_as_that_of_pk(self, tmp_path: Path) -> None:
        typed = "| Pengukuran | Target | Realisasi |\n| | 80 | 60 |\n"
        old = promised(f"=;S1;{TURNOUT};Maksimum;80;%") + typed
        new = promised(f"=;S1;{TURNOUT};Maksimum;75;%") + typed
        assert changes(differences(tmp_path, old, new).indikator) == {
            f"berubah: {TURNOUT}": [("Target (PK)", 80, 75, -5)]
        }

    def test_polaritas_sasaran_and_satuan_change(self, tmp_path: Path) -> None:
        new = promised(f"=;S2;{TURNOUT};Stabil;80;%", f"=;;{REPORTS};Maksimum;4;Buku") + measured("60", "4")
        found = changes(differences(tmp_path, BASE, new).indikator)
        assert found[f"berubah: {TURNOUT}"] == [
            ("Sasaran Strategis", "S1", "S2", None), ("Polaritas", "Maksimum", "Stabil", None),
        ]  # fmt: skip
        assert ("Satuan", "Laporan", "Buku", None) in found[f"berubah: {REPORTS}"]

    def test_an_added_row_lists_what_is_filled_and_the_codes_below_may_move(self, tmp_path: Path) -> None:
        new = (
            promised(f"=;S1;{OPINION};Maksimum;WTP;Opini", f"=;;{TURNOUT};Maksimum;80;%",
                     f"=;;{REPORTS};Maksimum;4;Laporan")
            + measured("WDP", "60", "4")
        )  # fmt: skip
        found = differences(tmp_path, BASE, new).indikator
        assert statuses(found) == {OPINION: "ditambah"}
        assert found.equal == 2
        (entry,) = found.entries
        assert (entry.key, entry.changes[0].heading) == ("IK01", "Indikator Kinerja")
        assert {change.heading for change in entry.changes} == {
            "Indikator Kinerja", "Sasaran Strategis", "Polaritas", "Target", "Satuan", "Realisasi", "% Capaian",
            "Kategori",
        }  # fmt: skip
        assert {change.old.value for change in entry.changes} == {None}

    def test_a_dropped_row_is_named(self, tmp_path: Path) -> None:
        new = promised(f"=;S1;{TURNOUT};Maksimum;80;%") + measured("60")
        assert statuses(differences(tmp_path, BASE, new).indikator) == {REPORTS: "dihapus"}

    @pytest.mark.parametrize(
        ("kode", "text"),
        [
            pytest.param("=", "Banyaknya berkas", id="by code"),
            pytest.param("", "Jumlah laporan keuangan yang selesai tepat waktu", id="by likeness"),
        ],
    )
    def test_a_reworded_indikator_is_renamed(self, tmp_path: Path, kode: str, text: str) -> None:
        found = differences(tmp_path, BASE, renamed_by_hand(kode, text)).indikator
        assert ("Indikator Kinerja", REPORTS, text, None) in changes(found)[f"berganti nama: {text}"]
        assert len(found.entries) == 1

    def test_another_text_without_a_code_is_another_indikator(self, tmp_path: Path) -> None:
        assert statuses(differences(tmp_path, BASE, renamed_by_hand("", OPINION)).indikator) == {
            REPORTS: "dihapus",
            OPINION: "ditambah",
        }

    def test_case_and_blanks_are_no_other_name_but_punctuation_is(self, tmp_path: Path) -> None:
        new = promised(f"=;s1;{TURNOUT.upper()};maksimum;80;%", f"=;;{REPORTS}!;Maksimum;4;Laporan")
        found = differences(tmp_path, BASE, new + measured("60", "4")).indikator
        assert statuses(found) == {f"{REPORTS}!": "berganti nama"}

    def test_the_same_text_twice_is_paired_by_code_then_by_sasaran_then_in_order(self, tmp_path: Path) -> None:
        old = promised(f"A;S1;{TURNOUT};Maksimum;10;%", f"B;S2;{TURNOUT};Maksimum;20;%", f";S3;{TURNOUT};Maksimum;30;%")
        new = promised(f";S3;{TURNOUT};Maksimum;30;%", f"B;S2;{TURNOUT};Maksimum;21;%", f"A;S1;{TURNOUT};Maksimum;10;%")
        found = differences(tmp_path, old, new).indikator
        assert changes(found) == {f"berubah: {TURNOUT}": [("Target", 20, 21, 1)]}
        assert found.equal == 2

    @pytest.mark.parametrize(
        ("old", "new", "shown"),
        [
            pytest.param("", "0", (None, 0, None), id="nothing is not 0"),
            pytest.param("-", "0", (None, 0, None), id="not measured is not 0"),
            pytest.param("5", "0", (5, 0, -5), id="0 is a value"),
            pytest.param("5", "lOOo/o", (5, "lOOo/o", None), id="unreadable is told as written"),
        ],
    )
    def test_realisasi(self, tmp_path: Path, old: str, new: str, shown: tuple[object, ...]) -> None:
        row = promised(f"=;S1;{TURNOUT};Maksimum;10;%")
        found = differences(tmp_path, row + measured(old), row + measured(new)).indikator
        assert ("Realisasi", *shown) in changes(found)[f"berubah: {TURNOUT}"]

    def test_an_empty_cell_and_a_dash_both_mean_not_measured(self, tmp_path: Path) -> None:
        row = promised(f"=;S1;{TURNOUT};Maksimum;10;%")
        assert not differences(tmp_path, row + measured(""), row + measured("-")).found

    def test_words_and_ranges_are_compared_without_a_difference(self, tmp_path: Path) -> None:
        old = promised(f"=;S1;{OPINION};Maksimum;WTP;", f"=;;{TURNOUT};Maksimum;80-90%;")
        new = promised(f"=;S1;{OPINION};Maksimum;WDP;", f"=;;{TURNOUT};Maksimum;80-95%;")
        run_ = [change for entry in differences(tmp_path, old, new).indikator.entries for change in entry.changes]
        assert [(change.heading, change.difference) for change in run_] == [("Target", None), ("Target", None)]

    def test_numbers_of_two_units_have_no_difference(self, tmp_path: Path) -> None:
        old = promised(f"=;S1;{REPORTS};Maksimum;4;Laporan")
        new = promised(f"=;S1;{REPORTS};Maksimum;100;%")
        assert changes(differences(tmp_path, old, new).indikator) == {
            f"berubah: {REPORTS}": [("Target", 4, 100, None), ("Satuan", "Laporan", "%", None)]
        }


class TestAnggaran:
    def test_rupiah_and_serapan_with_their_differences(self, tmp_path: Path) -> None:
        new = budgeted("3355.EBA;Layanan umum;100;95", "3356.EBB;Layanan data;50;40")
        found = differences(tmp_path, BUDGET_BASE, new)
        assert changes(found.anggaran) == {
            "berubah: Layanan umum": [
                ("Realisasi (Rp)", 90, 95, 5),
                ("Sisa Anggaran (Rp)", 10, 5, -5),
                ("% Capaian", D("90.00"), D("95.00"), D("5.00")),
            ]
        }
        assert changes(found.lainnya)["berubah: TOTAL Realisasi (Rp)"] == [("Realisasi (Rp)", 130, 135, 5)]

    def test_rows_are_the_same_by_code_wherever_they_stand(self, tmp_path: Path) -> None:
        new = budgeted("3356.EBB;Layanan data;50;40", "3355.eba;Layanan umum;100;90")
        assert not differences(tmp_path, BUDGET_BASE, new).found

    def test_another_uraian_under_a_code_is_renamed_and_another_code_is_another_row(self, tmp_path: Path) -> None:
        new = budgeted("3355.EBA;Layanan kantor;100;90", "3357.EBB;Layanan data;50;40")
        found = differences(tmp_path, BUDGET_BASE, new).anggaran
        assert [(entry.status, entry.key) for entry in found.entries] == [
            (ItemStatus.RENAMED, "3355.EBA"), (ItemStatus.ADDED, "3357.EBB"), (ItemStatus.DROPPED, "3356.EBB"),
        ]  # fmt: skip
        assert [change.new.value for change in found.entries[1].changes] == ["Layanan data", 50, 40, 10, D("80.00")]

    def test_a_code_that_repeats_is_paired_by_uraian_then_in_order(self, tmp_path: Path) -> None:
        old = budgeted("3355;A;1;1", "3355;B;2;2", "3355;C;3;3")
        new = budgeted("3355;B;2;2", "3355;X;1;1", "3355;C;3;3")
        assert changes(differences(tmp_path, old, new).anggaran) == {
            "berganti nama: X": [("Program/Kegiatan/Output", "A", "X", None)]
        }

    def test_a_row_without_a_code_is_its_uraian(self, tmp_path: Path) -> None:
        found = differences(tmp_path, budgeted(";Belanja;10;0"), budgeted(";Belanja;0;0"))
        assert changes(found.anggaran)["berubah: Belanja"][0] == ("Pagu (Rp)", 10, 0, -10)

    def test_an_amount_that_vanished_is_not_0(self, tmp_path: Path) -> None:
        found = differences(tmp_path, budgeted("3355;A;10;0"), budgeted("3355;A;10;")).anggaran
        assert changes(found)["berubah: A"][0] == ("Realisasi (Rp)", 0, None, None)


class TestOthers:
    def test_the_plan_is_compared_too(self, tmp_path: Path) -> None:
        old, new = (PLANNED + f"| | 3355 | {TURNOUT} | 80 | {amount} |\n" for amount in ("100", "120"))
        assert changes(differences(tmp_path, old, new).rkt) == {
            f"berubah: {TURNOUT}": [("Perkiraan Kebutuhan Anggaran (Rp)", 100, 120, 20)]
        }

    def test_ringkasan(self, tmp_path: Path) -> None:
        new = BASE.replace("| 60 |", "| 88 |")
        assert changes(differences(tmp_path, BASE, new).lainnya) == {
            "berubah: Rata-rata capaian (%)": [("Rata-rata capaian (%)", D("87.50"), D("105.00"), D("17.50"))],
            "berubah: Kategori": [("Kategori", "Cukup Berhasil", "Sangat Berhasil", None)],
        }

    def test_settings_and_identity(self, tmp_path: Path) -> None:
        new = {
            "pengaturan": {"batas_capaian": 120, "rumus_minimum": "T/R", "rata_rata": "sasaran"},
            "identitas": {**WHOLE, "instansi": "KPU Kota Lain", "tahun": 2025, "nama": "Budi"},
        }
        found = {key: values[0][1:3] for key, values in changes(differences(tmp_path, "", "", **new).lainnya).items()}
        assert found == {
            "berubah: Rumus Minimum": ("2T-R", "T/R"),
            "berubah: Batas Capaian": (None, 120),
            "berubah: Rata-rata Instansi": ("indikator", "sasaran"),
            "berubah: Nama Instansi": ("KPU Kota Contoh", "KPU Kota Lain"),
            "berubah: Tahun": ("2024", "2025"),
            "berubah: Nama Penandatangan": ("Nama Lengkap", "Budi"),
        }

    def test_another_scale_is_listed_class_by_class(self, tmp_path: Path) -> None:
        found = statuses(differences(tmp_path, "", "", pengaturan={"skala_kategori": "Pemda"}).lainnya)
        assert found["Skala Kategori"] == "berubah"
        assert (found["Kategori Berhasil"], found["Kategori Tinggi"]) == ("dihapus", "ditambah")

    def test_a_bound_that_is_no_number_is_listed(self, tmp_path: Path) -> None:
        bound = Put("Pengaturan", "Kategori_Batas[2]", "sembilan puluh")
        found = changes(differences(tmp_path, "", "", edit=bound.into).lainnya)
        assert found["berubah: Kategori Berhasil"] == [("Batas bawah", "mulai 90", "mulai (bukan angka)", None)]

    def test_a_column_that_is_gone_has_no_cell(self, tmp_path: Path) -> None:
        found = differences(tmp_path, BUDGET_BASE, BUDGET_BASE, edit=put(Anggaran_D4="Kolom lain")).anggaran
        change = found.entries[0].changes[0]
        assert (change.heading, change.old.cell, change.new.value, change.new.cell) == (
            "Realisasi (Rp)", "Anggaran!D6", None, None,
        )  # fmt: skip

    def test_stored_results_do_not_count(self, tmp_path: Path) -> None:
        before = book(tmp_path, BASE + BUDGET_BASE, name="lama.xlsx")
        compute(before, tmp_path / "hasil.xlsx")
        assert not diff_files(before, tmp_path / "hasil.xlsx").difference.found
        assert not diff_files(tmp_path / "hasil.xlsx", before).difference.found


def test_the_samples_against_each_other() -> None:
    found = diff_files(PUBLISHED, CORRECTED).difference
    assert [(status, found.indikator.count(status)) for status in (ItemStatus.CHANGED, ItemStatus.DROPPED)] == [
        (ItemStatus.CHANGED, 12), (ItemStatus.DROPPED, 9),
    ]  # fmt: skip
    assert not found.anggaran.entries
    figures = {change.heading: change for entry in found.lainnya.entries for change in entry.changes}
    mean = figures["Rata-rata capaian (%)"]
    assert (mean.old.value, mean.new.value, mean.difference) == (D("100.00"), D("100.58"), D("0.58"))


class TestSize:
    def test_twenty_thousand_rows_take_no_longer_than_pairing_them_needs(self) -> None:
        tried = 0

        def counting(item: Item) -> str | None:
            nonlocal tried
            tried += 1
            return item.code

        old = [Item(f"A{number}", f"lama {number}", {}) for number in range(20_000)]
        new = [Item(f"B{number}", f"baru {number}", {}) for number in range(20_000)]
        found = pairing.pair(old, new, (counting,), counting)
        assert tried <= 3 * (len(old) + len(new))
        assert not found.by_likeness
        assert len(found.pairs) == len(old) + len(new)

    def test_a_note_says_that_similar_texts_were_not_looked_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pairing, "MOST_COMPARED", 0)
        new = renamed_by_hand("", f"{REPORTS} sekali")
        files = book(tmp_path, BASE, name="lama.xlsx"), book(tmp_path, new, name="baru.xlsx")
        assert statuses(diff_files(*files).difference.indikator) == {
            REPORTS: "dihapus",
            f"{REPORTS} sekali": "ditambah",
        }
        assert "Terlalu banyak" in run("diff", *map(str, files)).stdout


SEEDS = range(5)


@pytest.fixture(scope="module")
def reports(workshop: Path) -> list[tuple[Report, Results]]:
    """Generated workbooks as read, with their results."""
    return [report(seed, workshop / f"beda-{seed}.xlsx") for seed in SEEDS]


def report(seed: int, file: Path) -> tuple[Report, Results]:
    random = Random(seed)
    pk, rows = measured_rows(random, 12)
    plan: list[ValuesByKey] = [
        {"kode": random.choice(("3355", "3356", None)), "indikator": random.choice(("A b", "A c", None)),
         "anggaran": amount(random)} for _ in range(4)
    ]  # fmt: skip
    tables = {"PK": pk, "Pengukuran": rows, "Anggaran": budget_rows(random, 12), "RKT": plan}
    file.write_bytes(make_template(Prefill({**IDENTITAS, "tahun": 2020 + seed}, {}, tables)))
    outcome = check(file)
    return outcome.laporan, outcome.hasil


def mirrored(section: Section) -> set[tuple[object, ...]]:
    """A section as the comparison the other way round tells it, but for names and order."""
    turned = {ItemStatus.ADDED: ItemStatus.DROPPED, ItemStatus.DROPPED: ItemStatus.ADDED}
    return {
        (turned.get(entry.status, entry.status), frozenset((one.field, one.new, one.old) for one in entry.changes))
        for entry in section.entries
    }


def plain(section: Section) -> set[tuple[object, ...]]:
    return {
        (entry.status, frozenset((one.field, one.old, one.new) for one in entry.changes)) for entry in section.entries
    }


@settings(deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS))
@example(0, 0)
def test_a_report_equals_itself_and_swapped_reports_give_the_same_changes(
    reports: list[tuple[Report, Results]], one: int, other: int
) -> None:
    a, b = reports[one], reports[other]
    there, back = compare_reports(a, b), compare_reports(b, a)
    assert there.found == (one != other)
    for name, section in there.sections.items():
        assert len(section.entries) == len(back.sections[name].entries), name
        assert (plain(section), section.equal) == (mirrored(back.sections[name]), back.sections[name].equal), name
        assert [change for entry in section.entries for change in entry.changes if change.old == change.new] == []


texts = st.lists(st.sampled_from(["ab cd ef", "ab cd eg", "ab cd", "xy zz ef", "", "ef ab cd"]), max_size=7)
codes = st.sampled_from(["", "A", "B"])


@given(texts, texts, st.lists(codes, min_size=7, max_size=7), st.lists(codes, min_size=7, max_size=7))
def test_swapped_reports_give_swapped_pairs_and_every_item_is_in_one(
    old: list[str], new: list[str], old_codes: list[str], new_codes: list[str]
) -> None:
    a = [Item(code, text, {}) for code, text in zip(old_codes, old, strict=False)]
    b = [Item(code, text, {}) for code, text in zip(new_codes, new, strict=False)]

    def code(item: Item) -> str | None:
        return item.code or None

    ties = (lambda item: (item.code, item.text), lambda item: item.text or None)
    there = pairing.pair(a, b, ties, code).pairs
    back = pairing.pair(b, a, ties, code).pairs
    assert {(id(one), id(other)) for one, other in there} == {(id(other), id(one)) for one, other in back}
    assert sorted(id(one) for one, _ in there if one is not None) == sorted(map(id, a))
    assert sorted(id(one) for _, one in there if one is not None) == sorted(map(id, b))


VALUE = (NUMBER, TEXT, NULL)
ENTRIES = {
    "sama": INT,
    "kemiripan_dicari": FLAG,
    "perbedaan": [
        {
            "jenis": TEXT, "kunci": (TEXT, NULL), "nama": TEXT,
            "nilai": [
                {
                    "kolom": TEXT, "lama": VALUE, "baru": VALUE, "selisih": (NUMBER, NULL), "satuan_lama": (TEXT, NULL),
                    "satuan_baru": (TEXT, NULL), "sel_lama": (TEXT, NULL), "sel_baru": (TEXT, NULL),
                }
            ],
        }
    ],
}  # fmt: skip
SHAPE: dict[object, object] = {
    "lkj_xlsx": TEXT,
    "berkas": {"lama": TEXT, "sha256_lama": TEXT, "baru": TEXT, "sha256_baru": TEXT, "keluaran": (TEXT, NULL)},
    "indikator": ENTRIES, "anggaran": ENTRIES, "rkt": ENTRIES, "lainnya": ENTRIES,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two workbooks that differ and one that is refused."""
    book(tmp_path, BASE + BUDGET_BASE, name="lama.xlsx")
    new = promised(f"=;S1;{TURNOUT} {'panjang ' * 20};Maksimum;85;%") + measured("60")
    book(tmp_path, new + budgeted("3355.EBA;Layanan umum;1000000;90"), name="baru.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
class TestCommand:
    def test_0_without_a_difference_and_only_the_counts_are_printed(self) -> None:
        result = run("diff", "lama.xlsx", "lama.xlsx")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.splitlines()[-1] == "Tidak ada perbedaan."
        assert "Indikator  2 sama" in result.stdout

    def test_1_with_differences_in_lines_of_at_most_100_characters(self, folder: Path) -> None:
        before = names(folder)
        result = run("diff", "lama.xlsx", "baru.xlsx")
        assert (result.exit_code, result.stderr) == (1, "")
        assert max(map(len, result.stdout.splitlines())) <= 100
        assert "  Target             80% -> 85%  (+5 poin)" in result.stdout.splitlines()
        assert "  Pagu (Rp)           100 -> 1.000.000  (+999.900)" in result.stdout.splitlines()
        assert names(folder) == before

    def test_json_is_one_document(self) -> None:
        result = run("diff", "lama.xlsx", "baru.xlsx", "--format", "json")
        assert (result.exit_code, result.stderr) == (1, "")
        document = json.loads(result.stdout)
        assert list(mismatches(document, SHAPE)) == []
        (renamed, dropped) = document["indikator"]["perbedaan"]
        assert (renamed["jenis"], renamed["kunci"], dropped["jenis"]) == ("berganti nama", "IK01", "dihapus")
        assert [one["selisih"] for one in renamed["nilai"] if one["kolom"] == "Target"] == [5]

    @pytest.mark.parametrize("kind", ["csv", "missing sheet", "not there", "password"])
    @pytest.mark.parametrize("place", [0, 1])
    def test_3_where_either_is_refused(self, folder: Path, kind: str, place: int) -> None:
        made = REFUSED[kind]
        if isinstance(made, bytes):
            (folder / "masukan.xlsx").write_bytes(made)
        elif callable(made):
            made(folder)
        files = ["lama.xlsx"]
        files.insert(place, "masukan.xlsx")
        before = names(folder)
        result = run("diff", *files, "-o", "beda.xlsx")
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (3, "", 1)
        assert names(folder) == before

    def test_4_where_the_output_exists_or_is_one_of_the_two(self, folder: Path) -> None:
        (folder / "beda.xlsx").write_bytes(b"pekerjaan")
        before = {path: path.read_bytes() for path in folder.iterdir()}
        ended = [
            run("diff", "lama.xlsx", "baru.xlsx", "-o", output, *force)
            for output, force in (
                ("beda.xlsx", []), ("lama.xlsx", ["--force"]), ("baru.xlsx", ["--force"]), ("tidak-ada/x.xlsx", []),
            )
        ]  # fmt: skip
        assert [(one.exit_code, one.stdout) for one in ended] == [(4, "")] * 4
        assert {path: path.read_bytes() for path in folder.iterdir()} == before
        assert run("diff", "lama.xlsx", "baru.xlsx", "-o", "beda.xlsx", "--force").exit_code == 1
        assert zipfile.is_zipfile(folder / "beda.xlsx")

    def test_control_characters_in_cells_do_not_reach_the_terminal(self, folder: Path) -> None:
        evil = promised("=;S1;Nama \u0090[2J indikator;Maksimum;1;%")
        book(folder, evil, name="aneh.xlsx")
        shown = run("diff", "lama.xlsx", "aneh.xlsx").stdout
        assert [line for line in shown.splitlines() if not line.isprintable()] == []


@pytest.mark.usefixtures("folder")
class TestWorkbook:
    @pytest.fixture
    def witness(self) -> openpyxl.Workbook:
        diff_files(Path("lama.xlsx"), Path("baru.xlsx"), Path("beda.xlsx"))
        return openpyxl.load_workbook("beda.xlsx")

    def test_a_sheet_for_each_part_says_what_was_compared(self, witness: openpyxl.Workbook) -> None:
        assert witness.sheetnames == ["Indikator", "Anggaran", "RKT", "Lainnya"]
        for sheet in witness:
            assert [sheet["A2"].value, sheet["A3"].value] == ["Lama: lama.xlsx", "Baru: baru.xlsx"]
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            assert sheet.print_title_rows == "$6:$6"

    def test_numbers_are_numbers_and_every_row_can_be_filtered(self, witness: openpyxl.Workbook) -> None:
        rows = [row for row in witness["Anggaran"].iter_rows(min_row=7, values_only=True) if row[0] == "berubah"]
        assert rows[0][:7] == ("berubah", "3355.EBA", "Layanan umum", "Pagu (Rp)", 100, 1_000_000, 999_900)
        assert {row[1] for row in rows} == {"3355.EBA"}

    def test_status_code_and_name_are_shown_once_and_in_black(self, witness: openpyxl.Workbook) -> None:
        sheet = witness["Anggaran"]
        ((area, rules),) = ((str(one.sqref), one.rules) for one in sheet.conditional_formatting)
        assert area == f"A8:C{sheet.max_row}"
        (rule,) = rules
        assert rule.formula == ["AND(SUBTOTAL(103,$C7)>0,$A8=$A7,$B8=$B7,$C8=$C7)"]
        assert rule.dxf.numFmt.formatCode == ";;;"
        assert len({cell.style_id for (cell,) in sheet.iter_rows(min_row=7, min_col=3, max_col=3)}) == 1

    def test_a_part_without_difference_says_so(self, witness: openpyxl.Workbook) -> None:
        assert witness["RKT"]["C7"].value == "Tidak ada perbedaan."

    def test_the_same_comparison_gives_the_same_bytes(self, witness: openpyxl.Workbook, folder: Path) -> None:
        first = (folder / "beda.xlsx").read_bytes()
        diff_files(Path("lama.xlsx"), Path("baru.xlsx"), Path("beda.xlsx"), force=True)
        assert (folder / "beda.xlsx").read_bytes() == first
        assert witness.sheetnames

    def test_amounts_that_no_cell_can_hold_stand_there_as_text(self, folder: Path) -> None:
        book(folder, budgeted("3355.EBA;Layanan umum;9007199254740993;0"), name="besar.xlsx")
        diff_files(Path("lama.xlsx"), Path("besar.xlsx"), Path("beda.xlsx"))
        row = next(openpyxl.load_workbook("beda.xlsx")["Anggaran"].iter_rows(min_row=7, values_only=True))
        assert row[4:7] == (100, "9.007.199.254.740.993", "+9.007.199.254.740.893")


def test_unwritable_is_the_error_to_expect(tmp_path: Path) -> None:
    one = book(tmp_path, BASE, name="lama.xlsx")
    with pytest.raises(Unwritable):
        diff_files(one, one, one, force=True)
