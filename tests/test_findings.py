"""The catalogue: one voice, one level and one place in the numbering for each code."""

import re
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest

from lkj_xlsx.catalogue import CATALOGUE, ENTRIES, Entry, Level
from lkj_xlsx.findings import Finding, count_by_level, finding, related_cells, worst_first

PREFIXES = ["BC", "BK", "ID", "ST", "RK", "PK", "UK", "AG", "LS"]
ENGLISH = re.compile(r"\b(the|is|not|cell|row|value|error|missing|must|and|of|file|sheet|column|warning)\b", re.I)
each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)


def names(text: str) -> set[str]:
    """The facts that a text names."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def filled(text: str) -> str:
    return text.format(**dict.fromkeys(names(text), "X"))


@each_entry
def test_texts_are_sentences_in_plain_indonesian(entry: Entry) -> None:
    for text in (entry.message, entry.remedy):
        shown = re.sub(r"\.\{\w+\}$", ".", text)  # a further sentence that may come
        assert shown.endswith("."), shown
        assert shown[0].isupper() or shown[0] == "{", shown
        assert "  " not in shown
        assert "\n" not in shown
        assert not ENGLISH.search(re.sub(r"\{\w+\}", "", shown)), shown
        assert not set(shown) & set("!`*_#") - set("_" if "{" in shown else ""), shown


@each_entry
def test_facts_are_named_and_filled_in(entry: Entry) -> None:
    for text in (entry.message, entry.remedy):
        assert all(re.fullmatch(r"[a-z_]+", name) for name in names(text))
        assert not set("{}") & set(filled(text))


@each_entry
def test_a_fact_that_is_not_given_is_an_error_and_no_blank(entry: Entry) -> None:
    facts = names(entry.message) | names(entry.remedy)
    made = finding(entry.code, "PK", "F6", **_facts(facts))
    assert (made.code, made.level, made.sheet, made.cell) == (entry.code, entry.level, "PK", "F6")
    assert made.remedy == filled(entry.remedy)
    for missing in facts:
        with pytest.raises(KeyError, match=missing):
            finding(entry.code, "PK", "F6", **_facts(facts - {missing}))


def _facts(named: set[str]) -> dict[str, Any]:
    return dict.fromkeys(named, "X")


def test_no_code_is_given_twice() -> None:
    codes = [entry.code for entry in ENTRIES]
    assert len(codes) == len(set(codes)) == len(CATALOGUE)
    assert all(code == entry.code for code, entry in CATALOGUE.items())


def test_no_message_is_given_twice_on_one_sheet() -> None:
    for prefix in PREFIXES:
        messages = [entry.message for entry in ENTRIES if entry.code.startswith(prefix)]
        assert len(messages) == len(set(messages)), prefix


def test_codes_are_numbered_from_one_under_the_prefix_of_their_sheet() -> None:
    found: dict[str, list[int]] = {}
    for code in CATALOGUE:
        assert re.fullmatch(r"[A-Z]{2}\d{2}", code), code
        found.setdefault(code[:2], []).append(int(code[2:]))
    assert list(found) == PREFIXES
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in found.values())


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        finding("XX99", "PK", None)


def test_levels_are_those_of_the_contract_the_worst_first() -> None:
    assert [level.value for level in Level] == ["galat", "peringatan", "catatan"]
    assert [level.rank for level in Level] == [0, 1, 2]
    assert {entry.level for entry in ENTRIES} == set(Level)


@pytest.mark.parametrize(
    ("code", "level"),
    [("BC01", "catatan"), ("BC02", "galat"), ("BC03", "galat"), ("UK05", "galat"), ("UK06", "catatan"),
     ("UK08", "catatan"), ("UK09", "catatan"), ("UK10", "catatan"), ("UK12", "catatan"), ("UK02", "peringatan"),
     ("UK07", "peringatan"), ("AG03", "galat"), ("AG05", "galat"), ("LS05", "galat"), ("LS04", "peringatan"),
     ("RK02", "peringatan"), ("ST03", "catatan")],
)  # fmt: skip
def test_a_level_says_whether_a_figure_can_stand(code: str, level: str) -> None:
    """What cannot be computed or contradicts itself is a galat; what the domain calls a note is a catatan."""
    assert CATALOGUE[code].level.value == level


def make(code: str, level: Level, cell: str) -> Finding:
    return Finding(code, level, "PK", cell, "Pesan.")


def test_worst_first_keeps_the_order_within_a_level() -> None:
    found = [
        make("UK02", Level.WARNING, "A1"), make("BC01", Level.NOTE, "A2"), make("LS05", Level.ERROR, "A3"),
        make("AG02", Level.WARNING, "A4"), make("BC04", Level.ERROR, "A5"), make("ST02", Level.NOTE, "A6"),
        make("AB01", Level.WARNING, "A0"),
    ]  # fmt: skip
    assert [one.cell for one in worst_first(found)] == ["A3", "A5", "A1", "A4", "A0", "A2", "A6"]
    assert worst_first(iter(found)) == worst_first(worst_first(found))


def test_levels_are_counted_even_where_there_are_none() -> None:
    assert count_by_level([]) == {"galat": 0, "peringatan": 0, "catatan": 0}
    assert count_by_level([make("UK02", Level.WARNING, "A1")] * 2) == {"galat": 0, "peringatan": 2, "catatan": 0}


@pytest.mark.parametrize(("given", "kept"), [(None, None), (5, Decimal(5)), (Decimal("0.01"), Decimal("0.01"))])
def test_a_difference_is_exact(given: int | Decimal | None, kept: Decimal | None) -> None:
    made = finding("AG02", "Anggaran", "D6", difference=given).difference
    assert made == kept
    assert made is None or isinstance(made, Decimal)


@pytest.mark.parametrize(
    ("named", "cells"),
    [
        ("", []),
        ("H8", [("RKT", "H8")]),
        ("PK!D6", [("PK", "D6")]),
        ("H8:H10, PK 2024!D6", [("RKT", "H8"), ("RKT", "H9"), ("RKT", "H10"), ("PK 2024", "D6")]),
        ("A1, dan 3 sel lain", [("RKT", "A1")]),
        ("H10:H8", []),
    ],
)
def test_the_cells_that_a_message_names_are_known_as_cells(named: str, cells: list[tuple[str, str]]) -> None:
    assert list(related_cells("RKT", named)) == cells


def test_a_range_to_the_last_row_does_not_name_a_million_cells() -> None:
    assert len(list(related_cells("RKT", "A1:A1048576"))) <= 1001
