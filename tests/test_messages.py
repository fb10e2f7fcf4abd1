"""The catalogue: each code has one message, worded like the others, one level and one place in the numbering."""

import re
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from types import ModuleType
from typing import Any

import pytest

from lkj_xlsx import sheets
from lkj_xlsx.catalogue import CATALOGUE, CatalogueError, collect
from lkj_xlsx.declare.message import Chapter, Level, Message
from lkj_xlsx.report.findings import Finding, count_by_level, finding, related_cells, worst_first

PREFIXES = [
    "BC", "BK", "ID", "ST", "RK", "PK", "BT", "UK", "AG", "EF", "IU", "KG", "PS", "TW", "RN", "AN", "LT", "PR", "LS",
]  # fmt: skip
ENGLISH = re.compile(r"\b(the|is|not|cell|row|value|error|missing|must|and|of|file|sheet|column|warning)\b", re.I)
MESSAGES = tuple(CATALOGUE.values())
each_message = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)


def names(text: str) -> set[str]:
    """The facts that a text names."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def filled(text: str) -> str:
    return text.format(**dict.fromkeys(names(text), "X"))


@each_message
def test_texts_are_sentences_in_plain_indonesian(message: Message) -> None:
    for text in (message.text, message.remedy):
        shown = re.sub(r"\.\{\w+\}$", ".", text)  # a further sentence that may come
        assert shown.endswith("."), shown
        assert shown[0].isupper() or shown[0] == "{", shown
        assert "  " not in shown
        assert "\n" not in shown
        assert not ENGLISH.search(re.sub(r"\{\w+\}", "", shown)), shown
        assert not set(shown) & set("!`*_#") - set("_" if "{" in shown else ""), shown


@each_message
def test_facts_are_named_and_filled_in(message: Message) -> None:
    for text in (message.text, message.remedy):
        assert all(re.fullmatch(r"[a-z_]+", name) for name in names(text))
        assert not set("{}") & set(filled(text))


@each_message
def test_a_fact_that_is_not_given_is_an_error_and_no_blank(message: Message) -> None:
    facts = names(message.text) | names(message.remedy)
    made = finding(message, "PK", "F6", **_facts(facts))
    assert (made.code, made.level, made.sheet, made.cell) == (message.code, message.level, "PK", "F6")
    assert made.remedy == filled(message.remedy)
    for missing in facts:
        with pytest.raises(KeyError, match=missing):
            finding(message, "PK", "F6", **_facts(facts - {missing}))


def _facts(named: set[str]) -> dict[str, Any]:
    return dict.fromkeys(named, "X")


def test_no_code_is_given_twice() -> None:
    codes = [message.code for message in MESSAGES]
    assert len(codes) == len(set(codes)) == len(CATALOGUE)
    assert all(code == message.code for code, message in CATALOGUE.items())
    own, other = (replace(MESSAGES[0], text=text) for text in ("Satu.", "Dua."))
    chapter = Chapter(own.code[:2], "Bab")
    with pytest.raises(CatalogueError, match=own.code):
        collect([module_of(chapter, own), module_of(other)])
    with pytest.raises(CatalogueError, match=chapter.prefix):
        collect([module_of(chapter, own), module_of(Chapter(chapter.prefix, "Bab lain"))])


def test_a_message_that_two_modules_use_is_one_message() -> None:
    chapter = Chapter(MESSAGES[0].code[:2], "Bab")
    chapters, messages = collect([module_of(chapter, MESSAGES[0]), module_of(MESSAGES[0])])
    assert (list(chapters.values()), list(messages.values())) == ([chapter], [MESSAGES[0]])


def test_a_code_without_a_chapter_is_an_error() -> None:
    with pytest.raises(CatalogueError, match=MESSAGES[0].code):
        collect([module_of(MESSAGES[0])])


def module_of(*values: object) -> ModuleType:
    """Make a module that holds these values."""
    module = ModuleType("some_sheet")
    vars(module).update({f"VALUE_{number}": value for number, value in enumerate(values)})
    return module


def test_no_module_with_messages_is_forgotten() -> None:
    found = [import_module(one.name) for one in iter_modules(sheets.__path__, f"{sheets.__name__}.")]
    reporting = [one for one in found if any(isinstance(value, Message | Chapter) for value in vars(one).values())]
    assert {one.__name__ for one in reporting} <= {one.__name__ for one in sheets.MODULES}


def test_no_message_is_given_twice_on_one_sheet() -> None:
    for prefix in PREFIXES:
        messages = [message.text for message in MESSAGES if message.code.startswith(prefix)]
        assert len(messages) == len(set(messages)), prefix


def test_codes_are_numbered_from_one_under_the_prefix_of_their_sheet() -> None:
    found: dict[str, list[int]] = {}
    for code in CATALOGUE:
        assert re.fullmatch(r"[A-Z]{2}\d{2}", code), code
        found.setdefault(code[:2], []).append(int(code[2:]))
    assert list(found) == PREFIXES
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in found.values())


def test_levels_are_those_of_the_contract_the_worst_first() -> None:
    assert [level.value for level in Level] == ["galat", "peringatan", "catatan"]
    assert [level.rank for level in Level] == [0, 1, 2]
    assert {message.level for message in MESSAGES} == set(Level)


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
    made = finding(CATALOGUE["AG02"], "Anggaran", "D6", difference=given).difference
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
