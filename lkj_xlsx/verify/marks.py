"""The column Pemeriksaan against the findings as checked again. Where its links lead does not count."""

from collections.abc import Iterator, Mapping, Sequence

from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.package import ReadableWorkbook, cell_ref
from lkj_xlsx.results import is_mark, marks
from lkj_xlsx.schema.model import MARK_KEY
from lkj_xlsx.verify import texts
from lkj_xlsx.verify.outcome import CellDifference
from lkj_xlsx.verify.temuan import OF_THE_RUN, Row


def compare_marks(
    book: ReadableWorkbook, laporan: Laporan, found: Mapping[int, Row], findings: Sequence[Finding]
) -> Iterator[CellDifference]:
    """Name each mark that says something else than was found in its row; what she wrote there is hers."""
    of_the_run = [
        Finding(code, OF_THE_RUN[code].level, sheet, cell or None, "")
        for _, code, sheet, cell, *_ in found.values()
        if code in OF_THE_RUN
    ]
    wanted = {(mark.sheet, mark.row): mark.text for mark in marks(laporan, [*findings, *of_the_run])}
    for declared, table in laporan.layout.tables.items():
        sheet, column = book.sheet(table.sheet), table.columns[MARK_KEY]
        rows = {row for row, cells in sheet.rows() if column in cells} | {row for one, row in wanted if one == declared}
        for row in sorted(rows):
            cell, text = sheet.cell(row, column), wanted.get((declared, row))
            if row < table.first_row or not (cell.is_blank or is_mark(cell.value)):
                continue
            now = None if cell.is_blank else str(cell.value)
            if _said(now) != _said(text):
                yield CellDifference(sheet.name, cell_ref(row, column), texts.OTHER_MARK, now, text)


def _said(text: str | None) -> tuple[str, frozenset[str]] | None:
    """The symbol and the codes, whose order depends on that of Temuan."""
    return None if text is None else (text[0], frozenset(text[2:].split(", ")))
