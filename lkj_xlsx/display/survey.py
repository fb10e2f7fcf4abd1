"""Observes the display of a workbook of ours: ``compute`` records what it observes, ``verify`` observes it again."""

from collections.abc import Collection, Iterator

from lkj_xlsx.display import hidden, looks, words
from lkj_xlsx.display.note import Note
from lkj_xlsx.display.places import places
from lkj_xlsx.package import Workbook
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report


def observe(
    book: Workbook, laporan: Report, hasil: Results, ours: words.ColumnsByRow, about_the_run: Collection[str]
) -> list[Note]:
    """Give all that is shown otherwise than it is held, or otherwise than the template shows it.

    ``ours`` are the places of our formulas: sheet -> row -> columns. ``about_the_run`` are the codes of findings that
    only the run that wrote the workbook can make.
    """
    return list(dict.fromkeys(_observe(book, laporan, hasil, ours, about_the_run)))


def _observe(
    book: Workbook, laporan: Report, hasil: Results, ours: words.ColumnsByRow, about_the_run: Collection[str]
) -> Iterator[Note]:
    read = places(book, laporan, hasil)
    yield from hidden.workbook_notes(book, laporan)
    yield from words.label_notes(book, laporan, hasil)
    yield from words.formula_notes(book, laporan, ours)
    yield from words.temuan_notes(book, laporan, about_the_run)
    for declared, own in read.items():
        is_page = declared not in laporan.layout.tables and declared != report.SHEET
        yield from looks.format_notes(book, own, rounding=is_page)
        yield from looks.conditional_notes(book, own)
        yield from hidden.row_and_column_notes(book, own, laporan.layout.tables.get(declared))
        yield from hidden.cover_notes(book, own)
        yield from hidden.print_area_notes(book, own)
    yield from hidden.chart_notes(book, laporan, read[summary.SHEET])
