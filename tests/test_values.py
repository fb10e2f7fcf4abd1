"""Every way of writing that the description of the domain names, as written and as read."""

from decimal import Decimal
from fractions import Fraction

import pytest

from lkj_xlsx.values import (
    Quantity,
    Quotient,
    Range,
    Reading,
    Reason,
    Status,
    Word,
    first_few,
    fold_word,
    format_decimal,
    format_quantity,
    format_rupiah,
    read_percentage,
    read_quantity,
    read_rupiah,
    round_half_away,
    same_unit,
)

R = Reason
WORDS = {
    "wtp": "WTP",
    "a": "A",
    "b": "B",
    "bb": "BB",
    "ya": "Ya",
    "tidak": "Tidak",
    "sangat baik": "Sangat Baik",
}


@pytest.mark.parametrize("written", [None, "", " ", "\u00a0", " \u202f\t\n", "\u200b"])
def test_blank_cell_is_empty(written: str | None) -> None:
    for read in (read_quantity, read_rupiah, read_percentage):
        assert read(written) == Reading(None, None, Status.EMPTY)


@pytest.mark.parametrize(
    "written",
    [
        "-", " - ", "–", "—", "--", "n/a", "N/A", "na", "NA", "belum", "Belum diukur", "tidak\u00a0diukur",
        "Tidak ada data", "belum ada data", "tda", "TBD", "...", "…", "Rp -", "Rp. -", "TAD", "#N/A", "Tidak ada",
        "Belum rilis", "belum dinilai (menunggu LHE 2025)", "masih proses", "Masih dalam proses", "nihil data",
        "?", "*", "**", "*)", "-*)", "Belum rilis 2024", "belum diukur s.d. 31 Januari 2025",
    ],
)  # fmt: skip
def test_unmeasured(written: str) -> None:
    for read in (read_quantity, read_rupiah, read_percentage):
        assert read(written) == Reading(None, None, Status.UNMEASURED)


@pytest.mark.parametrize("written", ["BELUM:0", "belum mencapai 80", "belum: 75%", "belum ada, 3 laporan"])
def test_a_figure_beside_the_word_is_not_passed_over(written: str) -> None:
    assert read_quantity(written).status is Status.UNREADABLE


@pytest.mark.parametrize("zero", [Decimal(0), Decimal("0.00"), Decimal("-0"), "0", "0%", "0,00", "Rp 0", "０"])
def test_zero_is_a_value(zero: str | Decimal) -> None:
    assert read_quantity(zero).value == 0


@pytest.mark.parametrize(
    ("written", "value", "unit", "reasons"),
    [
        # digits and marks
        ("85", "85", None, {R.TEXT}),
        ("007", "7", None, {R.TEXT}),
        ("1.234", "1234", None, {R.THOUSANDS_DOT, R.AMBIGUOUS}),
        ("1,234", "1.234", None, {R.DECIMAL_COMMA, R.AMBIGUOUS}),
        ("1.234%", "1234", "%", {R.THOUSANDS_DOT, R.AMBIGUOUS, R.UNIT}),
        ("0.234", "0.234", None, {R.DECIMAL_DOT}),
        ("0,234", "0.234", None, {R.DECIMAL_COMMA}),
        ("1234,567", "1234.567", None, {R.DECIMAL_COMMA}),
        ("4,38", "4.38", None, {R.DECIMAL_COMMA}),
        ("6.5", "6.5", None, {R.DECIMAL_DOT}),
        ("5,507,216,000", "5507216000", None, {R.THOUSANDS_COMMA}),
        ("30.251.789.000", "30251789000", None, {R.THOUSANDS_DOT}),
        ("1.234,56", "1234.56", None, {R.THOUSANDS_DOT, R.DECIMAL_COMMA}),
        ("1,234.567", "1234.567", None, {R.THOUSANDS_COMMA, R.DECIMAL_DOT}),
        ("８５，５０", "85.5", None, {R.WIDE_DIGITS, R.DECIMAL_COMMA}),
        # signs
        ("-5", "-5", None, {R.TEXT}),
        ("- 5", "-5", None, {R.TEXT}),
        ("\u22125", "-5", None, {R.TEXT}),
        ("+5", "5", None, {R.TEXT}),
        ("(500)", "-500", None, {R.BRACKETS}),
        ("(5%)", "-5", "%", {R.BRACKETS, R.UNIT}),
        # percentages
        ("99.07%", "99.07", "%", {R.DECIMAL_DOT, R.UNIT}),
        ("99,20%", "99.20", "%", {R.DECIMAL_COMMA, R.UNIT}),
        ("99.08%%", "99.08", "%", {R.DECIMAL_DOT, R.UNIT, R.DOUBLE_PERCENT}),
        ("0,26 %", "0.26", "%", {R.DECIMAL_COMMA, R.UNIT}),
        ("85\u00a0%", "85", "%", {R.UNIT}),
        ("85\u202f％", "85", "%", {R.UNIT}),
        ("100 persen", "100", "%", {R.UNIT}),
        ("100% (seratus persen)", "100", "%", {R.UNIT, R.SPELLED}),
        ("85 (delapan puluh lima persen)", "85", "%", {R.UNIT, R.SPELLED}),
        # other units
        ("1 Laporan", "1", "Laporan", {R.UNIT}),
        ("2 Lap", "2", "Lap", {R.UNIT}),
        ("3 Orang", "3", "Orang", {R.UNIT}),
        ("3Orang", "3", "Orang", {R.UNIT}),
        ("3\u00a0Orang", "3", "Orang", {R.UNIT}),
        ("1 (satu) Dokumen", "1", "Dokumen", {R.UNIT, R.SPELLED}),
        ("11 Dok.", "11", "Dok.", {R.UNIT}),
        ("5 orang/bulan", "5", "orang/bulan", {R.UNIT}),
        ("1 Dokumen (LKj)", "1", "Dokumen", {R.UNIT, R.REMARK}),
        ("12 km", "12", "km", {R.UNIT}),
        ("12 m2", "12", "m2", {R.UNIT}),
        ("12 m²", "12", "m2", {R.UNIT}),
        ("1 ISO", "1", "ISO", {R.UNIT}),
        # rupiah
        ("Rp 33.239.899.000,-", "33239899000", "Rp", {R.RP, R.THOUSANDS_DOT, R.TAIL}),
        ("Rp. 2.142.439.000,-", "2142439000", "Rp", {R.RP, R.THOUSANDS_DOT, R.TAIL}),
        ("Rp (500)", "-500", "Rp", {R.RP, R.BRACKETS}),
        ("-Rp500", "-500", "Rp", {R.RP}),
        # bounds and labels
        ("maksimal 1 %", "1", "%", {R.AT_MOST, R.UNIT}),
        ("Minimal 80%", "80", "%", {R.AT_LEAST, R.UNIT}),
        ("min. 80", "80", None, {R.AT_LEAST}),
        ("maks.5 hari", "5", "hari", {R.AT_MOST, R.UNIT}),
        ("≤ 5 hari", "5", "hari", {R.AT_MOST, R.UNIT}),
        (">= 80%", "80", "%", {R.AT_LEAST, R.UNIT}),
        ("paling lambat 5 hari", "5", "hari", {R.AT_MOST, R.UNIT}),
        ("sekurang-kurangnya 80", "80", None, {R.AT_LEAST}),
        ("> 80", "80", None, {R.AT_LEAST}),
        ("80 ke atas", "80", None, {R.AT_LEAST}),
        ("< 5", "5", None, {R.AT_MOST}),
        ("paling lama 5 hari", "5", "hari", {R.AT_MOST, R.UNIT}),
        ("tidak lebih dari 5", "5", None, {R.AT_MOST}),
        ("Nilai 75", "75", None, {R.LABEL}),
        ("Level 3", "3", None, {R.LABEL}),
        ("Tingkat 3", "3", None, {R.LABEL}),
        ("Kategori 3", "3", None, {R.LABEL}),
        ("Predikat 3", "3", None, {R.LABEL}),
        ("Indeks 3,2", "3.2", None, {R.LABEL, R.DECIMAL_COMMA}),
        # words of size
        ("1,5 juta", "1500000", None, {R.DECIMAL_COMMA, R.SIZE}),
        ("900 ribu", "900000", None, {R.SIZE}),
        ("2,3 miliar", "2300000000", None, {R.DECIMAL_COMMA, R.SIZE}),
        ("1,5 juta orang", "1500000", "orang", {R.DECIMAL_COMMA, R.SIZE, R.UNIT}),
        ("12jt", "12000000", None, {R.SIZE}),
        ("Rp 1,2 M", "1200000000", "Rp", {R.RP, R.DECIMAL_COMMA, R.SIZE}),
        ("Rp 2 T", "2000000000000", "Rp", {R.RP, R.SIZE}),
        ("Rp 5 juta", "5000000", "Rp", {R.RP, R.SIZE}),
        ("12 m", "12", "m", {R.UNIT}),
        # footnotes, remarks, what nobody sees
        ("82*)", "82", None, {R.FOOTNOTE}),
        ("82 1)", "82", None, {R.FOOTNOTE}),
        ("82,5% **", "82.5", "%", {R.FOOTNOTE, R.DECIMAL_COMMA, R.UNIT}),
        ("3 Orang 2)", "3", "Orang", {R.FOOTNOTE, R.UNIT}),
        ("80 (Istimewa)", "80", None, {R.REMARK}),
        ("38% (Evaluasi Semester I)", "38", "%", {R.REMARK, R.UNIT}),
        ("85\u200b", "85", None, {R.INVISIBLE}),
        ("\u200e85%", "85", "%", {R.INVISIBLE, R.UNIT}),
        ("nihil", "0", None, {R.NIHIL}),
        # a number beside a word of a scale
        ("BB (75,20)", "75.20", None, {R.BESIDE_WORD, R.DECIMAL_COMMA}),
        ("BB (Nilai 75)", "75", None, {R.BESIDE_WORD}),
        ("75,20 (BB)", "75.20", None, {R.BESIDE_WORD, R.DECIMAL_COMMA}),
        ("BB 75,20", "75.20", None, {R.BESIDE_WORD, R.DECIMAL_COMMA}),
        ("bb - 75", "75", None, {R.BESIDE_WORD}),
        ("BB: nilai 75", "75", None, {R.BESIDE_WORD}),
        ("75 BB", "75", None, {R.BESIDE_WORD}),
        ("90 / Sangat Baik", "90", None, {R.BESIDE_WORD}),
        ("Ya (100%)", "100", "%", {R.BESIDE_WORD, R.UNIT}),
    ],
)
def test_number_in_text(written: str, value: str, unit: str | None, reasons: set[Reason]) -> None:
    reading = read_quantity(written, words=WORDS)
    assert (reading.value, reading.unit, reading.status) == (Decimal(value), unit, Status.INTERPRETED)
    assert set(reading.reasons) == reasons
    assert len(reading.reasons) == len(reasons)


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("80-90%", "80", "90", "%"),
        ("80 - 90%", "80", "90", "%"),
        ("80% – 90%", "80", "90", "%"),
        ("7 – 8 bulan", "7", "8", "bulan"),
        ("7 - 8 bulan", "7", "8", "bulan"),
        ("7 bulan - 8 bulan", "7", "8", "bulan"),
        ("7 s/d 8 bulan", "7", "8", "bulan"),
        ("7s/d8 bulan", "7", "8", "bulan"),
        ("7 s.d. 8 bulan", "7", "8", "bulan"),
        ("7 sd 8 bulan", "7", "8", "bulan"),
        ("7 sampai 8", "7", "8", None),
        ("7 sampai dengan 8", "7", "8", None),
        ("7 hingga 8", "7", "8", None),
        ("0,2-0,3", "0.2", "0.3", None),
        ("7-7", "7", "7", None),
    ],
)
def test_range(written: str, low: str, high: str, unit: str | None) -> None:
    reading = read_quantity(written)
    assert reading.value == Range(Decimal(low), Decimal(high))
    assert (reading.unit, reading.status) == (unit, Status.INTERPRETED)
    assert Reason.RANGE in reading.reasons


@pytest.mark.parametrize(
    ("written", "part", "whole", "unit"),
    [
        ("3 dari 4", "3", "4", None),
        ("3 / 4 dokumen", "3", "4", "dokumen"),
        ("3 dokumen dari 4 dokumen", "3", "4", "dokumen"),
        ("1 : 15", "1", "15", None),
        ("10/12", "10", "12", None),
        ("3 (tiga) dari 4", "3", "4", None),
    ],
)
def test_quotient(written: str, part: str, whole: str, unit: str | None) -> None:
    reading = read_quantity(written)
    assert (reading.value, reading.unit) == (Quotient(Decimal(part), Decimal(whole)), unit)
    assert Reason.QUOTIENT in reading.reasons


@pytest.mark.parametrize(
    ("written", "by_default", "by_the_other"),
    [
        ("1.234", Decimal(1234), Decimal("1.234")),
        ("3,125", Decimal("3.125"), Decimal(3125)),
        ("89,996%", Decimal("89.996"), Decimal(89996)),
        ("1.234 - 1.300", Range(Decimal(1234), Decimal(1300)), Range(Decimal("1.234"), Decimal("1.300"))),
        ("1.234 juta", Decimal(1234000000), Decimal(1234000)),
    ],
)
def test_one_mark_before_three_digits_has_two_readings(
    written: str, by_default: Quantity, by_the_other: Quantity
) -> None:
    reading = read_quantity(written)
    assert reading.other is not None
    assert (reading.value, reading.other.value) == (by_default, by_the_other)


@pytest.mark.parametrize("written", ["0.125", "1234,567", "1.234,567", "1.234.567", "12.34"])
def test_no_other_mark_before_three_digits_has_two_readings(written: str) -> None:
    assert read_quantity(written).other is None


@pytest.mark.parametrize(
    ("written", "word"), [("BB (70,01)", "BB"), ("70,01 (BB)", "BB"), ("A (85)", "A"), ("85", None)]
)
def test_the_word_beside_a_number_is_kept(written: str, word: str | None) -> None:
    assert read_quantity(written, words=WORDS).word == word


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("WTP", "WTP"),
        (" wtp ", "WTP"),
        ("ｗｔｐ", "WTP"),
        ("TIDAK", "Tidak"),
        ("sangat\u00a0 baik", "Sangat Baik"),
    ],
)
def test_word_of_a_scale(written: str, spelling: str) -> None:
    assert read_quantity(written, words=WORDS) == Reading(Word(spelling), None, Status.PLAIN)


@pytest.mark.parametrize("written", ["nihilisme", "AAA", "Baik", "predikat BB", "kata " * 50])
def test_word_on_no_scale(written: str) -> None:
    expected = Reading(None, None, Status.UNKNOWN_WORD, (Reason.UNKNOWN_WORD,))
    assert read_quantity(written, words=WORDS) == expected
    assert read_rupiah(written) == Reading(None, None, Status.UNREADABLE, (Reason.NOT_A_NUMBER,))


REFUSED: dict[Reason, list[str | Decimal | bool]] = {
    R.MISREAD: [
        "lOOo/o", "lOO%", "1O0%", "1O0", "9O", "9 O", "1OO Laporan", "l00%", "100o/o", "1,O5", "8S", "S5%",
        "1|0", "%",
    ],
    R.NO_RULE: [
        # marks and groups
        "12..5", "12.34.5", "1.23,4", "1.234.56", "1234.567.890", "1.234,567.8", "0.123.456", "01.234",
        "1,234,56.7", ".5", "5.", "1 234", "8\u200b5", "8\u00ad5", "1e5", "1e2", "5'000",
        # signs and brackets
        "--5", "-(5)", "(5", "5)", "500-", "(5 Laporan)", "-5-10",
        # more than one number or unit
        "1 Laporan 2 Dokumen", "5 atau 6", "80% desa", "paling 5 6", "12-08-2024", "08/2024", "08:30", "3 dari 0",
        "100 (98%)", "± 80",
        # words
        "A6", "A -6", "CC 55", "!",
    ],
    R.TWO_UNITS: ["3 pasien Covid-19", "1 Laporan - 2 Dokumen", "Rp 5 orang", "3 orang dari 4 desa"],
    R.ROUGH_SIZE: ["1,5 jutaan", "2 ribuan orang", "Rp 3 miliaran"],
    R.TURNED: ["\u202e28\u202c", "\u200f80-90", "\u206785\u2069"],
    R.BACKWARDS: ["90-80%", "2024-08"],
    R.FOREIGN_DIGITS: ["10²", "1½", "٨٥", "5㏠", "5፩"],
    R.EXCEL_ERROR: ["#DIV/0!", "#REF!"],
    R.TOO_LONG: ["9" * 101, "1 " + "Laporan " * 20],
    R.BOOLEAN: [True, False],
    R.NOT_A_NUMBER: [Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1E+999999")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "reason"), [(written, reason) for reason, cells in REFUSED.items() for written in cells]
)
def test_refused(written: str | Decimal | bool, reason: Reason) -> None:
    assert read_quantity(written, words=WORDS) == Reading(None, None, Status.UNREADABLE, (reason,))


@pytest.mark.parametrize(
    ("cell", "percent", "value", "unit"),
    [
        ("85", False, "85", None),
        ("0.1", False, "0.1", None),
        ("0.855", True, "85.5", "%"),
        ("0.57", True, "57", "%"),
        ("1", True, "100", "%"),
        ("1.0", True, "100", "%"),
        ("-0.5", True, "-50", "%"),
        ("0", True, "0", "%"),
    ],
)
def test_number_cell_is_plain(cell: str, percent: bool, value: str, unit: str | None) -> None:
    reading = read_quantity(Decimal(cell), percent=percent)
    assert reading == Reading(Decimal(value), unit, Status.PLAIN)
    assert str(reading.value) == value


def test_number_under_a_date_format_is_refused() -> None:
    for read in (read_quantity, read_rupiah, read_percentage):
        reading = read(Decimal(45511), date=True)
        assert (reading.status, reading.reasons) == (Status.UNREADABLE, (Reason.DATE,))
    assert read_quantity("7-8", date=True).value == Range(Decimal(7), Decimal(8))


@pytest.mark.parametrize(
    ("written", "value", "reasons"),
    [
        ("5,507,216,000", 5507216000, {R.THOUSANDS_COMMA}),
        ("30.251.789.000", 30251789000, {R.THOUSANDS_DOT}),
        ("1.234", 1234, {R.THOUSANDS_DOT}),
        ("1.234,00", 1234, {R.THOUSANDS_DOT, R.DECIMAL_COMMA}),
        ("5,507,216,000.00", 5507216000, {R.THOUSANDS_COMMA, R.DECIMAL_DOT}),
        ("Rp 33.239.899.000,-", 33239899000, {R.RP, R.THOUSANDS_DOT, R.TAIL}),
        ("Rp. 2.142.439.000,-", 2142439000, {R.RP, R.THOUSANDS_DOT, R.TAIL}),
        ("Rp500,--", 500, {R.RP, R.TAIL}),
        ("IDR 500", 500, {R.RP}),
        ("1,234", 1234, {R.THOUSANDS_COMMA}),
        ("1,2 M", 1200000000, {R.DECIMAL_COMMA, R.SIZE}),
        ("900 ribu", 900000, {R.SIZE}),
        ("1,5 juta rupiah", 1500000, {R.DECIMAL_COMMA, R.SIZE, R.UNIT}),
        ("2 t", 2000000000000, {R.SIZE}),
        ("500 rupiah", 500, {R.UNIT}),
        ("(500)", -500, {R.BRACKETS}),
        ("-500", -500, {R.TEXT}),
        ("0", 0, {R.TEXT}),
    ],
)
def test_rupiah(written: str, value: int, reasons: set[Reason]) -> None:
    reading = read_rupiah(written)
    assert isinstance(reading.value, Decimal)
    assert (reading.value, reading.status) == (Decimal(value), Status.INTERPRETED)
    assert set(reading.reasons) == reasons
    assert reading.value.as_tuple().exponent == 0


_POINTS, _COMMAS = {R.THOUSANDS_DOT}, {R.THOUSANDS_COMMA}


@pytest.mark.parametrize(
    ("written", "value", "reasons"),
    [
        ("1.234.567,89", "1234567.89", _POINTS | {R.DECIMAL_COMMA}),
        ("1,234,567.89", "1234567.89", _COMMAS | {R.DECIMAL_DOT}),
        ("1.234,5", "1234.5", _POINTS | {R.DECIMAL_COMMA}),
        ("1.234,50", "1234.5", _POINTS | {R.DECIMAL_COMMA}),
        ("12,07", "12.07", {R.DECIMAL_COMMA}),
        ("Rp 1.234,05", "1234.05", _POINTS | {R.DECIMAL_COMMA, R.RP}),
        ("(1.234,05)", "-1234.05", _POINTS | {R.DECIMAL_COMMA, R.BRACKETS}),
        ("1.234,567", "1234567", _POINTS | {R.THREE_AFTER_DECIMAL}),
        ("1,234.567", "1234567", _COMMAS | {R.THREE_AFTER_DECIMAL}),
        ("-1.000,000", "-1000000", _POINTS | {R.THREE_AFTER_DECIMAL}),
        ("1234,567", "1234567", {R.THREE_AFTER_DECIMAL}),
        ("Rp 1.234,567,-", "1234567", _POINTS | {R.THREE_AFTER_DECIMAL, R.RP, R.TAIL}),
        ("0,125", "0.13", {R.DECIMAL_COMMA, R.TO_THE_SEN}),
        ("1.234,5678", "1234.57", _POINTS | {R.DECIMAL_COMMA, R.TO_THE_SEN}),
        (Decimal("1234.005"), "1234.01", {R.TO_THE_SEN}),
        (Decimal("-1234.005"), "-1234.01", {R.TO_THE_SEN}),
    ],
)
def test_sen(written: str | Decimal, value: str, reasons: set[Reason]) -> None:
    reading = read_rupiah(written)
    assert (str(reading.value), set(reading.reasons), reading.status) == (value, reasons, Status.INTERPRETED)


def test_rupiah_number_cell() -> None:
    assert read_rupiah(Decimal("1234.5")) == Reading(Decimal("1234.5"), None, Status.PLAIN)
    assert read_rupiah(Decimal("33122884000.0")) == Reading(Decimal(33122884000), None, Status.PLAIN)
    assert str(read_rupiah(Decimal("1E+15")).value) == "1000000000000000"


@pytest.mark.parametrize(
    ("written", "percent", "reason"),
    [
        ("85%", False, R.NOT_RUPIAH),
        ("1 Laporan", False, R.NOT_RUPIAH),
        (Decimal("0.5"), True, R.NOT_RUPIAH),
        ("5-6", False, R.NOT_ONE_NUMBER),
        ("1.234.00", False, R.NO_RULE),
        ("5.5O7.216.000", False, R.MISREAD),
        (True, False, R.BOOLEAN),
    ],
)
def test_rupiah_refused(written: str | Decimal | bool, percent: bool, reason: Reason) -> None:
    assert read_rupiah(written, percent=percent) == Reading(None, None, Status.UNREADABLE, (reason,))


@pytest.mark.parametrize(
    ("written", "percent", "value", "unit", "status"),
    [
        ("99.07%", False, "99.07", "%", Status.INTERPRETED),
        ("99,20%", False, "99.20", "%", Status.INTERPRETED),
        ("99.08%%", False, "99.08", "%", Status.INTERPRETED),
        ("120", False, "120", None, Status.INTERPRETED),
        (Decimal(120), False, "120", None, Status.PLAIN),
        (Decimal("1.2"), True, "120", "%", Status.PLAIN),
    ],
)
def test_percentage(written: str | Decimal, percent: bool, value: str, unit: str | None, status: Status) -> None:
    reading = read_percentage(written, percent=percent)
    assert (reading.value, reading.unit, reading.status) == (Decimal(value), unit, status)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("1 Laporan", R.NOT_PERCENT),
        ("Rp 5", R.NOT_PERCENT),
        ("80-90%", R.NOT_ONE_NUMBER),
        ("lOOo/o", R.MISREAD),
    ],
)
def test_percentage_refused(written: str, reason: Reason) -> None:
    assert read_percentage(written) == Reading(None, None, Status.UNREADABLE, (reason,))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Lap", "Laporan", True),
        ("lap.", "LAPORAN ", True),
        ("Dok", "Dokumen", True),
        ("persen", "%", True),
        ("%%", "%", True),
        ("Org", "Orang", True),
        ("Keg", "Kegiatan", True),
        ("bln", "bulan", True),
        ("thn", "tahun", True),
        ("Org/Bln", "orang / bulan", True),
        ("orang\u00a0 hari", "Orang Hari", True),
        (None, None, True),
        (None, "%", False),
        ("", None, False),
        ("Laporan", "Dokumen", False),
    ],
)
def test_same_unit(a: str | None, b: str | None, same: bool) -> None:
    assert same_unit(a, b) is same
    assert same_unit(b, a) is same


def test_fold_word() -> None:
    assert fold_word("  Sangat\u00a0\u202f  ＢＡＩＫ\n") == "sangat baik"


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Decimal("89.996"), 2, "90.00"),
        (Decimal("2.675"), 2, "2.68"),
        (Decimal("-2.675"), 2, "-2.68"),
        (Decimal("0.004"), 2, "0.00"),
        (Decimal("-0.004"), 2, "0.00"),
        (Decimal("0.5"), 0, "1"),
        (Fraction(83 * 100, 80), 2, "103.75"),
        (Fraction(64 * 100 - 488, 32), 2, "184.75"),
        (Fraction(162 * 100, 186), 2, "87.10"),
        (Fraction(200, 3), 2, "66.67"),
        (Decimal("12345678901234567890123456789012345.005"), 2, "12345678901234567890123456789012345.01"),
    ],
)
def test_round_half_away(value: Decimal | Fraction, places: int, rounded: str) -> None:
    assert str(round_half_away(value, places)) == rounded


def test_format_rupiah() -> None:
    assert format_rupiah(33122884000) == "33.122.884.000"
    assert format_rupiah(Decimal("33122884000.00")) == "33.122.884.000"
    assert format_rupiah(-500) == "-500"
    assert format_rupiah(0) == "0"
    assert format_rupiah(Decimal("0.5")) == "0,50"
    assert format_rupiah(Decimal("-1234567.89")) == "-1.234.567,89"
    assert format_rupiah(Decimal("1234.5678")) == "1.234,5678"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("99.08", None, "99,08"),
        ("99.00", None, "99"),
        ("1E+3", None, "1.000"),
        ("-0.0", None, "0"),
        ("1234567.5", None, "1.234.567,5"),
        ("99.995", 2, "100,00"),
        ("120", 2, "120,00"),
        ("-1234.5", 0, "-1.235"),
    ],
)
def test_format_decimal(value: str, places: int | None, text: str) -> None:
    assert format_decimal(Decimal(value), places) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal(85), "%", "85%"),
        (Decimal("99.20"), "%", "99,2%"),
        (Decimal(1), "Laporan", "1 Laporan"),
        (Decimal(5), None, "5"),
        (Decimal(5000), "Rp", "Rp 5.000"),
        (Range(Decimal(80), Decimal(90)), "%", "80–90%"),
        (Range(Decimal(7), Decimal(8)), "bulan", "7–8 bulan"),
        (Word("WTP"), None, "WTP"),
        (None, "%", ""),
    ],
)
def test_format_quantity(value: Quantity | None, unit: str | None, text: str) -> None:
    assert format_quantity(value, unit) == text


def test_range_runs_upwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Range(Decimal(2), Decimal(1))


@pytest.mark.parametrize(
    ("names", "shown", "text"),
    [
        ([], 8, ""),
        (["A6", "A7"], 2, "A6, A7"),
        (["A6", "A7", "A8"], 2, "A6, A7, dan 1 sel lain"),
        ([f"A{row}" for row in range(6, 16)], 8, "A6, A7, A8, A9, A10, A11, A12, A13, dan 2 sel lain"),
    ],
)
def test_the_first_few_names_and_how_many_more(names: list[str], shown: int, text: str) -> None:
    assert first_few(names, shown=shown) == text
    assert first_few(names, "baris", shown) == text.replace("sel", "baris")
