"""Values and formulas that the user typed over result cells of Pengukuran and Anggaran."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.declare.sources import HOW_AMOUNTS_ARE_COMPARED, PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.typed import Typed, typed_total
from lkj_xlsx.sheets.anggaran_total import row_that_explains
from lkj_xlsx.sheets.other_rules import other_rules_for_capaian, other_rules_for_serapan, rule_that_fits
from lkj_xlsx.sheets.rkt_anggaran import difference_of_total
from lkj_xlsx.sheets.typed_verdicts import Judged, Verdict, amounts, judge, told
from lkj_xlsx.values import first_few

POSITION = 80

_CAPAIAN = "pertimbangan kami: rumus capaian"
_PRINTED = "pertimbangan kami: angka yang tercetak berarti semua bilangan yang dibulatkan menjadi angka itu"
_MINIMUM = "PermenPANRB 8/2021 (2T-R), Laporan Kinerja Manggarai Timur 2019 (T/R)"

ANGGARAN_TYPED_OTHERWISE = Message(
    "AG03",
    ERROR,
    "{kolom} yang diketik berbeda dari hitungan.{mungkin}",
    "Rumus dan nilai hasil sudah dikembalikan; cari baris yang hilang atau angka yang salah ketik.",
    rule="Angka yang diketik dibandingkan dengan hitungan: rupiah harus persis sama; persentase menurut angka yang "
    "tampil (98,4 berarti 98,35 sampai 98,45), dan yang dipotong atau selisih 0,01 hanya catatan. "
    "Disebutkan pula aturan lain yang cocok, atau baris yang hilang bila selisih TOTAL seperti satu baris. "
    "Sisa dan persentase TOTAL yang hanya mengikuti pagu dan realisasi yang keliru tidak dilaporkan lagi.",
    source=f"{HOW_AMOUNTS_ARE_COMPARED}; {PUBLISHED_REPORT}, tabel 3.3.1",
    example="TOTAL pagu 33.239.899.000, jumlah baris 33.122.884.000; TOTAL realisasi lebih 116.843.132. Selisihnya "
    "seperti satu baris dengan pagu 117.015.000, sisa 171.868 dan serapan 99,85%.",
    headline=False,
)
ANGGARAN_TYPED_ALIKE = Message(
    "AG04",
    NOTE,
    "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
    "Tidak ada yang perlu diubah.",
    rule="Angka yang diketik di sel hasil sama dengan hitungan sampai angka yang tampil, sehingga tidak ada yang "
    "berubah selain rumusnya kembali. Disebutkan sekali untuk tiap kolom.",
    source=HOW_AMOUNTS_ARE_COMPARED,
    example="Sisa 282.575.699 diketik; pagu 30.251.789.000 - realisasi 29.969.213.301 memberi angka yang sama.",
)
ANGGARAN_LAST_DIGIT = Message(
    "AG17",
    NOTE,
    "{kolom} yang diketik berbeda dari hitungan hanya pada angka terakhirnya, {sebab}, pada {n} sel ({sel}): {contoh}.",
    "Tidak ada yang perlu diubah di sini; bulatkan ke dua desimal dalam naskah laporan.",
    rule="Persentase dibulatkan, setengah menjauhi nol. Yang diketik sama dengan hitungan yang dipotong, atau "
    "selisihnya 0,01. Angkanya tidak keliru, jadi catatan, sekali untuk tiap kolom dan sebab.",
    source=_PRINTED,
    example="2.847.991.005 / 2.871.095.000 = 99,1953%: diketik 99,19, seharusnya 99,20.",
)
PENGUKURAN_TYPED_OTHERWISE = Message(
    "UK13",
    ERROR,
    "{kolom} yang diketik berbeda dari hitungan.{mungkin}",
    "Rumus dan nilai hasil sudah dikembalikan; betulkan isian bila yang diketik yang benar.",
    rule="Capaian yang diketik dibandingkan dengan hitungan menurut angka yang tampil: 98,4 berarti 98,35 sampai "
    "98,45. Kategori dibandingkan menurut katanya. Yang dipotong atau selisih 0,01 hanya catatan (UK25), dan bila "
    "seluruh kolom mengikuti aturan lain, satu peringatan (UK26). Kategori yang hanya mengikuti capaian yang keliru "
    "tidak dilaporkan lagi.",
    source=f"{_CAPAIAN}; {_PRINTED}",
    example="Target 81%, realisasi 86,72%: diketik 110%, dihitung 107,06.",
    headline=False,
)
PENGUKURAN_TYPED_ALIKE = Message(
    "UK14",
    NOTE,
    "{kolom} pernah diketik dan sama dengan hitungan; rumusnya dikembalikan.",
    "Tidak ada yang perlu diubah.",
    rule="Hasil yang diketik sama dengan hitungan, sehingga tidak ada yang berubah selain rumusnya kembali. "
    "Disebutkan sekali untuk tiap kolom.",
    source=f"{_CAPAIAN}; {_PRINTED}",
    example="Tujuh capaian pada Laporan KPU Kota Binjai 2024 diketik 100%, dan hitungannya 100,00.",
)
PENGUKURAN_LAST_DIGIT = Message(
    "UK25",
    NOTE,
    "{kolom} yang diketik berbeda dari hitungan hanya pada angka terakhirnya, {sebab}, pada {n} sel ({sel}): {contoh}.",
    "Tidak ada yang perlu diubah di sini; bulatkan ke dua desimal dalam naskah laporan.",
    rule="Capaian dibulatkan, setengah menjauhi nol. Yang diketik sama dengan hitungan yang dipotong, atau selisihnya "
    "0,01, atau cocok bila realisasi berdesimal, yang tercetak sampai angka tertentu, dibaca sebagai rentangnya. "
    "Angkanya tidak keliru, jadi catatan, sekali untuk tiap kolom dan sebab.",
    source=_PRINTED,
    example="Target 3, realisasi 2: 66,666...; diketik 66,66, seharusnya 66,67.",
)


TYPED_BY_ANOTHER_RULE = Message(
    "UK26",
    WARNING,
    "{kolom} yang diketik pada {n} baris ({sel}) cocok dengan {aturan}.",
    "Bila laporan memang memakai aturan itu, {setelan}; bila tidak, betulkan angkanya dalam naskah.",
    rule="Angka yang berbeda dari hitungan dicoba dengan aturan lain yang lazim: rumus Minimum T/R, batas capaian 100, "
    "120 atau 150, rata-rata sasaran. Aturan itu disebut bila tidak ada baris lain yang membantahnya. Peringatan, "
    "sekali untuk seluruh kolom, sebab orang yang harus memutuskan aturan mana yang berlaku.",
    source=f"{_PRINTED}; {_MINIMUM}; batas 100 KPU Sarolangun 2019, 120 Kemenkeu",
    example="Target 162, realisasi 186, Minimum 2T-R: diketik 87,10, dihitung 85,19; cocok dengan T/R.",
    headline=True,
)
COLUMN_HOLDS_SOMETHING_ELSE = Message(
    "UK27",
    WARNING,
    "{kolom} pada {n} sel ({sel}) berisi {apa}, jadi tidak dibandingkan dengan hitungan.",
    "Rumus dan nilai hasil sudah dikembalikan; pindahkan isinya ke kolom yang sesuai bila masih diperlukan.",
    rule="Kolom hasil yang dalam laporan tercetak berisi realisasi dengan satuannya, pecahan, atau kata, bukan persen "
    "atau kategori pada skala yang dipakai; diperiksa juga pada Anggaran. Peringatan, sekali untuk seluruh kolom, "
    "sebab isinya tidak dapat dinyatakan salah.",
    source="Laporan Kinerja Kantor Perpustakaan dan Arsip Gorontalo: kolom Capaian Kinerja berisi realisasi",
    example='Kolom % Capaian berisi "232 Org", sama dengan realisasinya.',
)
TYPED_WITHOUT_REALISASI = Message(
    "UK28",
    WARNING,
    "{kolom} diketik pada {n} baris tanpa realisasi ({sel}), jadi tidak dapat diperiksa dan tidak ikut dihitung.",
    "Isi realisasinya; bila yang diketik itu realisasi, pindahkan ke kolom Realisasi.",
    rule="Capaian dihitung dari target dan realisasi. Yang diketik tanpa realisasi tidak dapat dihitung ulang. "
    "Peringatan, sekali untuk seluruh kolom, sebab orang yang harus memutuskan angka mana yang dipakai.",
    source=_CAPAIAN,
    example='Realisasi kosong, % Capaian diketik "95,3".',
    headline=True,
)
KATEGORI_OF_ROUNDED_CAPAIAN = Message(
    "UK29",
    WARNING,
    "Kategori yang diketik pada {n} baris ({sel}) mengikuti capaian yang dibulatkan: {contoh}.",
    "Pakai kategori menurut capaian dua desimal, atau cetak capaiannya dengan dua desimal.",
    rule="Kategori mengikuti capaian yang dibulatkan ke dua desimal. Capaian yang tercetak dengan lebih sedikit "
    "desimal tetap cocok, tetapi dapat melewati batas kategori. Peringatan, sebab kategori yang tercetak berbeda.",
    source=_PRINTED,
    example="Capaian 89,60 dicetak 90 dan digolongkan Berhasil, padahal batasnya 90,00.",
)


_TYPED_OTHERWISE = {"Pengukuran": PENGUKURAN_TYPED_OTHERWISE, "Anggaran": ANGGARAN_TYPED_OTHERWISE}
_TYPED_ALIKE = {"Pengukuran": PENGUKURAN_TYPED_ALIKE, "Anggaran": ANGGARAN_TYPED_ALIKE}
_LAST_DIGIT = {"Pengukuran": PENGUKURAN_LAST_DIGIT, "Anggaran": ANGGARAN_LAST_DIGIT}
_ONCE_FOR_A_COLUMN: dict[Verdict, Mapping[str, Message]] = {
    Verdict.OTHER_RULE: dict.fromkeys(_TYPED_OTHERWISE, TYPED_BY_ANOTHER_RULE),
    Verdict.NO_NUMBER: dict.fromkeys(_TYPED_OTHERWISE, COLUMN_HOLDS_SOMETHING_ELSE),
    Verdict.WITHOUT_REALISASI: dict.fromkeys(_TYPED_OTHERWISE, TYPED_WITHOUT_REALISASI),
    Verdict.FOLLOWS_ROUNDING: dict.fromkeys(_TYPED_OTHERWISE, KATEGORI_OF_ROUNDED_CAPAIAN),
    Verdict.LAST_DIGIT: _LAST_DIGIT,
    Verdict.AGREES: _TYPED_ALIKE,
}


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


def typed_values_judged(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report what was typed over results, by its verdict.

    What differs is one finding a cell (UK13, AG03); all else is one for a column and reason: another rule (UK26),
    something that is no percentage (UK27), no realisasi (UK28), the last digit (UK25, AG17), agreement (UK14, AG04).
    """
    found = judge(laporan, hasil)
    yield from _differences(laporan, hasil, found)
    for verdict, message in _ONCE_FOR_A_COLUMN.items():
        for (sheet, key, why, remedy), group in told(found, verdict):
            apa = why or (
                "kata yang bukan kategori pada skala yang dipakai" if key == "kategori" else "tulisan yang bukan angka"
            )
            yield _of_column(
                laporan, message[sheet], group, kolom=_heading(laporan, sheet, key), aturan=why, setelan=remedy,
                apa=apa, sebab=why,
            )  # fmt: skip


def _differences(laporan: Report, hasil: Results, found: list[Judged]) -> Iterator[Finding]:
    """Report each typed value that is not the computed one, with another rule that it fits (UK13, AG03)."""
    total = typed_total(laporan, hasil, "Anggaran")
    for one in (judged.typed for judged in found if judged.verdict is Verdict.DIFFERS):
        yield finding_at(
            laporan, _TYPED_OTHERWISE[one.sheet], one.sheet, one.row, one.key, kolom=_name(laporan, one),
            written=one.shown(one.written), computed=one.shown(one.computed) or "tidak dapat dihitung",
            difference=one.difference, mungkin=_possible_cause(laporan, hasil, one, total),
        )  # fmt: skip


def _of_column(laporan: Report, message: Message, group: list[Judged], **facts: str) -> Finding:
    """Report one thing that several cells of a column have in common, at the first of them."""
    first = group[0].typed
    places = [laporan.place(one.typed.sheet, one.typed.row, one.typed.key) for one in group]
    cells = first_few([cell for _, cell in places])
    alike = message in (*_TYPED_ALIKE.values(), *_LAST_DIGIT.values())
    return finding_at(
        laporan, message, first.sheet, first.row, first.key, related=places[1:], n=len(group), sel=cells,
        written=cells if alike else first.shown(first.written),
        computed=None if alike else first.shown(first.computed) or None,
        contoh=f"{first.shown(first.printed or first.written)}, seharusnya {first.shown(first.computed)}", **facts,
    )  # fmt: skip


def _possible_cause(laporan: Report, hasil: Results, one: Typed, total: Mapping[str, Typed]) -> str:
    """Say which other rule a typed percentage fits, or which row a typed TOTAL lacks."""
    if one.key == "pagu" and (other := difference_of_total(laporan, hasil)) is not None:
        pagu = cell_with_sheet(laporan, "Anggaran", other.budget, "pagu")
        plan = cell_with_sheet(laporan, "RKT", other.plan[0], "anggaran")
        return f" Sebesar itu pula {pagu} berbeda dari rencananya ({plan}), jadi mungkin pagu itu yang keliru."
    if one.key in ("pagu", "realisasi"):
        return row_that_explains(laporan, total, one.key)
    if one.key != "capaian" or one.value is None:
        return ""
    if one.sheet == "Anggaran":
        return rule_that_fits(one.value, other_rules_for_serapan(one.value, *amounts(laporan, hasil, one.row)))
    record, result = laporan.rows[one.sheet].get(one.row), hasil.measured.get(one.row)
    if record is None or result is None:
        return ""
    return rule_that_fits(one.value, other_rules_for_capaian(one.value, record, result, laporan.settings))


def _heading(laporan: Report, sheet: str, key: str) -> str:
    """Give the heading of a column."""
    return laporan.layout[sheet].table.column(key).heading


def _name(laporan: Report, one: Typed) -> str:
    """Name a typed value by its heading, after "TOTAL" in that row."""
    of_total = one.sheet == "Anggaran" and one.row == laporan.layout[one.sheet].total_row
    return ("TOTAL " if of_total else "") + _heading(laporan, one.sheet, one.key)


CHECKS: tuple[Check, ...] = (formula_over_result, typed_values_judged)
