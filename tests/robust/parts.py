"""Workbooks as parts: taken apart, put together again, and a run over the command line."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner, Result

from lkj_xlsx.cli import main
from lkj_xlsx.sheets.tables import PARTS
from lkj_xlsx.sheets.tables import sheets as declared_sheets

SAMPLES = Path(__file__).parent.parent.parent / "samples"
SAMPLE = SAMPLES / "kpu-kota-binjai-2024.xlsx"
CORRECTED = SAMPLES / "kpu-kota-binjai-2024-diperbaiki.xlsx"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK, WORKBOOK_RELS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"

_ROW = re.compile(rb'<row r="(\d+)"[^>]*?(?:/>|>.*?</row>)')

Parts = dict[str, bytes]


def sheet_part(name: str) -> str:
    """Give the part of a sheet of ours, as the template with all of the sheets up to this one numbers them."""
    return f"xl/worksheets/sheet{declared_sheets(PARTS).index(name) + 1}.xml"


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """Replace once what must be there."""
    assert old in content, old
    return content.replace(old, new, 1)


def listing(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Give every file of a folder with its time and content, to be compared."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def run(*arguments: str | Path, colour: bool = False) -> Result:
    """Run the command line in this process; ``colour``: as on a terminal."""
    return CliRunner().invoke(main, [str(one) for one in arguments], prog_name="lkj-xlsx", color=colour)


_SAMPLE_ENDS = {"RKT": 16, "PK": 18, "Pengukuran": 14, "Anggaran": 14}  # where the tables of the samples end


def shortened(
    parts: Mapping[str, bytes],
    kept: Mapping[str, int] = _SAMPLE_ENDS,
    sheet_parts: Mapping[str, str] | None = None,
) -> Parts:
    """Delete the empty prepared rows below those ``kept``, by sheet, as a user may do.

    ``sheet_parts`` gives the parts of the sheets where they are not numbered as in the template with all sheets.

    The workbook means the same and is read much faster.
    """
    short = dict(parts)
    for sheet, last in kept.items():
        content = parts[(name := (sheet_parts or {}).get(sheet) or sheet_part(sheet))]
        for row in reversed(list(_ROW.finditer(content))):
            if last < int(row[1]) < 66:
                content = content[: row.start()] + content[row.end() :]
        short[name] = content
    return short
