"""Cases of Pengukuran (UK): what is missing, what cannot be computed, what has to be said."""

from decimal import Decimal

from markdown_book import put

from checks.case import CLEAN, Case, Found, measured, one

_TYPED = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Indikator 1       | Maksimum  | 80     | %      |
|            | IK02    |                   | Indikator 2       | Maksimum  | 80     | %      |
| Pengukuran | Realisasi | % Capaian | Kategori |
|            | 80        | {first}   | {kategori} |
|            | 40        | {second}  | =        |
"""
_GROUPED = """
| Pengukuran | Kode IK | Sasaran Strategis       | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            |         | {group} |                   |           |        |        |           |
|            |         |                         | Indikator 1       | Maksimum  | 80     | %      | 80        |
"""


def typed(first: str, second: str, kategori: str = "=") -> str:
    return _TYPED.format(first=first, second=second, kategori=kategori)


CASES = (
    Case("UK01", "a typed row without target", measured("", "80"), (Found("Pengukuran", "F6"),)),
    Case("UK01", "told at PK where the target is linked", one("", "80")),
    Case("UK01", "a target of zero", measured("0", "0", "Minimum")),
    Case("UK02", "empty", one("80", ""), (Found("Pengukuran", "H6"),)),
    Case("UK02", "a dash", one("80", "-"), (Found("Pengukuran", "H6", "-"),)),
    Case("UK02", "n/a", one("80", "n/a"), (Found("Pengukuran", "H6", "n/a"),)),
    Case("UK02", "zero is a value", one("80", "0")),
    Case("UK03", "a polaritas that is none", measured("80", "80", "Naik"), (Found("Pengukuran", "E6", "Naik"),)),
    Case("UK03", "no polaritas", measured("80", "80", ""), (Found("Pengukuran", "E6"),)),
    Case("UK03", "words need none", measured("WTP", "WTP", "")),
    Case("UK03", "Stabil is one", measured("80", "80", "stabil")),
    Case("UK03", "told at PK where it is linked", one("80", "80", "Naik")),
    Case("UK04", "two units", one("2 Laporan", "3 Dokumen", satuan=""), (Found("Pengukuran", "H6", "3 Dokumen"),),
         says=("(Laporan)", "(Dokumen)")),
    Case("UK04", "one unit in two spellings", one("2 Laporan", "3 Lap", satuan="")),
    Case("UK04", "one number without unit", one("2 Laporan", "3", satuan="")),
    Case("UK05", "zero under Maksimum", one("0", "5"), (Found("Pengukuran", "F6", "0"),),
         says=("Target 0 dengan polaritas Maksimum",)),
    Case("UK05", "zero under Stabil", measured("0", "0", "Stabil"), (Found("Pengukuran", "F6", "0"),)),
    Case("UK05", "zero under Minimum", one("0", "5", "Minimum")),
    Case("UK06", "zero under Minimum", one("0", "5", "Minimum"), (Found("Pengukuran", "F6", "0"),)),
    Case("UK06", "a little more than zero", one("0.01", "0", "Minimum")),
    Case("UK07", "a negative result", one("10", "25", "Minimum"), (Found("Pengukuran", "I6", None, "-50,00"),)),
    Case("UK07", "a result of zero", one("10", "20", "Minimum")),
    Case("UK08", "more than 120 without a cap", one("100", "120.01"), (Found("Pengukuran", "I6", None, "120,01"),)),
    Case("UK08", "exactly 120", one("100", "120")),
    Case("UK08", "with a cap", one("100", "150"), pengaturan={"batas_capaian": 130}),
    Case("UK09", "in the hole between 70 and 71", one("100", "70.5"), (Found("Pengukuran", "J6"),),
         says=("Capaian 70,50 jatuh di celah skala tercetak, antara 70 dan 71; digolongkan Kurang Berhasil.",)),
    Case("UK09", "in the hole between 50 and 51", one("100", "50.01"), (Found("Pengukuran", "J6"),),
         says=("digolongkan Tidak Berhasil",)),
    Case("UK09", "on the edges of the hole", one("100", "71") + "|            | 70 |\n"),
    Case("UK10", "on the double bound", one("100", "89.996"), (Found("Pengukuran", "J6"),),
         says=("Capaian 90,00 tepat pada batas dua kategori; digolongkan Berhasil.",)),
    Case("UK10", "beside the double bound", one("100", "90.01")),
    Case("UK11", "a fraction beside a percentage", one("85", "0.85"), (Found("Pengukuran", "H6", "0,85"),)),
    Case("UK11", "a percentage beside a fraction", one("0.85", "80"), (Found("Pengukuran", "H6", "80"),)),
    Case("UK11", "a unit that is percent in words", one("85", "0.85", satuan="persen"),
         (Found("Pengukuran", "H6", "0,85"),)),
    Case("UK11", "as cells that say percent", one("85%%", "85%%", satuan="")),
    Case("UK11", "a tenth", one("85", "8.5")),
    Case("UK11", "no percentage", one("100", "1", satuan="Orang")),
    Case("UK13", "a typed capaian that differs", typed("99", "50.02"),
         (Found("Pengukuran", "I6", "99", "100", -1), Found("Pengukuran", "I7", "50,02", "50", Decimal("0.02"))),
         says=("% Capaian yang diketik berbeda dari hitungan.",)),
    Case("UK13", "a typed kategori that differs", typed("=", "=", "Sangat Berhasil"),
         (Found("Pengukuran", "J6", "Sangat Berhasil", "Berhasil"),), says=("Kategori yang diketik",)),
    Case("UK13", "a capaian typed where none can be computed", one("0", "5").replace(
        "| Realisasi |", "| Realisasi | % Capaian |").replace("| 5 |", "| 5 | 100 |"),
         (Found("Pengukuran", "I6", "100", "tidak dapat dihitung"),)),
    Case("UK13", "within 0,01", typed("100.01", "49.99")),
    Case("UK13", "a percentage cell", typed("100%%", "50,00%", "berhasil")),
    Case("UK14", "typed as it is computed", typed("100%%", "50,00%", "berhasil"),
         (Found("Pengukuran", "I6", "I6, I7"), Found("Pengukuran", "J6", "J6")), says=("% Capaian pernah diketik",)),
    Case("UK14", "typed otherwise", typed("99", "=")),
    Case("UK15", "a word against a number", one("WTP", "80"), (Found("Pengukuran", "H6", "80"),)),
    Case("UK15", "words of two scales", one("WTP", "BB"), (Found("Pengukuran", "H6", "BB"),)),
    Case("UK15", "a number where the scale has bands", one("BB", "75.2")),
    Case("UK16", "T/R of zero", one("10", "0", "Minimum"), (Found("Pengukuran", "H6", "0"),),
         pengaturan={"rumus_minimum": "T/R"}),
    Case("UK16", "T/R of more than zero", one("10", "0.5", "Minimum"), pengaturan={"rumus_minimum": "T/R"}),
    Case("UK16", "2T-R of zero", one("10", "0", "Minimum")),
    Case("UK17", "a negative target", one("-5", "3"), (Found("Pengukuran", "F6", "-5"),)),
    Case("UK17", "a negative realisasi", one("5", "-3")),
    Case("UK18", "cut off by the cap", one("80", "83"), (Found("Pengukuran", "I6", None, "103,75"),),
         pengaturan={"batas_capaian": 100}, says=("dibatasi menjadi 100 menurut Batas Capaian", )),
    Case("UK18", "on the cap", one("80", "80"), pengaturan={"batas_capaian": 100}),
    Case("UK19", "no sasaran", measured("80", "80", sasaran=""), (Found("Pengukuran", "C6"),)),
    Case("UK19", "a sasaran in a row above", _GROUPED.format(group="Sasaran 1 : Terwujudnya")),
    Case("UK20", "a realisasi without indikator", measured("", "80").replace("Indikator 1", ""),
         (Found("Pengukuran", "H6", "80"),)),
    Case("UK20", "a target without indikator", measured("80", "").replace("Indikator 1", ""),
         (Found("Pengukuran", "F6", "80"),)),
    Case("UK20", "a sasaran without indikator", measured("", "", "", "").replace("Indikator 1", "")),
    Case("UK20", "the clean workbook after openpyxl", CLEAN, edit=put(Petunjuk_Z1="disimpan openpyxl")),
)  # fmt: skip
