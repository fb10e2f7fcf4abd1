"""The cache of a report: a function is called once for each report and arguments, and nothing is kept too long."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

from markdown_book import book, read_book

from lkj_xlsx.report.checking import cached_per_report
from lkj_xlsx.report.report import Report


def test_each_question_to_a_report_is_worked_out_once(tmp_path: Path) -> None:
    asked: list[str] = []

    @cached_per_report
    def title(laporan: Report, sheet: str) -> str:
        asked.append(sheet)
        return laporan.layout[sheet].table.title

    laporan = read_book(book(tmp_path))
    answers = [title(laporan, sheet) for sheet in ("PK", "Anggaran", "PK", "Anggaran")]
    assert asked == ["PK", "Anggaran"]
    assert answers == [laporan.layout[sheet].table.title for sheet in asked] * 2


def test_another_report_is_asked_anew(tmp_path: Path) -> None:
    @cached_per_report
    def reports(laporan: Report) -> int:
        return id(laporan)

    laporan = read_book(book(tmp_path))
    equal = replace(laporan)
    assert (reports(laporan), reports(equal), reports(laporan)) == (id(laporan), id(equal), id(laporan))


def test_a_report_that_nobody_needs_is_not_kept(tmp_path: Path) -> None:
    @cached_per_report
    def sheets(laporan: Report) -> list[str]:
        return list(laporan.rows)

    laporan = read_book(book(tmp_path))
    kept = weakref.ref(laporan)
    assert sheets(laporan)
    del laporan
    gc.collect()
    assert kept() is None
