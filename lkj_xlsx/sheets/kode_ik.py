"""Kode IK, which ties a row of Pengukuran to its row of PK: codes without a partner, of another kind, given twice."""

from collections import Counter
from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.message import ERROR, WARNING, Message
from lkj_xlsx.report.checking import Check, cached_per_report, cell_with_sheet, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import NameIndex
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.text import code_key, trim
from lkj_xlsx.sheets.pk import is_taken_from_pk, rows_of_each_code, rows_with_repeated_code
from lkj_xlsx.values import first_few, normalised

POSITION = 89

_TIES = "Pertimbangan kami: Kode IK mengikat baris Pengukuran pada baris PK."

_FEWEST_MOVED = 3
_BETWEEN = " | "  # parts the realisasi from the indikator in the column Indikator Tercatat

EMPTIES_THE_MEAN = " Rata-rata capaian instansi dikosongkan sampai realisasi ini punya indikator."

REPEATED_CODE = Message(
    "PK03",
    ERROR,
    "Kode IK {kode} dipakai lagi pada {sel}; Pengukuran memakai yang pertama, sehingga indikator yang lain tidak "
    "terukur.{mungkin}",
    "Beri kode yang berbeda untuk tiap baris.",
    rule="Kode IK mengikat satu baris Pengukuran pada satu baris PK, jadi tidak boleh berulang; huruf besar dan "
    "kecil, spasi, dan nol di depan kode yang hanya angka tidak dihitung. Kesalahan, sebab baris Pengukuran berkode "
    "itu selalu mengambil baris PK yang pertama: rata-rata dihitung tanpa indikator yang kedua. Realisasi yang "
    "karenanya kehilangan indikatornya ikut disebut.",
    source="Pertimbangan kami: susunan templat.",
    example="IK01 pada baris 6 dan baris 7.",
)
CODE_WITHOUT_PARTNER = Message(
    "LS11",
    ERROR,
    "Kode IK {kode} pada {sel} tidak ada pada PK; angka ini dihitung menurut isian barisnya sendiri, bukan menurut PK.",
    "Betulkan Kode IK-nya, atau kosongkan bila indikator ini memang tidak ada pada PK.",
    rule="Kode IK pada Pengukuran harus ada pada PK; huruf besar dan kecil, spasi, dan nol di depan kode yang hanya "
    "angka tidak dihitung. Kesalahan, sebab tidak diketahui indikator PK mana yang diukur. Baris tanpa nama indikator "
    "disebut oleh UK20.",
    source=_TIES,
    example="Kode IK99 pada Pengukuran, sedangkan kode PK sampai IK12.",
)
CODES_OF_ANOTHER_KIND = Message(
    "LS12",
    WARNING,
    "Tidak satu pun Kode IK di sini ({sel}) ada pada PK; barisnya dipasangkan menurut nama indikator.",
    "Samakan Kode IK pada kedua lembar, atau kosongkan pada Pengukuran.",
    rule="Bila seluruh kode pada Pengukuran lain jenisnya daripada kode pada PK, nama indikator yang menentukan. "
    "Disebut sekali. Peringatan, sebab nama yang diubah sedikit saja melepaskan pasangannya.",
    source=_TIES,
    example="PK memakai IK01 sampai IK12, Pengukuran memakai 1.1 sampai 3.4.",
)
NOTHING_TELLS_THE_INDIKATOR = Message(
    "LS13",
    ERROR,
    "Tidak satu pun Kode IK pada Pengukuran ada pada PK, dan {n} baris tidak bernama; realisasinya ({sel}) tidak "
    "dipakai, dan rata-rata capaian instansi dikosongkan.",
    "Samakan Kode IK pada kedua lembar.",
    rule="Baris Pengukuran yang hanya berisi kode dan realisasi mengambil indikatornya dari PK menurut kode. Bila "
    "seluruh kodenya lain jenisnya, tidak ada yang menunjukkan indikatornya. Kesalahan, sebab realisasinya tidak ikut "
    "dihitung; disebut sekali untuk seluruh lembar.",
    source=_TIES,
    example="Kode PK diganti menjadi 1 sampai 12, kode Pengukuran tetap IK01 sampai IK12.",
)
CODE_MEASURED_TWICE = Message(
    "LS14",
    ERROR,
    "Kode IK {kode} dipakai lagi pada {sel}; indikator yang sama terukur di lebih dari satu baris.{mungkin}",
    "Betulkan kode yang salah, atau hapus baris yang berlebih.",
    rule="Satu Kode IK hanya boleh pada satu baris Pengukuran. Kesalahan, sebab setiap barisnya ikut dihitung, "
    "sehingga indikator ini berbobot ganda dan realisasi indikator lain mungkin terpasang padanya.",
    source=_TIES,
    example="IK11 tertulis pada baris 16 dan, karena disalin ke bawah, juga pada baris 17.",
)


REALISASI_OF_ANOTHER = Message(
    "LS15",
    ERROR,
    'Realisasi ini dicatat untuk "{tercatat}", tetapi kodenya sekarang menunjuk "{kini}".{lain}',
    "Betulkan Kode IK-nya. Bila realisasi ini memang untuk indikator yang sekarang, kosongkan {catatan} (kolom "
    "Indikator Tercatat), lalu jalankan lagi lkj-xlsx compute.",
    rule="Setiap compute mencatat indikator dan realisasi tiap baris Pengukuran. Bila realisasinya tetap, tetapi Kode "
    "IK-nya kemudian menunjuk indikator lain, angkanya terpasang pada indikator yang salah: misalnya kode disalin ke "
    "bawah sesudah menyisipkan baris. Nama yang hanya disunting sedikit dan baris yang diurutkan tidak dilaporkan. "
    "Kesalahan, sebab capaian dua indikator tertukar; disebut sekali untuk seluruh lembar.",
    source=_TIES,
    example='Realisasi 35 dicatat untuk "Jumlah laporan"; sesudah PK disisipi satu baris, IK02 menunjuk "Partisipasi".',
)


REALISASI_MOVED = Message(
    "LS17",
    WARNING,
    "Realisasi {n} indikator ({sel}) sama dengan yang tercatat bagi indikator lain, sedangkan indikatornya tidak "
    "berpindah; pada baris ini semula {semula}.",
    "Bila kolom ini diurutkan, digeser, ditempel atau disalin ke bawah sendiri, batalkan atau ketik lagi "
    "realisasinya. Bila memang begitu, kosongkan {catatan} (kolom Indikator Tercatat), lalu jalankan lagi lkj-xlsx "
    "compute.",
    rule="Setiap compute mencatat indikator dan realisasi tiap baris Pengukuran. Bila tiga angka atau lebih kemudian "
    "berdiri pada baris lain dan indikatornya tidak ikut, kolomnya mungkin diurutkan, digeser atau disalin sendiri. "
    "Peringatan, sebab angka-angka itu mungkin memang dibetulkan; disebut sekali untuk seluruh lembar, dan capaian "
    "barisnya tidak dipersoalkan lagi.",
    source="Pertimbangan kami: realisasi milik satu indikator.",
    example="Kolom Realisasi H6:H17 diurutkan sendiri: IK01 kini 100, semula 82.",
    headline=True,
)


@cached_per_report
def codes_are_of_another_kind(laporan: Report) -> bool:
    """Tell whether PK and Pengukuran both have codes, Pengukuran more than one, and none in common."""
    own = {code_key(record["kode_ik"]) for _row, record in rows_of(laporan, "Pengukuran")} - {""}
    return len(own) > 1 and bool(_codes_of_pk(laporan)) and not own & _codes_of_pk(laporan)


@cached_per_report
def _codes_of_pk(laporan: Report) -> set[str]:
    """Give the codes of PK as they are compared, also those of rows without a name, which are reported at PK."""
    return {code_key(record["kode_ik"]) for _row, record in rows_of(laporan, "PK")} - {""}


@cached_per_report
def rows_without_partner(laporan: Report) -> dict[int, str]:
    """Give the rows of Pengukuran with a figure whose code stands nowhere on PK, each with its code.

    Where PK has no codes at all the names decide, and no row is given.
    """
    known = _codes_of_pk(laporan)
    return {
        row: trim(record["kode_ik"])
        for row, record in rows_of(laporan, "Pengukuran")
        if known and (code := code_key(record["kode_ik"])) and code not in known
        if any(trim(laporan.written("Pengukuran", row, key)) for key in ("realisasi", "target"))
    }


def figure_of(laporan: Report, row: int) -> str:
    """Give the key of the column in which a row of Pengukuran has its figure."""
    return "realisasi" if trim(laporan.written("Pengukuran", row, "realisasi")) else "target"


@cached_per_report
def figures_without_indikator(laporan: Report) -> dict[int, str]:
    """Give the rows of Pengukuran with a figure and no indikator, each with its Kode IK.

    Left out are rows whose name a merged area hides (BC19), and rows on a sheet whose codes are of another kind
    altogether (LS13).
    """
    foreign = rows_without_partner(laporan) if codes_are_of_another_kind(laporan) else {}
    return {
        row: trim(record["kode_ik"])
        for row, record in rows_of(laporan, "Pengukuran")
        if not record["indikator"].strip() and row not in foreign
        if ("Pengukuran", row, "indikator") not in laporan.covered_cells
        if any(trim(laporan.written("Pengukuran", row, key)) for key in ("realisasi", "target"))
    }


def foreign_rows(laporan: Report) -> list[int]:
    """Give the rows of Pengukuran with a figure and no name, where all codes are of another kind (LS13)."""
    if not codes_are_of_another_kind(laporan):
        return []
    rows = laporan.rows["Pengukuran"]
    return [row for row in rows_without_partner(laporan) if not rows[row]["indikator"].strip()]


def nameless_rows_of_pk(laporan: Report) -> dict[int, list[int]]:
    """Give the rows of PK with a target and no indikator, each with the rows of Pengukuran that have its code."""
    waiting: dict[str, list[int]] = {}
    for row, code in figures_without_indikator(laporan).items():
        waiting.setdefault(code_key(code), []).append(row)
    return {
        row: waiting.get(code_key(record["kode_ik"]), []) if code_key(record["kode_ik"]) else []
        for row, record in rows_of(laporan, "PK")
        if not record["indikator"].strip() and trim(laporan.written("PK", row, "target"))
        if ("PK", row, "indikator") not in laporan.covered_cells
    }


@cached_per_report
def rows_that_lost_their_code(laporan: Report) -> list[int]:
    """Give the rows of Pengukuran without an indikator that a repeated code of PK explains (PK03).

    A code that was typed over another is lacking itself, so there are no more such rows than repeated codes.
    """
    at_pk = {row for rows in nameless_rows_of_pk(laporan).values() for row in rows}
    lost = [row for row in figures_without_indikator(laporan) if row not in at_pk]
    return lost if len(lost) <= len(rows_with_repeated_code(laporan)) else []


def repeated_code(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once a Kode IK that stands in several rows of PK: Pengukuran finds its row of PK by the code (PK03)."""
    lost = [
        cell_with_sheet(laporan, "Pengukuran", row, figure_of(laporan, row))
        for row in rows_that_lost_their_code(laporan)
    ]
    for first, *others in rows_of_each_code(laporan, "PK"):
        if others:
            sel = first_few([laporan.place("PK", row, "kode_ik")[1] for row in others])
            yield finding_at(
                laporan, REPEATED_CODE, "PK", first, "kode_ik", kode=trim(laporan.rows["PK"][first]["kode_ik"]),
                sel=sel, sel_lain=", ".join(lost),
                mungkin=f" Tidak berindikator karenanya: {first_few(lost)}." if lost else "",
            )  # fmt: skip
            lost = []


def code_without_partner(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report codes that stand nowhere on PK: each at its figure (LS11), or once where all are of another kind."""
    rows = rows_without_partner(laporan)
    named = [row for row in rows if laporan.rows["Pengukuran"][row]["indikator"].strip()]
    if not codes_are_of_another_kind(laporan):
        for row in named:
            sel = laporan.place("Pengukuran", row, "kode_ik")[1]
            yield finding_at(
                laporan, CODE_WITHOUT_PARTNER, "Pengukuran", row, figure_of(laporan, row), kode=rows[row], sel=sel
            )
        return
    if named:
        sel = first_few([laporan.place("Pengukuran", row, "kode_ik")[1] for row in named])
        yield finding_at(laporan, CODES_OF_ANOTHER_KIND, "Pengukuran", named[0], "kode_ik", sel=sel)
    if nameless := foreign_rows(laporan):
        sel = first_few([laporan.place("Pengukuran", row, figure_of(laporan, row))[1] for row in nameless])
        first = nameless[0]
        yield finding_at(
            laporan, NOTHING_TELLS_THE_INDIKATOR, "Pengukuran", first, figure_of(laporan, first), sel=sel,
            n=len(nameless),
        )  # fmt: skip


def code_measured_twice(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once a Kode IK that stands in several rows of Pengukuran (LS14), at the one that got it last if known."""
    measured = {code_key(record["kode_ik"]) for _row, record in rows_of(laporan, "Pengukuran")}
    waiting = [
        cell_with_sheet(laporan, "PK", row, "indikator")
        for row, record in rows_of(laporan, "PK")
        if record["indikator"].strip() and code_key(record["kode_ik"]) not in measured
    ]
    changed = realisasi_of_another(laporan)
    for rows in rows_of_each_code(laporan, "Pengukuran"):
        first, *others = sorted(rows, key=lambda row: row not in changed)  # not at the one that is as it was
        if others:
            hint = f" Yang belum diukur: {first_few(waiting)}." if 0 < len(waiting) <= len(others) else ""
            yield finding_at(
                laporan, CODE_MEASURED_TWICE, "Pengukuran", first, "kode_ik", mungkin=hint,
                kode=trim(laporan.rows["Pengukuran"][first]["kode_ik"]),
                sel=first_few([laporan.place("Pengukuran", row, "kode_ik")[1] for row in others]),
            )  # fmt: skip


def name_to_record(laporan: Report, row: int) -> str:
    """Give what ``compute`` records of a row of Pengukuran: its realisasi and its indikator; "" without either."""
    record = laporan.rows["Pengukuran"].get(row)
    realisasi = laporan.written("Pengukuran", row, "realisasi")
    if record is None or not realisasi or not trim(record["indikator"]):
        return ""
    return f"{realisasi}{_BETWEEN}{trim(record['indikator'])}"


@cached_per_report
def realisasi_of_another(laporan: Report) -> dict[int, str]:
    """Give the rows whose realisasi was recorded for another indikator than the one that their code names now.

    The realisasi must be the recorded one, for a new one was typed for the indikator that is named now. Rows that were
    sorted without their records keep the pairs of realisasi and indikator, and a name that was reworded a little and
    stands nowhere else on PK is the same indikator.
    """
    recorded = {row: _parted(text) for row, text in laporan.recorded_names.get("Pengukuran", {}).items()}
    known = {(realisasi, normalised(name)) for realisasi, name in recorded.values()}
    promised = {normalised(record["indikator"]) for _row, record in rows_of(laporan, "PK")}
    found: dict[int, str] = {}
    for row, (realisasi, name) in recorded.items():
        now, indikator = _parted(name_to_record(laporan, row))
        own, then = normalised(indikator), normalised(name)
        if not own or now != realisasi or own == then or (now, own) in known:
            continue
        if not is_taken_from_pk(laporan, row, "indikator"):
            continue
        if then in promised or NameIndex({own: row}).reworded(name) is None:
            found[row] = name
    return found


def recorded_indikator(laporan: Report, row: int) -> str:
    """Give the indikator that the last run recorded beside the realisasi that still stands in a row; "" for none."""
    realisasi, name = _parted(laporan.recorded_names.get("Pengukuran", {}).get(row, ""))
    return name if realisasi and realisasi == trim(laporan.written("Pengukuran", row, "realisasi") or "") else ""


def _rows_of_repeated_code_of_pk(laporan: Report) -> set[int]:
    twice = {code_key(laporan.rows["PK"][row]["kode_ik"]) for row in rows_with_repeated_code(laporan)}
    return {row for row, record in rows_of(laporan, "Pengukuran") if code_key(record["kode_ik"]) in twice}


@cached_per_report
def _realisasi_that_moved(laporan: Report) -> tuple[list[int], list[int]]:
    """Give the rows of Pengukuran that have the realisasi of another row, though each names its indikator as before.

    So a column looks that was sorted, dragged, pasted or filled down alone. Three figures at least must stand in other
    rows than recorded, and they must be most of those that changed: somebody who types new figures may well repeat one.
    The second list has all rows whose realisasi changed.
    """
    now, before = dict[int, str](), dict[int, str]()
    for row, text in laporan.recorded_names.get("Pengukuran", {}).items():
        realisasi, name = _parted(text)
        own = trim(laporan.written("Pengukuran", row, "realisasi") or "")
        record = laporan.rows["Pengukuran"].get(row)
        if record is not None and normalised(record["indikator"]) == normalised(name) and own != realisasi:
            now[row], before[row] = own, realisasi
    left, moved = Counter(before.values()), list[int]()
    for row, own in now.items():
        if own and left[own]:
            left[own] -= 1
            moved.append(row)
    is_moved = len({now[row] for row in moved}) >= _FEWEST_MOVED and len(moved) * 4 >= len(now) * 3
    if not is_moved and len(set(before.values())) >= _FEWEST_MOVED and _is_filled_down(laporan, now):
        moved, is_moved = list(now), True
    return (moved, list(now)) if is_moved else ([], [])


def _is_filled_down(laporan: Report, now: Mapping[int, str]) -> bool:
    """Tell whether all realisasi that changed are that of the row right above them, which did not change."""
    above = min(now) - 1
    kept = trim(laporan.written("Pengukuran", above, "realisasi") or "") if above in laporan.rows["Pengukuran"] else ""
    return bool(kept) and set(now.values()) == {kept} and max(now) - above == len(now)


@cached_per_report
def rows_with_another_realisasi(laporan: Report) -> frozenset[int]:
    """Give the rows of Pengukuran whose realisasi stood elsewhere at the last run: their capaian says nothing."""
    return frozenset((*realisasi_of_another(laporan), *_realisasi_that_moved(laporan)[0]))


def rows_that_keep_their_record(laporan: Report) -> frozenset[int]:
    """Give the rows whose record contradicts them, or explains another: as long as it stays, the next run says so."""
    lost = (row for row in figures_without_indikator(laporan) if recorded_indikator(laporan, row))
    return frozenset((*realisasi_of_another(laporan), *_realisasi_that_moved(laporan)[1], *lost))


def realisasi_sorted_alone(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once that realisasi stand in other rows than at the last run, while their indikator stayed (LS17)."""
    rows, _changed = _realisasi_that_moved(laporan)
    if rows:
        places = [laporan.place("Pengukuran", row, "realisasi") for row in rows]
        cells = [cell for _, cell in places]
        before = _parted(laporan.recorded_names["Pengukuran"][rows[0]])[0]
        records = [laporan.place("Pengukuran", row, "indikator_tercatat")[1] for row in (rows[0], rows[-1])]
        yield finding_at(
            laporan, REALISASI_MOVED, "Pengukuran", rows[0], "realisasi", n=len(rows), sel=first_few(cells),
            semula=before, catatan=":".join(records), computed=before, related=places,
        )  # fmt: skip


def _parted(text: str) -> tuple[str, str]:
    """Give the realisasi and the indikator of a record."""
    realisasi, _, name = text.partition(_BETWEEN)
    return realisasi, name


def realisasi_moved(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once that codes lead to other indikator than when the realisasi were recorded (LS15).

    Not where a code is given twice: LS14 or PK03 says so.
    """
    told = {row for rows in rows_of_each_code(laporan, "Pengukuran") if len(rows) > 1 for row in rows}
    told |= _rows_of_repeated_code_of_pk(laporan)
    found = {row: name for row, name in realisasi_of_another(laporan).items() if row not in told}
    if found:
        first, *others = found
        cells = [laporan.place("Pengukuran", row, "realisasi")[1] for row in others]
        yield finding_at(
            laporan, REALISASI_OF_ANOTHER, "Pengukuran", first, "realisasi", tercatat=found[first],
            kini=trim(laporan.rows["Pengukuran"][first]["indikator"]), sel_lain=", ".join(cells),
            catatan=laporan.place("Pengukuran", first, "indikator_tercatat")[1],
            lain=f" Begitu pula {len(cells)} baris lain ({first_few(cells)})." if cells else "",
        )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    repeated_code,
    code_without_partner,
    code_measured_twice,
    realisasi_moved,
    realisasi_sorted_alone,
)
