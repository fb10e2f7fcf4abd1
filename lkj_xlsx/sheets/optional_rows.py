"""What the optional sheets have in common: rows without an indikator of PK, one indikator twice, words for figures."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import ERROR, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Role
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.typed import Typed, typed_values
from lkj_xlsx.values import Word, first_few, fold_word, read_quantity

POSITION = 67
CHAPTER = Chapter("LT", "Lembar tambahan")

_A_HUNDREDTH = Fraction(1, 100)
_TIES = "Pertimbangan kami: Kode IK mengikat baris lembar tambahan pada baris PK."

FIGURES_WITHOUT_INDIKATOR = Message(
    "LT01",
    ERROR,
    "Angka di baris ini ({sel}) tidak dipakai: {sebab}.",
    "Isi Kode IK yang ada pada PK, atau kosongkan barisnya.",
    rule="Tiap baris lembar tambahan yang berkode mengikuti satu indikator PK. Kesalahan, sebab angka tanpa "
    "indikator tidak dibandingkan dengan apa pun; rata-rata capaian tidak terpengaruh.",
    source=_TIES,
    headline=False,
    example="Triwulan berkode IK77, sedangkan kode PK sampai IK12.",
)


def figures_without_indikator(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a row with figures that belongs to no indikator of PK and names none (LT01)."""
    for sheet, table in _tied_tables(laporan).items():
        tied = laporan.tied_rows.get(sheet, {})
        for row, record in rows_of(laporan, sheet):
            figures = _figures(laporan, sheet, table, row)
            if row not in tied and figures and not record["indikator"].strip():
                code = record["kode_ik"].strip()
                cause = f"Kode IK {code} tidak ada pada PK" if code else "barisnya tanpa Kode IK dan tanpa indikator"
                cells = [laporan.place(sheet, row, key)[1] for key in figures]
                yield finding_at(
                    laporan, FIGURES_WITHOUT_INDIKATOR, sheet, row, "kode_ik", sel=first_few(cells), sebab=cause
                )


INDIKATOR_TWICE = Message(
    "LT02",
    ERROR,
    "Indikator di baris ini sudah ada pada {sel}.",
    "Gabungkan kedua baris, atau betulkan Kode IK-nya.",
    rule="Tiap indikator PK mendapat satu baris pada sebuah lembar tambahan. Kesalahan, sebab tidak diketahui baris "
    "mana yang berlaku; rata-rata capaian tidak terpengaruh.",
    source=_TIES,
    headline=False,
    example="IK01 pada Triwulan baris 6 dan lagi pada baris 7.",
)


def indikator_twice(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report each further row of a sheet for the same indikator, if figures stand in it (LT02)."""
    for sheet, table in _tied_tables(laporan).items():
        first: dict[int, int] = {}
        tied = laporan.tied_rows.get(sheet, {})
        for row in (one for one in laporan.rows[sheet] if one in tied):
            if first.setdefault(tied[row], row) != row and _figures(laporan, sheet, table, row):
                sel = cell_with_sheet(laporan, sheet, first[tied[row]], "kode_ik")
                yield finding_at(laporan, INDIKATOR_TWICE, sheet, row, "kode_ik", sel=sel)


WORDS_FOR_FIGURES = Message(
    "LT03",
    WARNING,
    "Di lembar ini hanya angka yang dihitung; hasil baris yang berisi kata ({sel}) kosong.",
    "Biarkan kosong, atau tulis angkanya.",
    rule="Kata seperti WTP atau BB diberi peringkat pada Pengukuran, tidak pada lembar tambahan. Satu temuan untuk "
    "satu lembar. Peringatan, sebab hasil barisnya tidak ada.",
    source="Pertimbangan kami: skala kata hanya untuk Pengukuran",
    example='Target Akhir "WTP" pada Renstra.',
)


def words_for_figures(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report the words in cells of an optional sheet that are for figures, once for a sheet (LT03)."""
    for sheet, table in laporan.layout.tables.items():
        keys = [one.key for one in table.of_role(Role.INPUT) if one.kind.is_measured and table.table.optional]
        words = [(row, key) for row, record in rows_of(laporan, sheet) for key in keys if isinstance(record[key], Word)]
        if words:
            places = [laporan.place(sheet, row, key) for row, key in words]
            sel = first_few([cell for _, cell in places])
            yield finding_at(laporan, WORDS_FOR_FIGURES, sheet, *words[0], sel=sel, related=places[1:])


TYPED_OTHERWISE = Message(
    "LT04",
    ERROR,
    "{kolom} yang diketik berbeda dari hitungan pada {n} sel ({sel}): {contoh}.",
    "Rumus dan nilai hasil sudah dikembalikan; betulkan isian bila yang diketik yang benar.",
    rule="Hasil pada lembar tambahan yang diketik dibandingkan dengan hitungan menurut angka yang tampil. Satu temuan "
    "untuk satu kolom. Kesalahan, sebab yang tercetak bukan hasil isiannya; rata-rata capaian tidak terpengaruh.",
    source="Pertimbangan kami: hasil yang diketik pada lembar tambahan",
    headline=False,
    example="Rencana 1.000, realisasi 900: diketik 95, dihitung 90,00.",
)


def typed_otherwise(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report results of the optional sheets that were typed and are not what is computed, once a column (LT04)."""
    columns: dict[tuple[str, str], list[Typed]] = {}
    for one in typed_values(laporan, hasil):
        if laporan.layout[one.sheet].table.optional and not _says_the_same(one):
            columns.setdefault((one.sheet, one.key), []).append(one)
    for (sheet, key), typed in columns.items():
        places = [laporan.place(sheet, one.row, key) for one in typed]
        shown = typed[0].shown(typed[0].computed) or "kosong"
        yield finding_at(
            laporan, TYPED_OTHERWISE, sheet, typed[0].row, key, written=typed[0].shown(typed[0].written),
            computed=shown, kolom=laporan.layout[sheet].table.column(key).heading, n=len(typed),
            sel=first_few([cell for _, cell in places]), related=places[1:],
            contoh=f"{typed[0].shown(typed[0].written)}, seharusnya {shown}",
        )  # fmt: skip


def _says_the_same(one: Typed) -> bool:
    """Tell whether a typed value is what is computed; a quantity is compared as a number, and a word as a word."""
    if one.kind.is_measured and isinstance(one.computed, str):
        return fold_word(str(one.written)) == fold_word(one.computed)
    if one.kind.is_measured and one.computed is not None:
        value = read_quantity(one.written).value
        return isinstance(value, Decimal) and abs(Fraction(value) - Fraction(one.computed)) <= _A_HUNDREDTH
    return one.agrees


def _tied_tables(laporan: Report) -> dict[str, TableLayout]:
    """Give the optional sheets whose rows are tied to PK."""
    return {sheet: table for sheet, table in laporan.layout.tables.items() if table.table.optional and table.table.tie}


def _figures(laporan: Report, sheet: str, table: TableLayout, row: int) -> list[str]:
    """Give the keys of the columns in which the user wrote a figure in a row."""
    measured = (one.key for one in table.of_role(Role.INPUT) if one.kind.is_measured)
    return [key for key in measured if laporan.written(sheet, row, key)]


CHECKS: tuple[Check, ...] = (figures_without_indikator, indikator_twice, words_for_figures, typed_otherwise)
