"""One cell as text, as a quantity or as rupiah, with what has to be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.laporan import Origin, Override, Place
from lkj_xlsx.rules.reading import as_formula_reads
from lkj_xlsx.schema.model import Column, Kind
from lkj_xlsx.values import (
    Range,
    Reading,
    Reason,
    Status,
    Word,
    format_decimal,
    format_quantity,
    format_rupiah,
    read_quantity,
    read_rupiah,
)
from lkj_xlsx.workbook import Cell

LONGEST_LITERAL = 255
_PLAIN = (Kind.TEXT, Kind.SHORT, Kind.CODE)  # a number there is a code, a year or a name


def text_of(cell: Cell) -> str:
    """Give what a text cell says; a number as it is written plainly."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "TRUE" if cell.value else "FALSE"
        case Decimal():
            return f"{cell.value:f}"
        case str():
            return cell.value


def written(cell: Cell, kind: Kind) -> str | None:
    """Give what a reader sees in a cell, in Indonesian form; ``None`` for nothing."""
    if cell.error is not None:
        return cell.error
    if isinstance(cell.value, Decimal) and kind not in _PLAIN:
        if cell.is_percent:
            return format_decimal(cell.value * 100) + "%"
        whole = cell.value == cell.value.to_integral_value()
        return format_rupiah(cell.value) if kind is Kind.RUPIAH and whole else format_decimal(cell.value)
    return text_of(cell) or None


def locked(cell: Cell) -> str:
    """Give the reference of a cell with its column fixed, as our formulas write it: ``$H12``."""
    return f"${cell.ref}"


@dataclass
class Notebook:
    """Collects, while a sheet is read, the origins, readings, overrides and findings."""

    words: Mapping[str, str] = field(default_factory=dict)
    lower_words: frozenset[str] = frozenset()
    origins: dict[Place, Origin] = field(default_factory=dict)
    readings: dict[Place, Reading] = field(default_factory=dict)
    overrides: dict[Place, Override] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def text(self, place: Place, sheet: str, column: Column, cell: Cell) -> str:
        """Read a text cell and note where it came from."""
        self._origin(place, sheet, column, cell)
        self._broken(sheet, column, cell)
        return text_of(cell)

    def quantity(self, place: Place, sheet: str, column: Column, cell: Cell, *, quiet: bool = False) -> Reading:
        """Read a target or realisasi. ``quiet``: what is to be said was said where the value comes from."""
        self._origin(place, sheet, column, cell)
        if self._broken(sheet, column, cell, quiet=quiet):
            reading = Reading(None, None, Status.UNREADABLE)
        else:
            reading = read_quantity(cell.value, percent=cell.is_percent, date=cell.is_date, words=self.words)
            if column.key == "realisasi" and isinstance(reading.value, Range):
                reading = Reading(None, None, Status.UNREADABLE, (Reason.NOT_ONE_NUMBER,))
            if not quiet:
                self._report(sheet, column, cell, reading)
        self.readings[place] = reading
        return reading

    def rupiah(self, place: Place, sheet: str, column: Column, cell: Cell) -> int | None:
        """Read an amount of whole rupiah."""
        self._origin(place, sheet, column, cell)
        if self._broken(sheet, column, cell):
            self.readings[place] = Reading(None, None, Status.UNREADABLE)
            return None
        reading = read_rupiah(cell.value, percent=cell.is_percent, date=cell.is_date)
        self.readings[place] = reading
        self._report(sheet, column, cell, reading)
        value = None if reading.value is None else int(_number(reading))
        by_formula = cell.value if isinstance(cell.value, Decimal) else None
        if value != by_formula:
            self.override(place, f"{column.key}_terbaca", cell, None if value is None else Decimal(value))
        return value

    def lay_over(self, place: Place, key: str, cell: Cell, reading: Reading) -> None:
        """Lay a quantity over the helper cell ``key``, if the workbook's own formula would not read it so."""
        by_formula = as_formula_reads(cell.value, percent=cell.is_percent, words=self.lower_words)
        value = reading.value
        lower = value.low if isinstance(value, Range) else value.text if isinstance(value, Word) else value
        # Applications do not agree on whether TRUE is a number either.
        if lower != by_formula or isinstance(cell.value, bool):
            self.override(place, key, cell, lower)
        if isinstance(value, Range):
            self.override(place, "batas_atas", cell, value.high)

    def override(self, place: Place, key: str, cell: Cell, value: str | Decimal | None) -> None:
        """Note that helper cell ``key`` holds ``value`` as long as ``cell`` shows what it shows now."""
        if cell.value is None or (isinstance(cell.value, str) and len(cell.value) > LONGEST_LITERAL):
            return
        sheet, row, _ = place
        self.overrides[sheet, row, key] = Override(locked(cell), cell.value, value)

    def _origin(self, place: Place, sheet: str, column: Column, cell: Cell) -> None:
        self.origins[place] = Origin(sheet, cell.ref, written(cell, column.kind), cell)

    def _broken(self, sheet: str, column: Column, cell: Cell, *, quiet: bool = False) -> bool:
        code = "BC04" if cell.error is not None else "BC05" if cell.formula and cell.value is None else None
        if code is None:
            return False
        if not quiet:
            shown = cell.error if code == "BC04" else f"={cell.formula}"
            self.findings.append(finding(code, sheet, cell.ref, written=shown, kolom=column.heading))
        return True

    def _report(self, sheet: str, column: Column, cell: Cell, reading: Reading) -> None:
        at, shown = (sheet, cell.ref), written(cell, column.kind)
        if reading.status is Status.INTERPRETED:
            code = "BC08" if Reason.AMBIGUOUS in reading.reasons else "BC01"
            reasons = "; ".join(reason.value for reason in reading.reasons)
            computed = format_quantity(reading.value, reading.unit)
            self.findings.append(
                finding(code, *at, written=shown, computed=computed, kolom=column.heading, alasan=reasons)
            )
        elif reading.status is Status.UNREADABLE:
            reasons = "; ".join(reason.value for reason in reading.reasons)
            self.findings.append(finding("BC02", *at, written=shown, kolom=column.heading, alasan=reasons))
        elif reading.status is Status.UNKNOWN_WORD:
            words = ", ".join(self.words.values())
            self.findings.append(finding("BC03", *at, written=shown, kolom=column.heading, kata=words))


def _number(reading: Reading) -> Decimal:
    assert isinstance(reading.value, Decimal)
    return reading.value
