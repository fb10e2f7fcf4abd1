"""A workbook as people have them: many parts, of which a save must touch almost none."""

import datetime
from pathlib import Path

import pytest
import xlsxwriter


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "laporan.xlsx"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "laporan-hasil.xlsx"


@pytest.fixture
def rich(book: Path) -> Path:
    """A chart, a note, a validation, a conditional format, a filter, names, properties and a hidden sheet."""
    with xlsxwriter.Workbook(book) as workbook:
        workbook.set_properties({"created": datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC)})
        workbook.set_custom_property("Instansi", "KPU Kota Binjai")
        workbook.set_custom_property("Versi", 3)
        workbook.define_name("Batas_Capaian", "=PK!$B$2")
        percent = workbook.add_format({"num_format": "0.00%", "bold": True})
        date = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet = workbook.add_worksheet("PK")
        sheet.write_row(0, 0, ["No", "Indikator Kinerja", "Target", "Capaian"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [row, f"Indikator {row}", row * 10])
            sheet.write_formula(row, 3, f"=C{row + 1}/100", percent, row / 10)
        sheet.write_datetime(6, 0, datetime.date(2024, 12, 31), date)
        sheet.merge_range("A10:C10", "Gabungan")
        sheet.data_validation("C2:C6", {"validate": "integer", "criteria": ">=", "value": 0})
        sheet.conditional_format("C2:C6", {"type": "data_bar", "data_bar_2010": True})
        sheet.write_comment("B2", "catatan")
        sheet.autofilter("A1:D6")
        sheet.print_area("A1:D10")
        sheet.write_url("F1", "https://contoh.test/")
        sheet.write_url("F2", "internal:'Data Lain'!A1")
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=PK!$C$2:$C$6"})
        sheet.insert_chart("H2", chart)
        other = workbook.add_worksheet("Data Lain")
        other.write(0, 0, "rahasia")
        other.hide()
        hidden = workbook.add_worksheet("Tersembunyi")
        hidden.very_hidden()
    return book
