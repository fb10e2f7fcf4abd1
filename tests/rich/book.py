"""What people add to the template with Excel: put in by XlsxWriter while the template is written."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from robust.parts import Parts, unpacked
from xlsxwriter.workbook import Workbook

from lkj_xlsx.template import Prefill, make, make_template
from rich.excel import add_excel_parts
from rich.package import Package
from rich.producers import (
    list_formulas,
    prefix_elements,
    share_formulas,
    store_realisasi,
    type_over,
    without_references,
)

USER_SHEET = "Catatan Saya"
USER_PART = "xl/worksheets/sheet10.xml"
LINK = "https://example.go.id/pk?a=1&b=2"

Formulas = Mapping[tuple[str, str], tuple[str, float | str]]
# Formulas of the user by sheet and cell, with the values that the file stores, which are out of date. The first ones
# use the capaian of Pengukuran!I6, directly or through a cell, a name or another sheet; the next a result that stays
# the same; the last no result.
USING_CHANGED_RESULTS: Formulas = {
    (USER_SHEET, "B1"): ("Pengukuran!$I$6*2", 205),
    (USER_SHEET, "B2"): ("B1+1", 206),
    (USER_SHEET, "F2"): ("Pengukuran!I6", 102.5),
    (USER_SHEET, "B4"): ("Nilai_Saya*2", 412),
    (USER_SHEET, "B5"): (f"'{USER_SHEET}'!B4&\" persen\"", "412 persen"),
    (USER_SHEET, "E21"): ("Pengukuran!I6", 102.5),
    ("Pengukuran", "AD6"): (f"'{USER_SHEET}'!$B$2", 206),
}
USING_UNCHANGED_RESULTS: Formulas = {(USER_SHEET, "B7"): ("Pengukuran!I9", 98.5)}
USING_NO_RESULT: Formulas = {
    (USER_SHEET, "B3"): ("SUM(A10:A12)", 6),
    (USER_SHEET, "B6"): ("Pengukuran!H7", 35),
    ("PK", "N9"): (f"'{USER_SHEET}'!$A$10", 1),
}


def make_rich(prefill: Prefill, path: Path, realisasi: str, *, using_changed: bool = True, typed: bool = False) -> Path:
    """Write the rich workbook, each of its sheets as one of the programs that people use writes it.

    ``realisasi`` is put into H6 after the results were stored, so that a run has something to change. With
    ``using_changed`` formulas of the user use the result of that row; with ``typed`` the result in I9 is typed over.
    """
    package = Package(
        rich_parts(
            prefill, {**(USING_CHANGED_RESULTS if using_changed else {}), **USING_UNCHANGED_RESULTS, **USING_NO_RESULT}
        )
    )
    store_realisasi(package, "H6", realisasi)
    share_formulas(package, "I")
    if typed:
        type_over(package, "I9", "90")
    list_formulas(package)
    without_references(package, "PK")
    prefix_elements(package, "Anggaran")
    return package.save(path)


def rich_parts(prefill: Prefill, formulas: Formulas = USING_CHANGED_RESULTS) -> Parts:
    """Give the parts of the rich workbook, its cells as XlsxWriter writes them."""

    class Rich(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
        """Adds what a user adds to the template just before the file is written."""

        def close(self) -> None:
            _decorate(self)
            _add_user_sheet(self)
            for (sheet, ref), (formula, value) in formulas.items():
                self.get_worksheet_by_name(sheet).write_formula(ref, f"={formula}", None, value)
            super().close()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(make, "Workbook", Rich)
        package = Package(unpacked(make_template(prefill)))
    add_excel_parts(package)
    return package.written()


def _decorate(book: Any) -> None:
    measured, pk, rkt = (book.get_worksheet_by_name(name) for name in ("Pengukuran", "PK", "RKT"))
    bold, slanted = book.add_format({"bold": True}), book.add_format({"italic": True})
    measured.write_comment("H8", "Sumber: rapat pleno", {"author": "Perencana"})
    measured.conditional_format("H6:H65", {"type": "data_bar", "data_bar_2010": True})
    measured.conditional_format("I6:I65", {"type": "icon_set", "icon_style": "3_traffic_lights"})
    measured.insert_image("AF3", "merah.png", {"image_data": BytesIO(_red_pixel())})
    measured.insert_textbox("AF10", "Kotak teks saya")
    measured.add_sparkline("AC6", {"range": "Pengukuran!I6:I17"})
    measured.set_header("&L&G", {"image_left": "logo.png", "image_data_left": BytesIO(_red_pixel())})
    measured.set_h_pagebreaks([12])
    measured.set_v_pagebreaks([8])
    pk.write_rich_string("P9", "sebagian ", bold, "tebal", slanted, " dan miring")
    pk.write_url("P10", LINK, string="Dokumen PK")
    pk.write_url("P11", "internal:Ringkasan!A1", string="ke Ringkasan")
    for row in (19, 20, 21):
        pk.set_row(row, None, None, {"level": 1})
    rkt.write_rich_string("L9", "rapat ", bold, "pleno")


def _add_user_sheet(book: Any) -> None:
    """Add a sheet that uses our sheets and that they use, with a helper column, its chart and a table."""
    extra = book.add_worksheet(USER_SHEET)
    extra.write_column("A10", [1, 2, 3])
    extra.add_table("D20:E22", {"name": "Rincian", "columns": [{"header": "Nama"}, {"header": "Nilai"}]})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"='{USER_SHEET}'!$F$2:$F$8"})
    extra.insert_chart("H2", chart)
    extra.insert_image("H20", "merah.png", {"image_data": BytesIO(_red_pixel())})
    book.define_name("Nilai_Saya", f"='{USER_SHEET}'!$B$2")
    book.set_custom_property("Nomor Surat", "95/PR.03")


def _red_pixel() -> bytes:
    """A PNG of one red pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
