"""A Word document as PDF, by LibreOffice, which lays it out as its Writer does."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from lkj_xlsx.package.refusals import Failure
from lkj_xlsx.verify.recalc import run_group, soffice, write_profile

_SECONDS = 120.0


def check_pdf(output: Path) -> None:
    """Raise ``Unwritable`` where LibreOffice is not installed."""
    if soffice() is None:
        raise Failure.NO_LIBREOFFICE.unwritable(output.name)


def pdf_of(document: bytes, output: Path) -> bytes:
    """Give the PDF of a .docx file. ``output`` is what a sentence names where LibreOffice gives none."""
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
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.TimeoutExpired, OSError) as error:
            raise Failure.LIBREOFFICE_FAILED.unwritable(output.name, detail=type(error).__name__) from error
