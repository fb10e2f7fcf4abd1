"""Cases of RKT (RK) and PK (PK)."""

from checks.case import Case, Found, measured, one, plan

_DOUBLED = plan(
    "076.01.CQ | Indikator 1 | 1 | 5507216000",
    "3355.EBA  | Indikator 2 | 1 | 2852752000",
    "3355.EBD  | Indikator 3 | 1 | 2526331000",
    "3360.EBA  | Indikator 4 | 1 | 318801000",
    "6634.EBA  | Indikator 5 | 1 | 7620000",
)
_PK = "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |\n"

CASES = (
    Case("RK01", "no target", plan("3355.EBD | Indikator 1 | | 5", "3355.EBA | Indikator 2 | - | 6"),
         (Found("RKT", "F6"), Found("RKT", "F7", "-"))),
    Case("RK01", "a target of zero, and a row without indikator", plan("3355 | Indikator 1 | 0 | 5", "3360 | | | 5")),
    Case("RK02", "a row equals the three below it", _DOUBLED,
         (Found("RKT", "H7", "11.212.720.000", "8.359.968.000", 2_852_752_000),),
         says=("3 baris sesudahnya (H8:H10)", "8.359.968.000, bukan 11.212.720.000")),
    Case("RK02", "one rupiah less", _DOUBLED.replace("2852752000", "2852751999")),
    Case("RK02", "a parent by its code",
         plan("3355 | A | 1 | 10", "3355.EBA | B | 1 | 4", "3355.EBD | C | 1 | 6")),
    Case("RK02", "one row alone below it", plan("3355 | A | 1 | 10", "3360 | B | 1 | 10")),
    Case("RK03", "a parent that is no sum",
         plan("3355 | A | 1 | 100", "3355.EBA | B | 1 | 60", "3355.EBD | C | 1 | 30", "3360 | D | 1 | 5"),
         (Found("RKT", "H6", "100", "90", 10),), says=("Anggaran induk 3355", "H7, H8")),
    Case("RK03", "grandchildren are not children",
         plan("3355 | A | 1 | 60", "3355.EBA | B | 1 | 60", "3355.EBA.994 | C | 1 | 60", "3360 | D | 1 | 5")),
    Case("PK01", "no target", one("", "80"), (Found("PK", "F6"),)),
    Case("PK01", "not available is no target", one("n/a", "80"), (Found("PK", "F6", "n/a"),)),
    Case("PK01", "a target of zero", one("0", "0", "Minimum")),
    Case("PK02", "no polaritas", one("80", "80", ""), (Found("PK", "E6"),)),
    Case("PK02", "a polaritas that is none", one("80", "80", "Naik"), (Found("PK", "E6", "Naik"),)),
    Case("PK02", "any case, blanks around it", one("80", "80", '" minimum "')),
    Case("PK02", "words are ranked and need none", one("WTP", "WTP", "")),
    Case("PK03", "a code twice",
         _PK + "| | IK01 | A | Satu | Maksimum | 1 | % |\n| | ik01 | | Dua | Maksimum | 1 | % |\n",
         (Found("PK", "B7", "ik01"),), says=("Kode IK ik01 dipakai lebih dari satu baris",)),
    Case("PK03", "two empty codes", _PK + "| | | A | Satu | Maksimum | 1 | % |\n| | | | Dua | Maksimum | 1 | % |\n"),
    Case("UK12", "a name that hints at Minimum",
         one("80", "80", indikator="Persentase pemilih yang tidak masuk DPT"), (Found("PK", "E6", "Maksimum"),),
         says=('memuat "tidak"',)),
    Case("UK12", "on Pengukuran where it was typed",
         measured("80", "80").replace("Indikator 1", "Menurunnya keluhan"), (Found("Pengukuran", "E6", "Maksimum"),),
         says=('memuat "menurunnya"',)),
    Case("UK12", "angka kematian", one("80", "80", indikator="Angka Kematian Bayi"), (Found("PK", "E6", "Maksimum"),)),
    Case("UK12", "the same under Minimum", one("80", "80", "Minimum", indikator="Pemilih yang tidak masuk DPT")),
    Case("UK12", "a hint inside another word", one("80", "80", indikator="Penanganan ketidakhadiran")),
)  # fmt: skip
