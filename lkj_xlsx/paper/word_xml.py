"""The WordprocessingML of paragraphs and tables, as texts: a long table is made a hundred times faster than by cells.

The children of an element stand in the order of the schema; Word offers to repair a document where they do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lkj_xlsx.package import legal
from lkj_xlsx.paper.blank_document import HEADING_FILL, INK

TWIPS_A_MM = 1440 / 25.4
CELL_MARGIN = 85  # twips between the border of a cell and its text


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its paragraphs as XML, how many columns it spans, and how it is joined with those above.

    ``merge`` is "restart" for the first cell of several that stand below each other, "continue" for the others.
    """

    paragraphs: str
    span: int = 1
    merge: str = ""
    fill: str = ""
    middle: bool = False


def run(text: str, letters: str = "") -> str:
    """Give a run of text."""
    properties = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """Give a field, with what it shows until it is updated."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(shown)}</w:fldSimple>'


def paragraph(style: str, text: str, *, align: str = "", keep: bool = False, letters: str = "", before: int = 0) -> str:
    """Give a paragraph of one run. ``keep`` keeps it on the page of the next one; ``before`` is in twips."""
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += "<w:keepNext/>" if keep else ""
    properties += f'<w:spacing w:before="{before}"/>' if before else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, letters) if text else ''}</w:p>"


def table(widths: Sequence[int], rows: Iterable[str], *, has_borders: bool, indent: int = 0) -> str:
    """Give a table of fixed widths in twips, its left border ``indent`` from the margin."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{INK}"' if has_borders else 'w:val="nil"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(widths: Sequence[int], cells: Iterable[Cell], *, is_heading: bool = False, height: int = 0) -> str:
    """Give a row that is never cut in two; a heading is repeated on each page. ``height`` is the least, in twips."""
    properties = "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if is_heading else ""
    found, at = "", 0
    for cell in cells:
        found += _cell(cell, sum(widths[at : at + cell.span]))
        at += cell.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{found}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    properties += f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    properties += '<w:vAlign w:val="center"/>' if cell.middle else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell.paragraphs}</w:tc>"


def heading_cell(text: str) -> Cell:
    """Give a cell of a heading row."""
    return Cell(paragraph("KepalaTabel", text), fill=HEADING_FILL, middle=True)
