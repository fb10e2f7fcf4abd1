"""A comparison as a workbook to print: a sheet each for indikator, anggaran, RKT and the other figures."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.compare.difference import (
    EMPTY,
    NAMELESS,
    NO_DIFFERENCE,
    TOO_MANY,
    Difference,
    ItemDifference,
    ItemStatus,
    Section,
    Side,
    ValueChange,
    counts_text,
    difference_text,
    value_text,
)
from lkj_xlsx.declare import style
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.template.writer import CREATED, TemplateWriter, Value, set_up_page
from lkj_xlsx.write.temuan import shortened

TITLE = "Perbandingan Laporan Kinerja"
HEADING_ROW = 6
_ONE_LINE = 44  # characters of a name that fit on one line
EXACT_UP_TO = 10**15  # beyond it a cell no longer holds every whole number


@dataclass(frozen=True)
class _PrintedColumn:
    heading: str
    kind: Kind
    width: float


_COLUMNS = (
    _PrintedColumn("Perbedaan", Kind.SHORT, 13),
    _PrintedColumn("Kode", Kind.CODE, 15),
    _PrintedColumn("Nama", Kind.TEXT, 46),
    _PrintedColumn("Kolom", Kind.TEXT, 20),
    _PrintedColumn("Lama", Kind.TEXT, 26),
    _PrintedColumn("Baru", Kind.TEXT, 26),
    _PrintedColumn("Selisih", Kind.RUPIAH, 19),
    _PrintedColumn("Sel lama", Kind.CODE, 15),
    _PrintedColumn("Sel baru", Kind.CODE, 15),
)
_STATUS_FORMATS: dict[ItemStatus, style.Properties] = {
    ItemStatus.ADDED: {"font_color": style.NOTE_INK, "bold": True},
    ItemStatus.DROPPED: {"font_color": style.ERROR_INK, "bg_color": style.ERROR_FILL, "bold": True},
    ItemStatus.RENAMED: {"font_color": style.NOTE_INK, "italic": True},
    ItemStatus.CHANGED: {"font_color": style.WARNING_INK, "bg_color": style.WARNING_FILL, "bold": True},
}


def comparison_workbook(difference: Difference, old_name: str, new_name: str) -> bytes:
    """Give the workbook as the bytes of an .xlsx file. The names are those of the files that were compared."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": TITLE, "created": CREATED.replace(tzinfo=None)})
        writer = TemplateWriter(workbook)
        for section in difference.sections.values():
            sheet = workbook.add_worksheet(section.title)
            _write_head(writer, sheet, section, old_name, new_name)
            _write_section(writer, sheet, section)
            _set_page(sheet, f"{TITLE}: {section.title}")
    return buffer.getvalue()


def _write_head(writer: TemplateWriter, sheet: Worksheet, section: Section, old_name: str, new_name: str) -> None:
    plain = {**style.PLAIN, "text_wrap": False}
    writer.put(sheet, 1, 1, f"{TITLE}: {section.subject}", style.TITLE)
    writer.put(sheet, 2, 1, f"Lama: {old_name}", plain)
    writer.put(sheet, 3, 1, f"Baru: {new_name}", plain)
    writer.put(sheet, 4, 1, f"{counts_text(section)}. {'' if section.by_likeness else TOO_MANY}".strip(), plain)
    for number, column in enumerate(_COLUMNS, 1):
        writer.put(sheet, HEADING_ROW, number, column.heading, style.HEADING)
        sheet.set_column(number - 1, number - 1, column.width)


def _write_section(writer: TemplateWriter, sheet: Worksheet, section: Section) -> None:
    row = HEADING_ROW + 1
    for entry in section.entries:
        for number, change in enumerate(entry.changes):
            _write_change(writer, sheet, row, entry, change, first=number == 0)
            row += 1
    if not section.entries:
        for number, column in enumerate(_COLUMNS, 1):
            writer.put(sheet, row, number, NO_DIFFERENCE if column.heading == "Nama" else None, _format(column.kind))
    _show_once(writer, sheet, HEADING_ROW + 2, row - 1)
    last = column_letters(len(_COLUMNS))
    sheet.autofilter(f"A{HEADING_ROW}:{last}{max(row - 1, HEADING_ROW + 1)}")


def _show_once(writer: TemplateWriter, sheet: Worksheet, first: int, last: int) -> None:
    """Hide status, key and name of a row that has those of the row above, while that one is not filtered away."""
    same = ",".join(f"${letter}{first}=${letter}{first - 1}" for letter in "ABC")
    rule = {"type": "formula", "criteria": f"=AND(SUBTOTAL(103,$C{first - 1})>0,{same})"}
    if first <= last:
        sheet.conditional_format(f"A{first}:C{last}", {**rule, "format": writer.format(style.NOT_SHOWN)})


def _write_change(
    writer: TemplateWriter, sheet: Worksheet, row: int, entry: ItemDifference, change: ValueChange, *, first: bool
) -> None:
    """Write one value. Status, key and name stand on every row, so that a filter keeps them; they are shown once."""
    name = shortened(entry.name or NAMELESS)
    texts = (name if first else "", change.heading, _shown_text(change, change.old), _shown_text(change, change.new))
    cells: list[tuple[Value, style.Properties]] = [
        (entry.status.value, {**_format(Kind.SHORT), **_STATUS_FORMATS[entry.status]}),
        (shortened(entry.key) or None, _format(Kind.CODE)),
        (name, _format(Kind.TEXT)),
        (change.heading, _format(Kind.TEXT)),
        _side_cell(change, change.old, shown=entry.status is not ItemStatus.ADDED),
        _side_cell(change, change.new, shown=entry.status is not ItemStatus.DROPPED),
        _difference_cell(change),
        (change.old.cell, _format(Kind.CODE)),
        (change.new.cell, _format(Kind.CODE)),
    ]
    for number, (value, cell_format) in enumerate(cells, 1):
        writer.put(sheet, row, number, value, cell_format)
    widths = [column.width for column in _COLUMNS[2:6]]
    sheet.set_row(row - 1, style.row_height(zip(texts, widths, strict=True)))


def _side_cell(change: ValueChange, side: Side, *, shown: bool) -> tuple[Value, style.Properties]:
    value = side.value
    if value is None and not shown:
        return None, _format(Kind.TEXT)
    if (
        isinstance(value, int | Decimal)
        and change.kind in style.NUMBER_FORMATS
        and -EXACT_UP_TO <= value <= EXACT_UP_TO
    ):
        return value, _format(change.kind)
    cell_format = _format(Kind.RUPIAH if isinstance(value, int | Decimal) else Kind.TEXT)
    return _shown_text(change, side), {**cell_format, **({"font_color": style.MUTED} if value is None else {})}


def _shown_text(change: ValueChange, side: Side) -> str:
    return EMPTY if side.value is None else shortened(value_text(change, side))


def _difference_cell(change: ValueChange) -> tuple[Value, style.Properties]:
    number = change.difference
    cell_format = _format(Kind.RUPIAH)
    if number is None or abs(number) > EXACT_UP_TO:
        return difference_text(change) or None, cell_format
    whole = change.kind is not Kind.PERCENT and number == number.to_integral_value()
    return number, {**cell_format, "num_format": style.SIGNED if whole else style.SIGNED_DECIMALS}


def _format(kind: Kind) -> style.Properties:
    return {**style.printed(kind), "valign": "top"}


def _set_page(sheet: Worksheet, footer: str) -> None:
    set_up_page(sheet, footer, landscape=True)
    sheet.freeze_panes(HEADING_ROW, 0)
    sheet.repeat_rows(HEADING_ROW - 1)
