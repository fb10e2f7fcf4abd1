"""Compares a workbook that we wrote with the one it was made from: it may have no new errors for Excel."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from robust.parts import Parts, packed, unpacked

from conformance.excel_rules import breaches
from conformance.validator import FormatError, format_errors, validator

_ROW = re.compile(rb"<row\b[^>]*/>|<row\b.*?</row>", re.DOTALL)


@dataclass(frozen=True)
class Pair:
    """A workbook as it came in, and what was written from it."""

    came: Path
    went: Path


def faults_of(file: Path) -> list[str]:
    """List the errors that the rules of Excel or the Open XML SDK find in a workbook."""
    return [*map(str, breaches(file)), *(str(one) for found in _format_errors([file]) for one in found)]


def new_faults(pairs: Mapping[str, Pair], folder: Path) -> dict[str, list[str]]:
    """List the errors in each written workbook that the workbook it was made from does not have.

    Workbooks without a new fault are left out. ``folder`` is for files of this function.
    """
    format_faults = _new_format_errors(pairs, folder)
    found = {name: _new_breaches(pair) + format_faults.get(name, []) for name, pair in pairs.items()}
    return {name: faults for name, faults in found.items() if faults}


def _new_breaches(pair: Pair) -> list[str]:
    found = breaches(pair.went)
    return _added(found, breaches(pair.came)) if found else []


def _new_format_errors(pairs: Mapping[str, Pair], folder: Path) -> dict[str, list[str]]:
    """Validate what is new in each workbook, and what was there before only where a changed part has an error."""
    went = [_without_rows_of(pair.went, pair.came, folder / f"{name}-keluar.xlsx") for name, pair in pairs.items()]
    errors = dict(zip(pairs, _format_errors(went), strict=True))
    faulty = {name: in_changed for name in pairs if (in_changed := _in_changed_parts(errors[name], pairs[name]))}
    came = [_without_rows_of(pairs[name].came, pairs[name].went, folder / f"{name}-masuk.xlsx") for name in faulty]
    before = zip(faulty, _format_errors(came), strict=True)
    return {name: _added(faulty[name], found) for name, found in before}


def _in_changed_parts(errors: Sequence[FormatError], pair: Pair) -> list[FormatError]:
    if not errors:
        return []
    came, went = (unpacked(file.read_bytes()) for file in (pair.came, pair.went))
    names = {one: one.part.removeprefix("/") for one in errors}
    return [one for one in errors if not names[one] or came.get(names[one]) != went.get(names[one])]


def _format_errors(files: Sequence[Path]) -> Sequence[Sequence[FormatError]]:
    return format_errors(files) if validator() is not None else [[] for _ in files]


def _added(after: Iterable[object], before: Iterable[object]) -> list[str]:
    return [str(one) for one in (Counter(after) - Counter(before)).elements()]


def _without_rows_of(file: Path, other: Path, target: Path) -> Path:
    """Leave out the rows that stand in the other workbook byte for byte: validating a whole one takes twice as long."""
    parts, others = unpacked(file.read_bytes()), unpacked(other.read_bytes())
    target.write_bytes(packed({name: _without_rows(name, data, others) for name, data in parts.items()}))
    return target


def _without_rows(name: str, data: bytes, others: Parts) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return data
    known = set(_ROW.findall(others.get(name, b"")))
    return _ROW.sub(lambda row: b"" if row[0] in known else row[0], data)
