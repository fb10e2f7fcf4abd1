"""The one path: read -> check -> calculate -> write back. This is the public API."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY
from lkj_xlsx.package import Unwritable, open_workbook, write_whole
from lkj_xlsx.read import read
from lkj_xlsx.report.findings import Finding, count_by_level, worst_first
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.report.results import Hasil
from lkj_xlsx.sheets import check_all
from lkj_xlsx.sheets.figures import calculate
from lkj_xlsx.sheets.identitas import INSTANSI, TAHUN
from lkj_xlsx.write import Changes, altered_cells, write_back
from lkj_xlsx.write.all_formulas import all_rows
from lkj_xlsx.write.lift import is_older
from lkj_xlsx.write.trail import facts

if TYPE_CHECKING:
    from lkj_xlsx.compare import Difference


@dataclass(frozen=True)
class Outcome:
    """What a run found and computed.

    ``output`` is ``None`` when nothing was written; ``changes`` lists the cells that hold something else there
    than in ``source`` (Temuan is written anew and is not listed).
    """

    source: Path
    sha256: str
    output: Path | None
    laporan: Laporan
    hasil: Hasil
    findings: tuple[Finding, ...]
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True)
class Comparison:
    """Two workbooks compared. ``output`` is ``None`` when nothing was written."""

    old: Outcome
    new: Outcome
    difference: "Difference"
    output: Path | None


def new_template(
    output: Path,
    *,
    instansi: str | None = None,
    tahun: int | None = None,
    previous: Path | None = None,
    force: bool = False,
) -> Path:
    """Write a template to ``output`` and give its path.

    ``previous`` is last year's workbook: its identity, PK, codes and settings go over, its realisasi do not.
    ``Refused`` where ``previous`` is no workbook of ours; ``Unwritable`` where ``output`` exists (without
    ``force``) or cannot be written.
    """
    from lkj_xlsx.template import Prefill, make_template, roll_forward  # XlsxWriter: only templates need it

    _refuse_to_overwrite(previous, output, force=force)
    prefill = Prefill() if previous is None else roll_forward(read(open_workbook(previous)))
    identitas = {**prefill.identitas}
    if instansi is not None:
        identitas[INSTANSI.key] = instansi
    if tahun is not None:
        identitas[TAHUN.key] = tahun
    write_whole(output, make_template(replace(prefill, identitas=identitas)))
    return output


def default_output(source: Path) -> Path:
    """Give ``<name>-hasil.xlsx`` beside the source."""
    return source.with_name(f"{source.stem}-hasil.xlsx")


def check(source: Path) -> Outcome:
    """Read and audit a workbook, and write nothing.

    ``Refused`` (from :mod:`lkj_xlsx.workbook`) where the file is no workbook of ours.
    """
    with _garbage_collection_paused():
        return _check(source)


def _check(source: Path) -> Outcome:
    book = open_workbook(source)
    laporan = read(book)
    hasil = calculate(laporan)
    found = [*laporan.findings, *check_all(laporan, hasil)]
    altered = altered_cells(book, laporan, all_rows(laporan, hasil, count_by_level(found)))
    findings = worst_first([*found, *altered])
    return Outcome(source, book.sha256, None, laporan, hasil, tuple(findings))


def compute(source: Path, output: Path | None = None, *, force: bool = False, now: datetime | None = None) -> Outcome:
    """Read, audit and compute a workbook, and write the outcome beside it.

    ``output`` is ``<name>-hasil.xlsx`` unless given. ``Refused`` where the source is no workbook of ours;
    ``Unwritable`` where the output cannot be written, and then nothing has changed on disk. An existing
    output is written over only with ``force``, for she may have gone on working in it; the source never is.
    ``now`` is the time that Jejak records, with its zone; that of the clock unless given.
    """
    with _garbage_collection_paused():
        return _compute(source, output, force=force, now=now or _current_time())


def _compute(source: Path, output: Path | None, *, force: bool, now: datetime) -> Outcome:
    book = open_workbook(source)
    target = output or default_output(source)
    laporan = read(book)
    hasil = calculate(laporan)
    findings = worst_first([*laporan.findings, *check_all(laporan, hasil)])
    template = str(TEMPLATE_VERSION) if is_older(book) else book.custom_properties.get(VERSION_PROPERTY, "")
    trail = facts(
        laporan,
        template=template,
        sha256=book.sha256,
        now=now,
    )
    written = write_back(book, laporan, hasil, findings, trail)
    _refuse_to_overwrite(source, target, force=force)
    book.save(target)
    return Outcome(source, book.sha256, target, laporan, hasil, written.findings, written.changes)


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Look for no cycles meanwhile: a run makes none, and going through its many cells takes a tenth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _current_time() -> datetime:
    """The time here; where SOURCE_DATE_EPOCH is set, as for outputs that must come out the same, that one in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 10:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).astimezone()


def diff(old: Path, new: Path, output: Path | None = None, *, force: bool = False) -> Comparison:
    """Compare two workbooks by indikator and by budget code, and write a workbook to print where ``output`` is given.

    Both are computed anew, so that what is compared are our results and not what the files store. ``Refused`` and
    ``Unwritable`` as for :func:`compute`; neither ``old`` nor ``new`` is ever written over.
    """
    from lkj_xlsx.compare import compare_reports  # check and compute start without it

    one, other = check(old), check(new)
    difference = compare_reports((one.laporan, one.hasil), (other.laporan, other.hasil))
    if output is not None:
        from lkj_xlsx.compare.workbook import comparison_workbook  # XlsxWriter: only what is to be printed needs it

        for source in (old, new):
            _refuse_to_overwrite(source, output, force=force)
        write_whole(output, comparison_workbook(difference, str(old), str(new)))
    return Comparison(one, other, difference, output)


def _refuse_to_overwrite(source: Path | None, target: Path, *, force: bool) -> None:
    """Refuse to write over the source, and over another file unless told to."""
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise Unwritable(f"{target.name} adalah berkas masukan; pilih nama lain dengan -o.")
    if target.is_dir():
        raise Unwritable(f"{target} adalah folder; tulis nama berkasnya juga, misalnya -o hasil.xlsx.")
    if target.exists() and not force:
        raise Unwritable(
            f"{target.name} sudah ada; pilih nama lain dengan -o, atau tambahkan --force untuk menimpanya."
        )
