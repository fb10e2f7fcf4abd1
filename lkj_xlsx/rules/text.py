"""Rules for texts: blanks, titles, the date over the signature, and the sentences on Ringkasan."""

from datetime import date
from decimal import Decimal

from lkj_xlsx.rules.rule import rule
from lkj_xlsx.values import MONTHS, fold_word


def trim(text: str | None) -> str:
    """Remove outer blanks and make several inner blanks one, as TRIM does. Only ASCII blanks count."""
    bare = (text or "").strip(" ")
    return " ".join(part for part in bare.split(" ") if part) if "  " in bare else bare


def code_key(code: str) -> str:
    """Give a code as it is compared: "IK 02" and "ik02" are one code, and so are 2, "2" and "02".

    Blanks of any kind and case do not count. Leading zeros of a code of digits do not either, for Excel takes them away
    from a code that is typed into a cell without text format; those behind letters stay and count.
    """
    bare = "".join(fold_word(code).split())
    return bare.lstrip("0") or bare[-1:] if bare.isascii() and bare.isdecimal() else bare


@rule('IF(Singkatan_Instansi<>"",Singkatan_Instansi,Nama_Instansi)&IF(Tahun<>""," Tahun "&Tahun,"")')
def unit_and_year(nama: str, singkatan: str, tahun: str) -> str:
    """Give the second title line of each sheet: the short name of the unit, else its name, and the year."""
    return (singkatan or nama) + (f" Tahun {tahun}" if tahun else "")


@rule(
    'Tempat&IF(AND(Tempat<>"",Tanggal<>""),", ","")&IF(ISNUMBER(Tanggal),DAY(Tanggal)&" "&CHOOSE(MONTH(Tanggal),'
    + ",".join(f'"{month}"' for month in MONTHS)
    + ')&" "&YEAR(Tanggal),Tanggal&"")'
)
def place_and_date(tempat: str, tanggal: date | str) -> str:
    """Give the line over the signature, ``Binjai, 17 Januari 2025``. A date that is text stays as written."""
    written = f"{tanggal.day} {MONTHS[tanggal.month - 1]} {tanggal.year}" if isinstance(tanggal, date) else tanggal
    return tempat + (", " if tempat and written else "") + written


@rule(
    'IF(MAX({Anggaran.urutan_pokok:})=0,"","Memuat "&MAX({Anggaran.urutan_pokok:})&" baris pokok anggaran "'
    '&Nama_Instansi&IF(Tahun<>""," Tahun Anggaran "&Tahun,"")&"; rinciannya pada lembar Anggaran.")'
)
def budget_sentence(nama: str, tahun: str, baris_pokok: int) -> str:
    """Give the sentence under the budget table of Ringkasan: how many main rows it has."""
    if baris_pokok == 0:
        return ""
    of_year = f" Tahun Anggaran {tahun}" if tahun else ""
    return f"Memuat {baris_pokok} baris pokok anggaran {nama}{of_year}; rinciannya pada lembar Anggaran."


@rule(
    'IF({capaian}="","","Dari "&{indikator}&" indikator kinerja, "&{terukur}&" terukur; rata-rata capaiannya "&'
    'IF({kategori}="","tidak masuk kategori mana pun.","masuk kategori "&{kategori}&"."))'
)
def achievement_sentence(indikator: int, terukur: int, capaian: Decimal | None, kategori: str) -> str:
    """Give the sentence under the table of sasaran: how many indikator are measured, and the kategori of their mean."""
    if capaian is None:
        return ""
    ends = f"masuk kategori {kategori}." if kategori else "tidak masuk kategori mana pun."
    return f"Dari {indikator} indikator kinerja, {terukur} terukur; rata-rata capaiannya {ends}"
