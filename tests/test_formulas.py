"""Each rule has two faces, the Python function and the workbook formula: LibreOffice finds them equal.

Workbooks are computed, and recalculated in one run of LibreOffice.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from generated import IDENTITAS, Case, Put, formatted, plain, scrambled
from oracle import Difference, Recalculator, differences, same, told, values

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.template import Prefill
from lkj_xlsx.values import Range
from lkj_xlsx.verify import Verdict, verify

pytestmark = pytest.mark.libreoffice

CASES = (
    scrambled("bawaan", 1, 100, {}, ()),
    scrambled("batas-120", 2, 70, {"batas_capaian": 120, "rata_rata": "sasaran"}, ()),
    scrambled("pemda-rasio", 3, 70, {"batas_capaian": 100, "rumus_minimum": "T/R", "skala_kategori": "Pemda"}, ()),
    scrambled("batas-teks", 4, 60, {"batas_capaian": "110 %", "rumus_minimum": " t/r ", "rata_rata": "SASARAN"}, ()),
    scrambled("format", 5, 60, {}, formatted(5)),
    scrambled("format-batas", 6, 60, {"rata_rata": "sasaran"},
              [*formatted(6), Put("Pengaturan", "Batas Capaian", 1.15, "0%")]),
    Case("satu-baris", Prefill(IDENTITAS, {}, {"PK": [{"indikator": "Satu", "target": 3, "polaritas": "Maksimum"}],
                                             "Pengukuran": [{"realisasi": 2}]})),
)  # fmt: skip
_OF_NOTHING = (
    (6, "Minimum", 0, 0), (7, "Minimum", 0, 5), (8, "Minimum", 0, -1), (9, "Minimum", 4, 0), (10, "Minimum", -3, 2),
    (11, "Maksimum", 0, 0), (12, "Stabil", 0, 2), (13, "Minimumnya", 0, 1),
)  # fmt: skip
EDGES = (
    plain("skala-asing", Put("Pengaturan", "Skala Kategori", "Lain")),
    plain("skala-kosong", Put("Pengaturan", "Skala Kategori", None)),
    plain("skala-berspasi", Put("Pengaturan", "Skala Kategori", " pemda ")),
    plain("rumus-kosong", Put("Pengaturan", "Rumus Minimum", None), Put("PK", "E6", "Minimum")),
    plain("rumus-asing", Put("Pengaturan", "Rumus Minimum", "lain"), Put("Pengaturan", "Rata-rata Instansi", None)),
    plain("batas-nol", Put("Pengaturan", "Batas Capaian", 0)),
    plain("batas-kata", Put("Pengaturan", "Batas Capaian", "tidak ada")),
    plain("batas-jam", Put("Pengaturan", "Batas Capaian", 0.5, "h:mm")),
    plain("kategori-diubah", Put("Pengaturan", "Kategori_Batas[1]", 95), Put("Pengaturan", "Kategori_Batas[2]", 85.5),
          Put("Pengaturan", "Kategori_Syarat[2]", "LEBIH DARI"), Put("Pengaturan", "Kategori_Nama[2]", "Baik*")),
    plain("kategori-batas-teks", Put("Pengaturan", "Kategori_Batas[2]", "90")),
    plain("kategori-syarat-berspasi", Put("Pengaturan", "Kategori_Syarat[2]", "lebih dari "),
          Put("Pengukuran", "H6", 9)),
    plain("kata-baru", Put("Pengaturan", "Skala_Nama[14]", "Baru"), Put("Pengaturan", "Skala_Kata[14]", "Unggul"),
          Put("Pengaturan", "Skala_Nilai[14]", 3), Put("Pengaturan", "Skala_Nama[15]", "Baru"),
          Put("Pengaturan", "Skala_Kata[15]", "Cukup"), Put("Pengaturan", "Skala_Nilai[15]", "2"),
          Put("PK", "F6", "unggul"), Put("Pengukuran", "H6", "Cukup"), Put("PK", "F7", "Unggul"),
          Put("Pengukuran", "H7", "WTP")),
    plain("kata-seperti-syarat", *(Put("Pengaturan", f"Skala_{name}[{at}]", value) for at, word, rank in (
        (14, "<3 hari", 2), (15, ">5 hari*", 1)) for name, value in (
        ("Nama", "Waktu*"), ("Kata", word), ("Nilai", rank))), Put("PK", "F6", "<3 hari"),
          Put("Pengukuran", "H6", ">5 hari*"), Put("PK", "F7", "<3 hari"), Put("Pengukuran", "H7", "<3 hari"),
          Put("PK", "F8", "<3 hari"), Put("Pengukuran", "H8", "WTP")),
    plain("target-nol", Put("Pengaturan", "Rumus Minimum", "T/R"),
          *(Put("PK", f"{column}{row}", value) for row, polaritas, target, _ in _OF_NOTHING
            for column, value in (("E", polaritas), ("F", target))),
          *(Put("Pengukuran", f"H{row}", realisasi) for row, _, _, realisasi in _OF_NOTHING)),
    plain("kata-tanpa-skala", Put("Pengaturan", "Skala_Kata[14]", "Unggul"), Put("Pengaturan", "Skala_Nilai[14]", 4),
          Put("PK", "F6", "Unggul"), Put("Pengukuran", "H6", "Unggul")),
    plain("kata-batas-teks", Put("Pengaturan", "Skala_Batas[5]", "90"), Put("PK", "F6", "AA"),
          Put("Pengukuran", "H6", 95), Put("PK", "F7", "BB"), Put("Pengukuran", "H7", 10)),
    plain("kata-bernilai-nol", Put("PK", "F6", "Tidak"), Put("Pengukuran", "H6", "Ya"), Put("PK", "F7", "Tidak"),
          Put("Pengukuran", "H7", "Tidak"), Put("PK", "E7", "Minimum")),
    plain("kode-ik-angka", Put("PK", "B6", 1), Put("Pengukuran", "B6", 1), Put("PK", "B7", "2"),
          Put("Pengukuran", "B7", 2), Put("PK", "B8", "ik03 ")),
    plain("kode-seperti-nomor-kolom", *(Put(sheet, f"B{row}", str(row - 5)) for sheet in ("PK", "Pengukuran")
                                        for row in range(6, 12)), Put("Anggaran", "A8", "1.02"),
          Put("Anggaran", "A9", "1.02.01"), Put("Anggaran", "A10", "2.01")),
    plain("persen-tanpa-target", Put("PK", "F60", None, "0%"), Put("PK", "F9", None, "0.00%"), Put("PK", "G9", None)),
    plain("kode-ganjil", Put("Anggaran", "A8", "3355.EBA "), Put("Anggaran", "A10", "3355.."),
          Put("Anggaran", "A11", ".3355"), Put("Anggaran", "A12", " ")),
    plain("isi-spasi", Put("Anggaran", "A15", " "), Put("Anggaran", "C15", " "), Put("PK", "D20", "  "),
          Put("Pengukuran", "D21", " "), Put("Pengukuran", "H22", " ")),
    plain("teks-panjang", Put("Pengukuran", "H6", "8 " + "laporan " * 40), Put("Pengukuran", "F7", "7" * 300),
          Put("PK", "D6", "x" * 400), Put("PK", "C6", "y" * 300)),
    plain("nbsp", Put("PK", "F6", "WTP"), Put("Pengukuran", "H6", "WTP\u00a0"), Put("PK", "C7", "\u00a0S0"),
          Put("PK", "E8", "Maksimum\u00a0"), Put("Anggaran", "A8", "3355.EBA\u00a0"), Put("PK", "C9", "S0\nbaru")),
    plain("penandatangan", Put("Identitas", "NIP Penandatangan", "198001012005011001"),
          Put("Identitas", "Tahun", "2024"),
          Put("Identitas", "Tanggal", "17 Januari 2025"), Put("Identitas", "Nama Instansi", "  KPU  Kota ")),
    plain("galat-di-anggaran", Put("Anggaran", "B8", "#REF!"), Put("Anggaran", "C8", "#DIV/0!"),
          Put("Anggaran", "D12", "#N/A")),
    plain("galat-di-kode", Put("Anggaran", "A8", "#N/A")),
    plain("galat-di-kata", Put("Pengukuran", "E6", "#N/A"), Put("PK", "F6", "WTP"), Put("Pengukuran", "H6", "WDP")),
    plain("galat-di-pengaturan", Put("Pengaturan", "Rata-rata Instansi", "#N/A"), Put("PK", "E6", "Minimum"),
          Put("Pengaturan", "Rumus Minimum", "#N/A"), Put("Pengaturan", "Kategori_Batas[3]", "#N/A")),
    plain("benar-salah", Put("Pengaturan", "Batas Capaian", True), Put("Anggaran", "C8", True),
          Put("Anggaran", "D9", False)),
    plain("kode-ik-bertanda", Put("PK", "B6", "IK01*"), Put("PK", "B7", "IK*"), Put("PK", "B8", "IK?3"),
          Put("PK", "B9", "A~B"), *(Put("Pengukuran", f"B{row}", code)
                                    for row, code in ((6, "IK*"), (7, "IK01*"), (8, "IK?3"), (9, "A~B"), (10, "*")))),
    plain("kode-ik-seperti-nomor-kolom", Put("PK", "B7", "2"), Put("Pengukuran", "B7", "2"),
          Put("PK", "B8", "k" * 300), Put("Pengukuran", "B8", "k" * 300)),
    plain("kode-bernomor", Put("Anggaran", "A9", "1.1"), Put("Anggaran", "A10", "1.2"), Put("Anggaran", "A11", "2.1"),
          Put("Anggaran", "A7", "3355\n")),
    plain("kategori-terendah-tidak-dicapai", Put("Pengaturan", "Kategori_Batas[5]", 10), Put("Pengukuran", "H6", 0.5)),
    plain("kategori-berlubang", Put("Pengaturan", "Kategori_Skala[3]", None),
          Put("Pengaturan", "Kategori_Nama[3]", None), Put("Pengaturan", "Kategori_Batas[3]", None)),
    plain("kategori-bernama-sama", Put("Pengaturan", "Kategori_Nama[3]", "Berhasil"),
          Put("Pengaturan", "Kategori_Nama[4]", None)),
    plain("kategori-terbalik", *(Put("Pengaturan", f"Kategori_{name}[{at}]", value) for at, name, value in (
        (1, "Nama", "Rendah"), (1, "Syarat", "mulai"), (1, "Batas", 0), (2, "Nama", "Sedang"), (2, "Batas", 50.125),
        (3, "Nama", "Tinggi"), (3, "Batas", 99.995), (3, "Syarat", "lebih dari"), (4, "Nama", "Kembar"),
        (4, "Batas", 100), (5, "Skala", " kpu "), (5, "Batas", "0"))), Put("Pengukuran", "H6", 5)),
    plain("skala-angka", *(Put("Pengaturan", f"Kategori_Skala[{at}]", 2024) for at in (1, 2, 3, 4, 5)),
          Put("Pengaturan", "Skala Kategori", 2024), Put("Pengaturan", "Kategori_Nama[2]", 2)),
    plain("skala-bertanda", Put("Pengaturan", "Skala Kategori", "K*")),
    plain("kata-dihapus", Put("Pengaturan", "Skala_Kata[6]", None), Put("PK", "F6", "BB"), Put("Pengukuran", "H6", 85),
          Put("Pengaturan", "Skala_Nama[14]", "Baru"), Put("Pengaturan", "Skala_Kata[14]", "Unggul"),
          Put("Pengaturan", "Skala_Nilai[14]", 3), Put("Pengaturan", "Skala_Batas[14]", "90"),
          Put("PK", "F7", "Unggul"), Put("Pengukuran", "H7", 95)),
    plain("tak-tampak", Put("Pengukuran", "D18", "\t"), Put("Pengukuran", "C19", "\n"),
          Put("Anggaran", "A12", "\u00a0"), Put("Anggaran", "B13", "\u00a0")),
    plain("teks-berspasi-panjang", Put("Pengukuran", "H6", "80" + " " * 300), Put("Pengukuran", "H7", "8\r\nLaporan"),
          Put("Pengukuran", "H8", "80" + " " * 3000)),
    plain("grup-panjang", Put("Pengukuran", "A20", 'Sasaran 1 : "' + "x" * 300),
          Put("Pengukuran", "A22", "Sasaran 2 : " + "x" * 3000)),
    plain("mendekati-nol", *(Put("PK", f"E{row}", "Minimum") for row in (6, 7, 8)),
          Put("PK", "F6", 1000), Put("Pengukuran", "H6", 1999.95), Put("PK", "F7", 2.3),
          Put("Pengukuran", "H7", 4.599885), Put("PK", "F8", 0, "0%"),
          Put("Pengukuran", "H8", 1 - 0.9 - 0.1, "0%"), Put("PK", "F9", 1 / 3, "0%"),
          Put("Pengukuran", "H9", 1 / 7, "0%")),
    plain("catatan-di-baris-siap", Put("Pengukuran", "B30", None), Put("Pengukuran", "D30", "Catatan: lihat lampiran"),
          Put("Anggaran", "B30", "Catatan")),
    plain("judul-berulang", *(Put("Anggaran", f"{column}9", text) for column, text in zip(
        "ABCD", ("Kode", "Program/Kegiatan/Output", "Pagu (Rp)", "Realisasi (Rp)"), strict=True))),
    plain("jumlah-di-baris-siap", Put("Anggaran", "A12", "JUMLAH"), Put("Anggaran", "C12", 105),
          Put("Anggaran", "D12", 94)),
    plain("total-tanpa-nama", Put("Anggaran", "A12", "TOTAL"), Put("Anggaran", "A66", None)),
    plain("galat-di-pengukuran", Put("Pengukuran", "C9", "#N/A"), Put("Pengukuran", "D8", "#N/A"),
          Put("Pengukuran", "E7", "#N/A"), Put("Pengukuran", "F10", "#DIV/0!"), Put("Pengukuran", "H11", "#VALUE!"),
          Put("Pengukuran", "B12", "#N/A")),
    plain("galat-di-pk", Put("PK", "C9", "#N/A"), Put("PK", "D8", "#N/A"), Put("PK", "E7", "#N/A"),
          Put("PK", "F10", "#DIV/0!"), Put("PK", "G11", "#VALUE!"), Put("PK", "B12", "#N/A")),
)  # fmt: skip


@dataclass(frozen=True)
class Computed:
    """What Python computed and wrote, and what LibreOffice made of it."""

    outcome: Outcome
    output: Path
    recalculated: Path


@pytest.fixture(scope="module")
def computed(recalculate: Recalculator, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Computed]:
    folder = tmp_path_factory.mktemp("rumus")
    outcomes = {case.name: compute(case.write(folder)) for case in (*CASES, *EDGES)}
    outputs = {name: one.output for name, one in outcomes.items() if one.output is not None}
    recalculated = recalculate(list(outputs.values()))
    return {name: Computed(outcomes[name], output, recalculated[output]) for name, output in outputs.items()}


each_case = pytest.mark.parametrize("name", [case.name for case in (*CASES, *EDGES)])


@each_case
def test_every_formula_gives_the_value_stored_beside_it(computed: dict[str, Computed], name: str) -> None:
    found = differences(computed[name].output, computed[name].recalculated)
    assert not found, told(found)


@each_case
def test_rows_that_python_computed_are_what_the_formulas_give(computed: dict[str, Computed], name: str) -> None:
    outcome, shown = computed[name].outcome, values(computed[name].recalculated)
    found = [
        *_against("Pengukuran", outcome.hasil.pengukuran, outcome, shown["Pengukuran"]),
        *_against("Anggaran", outcome.hasil.anggaran.rows, outcome, shown["Anggaran"]),
    ]
    assert not found, told(found)


@each_case
def test_figures_that_python_computed_are_what_the_formulas_give(computed: dict[str, Computed], name: str) -> None:
    hasil = computed[name].outcome.hasil
    shown = values(computed[name].recalculated)[summary.SHEET]
    at = {figure.key: figure.value_at for figure in summary.FIGURES}
    total = hasil.anggaran.total
    expected = {
        "indikator": hasil.ringkasan.indikator, "terukur": hasil.ringkasan.terukur, "capaian": hasil.ringkasan.capaian,
        "kategori": hasil.ringkasan.kategori, "pagu": total.pagu, "realisasi": total.realisasi, "sisa": total.sisa,
        "serapan": total.capaian, "efisiensi": hasil.ringkasan.efisiensi,
        "tingkat_efisiensi": hasil.ringkasan.tingkat_efisiensi, "jumlah_sasaran": len(hasil.ringkasan.sasaran),
    }  # fmt: skip
    assert [(key, value, shown.get(at[key])) for key, value in expected.items()
            if not same(value, shown.get(at[key]))] == []  # fmt: skip


@each_case
def test_an_outcome_holds_against_verify_and_a_second_run(
    computed: dict[str, Computed], name: str, tmp_path: Path
) -> None:
    first = computed[name].output
    again = compute(first, tmp_path / "lagi.xlsx").output
    assert verify(first).verdict is Verdict.SAME
    assert again is not None
    assert again.read_bytes() == first.read_bytes()


def test_the_generated_rows_cover_what_they_are_for(computed: dict[str, Computed]) -> None:
    """A generator that went astray would leave all tests above passing on empty rows."""
    measured = pd.concat([one.outcome.hasil.pengukuran for one in computed.values()])
    budget = pd.concat([one.outcome.hasil.anggaran.rows for one in computed.values()])
    assert len(measured) > 400
    assert measured["capaian"].notna().sum() > 200
    targets = pd.concat([one.outcome.laporan.pengukuran for one in computed.values()])["target"]
    assert sum(isinstance(target, Range) for target in targets) > 30
    assert (measured["capaian"] == 0).sum() > 5
    assert set(measured["skala"]) == {"", "Opini BPK", "Predikat SAKIP", "Ya/Tidak", "Baru", "Waktu*"}
    assert {"Sangat Berhasil", "Berhasil", "Kurang Berhasil", "Sangat Tinggi", "Tinggi"} <= set(measured["kategori"])
    assert min(raw for raw in measured["mentah"] if raw is not None) < 0
    assert budget["urutan_pokok"].isna().sum() > 50
    assert not all(one.outcome.laporan.interpreted_cells == {} for one in computed.values())


def _against(sheet: str, frame: pd.DataFrame, outcome: Outcome, shown: dict[str, object]) -> list[Difference]:
    table = outcome.laporan.layout[sheet]
    found = []
    for row, record in zip(frame.index, frame.to_dict("records"), strict=True):
        for key, value in record.items():
            expected = float(value) if isinstance(value, Fraction) else value
            cell = table.place(str(key), int(row))
            if not same(expected, shown.get(cell)):
                found.append(Difference(sheet, cell, expected, shown.get(cell), str(key)))
    return found
