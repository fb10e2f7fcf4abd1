"""What a report was computed from, in a form that does not depend on the program that saved it. Pure.

The canonical form is a list of lines for each sheet, each line a JSON array:

``Identitas``   the fields in declared order, as text: ["instansi", "KPU Kota Contoh"].
``Pengaturan``  the settings in force, the classes of the scale in force, and the scales of words, as they were read.
a table         a line for each row that counts, from top to bottom: [key, kind, value], and for a formula of hers its
                text, for each filled cell under a declared heading, in declared order. A row that only names a
                sasaran is ["kelompok", sasaran], the TOTAL row of Anggaran ["total"]. What she had typed over a
                result is of her making too and follows as [key_tertulis, kind, value].

Kinds: ``t`` text, ``n`` number, ``p`` number shown as a percentage, ``d`` number shown as a date (those two change what
the number means; all other formats do not), ``b`` TRUE or FALSE, ``e`` error. Numbers are plain decimals: whole ones as
far as a double holds them exactly, others to 15 digits. Line breaks are LF. A cell that is still our link to PK is no
input, for its value follows from PK.

Row numbers do not count, the order of the rows does: a row inserted, a row made higher or a column moved says nothing
else than before, while two rows exchanged can (a sasaran is carried down). Where a formula of hers names cells, its
text counts as it stands, so that such a formula pointed elsewhere does not pass.

The lines are joined with LF, UTF-8; the digest of a sheet is over its lines, that of the inputs over all sheets, each
preceded by its name.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from lkj_xlsx import __version__
from lkj_xlsx.declare.layout import spelled
from lkj_xlsx.declare.model import Role
from lkj_xlsx.report.report import Laporan, Settings, Stored
from lkj_xlsx.rules.achievement import MORE_THAN
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import CAP, PENGATURAN_SHEET, SCALE, values_in_force
from lkj_xlsx.values import format_decimal

NO_CAP, NOTHING = "tanpa batas", "tidak ada"
LONGEST = 255  # what Excel lets a document property hold
SHORT = 12
_EXACT = 2**53  # beyond it a double, in which Excel and LibreOffice keep numbers, skips whole ones
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Line = list[object]


def facts(laporan: Laporan, *, template: str, sha256: str, now: datetime) -> dict[str, str]:
    """Give what Jejak records, by key: ``template`` and ``sha256`` are those of the input file, ``now`` is aware."""
    lines = canonical(laporan)
    sheets = "; ".join(f"{sheet} {_digest(own)[:SHORT]}" for sheet, own in lines.items())
    everything = [line for sheet, own in lines.items() for line in (sheet, *own)]
    found = {
        jejak.TOOL.key: f"lkj-xlsx {__version__}",
        jejak.TEMPLATE.key: template,
        jejak.FILE.key: sha256,
        jejak.INPUTS.key: _digest(everything),
        jejak.SHEETS.key: sheets,
        **settings_in_force(laporan.settings),
        jejak.TIME.key: now.isoformat(timespec="seconds"),
    }
    return {key: _shown(text) for key, text in found.items()}


def settings_in_force(settings: Settings) -> dict[str, str]:
    """Give the settings as an auditor reads them, by key; the scale with its bounds."""
    bounds = "; ".join(
        f"{one.name} {MORE_THAN if one.exclusive else 'mulai'} {_bound(one.bound)}" for one in settings.kategori
    )
    return {
        **{key: str(value) for key, value in values_in_force(settings).items()},
        CAP.key: NO_CAP if settings.cap is None else f"{format_decimal(settings.cap)}%",
        SCALE.key: f"{settings.scale}: {bounds}" if bounds else settings.scale,
    }


def canonical(laporan: Laporan) -> dict[str, list[str]]:
    """Give the inputs of a report in canonical form: declared sheet -> lines."""
    lines: dict[str, Iterator[Line]] = {IDENTITAS_SHEET: _identitas(laporan)}
    lines |= {sheet: _table(laporan, sheet) for sheet in laporan.layout.tables}
    lines[PENGATURAN_SHEET] = _settings(laporan.settings)
    return {sheet: [_as_json(line) for line in own] for sheet, own in lines.items()}


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()


def _identitas(laporan: Laporan) -> Iterator[Line]:
    for key, value in laporan.identitas.values.items():
        yield [key, _text(value)]


def _settings(settings: Settings) -> Iterator[Line]:
    for key, value in settings_in_force(settings).items():
        yield [key, value]
    for one in settings.kategori:
        yield ["kategori", one.name, one.exclusive, _bound(one.bound), one.printed]
    for word in settings.words:
        yield ["kata", word.scale, word.word, _bound(word.rank), None if word.above is None else _bound(word.above)]


def _table(laporan: Laporan, sheet: str) -> Iterator[Line]:
    layout, rows = laporan.layout[sheet], laporan.rows[sheet]
    keys = [column.key for column in layout.table.of_role(Role.INPUT, Role.LINK)]
    links = [column.key for column in layout.table.of_role(Role.LINK)]
    groups = laporan.group_rows.get(sheet, {})
    typed: dict[int, Line] = {}
    for (of, row, key), value in laporan.typed.items():
        if of == sheet:
            typed.setdefault(row, []).append([f"{key}_tertulis", *_value(value)])
    total = () if layout.total_row is None else (layout.total_row,)
    for row in sorted({*rows, *groups, *typed, *total}):
        line: Line = []
        if row in groups:
            line += ["kelompok", groups[row]]
        elif row == layout.total_row:
            line += ["total"]
        elif row in rows:
            cells = laporan.cells(sheet, row)
            ours = [key for key in links if (sheet, row, key) in laporan.linked]
            line += [
                [key, *cell]
                for key in keys
                if key in cells and key not in ours and (cell := _cell(cells[key])) is not None
            ]
        yield [*line, *typed.get(row, [])]


def _cell(cell: Stored) -> Line | None:
    """One input cell, without its key; ``None`` for a blank one."""
    line: Line = ["e", cell.error] if cell.error is not None else _value(cell.value, cell)
    if cell.formula is not None:
        return [*line, spelled(cell.formula)]
    return None if line[1] in (None, "") else line


def _value(value: str | Decimal | bool | None, cell: Stored | None = None) -> Line:
    """The kind of a value and the value, of a number as ``cell`` shows it."""
    match value:
        case bool():
            return ["b", value]
        case Decimal():
            return [_mark(cell), _number(value)]
        case _:
            return ["t", None if value is None else _text(value)]


def _mark(cell: Stored | None) -> str:
    if cell is None:
        return "n"
    return "p" if cell.is_percent else "d" if cell.is_date else "n"


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _number(number: Decimal) -> str:
    if number == number.to_integral_value() and abs(number) <= _EXACT:
        return str(int(number))
    return f"{Decimal(format(number, '.15g')).normalize():f}"


def _shown(text: str) -> str:
    """A fact in one line that any cell and property can hold: names of classes are hers."""
    line = "".join(one if one.isprintable() else " " for one in text[:LONGEST]).strip()
    return line or NOTHING


def _bound(bound: Decimal) -> str:
    return format_decimal(bound) if bound.is_finite() else "?"
