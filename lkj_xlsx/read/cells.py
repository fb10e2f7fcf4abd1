"""Reads single cells as text, as a quantity or as rupiah, and reports what is wrong or was interpreted (BC)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from lkj_xlsx.declare.layout import TableLayout
from lkj_xlsx.declare.message import ERROR, NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Column, Kind, Role, Shows
from lkj_xlsx.declare.sources import HOW_CELLS_ARE_READ
from lkj_xlsx.package import Cell, CellValue
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.report import LONGEST_TIED, Override, Place, Source, can_tie, text_of, tie, written
from lkj_xlsx.values import (
    Range,
    Reading,
    Reason,
    Status,
    first_few,
    format_quantity,
    format_rupiah,
    read_quantity,
    read_rupiah,
    round_half_away,
    typed_before,
)

DIGITS_KEPT = 15  # of a number in a cell of Excel
NOT_AVAILABLE = "#N/A"  # typed, it says that nothing was measured; as the result of a formula it is an error
_LAST_DAY = 2_958_466  # the last day that Excel knows is in the year 9999
_AS_IT_STANDS = (Status.EMPTY, Status.UNMEASURED, Status.PLAIN)


def cells_of(filled: Mapping[int, Cell], row: int, columns: Mapping[str, int]) -> dict[str, Cell]:
    """Give the cells of a row by the keys of their columns, with a blank cell where the row stores none."""
    return {key: filled.get(column) or Cell(row, column) for key, column in columns.items()}


CHAPTER = Chapter("BC", "Cara sel dibaca")

INTERPRETED_FROM_TEXT = Message(
    "BC01",
    NOTE,
    "{kolom} ditafsirkan dari teks pada {n} sel ({sel}): {alasan}.",
    "Tulis angkanya saja, tanpa tanda lain, bila tafsiran ini benar; betulkan bila salah.",
    rule="Sel berisi teks yang dapat dibaca sebagai angka menurut satu aturan saja. Angkanya dapat dipakai, jadi "
    "hanya catatan, satu untuk tiap kolom dan cara membaca. Sel pertama disebut dengan yang tertulis dan yang "
    "terbaca; angka sel lainnya ada di kolom Terbaca pada barisnya.",
    source=f"{HOW_CELLS_ARE_READ}; contoh tulisan dari Laporan KPU Kota Binjai 2024",
    example='Pagu ditulis "Rp. 2.142.439.000,-" dan dibaca 2.142.439.000.',
)
UNREADABLE_VALUE = Message(
    "BC02",
    ERROR,
    "{kolom} tidak dapat dibaca sebagai nilai: {alasan}.",
    "Betulkan isinya.{saran}",
    rule="Teks di sel angka tidak mengikuti aturan penulisan mana pun. Menebaknya berarti mengarang angka, jadi "
    "sel itu tidak dipakai dan apa yang bergantung padanya tidak dihitung.",
    source=HOW_CELLS_ARE_READ,
    example='Target "lOOo/o" dari hasil pindai: mungkin 100%, tetapi tidak ditebak.',
)
_WHAT_MAY_STAND = (
    "Tulis angka (85), persen (85%), angka bersatuan (12 bulan), rentang (80-90) untuk target, perbandingan (3 dari 4) "
    "atau kata pada skala di Pengaturan."
)
_AN_AMOUNT = "Tulis rupiahnya dengan angka saja, misalnya 2142439000."
_REMEDIES = {
    Reason.MISREAD: "Ketik ulang angkanya; jangan menyalin dari hasil pindai.",
    Reason.FOREIGN_DIGITS: "Ketik ulang angkanya dengan digit 0-9; hapus tanda kecil di atas baris bila catatan kaki.",
    Reason.TURNED: "Ketik ulang angkanya; jangan menyalin dari percakapan atau halaman web.",
    Reason.ROUGH_SIZE: "Tulis angka pastinya, misalnya 1500000 atau 1,5 juta.",
    Reason.TWO_UNITS: "Tulis satu angka dengan satu satuan; pisahkan menjadi dua baris bila memang dua ukuran.",
    Reason.BACKWARDS: "Tulis batas bawah dulu, lalu batas atas, misalnya 80-90.",
    Reason.NOT_ONE_NUMBER: "Tulis satu angka; rentang hanya untuk target.",
    Reason.DATE: "Excel mengubah ketikannya menjadi tanggal: pilih format Teks untuk sel ini, lalu ketik ulang.",
    Reason.BOOLEAN: "Ketik angkanya, atau kata pada skala di Pengaturan seperti Ya dan Tidak.",
    Reason.TOO_LONG: "Tulis angkanya saja; pindahkan keterangannya ke kolom lain.",
    Reason.NOT_RUPIAH: _AN_AMOUNT,
}

WORD_NOT_ON_A_SCALE = Message(
    "BC03",
    ERROR,
    "{kolom} berisi kata yang tidak ada pada tabel skala kata.",
    "Pakai kata pada tabel skala di Pengaturan ({kata}), atau tambahkan skalanya di sana.",
    rule="Target atau realisasi berupa kata hanya dapat dihitung bila kata itu punya nilai pada tabel skala. "
    "Tanpa nilai itu capaian tidak dapat dihitung, jadi kesalahan.",
    source="Pertimbangan kami: Pengaturan, tabel skala kata",
    example='Realisasi "Istimewa", padahal skala Predikat SAKIP mengenal AA, A, BB, B, CC, C dan D.',
)
EXCEL_ERROR = Message(
    "BC04",
    ERROR,
    "{kolom} berisi kesalahan rumus Excel.",
    "Betulkan rumusnya atau ketik nilainya.",
    rule="Sel yang seharusnya berisi data menampilkan kesalahan Excel, jadi tidak ada angka yang dapat dipakai.",
    source=HOW_CELLS_ARE_READ,
    example="Realisasi di H8 menampilkan #REF! karena sel yang dirujuknya sudah dihapus.",
)
FORMULA_WITHOUT_VALUE = Message(
    "BC05",
    ERROR,
    "{kolom} berisi rumus yang nilainya tidak tersimpan dalam berkas.",
    "Buka berkas di Excel atau LibreOffice, simpan, lalu jalankan lagi.",
    rule="Isian boleh berupa rumus Anda sendiri, asal nilai terakhirnya tersimpan. Rumus Anda tidak dihitung di "
    "sini, jadi tanpa nilai tersimpan sel itu tidak punya angka.",
    source=HOW_CELLS_ARE_READ,
    example="Target =40+40 dalam berkas yang dibuat program lain dan belum pernah disimpan Excel.",
)
THOUSANDS_AFTER_DECIMAL = Message(
    "BC22",
    WARNING,
    "{kolom} dibaca {terbaca} rupiah, tetapi bisa juga {lain}: tiga angka sesudah tanda desimal.",
    "Pastikan angkanya; tulis tanpa tanda ribuan, dengan koma dan dua angka untuk sen.",
    rule="Sen hanya dua angka, sehingga tiga angka sesudah tanda terakhir dibaca sebagai ribuan, juga bila tandanya "
    "berbeda dari tanda ribuan di depannya. Bila yang dimaksud sen, angkanya meleset seribu kali, jadi perlu "
    "dipastikan.",
    source=HOW_CELLS_ARE_READ,
    example='Pagu "1.234,567" dibaca 1.234.567; bila koma itu desimal, 1.234,57.',
)
CODE_AS_NUMBER = Message(
    "BC25",
    WARNING,
    "{kolom} ini {rupa} dalam Excel, dan dibaca {kode} seperti yang tampil.",
    "Beri sel format Teks, lalu ketik ulang kodenya.",
    rule="Kode yang diketik di sel tanpa format Teks diubah Excel: nol di depan hilang, 1.10 menjadi 1,1, dan 5.1 "
    "menjadi tanggal. Yang dibaca adalah yang tampil, tetapi kode yang dimaksud mungkin lain, jadi perlu dipastikan. "
    "Bilangan bulat yang tampil dengan semua angkanya, seperti 3355, tidak disebut.",
    source=HOW_CELLS_ARE_READ,
    example="Kode 1.10 tersimpan sebagai bilangan 1,1; kode 5.1 sebagai 5 Januari.",
)
_EPOCH = date(1899, 12, 30)
_ZEROS = re.compile(r"0+(?:[.,](?P<decimals>0+))?")


def shown_code(cell: Cell) -> tuple[str, str]:
    """Give a code as its cell shows it, and what Excel made of it: "tanggal", "bilangan ..."; "" for a safe code."""
    number = cell.value
    if not isinstance(number, Decimal) or cell.is_percent:
        return text_of(cell), ""
    if cell.is_date and 0 < number < _LAST_DAY:
        day = _EPOCH + timedelta(days=int(number))
        return f"{day.day}.{day.month}", "tanggal"
    form = _ZEROS.fullmatch(cell.number_format)
    if form is None:
        return text_of(cell), "" if number == int(number) else "bilangan desimal"
    places = len(form["decimals"] or "")
    shown = f"{round_half_away(number, places):f}"
    shown = shown.zfill(len(cell.number_format))
    return shown, "" if shown == text_of(cell) and not places else "bilangan berformat"


LOST_DIGITS = Message(
    "BC27",
    WARNING,
    "{kolom} disimpan sebagai angka {n} digit; Excel hanya menyimpan 15, jadi digit terakhirnya tidak dapat dipercaya.",
    "Pilih format Teks untuk sel ini, lalu ketik ulang seluruhnya.",
    rule="Excel menyimpan 15 digit angka dan mengganti sisanya dengan nol. NIP dan kode yang panjang karena itu harus "
    "diketik sebagai teks. Peringatan, sebab yang hilang tidak dapat dikembalikan dari berkas ini.",
    source=HOW_CELLS_ARE_READ,
    example="NIP 198503152010011002 diketik sebagai angka dan menjadi 198503152010011000.",
)


@dataclass
class ReadingLog:
    """Collects what is noted while a workbook is read: the cells read, how quantities were read, overrides, findings.

    ``words`` gives the words of all scales as they are spelled in Pengaturan, by their lower-case form.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    lower_words: frozenset[str] = frozenset()
    sources: dict[str, Source] = field(default_factory=dict)
    readings: dict[Place, Reading] = field(default_factory=dict)
    overrides: dict[Place, Override] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _told: dict[Place, tuple[str, Column, Cell]] = field(default_factory=dict)

    def source(self, table: TableLayout) -> Source:
        """Give the object that collects the cells read in a table. The first call makes it."""
        kinds = {column.key: column.kind for column in table.table.of_role(Role.INPUT, Role.LINK)}
        return self.sources.setdefault(table.table.sheet, Source(table.sheet, kinds))

    def text(self, sheet: str, column: Column, cell: Cell) -> str:
        """Read a cell as text, and report an error value or a formula without a value."""
        self._has_no_value(sheet, column, cell)
        self.tell_lost_digits(sheet, column.heading, cell)
        return text_of(cell)

    def tell_lost_digits(self, sheet: str, heading: str, cell: Cell) -> None:
        """Report a number with more digits than Excel keeps, such as a NIP or a long code (BC27)."""
        if isinstance(cell.value, Decimal) and cell.value.adjusted() >= DIGITS_KEPT:
            shown = text_of(cell)
            self.findings.append(
                finding(LOST_DIGITS, sheet, cell.ref, written=shown, kolom=heading, n=cell.value.adjusted() + 1)
            )

    def code(self, sheet: str, column: Column, cell: Cell) -> str:
        """Read the code of a budget row as its cell shows it, and report one that Excel took for a number or a date."""
        if self._has_no_value(sheet, column, cell):
            return ""
        self.tell_lost_digits(sheet, column.heading, cell)
        shown, kind = shown_code(cell)
        if kind:
            self.findings.append(
                finding(CODE_AS_NUMBER, sheet, cell.ref, written=shown, kolom=column.heading, rupa=kind, kode=shown)
            )
        return shown

    def quantity(self, place: Place, sheet: str, column: Column, cell: Cell, *, quiet: bool = False) -> Reading:
        """Read a target or realisasi, and report what was interpreted or cannot be read.

        ``quiet``: report nothing. The cell is a link, and its value was reported on the sheet where it comes from.
        """
        if self._has_no_value(sheet, column, cell, quiet=quiet):
            reading = Reading(None, None, Status.UNREADABLE)
        else:
            reading = _of_marked_text(
                cell, read_quantity(_typed(cell), percent=cell.is_percent, date=cell.is_date, words=self.words)
            )
            if not column.may_be_range and isinstance(reading.value, Range):
                reading = Reading(None, None, Status.UNREADABLE, (Reason.NOT_ONE_NUMBER,))
            if reading.value is not None and not can_tie(cell):
                reading = _unreadable(cell)
            if not quiet:
                self.tell_lost_digits(sheet, column.heading, cell)
                self._report(place, sheet, column, cell, reading)
        self.readings[place] = reading
        return reading

    def rupiah(self, place: Place, sheet: str, column: Column, cell: Cell) -> Decimal | None:
        """Read an amount of rupiah and sen, and report what was interpreted or cannot be read."""
        if self._has_no_value(sheet, column, cell):
            self.readings[place] = Reading(None, None, Status.UNREADABLE)
            return None
        reading = _of_marked_text(cell, read_rupiah(_typed(cell), percent=cell.is_percent, date=cell.is_date))
        if reading.value is not None and not can_tie(cell):
            reading = _unreadable(cell)
        self.readings[place] = reading
        self._report(place, sheet, column, cell, reading)
        return None if reading.value is None else _number(reading)

    def helper_value(self, place: Place, key: str, shows: Shows, cell: Cell) -> str | Decimal | None:
        """Give the value that the helper column ``key`` shows of the input cell at ``place``.

        An override is noted where the formula of the helper alone would show another value. TRUE and FALSE always get
        one, because programs do not agree on whether they are numbers.
        """
        reading, number = self.readings[place], cell.value if isinstance(cell.value, Decimal) else None
        value, is_bool = reading.value, isinstance(cell.value, bool)
        shown: str | Decimal | None = None
        match shows:
            case Shows.RUPIAH:
                shown = _number(reading) if value is not None else None
                differs = shown != (None if number is None else round_half_away(number))
            case Shows.NUMBER:
                shown = value if isinstance(value, Decimal) else None
                differs = shown != number
            case _:
                shown = cell.value if isinstance(cell.value, str) else None
                if reading.status is Status.PLAIN and isinstance(value, Decimal):
                    shown = value
                differs = number is not None and shown != number
        if differs or is_bool:
            self.override(place, key, cell, shown)
        return shown

    def override(self, place: Place, key: str, cell: Cell, value: str | Decimal | None) -> None:
        """Note that the helper cell ``key`` has to show ``value`` as long as the user does not change ``cell``."""
        if cell.value is None or not can_tie(cell):
            return
        sheet, row, _ = place
        self.overrides[sheet, row, key] = tie(cell, value)

    def _has_no_value(self, sheet: str, column: Column, cell: Cell, *, quiet: bool = False) -> bool:
        """Report an Excel error, or a formula without a stored value, and tell whether the cell holds one.

        In a column that ``compute`` fills it is replaced, and a finding keeps what stood there.
        """
        if cell.error == NOT_AVAILABLE and cell.formula is None:
            return False
        if cell.error is not None:
            message, shown = EXCEL_ERROR, cell.error
        elif cell.formula and cell.value is None:
            message, shown = FORMULA_WITHOUT_VALUE, f"={cell.formula}"
        else:
            return False
        if not (quiet or column.decided):
            self.findings.append(finding(message, sheet, cell.ref, written=shown, kolom=column.heading))
        return True

    def _report(self, place: Place, sheet: str, column: Column, cell: Cell, reading: Reading) -> None:
        """Report that a quantity or amount was interpreted, or that it cannot be read."""
        doubtful = Reason.THREE_AFTER_DECIMAL in reading.reasons
        if reading.status in (Status.INTERPRETED, Status.UNMEASURED) and not doubtful:
            self._told[place] = sheet, column, cell
        if reading.status in (*_AS_IT_STANDS, Status.INTERPRETED) and not doubtful:
            return
        at, shown = (sheet, cell.ref), written(cell, column.kind)
        reasons = "; ".join(reason.value for reason in reading.reasons)
        if Reason.THREE_AFTER_DECIMAL in reading.reasons:
            value = _number(reading)
            self.findings.append(
                finding(
                    THOUSANDS_AFTER_DECIMAL, *at, written=shown, computed=format_rupiah(value), kolom=column.heading,
                    terbaca=format_rupiah(value), lain=format_rupiah(round_half_away(value / 1000)),
                )
            )  # fmt: skip
        elif reading.status is Status.UNREADABLE:
            usual = _AN_AMOUNT if column.kind is Kind.RUPIAH else _WHAT_MAY_STAND
            remedy = next((_REMEDIES[one] for one in reading.reasons if one in _REMEDIES), usual)
            if Reason.DATE in reading.reasons and isinstance(cell.value, Decimal):
                typed = typed_before(cell.value, cell.number_format, date1904=cell.date1904)
                remedy += "" if typed is None else f" Mungkin yang diketik {typed}."
            self.findings.append(
                finding(UNREADABLE_VALUE, *at, written=shown, kolom=column.heading, alasan=reasons, saran=f" {remedy}")
            )
        elif reading.status is Status.UNKNOWN_WORD:
            words = first_few(list(self.words.values()), "kata", shown=12)
            self.findings.append(finding(WORD_NOT_ON_A_SCALE, *at, written=shown, kolom=column.heading, kata=words))

    def interpreted(self, readings: Mapping[Place, Reading]) -> Iterator[Finding]:
        """Report the values that were read from texts, once for each column and way of reading (BC01).

        ``readings`` are those that the report settled on. What stays in doubt has a finding of its own.
        """
        ways: dict[tuple[str, str, str], list[tuple[Cell, Reading, str | None]]] = {}
        for place, (sheet, column, cell) in self._told.items():
            reading = readings[place]
            if reading.status is Status.INTERPRETED and Reason.AMBIGUOUS not in reading.reasons:
                reasons = "; ".join(reason.value for reason in reading.reasons)
                shown = written(cell, column.kind)
                ways.setdefault((sheet, column.heading, reasons), []).append((cell, reading, shown))
        for (sheet, heading, reasons), found in ways.items():
            cells = [cell.ref for cell, _, _ in found]
            first, reading, shown = found[0]
            yield finding(
                INTERPRETED_FROM_TEXT, sheet, first.ref, written=shown,
                computed=format_quantity(reading.value, reading.unit), related=((sheet, cell) for cell in cells[1:]),
                kolom=heading, n=len(cells), sel=first_few(cells), alasan=reasons,
            )  # fmt: skip


def _typed(cell: Cell) -> CellValue:
    """Give what the user typed into a cell: #N/A, too, which Excel keeps as an error."""
    return NOT_AVAILABLE if cell.error == NOT_AVAILABLE and cell.formula is None else cell.counted


def _of_marked_text(cell: Cell, reading: Reading) -> Reading:
    """Add to a reading that runs of the text were left out, because they are footnote marks or struck out."""
    if cell.counted == cell.value or reading.value is None:
        return reading
    kept = tuple(reason for reason in reading.reasons if reason is not Reason.TEXT)
    return replace(reading, status=Status.INTERPRETED, reasons=(*kept, Reason.RAISED_OR_STRUCK))


def _unreadable(cell: Cell) -> Reading:
    """Give the reading of a cell that no formula can compare with a text: unreadable, and why."""
    too_long = len(str(cell.value)) > LONGEST_TIED
    return Reading(None, None, Status.UNREADABLE, (Reason.TOO_LONG if too_long else Reason.NO_RULE,))


def _number(reading: Reading) -> Decimal:
    """Give the value of a reading that is a number."""
    assert isinstance(reading.value, Decimal)
    return reading.value
