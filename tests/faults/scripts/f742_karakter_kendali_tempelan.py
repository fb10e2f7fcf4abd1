"""The name of an indikator (PK!D6) ends with a control character, as text pasted from a word processor may; Excel
stores it as _x0007_.

Right: `compute OUT`, then `verify` of its outcome says cocok; `template --dari OUT` writes a template.
"""

from pathlib import Path

from faults.parts import load, look, put, save


def main(start: Path, out: Path) -> None:
    parts = load(start)
    put(
        parts,
        "PK",
        "D6",
        f'<c r="D6" s="{look(parts, "PK", "D6")}" t="inlineStr"><is><t>Persentase Naskah_x0007_</t></is></c>',
    )
    save(parts, out)
