"""The formula cells outside of the tables: titles, and the settings as read."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.model import UNIT_ROW, Kind
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.results.cell import ResultCell, as_stored, with_override
from lkj_xlsx.rules.text import unit_and_year
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.pengaturan import CAP_FACTOR_BELOW, CAP_READ_KEY, PENGATURAN_SHEET


def labelled_cells(laporan: Laporan, counts: Mapping[str, int]) -> Iterator[ResultCell]:
    """Give the second title line of each sheet, the cap as read, and the sentence over Temuan."""
    identitas = laporan.identitas
    title = unit_and_year(identitas["instansi"], identitas["singkatan"], identitas["tahun"])
    titled = {**dict.fromkeys(laporan.layout.tables, UNIT_ROW), summary.SHEET: summary.UNIT_ROW}
    for sheet, row in {**titled, report.SHEET: report.UNIT_ROW}.items():
        yield ResultCell(sheet, row, 1, unit_and_year.formula, title, Kind.TEXT)
    rows = [laporan.layout.fields.get((PENGATURAN_SHEET, key)) for key in ("batas_capaian", CAP_READ_KEY)]
    if rows[0] is not None and rows[1] is not None:  # beside a label that she changed nothing is written
        cap, place = f"$B${rows[0]}", (PENGATURAN_SHEET, rows[1], CAP_READ_KEY)
        formula = with_override(
            f'IF(ISNUMBER({cap}),IF({cap}<{CAP_FACTOR_BELOW},{cap}*100,{cap}),"")', place, laporan.overrides
        )
        yield ResultCell(PENGATURAN_SHEET, place[1], 2, formula, as_stored(laporan.settings.cap), Kind.QUANTITY)
    sentence = "Temuan: {galat} galat, {peringatan} peringatan, {catatan} catatan.".format(**counts)
    yield ResultCell(report.SHEET, report.SUMMARY_ROW, 1, report.SUMMARY_FORMULA, sentence, Kind.TEXT)
