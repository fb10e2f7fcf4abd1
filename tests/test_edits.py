"""The output stays alive: what an edit makes of it in LibreOffice is what ``compute`` makes of the edited file."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from oracle import CORRECTED, PUBLISHED, Difference, Recalculator, formulas, same, told, values

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.package import Sheet, Workbook, open_workbook, split_area, split_ref
from lkj_xlsx.sheets import ringkasan as summary
from lkj_xlsx.sheets import temuan as report

pytestmark = pytest.mark.libreoffice

COUNT = 20
# These count the rows of Temuan and the hidden rows, which only ``compute`` writes, hides and shows, or say that the
# check is older than the figures.
OF_COMPUTE = {
    figure.value_at
    for figure in (
        *summary.FINDING_COUNTS, summary.SASARAN_HIDDEN, summary.BUDGET_HIDDEN, summary.AGE_OF_CHECK,
    )
}  # fmt: skip
C, D, E, F, G, H = 3, 4, 5, 6, 7, 8

Edit = Callable[[Workbook, Random, int], None]


def filled(sheet: Sheet, column: int) -> list[int]:
    """The rows of a table in which a column holds an input or a result; the last is not TOTAL."""
    return [row for row in range(6, 66) if sheet.cell(row, column).value not in (None, "")]


def some_number(random: Random) -> Decimal:
    places = random.randint(0, 3)
    return Decimal(random.randint(0, 130 * 10**places)).scaleb(-places)


def realisasi(book: Workbook, random: Random, _: int) -> None:
    sheet = book.sheet("Pengukuran")
    sheet.put_number(random.choice(filled(sheet, D)), H, some_number(random))


def no_realisasi(book: Workbook, random: Random, _: int) -> None:
    sheet = book.sheet("Pengukuran")
    sheet.clear(random.choice(filled(sheet, H)), H)


def target(book: Workbook, random: Random, _: int) -> None:
    sheet = book.sheet("PK")
    sheet.put_number(random.choice(filled(sheet, D)), F, some_number(random))


def polaritas(book: Workbook, random: Random, _: int) -> None:
    sheet = book.sheet("PK")
    sheet.put_text(random.choice(filled(sheet, D)), E, random.choice(("Maksimum", "Minimum", "Stabil", "lain")))


def sasaran(book: Workbook, random: Random, number: int) -> None:
    sheet = book.sheet("PK")
    sheet.put_text(random.choice(filled(sheet, D)), C, f"Sasaran baru {number}")


def words(book: Workbook, random: Random, _: int) -> None:
    row = random.choice(filled(book.sheet("Pengukuran"), D))
    scale = random.choice((("WTP", "WDP", "TMP"), ("AA", "A", "BB", "CC"), ("Ya", "Tidak")))
    book.sheet("PK").put_text(row, F, random.choice(scale))
    book.sheet("Pengukuran").put_text(row, H, random.choice(scale))


def typed_over_a_link(book: Workbook, random: Random, number: int) -> None:
    sheet = book.sheet("Pengukuran")
    row = random.choice(filled(sheet, D))
    sheet.put_number(row, F, some_number(random))
    sheet.put_text(row, E, "Maksimum")
    sheet.put_text(row, C, f"Sasaran {number % 3}")


def pagu(book: Workbook, random: Random, _: int) -> None:
    sheet = book.sheet("Anggaran")
    sheet.put_number(random.choice(filled(sheet, D)), C, random.randint(0, 10**11))


def spent(book: Workbook, random: Random, _: int) -> None:
    sheet = book.sheet("Anggaran")
    sheet.put_number(random.choice(filled(sheet, D)), D, random.randint(0, 10**11))


def setting(book: Workbook, random: Random, _: int) -> None:
    label, value = random.choice(
        (("Rumus Minimum", "T/R"), ("Rata-rata Instansi", "sasaran"), ("Skala Kategori", "Pemda"),
         ("Batas Capaian", 120), ("Batas Capaian", 100))
    )  # fmt: skip
    sheet = book.sheet("Pengaturan")
    row = next(number for number, cells in sheet.rows() if 1 in cells and cells[1].value == label)
    if isinstance(value, str):
        sheet.put_text(row, 2, value)
    else:
        sheet.put_number(row, 2, value)


def bound(book: Workbook, random: Random, _: int) -> None:
    """Move a bound of the scale without changing the order of its classes."""
    area = book.defined_name("Kategori_Batas")
    assert area is not None
    first, column, _, _ = split_area(area.rpartition("!")[2])
    at, low, high = random.choice(((1, 80, 99), (2, 60, 79), (3, 20, 59)))
    book.sheet("Pengaturan").put_number(first + at, column, Decimal(random.randint(low * 100, high * 100)) / 100)


def new_indikator(book: Workbook, random: Random, number: int) -> None:
    """Fill the first prepared row that is free on both sheets, in no order of columns."""
    pk, measured = book.sheet("PK"), book.sheet("Pengukuran")
    row = max((*filled(pk, D), *filled(measured, D))) + 1
    pk.put_text(row, D, f"Indikator tambahan {number}")
    pk.put_text(row, E, "Maksimum")
    pk.put_number(row, F, 10)
    code = pk.cell(row, 2).value
    measured.put_text(row, 2, str(code))
    measured.put_number(row, H, random.randint(0, 12))


def new_budget_row(book: Workbook, random: Random, number: int) -> None:
    """Add rows with their Peran, without which TOTAL only says that it is missing: ``compute`` fills it in."""
    sheet = book.sheet("Anggaran")
    row = filled(sheet, D)[-1] + 1
    for code in random.sample(("054.01.AB", "054.01.CD", "077.01.WA"), 2):
        sheet.put_text(row, G, "Rincian")
        sheet.put_text(row, 1, code)
        sheet.put_text(row, 2, f"Tambahan {number}")
        sheet.put_number(row, C, random.randint(10**6, 10**9))
        sheet.put_number(row, D, random.randint(0, 10**6))
        row += 1


EDITS: tuple[Edit, ...] = (
    realisasi, no_realisasi, target, polaritas, sasaran, words, typed_over_a_link, pagu, spent, setting, bound,
    new_indikator, new_budget_row,
)  # fmt: skip


@dataclass(frozen=True)
class Edited:
    """One edited output: as LibreOffice recalculates it, and as ``compute`` does."""

    made: list[str]
    recalculated: Path
    outcome: Outcome


@pytest.fixture(scope="module")
def edited(recalculate: Recalculator, tmp_path_factory: pytest.TempPathFactory) -> list[Edited]:
    folder = tmp_path_factory.mktemp("suntingan")
    sources = [compute(sample, folder / sample.name).output for sample in (CORRECTED, PUBLISHED)]
    files: list[Path] = []
    made: list[list[str]] = []
    for number in range(COUNT):
        random = Random(number)
        source = sources[number % 2]
        assert source is not None
        book = open_workbook(source)
        # Each kind of edit comes up at least once; further ones are drawn.
        chosen = [EDITS[number % len(EDITS)], *random.sample(EDITS, random.randint(0, 3))]
        for edit in dict.fromkeys(chosen):
            edit(book, random, number)
        files.append(folder / f"suntingan-{number}.xlsx")
        book.save(files[-1])
        made.append([edit.__name__ for edit in dict.fromkeys(chosen)])
    recalculated = recalculate(files)
    return [Edited(made[n], recalculated[file], compute(file)) for n, file in enumerate(files)]


@pytest.mark.parametrize("number", range(COUNT))
def test_an_edit_gives_live_what_compute_gives(edited: list[Edited], number: int) -> None:
    one = edited[number]
    output = one.outcome.output
    assert output is not None
    live, computed = values(one.recalculated), values(output)
    found = [
        Difference(sheet, cell, computed[sheet].get(cell), live[sheet].get(cell), formula)
        for sheet, texts in formulas(output).items()
        for cell, formula in texts.items()
        if sheet != report.SHEET
        and not (sheet == summary.SHEET and cell in OF_COMPUTE)
        and not same(computed[sheet].get(cell), live[sheet].get(cell))
    ]
    assert not found, f"after {one.made}: {told(found)}"


@pytest.mark.parametrize("sample", [CORRECTED, PUBLISHED], ids=lambda path: path.stem)
def test_the_edits_change_results(edited: list[Edited], sample: Path, tmp_path: Path) -> None:
    """An edit that no result depends on would prove nothing."""
    before = values(compute(sample, tmp_path / sample.name).output or sample)
    after = [values(one.recalculated) for one in edited[(0 if sample == CORRECTED else 1) :: 2]]
    results = [(sheet, column) for sheet, column in (("Pengukuran", 9), ("Anggaran", 5), (summary.SHEET, 3))]
    changed = [
        any(book[sheet].get(cell) != before[sheet].get(cell)
            for sheet, column in results for cell in {**book[sheet], **before[sheet]} if split_ref(cell)[1] == column)
        for book in after
    ]  # fmt: skip
    assert sum(changed) >= len(after) // 2
