"""What the heading of a column says, by all its rows: the figure, its period, and whether it is money."""

from dataclasses import dataclass

from lkj_xlsx.importing import words
from lkj_xlsx.importing.words import FIGURES, TEXTS, Meaning, Period, earliest_of, first_of, plain

_UMBRELLAS = (Meaning.TARGET, Meaning.REALISASI, Meaning.CAPAIAN)
_OTHER_PERIODS = {
    Period.QUARTER: Meaning.QUARTER,
    Period.MONTH: Meaning.MONTH,
    Period.BEFORE: Meaning.YEAR_BEFORE,
    Period.AFTER: Meaning.YEAR_AFTER,
}


@dataclass(frozen=True)
class Said:
    """What a heading says. ``meaning`` is UNKNOWN where it says nothing that we know.

    ``percent``: it speaks of a percentage; ``amended`` and ``original``: of a target before and after a change;
    ``whole_year``: of the year beside its quarters.
    """

    meaning: Meaning
    period: Period = Period.UNSAID
    money: bool = False
    percent: bool = False
    amended: bool = False
    original: bool = False
    whole_year: bool = False

    @property
    def is_of_this_year(self) -> bool:
        """Whether its figures may be those of the year of the report."""
        return self.period in (Period.THIS_YEAR, Period.UNSAID)


def said_by(path: tuple[str, ...], year: int | None, *, in_quarters: bool = False) -> Said:
    """Read the path of a heading, from the top down to the leaf, in a report for a year.

    ``in_quarters``: Roman numbers beside it are quarters.
    """
    texts = [text for one in path if (text := plain(one))]
    if not texts:
        return Said(Meaning.UNKNOWN)
    leaf, parents = texts[-1], texts[:-1]
    words_of_leaf = leaf.replace("/", " ")
    of_parent = next((found for one in reversed(parents) if (found := _act(one))), None)
    is_unit_of_figure = words.ONLY_A_UNIT.search(words_of_leaf) is not None and of_parent is not None
    period = _period(texts, year, in_quarters=in_quarters)
    if parents and words.GENERIC.search(leaf) and words.whole_or_text(parents[-1]) is not None:
        leaf = parents[-1]  # "Indikator Kinerja / Uraian"
    text_meaning = None if is_unit_of_figure else words.whole_or_text(leaf)
    if text_meaning is None and not is_unit_of_figure and _act(leaf) is None and of_parent is None:
        text_meaning = next((found for one in reversed(parents) if (found := words.whole_or_text(one))), None)
        if period is not Period.UNSAID:
            text_meaning = None
    if text_meaning is not None:
        return Said(text_meaning, period)
    return _figure(texts, period, of_parent)


def _figure(texts: list[str], period: Period, of_parent: Meaning | None) -> Said:
    leaf = texts[-1].replace("/", " ")
    together = " ".join(texts).replace("/", " ")
    # Under "Realisasi Kinerja dan Anggaran" the K of K and Rp decides against money.
    money = words.MONEY.search(together) is not None and words.NO_MONEY.search(leaf) is None
    act = None if words.ONLY_A_UNIT.search(leaf) and of_parent else _act(texts[-1], leaf=True)
    act = act or of_parent
    percent = words.PERCENT.search(leaf) is not None
    if period in (Period.PLAN,):
        meaning = Meaning.PLAN_ACHIEVED if act is Meaning.CAPAIAN or percent else Meaning.PLAN_TARGET
    elif period in _OTHER_PERIODS:
        meaning = _OTHER_PERIODS[period]
    else:
        planned = money and percent and of_parent is Meaning.TARGET and act in (Meaning.TARGET, Meaning.CAPAIAN)
        meaning = Meaning.STANDARD if planned else _of_this_year(act, money=money, percent=percent)
    return Said(
        meaning, period, money, percent,
        amended=words.AMENDED.search(together) is not None,
        original=words.ORIGINAL.search(together) is not None,
        whole_year=words.WHOLE_YEAR.search(together) is not None,
    )  # fmt: skip


def _of_this_year(act: Meaning | None, *, money: bool, percent: bool) -> Meaning:
    if act is Meaning.PHYSICAL or act is Meaning.VOLUME:
        return act
    if act is None:
        return Meaning.CEILING if money else Meaning.UNKNOWN
    if not money:
        return Meaning.CAPAIAN if act is Meaning.REALISASI and percent else act
    if percent or act is Meaning.CAPAIAN:
        return Meaning.ABSORPTION
    return {Meaning.TARGET: Meaning.CEILING, Meaning.REALISASI: Meaning.SPENT}.get(act, act)


def _act(text: str, *, leaf: bool = False) -> Meaning | None:
    """Give which figure a text speaks of; ``None`` where it speaks of none, or, above others, of several."""
    text = text.replace("/", " ")
    if words.PHYSICAL_WORD.search(text):
        return Meaning.PHYSICAL
    found = [meaning for meaning, pattern in FIGURES if meaning in _UMBRELLAS and pattern.search(text)]
    if Meaning.TARGET in found and words.TARGET_ITSELF.search(text) is None:
        found.remove(Meaning.TARGET)  # "Realisasi Kinerja dan Anggaran Renja" names a document, and no second figure
    if not leaf and len(found) > 1 and words.TOGETHER.search(text):
        return None
    if not leaf and first_of(TEXTS, text) is Meaning.INDICATOR:
        return None
    return earliest_of(FIGURES, text)


def _period(texts: list[str], year: int | None, *, in_quarters: bool) -> Period:
    together = " | ".join(texts).replace("/", " / ")
    flat = " ".join(together.replace("|", " ").split())
    if any(words.BEFORE.search(one.replace("/", " ")) for one in texts):
        return Period.BEFORE
    if any(words.AFTER.search(one.replace("/", " ")) for one in texts):
        return Period.AFTER
    leaf = texts[-1].replace("/", " ")
    sums_up = words.WHOLE_YEAR.search(leaf) is not None and not words.QUARTER.search(leaf)  # Jumlah beside its months
    at_the_end = sums_up or words.TO_THE_END.search(flat.replace(" / ", "/").replace("/", " ")) is not None
    if not at_the_end and (words.QUARTER.search(flat) or (in_quarters and any(map(words.ROMAN.fullmatch, texts)))):
        return Period.QUARTER
    years = [int(one) for one in words.YEAR.findall(words.YEARS.sub(" ", together))]
    if any(words.PLAN.search(one.replace("/", " ")) for one in texts):
        return Period.PLAN
    if not at_the_end and words.MONTH.search(flat):
        return Period.MONTH
    if not years or year is None:
        return Period.UNSAID
    if year in years:
        return Period.THIS_YEAR
    return Period.BEFORE if max(years) < year else Period.AFTER
