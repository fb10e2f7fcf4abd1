"""The wording of a sasaran: whether RKT, PK and Pengukuran write it alike."""

from collections.abc import Iterator

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import NameIndex, first_row_of_each_text, with_differences_marked
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.pk import is_taken_from_pk, rows_below_another_sasaran
from lkj_xlsx.sheets.pk_pengukuran import undoubted_pairs
from lkj_xlsx.values import normalised

POSITION = 91

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


def sasaran_worded_otherwise(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a sasaran that another sheet words a little differently (LS10).

    Case and punctuation do not count.
    """
    promised = first_row_of_each_text(laporan, "PK", "sasaran")
    tied = {} if rows_below_another_sasaran(laporan) else undoubted_pairs(laporan)
    names, own = NameIndex(promised), dict[str, int]()
    for row, record in rows_of(laporan, "Pengukuran"):
        if record["sasaran"] and not is_taken_from_pk(laporan, row, "sasaran"):
            own.setdefault(normalised(record["sasaran"]), row)
    for text, row in own.items():
        sasaran = laporan.rows["PK"][tied[row]]["sasaran"] if row in tied else ""
        if text in promised:
            continue
        other = promised.get(normalised(sasaran)) or names.reworded(text)
        if other is not None:
            yield _worded_otherwise(laporan, ("Pengukuran", row), ("PK", other))
    places = (("PK", names), ("Pengukuran", NameIndex(own)))
    for text, row in first_row_of_each_text(laporan, "RKT", "sasaran").items():
        if text in promised or text in own:
            continue
        for sheet, known in places:
            if (other := known.reworded(text)) is not None:
                yield _worded_otherwise(laporan, ("RKT", row), (sheet, other))
                break


def _worded_otherwise(laporan: Report, place: tuple[str, int], other: tuple[str, int]) -> Finding:
    """Report a sasaran beside its other wording, with the words that differ marked in both."""
    own, known = with_differences_marked(*(laporan.rows[sheet][row]["sasaran"] for sheet, row in (place, other)))
    sel = cell_with_sheet(laporan, *other, "sasaran")
    return finding_at(laporan, SASARAN_WORDED_OTHERWISE, *place, "sasaran", written=own, computed=known, sel=sel)


CHECKS: tuple[Check, ...] = (sasaran_worded_otherwise,)
