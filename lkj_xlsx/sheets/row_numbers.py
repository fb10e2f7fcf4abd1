"""The column No of each sheet that has one: numbers that are missing, and numbers written in two ways."""

import re
from collections.abc import Iterator

from lkj_xlsx.declare.message import NOTE, Message
from lkj_xlsx.report.checking import Check, cached_per_report, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results

POSITION = 45

_SHOWN = 5
_NUMBER = re.compile(r"\s*(\d{1,4})\s*([.)]?)\s*")


NUMBER_MISSING = Message(
    "PK08",
    NOTE,
    "Nomor {nomor} terlewat dalam kolom ini.",
    "Pastikan tidak ada baris yang hilang, lalu betulkan nomornya.",
    rule="Kolom No tiap lembar: nomor berurutan, boleh mulai lagi dari 1 di bawah sasaran "
    "lain. Catatan, sebab tidak ada angka yang bergantung pada nomor, tetapi nomor yang terlewat dapat "
    "berarti baris yang terhapus.",
    source="LKj KPU Kota Binjai 2024, bagian 2.4 (IKU nomor 5 terlewat).",
    example="4 lalu 6.",
)


def missing_number(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a number that is left out (PK08). Numbers may begin again at 1 below each sasaran."""
    for sheet in _numbered(laporan):
        for numbers in _runs(laporan, sheet):
            present = sorted(set(numbers))
            missing = sorted(set(range(present[0], present[-1])) - set(present))
            if missing:
                row = numbers[min(one for one in present if one > missing[0])]
                yield finding_at(laporan, NUMBER_MISSING, sheet, row, "no", nomor=_listed(missing))


NUMBERS_IN_TWO_STYLES = Message(
    "PK09",
    NOTE,
    "Nomor ditulis bercampur dalam satu kolom: {contoh}.",
    "Pakai satu cara di seluruh kolom.",
    rule="Kolom No tiap lembar: nomor memakai titik semua, atau tanpa titik semua. Catatan, sebab hanya soal kerapian.",
    source="LKj KPU Kota Binjai 2024, Tabel 2.6.1 dan 2.6.2.",
    example="3 lalu 4.",
)


def numbers_in_two_styles(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report "3" and "4." in one column, at the first cell of the rarer way (PK09)."""
    for sheet in _numbered(laporan):
        styles: dict[str, list[tuple[int, str]]] = {}
        for row, number, mark in _numbers(laporan, sheet):
            styles.setdefault(mark, []).append((row, f"{number}{mark}"))
        if len(styles) > 1:
            common, *_others, rare = sorted(styles.values(), key=lambda cells: (-len(cells), cells[0][0]))
            row, text = rare[0]
            yield finding_at(laporan, NUMBERS_IN_TWO_STYLES, sheet, row, "no", contoh=f'"{common[0][1]}" dan "{text}"')


def _numbered(laporan: Report) -> list[str]:
    """Give the sheets that have a column of numbers."""
    return [sheet for sheet, table in laporan.layout.tables.items() if "no" in table.columns]


@cached_per_report
def _numbers(laporan: Report, sheet: str) -> list[tuple[int, int, str]]:
    """Give row, number and the mark behind it for each cell with a plain number."""
    matches = ((row, _NUMBER.fullmatch(laporan.written(sheet, row, "no") or "")) for row in laporan.rows[sheet])
    return [(row, int(match[1]), match[2]) for row, match in matches if match]


def _runs(laporan: Report, sheet: str) -> Iterator[dict[int, int]]:
    """Give the first row of each number, one mapping for each run of numbers that begins again at 1."""
    run: dict[int, int] = {}
    last = 0
    for row, number, _ in _numbers(laporan, sheet):
        if number == 1 and last > 1:
            yield run
            run = {}
        run.setdefault(number, row)
        last = number
    if run:
        yield run


def _listed(missing: list[int]) -> str:
    """Name the missing numbers, or the first of them and how many more."""
    if len(missing) > _SHOWN:
        return f"{missing[0]} dan {len(missing) - 1} nomor lain"
    return ", ".join(str(one) for one in missing)


CHECKS: tuple[Check, ...] = (missing_number, numbers_in_two_styles)
