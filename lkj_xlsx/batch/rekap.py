"""``rekap`` from its paths to the written workbook."""

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkj_xlsx import compute as runs
from lkj_xlsx.batch.find import Item, find, input_of
from lkj_xlsx.batch.run import Stop, cores, run_all
from lkj_xlsx.batch.tasks import FAULT, LOST, NO_MEMORY, is_unchanged
from lkj_xlsx.batch.tell import progress
from lkj_xlsx.package import Refused, check_not_open, check_target, read_settled, write_whole
from lkj_xlsx.rekap.figures import Rekap, rekap_of
from lkj_xlsx.rekap.listing import Listed, UnusableListError, read_list
from lkj_xlsx.rekap.unit import Unit, unit_of
from lkj_xlsx.rules.text import code_key
from lkj_xlsx.show.usage import place_of

NO_UNIT = "tidak ada buku kerja unit di sana, hanya rekap; sebutkan folder yang memuatnya, lalu jalankan lagi."


@dataclass(frozen=True)
class Written:
    """A rekap that was written to ``output``. ``repeated`` outcomes were left out, since their inputs are there."""

    rekap: Rekap
    output: Path
    repeated: int

    @property
    def code(self) -> int:
        """The exit code: 3 where a file could not be read, 1 where one has a galat."""
        if any(one.unit.refused for one in self.rekap.members):
            return 3
        return 1 if any(one.unit.galat for one in self.rekap.members) else 0


class Interrupted(Exception):  # noqa: N818 - no error
    """Ctrl-C ended the run before all workbooks were read; ``str()`` says how far it came."""


def make_rekap(
    paths: Sequence[Path], output: Path, *, units: Path | None, by: str, jobs: int | None, force: bool, today: date
) -> Written:
    """Compute all workbooks and write the rekap of them.

    ``units`` is the list of those that should hand in, ``by`` the column of it that makes groups. Raises ``Refused``
    where the list cannot be used, ``Unwritable`` where the rekap cannot be written, ``Interrupted`` after Ctrl-C.
    """
    check_target(output, replace=force, sources=[path for path in (*paths, units) if path is not None])
    check_not_open(output)
    listed = None if units is None else _listed(units, by)
    written = os.path.realpath(output)  # unlike Path.resolve, it raises nothing where a link leads to itself
    work = [item for item in find(paths, named_too=True) if os.path.realpath(item.path) != written]
    if not work or (len(work) == 1 and work[0].refused):
        raise Refused(work[0].refused if work else NO_UNIT)
    stop = Stop()
    with stop.on_ctrl_c(), progress(len(work), silent=False) as shown:
        results = run_all(
            unit_one, work, jobs=jobs or cores(), stop=stop, lost=_lost, done=lambda item: shown.done(item.path.name)
        )  # fmt: skip
        found = list(results)
    if stop.asked:
        raise Interrupted(
            f"dihentikan dengan Ctrl-C; {len(found)} dari {len(work)} berkas terbaca, rekap tidak ditulis."
        )
    rekap = rekap_of([one for one in found if one is not None], listed, by)
    from lkj_xlsx.rekap.workbook import rekap_workbook  # imports XlsxWriter, which the workers do not need

    write_whole(output, rekap_workbook(rekap, output.resolve().parent, today), replace=force)
    return Written(rekap, output, sum(one is None for one in found))


def unit_one(item: Item) -> Unit | None:
    """Compute one workbook; ``None`` for an outcome that stands for nothing of its own."""
    path = item.path
    if item.refused:
        return Unit(path, item.refused)
    try:
        data = read_settled(path)
        is_outcome = input_of(path.name, data) is not None
        edited = is_outcome and not is_unchanged(path)
        if item.repeats and not edited:
            return None
        outcome = runs.check(path)
        return unit_of(path, outcome.laporan, outcome.hasil, outcome.findings, edited=edited)
    except Refused as refused:
        return Unit(path, str(refused))
    except MemoryError:
        return Unit(path, NO_MEMORY.format(name=path.name))
    except Exception as fault:  # a fault of ours in one workbook must not take the others along
        return Unit(path, FAULT.format(name=path.name, place=place_of(fault)))


def _lost(item: Item) -> Unit:
    return Unit(item.path, LOST.format(name=item.path.name))


def _listed(path: Path, by: str) -> list[Listed]:
    """Read the list, in UTF-8, UTF-16 ("Unicode Text") or as an old Excel writes it."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        raise Refused(f"daftar {path} tidak dapat dibaca; periksa nama dan foldernya, lalu jalankan lagi.") from None
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise Refused(f"daftar {path.name} bukan CSV; di Excel, simpan sebagai CSV UTF-8 (.csv), lalu jalankan lagi.")
    try:
        listed = read_list(text, by or None)
    except UnusableListError as unusable:
        raise Refused(f"daftar {path.name}: {unusable}; betulkan, lalu jalankan lagi.") from None
    counts = Counter(code_key(one.kode) for one in listed if one.kode)
    twice = list(dict.fromkeys(one.kode for one in listed if counts[code_key(one.kode)] > 1))
    if twice:
        raise Refused(f"daftar {path.name}: kode {', '.join(twice[:5])} tertulis lebih dari sekali; betulkan dahulu.")
    return listed
