"""A verification as text for the terminal, and as one JSON document."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lkj_xlsx import __version__
from lkj_xlsx.sheets import jejak
from lkj_xlsx.show import many
from lkj_xlsx.show.formats import and_more, json_text, one_line, two_columns
from lkj_xlsx.verify.outcome import CellDifference, DisplayNote, FactDifference, Recalculation, Verdict, Verification

SHOWN = 40
_COLOURS = {Verdict.SAME: "green", Verdict.DIFFERENT: "red", Verdict.UNKNOWN: "yellow"}
_LONGEST = 120


def as_text(outcome: Verification) -> str:
    """Give the verdict and what was compared for it, then each difference."""
    rows = [
        ("Berkas", str(outcome.source)),
        ("Putusan", outcome.verdict.value),
        *(("Sebab", reason) for reason in outcome.reasons),
    ]
    if not outcome.reasons:
        rows += [
            ("Jejak", _trail_text(outcome)),
            ("Dibanding", f"{outcome.compared} sel hasil, {outcome.findings} temuan, {len(jejak.FACTS)} fakta Jejak"),
        ]
    if outcome.recalculation is not None:
        rows.append(("Saksi lain", _libreoffice_text(outcome.recalculation)))
    table = two_columns(rows, 11, {"Putusan": _COLOURS[outcome.verdict]})
    differences = [*map(_fact_line, outcome.facts), *_cell_lines(outcome.cells)]
    if outcome.recalculation is not None:
        differences += _cell_lines(outcome.recalculation.cells)
    shown = [_display_line(one) for one in outcome.display[:SHOWN]]
    if len(outcome.display) > SHOWN:
        shown.append(and_more(len(outcome.display) - SHOWN, "catatan", "dengan --format json"))
    blocks = [differences, ["Tampilan", *shown] if shown else []]
    return "\n".join([table, *(line for block in blocks if block for line in ("", *map(one_line, block)))])


def _trail_text(outcome: Verification) -> str:
    known = (outcome.trail.get(fact.label) for fact in (jejak.TOOL, jejak.TIME))
    return ", ".join(text for text in known if text) or "tidak tercatat"


def _libreoffice_text(recalculation: Recalculation) -> str:
    return recalculation.reason or f"LibreOffice menghitung ulang {recalculation.compared} rumus"


def _fact_line(one: FactDifference) -> str:
    return f"{jejak.TITLE}  {one.fact}: {one.message}" + _labelled(tercatat=one.recorded, kini=one.now)


def _cell_lines(differences: Sequence[CellDifference]) -> list[str]:
    lines = [_cell_line(one) for one in differences[:SHOWN]]
    if len(differences) > SHOWN:
        lines.append(and_more(len(differences) - SHOWN, "sel", "dengan --format json"))
    return lines


def _cell_line(one: CellDifference) -> str:
    where = f"{one.sheet}!{one.cell}" if one.cell else one.sheet
    formulas = (one.formula, one.declared) if one.formula != one.declared else (None, None)
    return f"{where:<16}{one.message}" + _labelled(
        tersimpan=one.stored, dihitung=one.recomputed, rumus=formulas[0], semestinya=formulas[1]
    )


def _display_line(one: DisplayNote) -> str:
    where = f"{one.sheet}!{one.cell}" if one.cell else one.sheet
    return f"{where:<16}{'BERBEDA ' if one.differs else ''}{one.message}" + _labelled(isi=one.shown)


def _labelled(**facts: str | None) -> str:
    known = [f"{label} {_shortened(text) or '(kosong)'}" for label, text in facts.items() if text is not None]
    return f" [{'; '.join(known)}]" if known else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def verdict_row(outcome: Verification, path: Path) -> str:
    """Give the row of an outcome that was verified."""
    if outcome.reasons:
        return many.sentence_row(Verdict.UNKNOWN.value, path, " ".join(outcome.reasons))
    found = len(outcome.facts) + len(outcome.cells) + sum(one.differs for one in outcome.display)
    found += 0 if outcome.recalculation is None else len(outcome.recalculation.cells)
    return one_line(f"{outcome.verdict.value:<21} {found:>9}  {path}")


def as_json(outcome: Verification) -> str:
    """Give the verification as the JSON document that docs/format-json.md describes."""
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
        "perbedaan_sel": _cells_json(outcome.cells),
        "tampilan": [
            {"lembar": one.sheet, "sel": one.cell, "pesan": one.message, "isi": one.shown, "berbeda": one.differs}
            for one in outcome.display
        ],
        "libreoffice": None
        if recalculation is None
        else {
            "dibanding": recalculation.compared,
            "sebab": recalculation.reason,
            "perbedaan_sel": _cells_json(recalculation.cells),
        },
    }
    return json_text(document)


def _cells_json(differences: Sequence[CellDifference]) -> list[dict[str, str | None]]:
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
