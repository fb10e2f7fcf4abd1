"""A verification as text for the terminal, and as one JSON document."""

import json
from collections.abc import Sequence
from typing import Any

import click

from lkj_xlsx import __version__
from lkj_xlsx.schema import jejak
from lkj_xlsx.tell import one_line
from lkj_xlsx.verify.outcome import CellDifference, FactDifference, Recalculation, Verdict, Verification

SHOWN = 40
_COLOURS = {Verdict.SAME: "green", Verdict.DIFFERENT: "red", Verdict.UNKNOWN: "yellow"}
_LONGEST = 120


def as_text(outcome: Verification) -> str:
    """The verdict and what it rests on, then each difference."""
    rows = [
        ("Berkas", str(outcome.source)),
        ("Putusan", click.style(outcome.verdict.value, fg=_COLOURS[outcome.verdict], bold=True)),
        *(("Sebab", reason) for reason in outcome.reasons),
    ]
    if not outcome.reasons:
        rows += [
            ("Jejak", _trail(outcome)),
            ("Dibanding", f"{outcome.compared} sel hasil, {outcome.findings} temuan, {len(jejak.FACTS)} fakta Jejak"),
        ]
    if outcome.recalculation is not None:
        rows.append(("Saksi lain", _witness(outcome.recalculation)))
    table = "\n".join(f"{label:<11}{value if label == 'Putusan' else one_line(value)}" for label, value in rows)
    differences = [*map(_fact, outcome.facts), *_cells(outcome.cells)]
    if outcome.recalculation is not None:
        differences += _cells(outcome.recalculation.cells)
    return "\n".join([table, "", *map(one_line, differences)]) if differences else table


def _trail(outcome: Verification) -> str:
    known = (outcome.trail.get(fact.label) for fact in (jejak.TOOL, jejak.TIME))
    return ", ".join(text for text in known if text) or "tidak tercatat"


def _witness(recalculation: Recalculation) -> str:
    return recalculation.reason or f"LibreOffice menghitung ulang {recalculation.compared} rumus"


def _fact(one: FactDifference) -> str:
    return f"{jejak.TITLE}  {one.fact}: {one.message}" + _facts(tercatat=one.recorded, kini=one.now)


def _cells(differences: Sequence[CellDifference]) -> list[str]:
    lines = [_cell(one) for one in differences[:SHOWN]]
    if len(differences) > SHOWN:
        lines.append(f"... dan {len(differences) - SHOWN} sel lain; selengkapnya dengan --format json.")
    return lines


def _cell(one: CellDifference) -> str:
    where = f"{one.sheet}!{one.cell}" if one.cell else one.sheet
    formulas = (one.formula, one.declared) if one.formula != one.declared else (None, None)
    return f"{where:<16}{one.message}" + _facts(
        tersimpan=one.stored, dihitung=one.recomputed, rumus=formulas[0], semestinya=formulas[1]
    )


def _facts(**facts: str | None) -> str:
    known = [f"{label} {_cut(text) or '(kosong)'}" for label, text in facts.items() if text is not None]
    return f" [{'; '.join(known)}]" if known else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def as_json(outcome: Verification) -> str:
    """The document that docs/format-json.md describes; ASCII alone, so that no console's encoding can spoil it."""
    recalculation = outcome.recalculation
    document: dict[str, Any] = {
        "lkj_xlsx": __version__,
        "berkas": {"diperiksa": str(outcome.source), "sha256": outcome.sha256 or None},
        "putusan": outcome.verdict.value,
        "sebab": list(outcome.reasons),
        "jejak": dict(outcome.trail),
        "dibanding": {"sel": outcome.compared, "temuan": outcome.findings},
        "perbedaan_jejak": [
            {"fakta": one.fact, "pesan": one.message, "tercatat": one.recorded, "kini": one.now}
            for one in outcome.facts
        ],
        "perbedaan_sel": _as_rows(outcome.cells),
        "libreoffice": None
        if recalculation is None
        else {
            "dibanding": recalculation.compared,
            "sebab": recalculation.reason,
            "perbedaan_sel": _as_rows(recalculation.cells),
        },
    }
    return json.dumps(document, indent=2, allow_nan=False)


def _as_rows(differences: Sequence[CellDifference]) -> list[dict[str, str | None]]:
    return [
        {
            "lembar": one.sheet,
            "sel": one.cell,
            "pesan": one.message,
            "tersimpan": one.stored,
            "dihitung": one.recomputed,
            "rumus": one.formula,
            "rumus_semestinya": one.declared,
        }
        for one in differences
    ]
