"""Merged cells over the tables: figures that seem to stand in several rows, and results that have no cell."""

from collections.abc import Iterator

from lkj_xlsx.declare.message import ERROR, WARNING, Message
from lkj_xlsx.declare.model import Column, Kind, Role, Table
from lkj_xlsx.report.checking import Check, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.values import first_few

POSITION = 44

MERGED_INPUT = Message(
    "BC19",
    ERROR,
    "Sel ini digabung dengan {sel}: isinya tampak berlaku untuk baris ini juga, tetapi hanya dihitung di {sel}.{lain}",
    "Lepaskan gabungannya (Unmerge Cells), lalu isi tiap barisnya.",
    rule="Dari sel yang digabung hanya sel kiri atas yang berisi; sel lain di bawahnya kosong. Kesalahan, sebab "
    "pembaca melihat angka atau nama di baris yang dihitung tanpa isian itu. Sasaran boleh digabung: yang kosong "
    "mengikuti baris di atasnya.",
    source="Pertimbangan kami: sel yang digabung",
    example="Realisasi H6:H7 digabung dan berisi 82: baris 7 tidak terukur.",
)
HIDDEN_BY_MERGE = Message(
    "BC20",
    WARNING,
    "Isi sel ini tertutup gabungan dengan {sel} dan ikut dihitung, padahal tidak tampak.",
    "Lepaskan gabungannya (Unmerge Cells), lalu pastikan isinya.",
    rule="Sebagian program menyimpan isi sel yang tertutup gabungan. Isi itu dibaca seperti sel lain. Peringatan, "
    "sebab yang dihitung bukan yang tampak.",
    source="Pertimbangan kami: yang tersembunyi tetap dibaca",
    example="H6:H7 digabung di LibreOffice dengan isi tersembunyi: tampak 82, baris 7 dihitung dengan 35.",
)
MERGED_RESULT = Message(
    "BC21",
    ERROR,
    "Sel hasil ini tertutup gabungan dengan {sel}, sehingga hasil baris ini tidak ada; rata-rata atau "
    "jumlahnya tidak lengkap.{lain}",
    "Lepaskan gabungannya (Unmerge Cells), lalu jalankan lagi lkj-xlsx compute.",
    rule="Rumus hasil memerlukan selnya sendiri di tiap baris. Kesalahan, sebab baris ini tidak ikut dihitung, "
    "sedangkan pembaca melihat hasil baris lain di sana; rata-rata capaian instansi dikosongkan.",
    source="Pertimbangan kami: sel yang digabung",
    example="% Capaian I6:I7 digabung: baris 7 tidak punya capaian.",
)


def merged_cells(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report merged areas over figures and names (BC19, BC20) and over results (BC21), each once at its first cell."""
    areas: dict[tuple[str, str, str, str], list[int]] = {}
    for (sheet, row, key), shown in laporan.covered_cells.items():
        table = laporan.layout[sheet].table
        column = table.column(key)
        if row not in laporan.rows[sheet]:
            continue
        if column.role is Role.RESULT:
            areas.setdefault((MERGED_RESULT.code, sheet, key, shown), []).append(row)
        elif _matters(table, column):
            message = HIDDEN_BY_MERGE if laporan.written(sheet, row, key) else MERGED_INPUT
            areas.setdefault((message.code, sheet, key, shown), []).append(row)
    messages = {one.code: one for one in (MERGED_INPUT, HIDDEN_BY_MERGE, MERGED_RESULT)}
    for (code, sheet, key, shown), rows in areas.items():
        others = [laporan.place(sheet, row, key)[1] for row in rows[1:]]
        more = f" Begitu pula {first_few(others)}." if others else ""
        yield finding_at(laporan, messages[code], sheet, rows[0], key, sel=shown, lain=more, sel_lain=", ".join(others))


def _matters(table: Table, column: Column) -> bool:
    """Tell whether an input belongs to its own row alone: a figure, or the name of an indikator.

    A sasaran, a unit and the like often are merged over the rows that they hold for.
    """
    if column.role not in (Role.INPUT, Role.LINK):
        return False
    names = table.compare_by.name if table.compare_by is not None else ""
    return column.kind.is_measured or column.kind is Kind.RUPIAH or column.key == names


CHECKS: tuple[Check, ...] = (merged_cells,)
