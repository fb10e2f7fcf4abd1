"""Puts what foreign tables say into the rows of our sheets, and tells of each column what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from lkj_xlsx.importing import words
from lkj_xlsx.importing.account import Account
from lkj_xlsx.importing.columns import Column, Columns
from lkj_xlsx.importing.grid import Grid, Held, Place
from lkj_xlsx.importing.rows import NAMES_OF_BUDGET, Reader, Record
from lkj_xlsx.importing.tables import Row, Table
from lkj_xlsx.importing.words import Meaning
from lkj_xlsx.sheets import impor
from lkj_xlsx.sheets.impor import Destination
from lkj_xlsx.values import normalised, read_rupiah

Values = Mapping[str, Held]
_AMOUNTS = (Meaning.CEILING, Meaning.SPENT, Meaning.REST)
_OTHER_TIMES = (Meaning.QUARTER, Meaning.MONTH, Meaning.PLAN_TARGET, Meaning.YEAR_BEFORE, Meaning.YEAR_AFTER)
_OTHER_KINDS = ("ikk", "ik", "iki", "iksk", "ikp", "indikator kinerja kegiatan", "indikator kinerja kunci")


class Purpose(Enum):
    """What a table is for, as its columns show."""

    MEASURED = "pengukuran kinerja"
    PROMISED = "perjanjian kinerja"
    PLANNED = "rencana kinerja dan anggarannya"
    SPENT = "realisasi anggaran"
    BOTH = "pengukuran kinerja dan anggaran"
    LISTED = "daftar indikator kinerja utama"
    NONE = "tabel lain"


def purpose_of(columns: Columns) -> Purpose:
    """Tell what a table is for: a column of realisasi makes it Pengukuran, one of anggaran RKT, neither of them PK."""
    named = columns.one(Meaning.INDICATOR) is not None
    spent, ceiling = columns.one(Meaning.SPENT) is not None, columns.one(Meaning.CEILING) is not None
    has_name = bool(columns.of(*NAMES_OF_BUDGET)) or columns.one(Meaning.CODE) is not None
    if named and columns.one(Meaning.REALISASI):
        return Purpose.BOTH if spent and has_name else Purpose.MEASURED
    if named and ceiling and not spent:
        return Purpose.PLANNED
    if named and columns.one(Meaning.TARGET):
        return Purpose.PROMISED
    if named and columns.of(Meaning.FORMULA, Meaning.DEFINITION, Meaning.DATA_SOURCE) and not columns.of(*_OTHER_TIMES):
        return Purpose.LISTED
    return Purpose.SPENT if (ceiling or spent) and has_name else Purpose.NONE


def names_promised(read: "Read") -> bool:
    """Tell whether a table names indikator without a target of the year: with quarters, other years, or a capaian."""
    figures = read.columns.of(*_OTHER_TIMES, Meaning.CAPAIAN, Meaning.UNKNOWN)
    named = bool(read.records) and all(Meaning.INDICATOR in one.given for one in read.records)
    return read.purpose is Purpose.NONE and bool(figures) and named


@dataclass
class Read:
    """A table with what was read of it. ``factor``: 1000 where its amounts are printed in thousands."""

    table: Table
    columns: Columns
    purpose: Purpose
    reader: Reader
    factor: int = 1
    label: Place | None = None

    @property
    def records(self) -> list[Record]:
        """The rows of the table that say something."""
        return self.reader.records

    @property
    def times(self) -> int:
        """By how much its amounts are multiplied: all of them, or none where one is no figure."""
        amounts = [given.held for one in self.records for meaning, given in one.given.items() if meaning in _AMOUNTS]
        read = [read_rupiah(one.value, percent=one.is_percent).value for one in amounts]
        return self.factor if all(isinstance(one, Decimal) for one in read) else 1


@dataclass
class Rows:
    """Rows for our sheets. ``apart``: Pengukuran names its indikator itself, since PK promises others."""

    by_sheet: dict[str, list[Values]] = field(default_factory=dict)
    apart: bool = False
    placed: dict[tuple[int, int, Meaning], list[str]] = field(default_factory=dict)  # table and row and meaning: where
    parts: set[str] = field(default_factory=set)


def place(reads: Sequence[Read]) -> Rows:
    """Put the records of all tables into rows of ours."""
    rows = Rows()
    promised = [one for read in reads if read.purpose is Purpose.PROMISED for one in read.records if one.is_placed]
    measured = [one for read in reads if read.purpose in (Purpose.MEASURED, Purpose.BOTH) for one in read.records
                if one.is_placed]  # fmt: skip
    rows.apart = bool(promised) and not _are_measured(promised, measured)
    if promised and not rows.apart:
        _place_beside(rows, promised, measured)
    elif rows.apart:
        _put_all(rows, impor.PROMISED, promised)
        _put_all(rows, impor.MEASURED_APART, measured)
    else:
        for record in measured:
            _put(rows, impor.PROMISED, record)
            _put(rows, impor.MEASURED, record)
    for read in reads:
        if read.purpose is Purpose.LISTED:
            _put_all(rows, impor.LISTED, read.records)
        if read.purpose is Purpose.PLANNED:
            _put_all(rows, impor.PLANNED, read.records, read.times)
        elif read.purpose in (Purpose.SPENT, Purpose.BOTH):
            _put_all(rows, impor.SPENT, read.records, read.times)
    return rows


def _are_measured(promised: Sequence[Record], measured: Sequence[Record]) -> bool:
    """Tell whether every measured indikator is promised under the same name, with the same target."""
    targets = {normalised(one.text(Meaning.INDICATOR)): one for one in promised}
    for record in measured:
        own = targets.get(normalised(record.text(Meaning.INDICATOR)))
        if own is None or not _fits_in(record, own):
            return False
    return True


def _fits_in(record: Record, own: Record) -> bool:
    for meaning in (Meaning.TARGET, Meaning.UNIT, Meaning.SASARAN):
        here, there = record.given.get(meaning), own.given.get(meaning)
        if here is None or there is None:
            continue
        if meaning is Meaning.TARGET and here.held.number is not None and here.held.number == there.held.number:
            continue
        if normalised(here.held.text) != normalised(there.held.text):
            return False
    return True


def _place_beside(rows: Rows, promised: Sequence[Record], measured: Sequence[Record]) -> None:
    """Put what is measured into the row of Pengukuran that shows its row of PK."""
    by_name = {normalised(one.text(Meaning.INDICATOR)): one for one in reversed(measured)}
    for record in promised:
        own = by_name.pop(normalised(record.text(Meaning.INDICATOR)), None)
        joined = Record(record.table, record.row, dict(record.given))
        if own is not None:
            for meaning, given in own.given.items():
                joined.given.setdefault(meaning, given)
        _put(rows, impor.PROMISED, joined, also=[record, *([own] if own else [])])
        _put(rows, impor.MEASURED, own or Record(record.table, record.row))


def _put_all(rows: Rows, to: Destination, records: Sequence[Record], factor: int = 1) -> None:
    for record in records:
        if record.is_placed:
            _put(rows, to, record, factor)


def _put(rows: Rows, to: Destination, record: Record, factor: int = 1, also: Sequence[Record] = ()) -> None:
    values: dict[str, Held] = {}
    for name, key in to.keys.items():
        given = record.given.get(Meaning[name])
        if given is None:
            continue
        values[key] = _multiplied(given.held, factor) if Meaning[name] in _AMOUNTS else given.held
        if key in to.of_part:
            rows.parts.add(to.part)
        for one in also or [record]:
            if Meaning[name] in one.given:
                rows.placed.setdefault((one.table.order, one.row, Meaning[name]), []).append(to.name(key))
    rows.by_sheet.setdefault(to.sheet, []).append(values)


def _multiplied(held: Held, factor: int) -> Held:
    read = read_rupiah(held.value, percent=held.is_percent).value if factor != 1 else None
    return Held(read * factor) if isinstance(read, Decimal) else held


def leave_lower_levels(read: Read) -> None:
    """Leave the indikator of a lower level beside those of the sasaran: only the upper ones count in the mean."""
    if read.table.block.below and read.purpose in (Purpose.MEASURED, Purpose.PROMISED):
        for record in read.records:
            record.left = "indikator dari jenjang di bawahnya, tidak dihitung bersama indikator sasaran"


def leave_rows_of_realisasi(read: Read) -> None:
    """Leave the second row of an indikator that has one for its target and one for its realisasi."""
    for record in read.records:
        if words.MARK_OF_REALISASI.fullmatch(record.text(Meaning.MARK)):
            record.left = "baris realisasi di bawah baris target indikator yang sama; PERLU DIPASTIKAN"


def leave_other_kinds(read: Read) -> None:
    """Leave rows of IKK where IKU stand beside them: only IKU count in the mean, and we have no column for the kind."""
    column = read.columns.one(Meaning.KIND)
    if column is None:
        return
    kinds = {held.folded for held in column.values.values()}
    if len(kinds) > 1 and any(one not in _OTHER_KINDS for one in kinds) and any(one in _OTHER_KINDS for one in kinds):
        for record in read.records:
            if record.text(Meaning.KIND) in _OTHER_KINDS:
                record.left = f"baris {record.given[Meaning.KIND].held.text}: tidak dihitung bersama IKU"
        column.asks = True
        column.remarks.append("IKU masuk rata-rata, jenis yang lain tidak; barisnya didaftar di bawah")


def placed_cells(reads: Sequence[Read], rows: Rows) -> Iterator[tuple[Grid, Place]]:
    """Go through the cells of the foreign file whose content stands in rows of ours."""
    for read in reads:
        for record in read.records:
            for meaning, given in record.given.items():
                if given.place is None or given.place not in read.table.grid.cells:
                    continue
                if (read.table.order, record.row, meaning) in rows.placed:
                    yield read.table.grid, given.place


def tell(account: Account, read: Read, rows: Rows) -> None:
    """Say what became of each column of a table, and of each row that gave none of ours."""
    table, grid = read.table, read.table.grid
    for column in read.columns.all:
        _tell_column(account, read, column, rows)
    for told in read.reader.told:
        account.tell(grid, told.places, "", grid.cells[told.places[0]].text[:80], _joined(told.kind, told.remark))
    groups: dict[str, list[Place]] = {}
    for record in read.records:
        given = record.given.get(Meaning.SASARAN)
        if given is not None and given.place is not None:
            for where in rows.placed.get((table.order, record.row, Meaning.SASARAN), []):
                groups.setdefault(where, []).append(given.place)
    own = {(row, one.number) for one in read.columns.of(Meaning.SASARAN) for row in one.values}
    for where, places in groups.items():
        if outside := [one for one in places if one not in own and one in grid.cells]:
            account.tell(grid, outside, where, "", "sasaran bagi baris-baris di bawahnya")
    if read.label is not None:
        account.tell(grid, [read.label], "", grid.cells[read.label].text, "label sasaran di atas tabel")
    untold = set(account.open_cells(grid))
    for row in table.of_kind(Row.GROUP):
        left = [(row, one) for one in table.cells(row) if (row, one) in untold]
        account.tell(grid, left, "", grid.cells[left[0]].text[:80] if left else "", Row.GROUP.value)


def _tell_column(account: Account, read: Read, column: Column, rows: Rows) -> None:
    """Say which cells of a column went where; those that were left have lines of their own, each with the reason."""
    grid, by_place = read.table.grid, dict[str, list[Place]]()
    left: dict[str, list[Place]] = {}
    records = {one.row: one for one in read.records}
    for row in column.values:
        place, record = (row, column.number), records.get(row)
        where = _where(read, record, column, place, rows)
        if where:
            by_place.setdefault("; ".join(where), []).append(place)
        elif record is not None:
            left.setdefault(column.values[row].has_no_value or _why(record), []).append(place)
    title = " / ".join(column.headed.path) or "(tanpa judul)"
    # A heading that is merged over several columns is named with the first of them.
    heads = [one for one in column.headed.cells if one in grid.cells and one[1] == column.number]
    why = "" if column.remarks or not column.headed.path else "dikenali dari judulnya"
    marked = any(held.is_marked for held in column.values.values())
    marks = "tanda kecil di atas baris dan yang dicoret tidak ikut" if marked else ""
    remark = _joined(
        why, *column.remarks, marks, _about_amounts(read, column), "PERLU DIPASTIKAN" if column.asks else ""
    )
    for number, (where_text, places) in enumerate(by_place.items()):
        account.tell(grid, [*(heads if number == 0 else []), *places], where_text, title, remark)
    for number, (why, places) in enumerate(left.items()):
        plain = not why and (not by_place or column.other)
        reason = _joined(why, column.meaning.value if plain else "", remark if not by_place and number == 0 else "")
        account.tell(grid, [*(heads if not by_place and number == 0 else []), *places], "", title, reason)
    if not by_place and not left:
        account.tell(grid, heads, "", title, _joined(column.meaning.value, "kolomnya kosong", remark))


def _where(read: Read, record: Record | None, column: Column, place: Place, rows: Rows) -> list[str]:
    if record is None or not record.is_placed:
        return []
    meanings = [column.meaning] if column.meaning not in NAMES_OF_BUDGET else [Meaning.PROGRAM]
    given = [one for one in meanings if one in record.given and record.given[one].place == place]
    return [where for one in given for where in rows.placed.get((read.table.order, record.row, one), [])]


def _why(record: Record) -> str:
    if record.again is not None:
        there = record.again.table.grid.name
        return f"baris kembar: mengulang {there}"
    return record.left


def _about_amounts(read: Read, column: Column) -> str:
    if read.factor == 1 or column.meaning not in _AMOUNTS:
        return ""
    size = f"{read.factor:,}".replace(",", ".")
    if read.times == read.factor:
        return f"tercetak dalam {_SIZES[read.factor]} rupiah, dikalikan {size}"
    return f"tercetak dalam {_SIZES[read.factor]} rupiah (x {size}), tetapi tidak dikalikan sebab ada yang bukan angka"


_SIZES = {1_000: "ribuan", 1_000_000: "jutaan", 1_000_000_000: "miliaran"}


def _joined(*texts: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))
