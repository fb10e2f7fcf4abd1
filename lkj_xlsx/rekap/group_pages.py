"""The sheet with a page a group: its figures in a sentence, its units from the highest, and who has not handed in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.rekap.figures import Group, Member, Rekap
from lkj_xlsx.rekap.sentences import in_words
from lkj_xlsx.rekap.table import Cell, Linked, PrintedColumn, put
from lkj_xlsx.template.writer import TemplateWriter, set_up_page
from lkj_xlsx.values import format_percent

SHEET = "Per Kelompok"
MISSING = "belum masuk"
_COLUMNS = (
    PrintedColumn("No", Kind.COUNT, 5), PrintedColumn("Unit", Kind.TEXT, 42),
    PrintedColumn("Capaian %", Kind.PERCENT, 11),
    PrintedColumn("Kategori", Kind.SHORT, 17), PrintedColumn("Pagu (Rp)", Kind.RUPIAH, 20),
    PrintedColumn("Realisasi (Rp)", Kind.RUPIAH, 20), PrintedColumn("Serapan %", Kind.PERCENT, 11),
    PrintedColumn("Kesalahan", Kind.COUNT, 11), PrintedColumn("Indikator yang menariknya turun", Kind.TEXT, 60),
)  # fmt: skip
_MOST_BREAKS = 1023  # that Excel takes
_SCALE = 68  # per cent, at which the columns fill a page


def write_group_pages(writer: TemplateWriter, sheet: Worksheet, rekap: Rekap, folder: Path) -> None:
    """Write a block a group, each on a page of its own."""
    for number, column in enumerate(_COLUMNS):
        sheet.set_column(number, number, column.width)
    row, breaks = 1, list[int]()
    for group in rekap.groups:
        if row > 1:
            breaks.append(row - 1)
        writer.put(sheet, row, 1, f"{rekap.by.capitalize()}: {group.name}", style.TITLE)
        writer.put(sheet, row + 1, 1, _about(group), {**style.PLAIN, "text_wrap": False})
        for at, column in enumerate(_COLUMNS, 1):
            writer.put(sheet, row + 2, at, column.heading, style.HEADING)
        row += 3
        for cells in _rows(rekap, group):
            _write(writer, sheet, row, cells, folder)
            row += 1
        row += 1
    set_up_page(sheet, SHEET, landscape=True, fit=False)
    sheet.set_print_scale(_SCALE)  # a page that is fitted has no breaks of its own
    sheet.set_footer(f"&L&9Rekap {rekap.tahun} menurut {rekap.by}&R&9Halaman &P")
    sheet.set_start_page(1)
    sheet.set_h_pagebreaks(breaks[:_MOST_BREAKS])


def _about(group: Group) -> str:
    figures = group.figures
    mean, spent = ("-" if one is None else format_percent(one) for one in (figures.capaian, figures.serapan))
    return (
        f"{group.handed_in} dari {group.expected} unit masuk. Rata-rata capaian {mean} ({figures.known} unit); serapan "
        f"{spent}, {in_words(figures.realisasi)} dari {in_words(figures.pagu)}. Di bawah 90%: {figures.low} unit; "
        f"dengan kesalahan: {group.galat}."
    )


def _rows(rekap: Rekap, group: Group) -> Iterator[Sequence[Cell]]:
    units = [one for one in rekap.counted if one.listed and one.group == group.key]
    for number, one in enumerate(units, 1):
        yield _unit_row(number, one)
    missing = [one for one in rekap.missing if one.group == group.key]
    for number, listed in enumerate(missing, len(units) + 1):
        yield (number, listed.nama, None, MISSING, None, None, None, None, "")


def _unit_row(number: int, one: Member) -> Sequence[Cell]:
    unit, weakest = one.unit, one.weakest
    why = ""
    if weakest is not None and weakest.capaian is not None:
        why = f"{format_percent(weakest.capaian)}: {weakest.indikator}"
    return (
        number, Linked(unit.short_name, unit.path), unit.capaian, unit.kategori, unit.pagu, unit.realisasi,
        unit.serapan, unit.galat, why,
    )  # fmt: skip


def _write(writer: TemplateWriter, sheet: Worksheet, row: int, cells: Sequence[Cell], folder: Path) -> None:
    for at, (cell, column) in enumerate(zip(cells, _COLUMNS, strict=True), 1):
        put(writer, sheet, row, at, cell, style.printed(column.kind), folder)
    texts = [(str(cells[-1] or ""), _COLUMNS[-1].width)]
    sheet.set_row(row - 1, style.row_height(texts))
