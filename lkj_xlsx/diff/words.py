"""What differs, in the words that people read: on the terminal as on paper."""

from datetime import date
from decimal import Decimal

from lkj_xlsx.diff.change import Change, Section, Side, What
from lkj_xlsx.rules.text import place_and_date
from lkj_xlsx.schema.model import Kind
from lkj_xlsx.values import Range, Word, format_decimal, format_quantity, format_rupiah, same_unit

TITLES = {"indikator": "Indikator", "anggaran": "Anggaran", "rkt": "RKT", "lainnya": "Lainnya"}
COMPARED = {
    "indikator": "Indikator pada Pengukuran dan PK",
    "anggaran": "Anggaran per kode",
    "rkt": "Rencana Kinerja Tahunan",
    "lainnya": "TOTAL, Ringkasan, Pengaturan dan Identitas",
}
EMPTY = "(kosong)"
NAMELESS = "(tanpa nama)"
NO_DIFFERENCE = "Tidak ada perbedaan."
TOO_MANY = (
    "Terlalu banyak yang tanpa pasangan, sehingga teks yang mirip tidak dicari; yang berganti nama dapat tercatat "
    "sebagai dihapus dan ditambah."
)


def counts(section: Section) -> str:
    """Say how many are equal and what became of the others."""
    found = {what.value: section.count(what) for what in What}
    return ", ".join([f"{section.equal} sama", *(f"{count} {what}" for what, count in found.items() if count)])


def value_text(change: Change, side: Side) -> str:
    """Give one side of a change as a report prints it; nothing is said to be empty, for it is not 0."""
    match side.value:
        case None:
            return EMPTY
        case str(text):
            return text
        case date():
            return place_and_date("", side.value)
        case Word() | Range():
            return format_quantity(side.value, side.unit)
        case (int() | Decimal()) as number:
            return _number(change.kind, Decimal(number), side.unit)


def _number(kind: Kind, number: Decimal, unit: str) -> str:
    if kind is Kind.RUPIAH:
        return format_rupiah(number)
    if kind is Kind.PERCENT:
        return f"{format_decimal(number, 2)}%"
    return format_quantity(number, unit)


def difference_text(change: Change) -> str:
    """Give new - old with its sign, percentages in points; "" where there is none to give."""
    number = change.difference
    if number is None:
        return ""
    shown = format_decimal(abs(number), 2 if change.kind is Kind.PERCENT else None)
    points = change.kind is Kind.PERCENT or same_unit(change.new.unit, "%")
    return f"{'-' if number < 0 else '+'}{shown}" + (" poin" if points else "")
