"""How cells look: colours, fonts, number formats and row heights, in the properties of XlsxWriter's formats."""

from collections.abc import Iterable
from typing import Any

from lkj_xlsx.declare.letters import count_lines
from lkj_xlsx.declare.model import Kind, Role

Properties = dict[str, Any]

LETTERS = 11  # points
FONT: Properties = {"font_name": "Calibri", "font_size": LETTERS}
INK, MUTED, LINE = "#000000", "#6B7480", "#9AA5B5"
HEADING_FILL = "#E7E6E6"
TO_FILL_IN = "#FFF6CC"  # of an empty cell that waits for the user
LINK_INK = "#1F5FA8"
ERROR_INK, WARNING_INK, NOTE_INK = "#A61C1C", "#8A5A00", "#3C5A78"
ERROR_FILL, WARNING_FILL = "#FBE9E9", "#FFF4DC"
CHART_FILL, CHART_PALE, CHART_OTHER = "#4A78A8", "#B9C6D6", "#C77700"

RUPIAH, RUPIAH_AND_SEN = "[$-421]#,##0", "[$-421]#,##0.00"
NUMBER_FORMATS: dict[Kind, str] = {
    Kind.RUPIAH: RUPIAH,
    Kind.PERCENT: "[$-421]0.00",
    Kind.COUNT: "0",
    Kind.CODE: "@",
    Kind.DATE: "[$-421]d mmmm yyyy",
}

# Number formats of a difference: whole numbers have their own, because a decimal mark would stand alone behind them.
# "_)" keeps a number off the border, because LibreOffice does not indent a number with an explicit sign.
SIGNED, SIGNED_DECIMALS = "[$-421]+#,##0_);-#,##0_);0_)", "[$-421]+#,##0.00##_);-#,##0.00##_);0_)"

_ALIGN: dict[Kind, Properties] = {
    Kind.TEXT: {"align": "left", "text_wrap": True},
    Kind.SHORT: {"align": "center", "text_wrap": True},
    Kind.CODE: {"align": "left", "text_wrap": True},
    Kind.UNIT: {"align": "center", "text_wrap": True},
    Kind.QUANTITY: {"align": "center", "text_wrap": True},
    Kind.RUPIAH: {"align": "right", "indent": 1, "shrink": True},
    Kind.PERCENT: {"align": "right", "indent": 1},
    Kind.COUNT: {"align": "center"},
    Kind.DATE: {"align": "left"},
}

_BORDER: Properties = {"border": 1, "border_color": LINE}

# A filled table is printed black on white, so roles differ by their letters. Only an empty input cell has a colour.
_ROLE: dict[Role, Properties] = {
    Role.INPUT: {},
    Role.LINK: {"italic": True},
    Role.RESULT: {"bold": True},
    Role.HELPER: {"font_color": MUTED, "font_size": 9},
    Role.RECORD: {"font_color": MUTED, "font_size": 9, "italic": True},
    Role.MARK: {"font_color": LINK_INK, "font_size": 10, "align": "left", "text_wrap": False},
}

TITLE: Properties = {**FONT, "bold": True, "font_size": 14, "font_color": INK}
SUBTITLE: Properties = {**FONT, "font_size": 12, "font_color": INK}
BLOCK: Properties = {
    **FONT,
    "bold": True,
    "font_size": 12,
    "font_color": INK,
    "bottom": 2,
    "bottom_color": INK,
}
HEADING: Properties = {
    **FONT, **_BORDER, "bold": True, "bg_color": HEADING_FILL, "font_color": INK,
    "align": "center", "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
HELPER_HEADING: Properties = {**HEADING, "font_size": 9, "bold": False, "italic": True}
NUMBER_ROW: Properties = {
    **FONT, **_BORDER, "font_size": 9, "italic": True, "font_color": INK, "align": "center",
}  # fmt: skip
NOTE: Properties = {
    **FONT,
    "font_size": 9,
    "italic": True,
    "font_color": "#404040",
    "text_wrap": True,
    "valign": "top",
}
PLAIN: Properties = {**FONT, "text_wrap": True, "valign": "top"}
SENTENCE: Properties = {**FONT, "text_wrap": True, "valign": "vcenter", "align": "left"}
ALERT: Properties = {**SENTENCE, "bold": True, "font_color": ERROR_INK}
LINK: Properties = {**FONT, "font_color": LINK_INK, "underline": 1, "valign": "top"}
LABEL: Properties = {**FONT, **_BORDER, "bg_color": HEADING_FILL, "text_wrap": True, "valign": "vcenter", "indent": 1}
# A label or value that extends over its empty neighbours: it has no wrap, and borders only above and below.
_ACROSS: Properties = {
    "top": 1,
    "bottom": 1,
    "top_color": LINE,
    "bottom_color": LINE,
    "align": "left",
    "num_format": "@",
}
FACT_LABEL: Properties = {**FONT, **_ACROSS, "bg_color": HEADING_FILL}
FACT_VALUE: Properties = {**FONT, **_ACROSS}
SIGNATURE: Properties = {**FONT, "align": "center", "valign": "top", "text_wrap": True}

LEVELS: dict[str, Properties] = {
    "galat": {"font_color": ERROR_INK, "bg_color": ERROR_FILL, "bold": True},
    "peringatan": {"font_color": WARNING_INK, "bg_color": WARNING_FILL, "bold": True},
    "catatan": {"font_color": NOTE_INK, "italic": True},
}
NOT_SHOWN: Properties = {"num_format": ";;;"}
WAITING: Properties = {"bg_color": TO_FILL_IN}


LINE_HEIGHT = 15.0
HIGHEST_ROW = 409.5  # points; Excel offers to repair a workbook with a higher one


def row_height(texts: Iterable[tuple[str, float]], *, padding: float = 0) -> float:
    """Give the height of a row in points. ``texts`` are its wrapped texts, each with the width of its column.

    LibreOffice takes the heights from the file and does not fit rows itself, so ours have to be right. Excel limits
    the height: of a very long text the page shows the beginning, and the cell holds all of it.
    """
    lines = max((count_lines(text, width) for text, width in texts), default=1)
    return min(LINE_HEIGHT * lines + padding, HIGHEST_ROW)


def cell(role: Role, kind: Kind) -> Properties:
    """Give the format properties of a cell in a table that the user fills in."""
    number_format = {"num_format": NUMBER_FORMATS[kind]} if kind in NUMBER_FORMATS else {}
    return {**FONT, **_BORDER, "valign": "vcenter", **_ALIGN[kind], **_ROLE[role], **number_format}


def total(kind: Kind, role: Role = Role.RESULT) -> Properties:
    """Give the format properties of a cell in a TOTAL row, which has a strong line above it."""
    return {**cell(role, kind), "top": 2, "top_color": INK}


def printed(kind: Kind, *, bold: bool = False) -> Properties:
    """Give the format properties of a cell in a table of Ringkasan or of ``diff``."""
    return {**cell(Role.RESULT, kind), "bold": bold}
