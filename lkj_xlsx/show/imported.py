"""What ``template --impor`` recognised in a foreign file, and where each column of it went, as text and as JSON."""

from collections.abc import Sequence
from pathlib import Path

from lkj_xlsx import __version__
from lkj_xlsx.importing import Import, Line
from lkj_xlsx.show.formats import json_text, one_line


def as_text(found: Import, output: Path | None) -> str:
    """Give the tables, the columns and what was left, as the sheet Impor has them."""
    identity = [f"{key.capitalize():<9}{value}" for key, value in found.identitas.items()]
    rows = ", ".join(f"{sheet} {len(rows)} baris" for sheet, rows in found.rows.items())
    head = [
        f"Berkas   {found.name}",
        *identity,
        f"Menjadi  {rows}",
        f"Hasil    {'(tidak ditulis)' if output is None else output}",
    ]
    tables = [f"{one.sheet}!{one.area}  {one.purpose}, {one.rows} baris" for one in found.tables]
    moved = [_line(one) for one in found.lines if not one.is_left]
    left = [_line(one) for one in found.lines if one.is_left]
    blocks = ((), head), (["TABEL"], tables), (["DIPINDAHKAN"], moved), (["TIDAK DIPINDAHKAN"], left)
    return "\n\n".join("\n".join([*title, *map(one_line, lines)]) for title, lines in blocks if lines)


def _line(line: Line) -> str:
    where = f"{line.sheet}!{line.cells}" if line.cells else line.sheet
    became = f" -> {line.became}" if line.became else ""
    title = f'  "{line.title}"' if line.title else ""
    return f"{where}{became}{title}" + (f"  ({line.remark})" if line.remark else "")


def as_json(found: Import, output: Path | None) -> str:
    """Give the same as one JSON document."""
    document = {
        "lkj_xlsx": __version__,
        "berkas": {"masukan": found.name, "keluaran": None if output is None else str(output)},
        "identitas": dict(found.identitas),
        "tabel": [
            {"lembar": one.sheet, "rentang": one.area, "menjadi": one.purpose, "baris": one.rows}
            for one in found.tables
        ],
        "baris": {sheet: len(rows) for sheet, rows in found.rows.items()},
        "impor": _lines(found.lines),
    }
    return json_text(document)


def _lines(lines: Sequence[Line]) -> list[dict[str, str | None]]:
    return [
        {
            "lembar": one.sheet,
            "sel": one.cells or None,
            "menjadi": one.became or None,
            "judul": one.title or None,
            "keterangan": one.remark or None,
        }
        for one in lines
    ]
