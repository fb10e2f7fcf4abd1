"""LibreOffice as a third witness: it recalculates a copy of the file from its formulas alone."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lkj_xlsx.package import Cell, Refused
from lkj_xlsx.verify import outcome as messages
from lkj_xlsx.verify.cells import stored_text, stores
from lkj_xlsx.verify.outcome import CellDifference, Recalculation
from lkj_xlsx.verify.witness import Witness, open_witness

XLSX_FILTER = "Calc MS Excel 2007 XML"
SECONDS = 120.0

# Always recalculate on load, never update links, and use Indonesian: with its decimal comma, a formula that relies on
# the decimal dot gives another value.
_CONFIGURATION = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item>
</oor:items>
"""
# Functions that give another value each time.
_VOLATILE = re.compile(r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\(", re.I)
_UNKNOWN = "#NAME?"  # LibreOffice does not know a function of the formula


def soffice() -> str | None:
    """Find LibreOffice; ``None`` where it is not installed."""
    return shutil.which("soffice")


def write_profile(profile: Path) -> str:
    """Make a new profile and give the option that names it. LibreOffice locks a profile to one process."""
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_CONFIGURATION.replace("\n<value>", "<value>"), encoding="utf-8")
    return f"-env:UserInstallation={profile.as_uri()}"


def run_group(command: Sequence[str], timeout: float) -> str:
    """Run a command and give its output. On time-out or Ctrl-C, kill it and its children; soffice starts one."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True
    ) as process:
        try:
            output, _ = process.communicate(timeout=timeout)
        except BaseException:
            _kill(process)
            raise
    return output


def recalculate(book: Witness) -> Recalculation:
    """Compare every stored value of a formula with what LibreOffice makes of it."""
    program = soffice()
    if program is None:
        return Recalculation(reason=messages.NO_LIBREOFFICE)
    try:
        with TemporaryDirectory(prefix="lkj-xlsx-") as folder:
            fresh = _converted(program, book, Path(folder))
    except (subprocess.TimeoutExpired, Refused, OSError):
        return Recalculation(reason=messages.LIBREOFFICE_FAILED)
    pairs = list(_formulas(book, fresh))
    return Recalculation(len(pairs), tuple(_differences(pairs)))


def _converted(program: str, book: Witness, folder: Path) -> Witness:
    """Let LibreOffice write a copy of the file, and open it. Its exit code may be 0 where it wrote nothing."""
    copy, output = folder / "berkas.xlsx", folder / "hasil"
    copy.write_bytes(book.data)
    option = write_profile(folder / "profil")
    command = [program, option, "--headless", "--convert-to", f"xlsx:{XLSX_FILTER}", "--outdir", str(output), str(copy)]
    run_group(command, SECONDS)
    return open_witness(output / copy.name)


def _formulas(book: Witness, fresh: Witness) -> Iterator[tuple[str, Cell, Cell]]:
    for name in book.sheet_names:
        if name not in fresh.sheet_names:
            continue
        for row, cells in book.sheet(name).rows():
            for column, cell in cells.items():
                again = fresh.sheet(name).cell(row, column)
                known = again.error != _UNKNOWN or cell.error == _UNKNOWN
                if cell.formula is not None and known and not _VOLATILE.search(cell.formula):
                    yield name, cell, again


def _differences(pairs: Sequence[tuple[str, Cell, Cell]]) -> Iterator[CellDifference]:
    for name, cell, again in pairs:
        value = "" if again.value is None else again.value
        if (again.error != cell.error) if again.error is not None else not stores(cell, value):
            yield CellDifference(
                name, cell.ref, messages.RECALCULATED, stored_text(cell), stored_text(again), cell.formula
            )


def _kill(process: subprocess.Popen[str]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
