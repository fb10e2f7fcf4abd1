"""Reads what the user typed above the headings of the tables."""

from collections.abc import Iterator

from lkj_xlsx.read.locate import Located
from lkj_xlsx.report.report import Origin


def read_titles(located: Located) -> Iterator[Origin]:
    """Give each text above the headings of a table, but no titles that are formulas: these follow Identitas."""
    for declared, rows in located.cells.items():
        table = located.layout[declared]
        for row, cells in rows.items():
            for cell in cells.values():
                if row < table.heading_row and cell.formula is None and isinstance(cell.value, str):
                    yield Origin(table.sheet, cell.ref, cell.value)
