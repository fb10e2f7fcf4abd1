"""The path of ``verify``: read through openpyxl, check and calculate anew, compare."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from lkj_xlsx.calc import calculate
from lkj_xlsx.findings import count_by_level
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.package import Refused
from lkj_xlsx.provenance import facts
from lkj_xlsx.reader import read
from lkj_xlsx.reader.jejak import Jejak, read_jejak
from lkj_xlsx.results import ResultCell, all_cells
from lkj_xlsx.schema import jejak, report, summary
from lkj_xlsx.schema.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.sheets import check_all
from lkj_xlsx.verify import texts
from lkj_xlsx.verify.cells import Place, compare_cells, moved_names, ours, stray_cells
from lkj_xlsx.verify.marks import compare_marks
from lkj_xlsx.verify.outcome import Verification
from lkj_xlsx.verify.recalc import recalculate
from lkj_xlsx.verify.temuan import compare_temuan, counts_of_the_run, rows_of
from lkj_xlsx.verify.trail import compare_trail
from lkj_xlsx.verify.witness import Witness, open_witness


def verify(source: Path, *, recalc: bool = False) -> Verification:
    """Tell whether a computed workbook still is what its inputs give; the file is only read.

    Whatever is no workbook of ours is a reason in the outcome, never an exception. ``recalc`` asks LibreOffice too.
    """
    try:
        book = open_witness(source)
        laporan = read(book, computed=True)
    except Refused as refused:
        return Verification(source, reasons=(str(refused),))
    missing = [sheet for sheet in (summary.SHEET, report.SHEET) if sheet not in laporan.layout.sheets]
    if missing:
        return Verification(source, book.sha256, tuple(texts.NO_SHEET.format(sheet=sheet) for sheet in missing))
    return _compare(source, book, laporan, recalc=recalc)


def _compare(source: Path, book: Witness, laporan: Laporan, *, recalc: bool) -> Verification:
    temuan = book.sheet(laporan.layout.sheets[report.SHEET])
    recorded = read_jejak(book, temuan)
    hasil = calculate(laporan)
    findings = [*laporan.findings, *check_all(laporan, hasil)]
    rows = rows_of(temuan)
    of_the_run = counts_of_the_run(rows)
    counts = {level: count + of_the_run[level] for level, count in count_by_level(findings).items()}
    expected = ours(book, laporan, all_cells(laporan, hasil, counts))
    now = facts(laporan, template=_template(book), sha256=book.sha256, now=datetime.now(UTC))
    reasons = tuple(_reasons(book, recorded, now, expected))
    if reasons:
        return Verification(source, book.sha256, reasons)
    cells = (
        *compare_cells(book, expected),
        *stray_cells(book, laporan, expected),
        *moved_names(book, laporan),
        *compare_temuan(temuan.name, rows, findings),
        *compare_marks(book, laporan, rows, findings),
    )
    return Verification(
        source,
        book.sha256,
        trail={one.label: recorded.block[one.key] for one in jejak.FACTS if one.key in recorded.block},
        compared=len(expected),
        findings=len(rows),
        facts=tuple(compare_trail(recorded, now)),
        cells=cells,
        recalculation=recalculate(book) if recalc else None,
    )


def _template(book: Witness) -> str:
    return book.custom_properties.get(VERSION_PROPERTY, "")


def _reasons(book: Witness, recorded: Jejak, now: Mapping[str, str], expected: Mapping[Place, ResultCell]) -> list[str]:
    """Why a comparison would say nothing. What both records of Jejak say of another version is believed."""
    if not recorded.block and not recorded.properties:
        return [texts.NOT_COMPUTED]
    if all(book.sheet(sheet).cell(row, column).value is None for sheet, row, column in expected):
        return [texts.NO_VALUES]
    found, tool = _template(book), recorded.agreed(jejak.TOOL.key)
    if found not in ("", str(TEMPLATE_VERSION)) and recorded.agreed(jejak.TEMPLATE.key) == now[jejak.TEMPLATE.key]:
        return [texts.OTHER_TEMPLATE.format(found=now[jejak.TEMPLATE.key], now=TEMPLATE_VERSION)]
    if tool is not None and tool != now[jejak.TOOL.key]:
        return [texts.OTHER_TOOL.format(recorded=tool, now=now[jejak.TOOL.key])]
    return []
