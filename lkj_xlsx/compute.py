"""The public API: make a template, check a workbook, compute it, and compare two.

Each run takes the same path: read the workbook, calculate, check, and for ``compute`` write the results back.
"""

import gc
import itertools
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkj_xlsx.declare.message import Level
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.package import Refused, Workbook, check_not_open, check_target, open_workbook, write_whole
from lkj_xlsx.package.refusals import Reason
from lkj_xlsx.read import read
from lkj_xlsx.report.findings import Finding, count_by_level, worst_first
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import check_all, jejak, temuan
from lkj_xlsx.sheets.figures import calculate
from lkj_xlsx.sheets.identitas import INSTANSI, TAHUN
from lkj_xlsx.values import first_few
from lkj_xlsx.write import Changes, altered_cells, write_back
from lkj_xlsx.write.about_the_run import with_mended
from lkj_xlsx.write.all_formulas import all_rows
from lkj_xlsx.write.answers import answers_to
from lkj_xlsx.write.lift import is_older
from lkj_xlsx.write.restore import restore_pages
from lkj_xlsx.write.temuan import rows_of_findings
from lkj_xlsx.write.trail import facts

if TYPE_CHECKING:
    from lkj_xlsx.compare import Difference
    from lkj_xlsx.forms import Form
    from lkj_xlsx.importing import Import
    from lkj_xlsx.template import Moved

_OUTCOME = re.compile(r"((?:.*-)?hasil)(?:-(\d{1,6}))?", re.DOTALL)  # the name of an outcome, perhaps with its number


@dataclass(frozen=True)
class Outcome:
    """What a run found and computed.

    ``output`` is the written file, or ``None`` when nothing was written. ``changes`` lists the cells that hold
    something else there than in ``source``, except those of Temuan, which is written anew at each run. ``answers`` are
    those that stand on Temuan, by the position of their finding. ``is_again``: the source was an outcome already.
    """

    source: Path
    sha256: str
    output: Path | None
    laporan: Report
    hasil: Results
    findings: tuple[Finding, ...]
    changes: Changes = field(default_factory=Changes)
    answers: Mapping[int, str] = field(default_factory=dict)
    is_again: bool = False


@dataclass(frozen=True)
class Comparison:
    """The comparison of two workbooks. ``output`` is the written workbook, or ``None`` when nothing was written."""

    old: Outcome
    new: Outcome
    difference: "Difference"
    output: Path | None


@dataclass(frozen=True)
class Formulir:
    """The forms that were made of a workbook. ``left_out`` are those that were asked for and have no data."""

    outcome: Outcome
    forms: "tuple[Form, ...]"
    left_out: tuple[str, ...]
    output: Path


def new_template(
    output: Path,
    *,
    instansi: str | None = None,
    tahun: int | None = None,
    previous: Path | None = None,
    parts: Collection[str] = (),
    scale: str | None = None,
    force: bool = False,
    say: Callable[[str], object] | None = None,
) -> Path:
    """Write a template to ``output`` and give its path.

    ``previous`` is last year's workbook: its identity, PK, codes and settings are taken over, its realisasi are not.
    ``parts`` are optional sheets and columns that the template gets, of :data:`lkj_xlsx.sheets.tables.PARTS`;
    ``scale`` is the scale of kategori, "KPU" or "Pemda". ``say`` is told what of ``previous`` is left behind.
    Raises ``Refused`` where ``previous`` is no LKj workbook, and ``Unwritable`` where ``output`` exists (without
    ``force``) or cannot be written.
    """
    from lkj_xlsx.template import (  # imports XlsxWriter, which only this needs
        Prefill,
        make_template,
        roll_forward,
        with_parts,
    )

    check_target(output, replace=force, sources=[] if previous is None else [previous])
    prefill = Prefill() if previous is None else roll_forward(read(open_workbook(previous)), tahun)
    identitas = {**prefill.identitas}
    if instansi is not None:
        identitas[INSTANSI.key] = instansi
    if tahun is not None:
        identitas[TAHUN.key] = tahun
    made = with_parts(replace(prefill, identitas=identitas), parts, scale)
    write_whole(output, make_template(made), replace=force)
    if say is not None:
        for phrase in prefill.left:
            say(f"Angka tidak diteruskan: {phrase}.")
    return output


def copy_into_template(
    output: Path, previous: Path, *, parts: Collection[str] = (), scale: str | None = None, force: bool = False
) -> "Moved":
    """Write the newest template with all that the user typed into ``previous``, figures too, and further ``parts``.

    Gives what was copied, and what was not. Raises what :func:`new_template` raises.
    """
    from lkj_xlsx.template import copied, make_template, moved, with_parts  # imports XlsxWriter, which only this needs

    check_target(output, replace=force, sources=[previous])
    book = open_workbook(previous)
    laporan = read(book)
    write_whole(output, make_template(with_parts(copied(laporan), parts, scale)), replace=force)
    return moved(book, laporan)


def import_into_template(
    output: Path | None,
    source: Path,
    *,
    instansi: str | None = None,
    tahun: int | None = None,
    parts: Collection[str] = (),
    scale: str | None = None,
    force: bool = False,
) -> "Import":
    """Write the newest template with what the tables of a foreign file say, and with Impor, which tells where it went.

    ``source`` is an .xlsx or .docx file that was never ours. Nothing is written where ``output`` is ``None``.
    ``instansi`` and ``tahun`` stand in place of those that the titles name. Raises ``Refused`` where the file cannot
    be read or no table of ours is in it, and ``Unwritable`` as :func:`new_template`.
    """
    from lkj_xlsx.importing import read_foreign

    if output is not None:
        check_target(output, replace=force, sources=[source])
    found = read_foreign(source)
    if output is not None:
        from lkj_xlsx.template import imported, make_template, with_parts  # imports XlsxWriter

        prefill = with_parts(imported(found), parts, scale)
        own = {key: value for key, value in ((INSTANSI.key, instansi), (TAHUN.key, tahun)) if value is not None}
        made = replace(prefill, identitas={**prefill.identitas, **own})
        write_whole(output, make_template(made), replace=force)
    return found


def _empty_template() -> bytes:
    from lkj_xlsx.template import Prefill, make_template  # imports XlsxWriter, which only this needs

    return make_template(Prefill())


def default_output(source: Path) -> Path:
    """Give the path of the output beside the source: ``lkj.xlsx`` becomes ``lkj-hasil.xlsx``.

    An outcome that is computed again gets the next free number: ``lkj-hasil.xlsx`` becomes ``lkj-hasil-2.xlsx``.
    """
    first, *others = itertools.islice(outputs_of(source), 2)
    if not others:
        return first
    return next(path for path in outputs_of(source) if not os.path.lexists(path))


def outputs_of(source: Path) -> Iterator[Path]:
    """Give the names that an output may have: one, or for a source that is named as an outcome, numbers without end."""
    outcome = _OUTCOME.fullmatch(source.stem)
    if outcome is None:
        yield source.with_name(f"{source.stem}-hasil.xlsx")
        return
    for number in itertools.count(int(outcome[2] or 1) + 1):
        yield source.with_name(f"{outcome[1]}-{number}.xlsx")


def check(source: Path) -> Outcome:
    """Read and audit a workbook, and write nothing.

    Raises ``Refused`` (from :mod:`lkj_xlsx.workbook`) where the file is no LKj workbook.
    """
    with _garbage_collection_paused():
        return _check(source)


def _check(source: Path) -> Outcome:
    book = open_workbook(source)
    laporan = with_mended(book, _read(book))
    hasil = calculate(laporan)
    found = check_all(laporan, hasil)
    altered = altered_cells(book, laporan, hasil, all_rows(laporan, hasil, count_by_level(found)))
    findings = worst_first([*found, *altered])
    answers = _answers(book, laporan, findings)
    return Outcome(source, book.sha256, None, laporan, hasil, tuple(findings), answers=answers)


def _read(book: Workbook) -> Report:
    """Read a workbook; the refusal of one that was never ours names the tables that could be imported from it."""
    try:
        return read(book)
    except Refused as refused:
        if VERSION_PROPERTY in book.custom_properties:
            raise
        from lkj_xlsx.importing import recognised_in  # only a foreign workbook needs it

        try:
            found = recognised_in(book)
        except Refused:
            found = ()
        if not found:
            raise
        tables = first_few([f"{one.sheet}!{one.area} ({one.purpose}, {one.rows} baris)" for one in found], "tabel")
        raise Refused(
            f"{refused} Tabel yang dikenali: {tables}; pindahkan dengan lkj-xlsx template --impor {book.path.name}."
        ) from refused


def compute(source: Path, output: Path | None = None, *, force: bool = False, now: datetime | None = None) -> Outcome:
    """Read, audit and compute a workbook, and write the outcome beside it.

    ``output`` is that of :func:`default_output` unless given. Raises ``Refused`` where the source is no LKj workbook,
    and ``Unwritable`` where the output cannot be written; nothing has changed on disk then. An existing output is
    written over only with ``force``, because the user may have gone on working in it. The source is never written
    over. ``now`` is the time with its zone that Jejak records, the current time unless given.
    """
    with _garbage_collection_paused():
        return _compute(source, output, force=force, now=now or _current_time())


def _compute(source: Path, output: Path | None, *, force: bool, now: datetime) -> Outcome:
    book = open_workbook(source)
    target = output or default_output(source)
    is_again = book.custom_properties.get(jejak.TOOL.property, jejak.NOT_COMPUTED) != jejak.NOT_COMPUTED
    restored = restore_pages(book, _empty_template)
    laporan = with_mended(book, _read(book))
    hasil = calculate(laporan)
    template = str(TEMPLATE_VERSION) if is_older(book) else book.custom_properties.get(VERSION_PROPERTY, "")
    written = write_back(
        book,
        laporan,
        hasil,
        lambda one: check_all(one, hasil),
        lambda one: facts(one, template=template, sha256=book.sha256, now=now),
        restored=restored,
    )
    check_target(target, replace=force, sources=[source])
    book.save(target, replace=force)
    answers = _answers(book, laporan, written.findings)
    return Outcome(source, book.sha256, target, laporan, hasil, written.findings, written.changes, answers, is_again)


def _answers(book: Workbook, laporan: Report, findings: Sequence[Finding]) -> Mapping[int, str]:
    """Give the answers that stand on Temuan, if the workbook has it."""
    name = laporan.layout.sheets.get(temuan.SHEET)
    return {} if name is None else answers_to(book.sheet(name), rows_of_findings(findings))


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Pause the search for reference cycles: a run makes none, and the search would take a tenth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _current_time() -> datetime:
    """Give the local time, or the time in SOURCE_DATE_EPOCH where that is set to make outputs reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 10:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).astimezone()


def diff(old: Path, new: Path, output: Path | None = None, *, force: bool = False) -> Comparison:
    """Compare two workbooks by indikator and by budget code, and write a workbook to print where ``output`` is given.

    Both are computed anew, so that our results are compared and not the values that the files store. Raises
    ``Refused`` and ``Unwritable`` as :func:`compute` does. Neither ``old`` nor ``new`` is ever written over.
    """
    from lkj_xlsx.compare import compare_reports  # check and compute do not need it

    one, other = check(old), check(new)
    difference = compare_reports((one.laporan, one.hasil), (other.laporan, other.hasil))
    if output is not None:
        from lkj_xlsx.compare.workbook import comparison_workbook  # imports XlsxWriter, which only this needs

        check_target(output, replace=force, sources=[old, new])
        write_whole(output, comparison_workbook(difference, str(old), str(new)), replace=force)
    return Comparison(one, other, difference, output)


def formulir(
    source: Path,
    output: Path | None = None,
    *,
    kinds: Collection[str] = (),
    form: str = "docx",
    clean: bool = False,
    force: bool = False,
    now: datetime | None = None,
) -> Formulir:
    """Write the official forms of a workbook as one file: "docx", "xlsx" or "pdf".

    ``kinds`` are some of :data:`lkj_xlsx.forms.KINDS`, all with data unless given. All figures are computed anew. With
    ``clean`` a workbook with an error is ``Refused``, and so is one that has no data for any form. ``Unwritable`` as
    for :func:`compute`, and for a PDF without LibreOffice.
    """
    from lkj_xlsx.forms import KINDS, make_forms, without_data
    from lkj_xlsx.paper import check_form, paper_of  # imports python-docx or XlsxWriter, which only this needs

    target = output or source.with_name(f"{source.stem}-formulir.{form}")
    outcome = check(source)
    errors = sum(one.level is Level.ERROR for one in outcome.findings)
    if clean and errors:
        raise Reason.HAS_ERRORS.refused(source.name, what=f"{errors} kesalahan")
    made = make_forms(outcome.laporan, outcome.hasil, outcome.findings, kinds)
    if not made:
        raise Reason.NO_FORM.refused(source.name, what=", ".join(kinds or KINDS))
    check_target(target, replace=force, sources=[source])
    check_not_open(target)
    check_form(form, target)
    write_whole(target, paper_of(made, form, target, now or _current_time()), replace=force)
    return Formulir(outcome, made, without_data(outcome.laporan, outcome.hasil, kinds), target)
