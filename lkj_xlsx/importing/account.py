"""The account of an import: for each cell of the foreign file where it went, or that it was left, and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lkj_xlsx.importing import words
from lkj_xlsx.importing.grid import Foreign, Grid, Place, areas

_SIGNED = re.compile(
    r"\(?\s*[.…_]{4,}\s*\)?|nip\b.*|mengetahui\b.*|(?:plt\.? )?(?:kepala|ketua|sekretaris|direktur|bupati|wali ?kota|"
    r"camat|pihak)\b.*|[^,]{2,40}, .*(?:(?:19|20)\d\d|[.…]{3,}).*", re.I,
)  # fmt: skip
_NOTE = re.compile(r"(?:catatan|keterangan|sumber|note|source|\*|\d\))", re.I)


@dataclass(frozen=True)
class Line:
    """A row of the sheet Impor. ``became`` is empty where the cells were left."""

    sheet: str
    cells: str
    became: str
    title: str
    remark: str

    @property
    def is_left(self) -> bool:
        """Whether nothing of ours holds these cells."""
        return not self.became


@dataclass
class Account:
    """Lines as they are told, and the cells of each grid that none of them names yet."""

    foreign: Foreign
    lines: list[Line] = field(default_factory=list)
    _told: dict[str, set[Place]] = field(default_factory=dict)
    _placed: dict[str, set[Place]] = field(default_factory=dict)

    def tell(self, grid: Grid, places: Iterable[Place], became: str, title: str, remark: str) -> None:
        """Say what became of some cells."""
        named = sorted({one for one in places if one in grid.cells})
        if named:
            self.lines.append(Line(grid.name, areas(named), became, title, remark))
            self._told.setdefault(grid.name, set()).update(named)
            if became:
                self._placed.setdefault(grid.name, set()).update(named)

    def open_cells(self, grid: Grid) -> list[Place]:
        """Give the filled cells of a grid of which nothing was said yet, row by row."""
        told = self._told.get(grid.name, set())
        return [place for place in sorted(grid.cells) if place not in told]

    def is_placed(self, grid: Grid, place: Place) -> bool:
        """Tell whether a line says of a cell that something of ours holds it."""
        return place in self._placed.get(grid.name, set())

    def is_whole(self) -> bool:
        """Tell whether something was said of every filled cell of the file."""
        return not any(self.open_cells(grid) for grid in self.foreign.grids)


def tell_what_stands_outside(account: Account, first_rows: dict[str, int], used: dict[tuple[str, Place], str]) -> None:
    """Say of all cells outside of tables that they were left, and what they seem to be.

    ``first_rows``: the first row of a table of each sheet. ``used``: for what a title was used besides.
    """
    for grid in account.foreign.grids:
        groups: dict[tuple[str, str, int], list[Place]] = {}
        before: tuple[Place, str] | None = None
        block = 0
        for place in account.open_cells(grid):
            kind = _kind(grid, place, first_rows.get(grid.name, grid.last_row + 1))
            if before is None or before[1] != kind or place[0] > before[0][0] + 1:
                block += 1
            before = place, kind
            groups.setdefault((kind, used.get((grid.name, place), ""), block), []).append(place)
        for (kind, use, _), places in groups.items():
            text = grid.cells[places[0]].text
            account.tell(grid, places, "", text[:80], f"{kind}; {use}" if use else kind)


def _kind(grid: Grid, place: Place, first_row: int) -> str:
    cell = grid.cells[place]
    if cell.error:
        return f"sel galat ({cell.error})"
    if words.PAGE.fullmatch(cell.text) or words.CONTINUED.fullmatch(cell.text):
        return "nomor halaman atau tanda lanjutan"
    if place[0] < first_row or words.TITLE.match(cell.text):
        return "judul atau kop"
    if _NOTE.match(cell.text):
        return "catatan"
    if _SIGNED.fullmatch(cell.text):
        return "tanda tangan"
    return "di luar tabel yang dikenali"
