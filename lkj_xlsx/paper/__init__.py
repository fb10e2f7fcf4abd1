"""Forms on paper: the plain data of :mod:`lkj_xlsx.forms` as a Word document, a workbook or a PDF."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lkj_xlsx.forms import Form
from lkj_xlsx.paper.parts import in_parts
from lkj_xlsx.paper.pdf import check_pdf, pdf_of

__all__ = ["check_form", "paper_of"]


def check_form(form: str, output: Path) -> None:
    """Raise ``Unwritable`` where this computer lacks what the file needs."""
    if form == "pdf":
        check_pdf(output)


def paper_of(forms: Sequence[Form], form: str, output: Path, now: datetime) -> bytes:
    """Give the bytes of a file with some forms: "docx", "xlsx" or "pdf". ``now`` is the time that it states."""
    forms = [in_parts(one) for one in forms]
    if form == "xlsx":
        from lkj_xlsx.paper.workbook import forms_workbook

        return forms_workbook(forms)
    from lkj_xlsx.paper.word import word_document

    document = word_document(forms, now)
    return pdf_of(document, output, now) if form == "pdf" else document
