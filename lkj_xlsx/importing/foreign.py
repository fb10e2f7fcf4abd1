"""The import of a file as a whole: read it, find its tables, place what they say, and account for every cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkj_xlsx.importing.account import Account, Line, tell_what_stands_outside
from lkj_xlsx.importing.columns import columns_of
from lkj_xlsx.importing.grid import Foreign, Held, Place
from lkj_xlsx.importing.meaning import said_by
from lkj_xlsx.importing.placing import (
    Purpose,
    Read,
    leave_lower_levels,
    leave_other_kinds,
    leave_rows_of_realisasi,
    names_promised,
    place,
    placed_cells,
    purpose_of,
    tell,
)
from lkj_xlsx.importing.rows import Given, Reader, is_once_for_a_sasaran, mark_repeated, sasaran_above
from lkj_xlsx.importing.tables import Row, Table, tables_of
from lkj_xlsx.importing.titles import Identity, TitleLine, factor_of, identity_of, year_of_headings, year_said
from lkj_xlsx.importing.word import read_docx
from lkj_xlsx.importing.words import Meaning
from lkj_xlsx.importing.xlsx import foreign_of, read_xlsx
from lkj_xlsx.package import Refused, Workbook, area_ref
from lkj_xlsx.sheets import impor

_ONE_QUARTER = re.compile(r"\b(?:triwulan|tw)\.?\s*(?:iv|i{1,3}|[1-4])\b(?!\s*(?:[-–,/]|s\.?/?d|sampai|dan))", re.I)

# Tables of which one may repeat the rows of another; what PK promises and Pengukuran measures is no repetition.
_ALIKE = (
    (Purpose.MEASURED, Purpose.BOTH),
    (Purpose.PROMISED,),
    (Purpose.PLANNED,),
    (Purpose.SPENT,),
    (Purpose.LISTED,),
)


@dataclass(frozen=True)
class Recognised:
    """A table that was recognised: where it stands, what it is for, and how many rows of it there are."""

    sheet: str
    area: str
    purpose: str
    rows: int


@dataclass(frozen=True)
class Import:
    """What a foreign file gives: the rows of our sheets by column key, the identity, and the lines of Impor."""

    name: str
    rows: Mapping[str, Sequence[Mapping[str, Held]]]
    identitas: Mapping[str, str | int]
    parts: frozenset[str]
    apart: bool
    lines: tuple[Line, ...]
    tables: tuple[Recognised, ...]


def read_foreign(path: Path) -> Import:
    """Read a foreign .xlsx or .docx file; ``Refused`` where it cannot be read, or no table of ours is in it."""
    foreign = _read(path)
    tables = tables_of(foreign)
    identity = identity_of(foreign, tables)
    if identity.year is None:
        identity = replace(identity, year=next((found for one in tables if (found := year_of_headings(one))), None))
    identity = _of_the_last_year(identity, tables)
    reads = _read_tables(tables, identity)
    _leave_other_years(reads, identity)
    if all(read.purpose in (Purpose.NONE, Purpose.SPENT, Purpose.LISTED) for read in reads):
        for read in filter(names_promised, reads):
            read.purpose = Purpose.PROMISED
    for purposes in _ALIKE:
        mark_repeated([record for read in reads if read.purpose in purposes for record in read.records])
    if not any(record.is_placed for read in reads if read.purpose is not Purpose.NONE for record in read.records):
        raise Refused(_nothing_found(foreign))
    rows = place(reads)
    account = Account(foreign)
    for read in reads:
        tell(account, read, rows)
    _tell_the_rest(account, reads, identity)
    if not account.is_whole() or not all(account.is_placed(*one) for one in placed_cells(reads, rows)):
        raise AssertionError("a cell of the foreign file is neither placed nor listed, or listed and placed")
    known = {impor.UNIT_FIELD.key: identity.unit, impor.YEAR_FIELD.key: identity.year}
    return Import(
        path.name,
        rows.by_sheet,
        {key: value for key, value in known.items() if value},
        frozenset(rows.parts),
        rows.apart,
        tuple(account.lines),
        tuple(_recognised(read) for read in reads),
    )


def recognised_in(book: Workbook) -> tuple[Recognised, ...]:
    """Give the tables of a workbook that an import would place; nothing is placed or written."""
    foreign = foreign_of(book)
    tables = tables_of(foreign)
    identity = identity_of(foreign, tables)
    reads = _read_tables(tables, identity)
    return tuple(_recognised(read) for read in reads if read.purpose is not Purpose.NONE)


def _read(path: Path) -> Foreign:
    if path.suffix.lower() == ".doc":
        raise Refused(
            f"{path.name} berformat Word lama (.doc); buka di Word, simpan sebagai Word Document (.docx), lalu "
            "jalankan lagi."
        )
    return read_docx(path) if path.suffix.lower() == ".docx" else read_xlsx(path)


def _nothing_found(foreign: Foreign) -> str:
    cells = sum(len(grid.cells) for grid in foreign.grids)
    where = f"{len(foreign.grids)} lembar" if not foreign.paragraphs else f"{len(foreign.grids)} tabel"
    return (
        f"{foreign.name} tidak memuat tabel kinerja atau anggaran yang dikenali ({where}, {cells} sel terisi): perlu "
        "judul kolom seperti Indikator, Target, Realisasi atau Pagu di atas baris-barisnya, bukan kotak atau bagan; "
        "susun isinya sebagai tabel, lalu jalankan lagi."
    )


def _read_tables(tables: Sequence[Table], identity: Identity) -> list[Read]:
    reads: list[Read] = []
    for table in tables:
        reads.append(_read_table(table, identity, reads[-1] if reads else None))
    return reads


def _read_table(table: Table, identity: Identity, before: Read | None) -> Read:
    texts = [text for _, text in table.captions]
    year = next((found for one in texts if (found := year_said(one))), identity.year)
    columns = columns_of(table, year)
    if any(_ONE_QUARTER.search(one) for one in texts[:3]) and columns.one(Meaning.QUARTER) is None:
        for column in columns.of(Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN):
            column.take(Meaning.QUARTER, "judul tabelnya menyebut satu triwulan, jadi bukan angka setahun")
    sasaran, label = sasaran_above(table)
    if table.goes_on and before is not None and before.reader.sasaran is not None:
        sasaran = Given(before.reader.sasaran.held, None)  # the last one on the page before
    reader = Reader(table, columns, sasaran)
    reader.read()
    for column in columns.all:  # by now it is known which single texts are rows, and which are groups
        column.values = {row: table.grid.cells[row, column.number] for row in table.of_kind(Row.DATA)
                         if (row, column.number) in table.grid.cells}  # fmt: skip
    for column in columns.of(Meaning.CAPAIAN):
        if is_once_for_a_sasaran(reader.records, column):
            column.take(Meaning.CAPAIAN_OF_SASARAN, "dicetak sekali untuk satu sasaran, bukan untuk tiap indikator",
                        asks=False)  # fmt: skip
            for record in reader.records:
                record.given.pop(Meaning.CAPAIAN, None)
    read = Read(table, columns, purpose_of(columns), reader, label=label)
    headings = [text for one in columns.of(Meaning.CEILING, Meaning.SPENT, Meaning.REST) for text in one.headed.path]
    read.factor = factor_of([*headings, *texts])
    leave_other_kinds(read)
    leave_rows_of_realisasi(read)
    leave_lower_levels(read)
    return read


def _of_the_last_year(identity: Identity, tables: Sequence[Table]) -> Identity:
    """Take the last year where tables of several years, each with its title, measure: the others are there to compare.

    It holds for workbooks with a sheet for each year, whose first title is that of the first year.
    """
    measured: dict[int, TitleLine] = {}
    for table in tables:
        said = {said_by(one.path, None).meaning: one.number for one in table.block.columns}
        if not {Meaning.TARGET, Meaning.REALISASI} <= said.keys() or table.grid.is_word:
            continue
        real = said[Meaning.REALISASI]
        filled = any((row, real) in table.grid.cells for row in table.of_kind(Row.DATA))
        if not filled or any(_ONE_QUARTER.search(text) for _, text in table.captions):
            continue  # the form of the next year, or its first quarters
        line = next((TitleLine(text, table.grid.name, at) for at, text in table.captions if year_said(text)), None)
        if line is not None and (year := year_said(line.text)) is not None:
            measured.setdefault(year, line)
    last = max(measured, default=0)
    if identity.year not in measured or last == identity.year:
        return identity
    return replace(identity, year=last, year_from=measured[last])


def _leave_other_years(reads: Sequence[Read], identity: Identity) -> None:
    """Leave a table for another year, where its indikator stand in one for the year of the report, too."""
    years = {id(read): next((found for _, text in read.table.captions if (found := year_said(text))), None)
             for read in reads}  # fmt: skip
    own = {record.text(Meaning.INDICATOR) for read in reads if years[id(read)] in (None, identity.year)
           for record in read.records} - {""}  # fmt: skip
    for read in reads:
        year = years[id(read)]
        if year is None or identity.year is None or year == identity.year:
            continue
        names = [record.text(Meaning.INDICATOR) for record in read.records]
        if names and sum(one in own for one in names) * 2 >= len(names):
            for record in read.records:
                record.left = f"tabel tahun {year}, bukan tahun laporan"


def _tell_the_rest(account: Account, reads: Sequence[Read], identity: Identity) -> None:
    """Say what stands outside of the tables, and from which of it the identity was taken."""
    first_rows: dict[str, int] = {}
    for read in reads:
        name = read.table.grid.name
        first_rows[name] = min(first_rows.get(name, read.table.block.first_row), read.table.block.first_row)
    used: dict[tuple[str, Place], str] = {}
    lines = [(one, impor.UNIT_FIELD.label) for one in identity.unit_from]
    lines += [(identity.year_from, impor.YEAR_FIELD.label)] if identity.year_from is not None else []
    for line, label in lines:
        if line.place is not None:
            key = (line.grid, line.place)
            used[key] = f"{used[key]} dan {label}" if key in used else f"diambil dari sini untuk Identitas: {label}"
    tell_what_stands_outside(account, first_rows, used)
    for grid in account.foreign.grids:
        account.lines += [Line(grid.name, "", "", "", f"{one} tidak ikut") for one in grid.beside]
    said = [f"Identitas: {label} diambil dari {line.text[:80]}" for line, label in lines if line.place is None]
    if identity.year is not None and identity.year_from is None:
        said.append(f"Identitas: {impor.YEAR_FIELD.label} {identity.year} dibaca dari judul kolom; PERLU DIPASTIKAN")
    if account.foreign.paragraphs:
        said.insert(0, f"{len(account.foreign.paragraphs)} paragraf di luar tabel tidak ikut")
    if said:
        where = "Paragraf" if account.foreign.paragraphs else account.foreign.grids[0].name
        account.lines.append(Line(where, "", "", "", "; ".join(said)))


def _recognised(read: Read) -> Recognised:
    table = read.table
    first = table.block.first_row or min(table.rows)
    area = area_ref((first, table.span[0], table.last_row, table.span[-1]))
    return Recognised(table.grid.name, area, read.purpose.value, len(read.records))
