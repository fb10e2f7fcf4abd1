"""The two faces of each rule ask for the same: the arguments of the function, and what the formula names."""

import re

import pytest

from lkj_xlsx.declare.model import Table
from lkj_xlsx.report.columns import ROW, in_order
from lkj_xlsx.rules.rule import SETTINGS
from lkj_xlsx.sheets.tables import TABLES

RULES = {
    f"{table.sheet}.{column.key}": (column, column.rule)
    for table in TABLES
    for column in table.columns
    if column.rule is not None
}


@pytest.mark.parametrize("name", RULES)
def test_the_arguments_of_a_rule_are_the_keys_of_its_formula(name: str) -> None:
    column, rule = RULES[name]
    key = column.key
    texts = [text for text in (rule.formula, rule.of_range, rule.within) if text is not None]
    named = {found for text in texts for found in re.findall(r"\{(\w+)[:^=<]?\}", text)} - {key, "low", "high"}
    named |= {
        setting for setting, names in SETTINGS.items() if any(re.search(rf"\b{one}\b", rule.formula) for one in names)
    }
    named |= {ROW} if "ROW()" in rule.formula else set()
    taken = column.takes.items()
    named |= {argument for argument, (sheet, of) in taken if f"{{{sheet}.{of}:}}" in rule.formula}
    assert set(rule.arguments) == named


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_each_column_comes_after_those_that_it_needs(table: Table) -> None:
    known: set[str] = set()
    for key, rule in in_order(table):
        computed = {other for other, _ in in_order(table)}
        assert set(rule.arguments) & computed <= known
        known.add(key)
