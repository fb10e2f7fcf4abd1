"""Cells that a format shows otherwise than they are: number formats, colours, conditional formats."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from lkj_xlsx.declare.layout import spelled
from lkj_xlsx.display.note import Kind, Note
from lkj_xlsx.display.number_format import Shown, shown_as
from lkj_xlsx.display.places import Part, Places
from lkj_xlsx.package import Cell, ConditionalFormat, Look, Sheet, Workbook, cell_ref

# A format of these shows a number without decimals or with one, so that it may be rounded.
_FEW_DECIMALS = re.compile(r"(?:\[\$-[0-9A-Fa-f]+\])?0(?:\.0)?")
# A format of these shows each number as it is, or rounded.
_PLAIN = re.compile(r"(?:\[\$-[0-9A-Fa-f]+\])?(?:General|@|(?:#,##)?0(?:\.[0#]+)?)")
_SAYS = {Shown.OTHER: Kind.FORMAT, Shown.NOTHING: Kind.NOTHING_SHOWN, Shown.ROUNDED: Kind.ROUNDED}


def format_notes(book: Workbook, places: Places, *, rounding: bool) -> Iterator[Note]:
    """Give each cell whose own style shows another value, or none. ``rounding``: also fewer decimals."""
    sheet, looks = book.sheet(places.sheet), book.looks.of_cells
    odd = {
        number
        for number, look in enumerate(looks)
        if look.is_invisible
        or not _PLAIN.fullmatch(look.number_format or "")
        or (rounding and _FEW_DECIMALS.fullmatch(look.number_format or ""))
    }
    for row, column, style in sheet.surface.cells_in_styles(odd):
        part = places.part(row, column)
        if part is None:
            continue
        cell = sheet.cell(row, column)
        kind = _says(cell, looks[style], part, rounding=rounding)
        if kind is not None:
            yield Note(kind, sheet.name, cell.ref, shown=looks[style].number_format)


def conditional_notes(book: Workbook, places: Places) -> Iterator[Note]:
    """Give the first cell of each conditional format that may show another value, or none."""
    sheet = book.sheet(places.sheet)
    looks = {replace(look, number_format=None) for look in book.looks.of_cells}  # a few colours under many formats
    hiding: dict[Look, bool] = {}
    for rule in sheet.surface.conditional_formats(book.looks):
        look = rule.look
        if look not in hiding:
            hiding[look] = _hides_any(look, looks)
        if not (rule.hides_value or look.number_format or hiding[look]):
            continue
        if _shows_once(rule, places):
            continue
        cells = (found for area in rule.areas for found in places.within(area))
        for row, column, part in cells:
            if rule.hides_value and part is not Part.TEXT:
                hit = True
            else:
                hit = _is_hidden_by(book, sheet, look, row, column, part)
            if hit:
                yield Note(Kind.CONDITIONAL, sheet.name, cell_ref(row, column), shown=look.number_format)
                break


def _shows_once(rule: ConditionalFormat, places: Places) -> bool:
    """Tell whether a rule is the template's own, by which a repeated sasaran is not shown again."""
    columns = {column for _, left, _, right in rule.areas for column in (left, right)}
    ours = [_without_row_numbers(formula) for column, formula in places.shown_once.items() if {column} == columns]
    return not rule.hides_value and _without_row_numbers(rule.formula) in ours


def _without_row_numbers(formula: str) -> str:
    return re.sub(r"(\$[A-Z]+)\d+", r"\1", spelled(formula))


def _hides_any(rule: Look, looks: Collection[Look]) -> bool:
    """Tell whether the colours of a rule would hide the text of a cell, whatever its style is."""
    if rule.font is not None and rule.fill is not None:
        return rule.is_invisible
    return rule.is_tiny or any(rule.over(look).is_invisible for look in looks)


def _is_hidden_by(book: Workbook, sheet: Sheet, rule: Look, row: int, column: int, part: Part) -> bool:
    """Tell whether a cell would be shown otherwise if a conditional format holds for it."""
    looks, style = book.looks.of_cells, sheet.style_of(row, column)
    look = rule.over(looks[style] if style < len(looks) else Look())
    if rule.number_format is None:
        return look.is_invisible and not sheet.cell(row, column).is_blank
    return _says(sheet.cell(row, column), look, part, rounding=False) is not None


def _says(cell: Cell, look: Look, part: Part, *, rounding: bool) -> Kind | None:
    """Say what a look makes of the value of a cell; ``None`` if it shows it as it is."""
    value = cell.value
    if value in (None, "") or isinstance(value, bool):
        return None
    if look.is_invisible:
        return Kind.INVISIBLE
    assert isinstance(value, str | Decimal)
    shown = shown_as(look.number_format or "General", value, percent=part is Part.INPUT)
    if shown is Shown.SAME or (shown is Shown.ROUNDED and not (rounding and part is Part.FIGURE)):
        return None
    return _SAYS[shown]
