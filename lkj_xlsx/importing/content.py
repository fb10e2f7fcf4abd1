"""What the cells of a column are like: figures, money, sentences, units; and how figures go with each other."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from lkj_xlsx.importing.grid import Held
from lkj_xlsx.values import full_unit, read_quantity, same_unit

_HUNDRED = Decimal(100)
_NEAR = Decimal("0.6")  # points of capaian: printed figures are rounded
_CAPS = tuple(map(Decimal, (100, 110, 120, 125, 150, 200)))
_MONEY_FROM = Decimal(100_000)
_UNIT = re.compile(
    r"%|(?:persen|nilai|indeks|skor|poin|dokumen|laporan|orang|unit|kegiatan|paket|kali|hari|bulan|tahun|buah|layanan|"
    r"kasus|rupiah|predikat|opini|level|kategori|ton|kg|ekor|ha|hektar|km|lokasi|desa|sekolah|perkara|berkas|naskah|"
    r"inovasi|kelompok|aplikasi|lembaga|satker|rekomendasi|cases|people|reports|documents)\b"
)


def share(values: Collection[Held], holds: Callable[[Held], bool]) -> float:
    """Give the share of cells for which something holds, 0 of none."""
    return sum(map(holds, values)) / len(values) if values else 0.0


def begins(values: Collection[Held], pattern: re.Pattern[str]) -> float:
    """Give the share of cells whose text begins with a pattern."""
    return share(values, lambda one: pattern.match(one.text) is not None)


def mean_length(values: Mapping[int, Held]) -> float:
    """Give the mean length of the texts."""
    return sum(len(one.text) for one in values.values()) / len(values) if values else 0.0


def is_prose(values: Collection[Held]) -> bool:
    """Tell whether sentences stand in a column and no figures."""
    texts = list(values)
    longest = sum(len(one.text) for one in texts) / len(texts) if texts else 0
    return longest > 25 and share(texts, lambda one: one.is_figure) < 0.3


def is_text(values: Mapping[int, Held]) -> bool:
    """Tell whether texts stand in a column, long ones or short ones."""
    return bool(values) and share(values.values(), lambda one: one.is_figure) < 0.3 and mean_length(values) > 8


def is_numeric(values: Mapping[int, Held]) -> bool:
    """Tell whether figures stand in a column."""
    return bool(values) and share(values.values(), lambda one: one.is_figure) >= 0.6


def is_money(values: Collection[Held]) -> bool:
    """Tell whether amounts of rupiah stand in a column: large figures without a unit."""
    return (
        share(values, lambda one: one.number is not None and not one.is_percent and abs(one.number) >= _MONEY_FROM)
        > 0.5
    )


def are_units(values: Collection[Held]) -> bool:
    """Tell whether words of units stand in a column."""
    short = share(values, lambda one: len(one.text) <= 20 and not one.is_figure)
    return short == 1 and share(values, lambda one: _UNIT.match(full_unit(one.text)) is not None) >= 0.5


def fits(rows: Sequence[tuple[Decimal | None, ...]]) -> float:
    """Give the share of rows in which the third figure is the second in percent of the first, by any of the formulas.

    Where lower is better the figure printed is T / R or (2T - R) / T; a capaian may stop at a bound, and may stand as
    a part of one instead of a percentage. Rows in which nothing can be compared don't count.
    """
    compared = [row for row in rows if None not in row and row[0]]
    if not compared:
        return 0.0
    alike = sum(any(_near(one, row[2]) for one in _capaian(row[0], row[1])) for row in compared if row[2] is not None)
    return alike / len(compared)


def _capaian(target: Decimal | None, real: Decimal | None) -> list[Decimal]:
    if not target or real is None:
        return []
    found = [real / target * _HUNDRED, (2 * target - real) / target * _HUNDRED]
    if real:
        found.append(target / real * _HUNDRED)
    return [*found, *(cap for cap in _CAPS if found[0] > cap)]


def _near(computed: Decimal, printed: Decimal | None) -> bool:
    assert printed is not None
    return abs(computed - printed) <= max(_NEAR, abs(computed) / 200) or abs(computed / _HUNDRED - printed) < Decimal(
        "0.006"
    )


def are_rests(rows: Sequence[tuple[Decimal | None, ...]]) -> bool:
    """Tell whether the third figure is what is left of the first without the second."""
    known = [(a, b, c) for a, b, c in rows if a is not None and b is not None and c is not None]
    return bool(known) and sum(abs(a - b - c) < 1 for a, b, c in known) * 2 > len(known)


def written_alike(pairs: Iterable[tuple[Held, ...]]) -> bool | None:
    """Tell whether figures are written as their targets are, so that they are realisasi and no percentages of it.

    True: they have the units of the targets, or follow targets of different sizes. False: they stay near 100 whatever
    the targets are. ``None``: both may be, as where all targets are near 100 percent.
    """
    rows = [pair for pair in pairs if pair[0].is_figure and pair[1].is_figure]
    if not rows:
        return None
    units = [(_unit(one), _unit(other)) for one, other in rows]
    words = [pair for pair in units if pair[0] not in (None, "%")]
    if words:
        same = sum(same_unit(*pair) for pair in words)
        if same * 2 >= len(words):
            return True
        if all(other == "%" for _, other in words):
            return False
    numbers = [(a.number, b.number) for a, b in rows if a.number and b.number is not None]
    near_hundred = sum(40 <= b <= 200 for _, b in numbers)
    far = [(a, b) for a, b in numbers if not 40 <= a <= 200]
    follows = sum(a / 4 <= b <= a * 4 for a, b in far)
    if far and follows * 2 > len(far):
        return True
    if len(far) * 2 > len(numbers) and len(far) > 1 and near_hundred == len(numbers):
        return False
    return None


def _unit(cell: Held) -> str | None:
    if cell.is_percent:
        return "%"
    return read_quantity(cell.value).unit if isinstance(cell.value, str) else None
