"""Reads a workbook in three steps: find the declared sheets and columns, read the settings, read the tables."""

from dataclasses import replace

from lkj_xlsx.package import ReadableWorkbook
from lkj_xlsx.read.account import report_below_results, report_unused
from lkj_xlsx.read.cells import ReadingLog
from lkj_xlsx.read.kept import read_kept
from lkj_xlsx.read.locate import locate
from lkj_xlsx.read.settings import read_identitas, read_settings
from lkj_xlsx.read.sheets import template_version
from lkj_xlsx.read.surroundings import of_this_version, read_titles, survey
from lkj_xlsx.read.tables import read_tables
from lkj_xlsx.read.typed import read_typed
from lkj_xlsx.report.report import Origins, Report
from lkj_xlsx.sheets import tables as declared
from lkj_xlsx.sheets.row_readings import settle
from lkj_xlsx.values import fold_word


def read(book: ReadableWorkbook, *, computed: bool = False) -> Report:
    """Read the report in a workbook. ``Refused`` is raised where the workbook does not come from our template.

    Whatever is wrong in the data becomes one of the ``findings`` of the report, never an exception.
    ``computed`` says that ``compute`` wrote the workbook. Then a value that the user had typed over a result was moved
    to its "Tertulis" column and is read from there alone. What stands over a result now was typed later.
    """
    located = locate(book)
    note = ReadingLog(findings=list(located.findings))
    identitas = read_identitas(book, located.layout, note)
    settings = read_settings(book, located.layout, note)
    note.words = {fold_word(row.word): row.word for row in settings.words}
    note.lower_words = frozenset(row.word.lower() for row in settings.words)
    tables = read_tables(located, note, declared.TABLES)
    laporan = settle(
        Report(
            layout=located.layout,
            identitas=identitas,
            settings=settings,
            rows=tables.rows,
            origins=Origins(note.sources),
            readings=note.readings,
            typed_over_results=read_typed(located, records_alone=computed),
            intact_links=frozenset(tables.intact_links),
            tied_rows=tables.tied_rows,
            group_rows=tables.group_rows,
            recorded_roles=tables.recorded_roles,
            recorded_texts=tables.recorded_texts,
            interpreted_cells=note.overrides,
            covered_cells=located.covered,
            recorded_names=tables.recorded_names,
            titles=tuple(read_titles(located)),
            kept=tuple(read_kept(book, located.layout)),
        )
    )
    note.findings += report_unused(located, laporan.rows)
    note.findings += report_below_results(located)
    note.findings += note.interpreted(laporan.readings)
    note.findings += survey(book, located, note.sources)
    return replace(laporan, findings=tuple(of_this_version(note.findings, template_version(book))))
