"""Formulas of the user where a value or a text belongs, and formulas that call something outside of the workbook."""

from collections.abc import Iterator, Sequence

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.message import NOTE, WARNING, Message
from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import CAP_READ_NAME, KATEGORI_COMPUTED, PENGATURAN_SHEET

_LISTED = 40  # cells that one finding names

SETTING_IS_A_FORMULA = Message(
    "ST23",
    WARNING,
    "{n} sel pada Pengaturan berisi rumus ({sel}); nilainya dapat berubah tanpa ada yang mengubah Pengaturan.",
    "Ketik nilainya, supaya yang berlaku dapat dibaca di sini.",
    rule="Batas, skala dan pilihan pada Pengaturan menentukan semua angka. Sebuah rumus dapat memberi nilai lain di "
    "kemudian hari, misalnya menurut tanggal, dan yang diperiksa hanya nilai yang tersimpan. Peringatan, sebab harus "
    "ada yang memutuskan.",
    source="Pertimbangan kami: Pengaturan",
    example="Batas bawah Sangat Berhasil berisi =IF(TODAY()>=DATE(2099,1,1),90,100).",
)
TEXT_IS_A_FORMULA = Message(
    "BK20",
    NOTE,
    "{n} sel berisi rumus di tempat isian atau judul kolom ({sel}); teksnya dapat berubah sendiri.",
    "Ketik teksnya, bila tidak harus mengikuti sel lain.",
    rule="Isian Identitas dan judul kolom biasanya diketik. Rumus di sana dibaca menurut nilai yang tersimpan. Tidak "
    "ada angka yang dihitung darinya, jadi catatan.",
    source="Pertimbangan kami: susunan templat",
    example='Judul Realisasi berisi ="Realisasi "&Tahun.',
)
CALLS_OUT = Message(
    "BK17",
    WARNING,
    "Rumus di {n} sel memanggil program atau alamat di luar buku kerja ({sel}).",
    "Hapus rumusnya, kecuali bila Anda tahu apa yang dipanggilnya.",
    rule="Rumus DDE, WEBSERVICE dan sejenisnya menjalankan atau menghubungi sesuatu di luar buku kerja begitu "
    "dihitung. Di sini rumus itu tidak dijalankan. Peringatan, sebab bisa berbahaya dan tidak diperlukan laporan ini.",
    source="Pertimbangan kami: buku kerja dari pihak lain",
    example="Sel H12 berisi =cmd|'/C calc'!A0.",
)


def report_unexpected_formulas(book: ReadableWorkbook, layout: Layout) -> Iterator[Finding]:
    """ST23, BK20, BK17: report formulas in place of settings, of texts, and those that call out; one for each sheet."""
    settings = book.sheet(layout.sheets[PENGATURAN_SHEET])
    yield from _report(SETTING_IS_A_FORMULA, settings, _in_settings(book, layout))
    identitas = book.sheet(layout.sheets[IDENTITAS_SHEET])
    fields = {row for (sheet, _), row in layout.fields.items() if sheet == IDENTITAS_SHEET}
    yield from _report(TEXT_IS_A_FORMULA, identitas, [identitas.cell(row, 2) for row in sorted(fields)])
    for table in layout.tables.values():
        sheet = book.sheet(table.sheet)
        ours = sorted(set(table.columns.values()))
        yield from _report(TEXT_IS_A_FORMULA, sheet, [sheet.cell(table.heading_row, column) for column in ours])
    for name in book.sheet_names:
        yield from _report(CALLS_OUT, book.sheet(name), list(book.sheet(name).calls_out()))


def _in_settings(book: ReadableWorkbook, layout: Layout) -> list[Cell]:
    """Give the cells of the settings and of their tables, without those that hold formulas of ours."""
    found: dict[tuple[int, int], Cell] = {}
    ours = {CAP_READ_NAME, *(one.name for one in KATEGORI_COMPUTED)}
    for name, (sheet, (top, left, bottom, right)) in layout.areas.items():
        if sheet == layout.sheets[PENGATURAN_SHEET] and name not in ours:
            for row in range(top, bottom + 1):
                cells = book.sheet(sheet).row(row)
                found |= {(row, column): cells[column] for column in cells if left <= column <= right}
    return [found[place] for place in sorted(found)]


def _report(message: Message, sheet: ReadableSheet, cells: Sequence[Cell]) -> Iterator[Finding]:
    """Report those of the cells that hold a formula, in one finding at the first of them."""
    held = [cell for cell in cells if cell.formula is not None]
    if held:
        named = ", ".join(cell.ref for cell in held[:_LISTED])
        yield finding(message, sheet.name, held[0].ref, written=f"={held[0].formula}", n=len(held), sel=named)
