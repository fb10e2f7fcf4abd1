"""Our sheets in her workbook: by name, by a name that contains it, or by their headings."""

import re
from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.package import ReadableSheet, ReadableWorkbook, Refused
from lkj_xlsx.reader.headings import SEARCHED_ROWS, heading
from lkj_xlsx.schema.model import Role
from lkj_xlsx.schema.tables import INPUT_SHEETS, SHEETS, TABLES
from lkj_xlsx.values import fold_word


def find_sheets(book: ReadableWorkbook) -> dict[str, str]:
    """Give the actual name of each declared sheet; ``Refused`` where one that holds data is missing."""
    actual = {fold_word(name): name for name in reversed(book.sheet_names)}
    found = {sheet: actual[fold_word(sheet)] for sheet in SHEETS if fold_word(sheet) in actual}
    for sheet in SHEETS:
        if sheet not in found and (renamed := _renamed(book, sheet, set(found.values()))) is not None:
            found[sheet] = renamed
    missing = [sheet for sheet in INPUT_SHEETS if sheet not in found]
    if len(missing) == len(INPUT_SHEETS):
        raise Refused(
            f"{book.path.name} bukan buku kerja LKj: tidak ada satu pun lembar {', '.join(INPUT_SHEETS)}; "
            "buat templatnya dengan lkj-xlsx template, lalu salin isian ke sana."
        )
    if missing:
        raise Refused(
            f"{book.path.name} tidak memuat lembar {', '.join(missing)}; kembalikan nama lembarnya, atau salin "
            "isian ke templat baru (lkj-xlsx template)."
        )
    return found


RENAMED_SHEET = Message(
    "BK10",
    NOTE,
    "Lembar ini dibaca sebagai {nama}.",
    "Kembalikan namanya menjadi {nama} bila memang itu.",
    rule="Lembar yang namanya berubah tetap dikenali bila hanya satu yang mungkin, dari nama atau judul kolomnya. "
    "Isinya terbaca, jadi hanya catatan.",
    source="Pertimbangan kami: nama lembar templat",
    example='"PK 2024" dibaca sebagai lembar PK.',
)


def report_renamed(sheets: Mapping[str, str]) -> Iterator[Finding]:
    """BK10: which sheet was taken for which."""
    for declared, actual in sheets.items():
        if fold_word(declared) != fold_word(actual):
            yield finding(RENAMED_SHEET, actual, None, written=actual, nama=declared)


def _renamed(book: ReadableWorkbook, declared: str, taken: set[str]) -> str | None:
    """Find a sheet whose name contains the declared one, else one with its headings; only if there is just one."""
    word = re.compile(rf"(?<!\w){re.escape(fold_word(declared))}(?!\w)")
    free = [name for name in book.sheet_names if name not in taken]
    named = [name for name in free if word.search(fold_word(name))]
    if len(named) == 1:
        return named[0]
    titled = [name for name in free if not named and _has_headings(book.sheet(name), declared)]
    return titled[0] if len(titled) == 1 else None


def _has_headings(sheet: ReadableSheet, declared: str) -> bool:
    table = next((table for table in TABLES if table.sheet == declared), None)
    if table is None:
        return False
    wanted = {heading(column.heading) for column in table.of_role(Role.INPUT, Role.LINK, Role.RESULT)}
    for number, cells in sheet.rows():
        if number > SEARCHED_ROWS:
            return False
        if wanted <= {heading(cell.value) for cell in cells.values() if isinstance(cell.value, str)}:
            return True
    return False
