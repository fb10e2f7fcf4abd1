"""Which optional parts a workbook has, and the columns of a table that belong to them."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from lkj_xlsx.declare.layout import placeholders
from lkj_xlsx.declare.model import Role, Table
from lkj_xlsx.read.headings import Headings


def parts_of(table: Table, headings: Headings) -> Iterator[str]:
    """Give the optional parts that a sheet shows by its headings.

    A part of an optional sheet has no inputs of its own: it is there as long as its helper columns are.
    """
    role = Role.HELPER if table.optional else Role.INPUT
    yield from (one.part for one in table.of_role(role) if one.part and one.key in headings.columns)


def with_parts(table: Table, headings: Headings, parts: Collection[str]) -> Table:
    """Give a table with the columns of some parts, without those whose formulas name an input that is not there."""
    table = table.with_parts(parts)
    lacking = {one.key for one in table.of_role(Role.INPUT) if one.optional and one.key not in headings.columns}
    left = table.columns
    while lost := {one.key for one in left if one.part and one.formula and _names_any(one.formula, lacking)}:
        left = tuple(one for one in left if one.key not in lost)
        lacking |= lost
    return table if left == table.columns else replace(table, columns=left)


def _names_any(formula: str, keys: Collection[str]) -> bool:
    return any(sheet is None and key in keys for sheet, key in placeholders(formula))
