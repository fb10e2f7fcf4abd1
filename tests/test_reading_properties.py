"""Whatever a target and a realisasi are written like, the value is exact or a finding names the cell; verify agrees."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_book import book

from lkj_xlsx.compute import compute
from lkj_xlsx.report.measure import measure
from lkj_xlsx.report.report import Report
from lkj_xlsx.values import Quotient, Word
from lkj_xlsx.verify import verify
from lkj_xlsx.verify.outcome import Verdict

ROWS = 8


def grouped(number: Decimal, marks: str) -> str:
    """Write a number with a mark for thousands and one for decimals; "" and "," for "1234,5"."""
    thousands, decimal = (marks[0], marks[1]) if len(marks) > 1 else ("", marks)
    return f"{number:,f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)


def widened(digits: str) -> str:
    """Write digits at full width."""
    return "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in digits)


# How a number that is written with marks stands in a cell, and by which power of ten the text says more.
SHAPES: dict[str, tuple[Callable[[str], str], int]] = {
    "alone": (lambda digits: digits, 0),
    "with its unit": (lambda digits: f"{digits} {{unit}}", 0),
    "in words of size": (lambda digits: f"{digits} juta", 6),
    "with a footnote": (lambda digits: f"{digits} 1)", 0),
    "with a star": (lambda digits: f"{digits}*)", 0),
    "with a remark": (lambda digits: f"{digits} (Semester I)", 0),
    "as a label": (lambda digits: f"Indeks {digits}", 0),
    "as a bound": (lambda digits: f"minimal {digits}", 0),
    "in wide digits": (widened, 0),
    "after a blank that nobody sees": (lambda digits: f"\u200b{digits}", 0),
    "from right to left": (lambda digits: f"\u202e{digits}\u202c", 0),
}
MARKS = (".,", ",.", ",", ".")  # the habits of one who types a whole report: Indonesian, English, without thousands
UNITS = {"": (99_999, 3), "Ton": (99_999, 3), "%": (120, 3), "Indeks": (99, 3), "Orang": (99_999, 0)}  # most, decimals


@dataclass(frozen=True)
class Written:
    """A number, and how it stands in a cell."""

    number: Decimal
    shape: str
    text: str

    @property
    def value(self) -> Decimal:
        return self.number.scaleb(SHAPES[self.shape][1])


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[Written, Written, str]]:
    """Targets and realisasi of one size, each in a shape of its own, with the marks of one writer."""
    marks = draw(st.sampled_from(MARKS))
    rows = []
    for _ in range(ROWS):
        unit = draw(st.sampled_from(sorted(UNITS)))
        most, decimals = UNITS[unit]
        target = draw(st.decimals(1, most, places=draw(st.integers(0, decimals))))
        places = draw(st.integers(0, decimals))
        realisasi = (target * draw(st.decimals("0.6", "1.9", places=2))).quantize(Decimal(1).scaleb(-places))
        sized = draw(st.sampled_from((False, False, False, True)))
        allowed = ["in words of size"] if sized else sorted(SHAPES.keys() - {"in words of size"})
        shapes = [draw(st.sampled_from(allowed)) for _ in range(2)]
        one, other = (
            Written(number, shape, SHAPES[shape][0](grouped(number, marks)).format(unit=unit).strip())
            for number, shape in zip((target, realisasi), shapes, strict=True)
        )
        rows.append((one, other, unit))
    return rows


def workbook(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    """A workbook with these targets, realisasi and units, all of them texts."""
    pk = "".join(
        f'| | IK{at:02d} | Sasaran | Indikator {at} | Maksimum | "{target}" | {unit} |\n'
        for at, (target, _, unit) in enumerate(rows, 1)
    )
    measured = "".join(f'| | "{realisasi}" |\n' for _, realisasi, _ in rows)
    return book(folder, f"""
| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
{pk}| Pengukuran | Realisasi |
{measured}""")  # fmt: skip


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(tables())
def test_a_value_is_exact_or_a_finding_names_its_cell(
    tmp_path: Path, table: list[tuple[Written, Written, str]]
) -> None:
    """Where every reading gives the same capaian, the two values of a row may both be a thousand times as big."""
    path = workbook(tmp_path, [(target.text, realisasi.text, unit) for target, realisasi, unit in table])
    outcome = compute(path, tmp_path / "hasil.xlsx", force=True)
    named = {(one.sheet, one.cell) for one in outcome.findings if one.level.value != "catatan"}
    for row, (target, realisasi, unit) in enumerate(table, 6):
        read, seen = outcome.laporan.rows["Pengukuran"][row], (target.text, realisasi.text, unit)
        exact = measure(target.value, realisasi.value, "Maksimum", outcome.laporan.settings)[1]
        same = outcome.hasil.measured[row]["capaian"] == exact
        assert read["target"] == target.value or same or ("PK", f"F{row}") in named, (seen, read["target"])
        assert read["realisasi"] == realisasi.value or same or ("Pengukuran", f"H{row}") in named, (seen, read)
    assert verify(outcome.output or path).verdict is Verdict.SAME


# Rows of words, quotients and ranges: what is read of them, and that every program computes it.
ROWS_OF_WORDS = (
    # target, realisasi, target as read, realisasi as read
    ("Ada", "Tidak Ada", Word("Ada"), Word("Tidak Ada")),
    ("80", "Tidak Ada", Decimal(80), None),
    ("Tercapai", "Belum Tercapai", Word("Tercapai"), Word("Tidak Tercapai")),
    ("Tercapai", "belum", Word("Tercapai"), None),
    ("WTP", "Wajar Dengan Pengecualian", Word("WTP"), Word("Wajar Dengan Pengecualian")),
    ("BB (70,01)", "A", Decimal("70.01"), Word("A")),
    ("WTP (85)", "WDP", Word("WTP"), Word("WDP")),
    ("4 dari 4", "3 dari 4", Decimal(4), Decimal(3)),
    ("4", "3 dari 4", Decimal(4), Decimal(3)),
    ("1 : 15", "1 : 12", Decimal("0.0666666666666667"), Decimal("0.0833333333333333")),
    ("3 / 4 dokumen", "-", Quotient(Decimal(3), Decimal(4)), None),
    ("Sangat Baik", "80 (Baik)", Word("Sangat Baik"), Word("Baik")),
    ("1,5 juta", "900 ribu", Decimal(1500000), Decimal(900000)),
    ("3.666", "3,88", Decimal("3.666"), Decimal("3.88")),
    ("nihil", "0", Decimal(0), Decimal(0)),
)  # fmt: skip


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """The outcome of the rows of words."""
    folder = tmp_path_factory.mktemp("kata")
    outcome = compute(workbook(folder, [(target, realisasi, "") for target, realisasi, *_ in ROWS_OF_WORDS]))
    assert outcome.output is not None
    return outcome.laporan, outcome.output


@pytest.mark.parametrize("at", range(len(ROWS_OF_WORDS)), ids=[" | ".join(row[:2]) for row in ROWS_OF_WORDS])
def test_the_cells_of_a_row_are_read_together(words: tuple[Report, Path], at: int) -> None:
    record = words[0].rows["Pengukuran"][6 + at]
    assert (record["target"], record["realisasi"]) == ROWS_OF_WORDS[at][2:]


def test_what_was_read_together_is_what_the_formulas_compute(words: tuple[Report, Path]) -> None:
    assert verify(words[1]).verdict is Verdict.SAME


@pytest.mark.libreoffice
def test_libreoffice_computes_the_same(words: tuple[Report, Path]) -> None:
    assert verify(words[1], recalc=True).verdict is Verdict.SAME
