"""The blank rows at the end of a sheet, kept as bytes: somebody styled a million of them, and they hold nothing.

Only what lies below the last cell with content is folded, and only where there is much of it. A marker stands in
its place while the sheet is parsed; the bytes come back as they were when the sheet is written.
"""

import re
from dataclasses import dataclass
from typing import Final

MARKER: Final = "lkj-blank-rows"
_MARK: Final = f"<?{MARKER}?>".encode()
_FEWEST = 2000
_MARGIN = 500  # rows after the content that stay in the tree, where a run may want to write

_END = re.compile(rb"</(?:[A-Za-z_][\w.-]*:)?sheetData\s*>")
_CONTENT = (b"</v>", b":v>", b"<v/>", b"</f>", b":f>", b"<f/>", b"/is>", b":is>")
_HOLDS = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:v|f|is)[\s/>]")
_ROW = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?row\b")
_NUMBER = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?row\b[^<>]*?\br=\"(\d+)\"")


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows ``first`` to ``last`` of a sheet, as the file writes them."""

    first: int
    last: int
    raw: bytes


def fold(data: bytes) -> tuple[bytes, Fold | None]:
    """Take the blank rows at the end out of a sheet's bytes; nothing is taken from one that has few."""
    end = _END.search(data, max(data.rfind(b"sheetData"), 2) - 60) if b"sheetData" in data else None
    if end is None or b"<?" + MARKER.encode() in data or not _is_utf8(data):
        return data, None
    start = _after_content(data, end.start())
    if start is None:
        return data, None
    raw = data[start : end.start()]
    first, last = _NUMBER.match(raw), _last_number(raw)
    if first is None or last is None:
        return data, None
    return data[:start] + _MARK + data[end.start() :], Fold(int(first[1]), last, raw)


def unfold(data: bytes, folded: Fold | None) -> bytes:
    """Put the rows back where the marker stands; where it is gone they were taken away, or are in the tree."""
    return data if folded is None else data.replace(_MARK, folded.raw, 1)


def _last_number(raw: bytes) -> int | None:
    """The number of the last row, looked for near the end: a row with many cells is long."""
    reach = 1000
    while True:
        numbers = _NUMBER.findall(raw, max(len(raw) - reach, 0))
        if numbers or reach > len(raw):
            return int(numbers[-1]) if numbers else None
        reach *= 10


def _is_utf8(data: bytes) -> bool:
    head = data[:200].lower()
    return not data.startswith((b"\xff\xfe", b"\xfe\xff")) and (b"encoding" not in head or b"utf-8" in head)


def _after_content(data: bytes, end: int) -> int | None:
    """Where the blank rows begin: some rows below the last content; ``None`` where there are too few."""
    last = max(data.rfind(mark, 0, end) for mark in _CONTENT)
    start = max(last, data.find(b"sheetData"), 0)
    for number, row in enumerate(_ROW.finditer(data, start, end)):
        if number == _MARGIN:
            start = row.start()
            break
    else:
        return None
    if _HOLDS.search(data, start, end) or data.count(b"row", start, end) < _FEWEST:
        return None
    return start
