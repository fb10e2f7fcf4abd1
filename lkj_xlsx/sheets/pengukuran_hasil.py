"""The results of Pengukuran: a capaian that cannot be computed, is remarkable, or hides something."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Message
from lkj_xlsx.declare.sources import PUBLISHED_REPORT
from lkj_xlsx.report.checking import Check, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.achievement import MINIMUM
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets.kode_ik import rows_with_another_realisasi
from lkj_xlsx.sheets.pengaturan import NO_NUMBER_IN_SCALE, printed_bounds
from lkj_xlsx.sheets.pk import is_taken_from_pk, known_polaritas
from lkj_xlsx.sheets.powers_of_ten import rows_in_doubt
from lkj_xlsx.values import Range, first_few, format_decimal

POSITION = 55

_SCALE = f"{PUBLISHED_REPORT}, tabel 1.1 Skala Kategori Penilaian"
_CAPAIAN = "pertimbangan kami: rumus capaian"

SHEET = "Pengukuran"
REMARKABLE = 120

Result = Mapping[str, Any]


def _results(laporan: Report, hasil: Results) -> Iterator[tuple[int, Result, Result]]:
    """Give each row of Pengukuran with what was read and what was computed."""
    for row, record in rows_of(laporan, SHEET):
        yield row, record, hasil.measured[row]


def _minimum(record: Result) -> bool:
    """Tell whether the polaritas of a row is Minimum."""
    return trim(record["polaritas"]).capitalize() == MINIMUM


NOT_COMPARABLE = Message(
    "UK15",
    ERROR,
    "Target dan realisasi tidak dapat dibandingkan pada skala kata yang sama.",
    "Tulis keduanya sebagai angka, atau sebagai kata dari skala yang sama.",
    rule="Kata hanya dapat dibandingkan dengan kata dari skalanya sendiri, atau dengan angka bila skala itu punya "
    "rentang nilai. Selain itu capaian tidak dapat dihitung.",
    source="Pertimbangan kami: Pengaturan, tabel skala kata",
    example='Target "WTP", realisasi "BB": satu dari skala Opini BPK, satu dari Predikat SAKIP.',
)


def not_comparable(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a word that is compared with a word or a number of another scale (UK15).

    Not where the realisasi belongs to another row: LS14, LS15 or LS17 says so.
    """
    elsewhere = rows_with_another_realisasi(laporan)
    for row, record, result in _results(laporan, hasil):
        both_read = record["target"] is not None and record["realisasi"] is not None and row not in elsewhere
        if both_read and (result["target_hitung"] is None or result["nilai_realisasi"] is None):
            yield finding_at(laporan, NOT_COMPARABLE, SHEET, row, "realisasi")


TARGET_ZERO = Message(
    "UK05",
    ERROR,
    "Target 0 dengan polaritas {polaritas}: capaian tidak dapat dihitung.",
    "Betulkan target, atau pakai polaritas Minimum bila yang diinginkan memang nol.",
    rule="Pembagian dengan target 0 tidak punya hasil, dan tidak diganti diam-diam dengan 0 atau 100. Sistem "
    "e-SAKIP tidak sepakat tentang hal ini, jadi dilaporkan sebagai kesalahan.",
    source=f"{_CAPAIAN}, target 0",
    example="Target 0, realisasi 5, Maksimum: sel capaian kosong.",
)
TARGET_ZERO_UNDER_MINIMUM = Message(
    "UK06",
    NOTE,
    "Target 0 dengan polaritas Minimum: realisasi 0 dinilai 100, di atasnya dinilai 0.",
    "Tidak ada yang perlu diubah bila target memang nol.",
    rule="Target nol wajar bagi hal yang tidak boleh terjadi. Rumusnya tidak berlaku untuk target 0, jadi dipakai "
    "dua nilai saja dan cara itu dicatat.",
    source=f"{_CAPAIAN}, target 0",
    example="Target 0 pelanggaran: realisasi 0 memberi 100, realisasi 1 memberi 0.",
)


def zero_target(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a target of 0: it has a capaian under Minimum (UK06) and none under the others (UK05)."""
    # Such a word lacks its rank; it is not worth 0.
    unranked = any(one.code == NO_NUMBER_IN_SCALE.code for one in laporan.findings)
    for row, record, result in _results(laporan, hasil):
        if _target(result) != 0 or _inside(record, result) or (result["skala"] and unranked):
            continue
        if _minimum(record):
            yield _at_target(laporan, TARGET_ZERO_UNDER_MINIMUM, row)
        elif result["skala"] or known_polaritas(record["polaritas"]):
            yield _at_target(laporan, TARGET_ZERO, row, polaritas=trim(record["polaritas"]) or "kosong")


def _at_target(laporan: Report, message: Message, row: int, **facts: Any) -> Finding:
    """Report a target of Pengukuran, at PK where the cell shows that of PK."""
    place = ("PK", laporan.pk_row_of[row]) if is_taken_from_pk(laporan, row, "target") else (SHEET, row)
    return finding_at(laporan, message, *place, "target", **facts)


def _target(result: Result) -> Decimal | None:
    """The target that a realisasi is held against; none without a realisasi."""
    found: Decimal | None = None if result["nilai_realisasi"] is None else result["target_hitung"]
    return found


def _inside(record: Mapping[str, Any], result: Result) -> bool:
    """Tell whether the realisasi lies within the two bounds of a target."""
    is_range = isinstance(record["target"], Range)
    return is_range and result["target_hitung"] == result["nilai_realisasi"] is not None


NEGATIVE_TARGET = Message(
    "UK17",
    ERROR,
    "Target negatif: capaian tidak dapat dihitung.",
    "Betulkan target.",
    rule="Tidak ada rumus capaian yang berarti untuk target di bawah 0; membaginya memberi angka yang menyesatkan.",
    source=_CAPAIAN,
    example="Target -5, realisasi 3: R/T memberi -60.",
)


def negative_target(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a negative target: the formulas have no meaning for it (UK17)."""
    for row, record, result in _results(laporan, hasil):
        if (_target(result) or 0) < 0 and not _inside(record, result):
            yield _at_target(laporan, NEGATIVE_TARGET, row)


RATIO_OF_ZERO = Message(
    "UK16",
    ERROR,
    "Realisasi 0 dengan rumus Minimum T/R: capaian tidak dapat dihitung.",
    "Pakai Rumus Minimum 2T-R pada Pengaturan, atau betulkan realisasi.",
    rule="Rumus T/R membagi dengan realisasi, dan pembagian dengan 0 tidak punya hasil.",
    source="Laporan Kinerja Manggarai Timur 2019 (T/R); pertimbangan kami: Pengaturan, Rumus Minimum",
    example="Target 10 keluhan, realisasi 0: 2T-R memberi 200, T/R tidak memberi apa-apa.",
)


def ratio_of_zero(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a realisasi of 0 where the formula divides by it (UK16)."""
    for row, record, result in _results(laporan, hasil):
        divides = laporan.settings.minimum_by_ratio and _minimum(record) and not result["skala"]
        if divides and result["nilai_realisasi"] == 0 and (_target(result) or 0) > 0 and not _inside(record, result):
            yield finding_at(laporan, RATIO_OF_ZERO, SHEET, row, "realisasi")


FLOORED_AT_ZERO = Message(
    "UK07",
    WARNING,
    "Capaian mentah negatif, ditampilkan 0.",
    "Periksa target dan realisasi; nilai mentahnya tersimpan di kolom Capaian Mentah.",
    rule="Rumus 2T-R memberi angka negatif bila realisasi lebih dari dua kali target. Yang ditampilkan 0, dan "
    "nilai mentahnya disebut, sebab realisasi sejauh itu perlu dipastikan.",
    source=f"{_CAPAIAN}, batas bawah 0",
    example="Target 10, realisasi 25, Minimum: mentah -50,00, ditampilkan 0.",
)


def negative_result(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a negative result that is shown as 0 (UK07), unless its figures are in doubt."""
    explained = rows_in_doubt(laporan)
    for row, _, result in _results(laporan, hasil):
        if result["mentah"] is not None and result["mentah"] < 0 and row not in explained:
            raw = format_decimal(Decimal(format(float(result["mentah"]), ".15g")), 2)
            yield finding_at(laporan, FLOORED_AT_ZERO, SHEET, row, "capaian", written=None, computed=raw)


CAPPED = Message(
    "UK18",
    NOTE,
    "Capaian {n} indikator ({sel}) dibatasi menjadi {batas} menurut Batas Capaian.",
    "Sebutkan batas ini dalam laporan; nilai mentahnya di kolom Capaian Mentah.",
    rule="Batas Capaian adalah pilihan Anda di Pengaturan. Capaian yang terpotong dicatat, sekali untuk seluruh tabel, "
    "supaya pembaca tahu nilai sebelum dipotong; yang pertama disebut.",
    source="Pertimbangan kami: Pengaturan, Batas Capaian; batas 100 KPU Sarolangun 2019",
    example="Target 80%, realisasi 83%, batas 100: 103,75 ditampilkan 100.",
)


def capped(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report once the capaian that Batas Capaian has lowered (UK18)."""
    cap = laporan.settings.cap
    if cap is None:
        return
    raw = {row: result["mentah"] for row, _, result in _results(laporan, hasil) if result["mentah"] is not None}
    lowered = {row: Decimal(format(float(value), ".15g")) for row, value in raw.items() if value > cap}
    if lowered:
        yield _of_rows(laporan, CAPPED, lowered, batas=format_decimal(cap))


ABOVE_120_WITHOUT_CAP = Message(
    "UK08",
    NOTE,
    "Capaian {n} indikator ({sel}) melebihi 120% tanpa batas capaian.",
    "Periksa apakah target terlalu rendah, atau isi Batas Capaian pada Pengaturan.",
    rule="Capaian di atas 120 tanpa Batas Capaian menaikkan rata-rata lebih dari yang diakui banyak instansi. "
    "Angkanya benar, jadi catatan, sekali untuk seluruh tabel; tidak disebut bila penyebabnya dua satuan atau dua "
    "cara menulis persen.",
    source="batas 120 pada pengukuran kinerja Kemenkeu; pertimbangan kami: tanpa batas",
    example="Target 0,16%, realisasi 0,12%, Minimum: capaian 125,00.",
)


def above_120_without_cap(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report once the capaian above 120 without a cap (UK08), unless their figures are in doubt."""
    explained = rows_in_doubt(laporan)
    above = {
        row: result["capaian"]
        for row, _, result in _results(laporan, hasil)
        if result["capaian"] is not None and result["capaian"] > REMARKABLE and row not in explained
    }
    if above and laporan.settings.cap is None:
        yield _of_rows(laporan, ABOVE_120_WITHOUT_CAP, above)


def _of_rows(laporan: Report, message: Message, capaian: Mapping[int, Decimal], **facts: str) -> Finding:
    """Report at the first of some rows what their capaian have in common."""
    first, *others = capaian
    return finding_at(
        laporan, message, SHEET, first, "capaian", written=None, computed=format_decimal(capaian[first], 2),
        n=len(capaian), sel=_cells(laporan, list(capaian), "capaian"),
        related=[laporan.place(SHEET, row, "capaian") for row in others], **facts,
    )  # fmt: skip


IN_GAP_OF_SCALE = Message(
    "UK09",
    NOTE,
    "Capaian {capaian} jatuh di celah skala tercetak, antara {dari} dan {sampai}; digolongkan {kategori}.",
    "Sebutkan aturan ini dalam laporan: kategori didapat bila batas bawahnya tercapai.",
    rule="Skala tercetak tidak memuat nilai di antara dua rentang. Kategori didapat bila batas bawahnya tercapai, "
    "dan cara itu dicatat untuk tiap capaian yang terkena.",
    source=_SCALE,
    example="Capaian 70,50 tidak masuk 51-70 maupun 71-90; digolongkan Kurang Berhasil.",
)
ON_SHARED_BOUND = Message(
    "UK10",
    NOTE,
    "Capaian {capaian} ({sel}) tepat pada batas dua kategori; digolongkan {kategori}.",
    "Sebutkan aturan ini dalam laporan: kategori terbaik yang batas bawahnya tercapai.",
    rule="Satu nilai tercetak dalam dua rentang. Kategori terbaik yang batas bawahnya tercapai yang berlaku, dan "
    "cara itu dicatat.",
    source=_SCALE,
    example="Capaian 90,00 termasuk 71-90 dan 90-100; digolongkan Berhasil.",
)


def in_gap_or_on_shared_bound(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a capaian that the printed scale puts in no class (UK09) or in two (UK10), with the class it got.

    All rows with the same capaian on a bound are one finding.
    """
    bounds = printed_bounds(laporan)
    shared: dict[tuple[Decimal, str], list[int]] = {}
    for row, _, result in _results(laporan, hasil):
        capaian, earned = result["capaian"], result["kategori"]
        for below, above in bounds if capaian is not None else ():
            if below < capaian < above:
                yield finding_at(
                    laporan, IN_GAP_OF_SCALE, SHEET, row, "kategori", written=None, dari=format_decimal(below),
                    capaian=format_decimal(capaian, 2), kategori=earned, sampai=format_decimal(above),
                )  # fmt: skip
            elif below == above == capaian:
                shared.setdefault((capaian, earned), []).append(row)
    for (capaian, earned), rows in shared.items():
        yield finding_at(
            laporan, ON_SHARED_BOUND, SHEET, rows[0], "kategori", written=None, kategori=earned,
            capaian=format_decimal(capaian, 2), sel=_cells(laporan, rows, "kategori"),
        )  # fmt: skip


_A_PATTERN = 3  # fewer rows that are alike are no pattern
# The lower bound of Berhasil, and the upper one of the printed range of Tidak Berhasil (Laporan KPU Kota Binjai 2024).
GOOD, FAILED = Decimal(90), Decimal(50)


REALISASI_COPIED_FROM_TARGET = Message(
    "UK22",
    WARNING,
    "Realisasi persis sama dengan target ({sel}) pada semua {n} indikator yang diukur.",
    "Pastikan realisasinya hasil pengukuran, bukan salinan target, dan siapkan sumber datanya.",
    rule="Realisasi yang sama dengan target di setiap baris, tiga atau lebih, lebih mungkin disalin daripada "
    "diukur. Bisa juga benar, jadi harus ada yang memastikan; akibatnya, semua capaian 100, tidak dilaporkan lagi.",
    source=f"pertimbangan kami: pola angka; tujuh indikator pada {PUBLISHED_REPORT}, tabel 2.6.2",
    example="Tujuh indikator: target 100%, realisasi 100%, capaian 100%.",
)


def copied_from_target(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report that each realisasi equals its target, as if it were copied (UK22). The rule is our own."""
    rows = _both_read(laporan)
    if _all_copied(laporan, rows):
        yield finding_at(
            laporan, REALISASI_COPIED_FROM_TARGET, SHEET, rows[0], "realisasi",
            written=_cells(laporan, rows, "realisasi"),
            n=len(rows), sel=_cells(laporan, rows, "target"),
        )  # fmt: skip


ALL_EXACTLY_HUNDRED = Message(
    "UK23",
    WARNING,
    "Capaian semua {n} indikator yang terukur tepat 100.",
    "Pastikan target dan realisasinya; jelaskan dalam laporan mengapa tidak ada yang meleset atau melampaui.",
    rule="Capaian yang semuanya tepat 100 sebelum pembulatan dan batas, pada tiga indikator atau lebih, jarang "
    "terjadi dalam pengukuran. Angkanya bisa benar, jadi harus ada yang memastikan.",
    source="Pertimbangan kami: pola angka",
    example="Target 80-90% realisasi 85%, target BB realisasi 75,20, target 0 realisasi 0: semuanya 100.",
)


def all_exactly_hundred(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report that each capaian is exactly 100 before rounding and cap (UK23). The rule is our own.

    UK22 reports those that were copied.
    """
    rows = [row for row, result in hasil.measured.items() if result["mentah"] is not None]
    even = len(rows) >= _A_PATTERN and all(hasil.measured[row]["mentah"] == 100 for row in rows)
    if even and not _all_copied(laporan, _both_read(laporan)):
        yield finding_at(
            laporan, ALL_EXACTLY_HUNDRED, SHEET, rows[0], "capaian", written=_cells(laporan, rows, "capaian"),
            computed="100,00", n=len(rows),
        )  # fmt: skip


FAILURE_HIDDEN_BY_MEAN = Message(
    "UK24",
    WARNING,
    "Capaian indikator ini di bawah 50, tetapi tertutup oleh rata-rata {rata}.",
    "Sebutkan indikator ini dalam laporan, dengan penyebab dan solusinya; jangan hanya rata-ratanya.",
    rule="Rata-rata 90 atau lebih digolongkan Berhasil walaupun satu indikator di bawah 50, yaitu Tidak Berhasil. "
    "Rata-ratanya benar, tetapi kegagalan itu harus dijelaskan; tiap indikator disebut sekali.",
    source=f"PermenPANRB 53/2014, bab III butir penyebab dan solusi; batas 90 dan 50 dari {_SCALE}",
    example="Empat indikator 120, 110, 105 dan 40: rata-rata 93,75, Berhasil.",
)


def failure_hidden_by_mean(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report an indikator below 50 whose sasaran or unit has a mean of 90 or more (UK24).

    PermenPANRB 53/2014 asks for causes and solutions of each indikator, whatever the mean. An indikator whose figures
    are in doubt, or whose result is negative (UK07), is left out: it has a finding already.
    """
    of_sasaran = {one["sasaran"].lower(): one["capaian"] for one in hasil.ringkasan.per_sasaran.values()}
    explained = rows_in_doubt(laporan)
    for row, record in rows_of(laporan, SHEET):
        capaian, raw = hasil.measured[row]["capaian"], hasil.measured[row]["mentah"]
        if capaian is None or capaian >= FAILED or row in explained or (raw is not None and raw < 0):
            continue
        means = {"sasarannya": of_sasaran.get(record["sasaran"].lower()), "instansi": hasil.ringkasan.capaian}
        hiding = [
            f"{of} ({format_decimal(mean, 2)})" for of, mean in means.items() if mean is not None and mean >= GOOD
        ]
        if hiding:
            yield finding_at(
                laporan, FAILURE_HIDDEN_BY_MEAN, SHEET, row, "capaian",
                written=None, computed=format_decimal(capaian, 2), rata=" dan ".join(hiding),
            )  # fmt: skip


def _both_read(laporan: Report) -> list[int]:
    """Give the rows of which target and realisasi could be read."""
    return [row for row, one in rows_of(laporan, SHEET) if one["target"] is not None and one["realisasi"] is not None]


def _all_copied(laporan: Report, rows: list[int]) -> bool:
    """Tell whether each realisasi equals its target, in three rows or more."""
    records = [laporan.rows[SHEET][row] for row in rows]
    return len(rows) >= _A_PATTERN and all(one["target"] == one["realisasi"] for one in records)


def _cells(laporan: Report, rows: list[int], key: str) -> str:
    """Name the cells of a column in some rows."""
    return first_few([laporan.place(SHEET, row, key)[1] for row in rows])


CHECKS: tuple[Check, ...] = (
    not_comparable,
    zero_target,
    negative_target,
    ratio_of_zero,
    negative_result,
    capped,
    above_120_without_cap,
    in_gap_or_on_shared_bound,
    copied_from_target,
    all_exactly_hundred,
    failure_hidden_by_mean,
)
