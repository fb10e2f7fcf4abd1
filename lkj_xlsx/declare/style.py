"""How cells look: colours, fonts, number formats and row heights, in the properties of XlsxWriter's formats."""

import textwrap
from collections.abc import Iterable
from typing import Any

from lkj_xlsx.declare.model import Kind, Role

Properties = dict[str, Any]

FONT: Properties = {"font_name": "Calibri", "font_size": 11}
INK, MUTED, LINE = "#1B2A41", "#8A94A3", "#9AA5B5"
HEADING_FILL, NUMBER_FILL = "#DCE6F2", "#F3F6FA"
INPUT_FILL, LINK_FILL, RESULT_FILL = "#FFFBEA", "#EAF3FB", "#EEF0F3"
LINK_INK = "#1F5FA8"
ERROR_INK, WARNING_INK, NOTE_INK = "#A61C1C", "#8A5A00", "#3C5A78"
ERROR_FILL, WARNING_FILL = "#FBE9E9", "#FFF4DC"
CHART_FILL = "#4A78A8"

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
    Kind.RUPIAH: {"align": "right", "indent": 1},
    Kind.PERCENT: {"align": "right", "indent": 1},
    Kind.COUNT: {"align": "center"},
    Kind.DATE: {"align": "left"},
}

_BORDER: Properties = {"border": 1, "border_color": LINE}

# Roles differ by more than their colour, so that they can be told apart on a black-and-white print.
_ROLE: dict[Role, Properties] = {
    Role.INPUT: {"bg_color": INPUT_FILL},
    Role.LINK: {"bg_color": LINK_FILL, "italic": True},
    Role.RESULT: {"bg_color": RESULT_FILL, "bold": True},
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
    **FONT, **_BORDER, "font_size": 9, "italic": True, "bg_color": NUMBER_FILL, "font_color": INK, "align": "center",
}  # fmt: skip
NOTE: Properties = {
    **FONT,
    "font_size": 9,
    "italic": True,
    "font_color": "#5A6675",
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
REPEATED: Properties = {"font_color": "#B4BCC8"}


LINE_HEIGHT = 15.0
HIGHEST_ROW = 409.5  # points; Excel offers to repair a workbook with a higher one
_LETTERS_PER_WIDTH = 1.1  # a column is measured in digits, and most letters are narrower


def row_height(texts: Iterable[tuple[str, float]], *, padding: float = 0) -> float:
    """Give the height of a row in points. ``texts`` are its wrapped texts, each with the width of its column.

    LibreOffice takes the heights from the file and does not fit rows itself, so ours have to be right. Excel limits
    the height: of a very long text the page shows the beginning, and the cell holds all of it.
    """
    lines = max((_count_lines(text, width) for text, width in texts), default=1)
    return min(LINE_HEIGHT * lines + padding, HIGHEST_ROW)


def fits_a_line(text: str, width: float) -> bool:
    """Tell whether a text fits into one line of a column of this width."""
    return len(text) <= width * _LETTERS_PER_WIDTH and text.isprintable()


def _count_lines(text: str, width: float) -> int:
    """Count the lines that a text needs in a column of this width."""
    per_line = max(int(width * _LETTERS_PER_WIDTH), 1)
    return sum(_count_wrapped_lines(part, per_line) for part in text.splitlines() or [""])


def _count_wrapped_lines(text: str, per_line: int) -> int:
    """Count the lines that a text without line breaks needs when it is wrapped as textwrap does it."""
    # Words with single blanks between them are counted here, which is faster than textwrap.
    lines, start = 1, 0
    if text.isprintable() and text == text.strip() and not any(mark in text for mark in ("-", "  ")):
        while len(text) - start > per_line:
            blank = text.rfind(" ", start, start + per_line + 1)
            if blank < 0:
                break
            lines, start = lines + 1, blank + 1
        else:
            return lines
    return max(len(textwrap.wrap(text, per_line)), 1)


def cell(role: Role, kind: Kind) -> Properties:
    """Give the format properties of a cell in a table that the user fills in."""
    number_format = {"num_format": NUMBER_FORMATS[kind]} if kind in NUMBER_FORMATS else {}
    return {**FONT, **_BORDER, "valign": "vcenter", **_ALIGN[kind], **_ROLE[role], **number_format}


def total(kind: Kind, role: Role = Role.RESULT) -> Properties:
    """Give the format properties of a cell in a TOTAL row, which has a strong line above it."""
    return {**cell(role, kind), "top": 2, "top_color": INK}


def printed(kind: Kind, *, bold: bool = False) -> Properties:
    """Give the format properties of a cell in a table of Ringkasan or of ``diff``, which has no fill."""
    properties = {**cell(Role.RESULT, kind), "bold": bold}
    del properties["bg_color"]
    return properties
