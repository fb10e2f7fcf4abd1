"""One mark before three digits, such as 1.234: thousands or decimals, by the evidence that the report gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.sources import HOW_CELLS_ARE_READ
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at, reading_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.measure import measure
from lkj_xlsx.report.report import Place, Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.pk import is_taken_from_pk
from lkj_xlsx.values import (
    Quantity,
    Range,
    Reading,
    Reason,
    format_decimal,
    format_quantity,
    full_unit,
    is_counted_whole,
    read_quantity,
)

POSITION = 81
POSITION_OF_FINDINGS = 1  # a figure that is a thousand times too big comes before what follows from it

SHEET = "Pengukuran"
KEYS = ("target", "realisasi")

# By full_unit. What is measured in these has decimals.
_WITH_DECIMALS = (["%"], ["indeks"], ["nilai"], ["skor"], ["rasio"], ["level"], ["poin"])
_THOUSANDS = frozenset({Reason.THOUSANDS_DOT, Reason.THOUSANDS_COMMA})
_MARK_OF = {
    Reason.THOUSANDS_DOT: ".", Reason.DECIMAL_DOT: ".", Reason.THOUSANDS_COMMA: ",", Reason.DECIMAL_COMMA: ",",
}  # fmt: skip
_NEAR = 10  # two values of a row are of one size where neither is more than ten times the other
_ROUNDED = Fraction(1, 100)  # how far a printed capaian may be from the one that it stands for, to tell two apart

THOUSANDS_OR_DECIMALS = Message(
    "BC08",
    WARNING,
    "{kolom} dibaca {terbaca}, tetapi bisa juga {lain}: satu tanda dengan tiga angka di belakangnya.{akibat}",
    "Pastikan angkanya; tulis tanpa tanda ribuan, dengan koma untuk desimal.",
    rule="Satu tanda dengan tiga angka di belakangnya bisa berarti ribuan atau desimal. Yang menentukan, berurutan: "
    "satuannya (%, indeks dan nilai berdesimal; orang dan dokumen dihitung utuh), angka di sampingnya, angka lain di "
    "kolomnya, dan capaian yang diketik. Peringatan bila tidak satu pun menentukan, sehingga titik dibaca ribuan dan "
    "koma desimal, atau bila bertentangan, dan capaiannya menjadi lain.",
    source=HOW_CELLS_ARE_READ,
    example='Target "1.234" tanpa satuan, realisasi 50: capaian 4,05 bila ribuan, 4.051,86 bila desimal.',
    headline=True,
)


@dataclass(frozen=True)
class _Settled:
    """A reading that was chosen, why, and whether the user must look at it."""

    reading: Reading
    why: Reason | None
    doubtful: bool

    def as_reading(self) -> Reading:
        """Give the reading without the doubt where it was settled."""
        if self.doubtful:
            return self.reading
        kept = tuple(one for one in self.reading.reasons if one is not Reason.AMBIGUOUS)
        why = () if self.why is None else (self.why,)
        return replace(self.reading, other=None, reasons=(*kept, *why))


def settled_marks(laporan: Report) -> dict[Place, Reading]:
    """Choose for each target and realisasi with one mark before three digits what it means.

    Evidence in this order: the unit, the other cell of the row, the other cells of the column, the capaian that the
    user typed; else the Indonesian default, a comma for decimals and a dot for thousands. The doubt stays
    (``Reason.AMBIGUOUS``) where the default alone decides, or the evidence is contradictory, and the capaian depends
    on it.
    """
    amounts = {
        (sheet, column.key)
        for sheet, table in laporan.layout.tables.items()
        for column in table.table.columns
        if column.kind is Kind.RUPIAH
    }
    places = [place for place, one in laporan.readings.items() if _is_open(one) and (place[0], place[2]) not in amounts]
    if not places:
        return {}
    marks = _marks_of_columns(laporan)
    found: dict[Place, Reading] = {}
    for row in dict.fromkeys(row for sheet, row, _ in places if sheet == SHEET):
        cells = {key: reading_of(laporan, SHEET, row, key) for key in KEYS}
        settled = _settle_row(laporan, row, cells, marks)
        for key, one in settled.items():
            found[SHEET, row, key] = one.as_reading()
            if is_taken_from_pk(laporan, row, key):
                found.setdefault(("PK", laporan.pk_row_of[row], key), one.as_reading())
    for sheet, row, key in places:
        if (sheet, row, key) not in found:
            reading = laporan.readings[sheet, row, key]
            unit = laporan.rows[sheet][row].get("satuan", "")
            votes = [_by_unit(reading, unit), _by_column(reading, marks.get((sheet, key)))]
            one = _chosen(reading, votes, (Reason.BY_UNIT, Reason.BY_COLUMN))
            found[sheet, row, key] = replace(one, doubtful=False).as_reading()  # no capaian depends on it
    return found


def _is_open(reading: Reading) -> bool:
    """Tell whether another reading is possible."""
    return reading.other is not None and Reason.AMBIGUOUS in reading.reasons


def _settle_row(
    laporan: Report, row: int, cells: Mapping[str, Reading], marks: Mapping[tuple[str, str], "_Marks"]
) -> dict[str, _Settled]:
    """Choose the readings of the open cells of a row of Pengukuran."""
    record = laporan.rows[SHEET][row]
    opened = [key for key in KEYS if _is_open(cells[key])]
    if len(opened) == len(KEYS):
        return _settle_both(laporan, row, cells, record["satuan"])
    settled = {}
    for key in opened:
        reading, beside = cells[key], next(cells[other] for other in KEYS if other != key)
        sheet = "PK" if is_taken_from_pk(laporan, row, key) else SHEET
        unit, by_row = _by_unit(reading, record["satuan"]), _by_row(reading, beside.value)
        silent = unit is None and by_row is None
        column = _by_column(reading, marks.get((sheet, key))) if silent else None
        pairs = {thousands: _pair(cells, key, _meaning(reading, thousands)) for thousands in (True, False)}
        printed = _by_printed(laporan, row, pairs)
        one = _chosen(
            reading, [unit, by_row, column, printed],
            (Reason.BY_UNIT, Reason.BY_ROW, Reason.BY_COLUMN, Reason.BY_PRINTED),
        )  # fmt: skip
        same = len({_capaian(laporan, row, *pair) for pair in pairs.values()}) == 1
        settled[key] = replace(one, doubtful=one.doubtful and not same)
    return settled


def _pair(cells: Mapping[str, Reading], key: str, reading: Reading) -> tuple[Quantity | None, Quantity | None]:
    """Give target and realisasi of a row with another reading of one of them."""
    target, realisasi = (reading if one == key else cells[one] for one in KEYS)
    return target.value, realisasi.value


def _settle_both(laporan: Report, row: int, cells: Mapping[str, Reading], unit: str) -> dict[str, _Settled]:
    """Choose where both cells of a row are open: the unit decides, else they are read so that they are of one size."""
    votes = [_by_unit(cells[key], unit) for key in KEYS]
    if None not in votes:
        return {
            key: _Settled(_meaning(cells[key], bool(vote)), Reason.BY_UNIT, doubtful=False)
            for key, vote in zip(KEYS, votes, strict=True)
        }
    default = tuple(_is_thousands(cells[key]) for key in KEYS)
    alike = [(default[0], default[0]), (not default[0], not default[0])]
    ways = [*alike, *(way for way in product((True, False), repeat=2) if way not in alike)]
    pairs = {way: tuple(_meaning(cells[key], one) for key, one in zip(KEYS, way, strict=True)) for way in ways}
    near = [way for way in ways if _are_near(pairs[way][0].value, pairs[way][1].value)]
    chosen = near[0] if near else default
    values = {way: (pair[0].value, pair[1].value) for way, pair in pairs.items()}
    agreeing = [way for way in ways if agrees(typed_capaian(laporan, row), _capaian(laporan, row, *values[way]))]
    capaian = {_capaian(laporan, row, *values[way]) for way in (near or ways)}
    doubtful = len(capaian) > 1 or (bool(agreeing) and chosen not in agreeing)
    why = Reason.BY_ROW if near else None
    return {key: _Settled(one, why, doubtful=doubtful) for key, one in zip(KEYS, pairs[chosen], strict=True)}


def _chosen(reading: Reading, votes: list[bool | None], why: tuple[Reason, ...]) -> _Settled:
    """Choose by the first evidence; in doubt where there is none, or another one contradicts it."""
    given = [(vote, reason) for vote, reason in zip(votes, why, strict=True) if vote is not None]
    if not given:
        return _Settled(reading, None, doubtful=True)
    first, reason = given[0]
    contradicted = any(vote != first for vote, _ in given)
    return _Settled(_meaning(reading, first), reason, doubtful=contradicted)


def _meaning(reading: Reading, thousands: bool) -> Reading:
    """Give the reading by which the mark means thousands, or decimals. Each of the two keeps the other one."""
    assert reading.other is not None
    if _is_thousands(reading) == thousands:
        return reading
    return replace(reading.other, other=replace(reading, other=None))


def _is_thousands(reading: Reading) -> bool:
    return any(reason in _THOUSANDS for reason in reading.reasons)


def _by_unit(reading: Reading, column: str) -> bool | None:
    """Percentages and indices have decimals, people and documents are counted whole."""
    unit = reading.unit or column
    if is_counted_whole(unit):
        return True
    return False if full_unit(unit or "").split()[:1] in _WITH_DECIMALS else None


def _by_row(reading: Reading, beside: Quantity | None) -> bool | None:
    """The two values of a row are of one size."""
    near = [thousands for thousands in (True, False) if _are_near(_meaning(reading, thousands).value, beside)]
    return near[0] if len(near) == 1 else None


def _are_near(one: Quantity | None, other: Quantity | None) -> bool:
    """Tell whether neither of two values is more than ten times the other."""
    first, second = (value.high if isinstance(value, Range) else value for value in (one, other))
    if not isinstance(first, Decimal) or not isinstance(second, Decimal) or first <= 0 or second <= 0:
        return False
    return first <= second * _NEAR and second <= first * _NEAR


@dataclass
class _Marks:
    """The marks that a column uses beyond doubt, for decimals and for thousands."""

    decimal: set[str]
    thousands: set[str]


def _marks_of_columns(laporan: Report) -> dict[tuple[str, str], _Marks]:
    """Give the marks of each column of quantities, from the cells where they have one meaning only."""
    found: dict[tuple[str, str], _Marks] = {}
    for (sheet, row, key), reading in laporan.readings.items():
        if Reason.AMBIGUOUS in reading.reasons or (sheet == SHEET and is_taken_from_pk(laporan, row, key)):
            continue
        for reason in reading.reasons:
            if reason in _MARK_OF:
                marks = found.setdefault((sheet, key), _Marks(set(), set()))
                (marks.thousands if reason in _THOUSANDS else marks.decimal).add(_MARK_OF[reason])
    return found


def _by_column(reading: Reading, marks: _Marks | None) -> bool | None:
    """The column writes its decimals with this mark, or with the other one."""
    if marks is None:
        return None
    mark = next(_MARK_OF[reason] for reason in reading.reasons if reason in _MARK_OF)
    thousands = mark in marks.thousands or (bool(marks.decimal) and mark not in marks.decimal)
    decimal = mark in marks.decimal or (bool(marks.thousands) and mark not in marks.thousands)
    return None if thousands == decimal else thousands


def _by_printed(
    laporan: Report, row: int, pairs: Mapping[bool, tuple[Quantity | None, Quantity | None]]
) -> bool | None:
    """The capaian that the user typed follows from one of the readings."""
    typed = typed_capaian(laporan, row)
    agreeing = [thousands for thousands, pair in pairs.items() if agrees(typed, _capaian(laporan, row, *pair))]
    return agreeing[0] if len(agreeing) == 1 else None


def typed_capaian(laporan: Report, row: int) -> tuple[Decimal, ...]:
    """Give the capaian that the user typed in a row, in percent; by both meanings of one mark before three digits.

    The typed 1667% of a number cell is kept as the text "1.667%".
    """
    typed = laporan.typed_over_results.get((SHEET, row, "capaian"))
    if isinstance(typed, str):
        typed = typed.partition(" (")[0]  # "98,4% (tampil 98%)" is kept of a cell that shows fewer digits
    reading = read_quantity(typed)
    values = [reading.value, None if reading.other is None else reading.other.value]
    return tuple(value for value in values if isinstance(value, Decimal))


def agrees(typed: tuple[Decimal, ...], capaian: Decimal | None) -> bool:
    """Tell whether a typed capaian is near a computed one, as it is if both come from the same reading."""
    if capaian is None:
        return False
    return any(abs(Fraction(one) - Fraction(capaian)) <= max(Fraction(1, 2), abs(Fraction(one)) * _ROUNDED)
               for one in typed)  # fmt: skip


def _capaian(laporan: Report, row: int, target: Quantity | None, realisasi: Quantity | None) -> Decimal | None:
    return measure(target, realisasi, laporan.rows[SHEET][row]["polaritas"], laporan.settings)[1]


def thousands_or_decimals(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report each value whose one mark before three digits may mean the opposite of how it was read (BC08)."""
    told = _rows_that_tell(laporan)
    for (sheet, row, key), reading in laporan.readings.items():
        if not _is_open(reading) or (sheet == SHEET and is_taken_from_pk(laporan, row, key)):
            continue
        assert reading.other is not None
        column = laporan.layout[sheet].table.column(key)
        unit = "Rp" if column.kind is Kind.RUPIAH else reading.unit
        effect = ""
        if (measured := told.get((sheet, row, key))) is not None:
            cells = {one: reading_of(laporan, SHEET, measured, one) for one in KEYS}
            both = (_capaian(laporan, measured, *_pair(cells, key, one)) for one in (reading, reading.other))
            shown = ["kosong" if one is None else format_decimal(one, 2) for one in both]
            effect = " Capaiannya {} menurut bacaan ini, {} menurut yang lain.".format(*shown)
        yield finding_at(
            laporan, THOUSANDS_OR_DECIMALS, sheet, row, key, computed=format_quantity(reading.value, unit),
            kolom=column.heading, terbaca=format_quantity(reading.value, unit),
            lain=format_quantity(reading.other.value, unit), akibat=effect,
        )  # fmt: skip


@cached_per_report
def _rows_that_tell(laporan: Report) -> dict[Place, int]:
    """Give for each target and realisasi the row of Pengukuran whose capaian follows from it."""
    rows: dict[Place, int] = {}
    for row in laporan.rows[SHEET]:
        for key in KEYS:
            rows.setdefault((SHEET, row, key), row)
            if is_taken_from_pk(laporan, row, key):
                rows.setdefault(("PK", laporan.pk_row_of[row], key), row)
    return rows


CHECKS: tuple[Check, ...] = (thousands_or_decimals,)
