"""Reads the trail: the facts about a run that a computed workbook records as Jejak."""

from collections.abc import Mapping
from dataclasses import dataclass

from lkj_xlsx.package import HasRows, ReadableSheet, ReadableWorkbook
from lkj_xlsx.report.report import text_of
from lkj_xlsx.sheets import jejak as schema
from lkj_xlsx.sheets import temuan as report


@dataclass(frozen=True)
class Trail:
    """The facts by key, once from the block on Temuan and once from the document properties.

    Facts that say "not computed", as in an empty template, are left out. ``rows`` gives the row of each fact in the
    block.
    """

    block: Mapping[str, str]
    properties: Mapping[str, str]
    rows: Mapping[str, int]

    def records(self, facts: Mapping[str, str]) -> bool:
        """Tell whether block and properties both record these facts.

        The time of the run and the digest of the input file may differ: they belong to one run.
        """
        whole = {fact.key for fact in schema.FACTS} == self.block.keys()
        alike = all(self.block.get(key) == text for key, text in self.properties.items())
        same = all(self.block.get(key) == text for key, text in facts.items() if key not in schema.OF_THE_RUN)
        return whole and alike and same

    def agreed(self, key: str) -> str | None:
        """Give a fact of the block; ``None`` where it is missing or the properties record another one."""
        text = self.block.get(key)
        return text if self.properties.get(key, text) == text else None


def read_trail(book: ReadableWorkbook, temuan: ReadableSheet) -> Trail:
    """Read the facts from both places of a workbook."""
    properties = {fact.key: book.custom_properties.get(fact.property, "").strip() for fact in schema.FACTS}
    block: dict[str, str] = {}
    rows: dict[str, int] = {}
    title = title_row(temuan)
    keys = {label: fact.key for fact in schema.FACTS for label in fact.labels}
    for row in () if title is None else range(title + 1, title + schema.ROWS):
        key = keys.get(text_of(temuan.cell(row, schema.LABEL_COLUMN)))
        if key is not None and key not in block:
            block[key] = text_of(temuan.cell(row, schema.VALUE_COLUMN))
            rows[key] = row
    return Trail(_recorded_facts(block), _recorded_facts(properties), rows)


def title_row(temuan: HasRows) -> int | None:
    """Find the row of the title of the block: the one with the most labels of facts below; ``None`` for no block.

    The user may have written the same word elsewhere, or have pasted rows of the block somewhere.
    """
    texts = {
        row: cells[schema.LABEL_COLUMN].value
        for row, cells in temuan.rows()
        if row >= report.FIRST_ROW and schema.LABEL_COLUMN in cells
    }
    titles = {
        row: sum(texts.get(below) in schema.LABELS for below in range(row + 1, row + schema.ROWS))
        for row, text in texts.items()
        if text == schema.TITLE
    }
    best = max(titles, key=titles.__getitem__, default=None)
    return best if best is not None and titles[best] else None


def _recorded_facts(facts: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in facts.items() if text not in ("", schema.NOT_COMPUTED)}
