"""A Word document as PDF, by LibreOffice, which lays it out as its Writer does."""

import hashlib
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lkj_xlsx.package.refusals import Failure
from lkj_xlsx.verify.recalc import run_group, soffice, write_profile

_SECONDS = 120.0
# What LibreOffice writes anew at each run: when, and two numbers made of it.
_WHEN = re.compile(rb"(?<=/CreationDate\(D:)\d{14}Z'|(?<=/CreationDate\(D:)\d{14}[+-]\d\d'\d\d'")
_NUMBERS = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")


def check_pdf(output: Path) -> None:
    """Raise ``Unwritable`` where LibreOffice is not installed."""
    if soffice() is None:
        raise Failure.NO_LIBREOFFICE.unwritable(output.name)


def pdf_of(document: bytes, output: Path, now: datetime) -> bytes:
    """Give the PDF of a .docx file, made ``now``. ``output`` is what a sentence names where LibreOffice gives none."""
    program = soffice()
    if program is None:
        raise Failure.NO_LIBREOFFICE.unwritable(output.name)
    with TemporaryDirectory(prefix="lkj-xlsx-") as name:
        folder = Path(name)
        source = folder / "formulir.docx"
        source.write_bytes(document)
        command = [program, write_profile(folder / "profil"), "--headless", "--convert-to", "pdf:writer_pdf_Export"]
        try:
            run_group([*command, "--outdir", str(folder), str(source)], _SECONDS)
            return _settled(source.with_suffix(".pdf").read_bytes(), now)
        except (subprocess.TimeoutExpired, OSError) as error:
            raise Failure.LIBREOFFICE_FAILED.unwritable(output.name, detail=type(error).__name__) from error


def _settled(pdf: bytes, now: datetime) -> bytes:
    """Give the same PDF with the time that it was asked for, so that two runs give the same bytes.

    All is replaced by as many bytes, because a PDF counts them.
    """
    when = f"{now.astimezone(UTC):%Y%m%d%H%M%S}".encode()
    same = _WHEN.sub(lambda found: when + (b"Z'" if found[0].endswith(b"Z'") else b"+00'00'"), pdf)
    number = hashlib.sha256(_NUMBERS.sub(b"", same)).hexdigest()[:32].upper().encode()
    return _NUMBERS.sub(number, same)
