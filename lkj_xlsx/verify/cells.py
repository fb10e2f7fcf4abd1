"""Every result cell of ours against what the inputs give: formula as declared, value as computed."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from lkj_xlsx.laporan import Laporan
from lkj_xlsx.package import Cell, ReadableWorkbook, quote_sheet
from lkj_xlsx.results import ResultCell
from lkj_xlsx.schema.layout import spelled_alike
from lkj_xlsx.schema.model import Kind, Role
from lkj_xlsx.schema.settings import (
    CAP_READ_KEY,
    CAP_READ_NAME,
    IDENTITAS,
    IDENTITAS_SHEET,
    PENGATURAN,
    PENGATURAN_SHEET,
)
from lkj_xlsx.values import format_decimal
from lkj_xlsx.verify import texts
from lkj_xlsx.verify.outcome import CellDifference
from lkj_xlsx.writeback.write import covered, her_title

Place = tuple[str, int, int]  # actual name of the sheet, row, column
_CLOSE = Decimal("1e-13")


def ours(book: ReadableWorkbook, laporan: Laporan, cells: Iterable[ResultCell]) -> dict[Place, ResultCell]:
    """Give the cells that ``compute`` writes: not those under a merged area, nor a title of hers."""
    found: dict[Place, ResultCell] = {}
    for cell in cells:
        sheet = book.sheet(laporan.layout.sheets[cell.sheet])
        if not covered(sheet, cell.row, cell.column) and not her_title(sheet, cell):
            found[sheet.name, cell.row, cell.column] = cell
    return found


def compare_cells(book: ReadableWorkbook, expected: Mapping[Place, ResultCell]) -> Iterator[CellDifference]:
    """Name each cell whose formula or stored value is another."""
    for (sheet, row, column), cell in expected.items():
        found = book.sheet(sheet).cell(row, column)
        message = _message(found, cell)
        if message is not None:
            yield CellDifference(
                sheet, found.ref, message, shown(found), _text(cell.value), found.formula, cell.formula
            )  # fmt: skip


def stray_cells(
    book: ReadableWorkbook, laporan: Laporan, expected: Mapping[Place, ResultCell]
) -> Iterator[CellDifference]:
    """Name what stands in a column of results in rows without any, and what a live formula would count in there.

    That is a number, and a text where results are texts. Other texts, such as a note below TOTAL, are hers.
    """
    for table in laporan.layout.tables.values():
        sheet = book.sheet(table.sheet)
        results = table.of_role(Role.RESULT)
        columns = {table.columns[one.key] for one in (*results, *table.of_role(Role.HELPER))}
        texts_count = {table.columns[one.key] for one in results if one.kind is Kind.SHORT}
        for row, cells in sheet.rows():
            if not table.first_row <= row <= table.range_end or row in table.skipped:
                continue
            for column in columns & cells.keys():
                cell = cells[column]
                counts = column in texts_count or not isinstance(cell.value, str) or cell.formula is not None
                if not cell.is_blank and counts and (sheet.name, row, column) not in expected:
                    yield CellDifference(sheet.name, cell.ref, texts.NOT_OURS, shown(cell), None, cell.formula)


def moved_names(book: ReadableWorkbook, laporan: Laporan) -> Iterator[CellDifference]:
    """Name each cell that the formulas do not reach any more, since its defined name leads elsewhere."""
    fields = [(IDENTITAS_SHEET, one.key, one.name) for one in IDENTITAS]
    fields += [(PENGATURAN_SHEET, one.key, one.name) for one in PENGATURAN]
    for declared, key, name in (*fields, (PENGATURAN_SHEET, CAP_READ_KEY, CAP_READ_NAME)):
        row = laporan.layout.fields.get((declared, key))
        if row is None:
            continue
        sheet = laporan.layout.sheets[declared]
        belongs, found = f"{quote_sheet(sheet)}!$B${row}", book.defined_name(name)
        if found is None or not spelled_alike(found, belongs):
            yield CellDifference(sheet, f"B{row}", texts.NAME_MOVED.format(name=name), found, belongs)


def same(found: Cell, value: object) -> bool:
    """Tell whether a cell stores this value: whole numbers and text exactly, others to 13 digits.

    What the last digits of a double hold depends on the order of operations, which is each program's own.
    """
    if found.error is not None:
        return False
    if isinstance(value, bool) or isinstance(found.value, bool):
        return found.value is value
    if isinstance(value, int | Decimal):
        return isinstance(found.value, Decimal) and _equal(found.value, Decimal(value))
    return isinstance(found.value, str) and _line_ends(found.value) == _line_ends(str(value))


def shown(cell: Cell) -> str | None:
    """Give what a cell stores, as a reader sees it; ``None`` for nothing at all, "" for an empty text."""
    return cell.error if cell.error is not None else _text(cell.value)


def _text(value: object) -> str | None:
    match value:
        case None | str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | Decimal():
            return format_decimal(Decimal(value))
        case _:
            raise TypeError(f"{value!r} is no cell value")


def _message(found: Cell, cell: ResultCell) -> str | None:
    value = same(found, cell.value)
    if found.formula is None:
        return texts.NO_FORMULA if found.is_blank else texts.TYPED
    if not spelled_alike(found.formula, cell.formula):
        return texts.OTHER_FORMULA if value else texts.OTHER_BOTH
    if value:
        return None
    return texts.NO_VALUE if found.value is None and found.error is None else texts.OTHER_VALUE


def _equal(one: Decimal, other: Decimal) -> bool:
    if one == other:
        return True
    whole = one == one.to_integral_value() and other == other.to_integral_value()
    return not whole and abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
