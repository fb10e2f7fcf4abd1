"""Makes the columns that several sheets have in common, such as links to another sheet and amounts as read."""

import re
from typing import Any

from lkj_xlsx.declare.model import MARK_KEY, Column, Kind, Reads, Role, Shows, Tie
from lkj_xlsx.rules.budget_tree import INDUK, JUMLAH, RINCIAN

POLARITAS_HELP = (
    "Maksimum: makin tinggi makin baik. Minimum: makin rendah makin baik. Stabil: makin dekat ke target makin baik."
)
TARGET_HELP = "Angka saja bila satuannya di kolom Satuan (85 dan %). Boleh juga 85%, rentang 80-90, atau kata WTP."
SASARAN_HELP = "Tulis sekali; baris di bawahnya boleh dibiarkan kosong selama sasarannya sama."
AMOUNT_HELP = "Angka rupiah tanpa Rp dan tanpa titik; titik tampil sendiri. Sen sesudah koma: 1234567,89."
KODE_IK_HELP = "Penghubung PK dan Pengukuran. Sudah disiapkan; biarkan kecuali menambah baris."
_MARK_HELP = (
    "Diisi oleh lkj-xlsx compute: ▲ kesalahan, ● peringatan, ○ catatan, dan kodenya. Klik untuk membuka Temuan."
)
_ROLE_HELP = (
    "Diisi lkj-xlsx compute bila kosong, boleh diubah. Rincian dijumlahkan; Induk (jumlah dari baris lain) dan Jumlah "
    "(baris jumlah) tidak."
)
_DECISION_HELP = "Peran yang ditulis lkj-xlsx compute dan baris yang dilihatnya, supaya perubahan Anda dikenali."
_RECORD_HELP = "Isi yang pernah diketik di atas rumus hasil, disimpan apa adanya sebelum rumus dikembalikan."

LONGEST_CODE = 255  # in Excel, MATCH looks for no longer text


def number_column() -> Column:
    """Make the column No, the number of a row, which is only shown."""
    return Column("no", "No", Role.INPUT, Kind.SHORT, 5, "Nomor urut, boleh kosong.", caption=True)


def link_column(
    tie: Tie, link: str, key: str, heading: str, kind: Kind, width: float, help: str, **more: Any
) -> Column:
    """Make a column that shows the column ``link`` of the row of another sheet (see :class:`Tie`).

    For a quantity it shows the helper column ``..._terbaca`` of that sheet: the number, or the text as written.
    ``more`` are further fields of the column.
    """
    row, column = f"{{{tie.row}}}", f"{{{tie.sheet}.{link}:}}"
    if kind is Kind.QUANTITY:
        number = f"{{{tie.sheet}.{link}_terbaca:}}"
        formula = f'IF({row}="","",INDEX({number},{row},1))'
        former = (
            f'IF({row}="","",IF(ISNUMBER(INDEX({number},{row})),INDEX({number},{row}),'
            f'IF(ISTEXT(INDEX({column},{row})),INDEX({column},{row}),"")))'
        )
    else:
        formula = f'IF({row}="","",IFERROR(INDEX({column},{row},1)&"",""))'
        former = f'IF({row}="","",IFERROR(INDEX({column},{row})&"",""))'
    return Column(key, heading, Role.LINK, kind, width, help, formula=formula, former=(former,), link=link, **more)


def tied_code_column(key: str, names: str, heading: str, help: str, since: int) -> Column:
    """Make the helper column in which another sheet looks up a code: the code of each row with a name in ``names``.

    It shows the code as text and without blanks, so that a number finds the same code that is text on the other sheet.
    """
    code = f"{{{key}}}"
    empty = f'OR({code}="",LEN({code})>{LONGEST_CODE},TRIM({{{names}}})="")'
    return Column(
        f"{key}_terbaca", heading, Role.HELPER, Kind.CODE, 9, help,
        formula=f'IFERROR(IF({empty},"",SUBSTITUTE({code}," ","")),"")',
        former=(f'IFERROR(IF({empty},"",{code}),"")',), reads=Reads(key, Shows.CODE), since=since,
    )  # fmt: skip


def tied_row_column(tie: Tie, heading: str, help: str) -> Column:
    """Make the helper column that finds the row of the other sheet with the same code, as a position in its columns.

    MATCH takes ``*``, ``?`` and ``~`` in a text for wildcards, so the formula puts a ``~`` before each of them.
    """
    code, codes = f"{{{tie.by}}}", f"{{{tie.sheet}.{tie.by}_terbaca:}}"
    escaped = 'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({},"~","~~"),"*","~*"),"?","~?")'.format
    without_blanks = f'SUBSTITUTE({code}," ","")'
    return Column(
        tie.row, heading, Role.HELPER, Kind.COUNT, 9, help,
        formula=f'IFERROR(IF(TRIM({code})="","",MATCH({escaped(without_blanks)},{codes},0)),"")',
        former=(f'IFERROR(IF({code}="","",MATCH(IF(ISTEXT({code}),{escaped(code)},{code}),{codes},0)),"")',),
    )  # fmt: skip


def row_of_code_formula(tie: Tie, code: str) -> str:
    """Give the formula that finds the row of the other sheet with this very code."""
    escaped = re.sub(r"([~*?])", r"~\1", code).replace('"', '""')
    return f'IFERROR(MATCH("{escaped}",{{{tie.sheet}.{tie.by}_terbaca:}},0),"")'


def carried_text_column(key: str, name: str) -> Column:
    """Make the helper column that shows the text of a row, or of the nearest filled row above it."""
    return Column(
        f"{key}_terbaca", f"{name} Terbaca", Role.HELPER, Kind.TEXT, 30,
        f"{name} baris ini, diturunkan dari baris di atasnya bila kosong.",
        formula=f'IF(IFERROR(TRIM({{{key}}}),"")="",{{{key}_terbaca<}}&"",TRIM({{{key}}}))',
        reads=Reads(key, Shows.CARRIED),
    )  # fmt: skip


def amount_read_column(key: str, heading: str) -> Column:
    """Make the helper column that shows an amount as the number that was read."""
    return Column(
        f"{key}_terbaca", f"{heading} Terbaca", Role.HELPER, Kind.RUPIAH, 18,
        f"{heading} sebagai angka, dibulatkan ke sen.", formula=f'IF(ISNUMBER({{{key}}}),ROUND({{{key}}},2),"")',
        reads=Reads(key, Shows.RUPIAH),
    )  # fmt: skip


def typed_over_column(key: str, heading: str, kind: Kind = Kind.SHORT) -> Column:
    """Make the column that keeps what the user had typed over the result ``key``."""
    return Column(f"{key}_tertulis", f"{heading} Tertulis", Role.RECORD, kind, 16, _RECORD_HELP)


def measured_name_column(key: str) -> Column:
    """Make the column that keeps for which indikator a realisasi was typed."""
    return Column(
        key, "Indikator Tercatat", Role.RECORD, Kind.TEXT, 30,
        "Diisi oleh lkj-xlsx compute: realisasi baris ini dan indikatornya saat dihitung. Bila kode lalu menunjuk "
        "indikator lain, perbedaannya dilaporkan.", since=2,
    )  # fmt: skip


def role_columns(amounts: tuple[str, ...], *, has_total: bool = False) -> tuple[Column, Column]:
    """Make the column Peran, and the hidden one in which ``compute`` notes what it wrote there."""
    missing = f'SUM({{tanpa_peran=}})+COUNTIFS({{{amounts[0]}^}},">0",{{tanpa_peran^}},"=")' if has_total else ""
    total = f'IF({missing}=0,"",{missing}&" baris tanpa Peran")' if has_total else None
    return (
        Column("peran", "Peran", Role.INPUT, Kind.SHORT, 11, _ROLE_HELP, choices=(RINCIAN, INDUK, JUMLAH), strict=True,
               total=total, makes_row_data=False, since=2, decided=True),
        Column("peran_dicatat", "Peran Dicatat", Role.RECORD, Kind.SHORT, 16, _DECISION_HELP, since=2),
    )  # fmt: skip


def mark_column() -> Column:
    """Make the column Pemeriksaan, in which ``compute`` marks the rows with findings."""
    return Column(MARK_KEY, "Pemeriksaan", Role.MARK, Kind.SHORT, 20, _MARK_HELP)
