"""What ``formulir`` prints: which forms were made, what is open on them, and what whoever prints them has to know."""

from lkj_xlsx.compute import Formulir
from lkj_xlsx.declare.message import Level
from lkj_xlsx.report.findings import count_by_level
from lkj_xlsx.show.formats import two_columns


def as_text(made: Formulir) -> str:
    """Give the names of the forms, the empty fields that print a dotted line, notes, findings and the file."""
    counts = count_by_level(made.outcome.findings)
    blanks = dict.fromkeys(label for form in made.forms for label in form.blanks)
    notes = dict.fromkeys(note for form in made.forms for note in form.notes)
    rows = [
        ("Formulir", ", ".join(form.name for form in made.forms)),
        *([("Dilewati", f"{', '.join(made.left_out)} (tidak ada isiannya)")] if made.left_out else []),
        *([("Kosong", f"{', '.join(blanks)} (tercetak titik-titik)")] if blanks else []),
        *(("Catatan", note) for note in notes),
        ("Temuan", ", ".join(f"{count} {Level(level).word}" for level, count in counts.items())),
        ("Hasil", str(made.output)),
    ]
    return two_columns(rows, 10)
