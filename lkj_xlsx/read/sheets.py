"""Finds the declared sheets in a workbook: by name, by a name that contains it, or by their headings."""

import itertools
import re
from collections.abc import Iterator, Mapping

from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.declare.model import VERSION_PROPERTY, Column, Role, Table
from lkj_xlsx.package import ReadableSheet, ReadableWorkbook, Refused
from lkj_xlsx.read.headings import SEARCHED_ROWS, heading
from lkj_xlsx.read.seen import seen
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.sheets import jejak
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import tables as declared_tables
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.identitas import IDENTITAS, IDENTITAS_SHEET
from lkj_xlsx.sheets.pengaturan import KATEGORI_TITLE, PENGATURAN, PENGATURAN_SHEET, WORDS_TITLE
from lkj_xlsx.values import fold_word

FEWEST_HEADINGS = 4  # fewer headings of ours in a row do not make it one of our tables
_SEARCHED = 120  # rows of a page of ours, which has fewer
_BESIDE = f"{report.SHEET} lkj-xlsx"  # the sheet of findings beside a sheet of the user with its name


def find_sheets(book: ReadableWorkbook) -> dict[str, str]:
    """Give the actual name of each declared sheet that is there; raise ``Refused`` where a needed one is missing."""
    actual = {fold_word(name): name for name in reversed(book.sheet_names)}
    declared, filled_in = declared_tables.sheets(declared_tables.PARTS), declared_tables.input_sheets()
    named = {sheet: actual[fold_word(sheet)] for sheet in declared if fold_word(sheet) in actual}
    found = {sheet: name for sheet, name in named.items() if is_ours(book.sheet(name), sheet)}
    for sheet in declared:
        if sheet not in found and (renamed := _find_renamed(book, sheet, set(found.values()))) is not None:
            found[sheet] = renamed
    version = template_version(book)
    absent = {table.sheet for table in declared_tables.TABLES if may_be_missing(table, version)}
    missing = [sheet for sheet in filled_in if sheet not in found and sheet not in absent]
    if not any(sheet in found for sheet in filled_in):
        raise Refused(
            f"{book.path.name} bukan buku kerja LKj: tidak ada satu pun lembar {', '.join(filled_in)}. Yang ada: "
            f"{seen(book)}. Buat templatnya dengan lkj-xlsx template, lalu salin isian ke sana."
        )
    if missing:
        others = seen(book, found.values())
        raise Refused(
            f"{book.path.name} tidak memuat lembar {', '.join(missing)}; kembalikan nama lembarnya, atau salin "
            "isian ke templat baru (lkj-xlsx template)." + (f" Lembar yang tidak dikenal: {others}." if others else "")
        )
    return found


_KNOWN_BY = {
    summary.SHEET: frozenset(summary.LANDMARKS.values()),
    report.SHEET: frozenset(
        (report.TITLE, report.TO_PUT_RIGHT, *(column.heading for column in report.COLUMNS), *jejak.LABELS)
    ),
    **{page.sheet: frozenset(page.labels.values()) for page in declared_tables.PAGES},
}
_LABELS = {
    IDENTITAS_SHEET: frozenset(fold_word(one.label) for one in IDENTITAS),
    PENGATURAN_SHEET: frozenset(
        fold_word(text) for text in (KATEGORI_TITLE, WORDS_TITLE, *(one.label for one in PENGATURAN))
    ),
}
_SIGNED_BY = frozenset(summary.SIGNATURE_MARKS.values())
_ENOUGH = 4  # so many of our texts prove that a page is ours; a user may have deleted or reworded some


def is_ours(sheet: ReadableSheet, declared: str) -> bool:
    """Tell whether a sheet with the name of a page of ours is that page; the user may have a sheet of that name."""
    known = _KNOWN_BY.get(declared)
    if known is None:
        return True
    texts, signed, is_empty = set[object](), set[object](), True
    for cell in (cell for _, cells in itertools.islice(sheet.rows(), _SEARCHED) for cell in cells.values()):
        is_empty = False
        texts |= {cell.value} & known
        signed |= {cell.formula} & _SIGNED_BY if declared == summary.SHEET else set()
        if len(texts) >= _ENOUGH or len(signed) >= _ENOUGH - 1:
            return True
    return is_empty  # all of its rows were deleted


def name_for_findings(book: ReadableWorkbook) -> str:
    """Give the name of the sheet of findings that a workbook without one gets."""
    taken = {fold_word(name) for name in book.sheet_names}
    names = (report.SHEET, _BESIDE, *(f"{_BESIDE} {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if fold_word(name) not in taken)


def template_version(book: ReadableWorkbook) -> int | None:
    """Give the version of the template that the workbook was made from; ``None`` where it does not say."""
    found = book.custom_properties.get(VERSION_PROPERTY, "").strip()
    return int(found) if found.isascii() and found.isdecimal() and len(found) < 10 else None


def may_be_missing(declared: Table | Column, version: int | None) -> bool:
    """Tell whether a workbook of this version of the template may lack a sheet or column."""
    if isinstance(declared, Column) and declared.decided:
        return True
    return declared.optional or (version is not None and version < declared.since)


NOT_OURS = Message(
    "BK21",
    NOTE,
    "Lembar ini bernama seperti lembar tambahan {nama}, tetapi judul kolomnya lain; isinya tidak dibaca.",
    "Biarkan bila lembar ini milik Anda sendiri; lembar tambahan dibuat dengan lkj-xlsx template --dengan {nama}.",
    rule="Lembar tambahan dikenali dari nama dan judul kolomnya. Lembar Anda sendiri yang kebetulan senama dibiarkan "
    "apa adanya. Tidak ada angka yang bergantung padanya, jadi catatan.",
    source="Pertimbangan kami: nama lembar templat",
    example='Lembar "Renstra" berisi uraian tujuan, tanpa kolom Target 2024.',
)


def is_needed(column: Column) -> bool:
    """Tell whether a workbook gets a column that it lacks; of an optional part it gets what the user does not fill."""
    return not column.optional or (bool(column.part) and column.role is not Role.INPUT)


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


OWN_SHEET = Message(
    "BK14",
    NOTE,
    "Lembar ini milik Anda, bukan lembar {nama} templat; dibiarkan seperti adanya.",
    "Tidak ada yang perlu diubah; daftar temuan ditulis di lembar {lain}.",
    rule="Lembar Temuan templat dikenali dari judul kolomnya. Lembar lain yang bernama sama tidak ditulisi, dan daftar "
    "temuan mendapat lembar sendiri. Tidak ada angka yang terpengaruh, jadi catatan.",
    source="Pertimbangan kami: isi lembar Anda tidak pernah ditimpa",
    example="Lembar Temuan berisi temuan BPK tahun 2023, dengan kolom Uraian dan Nilai.",
)


def report_renamed(book: ReadableWorkbook, sheets: Mapping[str, str]) -> Iterator[Finding]:
    """BK10, BK14: report each sheet that was renamed, and a sheet of the user that has the name of ours."""
    taken = {fold_word(name): name for name in book.sheet_names}
    for declared, actual in sheets.items():
        if fold_word(declared) != fold_word(actual) and fold_word(declared) not in taken:
            yield finding(RENAMED_SHEET, actual, None, written=actual, nama=declared)
    theirs, ours = taken.get(fold_word(report.SHEET)), sheets.get(report.SHEET)
    if theirs is not None and theirs != ours:
        yield finding(OWN_SHEET, theirs, None, nama=report.SHEET, lain=ours or name_for_findings(book))


def _find_renamed(book: ReadableWorkbook, declared: str, taken: set[str]) -> str | None:
    """Find the one sheet whose name contains the declared name, as "PK 2024" does, else the one with its headings.

    ``None`` if several fit. For an optional sheet both name and headings must fit, since the user may have added it.
    """
    table = next((table for table in declared_tables.TABLES if table.sheet == declared), None)
    word = re.compile(rf"(?<!\w){re.escape(fold_word(declared))}(?!\w)")
    free = [name for name in book.sheet_names if name not in taken]
    named = [name for name in free if word.search(fold_word(name))]
    if table is not None and table.optional:
        named = [name for name in named if _has_headings(book.sheet(name), table)]
    named = [name for name in named if is_ours(book.sheet(name), declared)]
    if len(named) == 1:
        return named[0]
    if table is None and declared in _LABELS:
        labelled = [name for name in free if not named and _has_labels(book.sheet(name), _LABELS[declared])]
        return labelled[0] if len(labelled) == 1 else None
    if table is None or table.optional:  # a sheet of the user's own may well have such headings
        return None
    titled = [name for name in free if not named and _has_headings(book.sheet(name), table)]
    return titled[0] if len(titled) == 1 else None


def _has_labels(sheet: ReadableSheet, labels: frozenset[str]) -> bool:
    """Tell whether the first column of a sheet holds enough of these labels."""
    firsts = (cells[1] for _, cells in itertools.islice(sheet.rows(), _SEARCHED) if 1 in cells)
    return len(labels & {fold_word(cell.value) for cell in firsts if isinstance(cell.value, str)}) >= _ENOUGH


def _has_headings(sheet: ReadableSheet, table: Table) -> bool:
    columns = table.of_role(Role.INPUT, Role.LINK, Role.RESULT)
    wanted = {heading(column.heading) for column in columns if not column.optional and column.since == 1}
    for number, cells in sheet.rows():
        if number > SEARCHED_ROWS:
            return False
        if wanted <= {heading(cell.value) for cell in cells.values() if isinstance(cell.value, str)}:
            return True
    return False


def table_with_these_headings(sheet: ReadableSheet) -> Table | None:
    """Give the declared table most of whose headings stand in one row of a sheet, ``None`` where there is none.

    A table of the user's own may share a few headings, such as No and Target; three in four of ours make it a table of
    ours. Of two tables the one counts whose headings fill the row best.
    """
    found: list[tuple[float, int, Table]] = []
    for _, cells in itertools.islice(sheet.rows(), SEARCHED_ROWS):
        texts = {heading(cell.value) for cell in cells.values() if isinstance(cell.value, str)}
        for table in declared_tables.MAIN_TABLES if len(texts) >= FEWEST_HEADINGS else ():
            wanted = {heading(column.heading) for column in table.printed if not column.optional}
            held = len(wanted & texts)
            if held >= FEWEST_HEADINGS and held * 4 >= len(wanted) * 3:
                found.append((held / len(texts), held, table))
    return max(found, key=lambda one: one[:2])[2] if found else None
