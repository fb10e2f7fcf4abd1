"""The charts of the first page: units by kategori as bars, serapan against capaian as points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.rekap.figures import Member, Rekap
from lkj_xlsx.rekap.pages import CAPAIAN, SERAPAN, UNITS, UNITS_HEADING
from lkj_xlsx.rekap.sentences import shorter
from lkj_xlsx.template.writer import TemplateWriter

_WIDTH = 440  # pixels, as wide as the right half
_DATA = 14  # the first column of the data of charts, right of what is printed
_LABEL = 14  # characters that LibreOffice does not wrap
_FONT: dict[str, Any] = {"name": "Calibri", "size": 8}
_LINE: dict[str, Any] = {"color": "#D5DAE1", "width": 0.5}


class Charts:
    """Draws the charts, each under its heading."""

    def __init__(self, workbook: Workbook, writer: TemplateWriter, sheet: Worksheet, rekap: Rekap) -> None:
        self._workbook, self._writer, self._sheet, self._rekap = workbook, writer, sheet, rekap

    def kategori(self, row: int, height: int) -> None:
        """Draw how many units earned each kategori; one that none earned is a bar of 0."""
        self._heading(row, "Unit menurut kategori")
        counts = list(self._rekap.per_kategori.items())
        if not counts:
            return
        self._put(1, 0, "Data bagan")
        for at, (name, count) in enumerate(counts, 2):
            self._put(at, 0, name)
            self._put(at, 1, count)
        chart = self._workbook.add_chart({"type": "bar"})
        first, last, sheet = 1, len(counts), self._sheet.get_name()
        chart.add_series({
            "categories": [sheet, first, _DATA - 1, last, _DATA - 1],
            "values": [sheet, first, _DATA, last, _DATA],
            "fill": {"color": style.CHART_FILL}, "gap": 40,
            "data_labels": {"value": True, "font": _FONT},
        })  # fmt: skip
        chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"none": True}, "major_tick_mark": "none"})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        self._insert(chart, row, height)

    def points(self, row: int, last_unit: int, height: int) -> None:
        """Draw serapan against capaian, a point a unit; the odd ones have their names."""
        self._heading(row, "Serapan terhadap capaian")
        if last_unit <= UNITS_HEADING:
            return
        chart = self._workbook.add_chart({"type": "scatter"})
        chart.add_series({
            "categories": [UNITS, UNITS_HEADING, SERAPAN - 1, last_unit - 1, SERAPAN - 1],
            "values": [UNITS, UNITS_HEADING, CAPAIAN - 1, last_unit - 1, CAPAIAN - 1],
            "marker": {"type": "circle", "size": 4, "fill": {"color": style.CHART_FILL}, "border": {"none": True}},
        })  # fmt: skip
        for at, (position, members) in enumerate(self._odd()):
            self._named(chart, 10 + 3 * at, members, position)
        axis = {"num_font": _FONT, "name_font": {**_FONT, "bold": False}, "line": _LINE, "num_format": "0"}
        known = [one.unit for one in self._rekap.counted]
        chart.set_x_axis({**axis, "name": "Serapan %", "major_gridlines": {"visible": False},
                          **_bounds([one.serapan for one in known])})  # fmt: skip
        chart.set_y_axis({**axis, "name": "Capaian %", "major_gridlines": {"visible": True, "line": _LINE},
                          **_bounds([one.capaian for one in known])})  # fmt: skip
        self._insert(chart, row, height)

    def _named(self, chart: Any, row: int, members: Sequence[Member], position: str) -> None:
        """Add points with names; a label may not wrap, so the name is a short one."""
        names = [_label(one.unit.short_name) for one in members]
        for at, (name, one) in enumerate(zip(names, members, strict=True), row):
            for column, value in enumerate((name, one.unit.serapan, one.unit.capaian)):
                self._put(at, column, value)
        sheet, first, last = self._sheet.get_name(), row - 1, row - 2 + len(members)
        chart.add_series({
            "categories": [sheet, first, _DATA, last, _DATA],
            "values": [sheet, first, _DATA + 1, last, _DATA + 1],
            "marker": {"type": "circle", "size": 6, "fill": {"color": style.CHART_OTHER}, "border": {"none": True}},
            "data_labels": {"value": True, "position": position, "font": _FONT,
                            "custom": [{"value": name.replace(" ", "\N{NO-BREAK SPACE}")} for name in names]},
        })  # fmt: skip

    def _odd(self) -> Iterator[tuple[str, Sequence[Member]]]:
        """Give the two lowest in capaian, and the two lowest in serapan, each with the place of their labels."""
        known = [one for one in self._rekap.lowest if one.unit.serapan is not None]
        if len(known) < 5:
            return
        yield "left", known[:2]
        by_serapan = sorted(known[2:], key=lambda one: one.unit.serapan or Decimal(0))
        yield "below", by_serapan[:2]

    def _heading(self, row: int, text: str) -> None:
        look = {**style.FONT, "bold": True, "font_size": 12, "bottom": 2, "bottom_color": style.LINK_INK}
        for column in range(9, 13):
            self._writer.put(self._sheet, row, column, text if column == 9 else "", look)

    def _put(self, row: int, column: int, value: str | int | Decimal | None) -> None:
        look = {**style.FONT, "font_size": 8, "font_color": style.MUTED}
        self._writer.put(self._sheet, row, _DATA + column, value, look)

    def _insert(self, chart: Any, row: int, height: int) -> None:
        chart.set_legend({"none": True})
        chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
        chart.set_size({"width": _WIDTH, "height": height})
        self._sheet.insert_chart(row, 8, chart, {"object_position": 1, "x_offset": 2, "y_offset": 2})


def _label(name: str) -> str:
    """Give a name that fits on one line of a chart."""
    short = shorter(name).removeprefix("KPU ")
    return short if len(short) <= _LABEL else short.removeprefix("Kab. ").removeprefix("Kota ")


def _bounds(values: list[Decimal | None]) -> dict[str, int]:
    """Give the ends of an axis in steps of 5 around the values."""
    known = [one for one in values if one is not None]
    if not known:
        return {}
    return {"min": max(0, int(min(known) // 5 * 5) - 5), "max": int(max(known) // 5 * 5) + 5}
