"""``verify``: read a computed workbook with openpyxl, calculate it again, and compare with what it stores."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.display import Kind, Note, observe, unrecorded
from lkj_xlsx.display.note import NOTHING, lost
from lkj_xlsx.package import Refused
from lkj_xlsx.read import read
from lkj_xlsx.read.trail import Trail, read_trail
from lkj_xlsx.report.findings import count_by_level
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.result_cells import ResultCell
from lkj_xlsx.sheets import check_all, jejak
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.causes import causes
from lkj_xlsx.sheets.figures import calculate
from lkj_xlsx.sheets.pengaturan import PENGATURAN_SHEET
from lkj_xlsx.verify import outcome as messages
from lkj_xlsx.verify.cells import (
    CellPlace,
    about_the_run,
    cause_rows,
    changed_decisions,
    compare_causes,
    compare_cells,
    compare_marks,
    compare_temuan,
    expected_cells,
    moved_names,
    temuan_rows,
    unexpected_cells,
)
from lkj_xlsx.verify.outcome import DisplayNote, FactDifference, Verification
from lkj_xlsx.verify.readers import read_otherwise
from lkj_xlsx.verify.recalc import recalculate
from lkj_xlsx.verify.witness import Witness, open_witness
from lkj_xlsx.write.about_the_run import ON_TEMUAN_ALONE
from lkj_xlsx.write.all_formulas import all_cells
from lkj_xlsx.write.answers import answered_on
from lkj_xlsx.write.trail import facts


def verify(source: Path, *, recalc: bool = False) -> Verification:
    """Verify that the stored results of a computed workbook follow from its inputs. The file is only read.

    A file that cannot be verified is no exception: the outcome gives the reasons. With ``recalc``, LibreOffice
    recalculates the workbook as well, and its values are compared, too.
    """
    try:
        book = open_witness(source)
        otherwise = tuple(read_otherwise(book))
        if otherwise:
            return Verification(source, book.sha256, otherwise)
        laporan = read(book, computed=True)
        missing = [sheet for sheet in (summary.SHEET, report.SHEET) if sheet not in laporan.layout.sheets]
        if missing:
            return Verification(source, book.sha256, tuple(messages.NO_SHEET.format(sheet=sheet) for sheet in missing))
        return _compare(source, book, laporan, recalc=recalc)
    except Refused as refused:  # damaged cells are found when they are read
        return Verification(source, reasons=(str(refused),))


def _compare(source: Path, book: Witness, laporan: Report, *, recalc: bool) -> Verification:
    """Calculate the report again and compare with what the workbook stores: cells, Temuan, marks and Jejak."""
    temuan = book.sheet(laporan.layout.sheets[report.SHEET])
    recorded = read_trail(book, temuan)
    hasil = calculate(laporan)
    findings = check_all(laporan, hasil)
    rows = temuan_rows(temuan)
    every = [*about_the_run(rows, findings), *findings]
    counts = {**count_by_level(every), report.ANSWERED: answered_on(temuan)}
    expected = expected_cells(book, laporan, all_cells(laporan, hasil, counts))
    now = facts(laporan, template=_template_version(book), sha256=book.sha256, now=datetime.now(UTC))
    reasons = tuple(_reasons(book, recorded, now, expected))
    if reasons:
        return Verification(source, book.sha256, reasons)
    cells = (
        *compare_cells(book, expected),
        *changed_decisions(book, laporan),
        *unexpected_cells(book, laporan, expected),
        *moved_names(book, laporan),
        *compare_temuan(temuan.name, rows, findings),
        *compare_causes(temuan.name, cause_rows(temuan), causes(laporan, hasil, every)),
        *compare_marks(book, laporan, every),
    )
    notes = observe(book.own, laporan, hasil, _by_row(expected), ON_TEMUAN_ALONE)
    shown = recorded.block.get(jejak.DISPLAY.key, NOTHING)
    return Verification(
        source,
        book.sha256,
        trail={one.label: recorded.block[one.key] for one in jejak.FACTS if one.key in recorded.block},
        compared=len(expected),
        findings=len(rows),
        facts=(*compare_trail(recorded, now), *_lost_findings(notes, shown)),
        cells=cells,
        display=tuple(_display(notes, shown)),
        recalculation=recalculate(book) if recalc else None,
    )


def _by_row(expected: Iterable[CellPlace]) -> dict[str, dict[int, set[int]]]:
    """Give the places of our formulas as sheet -> row -> columns."""
    found: dict[str, dict[int, set[int]]] = {}
    for sheet, row, column in expected:
        found.setdefault(sheet, {}).setdefault(row, set()).add(column)
    return found


def _display(notes: Sequence[Note], recorded: str) -> Iterator[DisplayNote]:
    """Give what is shown otherwise, first what came after ``compute``. What ``compute`` itself wrote is no news."""
    since = set(unrecorded(notes, recorded))
    for note in sorted(notes, key=lambda one: not (one in since and one.kind.changes_paper)):
        if note in since or note.kind not in (Kind.RUN, Kind.TEXT):
            differs = note in since and note.kind.changes_paper
            yield DisplayNote(note.sheet, note.cell, note.message, note.shown, differs)


def _lost_findings(notes: Sequence[Note], recorded: str) -> Iterator[FactDifference]:
    """Say that findings are gone of which only Jejak knows."""
    if lost(Kind.RUN, notes, recorded):
        yield FactDifference(
            jejak.DISPLAY.label, messages.FINDING_OF_THE_RUN_GONE.format(codes=", ".join(sorted(ON_TEMUAN_ALONE)))
        )


def _template_version(book: Witness) -> str:
    """Give the version of the template that the workbook names, "" for none."""
    return book.custom_properties.get(VERSION_PROPERTY, "")


def _reasons(
    book: Witness, recorded: Trail, now: Mapping[str, str], expected: Mapping[CellPlace, ResultCell]
) -> list[str]:
    """Give the reasons why the workbook cannot be verified, or an empty list if it can.

    Jejak is recorded twice: in a block on Temuan and in the document properties. Another version of the program or of
    the template is a reason only if both records name that version, for one alone may have been edited.
    """
    if not recorded.block and not recorded.properties:
        return [messages.NOT_COMPUTED]
    if all(book.sheet(sheet).cell(row, column).value is None for sheet, row, column in expected):
        return [messages.NO_VALUES]
    found, tool = _template_version(book), recorded.agreed(jejak.TOOL.key)
    if found not in ("", str(TEMPLATE_VERSION)) and recorded.agreed(jejak.TEMPLATE.key) == now[jejak.TEMPLATE.key]:
        return [messages.OTHER_TEMPLATE.format(found=now[jejak.TEMPLATE.key], now=TEMPLATE_VERSION)]
    if tool is not None and tool != now[jejak.TOOL.key]:
        return [messages.OTHER_TOOL.format(recorded=tool, now=now[jejak.TOOL.key])]
    return []


def compare_trail(recorded: Trail, now: Mapping[str, str]) -> Iterator[FactDifference]:
    """Give each recorded fact of Jejak that was edited or no longer holds. ``now`` are the facts as of today."""
    if not recorded.block:
        yield FactDifference(jejak.TITLE, messages.BLOCK_GONE)
        return
    for fact in jejak.FACTS:
        block, other = recorded.block.get(fact.key), recorded.properties.get(fact.key)
        if block is None:
            yield FactDifference(fact.label, messages.FACT_GONE, None, other or now.get(fact.key))
        elif other is not None and other != block:
            yield FactDifference(fact.label, messages.TWO_RECORDS, block, other)
        elif fact.key not in jejak.OF_THE_RUN and block != now.get(fact.key, block):
            message = _fact_message(fact, recorded.block, now)
            if message is not None:
                yield FactDifference(fact.label, message, block, now[fact.key])


def _fact_message(fact: jejak.Fact, block: Mapping[str, str], now: Mapping[str, str]) -> str | None:
    """Say why a fact no longer holds. Give ``None`` where the message of another fact already says it."""
    changed = _changed_sheets(block.get(jejak.SHEETS.key, ""), now[jejak.SHEETS.key])
    if fact == jejak.INPUTS:
        return messages.INPUTS_CHANGED.format(sheets=", ".join(changed)) if changed else messages.DIGEST_EDITED
    if fact == jejak.SHEETS:
        return None if block.get(jejak.INPUTS.key) != now[jejak.INPUTS.key] else messages.FACT_CHANGED
    if fact in jejak.SETTINGS:
        return messages.SETTING_CHANGED if PENGATURAN_SHEET in changed else messages.FACT_CHANGED
    return messages.FACT_CHANGED


def _changed_sheets(recorded: str, now: str) -> list[str]:
    """Name the sheets whose digests differ. Both texts list "sheet digest" pairs, divided by "; "."""
    before = recorded.split("; ")
    return [one.rpartition(" ")[0] for one in now.split("; ") if one not in before]
