"""The page Grafik Renstra: for each sasaran a chart of targets and realisasi over the years of the period."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkj_xlsx.declare import style
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.page import Chart, Figure, Page, PageValues, Series
from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.text import unit_and_year
from lkj_xlsx.sheets.identitas import title_of
from lkj_xlsx.sheets.renstra import PART, YEARS, realisasi_of, share_of, target_of
from lkj_xlsx.values import round_half_away

POSITION = 65

_LETTERS = "abcdefghijklmno"  # of the sasaran in the keys of the figures
_YEARS = "abcde"
_FIRST, _EACH, _A_PAGE = 5, 10, 4  # the first row of the first block, the rows of a block, and the blocks of a page
_KINDS = {"target": target_of, "realisasi": realisasi_of}
_WIDTHS = {"A": 11, "B": 12, "C": 12, "D": 50}
_LAST = _FIRST + _EACH * len(_LETTERS) - 1


def _top(number: int) -> int:
    """Give the row of the name of the n-th sasaran, counted from 0."""
    return _FIRST + _EACH * number


def _mean(number: int, key: str) -> str:
    """Give the formula for the mean of a column of Renstra over the indikator of a sasaran."""
    mean = f"AVERAGEIF({{Renstra.nomor_sasaran:}},{number + 1},{{Renstra.{key}:}})"
    return f'IFERROR(ROUND(ROUND({mean},10),2),"")'


def _figures() -> Iterator[Figure]:
    yield Figure("judul", "", "", "A2", Kind.TEXT, unit_and_year.formula)
    for number, letter in enumerate(_LETTERS):
        top = _top(number)
        numbers = ",".join(f"{{{letter}_{kind}_{year}}}" for kind in _KINDS for year in _YEARS)
        name = f"INDEX({{Renstra.sasaran:}},MATCH({number + 1},{{Renstra.nomor_sasaran:}},0),1)"
        yield Figure(f"{letter}_nama", "", "", f"A{top}", Kind.TEXT,
                     f'IF(COUNT({numbers})=0,"","{number + 1}. "&{name})')  # fmt: skip
        for offset, year in enumerate(_YEARS):
            row = top + 2 + offset
            heading = f"TRIM(MID({{Renstra.{target_of(offset)}@heading}},{len('Target ')},20))"
            headings = dict(zip("ABC", ("Tahun", "Target", "Realisasi"), strict=True)) if not offset else {}
            labels = [(headings.get(at, ""), f"{at}{top + 1}" if headings else "") for at in "ABC"]
            yield Figure(f"{letter}_tahun_{year}", *labels[0], f"A{row}", Kind.SHORT,
                         f'IF({{{letter}_nama}}="","",{heading})')  # fmt: skip
            for (kind, of), column, label in zip(_KINDS.items(), "BC", labels[1:], strict=True):
                yield Figure(f"{letter}_{kind}_{year}", *label, f"{column}{row}", Kind.PERCENT,
                             _mean(number, share_of(of(offset))))  # fmt: skip


def _charts() -> Iterator[Chart]:
    for number in range(len(_LETTERS)):
        first, last = _top(number) + 2, _top(number) + 1 + YEARS
        series = (
            Series(name, f"${column}${first}:${column}${last}", f"$A${first}:$A${last}", ink)
            for name, column, ink in (("Target", "B", style.CHART_PALE), ("Realisasi", "C", style.CHART_FILL))
        )
        yield Chart("% terhadap target akhir", "column", f"D{first - 1}", (350, 190), tuple(series))


def _values(laporan: Report, hasil: Results) -> PageValues:
    figures: dict[str, Any] = {"judul": title_of(laporan.identitas)}
    by_sasaran: dict[int, list[Mapping[str, Any]]] = {}
    names: dict[int, str] = {}
    for row, record in hasil.rows_of(PART).items():
        if record["nomor_sasaran"]:
            by_sasaran.setdefault(record["nomor_sasaran"], []).append(record)
            names.setdefault(record["nomor_sasaran"], laporan.rows[PART][row]["sasaran"])
    table = laporan.layout[PART].table
    for number, letter in enumerate(_LETTERS, 1):
        means = {
            f"{letter}_{kind}_{year}": _mean_of([one[share_of(of(offset))] for one in by_sasaran.get(number, ())])
            for kind, of in _KINDS.items()
            for offset, year in enumerate(_YEARS)
        }
        has_any = any(one is not None for one in means.values())
        figures |= means
        figures[f"{letter}_nama"] = f"{number}. {names[number]}" if has_any else ""
        for offset, year in enumerate(_YEARS):
            heading = table.column(target_of(offset)).heading.removeprefix("Target").strip()
            figures[f"{letter}_tahun_{year}"] = heading if has_any else ""
    return PageValues(figures, {})


def _mean_of(shares: list[Fraction | None]) -> Decimal | None:
    known = [one for one in shares if one is not None]
    return round_half_away(sum(known, Fraction(0)) / len(known)) if known else None


GRAFIK = Page(
    sheet="Grafik Renstra",
    part=PART,
    title="Target dan Realisasi selama Renstra",
    purpose="target dan realisasi tiap sasaran dari tahun ke tahun, dengan grafiknya; terisi dari Renstra",
    widths=_WIDTHS,
    last_column="D",
    last_row=_LAST,
    values=_values,
    figures=tuple(_figures()),
    lists=(),
    notes=(
        ("A3", "Angka: persen terhadap target akhir menurut polaritas, rata-rata indikator sasaran itu. Kata "
               "seperti WTP tidak ikut."),
    ),
    texts=("judul", *(f"{letter}_nama" for letter in _LETTERS)),
    heights=dict.fromkeys(range(_FIRST, _LAST + 1), 18) | {_top(number): 32 for number in range(len(_LETTERS))},
    blocks=tuple(
        (f"{letter}_nama", _top(number), _top(number) + _EACH - 1) for number, letter in enumerate(_LETTERS)
    ),
    breaks=tuple(_top(number) - 1 for number in range(_A_PAGE, len(_LETTERS), _A_PAGE)),
    charts=tuple(_charts()),
)  # fmt: skip

CHECKS: tuple[Check, ...] = ()
