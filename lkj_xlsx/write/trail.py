"""The facts that Jejak records, above all a digest of the inputs that does not depend on the saving program.

The digest is made of the inputs in canonical form: a list of lines for each sheet, each line a JSON array.

``Identitas``   the fields in declared order, as text: ["instansi", "KPU Kota Contoh"].
``Pengaturan``  the settings in force, the classes of the scale in force, and the scales of words, as they were read.
a table         a line for each row that counts, from top to bottom: [key, kind, value] for each filled cell under a
                declared heading, in declared order, followed by its formula where the user wrote one. A row that only
                names a sasaran is ["kelompok", sasaran], the TOTAL row of Anggaran ["total"]. What the user typed over
                a result is an input too and follows as [key_tertulis, kind, value].
``Temuan``      a line for each thing that Temuan keeps of the user's: [code, sheet, cell, text]; only if there is one.

Kinds: ``t`` text, ``n`` number, ``p`` number shown as a percentage, ``d`` number shown as a date (these two formats
change what the number means; no other does), ``b`` TRUE or FALSE, ``e`` error. Numbers are plain decimals: whole ones
as far as a double holds them exactly, others to 15 digits. Line breaks are LF. A cell that still holds our link to PK
is no input, because its value follows from PK. Neither is a Peran that ``compute`` wrote.

Row numbers do not count, but the order of the rows does. Inserting a row, making one higher or moving a column does
not change the meaning; exchanging two rows can, because a sasaran is carried down. The text of the user's formulas
counts with the cells that it names, so that a formula that was pointed at other cells is noticed.

The lines are joined with LF and encoded as UTF-8. The digest of a sheet is that of its lines; the digest of the inputs
is that of all sheets, each preceded by its name.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from lkj_xlsx import __version__
from lkj_xlsx.declare.layout import spelled
from lkj_xlsx.declare.model import Role
from lkj_xlsx.report.report import Report, Settings, Stored
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.rules.achievement import MORE_THAN
from lkj_xlsx.sheets import jejak, temuan
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import CAP, PENGATURAN_SHEET, SCALE, further_in_force, values_in_force
from lkj_xlsx.values import format_decimal

NO_CAP, NOTHING = "tanpa batas", "tidak ada"
LONGEST = 255  # what Excel lets a document property hold
SHORT = 12  # digits of the digest of a sheet
_EXACT = 2**53  # Excel and LibreOffice keep numbers as doubles, which cannot hold every whole number beyond this
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Line = list[object]


def facts(laporan: Report, *, template: str, sha256: str, now: datetime) -> dict[str, str]:
    """Give the facts that Jejak records, by key.

    That of the display is not among them: it is known when all is written. ``template`` is the version of the template
    and ``sha256`` the digest of the input file; ``now`` has a time zone.
    """
    lines = canonical(laporan)
    sheets = "; ".join(f"{sheet} {_digest(own)[:SHORT]}" for sheet, own in lines.items())
    found = {
        jejak.TOOL.key: f"lkj-xlsx {__version__}",
        jejak.TEMPLATE.key: template,
        jejak.FILE.key: sha256,
        jejak.INPUTS.key: _digest_of_all(lines),
        jejak.SHEETS.key: sheets,
        **settings_in_force(laporan.settings),
        jejak.TIME.key: now.isoformat(timespec="seconds"),
    }
    return {key: _one_line(text) for key, text in found.items()}


def inputs_digest(laporan: Report) -> str:
    """Give the digest of all inputs."""
    return _digest_of_all(canonical(laporan))


def settings_in_force(settings: Settings) -> dict[str, str]:
    """Give the settings in force by key, worded for an auditor: the scale with the bounds of its kategori."""
    bounds = "; ".join(
        f"{one.name} {MORE_THAN if one.exclusive else 'mulai'} {_bound_text(one.bound)}" for one in settings.kategori
    )
    return {
        **{key: str(value) for key, value in values_in_force(settings).items()},
        CAP.key: NO_CAP if settings.cap is None else f"{format_decimal(settings.cap)}%",
        SCALE.key: f"{settings.scale}: {bounds}" if bounds else settings.scale,
    }


def canonical(laporan: Report) -> dict[str, list[str]]:
    """Give the inputs of a report in canonical form: declared sheet -> lines."""
    lines: dict[str, Iterator[Line]] = {IDENTITAS_SHEET: _identitas_lines(laporan)}
    lines |= {sheet: _table_lines(laporan, sheet) for sheet in laporan.layout.tables}
    lines[PENGATURAN_SHEET] = _settings_lines(laporan.settings)
    if laporan.kept:
        lines[temuan.SHEET] = ([one.code, one.sheet, one.cell, _with_lf(one.written)] for one in laporan.kept)
    return {sheet: [_as_json(line) for line in own] for sheet, own in lines.items()}


def _digest_of_all(lines: Mapping[str, list[str]]) -> str:
    return _digest([line for sheet, own in lines.items() for line in (sheet, *own)])


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()


def _identitas_lines(laporan: Report) -> Iterator[Line]:
    optional = [one.key for one in IDENTITAS if one.optional]
    for key, value in laporan.identitas.values.items():
        if key in optional and not value:
            continue  # so that a workbook has one digest with and without the field
        yield [key, _with_lf(value)]


def _settings_lines(settings: Settings) -> Iterator[Line]:
    for key, value in settings_in_force(settings).items():
        yield [key, value]
    for key, own in further_in_force(settings).items():
        yield [key, str(own)]
    for one in settings.kategori:
        yield ["kategori", one.name, one.exclusive, _bound_text(one.bound), one.printed]
    for word in settings.words:
        above = None if word.above is None else _bound_text(word.above)
        yield ["kata", word.scale, word.word, _bound_text(word.rank), above]


def _table_lines(laporan: Report, sheet: str) -> Iterator[Line]:
    layout, rows = laporan.layout[sheet], laporan.rows[sheet]
    keys = [column.key for column in layout.table.of_role(Role.INPUT, Role.LINK)]
    links = [column.key for column in layout.table.of_role(Role.LINK)]
    groups = laporan.group_rows.get(sheet, {})
    typed: dict[int, Line] = {}
    for (of, row, key), value in laporan.typed_over_results.items():
        if of == sheet:
            typed.setdefault(row, []).append([f"{key}_tertulis", *_kind_and_value(value)])
    total = () if layout.total_row is None else (layout.total_row,)
    for row in sorted({*rows, *groups, *typed, *total}):
        line: Line = []
        if row in groups:
            line += ["kelompok", groups[row]]
        elif row == layout.total_row:
            line += ["total"]
        elif row in rows:
            cells = laporan.cells(sheet, row)
            ours = [key for key in links if (sheet, row, key) in laporan.intact_links]
            if layout.table.tree is not None and row in tree_of(laporan, sheet).ours:
                ours.append(layout.table.tree.role)
            line += [
                [key, *cell]
                for key in keys
                if key in cells and key not in ours and (cell := _cell_line(cells[key])) is not None
            ]
        yield [*line, *typed.get(row, [])]


def _cell_line(cell: Stored) -> Line | None:
    """Give the line of an input cell without its key: kind, value, and the formula if it has one; ``None`` if blank."""
    line: Line = ["e", cell.error] if cell.error is not None else _kind_and_value(cell.value, cell)
    if cell.formula is not None:
        return [*line, spelled(cell.formula)]
    return None if line[1] in (None, "") else line


def _kind_and_value(value: str | Decimal | bool | None, cell: Stored | None = None) -> Line:
    """Give the kind of a value and the value; ``cell`` tells whether a number is ``n``, ``p`` or ``d``."""
    match value:
        case bool():
            return ["b", value]
        case Decimal():
            return [_number_kind(cell), _plain_decimal(value)]
        case _:
            return ["t", None if value is None else _with_lf(value)]


def _number_kind(cell: Stored | None) -> str:
    if cell is None:
        return "n"
    return "p" if cell.is_percent else "d" if cell.is_date else "n"


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain_decimal(number: Decimal) -> str:
    if number == number.to_integral_value() and abs(number) <= _EXACT:
        return str(int(number))
    return f"{Decimal(format(number, '.15g')).normalize():f}"


def _one_line(text: str) -> str:
    """Give a fact in one line that a cell and a document property can hold.

    The user types the names of the kategori, so a fact may hold line breaks or be too long.
    """
    line = "".join(one if one.isprintable() else " " for one in text[:LONGEST]).strip()
    return line or NOTHING


def _bound_text(bound: Decimal) -> str:
    return format_decimal(bound) if bound.is_finite() else "?"
