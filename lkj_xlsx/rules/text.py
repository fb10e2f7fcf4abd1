"""Rules about text: blanks, dates in words, and the sentences that the report prints."""

from datetime import date
from decimal import Decimal

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.values import format_decimal, format_rupiah

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def trim(text: str | None) -> str:
    """What TRIM gives: outer blanks gone, inner runs of blanks made one. Only ASCII blanks count there."""
    bare = (text or "").strip(" ")
    return " ".join(part for part in bare.split(" ") if part) if "  " in bare else bare


def rupiah_text(cell: str) -> str:
    """The formula text that writes a cell as 33.122.884.000, whatever the reader's locale."""
    return f'SUBSTITUTE(FIXED({cell},0),",",".")'


def percent_text(cell: str) -> str:
    """The formula text that writes a cell as 99,08, whatever the reader's locale."""
    return f'SUBSTITUTE(FIXED({cell},2,TRUE),".",",")'


@rule('IF(Singkatan_Instansi<>"",Singkatan_Instansi,Nama_Instansi)&IF(Tahun<>""," Tahun "&Tahun,"")')
def unit_and_year(nama: str, singkatan: str, tahun: str) -> str:
    """The second title line of each table: the unit by its short name, and the year."""
    return (singkatan or nama) + (f" Tahun {tahun}" if tahun else "")


@rule(
    'Tempat&IF(AND(Tempat<>"",Tanggal<>""),", ","")&IF(ISNUMBER(Tanggal),DAY(Tanggal)&" "&CHOOSE(MONTH(Tanggal),'
    + ",".join(f'"{month}"' for month in MONTHS)
    + ')&" "&YEAR(Tanggal),Tanggal&"")'
)
def place_and_date(tempat: str, tanggal: date | str) -> str:
    """The line over the signature, ``Binjai, 17 Januari 2025``; a date that is text stays as written."""
    written = f"{tanggal.day} {MONTHS[tanggal.month - 1]} {tanggal.year}" if isinstance(tanggal, date) else tanggal
    return tempat + (", " if tempat and written else "") + written


@rule(
    'IF({pagu}=0,"","Jumlah anggaran "&Nama_Instansi&" pada Tahun Anggaran "&Tahun&" sebesar Rp "&'
    + rupiah_text("{pagu}")
    + '&",- dan terealisasi sebesar Rp "&'
    + rupiah_text("{realisasi}")
    + '&",-, sehingga sisa anggaran pada akhir tahun sebesar Rp "&'
    + rupiah_text("{sisa}")
    + '&",-. Persentase penyerapan anggaran sebesar "&'
    + percent_text("{serapan}")
    + '&"%.")'
)
def budget_sentence(nama: str, tahun: str, pagu: int, realisasi: int, sisa: int, serapan: Decimal | None) -> str:
    """The sentence under the budget table: pagu, realisasi, sisa, serapan."""
    if pagu == 0 or serapan is None:
        return ""
    return (
        f"Jumlah anggaran {nama} pada Tahun Anggaran {tahun} sebesar Rp {format_rupiah(pagu)},- "
        f"dan terealisasi sebesar Rp {format_rupiah(realisasi)},-, "
        f"sehingga sisa anggaran pada akhir tahun sebesar Rp {format_rupiah(sisa)},-. "
        f"Persentase penyerapan anggaran sebesar {_plain(serapan)}%."
    )


@rule(
    'IF({capaian}="","","Dari "&{indikator}&" indikator kinerja, "&{terukur}&" terukur dengan rata-rata capaian "&'
    + percent_text("{capaian}")
    + '&"% ("&{kategori}&").")'
)
def achievement_sentence(indikator: int, terukur: int, capaian: Decimal | None, kategori: str) -> str:
    """The sentence under the table of sasaran: how many are measured, their mean and its kategori."""
    if capaian is None:
        return ""
    return (
        f"Dari {indikator} indikator kinerja, {terukur} terukur dengan rata-rata capaian "
        f"{_plain(capaian)}% ({kategori})."
    )


def _plain(value: Decimal) -> str:
    return format_decimal(value, 2).replace(".", "")
