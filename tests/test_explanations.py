"""What the catalogue says to the one who asks why: rule, source and example of each code."""

import re

import pytest

from lkj_xlsx.catalogue import ENTRIES, Entry

ENGLISH = re.compile(r"\b(the|is|not|cell|row|value|error|missing|must|and|of|file|sheet|column|warning)\b", re.I)
# Where a rule comes from: a regulation, a published report, a unit's practice, or our own, which must say so.
SOURCES = re.compile(
    r"(PermenPANRB|Perpres) \d+/\d{4}|(Laporan|LKj) (Kinerja )?[A-Z]\w+|KPU \w+ \d{4}|Kemenkeu|[Pp]ertimbangan kami"
)
MOST_SENTENCES = 4

each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)


def sentences(text: str) -> list[str]:
    return re.findall(r".+?[.](?=\s+[A-Z]|$)", text)


@each_entry
def test_a_rule_is_a_few_plain_sentences(entry: Entry) -> None:
    assert 1 <= len(sentences(entry.rule)) <= MOST_SENTENCES, entry.rule
    assert "".join(sentences(entry.rule)).replace(" ", "") == entry.rule.replace(" ", "")
    for text in (entry.rule, entry.source, entry.example):
        assert text == " ".join(text.split())
        assert not ENGLISH.search(text), text
        assert not set(text) & set("{}`"), text


@each_entry
def test_a_source_is_named(entry: Entry) -> None:
    assert SOURCES.search(entry.source), entry.source


@each_entry
def test_an_example_is_a_case_of_its_own(entry: Entry) -> None:
    assert entry.example.endswith(".")
    assert re.search(r'\d|"', entry.example), entry.example
    assert sum(other.example == entry.example for other in ENTRIES) == 1
