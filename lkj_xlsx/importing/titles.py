"""Which unit and which year a file is of, and in what its amounts are printed: all from its titles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lkj_xlsx.importing import words
from lkj_xlsx.importing.grid import Foreign, Grid, Place
from lkj_xlsx.importing.tables import Table

_UNIT = re.compile(
    r"(?<![\w/])(?<!instansi )(?:komisi pemilihan umum|kpu|bawaslu|sekretariat|dinas|badan|balai|biro|pemerintah|"
    r"pemkab|pemkot|pengadilan|mahkamah|kementerian|kantor|kecamatan|kelurahan|inspektorat|rumah sakit|rsud|rsup|"
    r"puskesmas|sub ?bidang|bidang|sub ?bagian|bagian|direktorat|lembaga|kejaksaan|kepolisian|polres|polda|"
    r"universitas|politeknik|institut|bap[ep]\w+|uptd?|pusat|deputi|loka|stasiun|museum|perpustakaan|arsip|"
    r"satuan polisi|satpol|bpkad|bpkp|bkn|bkd|bkpsdm|bnn\w*|bps|bpom|ministry|directorate|agency|bureau|office|"
    r"department|secretariat|government)\b(?! keuangan tahun)", re.I,
)  # fmt: skip
_LAST_WORDS = ("bureau", "agency", "office", "department", "secretariat", "directorate", "ministry", "center", "centre")
_REGION = re.compile(r"\b(?:provinsi|prov\.|kabupaten|kab\.|kota|kecamatan|kelurahan|desa|daerah istimewa)\s+\w+", re.I)
_ONLY_A_REGION = re.compile(r"(?:provinsi|kabupaten|kota)\s+[\w .]+", re.I)
_GOVERNMENT = re.compile(r"pemerintah(?: daerah)?\s+((?:provinsi|kabupaten|kota|daerah)\b.*)", re.I)
_ENDS = re.compile(
    r"[\s,;:(]*(?:\b(?:tahun|thn|t\.?a\.?|fiscal year|fy|year|semester|triwulan|periode|per \d|pada|sebesar)\b|"
    r",\s*(?:laporan|lkj\w*|lakip|lkip|capaian|perjanjian kinerja|realisasi)\b|"
    r"(?<= )[-–—] |\(|(?:19|20)\d\d).*", re.I | re.S,
)  # fmt: skip
_YEAR_SAID = re.compile(r"\b(?:tahun|thn|t\.?a\.?|fiscal year|fy|year)\b[^\d]{0,24}((?:19|20)\d\d)(?!\d)", re.I)
_YEAR_LABEL = re.compile(r"(?:tahun|thn|t\.?a\.?|fiscal year|fy|year)\b", re.I)
_NO_TITLE = re.compile(r"\b(?:alamat|telp|telepon|email|kode pos|jalan|jl\.)", re.I)


@dataclass(frozen=True)
class TitleLine:
    """A line that stands outside of the tables: its text, and where, a paragraph having no cell."""

    text: str
    grid: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Identity:
    """The unit and the year of a file, each with the lines that say so."""

    unit: str = ""
    unit_from: tuple[TitleLine, ...] = ()
    year: int | None = None
    year_from: TitleLine | None = None


def title_lines(foreign: Foreign, tables: Sequence[Table]) -> list[TitleLine]:
    """Give the lines that may name the unit and the year: those near the first table first, then all others."""
    near = [TitleLine(text, one.grid.name, place) for one in tables[:1] for place, text in one.captions]
    far = [TitleLine(text) for text in foreign.paragraphs]
    first_table = tables[0].grid if tables else None
    letterhead = True
    for grid in foreign.grids:
        letterhead = letterhead and grid is not first_table
        if grid.is_word:
            far += [TitleLine(line) for line in grid.lines] if letterhead else []
            continue
        first = min((one.block.first_row for one in tables if one.grid is grid), default=grid.last_row + 1)
        for place, held in sorted(grid.cells.items()):
            if place[0] < first and isinstance(held.value, str):
                far.append(TitleLine(held.text, grid.name, place))
            elif place[0] < first and held.is_year and _follows_label(grid, place):
                far.append(TitleLine(f"Tahun {held.text}", grid.name, place))
    return list(dict.fromkeys([*near, *far]))


def _follows_label(grid: Grid, place: Place) -> bool:
    """Tell whether "Tahun" stands to the left of a number, maybe with a colon between them."""
    left = [grid.cells[place[0], column].text for column in grid.rows[place[0]] if column < place[1]]
    return any(_YEAR_LABEL.match(one) for one in left[-2:])


def identity_of(foreign: Foreign, tables: Sequence[Table]) -> Identity:
    """Give the unit and the year that the titles name; nothing where none does."""
    lines = title_lines(foreign, tables)
    unit, unit_from = _unit(lines)
    year, year_from = _year(lines)
    if year is None:
        names = [TitleLine(grid.name, grid.name) for grid in foreign.grids if not grid.is_word]
        year, year_from = _year(names)
    return Identity(unit, unit_from, year, year_from)


def year_said(text: str) -> int | None:
    """Give the year that a title names: the one after Tahun, or the only one in it."""
    without_ranges = words.YEARS.sub(" ", text)
    if (found := _YEAR_SAID.search(without_ranges)) is not None:
        return int(found[1])
    years = set(words.YEAR.findall(without_ranges))
    return int(years.pop()) if len(years) == 1 else None


def year_of_headings(table: Table) -> int | None:
    """Give the last year for which a table has both target and realisasi, or else a realisasi; its titles name none."""
    years: dict[int, set[words.Meaning]] = {}
    for column in table.block.columns:
        text = " ".join(map(words.plain, column.path)).replace("/", " ")
        for year in set(map(int, words.YEAR.findall(words.YEARS.sub(" ", text)))):
            leaf = words.earliest_of(words.FIGURES, words.plain(column.path[-1]))
            found = leaf or words.earliest_of(words.FIGURES, text)
            years.setdefault(year, set()).update([found] if found is not None else [])
    for wanted in ({words.Meaning.TARGET, words.Meaning.REALISASI}, {words.Meaning.REALISASI}):
        if fitting := [year for year, found in years.items() if found >= wanted]:
            return max(fitting)
    return None


def _year(lines: Iterable[TitleLine]) -> tuple[int | None, TitleLine | None]:
    known = [(year, line) for line in lines if (year := year_said(line.text)) is not None]
    said = [one for one in known if _YEAR_SAID.search(one[1].text)]
    return (said or known)[0] if known else (None, None)


def _unit(lines: Sequence[TitleLine]) -> tuple[str, tuple[TitleLine, ...]]:
    found = [(name, line) for line in lines if (name := _named_in(line.text))]
    whole = [one for one in found if _REGION.search(one[0]) and not _GOVERNMENT.fullmatch(one[0])]
    if whole:
        return whole[0][0], (whole[0][1],)
    for name, line in found:
        if _GOVERNMENT.fullmatch(name):
            continue
        for other in _neighbours(lines, line):
            if (region := _GOVERNMENT.fullmatch(other.text)) is not None:
                return f"{name} {region[1]}", (other, line)
            if _ONLY_A_REGION.fullmatch(other.text):
                return f"{name} {other.text}", (line, other)
    plain = [one for one in found if not _GOVERNMENT.fullmatch(one[0])] or found
    if plain:
        return plain[0][0], (plain[0][1],)
    regions = [(name, one) for one in lines if _ONLY_A_REGION.fullmatch(name := _ENDS.sub("", one.text).strip())]
    return (regions[0][0], (regions[0][1],)) if regions else ("", ())


def _neighbours(lines: Sequence[TitleLine], line: TitleLine) -> Iterator[TitleLine]:
    """Give the lines right above and right below one on the same sheet, or the paragraphs beside it."""
    if line.place is not None:
        rows = (line.place[0] - 1, line.place[0] + 1)
        yield from (one for one in lines if one.grid == line.grid and one.place and one.place[0] in rows)
    else:
        at = lines.index(line)
        beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
        yield from (one for one in beside if one.grid == line.grid and one.place is None)


def _named_in(text: str) -> str:
    """Give the name of a unit in a title: from the word for it to where the year or something else begins."""
    if _NO_TITLE.search(text) or words.LABELLED_SASARAN.fullmatch(text):
        return ""
    for found in _UNIT.finditer(text):
        inside = found.start() > 0
        if inside and not (found[0][0].isupper() and not text.islower()):
            continue
        name = _ENDS.sub("", text[found.start() :]).strip(" ,.;:-")
        if len(name.split()) >= 2 or (not inside and len(name) > 2):
            return name
    return _named_in_english(text)


def _named_in_english(text: str) -> str:
    """Give the name of a unit whose last word says so, "General Affairs Bureau", from its first capital letter on."""
    pieces = text.split()
    for at, piece in enumerate(pieces):
        if piece.strip(",.;:()").lower() in _LAST_WORDS:
            start = at
            while start and (pieces[start - 1][:1].isupper() or pieces[start - 1] in ("and", "&")):
                start -= 1
            if start < at:
                return " ".join(pieces[start : at + 1]).strip(" ,.;:()")
    return ""


def factor_of(texts: Iterable[str]) -> int:
    """Give by how much amounts are to be multiplied that a title or heading says are in thousands or millions."""
    for text in texts:
        flat = words.plain(text)
        for factor, pattern in words.THOUSANDS:
            if pattern.search(flat) or pattern.search(text.lower()):
                return factor
    return 1
