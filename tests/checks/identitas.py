"""Cases of Identitas (ID): the year against titles, date and Renstra."""

from datetime import date

from markdown_book import IDENTITAS, put

from checks.around_the_tables import renamed
from checks.case import CLEAN, Case, Found
from lkj_xlsx.template.prefill import ValuesByKey
from lkj_xlsx.template.writer import Value


def _identitas(**values: Value) -> ValuesByKey:
    return {**IDENTITAS, **values}


_THIRD = "Rencana Kinerja Tahun 2024 merupakan tahun ketiga dari periode renstra 2020-2024 yaitu:"

CASES = (
    Case("ID02", "nothing for the signature", CLEAN, (Found("Identitas", "B8"),),
         identitas={"instansi": "KPU Kota Contoh", "tahun": 2024},
         says=("Masih kosong: Periode Renstra, Tempat, Tanggal, Jabatan Penandatangan, Nama Penandatangan.",)),
    Case("ID02", "a NIP may be empty", CLEAN),
    Case("ID03", "two digits", CLEAN, (Found("Identitas", "B7", "24"),), identitas=_identitas(tahun=24)),
    Case("ID03", "words beside the year", CLEAN, (Found("Identitas", "B7", "TA 2024"),),
         identitas=_identitas(tahun="TA 2024")),
    Case("ID03", "a year as text", CLEAN, identitas=_identitas(tahun=" 2024 ")),
    Case("ID03", "an empty year is another finding", CLEAN, identitas=_identitas(tahun=None)),
    Case("ID04", "last year's title", CLEAN, (Found("PK", "A1", "Perjanjian Kinerja Tahun 2023", "2024"),),
         edit=put(PK_A1="Perjanjian Kinerja Tahun 2023"),
         says=("menyebut tahun 2023, sedangkan tahun laporan 2024 (Identitas!B7).",)),
    Case("ID04", "last year's sheet", CLEAN, (Found("PK 2023", None, "PK 2023", "2024"),), edit=renamed("PK 2023")),
    Case("ID04", "the year of the report beside another", CLEAN,
         edit=put(PK_A1="Capaian Tahun 2024 dibandingkan Tahun 2023")),
    Case("ID04", "periods, dates and regulations", CLEAN,
         edit=put(PK_A1="Renstra 2020 - 2024", PK_A2="PermenPANRB Nomor 53 Tahun 2014, PMK 195/2018",
                  PK_A3="Binjai, 17 Januari 2023")),
    Case("ID04", "a title that follows Identitas", CLEAN, identitas=_identitas(tahun=2022, tanggal=date(2023, 1, 17))),
    Case("ID05", "signed before the year ended", CLEAN, (Found("Identitas", "B12", "17 Januari 2024"),),
         identitas=_identitas(tanggal=date(2024, 1, 17)), says=("sebelum akhir tahun laporan 2024 (Identitas!B7)",)),
    Case("ID05", "a date in words", CLEAN, (Found("Identitas", "B12", "17 januari 2024"),),
         identitas=_identitas(tanggal="17 januari 2024")),
    Case("ID05", "a date in figures, years later", CLEAN, (Found("Identitas", "B12", "17/01/2052"),),
         identitas=_identitas(tanggal="17/01/2052"), says=("lebih dari setahun sesudah",)),
    Case("ID05", "the last day of the year", CLEAN, identitas=_identitas(tanggal=date(2024, 12, 31))),
    Case("ID05", "the last day of the next year", CLEAN, identitas=_identitas(tanggal="31 Desember 2025")),
    Case("ID05", "a date that cannot be read", CLEAN, identitas=_identitas(tanggal="32 Januari 2024")),
    Case("ID06", "after the Renstra", CLEAN, (Found("Identitas", "B8", "2015 s.d. 2019"),),
         identitas=_identitas(renstra="2015 s.d. 2019"), says=("Tahun laporan 2024 (Identitas!B7)",)),
    Case("ID06", "before the Renstra", CLEAN, (Found("Identitas", "B8", "2025–2029"),),
         identitas=_identitas(renstra="2025–2029")),
    Case("ID06", "the last year of it", CLEAN, identitas=_identitas(renstra="Tahun 2020-2024")),
    Case("ID06", "a Renstra without years", CLEAN, identitas=_identitas(renstra="Renstra KPU")),
    Case("ID08", "a code that lost its zero", CLEAN, (Found("Identitas", "B9", "76", "076"),),
         identitas=_identitas(bagian_anggaran="76")),
    Case("ID08", "with words before it", CLEAN, (Found("Identitas", "B9", "BA 5 (KPK)", "005"),),
         identitas=_identitas(bagian_anggaran="BA 5 (KPK)")),
    Case("ID08", "three digits", CLEAN, identitas=_identitas(bagian_anggaran="076 KPU")),
    Case("ID08", "words alone", CLEAN, identitas=_identitas(bagian_anggaran="Komisi Pemilihan Umum")),
    Case("ID07", "the third that is the fifth", CLEAN, (Found("RKT", "A3", _THIRD, "tahun kelima"),),
         edit=put(RKT_A3=_THIRD),
         says=('Tertulis "tahun ketiga", padahal 2024 adalah tahun kelima dari periode 2020-2024.',)),
    Case("ID07", "in Identitas, as a number", CLEAN, (Found("Identitas", "B8", "Tahun ke-3 dari 2020-2024",
         "tahun kelima"),), identitas=_identitas(renstra="Tahun ke-3 dari 2020-2024")),
    Case("ID07", "the period is that of Identitas", CLEAN, (Found("PK", "A2", "Tahun keempat Renstra",
         "tahun kelima"),), edit=put(PK_A2="Tahun keempat Renstra")),
    Case("ID07", "the fifth", CLEAN, edit=put(PK_A2="Tahun kelima Renstra", RKT_A3=_THIRD.replace("ketiga", "ke-5"))),
    Case("ID07", "a year of something else", CLEAN, identitas=_identitas(visi="Pada tahun kedua selesai")),
    Case("ID07", "outside of the period is another finding", CLEAN,
         identitas=_identitas(renstra="Tahun ketiga dari 2025-2029")),
    Case("ID09", "three parties", CLEAN, (Found("Identitas", "B16", "3 pihak"),),
         identitas=_identitas(bentuk_pk="3 pihak")),
    Case("ID09", "one party, in capitals", CLEAN, identitas=_identitas(bentuk_pk=" Satu  Pihak ")),
    Case("ID10", "days that no calendar has", CLEAN,
         (Found("Identitas", "B12", "kapan-kapan"), Found("Identitas", "B18", "31/02/2024")),
         identitas=_identitas(tanggal="kapan-kapan", tanggal_pk="31/02/2024")),
    Case("ID10", "a day in words, and a month whose day is written by hand", CLEAN,
         identitas=_identitas(tanggal="17 Januari 2025", tanggal_pk="... Januari 2024")),
)  # fmt: skip
