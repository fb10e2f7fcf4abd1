"""Reads what lies around the tables: titles, hidden data, copied sheets, links to other files, the template version."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import TEMPLATE_VERSION, VERSION_PROPERTY, Role
from lkj_xlsx.package import Cell, ReadableSheet, ReadableWorkbook
from lkj_xlsx.read.headings import LOST_HEADING, MISSING_COLUMN
from lkj_xlsx.read.locate import Located
from lkj_xlsx.read.names import SETTING_LOST
from lkj_xlsx.read.settings import REQUIRED_FIELD_EMPTY
from lkj_xlsx.read.sheets import table_with_these_headings
from lkj_xlsx.read.unexpected_formulas import report_unexpected_formulas
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import Origin, Source
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import tables as declared_tables
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.identitas import IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import PENGATURAN_SHEET
from lkj_xlsx.values import first_few, fold_word

CHAPTER = Chapter("BK", "Buku kerja")

_LINKS = "pertimbangan kami: tautan ke berkas lain tidak diikuti"
_HIDDEN = "pertimbangan kami: yang tersembunyi tetap dibaca"
_TEMPLATE = "pertimbangan kami: versi templat"

# "Pengukuran (2)", "Pengukuran_2", "Pengukuran - Copy", "Copy of Pengukuran 1", "Salinan dari Pengukuran"
_NUMBERED = r"(?:\s*\(\d+\)|_\d+|\s+\d{1,2})"
_IS_A_COPY = r"(?:copy of|copy|salinan dari|salinan|kopi dari|kopi|duplikat)"
_COPY = re.compile(
    rf"{_IS_A_COPY}\s+(?P<original>.+?){_NUMBERED}*|(?P<name>.+?)(?:\s*-?\s*\(?{_IS_A_COPY}\)?{_NUMBERED}*|{_NUMBERED}+)",
    re.I,
)
_EXTERNAL = re.compile(r"\[\d+\]|'[^']*\[[^\]]+\]")
SHOWN = 10


def survey(book: ReadableWorkbook, located: Located, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Report what somebody who looks at the sheets would not see, or should know before trusting their figures."""
    yield from _template_version_findings(book)
    yield from _hidden_sheets(book, located)
    yield from _hidden_rows_and_columns(book, located, sources)
    yield from _copied_sheets(book, located)
    yield from _links_to_other_files(book, located)
    yield from report_unexpected_formulas(book, located.layout)


OTHER_TEMPLATE_VERSION = Message(
    "BK05",
    WARNING,
    "Buku kerja ini memakai templat versi {versi}; lkj-xlsx ini memakai templat versi {kini}.",
    "Jalankan lkj-xlsx compute: rumus dan kolom templat yang lebih lama diganti yang sekarang, isian tetap.",
    rule="Versi templat tersimpan dalam buku kerja. Templat versi lain dapat memiliki kolom atau rumus lain, jadi "
    "hasilnya perlu dipastikan. Setelah compute, buku kerja dari templat yang lebih lama memakai versi yang sekarang.",
    source=_TEMPLATE,
    example="Buku kerja mencatat templat versi 2, program memakai versi 3.",
)
UNKNOWN_TEMPLATE_VERSION = Message(
    "BK06",
    NOTE,
    "Versi templat tidak tercatat dalam buku kerja; dibaca sebagai templat versi {kini}.",
    "Tidak ada yang perlu diubah bila semua kolom terbaca.",
    rule="Sebagian program menghapus catatan versi saat menyimpan. Selama semua kolom terbaca, hasilnya tidak "
    "terpengaruh.",
    source=_TEMPLATE,
    example="Buku kerja disimpan ulang oleh aplikasi daring, dan catatan versi 1 hilang.",
)


def _template_version_findings(book: ReadableWorkbook) -> Iterator[Finding]:
    """BK05, BK06: report a workbook from another version of the template, or one that no longer names its version."""
    found = book.custom_properties.get(VERSION_PROPERTY, "").strip()
    if found != str(TEMPLATE_VERSION):
        message = OTHER_TEMPLATE_VERSION if found else UNKNOWN_TEMPLATE_VERSION
        yield finding(message, book.sheet_names[0], None, written=found or None, versi=found, kini=TEMPLATE_VERSION)


_SAME_LABELS_SINCE = 1  # the version of the template that has all labels; columns name theirs


def of_this_version(findings: Sequence[Finding], version: int | None) -> list[Finding]:
    """Drop the findings about missing columns and labels where the template of the workbook may not have them.

    BK05 already says what to do.
    """
    has_them = version is not None and _SAME_LABELS_SINCE <= version <= TEMPLATE_VERSION
    if has_them or all(one.code != OTHER_TEMPLATE_VERSION.code for one in findings):
        return list(findings)
    columns, fields = (MISSING_COLUMN.code, LOST_HEADING.code), (REQUIRED_FIELD_EMPTY.code, SETTING_LOST.code)
    return [one for one in findings if one.code not in columns and not (one.code in fields and one.cell is None)]


HIDDEN_SHEET = Message(
    "BK04",
    WARNING,
    "Lembar ini tersembunyi dan ikut dibaca.",
    "Perlihatkan lembarnya (Unhide).",
    rule="Lembar isian yang disembunyikan tetap dibaca, sehingga hasil bergantung pada isian yang tidak terlihat.",
    source=_HIDDEN,
    example="Lembar Pengaturan tersembunyi, padahal Batas Capaian di sana berisi 100.",
)


HIDDEN_RESULTS = Message(
    "BK18",
    WARNING,
    "Lembar ini tersembunyi, padahal di sinilah hasilnya dibaca.",
    "Perlihatkan lembarnya (Unhide), atau minta penyusunnya membuka susunan buku kerja.",
    rule="Ringkasan ditandatangani, dan Temuan menyebut apa yang salah. Bila salah satunya tersembunyi, yang dibaca "
    "orang mungkin lembar lain. Peringatan, sebab angkanya tetap benar.",
    source=_HIDDEN,
    example='Lembar Ringkasan tersembunyi, dan lembar "Ringkasan LKj" di sampingnya berisi angka ketikan.',
)
SECOND_SUMMARY = Message(
    "BK19",
    WARNING,
    "Lembar ini serupa {asli}, tetapi bukan yang dihitung.",
    "Hapus lembar ini, atau pastikan yang dicetak dan ditandatangani lembar {asli}.",
    rule="Hanya satu Ringkasan yang dihitung. Lembar lain yang berjudul sama dapat memuat angka ketikan, jadi harus "
    "ada yang memutuskan mana yang berlaku.",
    source="Pertimbangan kami: nama lembar templat",
    example='Lembar "Ringkasan LKj" berjudul sama dengan Ringkasan, dan rata-ratanya diketik.',
)
_LABELS_OF_A_SUMMARY = 5  # so many labels of Ringkasan make a sheet look like it


def _hidden_sheets(book: ReadableWorkbook, located: Located) -> Iterator[Finding]:
    """BK04, BK18, BK19: report each hidden sheet of the template, and each sheet that looks like Ringkasan."""
    filled_in = declared_tables.input_sheets()
    for declared, actual in located.layout.sheets.items():
        if book.sheet(actual).state != "visible":
            if declared in filled_in:
                yield finding(HIDDEN_SHEET, actual, None)
            elif declared in (summary.SHEET, report.SHEET):
                yield finding(HIDDEN_RESULTS, actual, None)
    for name in book.sheet_names:
        if name not in located.layout.sheets.values() and _looks_like_a_summary(book.sheet(name)):
            yield finding(SECOND_SUMMARY, name, None, asli=located.layout.sheets.get(summary.SHEET, summary.SHEET))


def _looks_like_a_summary(sheet: ReadableSheet) -> bool:
    """Tell whether a sheet has the labels of Ringkasan; one that has our formulas too is a copy, which BK07 names."""
    labels = {fold_word(text) for text in summary.LANDMARKS.values()}
    seen: set[str] = set()
    for row, cells in sheet.rows():
        if row > summary.LAST_ROW + SHOWN:
            break
        if 1 in cells and isinstance(cells[1].value, str):  # Petunjuk names them too, in another column
            seen.add(fold_word(str(cells[1].value)))
    return len(labels & seen) >= _LABELS_OF_A_SUMMARY


HIDDEN_COLUMN = Message(
    "BK03",
    WARNING,
    'Kolom tersembunyi "{kolom}" berisi data dan ikut dibaca.',
    "Perlihatkan kolomnya (Unhide).",
    rule="Kolom isian yang disembunyikan tetap dibaca, sehingga hasil bergantung pada angka yang tidak terlihat. "
    "Kolom bantu di kanan memang tersembunyi dan tidak dilaporkan.",
    source=_HIDDEN,
    example="Kolom Target tersembunyi: capaian 98% tampak tanpa targetnya, 80%.",
)


def _hidden_rows_and_columns(
    book: ReadableWorkbook, located: Located, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """BK02, BK03: report hidden rows and columns that hold data. They are read, and nobody sees them."""
    for declared, table in located.layout.tables.items():
        on_page, source = book.sheet(table.sheet), sources[declared]
        yield from _hidden_rows(on_page, {row for row in on_page.hidden_rows if _is_filled(table, source, row)})
        for column in table.of_role(Role.INPUT, Role.LINK):
            hidden = table.columns[column.key] in on_page.hidden_columns and not column.decided
            if hidden and any(source.written(row, column.key) for row in source.rows):
                at = table.place(column.key, table.heading_row)
                yield finding(HIDDEN_COLUMN, table.sheet, at, kolom=column.heading)
    for declared in (IDENTITAS_SHEET, PENGATURAN_SHEET):
        on_page = book.sheet(located.layout.sheets[declared])
        fields = {row for (sheet, _), row in located.layout.fields.items() if sheet == declared}
        yield from _hidden_rows(on_page, {row for row in fields if not on_page.cell(row, 2).is_blank})


def _is_filled(table: TableLayout, source: Source, row: int) -> bool:
    """Tell whether the user wrote anything in a row, be it a formula without a value. A Peran does not count."""
    decided = {column.key for column in table.table.columns if column.decided}
    inputs = {column.key for column in table.of_role(Role.INPUT)}
    cells = source.rows.get(row, {}).items()
    return any(
        source.written(row, key) or (key in inputs and cell.formula is not None)
        for key, cell in cells
        if key not in decided
    )


HIDDEN_ROWS = Message(
    "BK02",
    WARNING,
    "{n} baris tersembunyi berisi data dan ikut dihitung.",
    "Perlihatkan barisnya (Unhide), atau hapus saringannya, atau kosongkan bila tidak dipakai.",
    rule="Baris yang disembunyikan atau tersaring tetap dibaca. Pembaca yang menjumlahkan baris yang tampak tidak "
    "akan sampai pada angka yang sama, jadi harus ada yang memutuskan.",
    source=_HIDDEN,
    example="Baris 7 lembar PK tersembunyi: Ringkasan menyebut 12 indikator, yang tampak 11.",
)


def _hidden_rows(sheet: ReadableSheet, filled: set[int]) -> Iterator[Finding]:
    """BK02: report the hidden rows among the ``filled`` ones, all in one finding."""
    rows = sorted(filled & sheet.hidden_rows)
    if rows:
        yield finding(HIDDEN_ROWS, sheet.name, f"A{rows[0]}", written=_listed(rows), n=len(rows))


def _listed(rows: list[int]) -> str:
    return "baris " + first_few([str(row) for row in rows], "baris", SHOWN)


COPIED_SHEET = Message(
    "BK07",
    WARNING,
    "Lembar ini tampaknya salinan dari {asli}; isinya tidak dibaca.",
    "Hapus bila tidak dipakai, atau pindahkan isinya ke lembar {asli}.",
    rule="Hanya satu lembar tiap tabel yang dibaca. Salinan bisa memuat isian yang lebih baru daripada aslinya, "
    "jadi harus ada yang memutuskan mana yang berlaku.",
    source="Pertimbangan kami: nama lembar templat",
    example='"Pengukuran (2)" berisi realisasi terbaru, sedangkan yang dihitung lembar Pengukuran.',
)


UNREAD_TABLE = Message(
    "BK13",
    WARNING,
    "Lembar ini memuat judul kolom {asli}, tetapi tidak dibaca; yang dibaca lembar {asli}.",
    "Bila lembar ini yang berlaku, pindahkan isinya ke lembar {asli}; bila tidak, biarkan atau hapus.",
    rule="Hanya satu lembar tiap tabel yang dibaca. Lembar lain yang berjudul kolom sama bisa memuat isian yang "
    "berlaku, misalnya perjanjian kinerja yang direvisi, jadi harus ada yang memutuskan.",
    source="Pertimbangan kami: nama lembar templat",
    example='"PK Perubahan" berisi target yang direvisi, sedangkan yang dihitung lembar PK.',
)


def _copied_sheets(book: ReadableWorkbook, located: Located) -> Iterator[Finding]:
    """BK07, BK13: report each copy of a sheet of the template, and each sheet with its headings. They are not read."""
    declared = declared_tables.sheets(declared_tables.PARTS)
    ours = {fold_word(sheet): located.layout.sheets.get(sheet, sheet) for sheet in declared}
    for name in book.sheet_names:
        match = _COPY.fullmatch(name)
        original = ours.get(fold_word(match["name"] or match["original"])) if match else None
        if name in located.layout.sheets.values():
            continue
        if original is not None:
            yield finding(COPIED_SHEET, name, None, asli=original)
        elif (table := table_with_these_headings(book.sheet(name))) is not None:
            yield finding(UNREAD_TABLE, name, None, asli=located.layout.sheets.get(table.sheet, table.sheet))


LINKS_TO_OTHER_FILES = Message(
    "BK08",
    WARNING,
    "Buku kerja ini bertaut ke berkas lain; tautannya tidak diikuti.",
    "Putuskan tautannya (Data > Edit Tautan > Putuskan Tautan; Break Link) supaya angka tidak bergantung pada berkas "
    "lain.",
    rule="Angka yang berasal dari berkas lain tidak dapat ditelusuri di sini dan dapat berubah tanpa terlihat. "
    "Bila ada sel isian yang memakainya, sel itu yang disebut (BK09).",
    source=_LINKS,
    example="Buku kerja bertaut ke rekap-2023.xlsx di komputer lain.",
)
VALUE_FROM_ANOTHER_FILE = Message(
    "BK09",
    WARNING,
    "Sel ini mengambil nilai dari berkas lain ({berkas}).",
    "Ketik nilainya, supaya dapat ditelusuri di sini.",
    rule="Sel ini menyebut berkas lain dalam rumusnya; yang dipakai nilai terakhir yang tersimpan, dan nilai itu "
    "tidak dapat diperiksa di sini.",
    source=_LINKS,
    example="F6 berisi =[1]Lembar1!A1 dan menampilkan 80.",
)


def _links_to_other_files(book: ReadableWorkbook, located: Located) -> Iterator[Finding]:
    """BK08, BK09: report links to other files, which are never followed.

    BK09 names each input cell that uses one. BK08 names the workbook where no such cell is found.
    """
    links = "; ".join(book.external_links)
    used = list(_cells_that_use_other_files(located)) if links else []
    for sheet, cell in used:
        yield finding(VALUE_FROM_ANOTHER_FILE, sheet, cell.ref, written=f"={cell.formula}", berkas=links)
    if links and not used:
        yield finding(LINKS_TO_OTHER_FILES, book.sheet_names[0], None, written=links)


def _cells_that_use_other_files(located: Located) -> Iterator[tuple[str, Cell]]:
    """Give each cell whose formula refers to another file, such as ``[1]Lembar1!A1``, with its sheet."""
    for declared, rows in located.cells.items():
        for cells in rows.values():
            for cell in cells.values():
                if cell.formula is not None and _EXTERNAL.search(cell.formula):
                    yield located.layout[declared].sheet, cell


def read_titles(located: Located) -> Iterator[Origin]:
    """Give each text that the user typed above the headings of a table.

    A title that still is our formula is left out, because it only repeats what Identitas says.
    """
    for declared, rows in located.cells.items():
        table = located.layout[declared]
        for row, cells in rows.items():
            for cell in cells.values():
                if row < table.heading_row and cell.formula is None and isinstance(cell.value, str):
                    yield Origin(table.sheet, cell.ref, cell.value)
