"""What several forms have in common: titles, the line of place and date, signatures, budgets, quantities."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkj_xlsx.forms.model import DATE_DOTS, DOTS, SHORT_DOTS, Column, Row, Signature
from lkj_xlsx.report.checking import reading_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.rows import Record
from lkj_xlsx.rules.text import place_and_date, trim, unit_and_year
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.identitas import DATE_OF_PK, IDENTITAS, INSTANSI, SINGKATAN, TAHUN, TANGGAL
from lkj_xlsx.values import clean, format_decimal, format_quantity, format_rupiah, normalised, same_unit

NOTHING = "-"
UNKNOWN_TOTAL = "Jumlah {sheet} tidak tercetak: Peran beberapa barisnya belum ditentukan (lihat Temuan)."
_NO_ROWS = "{sheet} kosong, jadi formulir PK dan Pengukuran tanpa tabel anggaran."
_LABELS = {one.key: one.label for one in IDENTITAS}
_LONGEST_POSITION = 30  # letters of a position that stand in one line over a signature
_BEFORE = re.compile(r" (?=(?:Kota|Kabupaten|Provinsi|Republik)\b)")


@dataclass(frozen=True)
class Contents:
    """What the forms are made of: a report with its results and findings."""

    laporan: Report
    hasil: Results
    findings: tuple[Finding, ...]

    def field(self, key: str) -> str:
        """Give a field of Identitas on one line."""
        return clean(self.laporan.identitas[key])

    def records(self, sheet: str) -> Sequence[tuple[int, Record]]:
        """Give the rows of a sheet; none where the workbook lacks the sheet."""
        rows = self.laporan.rows.get(sheet)
        return [] if rows is None else list(rows.items())

    def blanks(self, *keys: str) -> tuple[str, ...]:
        """Give the labels of those fields of Identitas that are empty; unit and year stand on every form."""
        return tuple(_LABELS[key] for key in (INSTANSI.key, TAHUN.key, *keys) if not self.field(key))


def title(contents: Contents, *lines: str) -> tuple[str, ...]:
    """Give the title of a form: its name, the unit and the year."""
    instansi, tahun = (contents.field(one.key) for one in (INSTANSI, TAHUN))
    return (*lines, (instansi or DOTS).upper(), f"TAHUN {tahun or SHORT_DOTS}")


def footer(contents: Contents, name: str) -> str:
    """Give the line at the foot of each page."""
    return f"{name} {unit_and_year(*(contents.field(one.key) for one in (INSTANSI, SINGKATAN, TAHUN)))}".strip()


def dated(contents: Contents) -> str:
    """Give place and date of the report, as over the signature of Ringkasan."""
    return _place_and_day(contents, contents.laporan.identitas.days.get(TANGGAL.key, ""), DATE_DOTS)


def dated_as_pk(contents: Contents) -> str:
    """Give place and date of the PK, which is made in its year: "Binjai, ………… 2024" as long as the day is open."""
    tahun = contents.field(TAHUN.key)
    return _place_and_day(contents, contents.laporan.identitas.days.get(DATE_OF_PK.key, ""), f"{SHORT_DOTS} {tahun}")


def undated(contents: Contents) -> str:
    """Give the place, and room for a date that the workbook does not know."""
    return _place_and_day(contents, "", DATE_DOTS)


def _place_and_day(contents: Contents, day: date | str, otherwise: str) -> str:
    written = day if isinstance(day, date) else clean(day)
    return place_and_date(contents.field("tempat") or SHORT_DOTS, written or otherwise.strip())


def position_lines(position: str) -> tuple[str, ...]:
    """Give a position in the lines that stand over a signature: a long one breaks before Kota or Kabupaten."""
    return tuple(_BEFORE.split(position)) if len(position) > _LONGEST_POSITION else (position or DOTS,)


def head_signs(contents: Contents, *above: str) -> Signature:
    """Give the signature of the head of the unit."""
    jabatan, nama, nip = (contents.field(key) for key in ("jabatan", "nama", "nip"))
    return Signature((*above, *position_lines(jabatan)), nama, nip)


def quantity(contents: Contents, sheet: str, row: int, key: str, unit: str = "") -> str:
    """Give a target or realisasi with its unit, as a report prints it; what was written where it cannot be read."""
    record, reading = contents.laporan.rows[sheet][row], reading_of(contents.laporan, sheet, row, key)
    value = record.get(key)
    if value is None:
        return clean(contents.laporan.written(sheet, row, key) or "") or NOTHING
    shown = unit or reading.unit or ""
    text = format_quantity(value, "%" if same_unit(shown, "%") else shown)
    return f"{reading.word} ({text})" if reading.word else text


def percentage(value: Decimal | None) -> str:
    """Give a computed percentage with two decimals, without its sign, which stands in the heading."""
    return NOTHING if value is None else format_decimal(value, 2)


def rupiah(value: Decimal | None) -> str:
    """Give an amount; "-" for none."""
    return NOTHING if value is None else format_rupiah(value)


def notes_on_total(contents: Contents) -> tuple[str, ...]:
    """Say why the budget is not printed, or not its sum."""
    if not contents.records(ANGGARAN.sheet):
        return (_NO_ROWS.format(sheet=ANGGARAN.sheet),)
    is_unknown = contents.hasil.anggaran.total.pagu is None
    return (UNKNOWN_TOTAL.format(sheet=ANGGARAN.sheet),) if is_unknown else ()


def main_budget_rows(contents: Contents) -> Iterator[tuple[Record, Record]]:
    """Give the rows of the highest level of Anggaran, each with its results."""
    results = contents.hasil.anggaran.by_row
    for row, record in contents.records(ANGGARAN.sheet):
        if results[row]["urutan_pokok"] is not None:
            yield record, results[row]


def without_empty(columns: Sequence[Column], rows: Sequence[Row], at: int) -> tuple[tuple[Column, ...], list[Row]]:
    """Leave out a column in which no row has anything, such as that of codes."""
    if any(row[at] for row in rows):
        return tuple(columns), list(rows)
    return (*columns[:at], *columns[at + 1 :]), [(*row[:at], *row[at + 1 :]) for row in rows]


def grouped(rows: Sequence[Row], *carried: int) -> tuple[tuple[Row, ...], ...]:
    """Put rows that follow each other and are alike in the ``carried`` columns together.

    What each of these columns repeats of the row above goes on with its cell. A later column goes on only where the
    ones before it do.
    """
    groups: list[list[Row]] = []
    before: Row = ()
    for row in rows:
        cells = list(row)
        goes_on = bool(before)
        for at in carried:
            goes_on = goes_on and normalised(row[at] or "") == normalised(before[at] or "")
            if goes_on:
                cells[at] = None
        if groups and cells[carried[0]] is None:
            groups[-1].append(tuple(cells))
        else:
            groups.append([tuple(cells)])
        before = row
    return tuple(map(tuple, groups))


def carried_down(records: Sequence[tuple[int, Record]], *keys: str) -> Iterator[tuple[int, list[str]]]:
    """Give for each row what its columns say, or the nearest filled row above; a new first column begins anew."""
    above = [""] * len(keys)
    for row, record in records:
        own = [clean(record[key]) for key in keys]
        if own[0] and normalised(own[0]) != normalised(above[0]):
            above = own
        else:
            above = [mine or theirs for mine, theirs in zip(own, above, strict=True)]
        yield row, above


def units(record: Record) -> str:
    """Give the unit of a row."""
    return trim(record.get("satuan"))


def to_date(value: Decimal | None, unit: str) -> str:
    """Give a computed figure of the quarters to date, with its unit."""
    return NOTHING if value is None else format_quantity(value, "%" if same_unit(unit, "%") else unit)
