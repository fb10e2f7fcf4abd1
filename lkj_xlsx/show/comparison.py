"""What ``diff`` prints about two workbooks: as text for the terminal, or as one JSON document."""

import textwrap
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import click

from lkj_xlsx import __version__
from lkj_xlsx.compare.difference import (
    NAMELESS,
    NO_DIFFERENCE,
    TOO_MANY,
    ComparedValue,
    ItemDifference,
    ItemStatus,
    Section,
    ValueChange,
    counts_text,
    difference_text,
    value_text,
)
from lkj_xlsx.compute import Comparison
from lkj_xlsx.show.formats import json_quantity, json_text, one_line, two_columns

WIDTH = 96
_COLOURS = {
    ItemStatus.ADDED: "green",
    ItemStatus.DROPPED: "red",
    ItemStatus.RENAMED: "cyan",
    ItemStatus.CHANGED: "yellow",
}
_STATUS_WIDTH = max(len(status.value) for status in ItemStatus) + 2


def as_text(comparison: Comparison) -> str:
    """Give the names of both files, how many items differ, then each item with its values: old -> new."""
    sections = comparison.difference.sections.values()
    rows = [
        ("Lama", str(comparison.old.source)),
        ("Baru", str(comparison.new.source)),
        *((section.title, counts_text(section)) for section in sections),
        ("Hasil", str(comparison.output) if comparison.output else "(tidak ditulis)"),
    ]
    parts = [two_columns(rows, 11)]
    parts += ["\n".join(_section_lines(section)) for section in sections if section.entries]
    if not comparison.difference.found:
        parts.append(NO_DIFFERENCE)
    return "\n\n".join(parts)


def _section_lines(section: Section) -> Iterator[str]:
    """Give the lines of one section, such as that of PK: its title, then each item that differs."""
    yield click.style(section.title.upper(), bold=True)
    if not section.by_likeness:
        yield from textwrap.wrap(TOO_MANY, WIDTH)
    for entry in section.entries:
        yield from _item_lines(entry)


def _item_lines(entry: ItemDifference) -> Iterator[str]:
    """Give the lines of one item: its status, its code and name, then its values."""
    title = one_line("  ".join(part for part in (entry.key, entry.name or NAMELESS) if part))
    first, *more = textwrap.wrap(title, WIDTH - _STATUS_WIDTH)
    yield click.style(f"{entry.status.value:<{_STATUS_WIDTH}}", fg=_COLOURS[entry.status]) + first
    yield from (" " * _STATUS_WIDTH + line for line in more)
    shown = [change for change in entry.changes if not _repeats_name(entry, change)]
    labels = ["" if change.heading in entry.name else change.heading for change in shown]
    width = max(map(len, labels), default=0)
    for label, change in zip(labels, shown, strict=True):
        yield from _value_lines(entry.status, label.ljust(width + 2) if width else "", change)


def _repeats_name(entry: ItemDifference, change: ValueChange) -> bool:
    """Tell whether the value of an added or dropped item only repeats the name in the line above it."""
    return entry.status in (ItemStatus.ADDED, ItemStatus.DROPPED) and entry.name in (change.old.value, change.new.value)


def _value_lines(status: ItemStatus, label: str, change: ValueChange) -> Iterator[str]:
    """Give one value of an item: old -> new in one line, or in two where that is too long."""
    old, new = (one_line(value_text(change, side)) for side in (change.old, change.new))
    if status in (ItemStatus.ADDED, ItemStatus.DROPPED):
        yield from _wrapped(f"  {label}", new if status is ItemStatus.ADDED else old)
        return
    difference = difference_text(change)
    line = f"  {label}{old} -> {new}" + (f"  ({difference})" if difference else "")
    if len(line) <= WIDTH:
        yield line
        return
    yield from _wrapped(f"  {label}lama: ", old)
    yield from _wrapped(f"  {' ' * len(label)}baru: ", new)


def _wrapped(start: str, text: str) -> list[str]:
    """Wrap a text; further lines are indented as far as the ``start`` of the first one."""
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start))


def as_json(comparison: Comparison) -> str:
    """Give the comparison as the JSON document that docs/format-json.md describes."""
    document: dict[str, Any] = {
        "lkj_xlsx": __version__,
        "berkas": {
            "lama": str(comparison.old.source),
            "sha256_lama": comparison.old.sha256,
            "baru": str(comparison.new.source),
            "sha256_baru": comparison.new.sha256,
            "keluaran": None if comparison.output is None else str(comparison.output),
        },
    }
    document |= {name: _section_json(section) for name, section in comparison.difference.sections.items()}
    return json_text(document)


def _section_json(section: Section) -> dict[str, Any]:
    """Give one section as an object of the JSON document."""
    return {
        "sama": section.equal,
        "kemiripan_dicari": section.by_likeness,
        "perbedaan": [
            {
                "jenis": entry.status.value,
                "kunci": entry.key or None,
                "nama": entry.name,
                "nilai": [_change_json(change) for change in entry.changes],
            }
            for entry in section.entries
        ],
    }


def _change_json(change: ValueChange) -> dict[str, Any]:
    """Give one value of an item as an object of the JSON document."""
    return {
        "kolom": change.heading,
        "lama": _json_value(change.old.value),
        "baru": _json_value(change.new.value),
        "selisih": _json_value(change.difference),
        "satuan_lama": change.old.unit or None,
        "satuan_baru": change.new.unit or None,
        "sel_lama": change.old.cell,
        "sel_baru": change.new.cell,
    }


def _json_value(value: ComparedValue) -> int | float | str | None:
    """Give a compared value as JSON has it: a date as ISO text, a number as a number."""
    match value:
        case str() | int():
            return value
        case date():
            return value.isoformat()
        case Decimal() if not value.is_finite():
            return str(value)
        case _:
            return json_quantity(value)
