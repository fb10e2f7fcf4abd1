"""The sheets of the rekap behind its first page: a row a unit, and all rows of all units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from xlsxwriter.workbook import Workbook

from lkj_xlsx.declare import style
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.package.refs import column_letters
from lkj_xlsx.rekap.figures import Member, Rekap
from lkj_xlsx.rekap.group_pages import SHEET as PER_GROUP
from lkj_xlsx.rekap.group_pages import write_group_pages
from lkj_xlsx.rekap.table import Cell, Linked, PrintedColumn, set_up_table, write_rows
from lkj_xlsx.sheets import temuan
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.template.writer import TemplateWriter

UNITS, INDIKATOR, MISSING, DOUBLES, GROUPS = "Rekap", "Indikator", "Belum Masuk", "Ganda", "Kelompok"
UNITS_HEADING, HEADING = 5, 4
_UNIT, _GROUP = PrintedColumn("Unit", Kind.TEXT, 34), PrintedColumn("Kelompok", Kind.TEXT, 18)
_FIGURES = (
    PrintedColumn("Capaian %", Kind.PERCENT, 11), PrintedColumn("Kategori", Kind.SHORT, 16),
    PrintedColumn("Pagu (Rp)", Kind.RUPIAH, 20), PrintedColumn("Realisasi (Rp)", Kind.RUPIAH, 20),
    PrintedColumn("Serapan %", Kind.PERCENT, 11), PrintedColumn("Efisiensi (poin)", Kind.PERCENT, 11),
)  # fmt: skip
UNIT_COLUMNS = (
    PrintedColumn("No", Kind.COUNT, 6), _UNIT, PrintedColumn("Kode", Kind.CODE, 12), _GROUP,
    PrintedColumn("Tahun", Kind.SHORT, 8), PrintedColumn("Indikator", Kind.COUNT, 10),
    PrintedColumn("Terukur", Kind.COUNT, 9), *_FIGURES, PrintedColumn("Kesalahan", Kind.COUNT, 11),
    PrintedColumn("Peringatan", Kind.COUNT, 12), PrintedColumn("Keadaan", Kind.TEXT, 44),
    PrintedColumn("Berkas", Kind.TEXT, 70),
)  # fmt: skip
CAPAIAN, PAGU, REALISASI, SERAPAN = 8, 10, 11, 12
"""Columns of the sheet of units that other places name, counted from 1."""
_MEASURED = (
    _UNIT, _GROUP, PrintedColumn("Sasaran Strategis", Kind.TEXT, 36), PrintedColumn("Indikator Kinerja", Kind.TEXT, 44),
    PrintedColumn("Target", Kind.QUANTITY, 11), PrintedColumn("Satuan", Kind.SHORT, 12),
    PrintedColumn("Realisasi", Kind.QUANTITY, 11), *_FIGURES[:2],
)  # fmt: skip
_SPENT = (
    _UNIT, _GROUP, PrintedColumn("Kode", Kind.CODE, 20), PrintedColumn("Program/Kegiatan/Output", Kind.TEXT, 44),
    PrintedColumn("Peran", Kind.SHORT, 10), *_FIGURES[2:4], PrintedColumn("Sisa (Rp)", Kind.RUPIAH, 20), _FIGURES[4],
)  # fmt: skip
_FOUND = (
    _UNIT, PrintedColumn("Kode", Kind.CODE, 8), PrintedColumn("Tingkat", Kind.SHORT, 12),
    PrintedColumn("Lembar", Kind.SHORT, 14), PrintedColumn("Sel", Kind.CODE, 8),
    PrintedColumn(temuan.SHEET, Kind.TEXT, 60), PrintedColumn("Tertulis", Kind.TEXT, 20),
    PrintedColumn("Dihitung", Kind.TEXT, 20), PrintedColumn("Yang perlu dilakukan", Kind.TEXT, 50),
)  # fmt: skip
_MISSING = (PrintedColumn("Kode", Kind.CODE, 14), PrintedColumn("Unit", Kind.TEXT, 50), _GROUP)
_DOUBLES = (
    _UNIT, PrintedColumn("Tahun", Kind.SHORT, 8), *_FIGURES[:1], *_FIGURES[2:5], PrintedColumn("Berkas", Kind.TEXT, 60),
)  # fmt: skip
_GROUPS = (
    PrintedColumn("Kelompok", Kind.TEXT, 30), PrintedColumn("Masuk", Kind.COUNT, 9),
    PrintedColumn("Dari", Kind.COUNT, 9), PrintedColumn("Rata-rata capaian %", Kind.PERCENT, 13),
    PrintedColumn("Unit yang dirata-rata", Kind.COUNT, 12), PrintedColumn("Berbobot pagu %", Kind.PERCENT, 13),
    PrintedColumn("Di bawah 90%", Kind.COUNT, 11), *_FIGURES[2:5], PrintedColumn("Dengan kesalahan", Kind.COUNT, 12),
    PrintedColumn("Unit terendah", Kind.TEXT, 34),
)  # fmt: skip


class Pages:
    """Writes the sheets of one rekap. ``folder`` is where its file will stand: links lead from there."""

    def __init__(self, workbook: Workbook, writer: TemplateWriter, rekap: Rekap, folder: Path) -> None:
        self._workbook, self._writer, self._rekap, self._folder = workbook, writer, rekap, folder

    def write(self) -> int:
        """Write all sheets; give the last row of the units that count on the sheet of units."""
        last = self._units()
        rekap = self._rekap
        if rekap.groups:
            about = f"Menurut kolom {rekap.by} dalam daftar, yang terendah lebih dulu."
            self._table(GROUPS, "Rekap menurut kelompok", about, _GROUPS, self._group_rows())
            write_group_pages(self._writer, self._workbook.add_worksheet(PER_GROUP), rekap, self._folder)
        every = "Semua baris semua unit yang ikut dihitung."
        self._table(INDIKATOR, "Indikator semua unit", every, _MEASURED, self._measured())
        self._table(ANGGARAN.sheet, "Anggaran semua unit", every, _SPENT, self._spent())
        found = "Semua temuan tiap unit yang dapat dibaca, urut unit dan kode."
        self._table(temuan.SHEET, "Temuan semua unit", found, _FOUND, self._found())
        if rekap.listed:
            about = f"{len(rekap.missing)} dari {len(rekap.listed)} unit dalam daftar belum menyerahkan."
            missing = ((one.kode, one.nama, one.group) for one in rekap.missing)
            self._table(MISSING, "Unit yang belum menyerahkan", about, _MISSING, missing)
        if rekap.doubles:
            about = "Tidak satu pun ikut dihitung sampai tinggal satu: pindahkan yang bukan laporan terakhir."
            self._table(DOUBLES, "Lebih dari satu buku kerja dari unit dan tahun yang sama", about, _DOUBLES,
                        self._double_rows())  # fmt: skip
        return last

    def _table(
        self, name: str, title: str, about: str, columns: Sequence[PrintedColumn], rows: Iterator[Sequence[Cell]]
    ) -> None:
        sheet = self._workbook.add_worksheet(name)
        set_up_table(self._writer, sheet, f"{title} {self._rekap.tahun}".strip(), about, columns, HEADING)
        write_rows(self._writer, sheet, columns, rows, HEADING, self._folder)

    def _units(self) -> int:
        """Write a row a unit, under a line that follows the filter."""
        sheet = self._workbook.add_worksheet(UNITS)
        rekap = self._rekap
        about = "Yang tidak ikut dihitung ada di bawah, tanpa angka; sebabnya pada kolom Keadaan."
        set_up_table(self._writer, sheet, f"Rekap {rekap.tahun}", about, UNIT_COLUMNS, UNITS_HEADING)
        rows = (self._unit_row(number, one) for number, one in enumerate(rekap.members, 1))
        last = write_rows(self._writer, sheet, UNIT_COLUMNS, rows, UNITS_HEADING, self._folder)
        first, above = UNITS_HEADING + 1, UNITS_HEADING - 1
        self._writer.put(sheet, above, 2, "Yang tampil menurut saringan", {**style.PLAIN, "bold": True})

        def area(column: int) -> str:
            letters = column_letters(column)
            return f"{letters}{first}:{letters}{max(last, first)}"

        figures = rekap.figures
        line: tuple[tuple[int, str, Decimal | int | None, Kind], ...] = (
            (CAPAIAN, f'=IFERROR(ROUND(SUBTOTAL(101,{area(CAPAIAN)}),2),"")', figures.capaian, Kind.PERCENT),
            (PAGU, f"=SUBTOTAL(109,{area(PAGU)})", figures.pagu, Kind.RUPIAH),
            (REALISASI, f"=SUBTOTAL(109,{area(REALISASI)})", figures.realisasi, Kind.RUPIAH),
            (SERAPAN, f'=IFERROR(ROUND(SUBTOTAL(109,{area(REALISASI)})/SUBTOTAL(109,{area(PAGU)})*100,2),"")',
             figures.serapan, Kind.PERCENT),
        )  # fmt: skip
        for column, formula, value, kind in line:
            look = self._writer.format({**style.printed(kind, bold=True)})
            sheet.write_formula(above - 1, column - 1, formula, look, "" if value is None else float(value))
        sheet.print_area(0, 0, max(last, first) - 1, len(UNIT_COLUMNS) - 2)  # without the names of the files
        return UNITS_HEADING + len(rekap.counted)

    def _unit_row(self, number: int, one: Member) -> Sequence[Cell]:
        unit = one.unit
        name = Linked(unit.short_name + (" !" if unit.galat else ""), unit.path)
        head: tuple[Cell, ...] = (number, name, one.listed.kode if one.listed else unit.kode, one.group, unit.tahun)
        tail: tuple[Cell, ...] = ("; ".join(one.states) or "dihitung", str(unit.path))
        if not one.counts:
            return (*head, *[None] * 8, unit.galat or None, unit.peringatan or None, *tail)
        return (
            *head, unit.indikator, unit.terukur, unit.capaian, unit.kategori, unit.pagu, unit.realisasi, unit.serapan,
            unit.efisiensi, unit.galat, unit.peringatan, *tail,
        )  # fmt: skip

    def _measured(self) -> Iterator[Sequence[Cell]]:
        for one in self._rekap.counted:
            for row in one.unit.measured:
                yield (
                    one.unit.short_name, one.group, row.sasaran, row.indikator, row.target, row.satuan, row.realisasi,
                    row.capaian, row.kategori,
                )  # fmt: skip

    def _spent(self) -> Iterator[Sequence[Cell]]:
        for one in self._rekap.counted:
            for row in one.unit.spent:
                yield (
                    one.unit.short_name, one.group, row.kode, row.uraian, row.peran, row.pagu, row.realisasi, row.sisa,
                    row.capaian,
                )  # fmt: skip

    def _found(self) -> Iterator[Sequence[Cell]]:
        for one in self._rekap.members:
            for row in sorted(one.unit.findings, key=lambda found: (found.level.rank, found.code)):
                yield (
                    one.unit.short_name, row.code, row.level.word, row.sheet, row.cell, row.message, row.written,
                    row.computed, row.remedy,
                )  # fmt: skip

    def _double_rows(self) -> Iterator[Sequence[Cell]]:
        for members in self._rekap.doubles:
            for one in members:
                unit = one.unit
                yield (
                    Linked(unit.short_name, unit.path), unit.tahun, unit.capaian, unit.pagu, unit.realisasi,
                    unit.serapan, str(unit.path),
                )  # fmt: skip

    def _group_rows(self) -> Iterator[Sequence[Cell]]:
        for one in self._rekap.groups:
            figures = one.figures
            yield (
                one.name, one.handed_in, one.expected, figures.capaian, figures.known, figures.weighted, figures.low,
                figures.pagu, figures.realisasi, figures.serapan, one.galat,
                "" if one.lowest is None else one.lowest.unit.short_name,
            )  # fmt: skip
