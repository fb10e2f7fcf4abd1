"""Declares Temuan, the sheet on which ``compute`` lists its findings, each with its cell and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from lkj_xlsx.declare.message import Level
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package.refs import column_letters

SHEET = "Temuan"
TITLE = "Temuan Pemeriksaan"
UNIT_ROW = 2
SUMMARY_ROW = 3
RECEIPT_ROW = 4
HEADING_ROW = 5
FIRST_ROW = 6
# Above the headings stands what has to be put right, while there is a kesalahan: then they stand further down.
TO_PUT_RIGHT = "Yang harus dibetulkan"
TO_PUT_RIGHT_NOTE = "Satu baris satu sebab. Tanggapan ditulis di daftar semua temuan, di bawahnya."
NUMBER = "No"  # its first column holds no word of a level, so that the formulas count no error twice
MOST_CAUSES = 15  # so that they fit on one page
LAST_ROW = 1_048_576  # the last row that an .xlsx sheet can have, so that the formulas count all findings
NOT_CHECKED = "Belum diperiksa. Jalankan: lkj-xlsx compute NAMA-BERKAS.xlsx"
NOTHING_FOUND = "Tidak ada temuan: semua yang diperiksa cocok."


@dataclass(frozen=True)
class ReportColumn:
    """One column of Temuan."""

    key: str
    heading: str
    kind: Kind
    width: float


COLUMNS = (
    ReportColumn("level", "Tingkat", Kind.SHORT, 12),
    ReportColumn("code", "Kode", Kind.CODE, 8),
    ReportColumn("sheet", "Lembar", Kind.SHORT, 13),
    ReportColumn("cell", "Sel", Kind.CODE, 8),
    ReportColumn("message", "Temuan", Kind.TEXT, 46),
    ReportColumn("written", "Tertulis", Kind.TEXT, 32),
    ReportColumn("computed", "Dihitung", Kind.TEXT, 22),
    ReportColumn("difference", "Selisih", Kind.RUPIAH, 18),
    ReportColumn("remedy", "Yang perlu dilakukan", Kind.TEXT, 44),
    ReportColumn("effect", "Dampak", Kind.TEXT, 24),
)
# What the user answers to a finding: it follows its finding from run to run, as all that stands right of it does.
ANSWER = ReportColumn("answer", "Tanggapan", Kind.TEXT, 34)
PRINTED = len(COLUMNS) + 1
LEVEL_WORDS = {level.value: level.word for level in Level}
MARK_SYMBOLS = {"galat": "▲", "peringatan": "●", "catatan": "○"}
LEVEL_RANGE = f"$A${FIRST_ROW}:$A${LAST_ROW}"
NOT_CHECKED_YET = "Belum diperiksa."  # how the list of a workbook begins that compute did not write
IS_NOT_CHECKED = f'LEFT({{first_message}},{len(NOT_CHECKED_YET)})="{NOT_CHECKED_YET}"'
CODE_RANGE, MESSAGE_RANGE = (f"${one}${FIRST_ROW}:${one}${LAST_ROW}" for one in "BE")
FIRST_MESSAGE = f"$E${FIRST_ROW}"
ANSWERED = "dijawab"
"""By this the answered errors are counted, beside the levels of findings."""
_ANSWERS = f"${column_letters(PRINTED)}${FIRST_ROW}:${column_letters(PRINTED)}${LAST_ROW}"
_COUNT = f'COUNTIFS({LEVEL_RANGE},"{Level.ERROR.word}",{_ANSWERS},"<>")'
_ANSWERED = f'&IF({_COUNT}=0,""," ("&{_COUNT}&" {ANSWERED})")'
SUMMARY_FORMULA = (
    f'IF({IS_NOT_CHECKED.format(first_message=FIRST_MESSAGE)},"{NOT_CHECKED_YET}",'
    '"Temuan: "&'
    + '&", "&'.join(
        f'COUNTIF({LEVEL_RANGE},"{one.word}")&" {one.word}"' + (_ANSWERED if one is Level.ERROR else "")
        for one in Level
    )
    + '&".")'
)


def first_row(causes: int) -> int:
    """Give the first row of the list below a number of lines of what has to be put right.

    A title and headings stand above these lines, and an empty row below them.
    """
    return FIRST_ROW + (causes + 3 if causes else 0)


def summary_sentence(counts: Mapping[str, int]) -> str:
    """Give what ``SUMMARY_FORMULA`` gives for these counts: of each level, and of the errors that are answered."""
    answered = counts.get(ANSWERED, 0)
    said = [
        f"{counts[one.value]} {one.word}" + (f" ({answered} {ANSWERED})" if answered and one is Level.ERROR else "")
        for one in Level
    ]
    return f"Temuan: {', '.join(said)}."
