"""Check, compute, verify and compare workbooks from Python; workbooks may be paths, bytes or open files."""

import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, TypeGuard

from lkj_xlsx import compute as runs
from lkj_xlsx.compute import Comparison
from lkj_xlsx.declare.message import Level
from lkj_xlsx.sheets import temuan
from lkj_xlsx.show.outcome import as_json, headline
from lkj_xlsx.values import Range, Word
from lkj_xlsx.verify import Verification
from lkj_xlsx.verify import verify as verify_path
from lkj_xlsx.workbook import Refused, Unwritable

if TYPE_CHECKING:
    import pandas as pd

Source: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO
"""A workbook: its path, its bytes, or a file that is open for reading bytes."""

_SHOWN = ("level", "code", "cell", "message", "effect")
_UNNAMED = "buku-kerja.xlsx"  # what messages call a workbook without a path


@dataclass(frozen=True)
class Outcome(runs.Outcome):
    """What a run found and computed; a notebook shows its headline and its findings."""

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON document of ``--format json``, which docs/format-json.md describes."""
        document: dict[str, Any] = json.loads(as_json(self))
        return document

    def _repr_html_(self) -> str:
        figures = "".join(f"<tr><th>{escape(label)}</th><td>{escape(text)}</td></tr>" for label, text in headline(self))
        rows = "".join(
            f"<tr><td>{one.level.word}</td><td>{one.code}</td><td>{escape(one.sheet)}!{one.cell or ''}</td>"
            f"<td>{escape(one.message)}</td><td>{escape(one.effect or '')}</td></tr>"
            for one in self.findings
            if one.level is not Level.NOTE
        )
        headings = "".join(f"<th>{one.heading}</th>" for one in temuan.COLUMNS if one.key in _SHOWN)
        found = f"<table><tr>{headings}</tr>{rows}</table>" if rows else ""
        return f"<table>{figures}</table>{found}"


def check(source: Source) -> Outcome:
    """Read and audit a workbook, and write nothing; ``Refused`` where it is no LKj workbook."""
    with _path_of(source) as path:
        return _for_notebooks(runs.check(path), source)


def compute(source: Source, output: str | os.PathLike[str] | BinaryIO | None = None, *, force: bool = False) -> Outcome:
    """Compute a workbook and write the outcome to a path or into an open file.

    Without ``output`` it is written beside the source, which then has to be a path: ``ValueError`` for another one. The
    ``output`` of what is given is ``None`` where the outcome went into an open file.
    Raises ``Refused`` and ``Unwritable`` as :func:`lkj_xlsx.compute.compute` does.
    """
    if output is None and not isinstance(source, str | os.PathLike):
        raise ValueError("a workbook without a path needs an output")
    with _path_of(source) as path:
        if output is None or isinstance(output, str | os.PathLike):
            made = runs.compute(path, None if output is None else Path(output), force=force)
            return _for_notebooks(made, source)
        with TemporaryDirectory() as folder:
            made = runs.compute(path, Path(folder, _UNNAMED))
            output.write(Path(folder, _UNNAMED).read_bytes())
        return _for_notebooks(replace(made, output=None), source)


def verify(source: Source, *, recalc: bool = False) -> Verification:
    """Verify an outcome of ``compute``; whatever cannot be verified is a reason in what is given."""
    with _path_of(source) as path:
        return verify_path(path, recalc=recalc)


def diff(old: Source, new: Source, output: str | os.PathLike[str] | None = None, *, force: bool = False) -> Comparison:
    """Compare two workbooks by indikator and budget code, and write a workbook to print where a path is given."""
    with _path_of(old) as one, _path_of(new) as other:
        return runs.diff(one, other, None if output is None else Path(output), force=force)


def new_template(
    output: str | os.PathLike[str],
    *,
    instansi: str | None = None,
    tahun: int | None = None,
    previous: Source | None = None,
    parts: Collection[str] = (),
    scale: str | None = None,
    force: bool = False,
) -> Path:
    """Write a template and give its path; ``previous`` is last year's workbook, ``parts`` are ("IKU", "Bobot")."""
    target = Path(output)
    make = partial(runs.new_template, target, instansi=instansi, tahun=tahun, parts=parts, scale=scale, force=force)
    if previous is None:
        return make()
    with _path_of(previous) as path:
        return make(previous=path)


def numeric(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Give a copy of a frame in which each column of exact numbers is one of floats, as plots and sums want it.

    Missing values become NaN, and so do a Word and a Range among targets and realisasi. A column with texts stays.
    """
    shown = frame.copy()
    for name in frame.columns:
        known = [value for value in frame[name] if value is not None and value != ""]
        if any(map(_is_number, known)) and all(_is_number(one) or isinstance(one, Word | Range) for one in known):
            shown[name] = [float(value) if _is_number(value) else None for value in frame[name]]
            shown[name] = shown[name].astype("float64")
    return shown


def _is_number(value: object) -> TypeGuard[Decimal | Fraction | int]:
    return isinstance(value, Decimal | Fraction | int) and not isinstance(value, bool)


def _for_notebooks(outcome: runs.Outcome, source: Source) -> Outcome:
    """Give an outcome with what a notebook needs; one of a workbook without a path names no file that is gone."""
    named = outcome if isinstance(source, str | os.PathLike) else replace(outcome, source=Path(_UNNAMED))
    return Outcome(**{field.name: getattr(named, field.name) for field in fields(named)})


@contextmanager
def _path_of(source: Source) -> Iterator[Path]:
    """Give the path of a workbook; one without a path is written to a folder that goes afterwards."""
    if isinstance(source, str | os.PathLike):
        yield Path(source)
        return
    data = source if isinstance(source, bytes) else source.read()
    with TemporaryDirectory() as folder:
        path = Path(folder, _UNNAMED)
        path.write_bytes(data)
        yield path


__all__ = [
    "Comparison", "Outcome", "Refused", "Source", "Unwritable", "Verification",
    "check", "compute", "diff", "new_template", "numeric", "verify",
]  # fmt: skip
