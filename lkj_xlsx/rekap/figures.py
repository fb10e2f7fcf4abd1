"""The figures over all units: which workbooks count, means with n of n, ranks, weak indikator, groups."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rekap.listing import Listed, Match, UnitList, name_key
from lkj_xlsx.rekap.unit import Measured, Unit
from lkj_xlsx.rules.achievement import Kategori, best_first, kategori
from lkj_xlsx.rules.means import mean
from lkj_xlsx.rules.text import code_key
from lkj_xlsx.values import round_half_away

LOW, IDLE = Decimal(90), Decimal(80)
"""A capaian below 90 % is low; a serapan below 80 % leaves pagu idle, one from 90 % on is high."""

_NO_GROUP = "(kosong)"


@dataclass(frozen=True)
class Member:
    """A workbook among the others. It ``counts`` in means and ranks unless ``states`` says why not."""

    unit: Unit
    listed: Listed | None
    counts: bool
    states: tuple[str, ...]

    @property
    def group(self) -> str:
        """The group of the list that it belongs to, "" for none."""
        return self.listed.group if self.listed else ""

    @property
    def weakest(self) -> Measured | None:
        """The indikator that pulls the unit down: the one with the lowest capaian."""
        known = [one for one in self.unit.measured if one.capaian is not None]
        return min(known, key=lambda one: one.capaian or Decimal(0), default=None)


@dataclass(frozen=True)
class Figures:
    """What some units have together. ``known`` units have a capaian, ``weighed`` a pagu above 0, too."""

    units: int
    known: int
    capaian: Decimal | None
    weighed: int
    weighted: Decimal | None
    pagu: Decimal
    realisasi: Decimal
    budgeted: int
    serapan: Decimal | None
    low: int


@dataclass(frozen=True)
class Weak:
    """An indikator over all units that have it: its mean, how many are low, and the lowest unit."""

    text: str
    known: int
    capaian: Decimal
    low: int
    lowest: Member
    lowest_capaian: Decimal


@dataclass(frozen=True)
class Group:
    """The units of one group; ``expected`` is how many the list has, ``handed_in`` how many of them did."""

    name: str
    expected: int
    handed_in: int
    figures: Figures
    galat: int
    lowest: Member | None

    @property
    def key(self) -> str:
        """What the list says of its units, "" where it says nothing."""
        return "" if self.name == _NO_GROUP else self.name


@dataclass(frozen=True)
class Rekap:
    """All that the workbook shows. ``members`` are ranked, the best first, those that do not count last."""

    tahun: str
    members: tuple[Member, ...]
    figures: Figures
    scale: tuple[Kategori, ...]
    kategori: str
    per_kategori: Mapping[str, int]
    listed: tuple[Listed, ...]
    missing: tuple[Listed, ...]
    doubles: tuple[tuple[Member, ...], ...]
    weak: tuple[Weak, ...]
    groups: tuple[Group, ...]
    by: str

    @property
    def counted(self) -> tuple[Member, ...]:
        """The members that count."""
        return tuple(one for one in self.members if one.counts)

    @property
    def left_out(self) -> tuple[Member, ...]:
        """The members that do not count."""
        return tuple(one for one in self.members if not one.counts)

    @property
    def lowest(self) -> tuple[Member, ...]:
        """The members that count and have a capaian, the lowest first."""
        return tuple(one for one in reversed(self.counted) if one.unit.capaian is not None)


def rekap_of(units: Sequence[Unit], listed: Sequence[Listed] | None, by: str = "") -> Rekap:
    """Put the units beside each other. ``by`` is the column of the list that makes the groups."""
    known = None if listed is None else UnitList(listed)
    year = _year(units)
    matches = [Match(None) if known is None else known.match(one.kode, one.nama, one.singkatan) for one in units]
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (unit, match) in enumerate(zip(units, matches, strict=True)):
        if not unit.refused and (unit.kode or unit.nama):
            places[_identity(unit, match), unit.tahun].append(number)
    double = {number for numbers in places.values() if len(numbers) > 1 for number in numbers}
    members = [
        _member(unit, match, year, is_double=number in double, by_list=known is not None)
        for number, (unit, match) in enumerate(zip(units, matches, strict=True))
    ]
    counted = [one for one in members if one.counts]
    scale = _scale(counted)
    figures = figures_of(counted)
    handed_in = {one.listed for one in members if one.listed and not one.unit.refused and one.unit.tahun == year}
    missing = tuple(one for one in listed or () if one not in handed_in)
    names = best_first(scale)
    earned = Counter(one.unit.kategori for one in counted if one.unit.capaian is not None)
    return Rekap(
        tahun=year,
        members=tuple(sorted(members, key=_rank)),
        figures=figures,
        scale=scale,
        kategori=kategori(figures.capaian, scale),
        per_kategori={name: earned[name] for name in dict.fromkeys([*names, *sorted(filter(None, earned))])},
        listed=tuple(listed or ()),
        missing=missing,
        doubles=tuple(
            tuple(members[number] for number in numbers) for numbers in places.values() if len(numbers) > 1
        ),
        weak=tuple(weak_indikator(counted)),
        groups=tuple(_groups(members, listed or (), handed_in)) if by else (),
        by=by,
    )  # fmt: skip


def figures_of(members: Iterable[Member]) -> Figures:
    """Give means and sums over members. A unit without a figure is left out of it, and n says so."""
    units = [one.unit for one in members]
    known = [one.capaian for one in units if one.capaian is not None]
    weighed = [(one.capaian, one.pagu) for one in units if one.capaian is not None and one.pagu and one.pagu > 0]
    budgets = [(one.pagu, one.realisasi) for one in units if one.pagu is not None and one.realisasi is not None]
    pagu = sum((whole for whole, _ in budgets), Decimal(0))
    spent = sum((part for _, part in budgets), Decimal(0))
    whole = sum(Fraction(weight) for _, weight in weighed)
    return Figures(
        units=len(units),
        known=len(known),
        capaian=mean(known),
        weighed=len(weighed),
        weighted=round_half_away(sum(Fraction(a) * Fraction(b) for a, b in weighed) / whole) if whole else None,
        pagu=pagu,
        realisasi=spent,
        budgeted=len(budgets),
        serapan=round_half_away(Fraction(spent) * 100 / Fraction(pagu)) if pagu else None,
        low=sum(one < LOW for one in known),
    )


def weak_indikator(members: Iterable[Member]) -> list[Weak]:
    """Give the indikator that two units or more have, the lowest mean first."""
    found: dict[str, list[tuple[Decimal, str, Member]]] = defaultdict(list)
    for member in members:
        for one in member.unit.measured:
            if one.capaian is not None:
                found[one.key].append((one.capaian, one.indikator, member))
    weak = []
    for rows in found.values():
        lowest, text, member = min(rows, key=lambda row: row[0])
        average = mean([capaian for capaian, _, _ in rows])
        if len(rows) > 1 and average is not None:
            low = sum(capaian < LOW for capaian, _, _ in rows)
            weak.append(Weak(text, len(rows), average, low, member, lowest))
    return sorted(weak, key=lambda one: (one.capaian, one.text))


def _member(unit: Unit, match: Match, year: str, *, is_double: bool, by_list: bool) -> Member:
    """Say whether a workbook counts, and what is to be said of it."""
    if unit.refused:
        return Member(unit, None, counts=False, states=(f"tidak dapat dibaca: {unit.refused}",))
    why_not = [
        "ganda: ada buku kerja lain dari unit dan tahun ini; lihat lembar Ganda" if is_double else "",
        f"tahun {unit.tahun or '(kosong)'}, bukan {year}" if unit.tahun != year else "",
        match.remark if by_list and match.listed is None else "",
        "" if unit.nama or unit.kode else "nama instansi kosong",
    ]
    remarks = [
        match.remark if match.listed is not None else "",
        f"memuat {unit.galat} kesalahan" if unit.galat else "",
        f"capaian kosong ({unit.cause})" if unit.capaian is None else "",
        "serapan kosong: pagu nol atau tidak terbaca, anggarannya tidak ikut dijumlahkan" if unit.pagu is None else "",
        "hasil yang isiannya diubah sesudah dihitung; angkanya dihitung lagi" if unit.edited else "",
    ]
    left_out = [one for one in why_not if one]
    states = [*(f"tidak ikut: {one}" for one in left_out), *filter(None, remarks)]
    return Member(unit, match.listed, counts=not left_out, states=tuple(states))


def _identity(unit: Unit, match: Match) -> str:
    """Give what two workbooks of one unit have in common."""
    if match.listed is not None:
        return f"{match.listed.kode}\n{match.listed.nama}"
    return code_key(unit.kode) if unit.kode else name_key(unit.nama)


def _year(units: Iterable[Unit]) -> str:
    """Give the year of most workbooks, the latest of several."""
    counts = Counter(one.tahun for one in units if not one.refused and one.tahun)
    return max(counts, key=lambda year: (counts[year], year), default="")


def _scale(members: Iterable[Member]) -> tuple[Kategori, ...]:
    """Give the scale of most units."""
    counts = Counter(one.unit.scale for one in members)
    return counts.most_common(1)[0][0] if counts else ()


def _rank(member: Member) -> tuple[bool, bool, Decimal, str]:
    capaian = member.unit.capaian
    return not member.counts, capaian is None, -(capaian or Decimal(0)), member.unit.short_name


def _groups(members: Sequence[Member], listed: Sequence[Listed], handed_in: set[Listed]) -> list[Group]:
    """Give the groups of the list, the lowest mean first, those without one last."""
    groups = []
    for name in dict.fromkeys(one.group for one in listed):
        own = [one for one in members if one.counts and one.listed and one.group == name]
        expected = [one for one in listed if one.group == name]
        ranked = [one for one in own if one.unit.capaian is not None]
        groups.append(
            Group(
                name or _NO_GROUP, len(expected), sum(one in handed_in for one in expected), figures_of(own),
                sum(one.unit.galat > 0 for one in own),
                min(ranked, key=lambda one: one.unit.capaian or Decimal(0), default=None),
            )
        )  # fmt: skip
    return sorted(groups, key=lambda one: (one.figures.capaian is None, one.figures.capaian or Decimal(0), one.name))
