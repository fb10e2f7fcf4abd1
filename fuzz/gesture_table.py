"""Do in LibreOffice what people do to a workbook, and write into docs/gerakan.md what comes of it.

``python fuzz/gesture_table.py`` takes two minutes. What came of each before is kept in ``gestures_before.json``.
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from oracle import CORRECTED
from people.by_kind import KINDS
from people.libreoffice_edits import edit_in_libreoffice

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.message import NOTE
from lkj_xlsx.package import Refused

HERE = Path(__file__).parent
BEFORE = HERE / "gestures_before.json"
DOCUMENT = HERE.parent / "docs" / "gerakan.md"
INTRODUCTION = """# What people do to a workbook, and what comes of it

Each of these was done in LibreOffice to the outcome of the corrected sample
(samples/kpu-kota-binjai-2024-diperbaiki.xlsx: capaian 100,58 of 12 indikator, pagu 33.122.884.000), which was then
computed again. "before" is what came of it at the beginning of this work. Findings are those that were added, with
their cells; the meaning of a code is in the [catalogue](temuan.md). Where a figure is not named, it stayed as it was.
The list is made by `python fuzz/gesture_table.py`.
"""


def main(into: Path | None = None) -> None:
    """Write the table; or what comes of each gesture into a file, for the column of before."""
    with tempfile.TemporaryDirectory() as name:
        start = compute(CORRECTED, Path(name) / "awal.xlsx")
        flat = {f"g{number}": steps for number, (_, steps) in enumerate(_all())}
        saved = edit_in_libreoffice(start.output or CORRECTED, flat, Path(name))
        found = {does: _outcome(start, saved[f"g{number}"]) for number, (does, _) in enumerate(_all())}
    if into is not None:
        into.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    before = json.loads(BEFORE.read_text(encoding="utf-8"))
    parts = [INTRODUCTION.rstrip()]
    for kind, gestures in KINDS.items():
        parts.append(f"\n## {kind}\n\n| gesture | before | today |\n| --- | --- | --- |")
        parts += [f"| {does} | {before.get(does, '')} | {found[does]} |" for does in gestures]
    DOCUMENT.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _all() -> list[tuple[str, list]]:
    return [one for gestures in KINDS.values() for one in gestures.items()]


def _outcome(start: Outcome, file: Path) -> str:
    """Say in one line what came of a gesture: figures that changed, and findings that were added."""
    try:
        now = compute(file)
    except Refused as refused:
        return f"refused: {str(refused).partition(': ')[2] or refused}".replace(file.name, "the workbook").replace(
            "|", "/"
        )
    except Exception as error:
        return f"fails: {type(error).__name__}"
    said = []
    summary, before = now.hasil.ringkasan, start.hasil.ringkasan
    counts = f"{summary.terukur} of {summary.indikator}"
    if (summary.capaian, counts) != (before.capaian, f"{before.terukur} of {before.indikator}"):
        said.append(f"capaian {'empty' if summary.capaian is None else summary.capaian}, {counts}")
    total, was = now.hasil.anggaran.total, start.hasil.anggaran.total
    if (total.pagu, total.realisasi) != (was.pagu, was.realisasi):
        said.append(f"TOTAL {total.pagu} and {total.realisasi}")
    places, known = ([(one.code, one.sheet, one.cell) for one in run.findings] for run in (now, start))
    counted, notes = Counter(code for code, _, _ in known), {one.code for one in now.findings if one.level is NOTE}
    moved = {code for code in notes if counted[code] == sum(1 for one in places if one[0] == code)}
    added = [one for one in (Counter(places) - Counter(known)).elements() if one[0] not in moved]
    shown = [f"{code} {sheet}!{cell}" if cell else f"{code} {sheet}" for code, sheet, cell in added]
    by_code = Counter(code for code, _, _ in added)
    first = {code: one for (code, _, _), one in zip(reversed(added), reversed(shown), strict=True)}
    named = [first[code] + (f" and {count - 1} more" if count > 1 else "") for code, count in by_code.items()]
    if named:
        said.append(", ".join(named))
    return "; ".join(said) or "right, nothing to say"


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:2]))
