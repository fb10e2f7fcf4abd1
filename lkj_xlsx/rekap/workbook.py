"""The rekap as a workbook: the page for the head, then the sheets with all units and all rows."""

from datetime import date
from io import BytesIO
from pathlib import Path

from xlsxwriter.workbook import Workbook

from lkj_xlsx.rekap import PROPERTY
from lkj_xlsx.rekap.figures import Rekap
from lkj_xlsx.rekap.first_page import FirstPage
from lkj_xlsx.rekap.pages import Pages
from lkj_xlsx.rules.text import place_and_date
from lkj_xlsx.template.writer import CREATED, TemplateWriter


def rekap_workbook(rekap: Rekap, folder: Path, day: date) -> bytes:
    """Give the workbook as the bytes of an .xlsx file that will stand in ``folder``."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": f"Rekap LKj {rekap.tahun}", "created": CREATED.replace(tzinfo=None)})
        workbook.set_custom_property(PROPERTY, rekap.tahun or "-")
        writer = TemplateWriter(workbook)
        first = FirstPage(workbook, writer, rekap, folder, place_and_date("", day))
        first.write()
        first.charts(Pages(workbook, writer, rekap, folder).write())
    return buffer.getvalue()
