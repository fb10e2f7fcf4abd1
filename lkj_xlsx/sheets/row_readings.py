"""Settles what a target or a realisasi says where its own cell leaves that open, by the other cell of its row.

A word may be a rank or say that nothing was measured, "3 dari 4" may be 3 or a quotient, and one mark before three
digits may mean thousands or decimals (:mod:`lkj_xlsx.sheets.thousands_or_decimals`).
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Context, Decimal

from lkj_xlsx.report.checking import reading_of
from lkj_xlsx.report.report import Place, Report
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules import achievement
from lkj_xlsx.rules.achievement import ScaleWord
from lkj_xlsx.sheets.thousands_or_decimals import settled_marks
from lkj_xlsx.values import Quantity, Quotient, Reading, Reason, Status, Word, fold_word, is_unmeasured

_AS_A_CELL = Context(prec=15)  # the digits that a cell of Excel keeps

Settled = dict[Place, Reading]


def settle(laporan: Report) -> Report:
    """Give the report with every quantity as its row reads it. Where no cell leaves anything open it is the same."""
    laporan = _with_readings(laporan, settled_marks(laporan))
    settled: Settled = {}
    for row in laporan.rows["Pengukuran"]:
        target, realisasi = (reading_of(laporan, "Pengukuran", row, key) for key in ("target", "realisasi"))
        shown = laporan.written("Pengukuran", row, "realisasi") or ""
        pair = _pair(target, realisasi, shown, laporan.settings.words)
        for key, before, after in zip(("target", "realisasi"), (target, realisasi), pair, strict=True):
            if after is not before:
                settled["Pengukuran", row, key] = after
    return _with_readings(laporan, settled)


def _with_readings(laporan: Report, settled: Mapping[Place, Reading]) -> Report:
    """Give the report with other readings, and with their values in its rows."""
    if not settled:
        return laporan
    rows = dict(laporan.rows)
    for sheet in {sheet for sheet, _, _ in settled}:
        values: dict[int, dict[str, Quantity | None]] = {}
        for (of, row, key), reading in settled.items():
            if of == sheet:
                values.setdefault(row, {})[key] = reading.value
        old = rows[sheet]
        records = {row: {**record, **values[row]} if row in values else record for row, record in old.items()}
        rows[sheet] = Rows(old.columns, records)
    return replace(laporan, rows=rows, readings={**laporan.readings, **settled})


def _pair(target: Reading, realisasi: Reading, shown: str, words: tuple[ScaleWord, ...]) -> tuple[Reading, Reading]:
    """Read the two cells of a row together. ``shown`` is the realisasi as the user wrote it."""
    if isinstance(target.value, Word):
        realisasi = _on_scale_of(target.value, realisasi, shown, words)
    elif isinstance(realisasi.value, Word) and is_unmeasured(shown):
        realisasi = Reading(None, None, Status.UNMEASURED)
    if isinstance(realisasi.value, Word):
        target = _word_beside(target, realisasi.value, words)
    if isinstance(target.value, Quotient) or isinstance(realisasi.value, Quotient):
        return _as_numbers(target, realisasi)
    return target, realisasi


def _on_scale_of(target: Word, realisasi: Reading, shown: str, words: tuple[ScaleWord, ...]) -> Reading:
    """Read a realisasi beside a target that is a word: its scale decides what "tidak ada" or "belum terbit" is."""
    scale = achievement.scale_of(target.text, None, words)
    ranks = {fold_word(one.word): one for one in words if one.scale.lower() == scale.lower()}
    said = fold_word(shown)
    if isinstance(realisasi.value, Word):
        return Reading(None, None, Status.UNMEASURED) if is_unmeasured(shown) and said not in ranks else realisasi
    if said == f"belum {fold_word(target.text)}":
        lowest = min(ranks.values(), key=lambda one: one.rank)
        return Reading(Word(lowest.word), None, Status.INTERPRETED, (Reason.LOWEST_RANK,))
    return _word_beside(realisasi, target, words)


def _word_beside(reading: Reading, other: Word, words: tuple[ScaleWord, ...]) -> Reading:
    """Take the word beside a number, "WTP (85)", where the other cell of the row is a word of the same scale.

    A number has a rank itself where the scale has bounds, as "BB (70,01)" on Predikat SAKIP.
    """
    if reading.word is None or not isinstance(reading.value, Decimal):
        return reading
    scale = achievement.scale_of(other.text, None, words).lower()
    rows = [one for one in words if one.scale.lower() == scale]
    if any(one.above is not None for one in rows) or all(one.word != reading.word for one in rows):
        return reading
    kept = tuple(reason for reason in reading.reasons if reason is not Reason.BESIDE_WORD)
    return replace(reading, value=Word(reading.word), unit=None, reasons=(*kept, Reason.WORD_OF_NUMBER))


def _as_numbers(target: Reading, realisasi: Reading) -> tuple[Reading, Reading]:
    """Make numbers of quotients: of equal ones their parts, of others their quotients.

    A target 4 is the whole of a realisasi "3 dari 4". What is written in another way than the other cell has no
    number: the realisasi is unreadable then.
    """
    promised, reached = target.value, realisasi.value
    if isinstance(promised, Quotient) and isinstance(reached, Quotient):
        whole = promised.whole == reached.whole
        numbers = [one.part if whole else _quotient(one) for one in (promised, reached)]
        return replace(target, value=numbers[0]), replace(realisasi, value=numbers[1])
    if isinstance(promised, Quotient) and realisasi.value is None:
        return target, realisasi
    if isinstance(reached, Quotient) and promised is None:
        return target, realisasi
    if isinstance(reached, Quotient) and promised == reached.whole:
        return target, replace(realisasi, value=reached.part)
    return target, replace(realisasi, value=None, status=Status.UNREADABLE, reasons=(Reason.OTHER_SHAPE,))


def _quotient(one: Quotient) -> Decimal:
    return _AS_A_CELL.divide(one.part, one.whole)
