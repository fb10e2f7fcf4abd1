"""Damage to workbooks, by fixed seeds: to the bytes of the file, to the XML of its parts, to what is typed in cells."""

import random
import re
import struct
from collections.abc import Callable, Sequence
from io import BytesIO

import openpyxl
from lxml import etree
from rich.book import rich_parts
from rich.producers import with_shared_formulas

from lkj_xlsx.sheets.tables import input_sheets
from lkj_xlsx.template import Prefill
from robust.parts import (
    CORRECTED,
    SAMPLE,
    TYPES,
    WORKBOOK,
    WORKBOOK_RELS,
    Parts,
    packed,
    sheet_part,
    shortened,
    unpacked,
)

SHEET_PARTS = tuple(sheet_part(name) for name in (*input_sheets(), "Ringkasan", "Temuan"))
INPUT_PARTS = tuple(sheet_part(name) for name in input_sheets())
TARGETS = (*SHEET_PARTS, *INPUT_PARTS, WORKBOOK, "xl/sharedStrings.xml", "xl/styles.xml", WORKBOOK_RELS, TYPES,
           "_rels/.rels", "docProps/custom.xml")  # fmt: skip
ODD = (
    "", " ", "-1", "0", "1", "-0", "NaN", "INF", "-inf", "1e999", "1E-400", "1e308", "-1.5E+300", "0x10", "1_000",
    "1,5", "1048576", "1048577", "16385", "2147483648", "4294967296", "99999999999999999999", "9" * 400, "A0", "XFE1",
    "XFD1048576", "A1:XFD1048576", "A1048576", "a1", "$A$1", "A1:", ":A1", "B2:A1", "R1C1", "\u0660\u0661",
    "\uff18\uff15",
    "x" * 40_000, "=1+1", "'", "\u2019", "#REF!", "#DIV/0!", "#N/A", "true", "TRUE", "_x0000_", "_xD83D_", "_xFFFF_",
    "_x005F_x0041_",
    "%", "%%", "85%", "{0}", "{", "}", "12,5%", "80-90%", "90-80", "Rp 1.000,-", "(500)", "Sasaran 1 : X", "TOTAL",
    "IK01", "3355", "3355.EBA", "\U0001f600" * 300, "e\u0301" * 50, "\u202e", "a\nb\r\nc", "\t", "s", "str",
    "inlineStr", "b", "e", "d", "2024-02-30", "2024-12-31T24:00:00", "shared", "array", "dataTable", "PK!$F$6:$F$65",
    "PK!#REF!",
    "[1]A!A1", "WTP", "BB", "Maksimum", "Minimum", "Stabil", "..", "../../x", "/xl/worksheets/sheet4.xml", "#", "?",
    "&",
)  # fmt: skip
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"((?: s="\d+")?)[^<>]*?(?:/>|>.*?</c>)', re.S)

Damage = Callable[[random.Random, Parts], None]


def odd_text(rng: random.Random) -> str:
    """Give a text as people or programs may write it, or one that nobody would."""
    kind = rng.randrange(6)
    if kind < 3:
        return rng.choice(ODD)
    if kind == 3:
        return "".join(
            chr(rng.choice((rng.randrange(9, 127), rng.randrange(160, 0xD7FF)))) for _ in range(rng.randrange(40))
        )
    if kind == 4:
        return rng.choice(ODD) + rng.choice((" ", "", "-", ",", "%")) + rng.choice(ODD)[:30_000]
    return repr(
        rng.choice((rng.uniform(-1e6, 1e6), rng.random() * 10 ** rng.randint(-320, 300), rng.randrange(10**15)))
    )


def _legal(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", lambda one: f"_x{ord(one[0]):04X}_", text)


def escaped(text: str) -> bytes:
    """Write a text as XML."""
    return _legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").encode()


def _tree(rng: random.Random, parts: Parts, change: Callable[[random.Random, list[etree._Element]], None]) -> None:
    name = rng.choice(TARGETS)
    try:
        root = etree.fromstring(parts.get(name, b""))
    except (etree.XMLSyntaxError, ValueError):
        return
    change(rng, list(root.iter("*")))
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parent(one: etree._Element) -> etree._Element:
    parent = one.getparent()
    return one if parent is None else parent


def element_lost(rng: random.Random, parts: Parts) -> None:
    def change(rng: random.Random, found: list[etree._Element]) -> None:
        one = rng.choice(found)
        if _parent(one) is not one:
            _parent(one).remove(one)

    _tree(rng, parts, change)


def element_elsewhere(rng: random.Random, parts: Parts) -> None:
    """Copy an element to the beginning of its parent or of another element."""

    def change(rng: random.Random, found: list[etree._Element]) -> None:
        one = rng.choice(found)
        if len(found) < 2_000 and _parent(one) is not one:
            copy = etree.fromstring(etree.tostring(one, with_tail=False))
            rng.choice((_parent(one), rng.choice(found))).insert(rng.randrange(3), copy)

    _tree(rng, parts, change)


def element_renamed(rng: random.Random, parts: Parts) -> None:
    def change(rng: random.Random, found: list[etree._Element]) -> None:
        one, other = rng.choice(found), rng.choice(found)
        one.tag = rng.choice((other.tag, "{urn:lain}x", "x"))

    _tree(rng, parts, change)


def attribute_changed(rng: random.Random, parts: Parts) -> None:
    def change(rng: random.Random, found: list[etree._Element]) -> None:
        one = rng.choice([item for item in found if item.attrib] or found)
        for key in rng.sample(list(one.attrib), min(1, len(one.attrib))):
            value = one.attrib.pop(key)
            name = rng.choice((key, key, key, "x", "r", "t", "s", "ref"))
            one.set(name, rng.choice((_legal(odd_text(rng)), _legal(odd_text(rng)), value)))

    _tree(rng, parts, change)


def text_changed(rng: random.Random, parts: Parts) -> None:
    def change(rng: random.Random, found: list[etree._Element]) -> None:
        rng.choice([item for item in found if item.text] or found).text = _legal(odd_text(rng))

    _tree(rng, parts, change)


def number_changed(rng: random.Random, parts: Parts) -> None:
    """Any number in the markup: rows, columns, styles, counts, indexes."""
    name = rng.choice(TARGETS)
    found = list(re.finditer(rb"\d+", parts.get(name, b"")))
    if found:
        one = rng.choice(found)
        odd = rng.choice(
            (b"-1", b"0", b"1", b"1048577", b"4294967295", b"9" * 30, b"1e5", b"", str(int(one[0][:9]) + 1).encode())
        )
        parts[name] = parts[name][: one.start()] + odd + parts[name][one.end() :]


def typed(rng: random.Random, parts: Parts) -> None:
    """Odd values in some cells of a sheet of ours, whatever was there; at times in all of them."""
    name = rng.choice(INPUT_PARTS)
    share = rng.choice((0.01, 0.05, 0.3))
    parts[name] = _CELL.sub(lambda cell: cell_of(rng, cell) if rng.random() < share else cell[0], parts.get(name, b""))


def cell_of(rng: random.Random, was: re.Match[bytes]) -> bytes:
    """A cell at the same place, of any kind and with any content."""
    at, style = was[1] + was[2], rng.choice((was[3], b"", b' s="%d"' % rng.randrange(80)))
    odd, number = escaped(odd_text(rng)), repr(rng.uniform(-200, 200) * 10 ** rng.randint(-3, 9)).encode()
    start = b'<c r="' + at + b'"' + style
    return rng.choice((
        start + b' t="inlineStr"><is><t xml:space="preserve">' + odd + b"</t></is></c>",
        start + b' t="inlineStr"><is><t xml:space="preserve">' + odd + b"</t></is></c>",
        start + b' t="str"><v>' + odd + b"</v></c>",
        start + b"><v>" + number + b"</v></c>",
        start + b"><v>" + number + b"</v></c>",
        start + b' t="b"><v>' + rng.choice((b"0", b"1", b"true")) + b"</v></c>",
        start + b' t="e"><v>' + rng.choice((b"#N/A", b"#DIV/0!", b"#REF!", b"#OMONG!")) + b"</v></c>",
        start + b' t="d"><v>' + rng.choice((b"2024-12-31", b"2024-12-31T08:00:00Z", b"0001-01-01", odd)) + b"</v></c>",
        start + b"><f>" + odd[:9000] + b"</f></c>",
        start + b"><f>" + rng.choice((b"SUM(H6:H12)", b"PK!F6", b"1/0", at)) + b"</f><v>" + number + b"</v></c>",
        start + b'><f t="shared" ref="' + at + b":" + was[1] + b'99" si="0">A1</f><v>1</v></c>',
        start + b'><f t="shared" si="' + rng.choice((b"0", b"7")) + b'"/><v>1</v></c>',
        start + b'><f t="array" ref="' + at + rng.choice((b"", b":Z70", b":XFD1048576")) + b'">A1*2</f><v>1</v></c>',
        start + b"/>",
        b"",
    ))  # fmt: skip


def bytes_in_a_part(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(TARGETS)
    content = bytearray(parts.get(name, b""))
    for _ in range(rng.randint(1, 4) if content else 0):
        content[rng.randrange(len(content))] = rng.choice((rng.randrange(256), *b'<>&"\x00'))
    parts[name] = bytes(content)


def part_lost_or_swapped(rng: random.Random, parts: Parts) -> None:
    one, other = rng.sample(sorted(parts), 2)
    if rng.random() < 0.5:
        del parts[one]
    else:
        parts[one], parts[other] = parts[other], parts[one]


DAMAGES: tuple[Damage, ...] = (
    element_lost, element_elsewhere, element_renamed, attribute_changed, attribute_changed, text_changed,
    number_changed,
    typed, typed, typed, bytes_in_a_part, part_lost_or_swapped,
)  # fmt: skip


def of_parts(rng: random.Random, originals: Sequence[Parts]) -> bytes:
    """A workbook with a few damages to its parts; the zip around them is sound."""
    parts = dict(rng.choice(originals))
    for _ in range(rng.randint(1, 3)):
        rng.choice(DAMAGES)(rng, parts)
    return packed(parts)


def of_bytes(rng: random.Random, originals: Sequence[Parts]) -> bytes:
    """A file with damages to its bytes: flipped, cut, doubled, swapped, a length or offset that lies."""
    data = bytearray(packed(rng.choice(originals)))
    for _ in range(rng.randint(1, 3)):
        one, other = sorted(rng.randrange(len(data)) for _ in range(2))
        kind = rng.randrange(7)
        if kind == 0:
            data[one] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[one : one + 8] = rng.randbytes(8)
        elif kind == 2:
            del data[one : one + rng.choice((1, 4, 100, 10_000))]
        elif kind == 3:
            data[one:one] = data[other : other + rng.choice((1, 30, 5_000))]
        elif kind == 4:
            size = min(rng.choice((4, 50, 3_000)), other - one, len(data) - other)
            data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]
        elif kind == 5:
            record = rng.choice([at.start() for at in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)] or [0])
            at = min(record + rng.randrange(4, 46), max(len(data) - 4, 0))
            data[at : at + 4] = struct.pack("<L", rng.choice((0, 1, 0xFFFF, 2**31, 0xFFFFFFFF, rng.getrandbits(32))))
        else:
            del data[one:]
        if len(data) < 64:
            break
    return bytes(data)


def originals() -> list[Parts]:
    """Both samples, one as openpyxl saves it, one filled down, and the rich workbook; most blank rows are gone."""
    found = [shortened(unpacked(path.read_bytes())) for path in (SAMPLE, CORRECTED)]
    buffer = BytesIO()
    openpyxl.load_workbook(SAMPLE).save(buffer)
    found.append(_as_numbered(unpacked(buffer.getvalue())))
    found.append(with_shared_formulas(found[0]))
    found.append(shortened(rich_parts(Prefill())))
    return found


def _as_numbered(parts: Parts) -> Parts:
    assert set(SHEET_PARTS) <= parts.keys()
    return parts


def put_cell(sheet: bytes, at: bytes, content: bytes) -> bytes:
    """Put a cell in a sheet as XlsxWriter writes it, in place of the one there; its style stays. ``content``: from
    after the style on.
    """
    column, number = re.fullmatch(rb"([A-Z]+)(\d+)", at).groups()  # type: ignore[union-attr]  # every ``at`` is a reference
    row = re.search(rb'<row r="' + number + rb'"[^>]*?(?:/>|>(.*?)</row>)', sheet, re.S)
    if row is None:
        new = b'<row r="' + number + b'"><c r="' + at + b'"' + content + b"</row>"
        later = next((one for one in re.finditer(rb'<row r="(\d+)"', sheet) if int(one[1]) > int(number)), None)
        place = later.start() if later else sheet.index(b"</sheetData>")
        return sheet[:place] + new + sheet[place:]
    cells = {one[1]: one for one in _CELL.finditer(row[1] or b"")}
    texts = {key: one[0] for key, one in cells.items()}
    style = cells[column][3] if column in cells else b""
    texts[column] = b'<c r="' + at + b'"' + style + content
    inside = b"".join(texts[key] for key in sorted(texts, key=lambda key: (len(key), key)))
    start = re.match(rb"<row [^>]*?(?=/?>)", row[0])
    assert start
    return sheet[: row.start()] + start[0] + b">" + inside + b"</row>" + sheet[row.end() :]
