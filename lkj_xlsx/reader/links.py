"""Pengukuran: links to PK resolved, sasaran carried down, group rows told apart."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkj_xlsx.laporan import Place, text_of
from lkj_xlsx.package import Cell
from lkj_xlsx.reader.cells import Notebook, can_tie, cells_of, tie
from lkj_xlsx.reader.locate import Located
from lkj_xlsx.rows import Rows
from lkj_xlsx.rules.text import trim
from lkj_xlsx.schema.model import Role
from lkj_xlsx.schema.tables import LONGEST_CODE
from lkj_xlsx.values import Status

SHEET = "Pengukuran"
KEYS = ("kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan", "realisasi")
_GROUP = re.compile(r"\s*sasaran(?:\s+strategis)?\s*\d*\s*[:.]\s*(?P<sasaran>\S.*?)\s*", re.I | re.S)


@dataclass(frozen=True)
class Measured:
    """The rows of Pengukuran, and what holds its rows together."""

    rows: Rows
    linked: frozenset[Place]
    tied: dict[int, int]
    groups: dict[int, str]


class _Reader:
    def __init__(self, located: Located, note: Notebook, pk: Rows) -> None:
        self.located, self.note, self.pk = located, note, pk
        self.table = located.layout[SHEET]
        self.inputs = {column.key: column for column in self.table.table.of_role(Role.INPUT, Role.LINK)}
        self.columns = {key: self.table.columns[key] for key in (*KEYS, "no")}
        self.formulas = {
            column.key: located.layout.compile(column.formula or "", SHEET)
            for column in self.table.table.of_role(Role.LINK)
        }
        self.source = note.source(self.table)
        self.pk_rows = _first_rows(located)
        self.linked: set[Place] = set()
        self.tied: dict[int, int] = {}
        self.groups: dict[int, str] = {}
        self.records: dict[int, dict[str, Any]] = {}

    def read(self) -> None:
        carried, filled = "", self.located.cells[SHEET]
        for row in range(self.table.first_row, self.table.last_row + 1):
            if row in self.table.skipped:
                carried = ""
                continue
            if row not in filled:
                continue
            cells = cells_of(filled[row], row, self.columns)
            self._tie(row, cells)
            if (group := self._group(row, cells)) is not None:
                carried = self.groups[row] = group
            elif self._counts(cells):
                carried = self._record(row, cells, carried)

    def _tie(self, row: int, cells: dict[str, Cell]) -> None:
        """Find the row of PK by Kode IK, and which cells still are links; lost links of a row come back."""
        kode = text_of(cells["kode_ik"])
        pk_row = self.pk_rows.get(_code(cells["kode_ik"])) if 0 < len(kode) <= LONGEST_CODE else None
        if pk_row is not None and pk_row in self.pk and trim(self.pk[pk_row]["indikator"]):
            self.tied[row] = pk_row
        lost = bool(kode) and all(cells[key].is_blank for key in self.formulas)
        for key, ours in self.formulas.items():
            formula = cells[key].formula
            if lost or (formula is not None and ours.is_in(formula, row)):
                self.linked.add((SHEET, row, key))
                cells[key] = self._resolved(row, key, cells[key])

    def _resolved(self, row: int, key: str, cell: Cell) -> Cell:
        """The cell as its link makes it: the stored value may be stale, or missing."""
        value: str | Decimal | None = ""
        pk_row = self.tied.get(row)
        if pk_row is not None:
            reading = self.note.readings["PK", pk_row, "target"]
            if key != "target":
                value = self.pk[pk_row]["satuan_terbaca" if key == "satuan" else key]
            elif reading.status is Status.PLAIN and isinstance(reading.value, Decimal):
                value = reading.value
            else:
                value = self.pk[pk_row]["target_tertulis"]
        return Cell(cell.row, cell.column, value, style=cell.style)

    def _group(self, row: int, cells: dict[str, Cell]) -> str | None:
        """Understand "Sasaran 1 : ..." as a row that only names the sasaran of those below."""
        if not (cells["target"].is_blank and cells["realisasi"].is_blank):
            return None
        place = next((key for key in ("no", "kode_ik", "sasaran", "indikator") if not cells[key].is_blank), None)
        cell = None if place is None else cells[place]
        match = None if cell is None else _GROUP.fullmatch(text_of(cell))
        indikator = cells["indikator"]
        if match is None or cell is None or not can_tie(cell) or not (indikator.is_blank or place == "indikator"):
            return None
        sasaran = trim(match["sasaran"].replace("\r", ""))
        for key, value in (("sasaran_terbaca", sasaran), ("hitung", None)):
            self.note.overrides[SHEET, row, key] = tie(cell, value)
        return sasaran

    def _counts(self, cells: dict[str, Cell]) -> bool:
        filled = (key for key in KEYS if key != "kode_ik")
        return any(trim(text_of(cells[key])) or cells[key].formula or cells[key].error for key in filled)

    def _record(self, row: int, cells: dict[str, Cell], carried: str) -> str:
        note, sheet = self.note, self.table.sheet
        self.source.rows[row] = cells
        record: dict[str, Any] = {}
        for key in KEYS:
            column, cell = self.inputs[key], cells[key]
            if key in ("target", "realisasi"):
                place = (SHEET, row, key)
                quiet = place in self.linked and row in self.tied
                reading = note.quantity(place, sheet, column, cell, quiet=quiet)
                note.lay_over(place, f"{key}_terbaca", cell, reading)
                record[key] = reading.value
            else:
                record[key] = note.text(sheet, column, cell)
        note.text(sheet, self.inputs["no"], cells["no"])
        record["sasaran"] = trim(record["sasaran"]) or carried
        unit = note.readings[SHEET, row, "target"].unit or note.readings[SHEET, row, "realisasi"].unit
        record["satuan"] = trim(record["satuan"]) or unit or ""
        self.records[row] = record
        return str(record["sasaran"])


def read_links(located: Located, note: Notebook, pk: Rows) -> Measured:
    """Read the rows of Pengukuran."""
    reader = _Reader(located, note, pk)
    reader.read()
    return Measured(Rows(KEYS, reader.records), frozenset(reader.linked), reader.tied, reader.groups)


def _first_rows(located: Located) -> dict[str | Decimal, int]:
    """The first row of PK for each Kode IK, as MATCH finds it."""
    table = located.layout["PK"]
    column = table.columns.get("kode_ik", 0)
    rows: dict[str | Decimal, int] = {}
    for row, cells in located.cells["PK"].items():
        if row >= table.first_row and column in cells:
            rows.setdefault(_code(cells[column]), row)
    return rows


def _code(cell: Cell) -> str | Decimal:
    """A code as MATCH compares it: text without case, and a number is never the text of the same digits."""
    return cell.value if isinstance(cell.value, Decimal) else text_of(cell).lower()
