"""PK against Pengukuran: whether what was promised is measured, with the same name, target and polaritas."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lkj_xlsx.declare.message import ERROR, WARNING, Chapter, Message
from lkj_xlsx.report.checking import (
    Check,
    cached_per_report,
    cell_with_sheet,
    finding_at,
    lacks_column,
    rows_of,
)
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import SIMILAR, NameIndex, first_row_of_each_text, proposed_name
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.text import code_key, trim
from lkj_xlsx.sheets.kode_ik import (
    EMPTIES_THE_MEAN,
    codes_are_of_another_kind,
    figure_of,
    figures_without_indikator,
    foreign_rows,
    nameless_rows_of_pk,
    recorded_indikator,
    rows_that_lost_their_code,
    rows_without_partner,
)
from lkj_xlsx.sheets.pk import is_taken_from_pk, rows_with_repeated_code
from lkj_xlsx.values import Quantity, first_few, format_quantity, normalised

POSITION = 90

CHAPTER = Chapter("LS", "Lintas lembar")

_UNIT = "PermenPANRB 53/2014: target dan realisasi tiap indikator"


@cached_per_report
def pairs(laporan: Report) -> dict[int, int]:
    """Give for each row of Pengukuran its row of PK: by Kode IK, or else by the name of the indikator."""
    by_text = first_row_of_each_text(laporan, "PK", "indikator")
    found: dict[int, int] = {}
    for row, record in rows_of(laporan, "Pengukuran"):
        tied = laporan.pk_row_of.get(row, by_text.get(normalised(record["indikator"])))
        if tied is not None:
            found[row] = tied
    return found


@cached_per_report
def _rows_with_code_of_another(laporan: Report) -> dict[int, int]:
    """Give the rows of Pengukuran whose Kode IK belongs to an indikator of another name: row -> row of PK."""
    found: dict[int, int] = {}
    for row, pk_row in laporan.pk_row_of.items():
        record = laporan.rows["Pengukuran"].get(row)
        if record is None or not record["indikator"].strip() or is_taken_from_pk(laporan, row, "indikator"):
            continue
        if normalised(record["indikator"]) != normalised(laporan.rows["PK"][pk_row]["indikator"]):
            found[row] = pk_row
    return found


@cached_per_report
def undoubted_pairs(laporan: Report) -> dict[int, int]:
    """Give the pairs without those that LS06 puts in doubt."""
    misled = _rows_with_code_of_another(laporan)
    return {row: pk_row for row, pk_row in pairs(laporan).items() if row not in misled}


PROMISED_BUT_NOT_MEASURED = Message(
    "LS01",
    WARNING,
    "Indikator PK ini tidak diukur pada lembar Pengukuran.",
    "Tambahkan pengukurannya, atau samakan nama indikatornya.",
    rule="Baris PK dan Pengukuran dipasangkan menurut Kode IK, bila kosong menurut nama indikator tanpa "
    "melihat huruf besar, spasi dan tanda baca; setiap indikator PK harus punya pasangan. Peringatan, sebab "
    "mungkin lupa diukur, mungkin memang tidak diukur tahun ini. Bila namanya hanya mirip LS02 yang "
    "menyebutnya, bila tidak satu pun diukur LS05.",
    source="PermenPANRB 53/2014: laporan kinerja membandingkan target perjanjian kinerja dengan realisasinya.",
    example='"Opini BPK Atas Laporan Keuangan" ada pada PK, tetapi tidak ada barisnya pada Pengukuran.',
    headline=True,
)


def not_measured(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator of PK that Pengukuran does not measure (LS01).

    Nothing is reported where another finding names the cause: LS05 where nothing is measured, LS02 where it is measured
    under a similar name, PK03 and PK05 where its code or name stands in another row too, LS06, LS08 and UK20 where the
    measurement went to another indikator or to none, BC06 where a column that ties the two sheets is missing.
    """
    without = _unmeasured_rows(laporan)
    astray = len(_measured_again(laporan)) + len(figures_without_indikator(laporan)) + len(foreign_rows(laporan))
    if not _nothing_is_measured(laporan) and len(without) > astray and not _lacks_tying_column(laporan):
        explained = {*_similar_names(laporan).values(), *rows_with_repeated_code(laporan)}
        first = set(first_row_of_each_text(laporan, "PK", "indikator").values())
        for row in without:
            if row in first and row not in explained:
                yield finding_at(laporan, PROMISED_BUT_NOT_MEASURED, "PK", row, "indikator")


MEASURED_BUT_NOT_PROMISED = Message(
    "LS02",
    WARNING,
    "Indikator yang diukur ini tidak ada pada PK.{mungkin}",
    "Samakan dengan PK, atau jelaskan mengapa diukur.",
    rule="Kebalikan dari LS01: setiap indikator pada Pengukuran harus ada pada PK. Nama PK yang mirip dan "
    "belum diukur diusulkan. Peringatan, sebab indikator ini ikut dalam rata-rata capaian meskipun tidak "
    "diperjanjikan. Bila tidak satu pun ada pada PK, LS05 menyebutnya sekali.",
    source="PermenPANRB 53/2014: yang diukur adalah yang diperjanjikan.",
    example='"Persentase pelaksanaan manajemen perencanaan dan data" diukur, tetapi tidak ada pada PK.',
    headline=True,
)


def not_promised(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator of Pengukuran that is not in PK (LS02).

    LS05 reports it once where none is, LS11 where it has a code that PK lacks.
    """
    known, renamed = pairs(laporan), _similar_names(laporan)
    nothing = _nothing_is_measured(laporan)
    told = {} if codes_are_of_another_kind(laporan) else rows_without_partner(laporan)
    for row in _indikator(laporan, "Pengukuran"):
        if row not in known and row not in told and (row in renamed or not nothing):
            hint = proposed_name(laporan, "PK", "indikator", renamed.get(row))
            yield finding_at(laporan, MEASURED_BUT_NOT_PROMISED, "Pengukuran", row, "indikator", mungkin=hint)


NOTHING_PROMISED_IS_MEASURED = Message(
    "LS05",
    ERROR,
    "Tidak satu pun dari {pk} indikator PK ({sel}) diukur; {lain} indikator yang diukur ({sel_lain}) tidak "
    "ada pada PK.",
    "Ukur indikator yang diperjanjikan; rata-rata capaian sekarang tidak menilai PK.",
    rule="PK dan Pengukuran sama-sama terisi, tetapi tidak ada satu pun indikator yang sama, baik menurut "
    "Kode IK maupun nama. Kesalahan, sebab rata-rata capaian dan kategori instansi tidak menilai apa yang "
    "diperjanjikan. Menggantikan LS01 dan LS02 di tiap baris, kecuali yang namanya mirip.",
    source="PermenPANRB 53/2014; LKj KPU Kota Binjai 2024, Tabel 2.6.1 dan 2.6.2.",
    example="12 indikator PK, 7 indikator lain pada Pengukuran.",
)


def nothing_promised_is_measured(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once that PK and Pengukuran have no indikator in common (LS05)."""
    promised, measured = _indikator(laporan, "PK"), _indikator(laporan, "Pengukuran")
    if _nothing_is_measured(laporan):
        yield finding_at(
            laporan, NOTHING_PROMISED_IS_MEASURED, "PK", next(iter(promised)), "indikator", written=None,
            pk=len(promised), lain=len(measured), sel=_span(laporan, "PK", promised),
            sel_lain=_span(laporan, "Pengukuran", measured),
        )  # fmt: skip


TARGET_DIFFERS = Message(
    "LS03",
    WARNING,
    "Target pada Pengukuran berbeda dari target pada PK ({sel}).",
    "Samakan dengan PK; target tidak boleh berubah tanpa perubahan PK.",
    rule="Target yang diketik pada Pengukuran dibandingkan dengan target indikator yang sama pada PK, sebagai "
    "angka: 80 dan 80% sama. Peringatan, sebab capaian dihitung dari target pada Pengukuran, sedangkan yang "
    "diperjanjikan target pada PK.",
    source="PermenPANRB 53/2014: target pengukuran adalah target perjanjian kinerja.",
    example="Target 75 pada Pengukuran, 80 pada PK.",
    headline=True,
)


def target_differs(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a target in Pengukuran that is not that of PK (LS03)."""
    for row, pk_row in undoubted_pairs(laporan).items():
        if is_taken_from_pk(laporan, row, "target"):
            continue
        target: Quantity | None = laporan.rows["Pengukuran"][row]["target"]
        promised: Quantity | None = laporan.rows["PK"][pk_row]["target"]
        if target is not None and promised is not None and target != promised:
            unit = laporan.rows["PK"][pk_row]["satuan"] or None
            yield finding_at(
                laporan, TARGET_DIFFERS, "Pengukuran", row, "target",
                sel=cell_with_sheet(laporan, "PK", pk_row, "target"), computed=format_quantity(promised, unit),
            )  # fmt: skip


CODE_POINTS_ELSEWHERE = Message(
    "LS06",
    WARNING,
    "Kode IK {kode} menunjuk indikator lain pada PK ({sel}).",
    "Kosongkan Kode IK baris ini atau betulkan.",
    rule="Indikator yang diketik pada Pengukuran dibandingkan dengan indikator PK berkode sama. Peringatan, "
    "sebab mungkin kodenya yang salah, mungkin namanya yang diubah; sementara ini kodenya yang dipakai.",
    source="Pertimbangan kami: Kode IK mengikat baris Pengukuran pada baris PK.",
    example='IK01 pada PK "Partisipasi pemilih", IK01 pada Pengukuran "Jumlah pegawai".',
    headline=True,
)


def code_points_elsewhere(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a Kode IK that belongs to another indikator of PK than the one beside it (LS06)."""
    for row, pk_row in _rows_with_code_of_another(laporan).items():
        yield finding_at(
            laporan, CODE_POINTS_ELSEWHERE, "Pengukuran", row, "indikator",
            kode=laporan.rows["Pengukuran"][row]["kode_ik"],
            sel=cell_with_sheet(laporan, "PK", pk_row, "indikator"), computed=laporan.rows["PK"][pk_row]["indikator"],
        )  # fmt: skip


MEASURED_TWICE = Message(
    "LS08",
    WARNING,
    "Indikator PK {sel_pk} diukur lagi di sini; pengukuran pertamanya pada {sel}.{mungkin}",
    "Hapus salah satu baris, atau betulkan Kode IK-nya.",
    rule="Satu indikator PK diukur pada satu baris Pengukuran. Peringatan, sebab baris kedua ikut dihitung, "
    "sehingga indikator ini berbobot ganda dalam rata-rata.",
    source="Pertimbangan kami.",
    example="Indikator yang sama ditulis pada baris 6 dan, karena baris disalin, juga pada baris 9.",
    headline=True,
)


def measured_twice(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report an indikator of PK that two rows of Pengukuran measure: it counts twice in the mean (LS08).

    PK05 reports one that stands twice in PK, LS14 one whose Kode IK stands twice.
    """
    doubled, agreed = _measured_again(laporan), undoubted_pairs(laporan)
    without = [cell_with_sheet(laporan, "PK", row, "indikator") for row in _unmeasured_rows(laporan)]
    hint = f" Yang belum diukur: {first_few(without)}." if 0 < len(without) <= len(doubled) else ""
    codes = {row: code_key(record["kode_ik"]) for row, record in rows_of(laporan, "Pengukuran")}
    for row, first in doubled.items():
        if codes[row] and codes[row] == codes[first]:
            continue
        yield finding_at(
            laporan, MEASURED_TWICE, "Pengukuran", row, "indikator", mungkin=hint,
            sel=cell_with_sheet(laporan, "Pengukuran", first, "indikator"),
            sel_pk=cell_with_sheet(laporan, "PK", agreed[row], "indikator"),
        )  # fmt: skip


VALUE_WITHOUT_INDIKATOR = Message(
    "UK20",
    ERROR,
    "Ada realisasi atau target tanpa indikator.{mungkin}",
    "Isi Indikator Kinerja, betulkan Kode IK, atau hapus baris ini.",
    rule="Angka tanpa indikator tidak mengukur apa pun, dan tidak diketahui apakah harus dihitung; selama ada "
    "realisasi tanpa indikator, rata-rata capaian instansi dikosongkan. Diperiksa pada PK dan Pengukuran; bila nama "
    "yang kurang itu pada PK, disebut di sana saja. Indikator PK yang karenanya belum diukur ikut disebut.",
    source=_UNIT,
    example="Baris 9: realisasi 80%, indikator kosong.",
)


_LAST_KNOWN = ' Pada compute terakhir angka ini milik "{nama}"; cocokkan kodenya dengan {sel}.'


def without_indikator(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a figure without an indikator (UK20), at PK where the name is missing there.

    A name of blanks that nobody sees, such as NBSP, is none to a reader, but the formulas take it for one and count it.
    Nothing is reported where PK03 names the figure, because a repeated code took its indikator away.
    """
    if _lacks_tying_column(laporan):
        return
    told = set(rows_that_lost_their_code(laporan))
    for row, measured in nameless_rows_of_pk(laporan).items():
        cells = ", ".join(cell_with_sheet(laporan, "Pengukuran", one, figure_of(laporan, one)) for one in measured)
        hint = f" Karenanya tidak terpakai: {cells}.{EMPTIES_THE_MEAN}" if cells else ""
        if _counts(hasil, measured):
            hint = f" Namanya hanya spasi yang tidak tampak, dan realisasinya ({cells}) tetap dihitung."
        yield finding_at(laporan, VALUE_WITHOUT_INDIKATOR, "PK", row, "target", mungkin=hint, sel=cells)
        told.update(measured)
    covered = _codes_of_merged_names(laporan)
    left = figures_without_indikator(laporan)
    found = {row: code for row, code in left.items() if row not in told and code_key(code) not in covered}
    without = _unmeasured_rows(laporan)
    waiting = [cell_with_sheet(laporan, "PK", row, "indikator") for row in without]
    rest = f" Indikator PK yang belum diukur: {first_few(waiting)}." if 0 < len(without) <= len(found) else ""
    for row, *alike in _by_cause(laporan, found):
        key, code = figure_of(laporan, row), found[row]
        others = [laporan.place("Pengukuran", one, figure_of(laporan, one))[1] for one in alike]
        hint = f" Kode IK {code} tidak ada pada PK." if code else ""
        hint += f" Begitu pula {len(others)} baris lain ({first_few(others)})." if others else ""
        hint += rest + (EMPTIES_THE_MEAN if key == "realisasi" and not _counts(hasil, [row]) else "")
        recorded = None if others else _pk_row_of_record(laporan, row)
        at_pk = "" if recorded is None else cell_with_sheet(laporan, "PK", recorded, "kode_ik")
        if recorded is not None:
            hint = _LAST_KNOWN.format(nama=trim(laporan.rows["PK"][recorded]["indikator"]), sel=at_pk) + hint
        named = ", ".join([*others, *filter(None, [at_pk])])
        yield finding_at(laporan, VALUE_WITHOUT_INDIKATOR, "Pengukuran", row, key, mungkin=hint, sel=named)


def _codes_of_merged_names(laporan: Report) -> set[str]:
    """Give the codes of PK beside a name that a merged area hides: BC19 names it."""
    hidden = (row for sheet, row, key in laporan.covered_cells if (sheet, key) == ("PK", "indikator"))
    return {code_key(laporan.rows["PK"][row]["kode_ik"]) for row in hidden if row in laporan.rows["PK"]} - {""}


def _by_cause(laporan: Report, found: Mapping[int, str]) -> Iterator[list[int]]:
    """Group rows whose figures lost their indikator in one stroke: their codes were emptied, or all those of PK."""
    none_on_pk = not any(code_key(record["kode_ik"]) for _row, record in rows_of(laporan, "PK"))
    together = [row for row, code in found.items() if none_on_pk or not code]
    if together:
        yield together
    for row in found:
        if row not in together:
            yield [row]


def _pk_row_of_record(laporan: Report, row: int) -> int | None:
    """Find the row of PK with the indikator that was recorded beside a realisasi at the last run."""
    name = recorded_indikator(laporan, row)
    return first_row_of_each_text(laporan, "PK", "indikator").get(normalised(name)) if name else None


def _counts(hasil: Results, rows: Sequence[int]) -> bool:
    """Tell whether one of the rows of Pengukuran counts as an indikator."""
    measured = hasil.rows_of("Pengukuran")
    return any(row in measured and measured[row]["nomor_sasaran"] is not None for row in rows)


def _lacks_tying_column(laporan: Report) -> bool:
    """Tell whether Kode IK or Indikator is missing on one of the sheets."""
    return any(lacks_column(laporan, key, "PK", "Pengukuran") for key in ("kode_ik", "indikator"))


@cached_per_report
def _measured_again(laporan: Report) -> dict[int, int]:
    """Give the rows of Pengukuran that measure an indikator of PK again: row -> the row that measured it first."""
    times = Counter(normalised(text) for text in _indikator(laporan, "PK").values())
    first: dict[int, int] = {}
    found: dict[int, int] = {}
    for row, pk_row in undoubted_pairs(laporan).items():
        text = normalised(laporan.rows["PK"][pk_row]["indikator"])
        if first.setdefault(pk_row, row) != row and times[text] == 1:
            found[row] = first[pk_row]
    return found


@cached_per_report
def _unmeasured_rows(laporan: Report) -> list[int]:
    """Give the rows of PK that no row of Pengukuran measures, by its code or by its name."""
    by_text, measurements = first_row_of_each_text(laporan, "PK", "indikator"), laporan.rows["Pengukuran"]
    misnamed = (by_text.get(normalised(measurements[row]["indikator"])) for row in _rows_with_code_of_another(laporan))
    measured = {*pairs(laporan).values(), *misnamed}
    return [row for row in _indikator(laporan, "PK") if row not in measured]


@cached_per_report
def _similar_names(laporan: Report) -> dict[int, int]:
    """Give the rows of Pengukuran without a pair whose name resembles that of a free row of PK: row -> row of PK."""
    free = NameIndex({normalised(laporan.rows["PK"][row]["indikator"]): row for row in _unmeasured_rows(laporan)})
    known = pairs(laporan)
    found: dict[int, int] = {}
    for row, text in _indikator(laporan, "Pengukuran").items():
        similar = None if row in known else free.nearest(text, SIMILAR)
        if similar is not None:
            found[row] = similar
            free.drop(normalised(laporan.rows["PK"][similar]["indikator"]))
    return found


def _nothing_is_measured(laporan: Report) -> bool:
    """Tell whether PK and Pengukuran both hold indikator and have none in common."""
    both = bool(_indikator(laporan, "PK")) and bool(_indikator(laporan, "Pengukuran"))
    return both and not pairs(laporan)


@cached_per_report
def _indikator(laporan: Report, sheet: str) -> dict[int, str]:
    """Give the rows of a sheet that name an indikator, each with the name."""
    return {row: record["indikator"] for row, record in rows_of(laporan, sheet) if record["indikator"].strip()}


def _span(laporan: Report, sheet: str, rows: dict[int, str]) -> str:
    """Name the first and the last of some rows: "PK!D6:D17"."""
    first, *_between, last = *rows, list(rows)[-1]
    start, end = cell_with_sheet(laporan, sheet, first, "indikator"), laporan.place(sheet, last, "indikator")[1]
    return start if first == last else f"{start}:{end}"


CHECKS: tuple[Check, ...] = (
    nothing_promised_is_measured,
    not_measured,
    not_promised,
    target_differs,
    code_points_elsewhere,
    measured_twice,
    without_indikator,
)
