"""A comparison as a workbook to print: a sheet each for indikator, anggaran, RKT and the other figures."""

import textwrap
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx import style
from lkj_xlsx.diff import Change, Difference, Entry, Section, Side, What
from lkj_xlsx.diff.words import (
    COMPARED,
    EMPTY,
    NAMELESS,
    NO_DIFFERENCE,
    TITLES,
    TOO_MANY,
    counts,
    difference_text,
    value_text,
)
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.schema.model import Kind
from lkj_xlsx.template.build import CREATED
from lkj_xlsx.template.pen import Pen, Value, page
from lkj_xlsx.writeback.temuan import shortened

TITLE = "Perbandingan Laporan Kinerja"
HEADING_ROW = 6
_ONE_LINE = 44  # letters of a name
HIGHEST_ROW = 409.0  # points, what Excel allows
EXACT_UP_TO = 10**15  # beyond it a cell no longer holds every whole number


@dataclass(frozen=True)
class _Column:
    heading: str
    kind: Kind
    width: float


_COLUMNS = (
    _Column("Perbedaan", Kind.SHORT, 13),
    _Column("Kode", Kind.CODE, 15),
    _Column("Nama", Kind.TEXT, 46),
    _Column("Kolom", Kind.TEXT, 20),
    _Column("Lama", Kind.TEXT, 26),
    _Column("Baru", Kind.TEXT, 26),
    _Column("Selisih", Kind.RUPIAH, 19),
    _Column("Sel lama", Kind.CODE, 15),
    _Column("Sel baru", Kind.CODE, 15),
)
_WHAT_LOOK: dict[What, style.Properties] = {
    What.ADDED: {"font_color": style.NOTE_INK, "bold": True},
    What.DROPPED: {"font_color": style.ERROR_INK, "bg_color": style.ERROR_FILL, "bold": True},
    What.RENAMED: {"font_color": style.NOTE_INK, "italic": True},
    What.CHANGED: {"font_color": style.WARNING_INK, "bg_color": style.WARNING_FILL, "bold": True},
}


def write_diff(difference: Difference, old_name: str, new_name: str) -> bytes:
    """Give the workbook as the bytes of an .xlsx file. The names are those of the files that were compared."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": TITLE, "created": CREATED.replace(tzinfo=None)})
        pen = Pen(workbook)
        for name, section in difference.sections.items():
            sheet = workbook.add_worksheet(TITLES[name])
            _write_head(pen, sheet, section, (COMPARED[name], old_name, new_name))
            _write_section(pen, sheet, section)
            _set_page(sheet, f"{TITLE}: {TITLES[name]}")
    return buffer.getvalue()


def _write_head(pen: Pen, sheet: Worksheet, section: Section, texts: tuple[str, str, str]) -> None:
    compared, old_name, new_name = texts
    plain = {**style.PLAIN, "text_wrap": False}
    pen.put(sheet, 1, 1, f"{TITLE}: {compared}", style.TITLE)
    pen.put(sheet, 2, 1, f"Lama: {old_name}", plain)
    pen.put(sheet, 3, 1, f"Baru: {new_name}", plain)
    pen.put(sheet, 4, 1, f"{counts(section)}. {'' if section.by_likeness else TOO_MANY}".strip(), plain)
    for number, column in enumerate(_COLUMNS, 1):
        pen.put(sheet, HEADING_ROW, number, column.heading, style.HEADING)
        sheet.set_column(number - 1, number - 1, column.width)


def _write_section(pen: Pen, sheet: Worksheet, section: Section) -> None:
    row = HEADING_ROW + 1
    for entry in section.entries:
        for number, change in enumerate(entry.changes):
            _write_change(pen, sheet, row, entry, change, first=number == 0)
            row += 1
    if not section.entries:
        for number, column in enumerate(_COLUMNS, 1):
            pen.put(sheet, row, number, NO_DIFFERENCE if column.heading == "Nama" else None, _look(column.kind))
    last = column_letters(len(_COLUMNS))
    sheet.autofilter(f"A{HEADING_ROW}:{last}{max(row - 1, HEADING_ROW + 1)}")


def _write_change(pen: Pen, sheet: Worksheet, row: int, entry: Entry, change: Change, *, first: bool) -> None:
    """Write one value. What, key and name stand on every row, so that filters and new pages lose none; in full once."""
    repeated = {} if first else style.REPEATED
    what = _WHAT_LOOK[entry.what] if first else repeated
    whole = entry.name or NAMELESS
    name = shortened(whole) if first else textwrap.shorten(whole, _ONE_LINE, placeholder=" …")
    texts = (name, change.heading, _text(change, change.old), _text(change, change.new))
    cells: list[tuple[Value, style.Properties]] = [
        (entry.what.value, {**_look(Kind.SHORT), **what}),
        (shortened(entry.key) or None, {**_look(Kind.CODE), **repeated}),
        (name, {**_look(Kind.TEXT), **repeated}),
        (change.heading, _look(Kind.TEXT)),
        _side(change, change.old, shown=entry.what is not What.ADDED),
        _side(change, change.new, shown=entry.what is not What.DROPPED),
        _difference(change),
        (change.old.cell, _look(Kind.CODE)),
        (change.new.cell, _look(Kind.CODE)),
    ]
    for number, (value, look) in enumerate(cells, 1):
        pen.put(sheet, row, number, value, look)
    widths = [column.width for column in _COLUMNS[2:6]]
    sheet.set_row(row - 1, min(style.row_height(zip(texts, widths, strict=True)), HIGHEST_ROW))


def _side(change: Change, side: Side, *, shown: bool) -> tuple[Value, style.Properties]:
    value = side.value
    if value is None and not shown:
        return None, _look(Kind.TEXT)
    if (
        isinstance(value, int | Decimal)
        and change.kind in style.NUMBER_FORMATS
        and -EXACT_UP_TO <= value <= EXACT_UP_TO
    ):
        return value, _look(change.kind)
    look = _look(Kind.RUPIAH if isinstance(value, int | Decimal) else Kind.TEXT)
    return _text(change, side), {**look, **({"font_color": style.MUTED} if value is None else {})}


def _text(change: Change, side: Side) -> str:
    return EMPTY if side.value is None else shortened(value_text(change, side))


def _difference(change: Change) -> tuple[Value, style.Properties]:
    number = change.difference
    look = _look(Kind.RUPIAH)
    if number is None or abs(number) > EXACT_UP_TO:
        return difference_text(change) or None, look
    whole = change.kind is not Kind.PERCENT and number == number.to_integral_value()
    return number, {**look, "num_format": style.SIGNED if whole else style.SIGNED_DECIMALS}


def _look(kind: Kind) -> style.Properties:
    return {**style.printed(kind), "valign": "top"}


def _set_page(sheet: Worksheet, footer: str) -> None:
    page(sheet, footer, landscape=True)
    sheet.freeze_panes(HEADING_ROW, 0)
    sheet.repeat_rows(HEADING_ROW - 1)
