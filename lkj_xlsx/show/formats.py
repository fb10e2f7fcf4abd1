"""What the printed texts and JSON documents have in common: one line, two columns, percentages, numbers of JSON."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import click

from lkj_xlsx.values import Quantity, Quotient, Range, Word, format_percent, format_quantity


def one_line(text: str) -> str:
    """Give a text as one line without control characters, which a cell or a file name of the user may hold."""
    return "".join(one if one.isprintable() else " " if one.isspace() else "?" for one in text)


def two_columns(rows: Sequence[tuple[str, str]], width: int, colours: Mapping[str, str] | None = None) -> str:
    """Lay out label and value, a line each; the value of a label in ``colours`` is bold and in that colour."""
    return "\n".join(
        f"{label:<{width}}{_coloured(one_line(value), (colours or {}).get(label))}" for label, value in rows
    )


def _coloured(text: str, colour: str | None) -> str:
    return text if colour is None else click.style(text, fg=colour, bold=True)


def and_more(count: int, noun: str, place: str) -> str:
    """Say how many are not shown and where they are: "... dan 3 temuan lain; selengkapnya pada lembar Temuan."."""
    return f"... dan {count} {noun} lain; selengkapnya {place}."


def percent(value: Decimal | None) -> str:
    """Give a percentage with two decimals, "98,50%"; "-" for none."""
    return "-" if value is None else format_percent(value)


def json_text(document: Mapping[str, Any]) -> str:
    """Give a JSON document. It is ASCII only, so that every console can show it."""
    return json.dumps(document, indent=2, allow_nan=False)


def json_line(document: Mapping[str, Any]) -> str:
    """Give a JSON document as one line, for several workbooks."""
    return json.dumps(document, allow_nan=False)


def json_number(value: Decimal | None) -> int | float | None:
    """Give a number as JSON holds it: 98 for a whole number, 98.5 for another."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def json_quantity(value: Quantity | None) -> int | float | str | None:
    """Give a target or realisasi as JSON holds it: a number, or a word or range as text."""
    match value:
        case None:
            return None
        case Word(text):
            return text
        case Range() | Quotient():
            return format_quantity(value)
        case _:
            return json_number(value)
