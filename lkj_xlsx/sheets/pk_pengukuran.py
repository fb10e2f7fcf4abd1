"""PK against Pengukuran: is what was promised measured, under the same name, target and polaritas?"""

from collections import Counter
from collections.abc import Iterator

from lkj_xlsx.declare.message import ERROR, WARNING, Chapter, Message
from lkj_xlsx.report.checking import Check, from_pk, full_cell, lacks, once, report, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import SIMILAR, Names, first_rows, marked, proposal
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets.pk import known_polaritas, repeated, strayed
from lkj_xlsx.values import Quantity, first_few, format_quantity, normalised

POSITION = 90

CHAPTER = Chapter("LS", "Lintas lembar")

_UNIT = "PermenPANRB 53/2014: target dan realisasi tiap indikator"


@once
def pairs(laporan: Laporan) -> dict[int, int]:
    """Give for each row of Pengukuran its row of PK: by Kode IK, else by normalised text."""
    by_text = first_rows(laporan, "PK", "indikator")
    found: dict[int, int] = {}
    for row, record in rows_of(laporan, "Pengukuran"):
        tied = laporan.tied.get(row, by_text.get(normalised(record["indikator"])))
        if tied is not None:
            found[row] = tied
    return found


@once
def _misled(laporan: Laporan) -> dict[int, int]:
    """Give the rows of Pengukuran whose Kode IK leads to an indikator of another name: row -> that row of PK."""
    found: dict[int, int] = {}
    for row, pk_row in laporan.tied.items():
        record = laporan.rows["Pengukuran"].get(row)
        if record is None or not record["indikator"].strip() or from_pk(laporan, row, "indikator"):
            continue
        if normalised(record["indikator"]) != normalised(laporan.rows["PK"][pk_row]["indikator"]):
            found[row] = pk_row
    return found


@once
def _agreed(laporan: Laporan) -> dict[int, int]:
    """Give the pairs that LS06 does not put in doubt, for all that is held against PK."""
    misled = _misled(laporan)
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
)


def not_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS01: what was promised is measured.

    Silent where another finding names the cause: LS05 where nothing is measured, LS02 where it is under a similar
    name, PK03 and PK05 where code or name belong to another row, LS06, LS08 and UK20 where the measurement went to
    one or to none, BC06 where a column that ties the two is missing.
    """
    without = _without_pair(laporan)
    astray = len(_doubled(laporan)) + len(_nameless(laporan))
    if not _nothing_is_measured(laporan) and len(without) > astray and not _untied(laporan):
        told = {*_renamed(laporan).values(), *repeated(laporan)}
        first = set(first_rows(laporan, "PK", "indikator").values())
        for row in without:
            if row in first and row not in told:
                yield report(laporan, PROMISED_BUT_NOT_MEASURED, "PK", row, "indikator")


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
)


def not_promised(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS02: what is measured was promised, under the same name. LS05 says it once where nothing was."""
    known, renamed = pairs(laporan), _renamed(laporan)
    nothing = _nothing_is_measured(laporan)
    for row in _indikator(laporan, "Pengukuran"):
        if row not in known and (row in renamed or not nothing):
            hint = proposal(laporan, "PK", "indikator", renamed.get(row))
            yield report(laporan, MEASURED_BUT_NOT_PROMISED, "Pengukuran", row, "indikator", mungkin=hint)


NOTHING_PROMISED_IS_MEASURED = Message(
    "LS05",
    ERROR,
    "Tidak satu pun dari {pk} indikator PK ({sel}) diukur; {lain} indikator yang diukur ({sel_lain}) tidak "
    "ada pada PK.",
    "Ukur indikator yang diperjanjikan; rata-rata capaian sekarang tidak menilai PK.",
    rule="PK dan Pengukuran sama-sama terisi, tetapi tidak ada satu pun indikator yang sama, baik menurut "
    "Kode IK maupun nama. Galat, sebab rata-rata capaian dan kategori instansi tidak menilai apa yang "
    "diperjanjikan. Menggantikan LS01 dan LS02 di tiap baris, kecuali yang namanya mirip.",
    source="PermenPANRB 53/2014; LKj KPU Kota Binjai 2024, Tabel 2.6.1 dan 2.6.2.",
    example="12 indikator PK, 7 indikator lain pada Pengukuran.",
)


def nothing_promised_is_measured(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS05: a mean over other indikator says nothing about the promise."""
    promised, measured = _indikator(laporan, "PK"), _indikator(laporan, "Pengukuran")
    if _nothing_is_measured(laporan):
        yield report(
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
)


def target_differs(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS03: the target of the measurement is the target of the promise."""
    for row, pk_row in _agreed(laporan).items():
        if from_pk(laporan, row, "target"):
            continue
        target: Quantity | None = laporan.rows["Pengukuran"][row]["target"]
        promised: Quantity | None = laporan.rows["PK"][pk_row]["target"]
        if target is not None and promised is not None and target != promised:
            unit = laporan.rows["PK"][pk_row]["satuan"] or None
            yield report(
                laporan, TARGET_DIFFERS, "Pengukuran", row, "target",
                sel=full_cell(laporan, "PK", pk_row, "target"), computed=format_quantity(promised, unit),
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
)


def code_points_elsewhere(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS06: a Kode IK whose text is that of another indikator of PK."""
    for row, pk_row in _misled(laporan).items():
        yield report(
            laporan, CODE_POINTS_ELSEWHERE, "Pengukuran", row, "indikator",
            kode=laporan.rows["Pengukuran"][row]["kode_ik"],
            sel=full_cell(laporan, "PK", pk_row, "indikator"), computed=laporan.rows["PK"][pk_row]["indikator"],
        )  # fmt: skip


MEASURED_TWICE = Message(
    "LS08",
    WARNING,
    "Indikator PK {sel_pk} diukur lagi di sini; pengukuran pertamanya pada {sel}.{mungkin}",
    "Hapus salah satu baris, atau betulkan Kode IK-nya.",
    rule="Satu indikator PK diukur pada satu baris Pengukuran. Peringatan, sebab baris kedua ikut dihitung, "
    "sehingga indikator ini berbobot ganda dalam rata-rata.",
    source="Pertimbangan kami.",
    example="IK01 tertulis pada baris 6 dan, karena baris disalin, juga pada baris 9.",
)


def measured_twice(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS08: one indikator of PK in two rows of Pengukuran counts twice in the mean. PK05 names one promised twice."""
    doubled, agreed = _doubled(laporan), _agreed(laporan)
    without = [full_cell(laporan, "PK", row, "indikator") for row in _without_pair(laporan)]
    hint = f" Yang belum diukur: {first_few(without)}." if 0 < len(without) <= len(doubled) else ""
    for row, first in doubled.items():
        yield report(
            laporan, MEASURED_TWICE, "Pengukuran", row, "indikator", mungkin=hint,
            sel=full_cell(laporan, "Pengukuran", first, "indikator"),
            sel_pk=full_cell(laporan, "PK", agreed[row], "indikator"),
        )  # fmt: skip


VALUE_WITHOUT_INDIKATOR = Message(
    "UK20",
    ERROR,
    "Ada realisasi atau target tanpa indikator.{mungkin}",
    "Isi Indikator Kinerja, betulkan Kode IK, atau hapus baris ini.",
    rule="Angka tanpa indikator tidak mengukur apa pun, dan tidak diketahui apakah harus dihitung. Diperiksa pada "
    "PK dan Pengukuran; bila nama yang kurang itu pada PK, disebut di sana saja. Indikator PK yang karenanya belum "
    "diukur ikut disebut.",
    source=_UNIT,
    example="Baris 9: realisasi 80%, indikator kosong.",
)


def without_indikator(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK20: a value without an indikator measures nothing. Named at PK where the name is missing there.

    Silent where PK03 names the row of PK that the measurement waits for.
    """
    if _untied(laporan):
        return
    for row, record in rows_of(laporan, "PK"):
        if not record["indikator"].strip() and laporan.written("PK", row, "target"):
            yield report(laporan, VALUE_WITHOUT_INDIKATOR, "PK", row, "target", mungkin="")
    found, without = _nameless(laporan), _without_pair(laporan)
    waiting = [full_cell(laporan, "PK", row, "indikator") for row in without]
    rest = f" Indikator PK yang belum diukur: {first_few(waiting)}." if 0 < len(without) <= len(found) else ""
    if len(found) > len(repeated(laporan)):
        for row, code in found.items():
            key = "realisasi" if laporan.written("Pengukuran", row, "realisasi") else "target"
            hint = f" Kode IK {code} tidak ada pada PK.{rest}" if code else rest
            yield report(laporan, VALUE_WITHOUT_INDIKATOR, "Pengukuran", row, key, mungkin=hint)


@once
def _nameless(laporan: Laporan) -> dict[int, str]:
    """Give the rows of Pengukuran with a value and no indikator, each with its Kode IK; not those that PK leaves so."""
    known = {record["kode_ik"].strip().lower() for _row, record in rows_of(laporan, "PK")} - {""}
    return {
        row: code
        for row, record in rows_of(laporan, "Pengukuran")
        if not record["indikator"].strip() and (code := trim(record["kode_ik"])).lower() not in known
        if laporan.written("Pengukuran", row, "realisasi") or laporan.written("Pengukuran", row, "target")
    }


def _untied(laporan: Laporan) -> bool:
    """Tell whether a column that ties Pengukuran to PK is missing."""
    return any(lacks(laporan, key, "PK", "Pengukuran") for key in ("kode_ik", "indikator"))


@once
def _doubled(laporan: Laporan) -> dict[int, int]:
    """Give the rows of Pengukuran that measure an indikator of PK again: row -> the row that measured it first."""
    times = Counter(normalised(text) for text in _indikator(laporan, "PK").values())
    first: dict[int, int] = {}
    found: dict[int, int] = {}
    for row, pk_row in _agreed(laporan).items():
        text = normalised(laporan.rows["PK"][pk_row]["indikator"])
        if first.setdefault(pk_row, row) != row and times[text] == 1:
            found[row] = first[pk_row]
    return found


@once
def _without_pair(laporan: Laporan) -> list[int]:
    """Give the rows of PK that no row of Pengukuran measures, by its code or by its name."""
    by_text, measurements = first_rows(laporan, "PK", "indikator"), laporan.rows["Pengukuran"]
    misnamed = (by_text.get(normalised(measurements[row]["indikator"])) for row in _misled(laporan))
    measured = {*pairs(laporan).values(), *misnamed}
    return [row for row in _indikator(laporan, "PK") if row not in measured]


@once
def _renamed(laporan: Laporan) -> dict[int, int]:
    """Give the rows of Pengukuran without a pair whose name is like that of a row of PK without one: row -> that."""
    free = Names({normalised(laporan.rows["PK"][row]["indikator"]): row for row in _without_pair(laporan)})
    known = pairs(laporan)
    found: dict[int, int] = {}
    for row, text in _indikator(laporan, "Pengukuran").items():
        similar = None if row in known else free.nearest(text, SIMILAR)
        if similar is not None:
            found[row] = similar
            free.drop(normalised(laporan.rows["PK"][similar]["indikator"]))
    return found


def _nothing_is_measured(laporan: Laporan) -> bool:
    """Tell whether PK and Pengukuran both hold indikator, and not one in common."""
    both = bool(_indikator(laporan, "PK")) and bool(_indikator(laporan, "Pengukuran"))
    return both and not pairs(laporan)


POLARITAS_DIFFERS = Message(
    "LS09",
    WARNING,
    "Polaritas pada Pengukuran berbeda dari polaritas pada PK ({sel}).",
    "Samakan dengan PK.",
    rule="Polaritas yang diketik pada Pengukuran dibandingkan dengan polaritas indikator yang sama pada PK. "
    "Peringatan, sebab capaian dihitung menurut polaritas pada Pengukuran; dengan yang pada PK hasilnya lain.",
    source="Pertimbangan kami: PK adalah sumber bagi Pengukuran.",
    example='"Minimum" pada PK, "Maksimum" pada Pengukuran.',
)


def polaritas_differs(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS09: the polaritas of the measurement is that of the promise, or the capaian is another one."""
    for row, pk_row in _agreed(laporan).items():
        own, promised = (laporan.rows[sheet][at]["polaritas"] for sheet, at in (("Pengukuran", row), ("PK", pk_row)))
        differ = trim(own).lower() != trim(promised).lower()
        if differ and known_polaritas(own) and known_polaritas(promised):
            sel = full_cell(laporan, "PK", pk_row, "polaritas")
            yield report(laporan, POLARITAS_DIFFERS, "Pengukuran", row, "polaritas", computed=trim(promised), sel=sel)


def sasaran_worded_otherwise(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """LS10: one sasaran in two wordings is two sasaran to whoever counts. Case and punctuation do not matter."""
    promised = first_rows(laporan, "PK", "sasaran")
    tied = {} if strayed(laporan) else _agreed(laporan)
    names, own = Names(promised), dict[str, int]()
    for row, record in rows_of(laporan, "Pengukuran"):
        if record["sasaran"] and not from_pk(laporan, row, "sasaran"):
            own.setdefault(normalised(record["sasaran"]), row)
    for text, row in own.items():
        sasaran = laporan.rows["PK"][tied[row]]["sasaran"] if row in tied else ""
        if text in promised:
            continue
        other = promised.get(normalised(sasaran)) or names.reworded(text)
        if other is not None:
            yield _worded(laporan, ("Pengukuran", row), ("PK", other))
    places = (("PK", names), ("Pengukuran", Names(own)))
    for text, row in first_rows(laporan, "RKT", "sasaran").items():
        if text in promised or text in own:
            continue
        for sheet, known in places:
            if (other := known.reworded(text)) is not None:
                yield _worded(laporan, ("RKT", row), (sheet, other))
                break


SASARAN_WORDED_OTHERWISE = Message(
    "LS10",
    WARNING,
    "Bunyi sasaran ini berbeda dari {sel}; kata yang berbeda diapit ‹ dan ›.",
    "Pakai bunyi yang sama pada semua lembar, sebagaimana tertulis dalam PK.",
    rule="Sasaran pada Pengukuran dan RKT dibandingkan dengan sasaran pada PK: yang indikatornya sama, atau "
    "yang bunyinya sangat mirip (80%). Huruf besar, spasi dan tanda baca tidak dihitung; yang hanya berbeda nomor "
    "atau satu huruf (Sasaran 1, Sasaran 2) adalah sasaran lain. Peringatan, sebab "
    "sasaran yang sama dapat terbaca sebagai dua sasaran; orang yang memutuskan bunyi mana yang benar.",
    source="Pertimbangan kami: sasaran RKT, PK dan Pengukuran berasal dari satu Renstra.",
    example='"Meningkatnya kualitas ‹layanan› pemilih" pada Pengukuran, "Meningkatnya kualitas ‹data› '
    'pemilih" pada PK.',
)


def _worded(laporan: Laporan, place: tuple[str, int], other: tuple[str, int]) -> Finding:
    own, known = marked(*(laporan.rows[sheet][row]["sasaran"] for sheet, row in (place, other)))
    sel = full_cell(laporan, *other, "sasaran")
    return report(laporan, SASARAN_WORDED_OTHERWISE, *place, "sasaran", written=own, computed=known, sel=sel)


@once
def _indikator(laporan: Laporan, sheet: str) -> dict[int, str]:
    return {row: record["indikator"] for row, record in rows_of(laporan, sheet) if record["indikator"].strip()}


def _span(laporan: Laporan, sheet: str, rows: dict[int, str]) -> str:
    """Name the first and the last of some rows: "PK!D6:D17"."""
    first, *_between, last = *rows, list(rows)[-1]
    start, end = full_cell(laporan, sheet, first, "indikator"), laporan.place(sheet, last, "indikator")[1]
    return start if first == last else f"{start}:{end}"


CHECKS: tuple[Check, ...] = (
    nothing_promised_is_measured,
    not_measured,
    not_promised,
    target_differs,
    code_points_elsewhere,
    measured_twice,
    without_indikator,
    polaritas_differs,
    sasaran_worded_otherwise,
)
