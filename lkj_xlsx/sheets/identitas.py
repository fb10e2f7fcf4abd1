"""The sheet Identitas: its labelled values, and checks of the year, the date, the Renstra and empty fields."""

import re
from collections.abc import Iterator
from datetime import date

from lkj_xlsx.declare.message import NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Field, Kind
from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.findings import Finding, finding
from lkj_xlsx.report.likeness import LONGEST_NAME
from lkj_xlsx.report.report import Identitas, Origin, Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.text import place_and_date, trim, unit_and_year
from lkj_xlsx.values import MONTHS

POSITION = 10

PERIOD_KEY = "renstra"
IDENTITAS_SHEET = "Identitas"
INSTANSI = Field("instansi", "Nama Instansi", "Nama_Instansi", Kind.TEXT,
                 "Nama resmi unit kerja, tanpa singkatan.", required=True)  # fmt: skip
SINGKATAN = Field("singkatan", "Singkatan Instansi", "Singkatan_Instansi", Kind.TEXT,
                  "Nama pendek untuk judul tabel, misalnya KPU Kota Binjai. Boleh kosong.")  # fmt: skip
TAHUN = Field("tahun", "Tahun", "Tahun", Kind.COUNT, "Tahun anggaran yang dilaporkan, empat angka.", required=True,
              between=(2000, 2100))  # fmt: skip
TANGGAL = Field("tanggal", "Tanggal", "Tanggal", Kind.DATE,
                "Tanggal penandatanganan, misalnya 17/01/2025.")  # fmt: skip
TWO_PARTIES, ONE_PARTY = "dua pihak", "satu pihak"
FORM_OF_PK = Field("bentuk_pk", "Bentuk PK", "Bentuk_PK", Kind.SHORT,
                   "Satu pihak bagi yang tidak punya atasan di instansinya. Kosong berarti dua pihak.",
                   choices=(TWO_PARTIES, ONE_PARTY), optional=True)  # fmt: skip
NUMBER_OF_PK = Field("nomor_pk", "Nomor PK", "Nomor_PK", Kind.CODE, "Nomor Perjanjian Kinerja. Boleh kosong.",
                     optional=True)  # fmt: skip
DATE_OF_PK = Field("tanggal_pk", "Tanggal PK", "Tanggal_PK", Kind.DATE,
                   "Tanggal Perjanjian Kinerja, awal tahunnya. Kosong: titik-titik pada formulir.",
                   optional=True)  # fmt: skip
UNIT_CODE = Field("kode_satker", "Kode Satuan Kerja", "Kode_Satuan_Kerja", Kind.CODE,
                  "Kode unit ini dalam daftar unit di atasnya, untuk rekap. Boleh kosong.", optional=True)  # fmt: skip
IDENTITAS: tuple[Field, ...] = (
    INSTANSI,
    SINGKATAN,
    TAHUN,
    Field(PERIOD_KEY, "Periode Renstra", "Periode_Renstra", Kind.TEXT, "Misalnya 2020-2024."),
    Field("bagian_anggaran", "Bagian Anggaran", "Bagian_Anggaran", Kind.CODE, "Kode bagian anggaran, misalnya 076."),
    Field("visi", "Visi", "Visi", Kind.TEXT, "Visi sebagaimana tertulis dalam Renstra. Boleh kosong."),
    Field("tempat", "Tempat", "Tempat", Kind.TEXT, "Tempat penandatanganan laporan."),
    TANGGAL,
    Field("jabatan", "Jabatan Penandatangan", "Jabatan_Penandatangan", Kind.TEXT,
          "Jabatan sebagaimana tercetak di atas tanda tangan."),
    Field("nama", "Nama Penandatangan", "Nama_Penandatangan", Kind.TEXT, "Nama lengkap penandatangan."),
    Field("nip", "NIP Penandatangan", "NIP_Penandatangan", Kind.CODE, "Boleh kosong, misalnya bagi anggota KPU."),
    FORM_OF_PK,
    NUMBER_OF_PK,
    DATE_OF_PK,
    Field("nama_atasan", "Nama Atasan", "Nama_Atasan", Kind.TEXT, "Pihak kedua pada Perjanjian Kinerja.",
          optional=True),
    Field("jabatan_atasan", "Jabatan Atasan", "Jabatan_Atasan", Kind.TEXT, "Jabatan pihak kedua.", optional=True),
    Field("nip_atasan", "NIP Atasan", "NIP_Atasan", Kind.CODE, "Boleh kosong.", optional=True),
    UNIT_CODE,
)  # fmt: skip


def title_of(identitas: Identitas) -> str:
    """Give the second title line of each sheet."""
    return unit_and_year(identitas[INSTANSI.key], identitas[SINGKATAN.key], identitas[TAHUN.key])


CHAPTER = Chapter("ID", "Identitas")

_FIRST_YEAR, _LAST_YEAR = 2000, 2100  # as the command line takes them
_SIGNED = ("renstra", "tempat", "tanggal", "jabatan", "nama")
_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")
_MONTH = "|".join(MONTHS)
_PERIOD = re.compile(
    r"(?<!\d)(\d{4})\s*(?:[-‐‑‒–—/]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(\d{4})(?!\d)", re.I
)
_ELSEWHERE = re.compile(rf"\d+(?:/\S+)?\s+tahun\s+\d{{4}}|\d+/\d{{4}}|(?:{_MONTH})\s+\d{{4}}", re.I)
_MONTH_AND_YEAR = re.compile(rf"(?:{_MONTH})\s+\d{{4}}", re.I)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ORDINAL = re.compile(rf"\btahun\s+(?:(?P<word>{'|'.join(_ORDINALS)})|ke[-\s]?(?P<number>\d))\b", re.I)
_RENSTRA = re.compile(r"renstra|rencana strategis|periode", re.I)
_DAY = re.compile(rf"(\d{{1,2}})(?:\s+({_MONTH})\s+|\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*)(\d{{4}})", re.I)


FIELDS_EMPTY = Message(
    "ID02",
    NOTE,
    "Masih kosong: {label}.",
    "Isi sebelum Ringkasan dicetak untuk ditandatangani.",
    rule="Periode Renstra, Tempat, Tanggal, Jabatan dan Nama Penandatangan; yang kosong disebut sekaligus. "
    "Catatan, sebab isian ini baru diperlukan ketika laporan ditandatangani.",
    source="Pertimbangan kami: blok tanda tangan pada Ringkasan memakainya.",
    example='"Tempat" dan "Tanggal" kosong, sehingga baris di atas tanda tangan kosong.',
)


def empty_fields(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once all empty fields that the signature and the check of the period need (ID02)."""
    values = {**laporan.identitas.values, "tanggal": str(laporan.identitas.tanggal)}
    empty = [one for one in IDENTITAS if one.key in _SIGNED and not trim(values.get(one.key))]
    if empty:
        yield finding(FIELDS_EMPTY, *_at(laporan, empty[0].key), label=", ".join(one.label for one in empty))


INVALID_YEAR = Message(
    "ID03",
    WARNING,
    "Tahun bukan tahun empat angka.",
    "Tulis tahun laporan dengan empat angka, misalnya 2024.",
    rule="Tahun berupa empat angka, 2000 sampai 2100. Peringatan, sebab judul, tanggal dan Periode Renstra "
    "tidak dapat dicocokkan dengan tahun yang tidak terbaca.",
    source="Pertimbangan kami.",
    example='Tertulis "24" atau "TA 2024".',
)


def invalid_year(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a year that has not four digits (ID03). ID01 reports an empty one."""
    if trim(laporan.identitas["tahun"]) and _year(laporan) is None:
        yield finding(INVALID_YEAR, *_at(laporan, "tahun"), written=laporan.identitas["tahun"])


TITLE_OF_ANOTHER_YEAR = Message(
    "ID04",
    WARNING,
    "Teks ini menyebut tahun {lain}, sedangkan tahun laporan {tahun} ({sel}).",
    "Betulkan tahunnya di sini atau di {sel}; pastikan isi tabelnya dari tahun yang benar.",
    rule="Teks yang Anda ketik di atas tabel dan nama lembar: tahun yang disebut harus memuat tahun pada "
    "Identitas. Periode (2020-2024), tanggal, dan nomor peraturan tidak dihitung. Peringatan, sebab mungkin "
    "judulnya yang tertinggal, mungkin isinya yang dari tahun lain.",
    source="Pertimbangan kami: tabel tahun lalu yang disalin sering membawa judulnya.",
    example='Judul "Perjanjian Kinerja Tahun 2023", sedangkan Tahun pada Identitas 2024.',
)


def title_of_another_year(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a title or a sheet name that names other years and not the year of the report (ID04)."""
    year = _year(laporan)
    names = [Origin(name, "", name) for name in laporan.layout.sheets.values()]
    for origin in (*laporan.titles, *names):
        years = _named_years(origin.written or "")
        if year is not None and years and year not in years:
            yield finding(
                TITLE_OF_ANOTHER_YEAR, origin.sheet, origin.cell or None, written=origin.written, computed=str(year),
                lain=" dan ".join(str(one) for one in years), tahun=year, sel=_cell(laporan, "tahun"),
            )  # fmt: skip


DATE_AGAINST_YEAR = Message(
    "ID05",
    WARNING,
    "Tanggal penandatanganan {letak} tahun laporan {tahun} ({sel}).",
    "Betulkan Tanggal atau Tahun; bila memang laporan tengah tahun, sebutkan dalam judul.",
    rule="Tanggal penandatanganan jatuh sesudah tahun laporan berakhir, paling lama sampai akhir tahun "
    "berikutnya. Peringatan, sebab sebelum tahunnya berakhir realisasi setahun belum ada; mungkin Tanggal, "
    "mungkin Tahun yang keliru.",
    source="Pertimbangan kami: realisasi setahun penuh baru ada sesudah 31 Desember.",
    example="Tahun 2024, Tanggal 17 Januari 2024; seharusnya 17 Januari 2025.",
)


def date_and_year(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a date of signature before the end of the year, or more than a year after it (ID05).

    A year outside of the Renstra is wrong by itself (ID06) and says nothing about the date.
    """
    year, day = _year(laporan), _day(laporan.identitas.tanggal)
    if year is None or day is None or _is_outside(laporan, year):
        return
    place = "sebelum akhir" if day < date(year, 12, 31) else "lebih dari setahun sesudah" if day.year > year + 1 else ""
    if place:
        yield finding(
            DATE_AGAINST_YEAR, *_at(laporan, "tanggal"), written=place_and_date("", laporan.identitas.tanggal),
            letak=place, tahun=year, sel=_cell(laporan, "tahun"),
        )  # fmt: skip


YEAR_OUTSIDE_RENSTRA = Message(
    "ID06",
    WARNING,
    "Tahun laporan {tahun} ({sel}) berada di luar Periode Renstra.",
    "Isi periode Renstra yang berlaku pada tahun laporan, atau betulkan Tahun.",
    rule="Tahun laporan berada di antara tahun awal dan tahun akhir Periode Renstra. Peringatan, sebab salah "
    "satunya keliru atau Renstra-nya sudah berganti.",
    source="Pertimbangan kami, menurut urutan Renstra, RKT, PK dalam SAKIP (Perpres 29/2014).",
    example="Tahun 2025 dengan Periode Renstra 2020-2024.",
)


def outside_renstra(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a year outside of the period of the Renstra (ID06)."""
    year = _year(laporan)
    if year is not None and _is_outside(laporan, year):
        yield finding(
            YEAR_OUTSIDE_RENSTRA, *_at(laporan, "renstra"), written=laporan.identitas["renstra"],
            tahun=year, sel=_cell(laporan, "tahun"),
        )  # fmt: skip


WRONG_YEAR_OF_PERIOD = Message(
    "ID07",
    WARNING,
    'Tertulis "{kata}", padahal {tahun} adalah tahun {urutan} dari periode {periode}.',
    "Betulkan urutan tahunnya atau periodenya.",
    rule="Teks pada Identitas dan di atas tabel yang menyebut urutan tahun dalam periode Renstra dihitung "
    "ulang: tahun laporan - tahun awal + 1. Peringatan, sebab pembaca dapat mengira akhir Renstra masih jauh, "
    "sedangkan tidak ada angka yang bergantung padanya.",
    source="LKj KPU Kota Binjai 2024, bagian 2.5.",
    example='"Rencana Kinerja Tahun 2024 merupakan tahun ketiga dari periode renstra 2020-2024": 2024 adalah '
    "tahun kelima.",
)


def year_of_the_period(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a text that calls the year by another place in the period than it has (ID07).

    2024 is the fifth year of 2020-2024.
    """
    year, renstra = _year(laporan), _period(laporan.identitas["renstra"])
    for origin in (*_fields(laporan), *laporan.titles):
        text = (origin.written or "")[:LONGEST_NAME]
        period, said = _period(text) or renstra, _ORDINAL.search(text)
        if year is None or period is None or said is None or not (_RENSTRA.search(text) or _period(text)):
            continue
        order = year - period[0]
        claimed = _ORDINALS.index(said["word"].lower()) if said["word"] else int(said["number"]) - 1
        if claimed != order and period[0] <= year <= period[1] and order < len(_ORDINALS):
            yield finding(
                WRONG_YEAR_OF_PERIOD, origin.sheet, origin.cell or None,
                written=text, computed=f"tahun {_ORDINALS[order]}",
                kata=said[0], tahun=year, urutan=_ORDINALS[order], periode=f"{period[0]}-{period[1]}",
            )  # fmt: skip


_DIGITS_OF_BAGIAN_ANGGARAN = 3

CODE_WITHOUT_ZERO = Message(
    "ID08",
    NOTE,
    "Kode Bagian Anggaran terdiri atas tiga angka; nol di depannya mungkin hilang.",
    "Tulis dengan tiga angka, misalnya 076; ketik '076 bila Excel menghilangkan nolnya.",
    rule="Bagian Anggaran ialah kode tiga angka. Kode yang diketik sebagai angka kehilangan nol di depannya. Catatan, "
    "sebab tidak ada hitungan yang memakainya.",
    source="Pertimbangan kami: Bagian Anggaran berkode tiga angka, misalnya 076 (KPU).",
    example="Bagian Anggaran tertulis 76.",
)


def code_without_zero(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a Bagian Anggaran that is written with one or two digits (ID08)."""
    written = laporan.identitas["bagian_anggaran"]
    code = re.match(r"\D*(\d+)", written[:LONGEST_NAME], re.ASCII)
    if code is not None and len(code[1]) < _DIGITS_OF_BAGIAN_ANGGARAN:
        likely = code[1].zfill(_DIGITS_OF_BAGIAN_ANGGARAN)
        yield finding(CODE_WITHOUT_ZERO, *_at(laporan, "bagian_anggaran"), written=written, computed=likely)


UNKNOWN_FORM_OF_PK = Message(
    "ID09",
    WARNING,
    "Bentuk PK ini tidak dikenal; formulir dicetak untuk dua pihak.",
    "Pilih dua pihak atau satu pihak, atau kosongkan.",
    rule="Bentuk PK kosong, dua pihak, atau satu pihak; huruf besar dan spasi tidak dihitung. Peringatan, sebab tidak "
    "ada angka yang bergantung padanya, tetapi yang menandatangani Perjanjian Kinerja mungkin lain.",
    source="Pertimbangan kami: Perjanjian Kinerja pimpinan tertinggi hanya punya satu pihak.",
    example='Bentuk PK tertulis "3 pihak".',
)


def unknown_form_of_pk(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a form of the PK that is neither of the two (ID09)."""
    written = laporan.identitas[FORM_OF_PK.key]
    if trim(written) and trim(written).lower() not in (TWO_PARTIES, ONE_PARTY):
        yield finding(UNKNOWN_FORM_OF_PK, *_at(laporan, FORM_OF_PK.key), written=written)


NO_DATE = Message(
    "ID10",
    WARNING,
    "{label} ini bukan tanggal yang ada di kalender.",
    "Ketik tanggalnya, misalnya 17/01/2025, atau kosongkan untuk ditulis tangan.",
    rule="Tanggal berupa tanggal Excel atau teks seperti 17 Januari 2025; bulan dan tahun saja boleh, sebab harinya "
    "dapat ditulis tangan. Peringatan, sebab tanggal itu tercetak di atas tanda tangan.",
    source="Pertimbangan kami: blok tanda tangan pada Ringkasan dan Perjanjian Kinerja memakainya.",
    example="Tertulis 31/02/2024.",
)


def date_that_is_none(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a text that is no date, where it is printed as one (ID10). A month and its year are enough."""
    for one in IDENTITAS:
        written = laporan.identitas.days.get(one.key, "")
        if isinstance(written, date) or not trim(written) or _day(written) is not None:
            continue
        if _DAY.search(written[:LONGEST_NAME]) or not _MONTH_AND_YEAR.search(written[:LONGEST_NAME]):
            yield finding(NO_DATE, *_at(laporan, one.key), written=written, label=one.label)


def _is_outside(laporan: Report, year: int) -> bool:
    period = _period(laporan.identitas["renstra"])
    return period is not None and not period[0] <= year <= period[1]


def _year(laporan: Report) -> int | None:
    """Give the year of the report, ``None`` unless it has four digits and lies between 2000 and 2100."""
    text = trim(laporan.identitas["tahun"])
    return int(text) if re.fullmatch(r"[0-9]{4}", text) and _FIRST_YEAR <= int(text) <= _LAST_YEAR else None


def _named_years(text: str) -> list[int]:
    """Give the years that a title is about; not those of a period, a date or a regulation ("Nomor 86 Tahun 2017")."""
    return [int(one) for one in _YEAR.findall(_ELSEWHERE.sub(" ", _PERIOD.sub(" ", text[:LONGEST_NAME])))]


def _period(text: str) -> tuple[int, int] | None:
    """Give the first and the last year of the first period in a text."""
    found = _PERIOD.search(text[:LONGEST_NAME])
    return (int(found[1]), int(found[2])) if found else None


def _day(written: date | str) -> date | None:
    """Give the date that a cell holds, or that its text writes: "17 Januari 2025", "17/01/2025"."""
    if isinstance(written, date):
        return written
    found = _DAY.search(written[:LONGEST_NAME])
    if found is None:
        return None
    month = MONTHS.index(found[2].capitalize()) + 1 if found[2] else int(found[3])
    try:
        return date(int(found[4]), month, int(found[1]))
    except ValueError:
        return None


def _fields(laporan: Report) -> Iterator[Origin]:
    """Give each filled field of Identitas with its cell."""
    for key, text in laporan.identitas.values.items():
        sheet, cell = _at(laporan, key)
        yield Origin(sheet, cell or "", text)


def _at(laporan: Report, key: str) -> tuple[str, str | None]:
    """Give the sheet and the cell of a field."""
    row = laporan.layout.fields.get((IDENTITAS_SHEET, key))
    return laporan.layout.sheets[IDENTITAS_SHEET], None if row is None else f"B{row}"


def _cell(laporan: Report, key: str) -> str:
    """Name the cell of a field together with its sheet."""
    return "!".join(part for part in _at(laporan, key) if part)


CHECKS: tuple[Check, ...] = (
    empty_fields,
    invalid_year,
    title_of_another_year,
    date_and_year,
    outside_renstra,
    year_of_the_period,
    code_without_zero,
    unknown_form_of_pk,
    date_that_is_none,
)
