"""Values and formulas that the user typed over result cells of Pengukuran and Anggaran."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.declare.sources import HOW_AMOUNTS_ARE_COMPARED, PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.typed import Typed, typed_total, typed_values
from lkj_xlsx.rules.achievement import kategori
from lkj_xlsx.sheets.anggaran_total import columns_explained_elsewhere, row_that_explains
from lkj_xlsx.sheets.other_rules import (
    is_cut_off,
    other_rules_for_capaian,
    other_rules_for_serapan,
    rule_that_fits,
    within_limits,
)
from lkj_xlsx.values import first_few, fold_word, round_half_away

POSITION = 80

_CAPAIAN = "pertimbangan kami: rumus capaian"
_MINIMUM = "PermenPANRB 8/2021 (2T-R), Laporan Kinerja Manggarai Timur 2019 (T/R)"

ANGGARAN_TYPED_OTHERWISE = Message(
    "AG03",
    ERROR,
    "{kolom} yang diketik berbeda dari hitungan.{mungkin}",
    "Rumus dan nilai hasil sudah dikembalikan; cari baris yang hilang atau angka yang salah ketik.",
    rule="Angka yang diketik dibandingkan dengan hitungan: rupiah harus persis sama, persentase sampai 0,01. "
    "Disebutkan pula aturan lain yang cocok, atau baris yang hilang bila selisih TOTAL seperti satu baris. "
    "Sisa dan persentase TOTAL yang hanya mengikuti pagu dan realisasi yang keliru tidak dilaporkan lagi.",
    source=f"{HOW_AMOUNTS_ARE_COMPARED}; {PUBLISHED_REPORT}, tabel 3.3.1",
    example="TOTAL pagu 33.239.899.000, jumlah baris 33.122.884.000; TOTAL realisasi lebih 116.843.132. Selisihnya "
    "seperti satu baris dengan pagu 117.015.000, sisa 171.868 dan serapan 99,85%.",
)
ANGGARAN_TYPED_ALIKE = Message(
    "AG04",
    NOTE,
    "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
    "Tidak ada yang perlu diubah.",
    rule="Angka yang diketik di sel hasil sama dengan hitungan, sehingga tidak ada yang berubah selain rumusnya "
    "kembali. Disebutkan sekali untuk tiap kolom.",
    source=HOW_AMOUNTS_ARE_COMPARED,
    example="Sisa 282.575.699 diketik; pagu 30.251.789.000 - realisasi 29.969.213.301 memberi angka yang sama.",
)
ANGGARAN_TYPED_CUT_OFF = Message(
    "AG17",
    NOTE,
    "{kolom} diketik dengan memotong desimal, bukan membulatkan: {contoh}.",
    "Tidak ada yang perlu diubah di sini; bulatkan ke dua desimal dalam naskah laporan.",
    rule="Persentase dibulatkan ke dua desimal, setengah menjauhi nol. Yang diketik sama dengan hitungan yang "
    "dipotong sesudah dua desimal; selisihnya 0,01, dalam toleransi, jadi catatan sekali untuk tiap kolom.",
    source="Pertimbangan kami: pembulatan",
    example="2.847.991.005 / 2.871.095.000 = 99,1953%: diketik 99,19, seharusnya 99,20.",
)
PENGUKURAN_TYPED_OTHERWISE = Message(
    "UK13",
    ERROR,
    "{kolom} yang diketik berbeda dari hitungan.{mungkin}",
    "Rumus dan nilai hasil sudah dikembalikan; betulkan isian bila yang diketik yang benar.",
    rule="Capaian yang diketik dibandingkan dengan hitungan sampai 0,01, kategori menurut katanya. Bila berbeda, "
    "dicoba aturan lain (rumus, batas capaian, pecahan, pembulatan) dan yang cocok disebutkan. Kategori yang hanya "
    "mengikuti capaian yang keliru tidak dilaporkan lagi.",
    source=f"{_CAPAIAN}; {_MINIMUM}; batas 100 KPU Sarolangun 2019, 120 Kemenkeu",
    example="Target 162, realisasi 186, Minimum 2T-R: diketik 87,10, dihitung 85,19; cocok dengan T/R.",
)
PENGUKURAN_TYPED_ALIKE = Message(
    "UK14",
    NOTE,
    "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
    "Tidak ada yang perlu diubah.",
    rule="Hasil yang diketik sama dengan hitungan, sehingga tidak ada yang berubah selain rumusnya kembali. "
    "Disebutkan sekali untuk tiap kolom.",
    source=f"{_CAPAIAN}, persentase sampai 0,01",
    example="Tujuh capaian pada Laporan KPU Kota Binjai 2024 diketik 100%, dan hitungannya 100,00.",
)
PENGUKURAN_TYPED_CUT_OFF = Message(
    "UK25",
    NOTE,
    "{kolom} diketik dengan memotong desimal, bukan membulatkan: {contoh}.",
    "Tidak ada yang perlu diubah di sini; bulatkan ke dua desimal dalam naskah laporan.",
    rule="Capaian dibulatkan ke dua desimal, setengah menjauhi nol. Yang diketik sama dengan hitungan yang "
    "dipotong sesudah dua desimal; selisihnya 0,01, dalam toleransi, jadi catatan sekali untuk tiap kolom.",
    source="Pertimbangan kami: pembulatan",
    example="Target 3, realisasi 2: 66,666...; diketik 66,66, seharusnya 66,67.",
)


_TYPED_OTHERWISE = {"Pengukuran": PENGUKURAN_TYPED_OTHERWISE, "Anggaran": ANGGARAN_TYPED_OTHERWISE}
_TYPED_ALIKE = {"Pengukuran": PENGUKURAN_TYPED_ALIKE, "Anggaran": ANGGARAN_TYPED_ALIKE}
_TYPED_CUT_OFF = {"Pengukuran": PENGUKURAN_TYPED_CUT_OFF, "Anggaran": ANGGARAN_TYPED_CUT_OFF}


FORMULA_REPLACED = Message(
    "BC09",
    WARNING,
    "Rumus Anda di sel hasil {kolom} diganti dengan rumus baku.",
    "Bila rumus Anda memang perlu, letakkan di kolom lain.",
    rule="Sel hasil memuat rumus baku supaya setiap orang memperoleh angka yang sama. Rumus lain di sana dapat "
    "memberi angka lain, jadi diganti dan Anda diberi tahu.",
    source="Pertimbangan kami: sel hasil",
    example="% Capaian berisi =H6/F6, yang menghasilkan 0,98 dan bukan 98.",
)


def formula_over_result(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a formula of the user in a result cell; its value is not compared (BC09)."""
    for (sheet, row, key), written in laporan.typed_over_results.items():
        if isinstance(written, str) and written.startswith("="):
            yield finding_at(
                laporan, FORMULA_REPLACED, sheet, row, key, written=written, kolom=_heading(laporan, sheet, key)
            )


def typed_value_differs(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a typed value that is not the computed one, with another rule that it fits (UK13, AG03).

    Rupiah must be equal, percentages may differ by 0,01. What only follows from another typed value is not reported: a
    kategori of a typed capaian, and sisa and serapan of a typed TOTAL.
    """
    typed, total = list(typed_values(laporan, hasil)), typed_total(laporan, hasil, "Anggaran")
    explained = {total[key] for key in columns_explained_elsewhere(laporan, hasil, total)}
    explained.update(_kategori_that_follow(laporan, typed))
    for one in typed:
        if not one.agrees and one not in explained:
            yield finding_at(
                laporan, _TYPED_OTHERWISE[one.sheet], one.sheet, one.row, one.key, kolom=_name(laporan, one),
                written=one.shown(one.written), computed=one.shown(one.computed) or "tidak dapat dihitung",
                difference=one.difference, mungkin=_possible_cause(laporan, hasil, one, total),
            )  # fmt: skip


def typed_value_agrees(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report once for each column the typed values that are right (UK14, AG04), or cut off (UK25, AG17)."""
    total = typed_total(laporan, hasil, "Anggaran")
    explained = {total[key] for key in columns_explained_elsewhere(laporan, hasil, total)}
    columns: dict[tuple[Message, str, str], list[Typed]] = {}
    for one in typed_values(laporan, hasil):
        if one.agrees and one not in explained:
            messages = _TYPED_CUT_OFF if is_cut_off(one.value, _exact(laporan, hasil, one)) else _TYPED_ALIKE
            columns.setdefault((messages[one.sheet], one.sheet, one.key), []).append(one)
    for (message, sheet, key), found in columns.items():
        first = found[0]
        yield finding_at(
            laporan, message, sheet, first.row, key, kolom=_heading(laporan, sheet, key),
            written=first_few([laporan.place(sheet, one.row, key)[1] for one in found]),
            contoh=f"{first.shown(first.value)}, seharusnya {first.shown(first.computed)}",
        )  # fmt: skip


def _kategori_that_follow(laporan: Report, typed: list[Typed]) -> Iterator[Typed]:
    """Give the typed kategori that belong to a typed capaian which is itself wrong."""
    wrong = {
        one.row: one.value for one in typed if one.sheet == "Pengukuran" and one.key == "capaian" and not one.agrees
    }
    for one in typed:
        capaian = wrong.get(one.row) if one.key == "kategori" else None
        if capaian is not None:
            earned = kategori(round_half_away(capaian), laporan.settings.kategori)
            if earned and fold_word(str(one.written)) == fold_word(earned):
                yield one


def _possible_cause(laporan: Report, hasil: Results, one: Typed, total: Mapping[str, Typed]) -> str:
    """Say which other rule a typed percentage fits, or which row a typed TOTAL lacks."""
    if one.key in ("pagu", "realisasi"):
        return row_that_explains(laporan, total, one.key)
    if one.key != "capaian" or one.value is None:
        return ""
    if one.sheet == "Anggaran":
        return rule_that_fits(one.value, other_rules_for_serapan(one.value, *_amounts(laporan, hasil, one.row)))
    record, result = laporan.rows[one.sheet].get(one.row), hasil.measured.get(one.row)
    if record is None or result is None:
        return ""
    return rule_that_fits(one.value, other_rules_for_capaian(one.value, record, result, laporan.settings))


def _exact(laporan: Report, hasil: Results, one: Typed) -> Fraction | None:
    """Give a percentage before it is rounded; ``None`` for another value."""
    if one.key != "capaian":
        return None
    if one.sheet == "Pengukuran":
        raw = hasil.measured[one.row]["mentah"]
        return None if raw is None else within_limits(raw, laporan.settings.cap)
    pagu, realisasi = _amounts(laporan, hasil, one.row)
    return None if not pagu or realisasi is None else Fraction(realisasi) / Fraction(pagu) * 100


def _amounts(laporan: Report, hasil: Results, row: int) -> tuple[Decimal | None, Decimal | None]:
    """Give pagu and realisasi of a row of Anggaran, or of its TOTAL."""
    if row == laporan.layout["Anggaran"].total_row:
        return hasil.anggaran.total.pagu, hasil.anggaran.total.realisasi
    record = laporan.rows["Anggaran"].get(row, {})
    return record.get("pagu"), record.get("realisasi")


def _heading(laporan: Report, sheet: str, key: str) -> str:
    """Give the heading of a column."""
    return laporan.layout[sheet].table.column(key).heading


def _name(laporan: Report, one: Typed) -> str:
    """Name a typed value by its heading, after "TOTAL" in that row."""
    of_total = one.sheet == "Anggaran" and one.row == laporan.layout[one.sheet].total_row
    return ("TOTAL " if of_total else "") + _heading(laporan, one.sheet, one.key)


CHECKS: tuple[Check, ...] = (formula_over_result, typed_value_differs, typed_value_agrees)
