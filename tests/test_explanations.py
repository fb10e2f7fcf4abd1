"""The explanations of the catalogue: each code has a rule, a source and an example."""

import re

import pytest

from lkj_xlsx.catalogue import CATALOGUE
from lkj_xlsx.declare.message import Message

ENGLISH = re.compile(r"\b(the|is|not|cell|row|value|error|missing|must|and|of|file|sheet|column|warning)\b", re.I)
# Where a rule comes from: a regulation, a published report, a unit's practice, or our own, which must say so.
SOURCES = re.compile(
    r"(PermenPANRB|Perpres) \d+/\d{4}|(Laporan|LKj) (Kinerja )?[A-Z]\w+|KPU \w+ \d{4}|Kemenkeu|[Pp]ertimbangan kami"
)
MOST_SENTENCES = 4
MESSAGES = tuple(CATALOGUE.values())

each_message = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)


def sentences(text: str) -> list[str]:
    return re.findall(r".+?[.](?=\s+[A-Z]|$)", text)


@each_message
def test_a_rule_is_a_few_plain_sentences(message: Message) -> None:
    assert 1 <= len(sentences(message.rule)) <= MOST_SENTENCES, message.rule
    assert "".join(sentences(message.rule)).replace(" ", "") == message.rule.replace(" ", "")
    for text in (message.rule, message.source, message.example):
        assert text == " ".join(text.split())
        assert not ENGLISH.search(text), text
        assert not set(text) & set("{}`"), text


@each_message
def test_a_source_is_named(message: Message) -> None:
    assert SOURCES.search(message.source), message.source


@each_message
def test_an_example_is_a_case_of_its_own(message: Message) -> None:
    assert message.example.endswith(".")
    assert re.search(r'\d|"', message.example), message.example
    assert sum(other.example == message.example for other in MESSAGES) == 1
