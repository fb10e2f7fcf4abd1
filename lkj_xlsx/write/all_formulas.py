"""Lists every formula cell of a workbook with its value. The template, ``compute`` and ``verify`` use this list."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.model import UNIT_ROW, Kind
from lkj_xlsx.package import cell_ref
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell, ResultRow, as_stored, rows_of, with_override
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.achievement import lowest_capaian_formula, number_from_the_lowest, number_from_the_lowest_formula
from lkj_xlsx.rules.text import unit_and_year
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.identitas import title_of
from lkj_xlsx.sheets.page_cells import page_cells
from lkj_xlsx.sheets.pengaturan import CAP, CAP_FACTOR_BELOW, CAP_READ_KEY, PENGATURAN_SHEET, RANK, STARTS
from lkj_xlsx.sheets.ringkasan_cells import summary_cells
from lkj_xlsx.sheets.tables import pages_in
from lkj_xlsx.write.formulas import table_rows


def all_rows(laporan: Report, hasil: Results, counts: Mapping[str, int] | None) -> Iterator[ResultRow]:
    """Give every formula cell, row by row. ``counts`` is the number of findings by level, ``None`` if not checked."""
    yield from table_rows(laporan, hasil)
    yield from rows_of(_single_cells(laporan, counts))
    yield from rows_of(summary_cells(laporan, hasil, counts))
    for page in pages_in(laporan.layout):
        yield from rows_of(page_cells(page, laporan, hasil))


def all_cells(laporan: Report, hasil: Results, counts: Mapping[str, int] | None) -> Iterator[ResultCell]:
    """Give every formula cell of the workbook, one by one."""
    for row in all_rows(laporan, hasil, counts):
        yield from row.cells()


def _single_cells(laporan: Report, counts: Mapping[str, int] | None) -> Iterator[ResultCell]:
    """Give the single formula cells: second title lines, the cap as read, the classes, the sentence on Temuan."""
    title = title_of(laporan.identitas)
    titled = {**dict.fromkeys(laporan.layout.tables, UNIT_ROW), summary.SHEET: summary.UNIT_ROW}
    for sheet, row in {**titled, report.SHEET: report.UNIT_ROW}.items():
        yield ResultCell(sheet, row, 1, unit_and_year.formula, title, Kind.TEXT)
    rows = [laporan.layout.fields.get((PENGATURAN_SHEET, key)) for key in (CAP.key, CAP_READ_KEY)]
    if rows[0] is not None and rows[1] is not None:  # nothing is written beside a label that the user changed
        cap, place = f"$B${rows[0]}", (PENGATURAN_SHEET, rows[1], CAP_READ_KEY)
        formula = with_override(
            f'IF(ISNUMBER({cap}),IF({cap}<{CAP_FACTOR_BELOW},{cap}*100,{cap}),"")', place, laporan.interpreted_cells
        )
        yield ResultCell(PENGATURAN_SHEET, place[1], 2, formula, as_stored(laporan.settings.cap), Kind.QUANTITY)
    yield from _computed_of_kategori(laporan)
    sentence = report.NOT_CHECKED_YET if counts is None else report.summary_sentence(counts)
    yield ResultCell(report.SHEET, report.SUMMARY_ROW, 1, report.SUMMARY_FORMULA, sentence, Kind.TEXT)


def _computed_of_kategori(laporan: Report) -> Iterator[ResultCell]:
    """Give the cells that say from which capaian each class in force is earned, and its number from the lowest."""
    scale = laporan.layout.scale
    if scale is None:
        return
    classes = laporan.settings.kategori
    starts = {one.row: one.starts for one in classes}
    at, beside = (scale.computed[one.key] for one in (STARTS, RANK))
    for row in scale.rows():
        cells = (f"${cell_ref(row, column)}" for column in (scale.scale, scale.condition, scale.bound))
        place = (PENGATURAN_SHEET, row, STARTS.key)
        formula = with_override(lowest_capaian_formula(*cells), place, laporan.interpreted_cells)
        start = starts.get(row)
        yield ResultCell(PENGATURAN_SHEET, row, at, formula, as_stored(start), Kind.QUANTITY)
        formula = number_from_the_lowest_formula(f"${cell_ref(row, at)}")
        number = as_stored(number_from_the_lowest(start, classes))
        yield ResultCell(PENGATURAN_SHEET, row, beside, formula, number, Kind.QUANTITY)
