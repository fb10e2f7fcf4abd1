"""Writes the sheet Petunjuk: the order of filling in, a legend, advice, and the help of each declared column."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from lkj_xlsx.declare import style
from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.declare.model import TEMPLATE_VERSION, Kind, Role, Table
from lkj_xlsx.declare.page import Page
from lkj_xlsx.declare.style import Properties
from lkj_xlsx.sheets import ringkasan, temuan
from lkj_xlsx.sheets import tables as declared
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import PENGATURAN_SHEET
from lkj_xlsx.template.writer import TemplateWriter, set_up_page

VERSION_LABEL = "Versi templat"

_WIDTHS = (16, 30, 14, 84)
_FIRST_STEP = (IDENTITAS_SHEET, "nama instansi, tahun, penandatangan")
_LAST_STEPS = (
    (PENGATURAN_SHEET, "cara menghitung; biasanya tidak perlu diubah"),
    (ringkasan.SHEET, "terisi sendiri; dicetak dan ditandatangani"),
    (temuan.SHEET, "diisi oleh perintah lkj-xlsx compute: setiap sel yang tidak cocok"),
)
_OPTIONAL = "boleh dikosongkan atau dihapus"
_LEGEND = (
    (Role.INPUT, "Isian", "Huruf tegak: diisi oleh Anda. Sel kuning menunggu isian."),
    (Role.LINK, "Tautan", "Huruf miring: terisi dari PK; boleh ditimpa."),
    (Role.RESULT, "Hasil", "Huruf tebal: rumus; jangan ditimpa."),
    (
        Role.HELPER,
        "Bantu",
        "Huruf kecil abu-abu, terlipat di kanan tabel (tombol + di atas kolom): jejak hitungan.",
    ),
    (Role.MARK, "Pemeriksaan", "Di kanan tabel: tanda dan kode temuan pada baris itu; klik untuk membuka Temuan."),
)
_ADVICE = (
    "Baris boleh disisipkan, ditambah di bawah, dikosongkan atau diurutkan; nomor baris tidak perlu berurutan. Sebelum "
    "mengurutkan, isi Sasaran Strategis pada setiap baris.",
    "Baris yang kurang: sisipkan di atas TOTAL atau di tengah tabel, lalu salin rumus dari baris di atasnya, atau "
    "biarkan lkj-xlsx compute melengkapinya.",
    'Realisasi kosong atau "-" berarti tidak diukur dan tidak ikut rata-rata. Angka 0 adalah nilai.',
    "Bila target atau realisasi ditulis bersama satuannya (1 Laporan), capaian baru terisi setelah lkj-xlsx compute.",
    "lkj-xlsx compute menulis berkas baru berakhiran -hasil.xlsx; berkas ini tidak diubah.",
)


def write_guide(writer: TemplateWriter, sheet: Worksheet, layout: Layout) -> None:
    """Write the whole sheet, for the tables of a workbook."""
    tables = [table.table for table in layout.tables.values()]
    for column, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.set_column(f"{column}:{column}", width)
    writer.put(sheet, 1, 1, "Laporan Kinerja (LKj)", style.TITLE)
    writer.put(
        sheet,
        2,
        1,
        "Buku kerja untuk RKT, PK, pengukuran capaian dan anggaran satu tahun",
        _without_wrap(style.SUBTITLE),
    )
    row = _write_steps(writer, sheet, 4, tables, list(declared.pages_in(layout)))
    row = _write_legend(writer, sheet, row + 1)
    row = _write_advice(writer, sheet, row + 1)
    sheet.print_area(f"A1:D{row - 1}")  # the help of the columns is read on the screen
    row = _write_columns(writer, sheet, row + 1, tables)
    writer.put(sheet, row + 1, 1, VERSION_LABEL, style.NOTE)
    writer.put(sheet, row + 1, 2, TEMPLATE_VERSION, {**style.NOTE, "align": "left"})
    set_up_page(sheet, declared.GUIDE_SHEET, landscape=True)


def _without_wrap(properties: Properties) -> Properties:
    return {**properties, "text_wrap": False}


def _write_block_title(writer: TemplateWriter, sheet: Worksheet, row: int, title: str) -> int:
    for column in range(1, 5):
        writer.put(sheet, row, column, title if column == 1 else None, style.BLOCK)
    return row + 1


def _write_steps(
    writer: TemplateWriter, sheet: Worksheet, row: int, tables: Sequence[Table], pages: Sequence[Page]
) -> int:
    row = _write_block_title(writer, sheet, row, "Urutan pengisian")
    main = ((table.sheet, table.purpose) for table in tables if not table.optional)
    further = [(table.sheet, table.purpose) for table in tables if table.optional]
    further += [(page.sheet, page.purpose) for page in pages]
    others = ((name, f"{purpose} ({_OPTIONAL})") for name, purpose in further)
    for number, (name, purpose) in enumerate((_FIRST_STEP, *main, *_LAST_STEPS, *others), 1):
        sheet.write_url(row - 1, 0, f"internal:'{name}'!A1", writer.format(style.LINK), f"{number}. {name}")
        writer.put(sheet, row, 2, purpose, _without_wrap(style.PLAIN))
        row += 1
    return row


def _write_legend(writer: TemplateWriter, sheet: Worksheet, row: int) -> int:
    row = _write_block_title(writer, sheet, row, "Arti warna dan huruf")
    for role, name, meaning in _LEGEND:
        waiting = style.WAITING if role is Role.INPUT else {}
        writer.put(sheet, row, 1, name, {**style.cell(role, Kind.SHORT), **waiting, "font_size": 11})
        writer.put(sheet, row, 2, meaning, _without_wrap(style.PLAIN))
        row += 1
    return row


def _write_advice(writer: TemplateWriter, sheet: Worksheet, row: int) -> int:
    row = _write_block_title(writer, sheet, row, "Yang perlu diketahui")
    for advice in _ADVICE:
        writer.merge(sheet, f"A{row}:D{row}", advice, {**style.PLAIN, "valign": "vcenter"})
        sheet.set_row(row - 1, style.row_height([(advice, sum(_WIDTHS))], padding=3))
        row += 1
    return row


def _write_columns(writer: TemplateWriter, sheet: Worksheet, row: int, tables: Sequence[Table]) -> int:
    row = _write_block_title(writer, sheet, row, "Kolom demi kolom")
    for number, heading in enumerate(("Lembar", "Kolom", "Jenis", "Penjelasan"), 1):
        writer.put(sheet, row, number, heading, style.HEADING)
    row += 1
    border: Properties = {"border": 1, "border_color": style.LINE}
    for table in tables:
        for column in table.columns:
            texts = (table.sheet, column.heading, column.role.value.capitalize(), column.help)
            for number, text in enumerate(texts, 1):
                writer.put(sheet, row, number, text, {**style.PLAIN, **border})
            sheet.set_row(row - 1, style.row_height(zip(texts, _WIDTHS, strict=True)))
            row += 1
    return row
