"""The first page of the rekap, for the head: what to decide, the figures, the lowest ten and why, charts."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.letters import count_lines
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.rekap.figures import LOW, Group, Member, Rekap, Weak
from lkj_xlsx.rekap.first_charts import Charts
from lkj_xlsx.rekap.sentences import about, cut, decisions, in_words, shorter
from lkj_xlsx.rekap.table import Cell, Linked, put
from lkj_xlsx.template.writer import TemplateWriter, set_up_page
from lkj_xlsx.values import format_decimal, format_percent

SHEET = "Untuk Pimpinan"
_WIDTHS = (4.5, 31, 19, 11, 17, 11, 45, 2, 15, 15, 15, 15)
_TILES, _LOWEST, _WEAK, _OTHERS, _LAST = 4, 7, 20, 28, 35
_TEN, _FIVE = 10, 5
_LEAST = 4  # rows of sentences, at least
_TALL, _LOW_ROW = 27.0, 19.0
_RIGHT = 9  # the first column of the right half
_RIGHT_WIDTH = 56
_SMALL: style.Properties = {**style.FONT, "font_size": 9, "text_wrap": True, "valign": "vcenter"}
_UNDER: style.Properties = {"bottom": 1, "bottom_color": "#D5DAE1"}
_PALE, _RED_PALE = "#EEF2F7", style.ERROR_FILL


class FirstPage:
    """Writes the first page. ``day`` is the day of the rekap as text; ``folder`` is where links lead from."""

    def __init__(self, workbook: Workbook, writer: TemplateWriter, rekap: Rekap, folder: Path, day: str) -> None:
        self._workbook, self._writer, self._rekap, self._folder, self._day = workbook, writer, rekap, folder, day
        self._sheet: Worksheet = workbook.add_worksheet(SHEET)
        self._height = self._heights()
        self._after_decisions = _LOWEST + 2 + _LEAST

    def write(self) -> None:
        """Write all but the charts, which need the sheets behind."""
        sheet, rekap = self._sheet, self._rekap
        for number, width in enumerate(_WIDTHS):
            sheet.set_column(number, number, width)
        title = f"Rekap Laporan Kinerja {rekap.tahun}".strip()
        self._text(1, 1, title, {**style.TITLE, "font_size": 18})
        self._text(2, 1, about(rekap, self._day), {**_SMALL, "text_wrap": False, "font_color": style.MUTED})
        self._tiles()
        self._lowest()
        self._weak()
        if rekap.groups:
            self._groups(rekap.groups[:_FIVE])
        else:
            self._best()
        self._decisions()
        self._missing()
        set_up_page(sheet, f"{title}, dibuat dengan lkj-xlsx rekap", landscape=True)
        sheet.set_footer(f"&L&9{title}, dibuat dengan lkj-xlsx rekap, {self._day}")
        sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.5)
        sheet.fit_to_pages(1, 1)
        sheet.print_area(0, 0, _LAST - 1, len(_WIDTHS) - 1)

    def charts(self, last_unit: int) -> None:
        """Draw the charts; ``last_unit`` is the last row of the units that count on their sheet."""
        charts = Charts(self._workbook, self._writer, self._sheet, self._rekap)
        row = self._after_decisions
        charts.kategori(row, self._pixels(row + 1, _WEAK + 1))
        charts.points(_WEAK + 2, last_unit, self._pixels(_WEAK + 3, _OTHERS + 2))

    def _pixels(self, first: int, last: int) -> int:
        """Give the height of rows from the first to the last."""
        return int(sum(self._height.get(row, style.LINE_HEIGHT) for row in range(first, last + 1)) * 4 / 3) - 4

    def _heights(self) -> dict[int, float]:
        heights = {1: 26.0, 2: 15.0, 3: 6.0, _TILES: 30.0, _TILES + 1: 28.0, 6: 8.0}
        heights |= {_LOWEST + 2 + number: _TALL for number in range(_TEN)}
        heights |= {_WEAK - 1: 8.0, _OTHERS - 1: 8.0}
        heights |= {_WEAK + 2 + number: _TALL for number in range(_FIVE)}
        heights |= {_OTHERS + 2 + number: _LOW_ROW for number in range(_FIVE)}
        for row, height in heights.items():
            self._sheet.set_row(row - 1, height)
        return heights

    def _text(self, row: int, column: int, text: str, look: style.Properties) -> None:
        self._writer.put(self._sheet, row, column, text, look)

    def _merged(self, first: tuple[int, int], last: tuple[int, int], text: str, look: style.Properties) -> None:
        made = self._writer.format(look)
        self._sheet.merge_range(first[0] - 1, first[1] - 1, last[0] - 1, last[1] - 1, "", made)
        self._text(*first, text, look)

    def _heading(self, row: int, column: int, text: str, last: int) -> None:
        look = {**style.FONT, "bold": True, "font_size": 12, "bottom": 2, "bottom_color": style.LINK_INK}
        for number in range(column, last + 1):
            self._text(row, number, text if number == column else "", look)

    def _tiles(self) -> None:
        rekap, figures = self._rekap, self._rekap.figures
        wrong = sum(one.unit.galat > 0 for one in rekap.counted)
        handed_in = len(rekap.listed) - len(rekap.missing)
        in_all = f"{handed_in} dari {len(rekap.listed)}" if rekap.listed else str(figures.units)
        in_words_of = f"unit sudah menyerahkan; {len(rekap.missing)} belum" if rekap.listed else "unit dihitung"
        if not rekap.listed and rekap.left_out:
            in_words_of += f"; {len(rekap.left_out)} berkas tidak ikut"
        if rekap.listed and figures.units != handed_in:
            in_words_of += f"; {figures.units} dihitung"
        mean = "-" if figures.capaian is None else f"{format_percent(figures.capaian)} {rekap.kategori}"
        weighted = "-" if figures.weighted is None else format_percent(figures.weighted)
        tiles = (
            (1, 2, in_all, in_words_of, False),
            (3, 4, str(wrong), f"dari {figures.units} unit memuat kesalahan", wrong > 0),
            (5, 6, mean, f"rata-rata capaian {figures.known} dari {figures.units} unit; berbobot pagu {weighted} "
             f"({figures.weighed} unit)", False),
            (7, 7, "Serapan " + ("-" if figures.serapan is None else format_percent(figures.serapan)),
             f"{in_words(figures.realisasi)} dari {in_words(figures.pagu)}; {figures.budgeted} dari {figures.units} "
             "unit", False),
            (9, 12, f"{figures.low} unit", f"di bawah {LOW}%, dari {figures.known} unit yang punya capaian",
             figures.low > 0),
        )  # fmt: skip
        for first, last, value, label, is_red in tiles:
            fill, ink = (_RED_PALE, style.ERROR_INK) if is_red else (_PALE, style.INK)
            big = 15 if len(value) > 20 else 18
            look = {**style.FONT, "bg_color": fill, "align": "center", "valign": "vcenter", "text_wrap": True}
            value_look = {**look, "bold": True, "font_size": big, "font_color": ink}
            label_look = {**look, "font_size": 9, "valign": "top"}
            if first == last:
                self._text(_TILES, first, value, value_look)
                self._text(_TILES + 1, first, label, label_look)
            else:
                self._merged((_TILES, first), (_TILES, last), value, value_look)
                self._merged((_TILES + 1, first), (_TILES + 1, last), label, label_look)

    def _table(self, row: int, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self._heading(row, 1, title, len(headings))
        look = {**style.HEADING, "font_size": 10, "text_wrap": False}
        for number, heading in enumerate(headings, 1):
            self._text(row + 1, number, heading, look)
        kinds = (Kind.COUNT, Kind.TEXT, Kind.TEXT, Kind.PERCENT, Kind.SHORT, Kind.PERCENT, Kind.TEXT)
        for at, cells in enumerate(rows, row + 2):
            for number, (cell, kind) in enumerate(zip(cells, kinds, strict=True), 1):
                put(self._writer, self._sheet, at, number, cell, self._look(kind, number, cell), self._folder)

    def _look(self, kind: Kind, number: int, cell: Cell) -> style.Properties:
        look = {**_SMALL, **_UNDER, "align": "left" if kind is Kind.TEXT else "center"}
        if kind is Kind.PERCENT and isinstance(cell, Decimal):
            look |= {"num_format": style.NUMBER_FORMATS[Kind.PERCENT], "align": "right", "indent": 1}
        return look | ({"bold": True} if number == 4 else {}) | ({} if number == 7 else {"font_size": 10})

    def _lowest(self) -> None:
        by = self._rekap.by.capitalize() or "Terukur"
        rows = [self._unit_row(number, one) for number, one in enumerate(self._rekap.lowest[:_TEN], 1)]
        headings = ("No", "Unit", by, "Capaian %", "Kategori", "Serapan %", "Indikator yang menariknya turun")
        self._table(_LOWEST, "Sepuluh capaian terendah, dan indikator yang menariknya turun", headings, rows)

    def _unit_row(self, number: int, one: Member) -> Sequence[Cell]:
        weakest, unit = one.weakest, one.unit
        why = ""
        if weakest is not None and weakest.capaian is not None:
            why = f"{format_percent(weakest.capaian)}: {cut(weakest.indikator, 84)}"
        name = Linked(unit.short_name + (" !" if unit.galat else ""), unit.path)
        after_name = one.group if self._rekap.by else f"{unit.terukur} dari {unit.indikator}"
        serapan = "-" if unit.serapan is None else unit.serapan
        return (number, name, after_name, unit.capaian, unit.kategori, serapan, why)

    def _weak(self) -> None:
        headings = ("No", "Indikator", "", "Rata-rata %", f"Di bawah {LOW}%", "Dari unit", "Unit terendah")
        weak = self._rekap.weak[:_FIVE]
        self._table(
            _WEAK, "Indikator terlemah di seluruh unit", headings, [self._weak_row(*one) for one in enumerate(weak, 1)]
        )
        for number, one in enumerate(weak):
            row = _WEAK + 2 + number
            self._merged((row, 2), (row, 3), cut(one.text, 105), {**_SMALL, **_UNDER, "align": "left"})

    def _weak_row(self, number: int, one: Weak) -> Sequence[Cell]:
        lowest = f"{one.lowest.unit.short_name}: {format_percent(one.lowest_capaian)}"
        return (number, "", "", one.capaian, str(one.low), str(one.known), lowest)

    def _groups(self, groups: Sequence[Group]) -> None:
        title = f"{self._rekap.by.capitalize()} terendah" + (
            f" ({len(groups)} dari {len(self._rekap.groups)}; semuanya pada lembar Kelompok)"
        )
        headings = (
            "No",
            self._rekap.by.capitalize(),
            "Masuk",
            "Rata-rata %",
            f"Di bawah {LOW}%",
            "Serapan %",
            "Unit terendah",
        )
        self._table(_OTHERS, title, headings, [self._group_row(*one) for one in enumerate(groups, 1)])

    def _group_row(self, number: int, one: Group) -> Sequence[Cell]:
        figures, lowest = one.figures, one.lowest
        named = "-"
        if lowest is not None and lowest.unit.capaian is not None:
            named = f"{lowest.unit.short_name}: {format_percent(lowest.unit.capaian)}"
        wrong = f"; {one.galat} dengan kesalahan" if one.galat else ""
        return (
            number, one.name, f"{one.handed_in} dari {one.expected} unit", figures.capaian or "-",
            f"{figures.low} dari {figures.known}", figures.serapan or "-", named + wrong,
        )  # fmt: skip

    def _best(self) -> None:
        best = [one for one in self._rekap.counted if one.unit.capaian is not None][:_FIVE]
        headings = ("No", "Unit", "Terukur", "Capaian %", "Kategori", "Serapan %", "Kesalahan dan peringatan")
        rows = [
            (*self._unit_row(number, one)[:6], f"{one.unit.galat} kesalahan, {one.unit.peringatan} peringatan")
            for number, one in enumerate(best, 1)
        ]
        self._table(_OTHERS, "Lima capaian tertinggi", headings, rows)

    def _decisions(self) -> None:
        self._heading(_LOWEST, _RIGHT, "Yang perlu diputuskan", len(_WIDTHS))
        said = list(decisions(self._rekap)) or [
            "Tidak ada yang perlu diputuskan: semua unit lengkap dan di atas batas."
        ]
        for number, sentence in enumerate(said, 1):
            row = _LOWEST + 1 + number
            text = f"{number}. {sentence}"
            size = 9 if count_lines(text, _RIGHT_WIDTH * 1.1) <= 2 else 8
            self._merged((row, _RIGHT), (row, len(_WIDTHS)), text, {**_SMALL, "font_size": size})
        self._after_decisions = _LOWEST + 2 + max(_LEAST, len(said))

    def _missing(self) -> None:
        rekap = self._rekap
        row = _OTHERS + 3
        if rekap.missing:
            title = f"Belum masuk: {len(rekap.missing)} dari {len(rekap.listed)} unit"
            named = [one.nama + (f" ({one.group})" if one.group else "") for one in rekap.missing]
            text = _as_many(named, "pada lembar Belum Masuk")
        elif rekap.left_out:
            title = f"Tidak ikut dihitung: {len(rekap.left_out)} berkas"
            text = _as_many([one.unit.path.name for one in rekap.left_out], "pada lembar Rekap")
        else:
            return
        self._heading(row, _RIGHT, title, len(_WIDTHS))
        look = {**_SMALL, "font_size": 8, "valign": "top"}
        self._merged((row + 1, _RIGHT), (_LAST, len(_WIDTHS)), text, look)


def _as_many(named: Sequence[str], place: str) -> str:
    """Name as many as fit."""
    shown = list[str]()
    for name in named:
        short = shorter(name)
        if count_lines("; ".join([*shown, short]), _RIGHT_WIDTH * 1.15) > 6:
            break
        shown.append(short)
    rest = len(named) - len(shown)
    return "; ".join(shown) + (f"; dan {format_decimal(Decimal(rest))} lagi {place}." if rest else ".")
