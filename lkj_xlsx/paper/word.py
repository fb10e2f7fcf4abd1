"""Forms as a Word document: a section each, A4, ready to print and sign."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Mm

from lkj_xlsx.forms.model import (
    DOTS,
    SHORT_DOTS,
    Align,
    Block,
    Form,
    Labelled,
    Page,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from lkj_xlsx.paper import word_xml as xml
from lkj_xlsx.paper.blank_document import blank_document, document_bytes

SHORT_SIDE, LONG_SIDE = 210, 297
MARGIN, TOP, BOTTOM = 20, 20, 18
SIGNATURE_ROOM = 950
"""Twips between the position and the name: room for a signature and a stamp."""
_GAP = 12  # millimetres of a page that belong to no signature
_LABEL_WIDTHS = (26, 6)
_SHORT = 8  # rows of a table that stands on one page with its signature


def word_document(forms: Sequence[Form], now: datetime) -> bytes:
    """Give the forms as the bytes of a .docx file."""
    document = blank_document(" – ".join(dict.fromkeys(form.name for form in forms)), now)
    for number, form in enumerate(forms, 1):
        section = document.sections[-1]
        _set_page(section, form)
        _write_foot(section, form, number, len(forms))
        _append(document, "".join(_body(form)))
        _end_section(document, number, is_last=number == len(forms))
    return document_bytes(document)


def _set_page(section: Section, form: Form) -> None:
    """Set paper, orientation and margins; each form counts its pages from 1."""
    sides = (LONG_SIDE, SHORT_SIDE) if form.is_landscape else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if form.is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = map(Mm, sides)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    properties = section._sectPr
    for old in properties.xpath("w:pgNumType|w:docGrid"):
        properties.remove(old)
    properties.xpath("w:pgMar")[0].addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def _write_foot(section: Section, form: Form, number: int, count: int) -> None:
    """Write the alert at the head of each page, and name and page at its foot.

    A document of several forms counts the pages of each by a mark at its end, for LibreOffice knows no SECTIONPAGES.
    Until a program has updated that field it shows no number, since a wrong one would be believed.
    """
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    header, footer = section.header._element, section.footer._element
    alert = xml.paragraph("Peringatan", form.alert) if form.alert else xml.paragraph("Header", "")
    header[:] = _parsed(alert)
    pages = xml.field("NUMPAGES", "1") if count == 1 else xml.field(f"PAGEREF {_mark(number)}", "…")
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_text_width(form)}"/></w:tabs>'
    footer[:] = _parsed(
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{tab}</w:pPr>{xml.run(form.footer)}<w:r><w:tab/></w:r>'
        f"{xml.run('Halaman ')}{xml.field('PAGE', '1')}{xml.run(' dari ')}{pages}</w:p>"
    )


def _mark(number: int) -> str:
    return f"_lkj_akhir_{number}"


def _end_section(document: WordDocument, number: int, *, is_last: bool) -> None:
    """End a form with a paragraph of no height, which carries the mark of its end and, but for the last, its page."""
    end = f'<w:bookmarkStart w:id="{number}" w:name="{_mark(number)}"/><w:bookmarkEnd w:id="{number}"/>'
    if is_last:
        _append(document, f'<w:p><w:pPr><w:pStyle w:val="Akhir"/></w:pPr>{end}</w:p>')
        return
    document.add_section(WD_SECTION.NEW_PAGE)
    last = document.paragraphs[-1]._p
    last.style = "Akhir"
    for element in _parsed(end):
        last.append(element)


def _parsed(xml_text: str) -> list[Any]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml_text}</w:body>"))


def _append(document: WordDocument, xml_text: str) -> None:
    sentinel = document.sections[-1]._sectPr
    for element in _parsed(xml_text):
        sentinel.addprevious(element)


def _text_width(form: Form) -> int:
    """Give the width of the text in twips."""
    side = LONG_SIDE if form.is_landscape else SHORT_SIDE
    return round((side - 2 * MARGIN) * xml.TWIPS_A_MM)


def _body(form: Form) -> Iterator[str]:
    for number, page in enumerate(form.pages):
        yield from _page(page, _text_width(form), begins=number > 0)


def _page(page: Page, width: int, *, begins: bool) -> Iterator[str]:
    """Give a page with its title; all but the first begin on new paper."""
    first, *more = page.title
    new_page = "<w:pageBreakBefore/>" if begins else ""
    if page.label:
        yield xml.paragraph("Label", page.label).replace("</w:pPr>", f"{new_page}</w:pPr>", 1)
        new_page = ""
    yield xml.paragraph("Heading1", first).replace("</w:pPr>", f"{new_page}</w:pPr>", 1)
    for line in more:
        yield xml.paragraph("Subjudul", line)
    yield from [xml.paragraph("Sela", "")] * (2 if page.is_letter else 1)
    following: Sequence[Block | None] = (*page.blocks[1:], None)
    for block, after in zip(page.blocks, following, strict=True):
        if isinstance(block, Signatures) and page.is_letter:
            yield xml.paragraph("Sela", "")
        yield _block(block, width, is_signed=isinstance(after, Signatures))
        if after is not None and isinstance(block, Table):
            yield xml.paragraph("Sela", "")


def _block(block: Block, width: int, *, is_signed: bool) -> str:
    """Give a block; ``is_signed`` keeps it on one page with the signature that follows."""
    match block:
        case Paragraph():
            return xml.paragraph("Butir" if block.is_item else "Isi", ("–  " if block.is_item else "") + block.text,
                                 keep=is_signed)  # fmt: skip
        case Labelled():
            return _labelled(block, width)
        case Table():
            return _table(block, width, is_signed=is_signed)
        case Signatures():
            return _signatures(block, width)


def _labelled(block: Labelled, width: int) -> str:
    label, colon = (round(one * xml.TWIPS_A_MM) for one in _LABEL_WIDTHS)
    widths = (label, colon, width - label - colon)
    return xml.table(
        widths,
        (
            xml.row(widths, (
                xml.Cell(xml.paragraph("Pihak", name)), xml.Cell(xml.paragraph("Pihak", ":")),
                xml.Cell(xml.paragraph("Pihak", value or DOTS + SHORT_DOTS)),
            ))
            for name, value in block.lines
        ),
        has_borders=False, indent=-xml.CELL_MARGIN,
    ) + xml.paragraph("Sela", "")  # fmt: skip


def _table(block: Table, width: int, *, is_signed: bool) -> str:
    """Give a table. All rows of a group but its last are kept with the next one; before a signature, the last as well.

    A short table is kept whole with the signature; of a long one only the last group, for it may need several pages.
    """
    scale = width / sum(column.width for column in block.columns)
    widths = [round(column.width * scale) for column in block.columns]
    widths[-1] += width - sum(widths)
    numbers = range(1, len(widths) + 1)
    rows = [
        xml.row(widths, (xml.heading_cell(column.heading) for column in block.columns), is_heading=True),
        xml.row(widths, (xml.Cell(xml.paragraph("NomorKolom", str(one))) for one in numbers), is_heading=True),
    ]
    aligns = [column.align for column in block.columns]
    is_short = is_signed and sum(map(len, block.groups)) <= _SHORT
    for number, group in enumerate(block.groups, 1):
        is_last = is_short or number == len(block.groups)
        for at, (cells, below) in enumerate(pairwise((*group, None)), 1):
            keep = at < len(group) or (is_last and (is_signed or block.total is not None))
            rows.append(_row(widths, aligns, cells or (), below, keep=keep))
    if block.total is not None:
        over = len(widths) - len(block.total.cells)
        cells_of_total = [(block.total.label, Align.CENTER, over)]
        cells_of_total += [(text, align, 1) for text, align in zip(block.total.cells, aligns[over:], strict=True)]
        rows.append(xml.row(widths, (
            xml.Cell(xml.paragraph("Sel", text, align=align.value, keep=is_signed, letters="<w:b/>"), span=span)
            for text, align, span in cells_of_total
        )))  # fmt: skip
    return xml.table(widths, rows, has_borders=True)


def _row(widths: Sequence[int], aligns: Sequence[Align], cells: Row, below: Row | None, *, keep: bool) -> str:
    def cell(at: int, text: str | None) -> xml.Cell:
        goes_on = below is not None and below[at] is None
        merge = "continue" if text is None else "restart" if goes_on else ""
        align = "" if aligns[at] is Align.LEFT else aligns[at].value
        return xml.Cell(xml.paragraph("Sel", text or "", align=align, keep=keep), merge=merge)

    return xml.row(widths, (cell(at, text) for at, text in enumerate(cells)))


def _signatures(block: Signatures, width: int) -> str:
    """Give the signatures in three rows, so that the names stand on one line: position, room to sign, name."""
    gap = round(_GAP * xml.TWIPS_A_MM)
    side = (width - gap) // 2
    widths = (side, gap, width - gap - side)
    empty = xml.Cell(xml.paragraph("TandaTangan", ""))
    sides = (block.left, block.right)
    above, names = (
        [xml.Cell("".join(part(one))) if one is not None else empty for one in sides] for part in (_above, _named)
    )
    return xml.table(
        widths,
        (
            xml.row(widths, (above[0], empty, above[1])),
            xml.row(widths, (empty, empty, empty), height=SIGNATURE_ROOM),
            xml.row(widths, (names[0], empty, names[1])),
        ),
        has_borders=False,
    )


def _above(one: Signature) -> Iterator[str]:
    yield from (xml.paragraph("TandaTangan", line, keep=True) for line in one.above)


def _named(one: Signature) -> Iterator[str]:
    yield xml.paragraph("TandaTangan", one.nama or DOTS, letters='<w:b/><w:u w:val="single"/>' if one.nama else "")
    if one.nip:
        yield xml.paragraph("TandaTangan", f"NIP {one.nip}")
