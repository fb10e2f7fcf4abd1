"""The tables of a Word document as grids, each with the paragraphs above it."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkj_xlsx.importing.grid import Area, Foreign, Grid, Held, Place
from lkj_xlsx.package import Refused, read_document

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tbl

_DELETED = ("del", "moveFrom", "Fallback")  # what a reviewer took away, and the same once more for old programs
_MOST_COLUMNS = 200


def read_docx(path: Path) -> Foreign:
    """Read the tables of a document; ``Refused`` where it cannot be read."""
    data = read_document(path)
    try:
        return _read(path.name, data)
    except Exception as error:  # python-docx raises of its own what a damaged document leads it to
        raise Refused(
            f"{path.name} bukan dokumen Word (.docx) yang utuh; buka di Word, simpan ulang sebagai Word Document "
            "(.docx), lalu jalankan lagi."
        ) from error


def _read(name: str, data: bytes) -> Foreign:
    import docx  # only this command needs it

    body = docx.Document(BytesIO(data)).element.body
    grids: list[Grid] = []
    paragraphs: list[str] = []
    above: list[str] = []
    for element in _blocks(body):
        if _local(element) == "p":
            if text := _text(element):
                above += text.splitlines()
                paragraphs.append(" ".join(text.split()))
        else:
            grids.append(_grid(element, f"Tabel {len(grids) + 1}", tuple(above)))
            above = grids[-1].lines
            for table in element.iterdescendants(element.tag):  # one in a cell of another counts, too
                grids.append(_grid(table, f"Tabel {len(grids) + 1}", tuple(above)))
            above = []
    return Foreign(name, tuple(grids), tuple(paragraphs))


def _blocks(body: Any) -> list[Any]:
    """Give the paragraphs and tables of a document in order, those inside of content controls too."""
    found = []
    for element in body.iterchildren():
        if _local(element) in ("p", "tbl"):
            found.append(element)
        elif _local(element) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            found += _blocks(element)
    return found


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    """Give the text of a paragraph or a cell: what was deleted is left out, each paragraph is a line."""
    pieces: list[str] = []
    for part in element.iterchildren():
        kind = _local(part)
        if kind in ("t", "delText"):
            pieces.append((part.text or "") if kind == "t" else "")
        elif kind in ("br", "cr", "tab"):
            pieces.append(" " if kind == "tab" else "\n")
        elif kind not in (*_DELETED, "tbl") and not kind.endswith("Pr"):
            pieces.append(_text(part))
            if kind == "p":
                pieces.append("\n")
    return "".join(pieces).strip()


def _grid(table: "CT_Tbl", name: str, above: tuple[str, ...]) -> Grid:
    """Give a table. A cell that is merged sideways or downwards counts once, at its top left."""
    cells: dict[Place, Held] = {}
    starts: dict[int, Area] = {}  # by column: the cell that goes on downwards
    merged: list[Area] = []
    for row, line in enumerate(table.tr_lst, 1):
        column = 1 + min(line.grid_before, _MOST_COLUMNS)
        for cell in line.tc_lst:
            right = column + min(cell.grid_span, _MOST_COLUMNS) - 1
            if cell.vMerge == "continue" and column in starts:
                top, left, _, last = starts[column]
                starts[column] = (top, left, row, last)
            else:
                if column in starts:
                    merged.append(starts.pop(column))
                starts[column] = (row, column, row, right)
                if text := _text(cell):
                    cells[row, column] = Held(text)
            column = right + 1
    merged += starts.values()
    return Grid(name, cells, tuple(one for one in merged if one[:2] != one[2:]), above=above, is_word=True)
