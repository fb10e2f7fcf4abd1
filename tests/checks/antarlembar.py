"""Cases of what lies across sheets (LS)."""

from checks.case import Case, Found, budget, measured, one, plan

_TWO = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Partisipasi pemilih dalam pemilu | Maksimum  | 80 | % |
|            | IK02    |                   | Opini BPK         | Maksimum  | WTP    |        |
| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            | {code}  | Sasaran A         | {name}            | Maksimum  | {target} | %    | 80        |
"""


def two(name: str, code: str = "", target: str = "80") -> str:
    return _TWO.format(name=name, code=code, target=target)


_SAME = "PARTISIPASI  pemilih, dalam Pemilu."
_OTHER = "Partisipasi pemilih perempuan dalam pemilu"

CASES = (
    Case("LS01", "promised and not measured", two(_SAME), (Found("PK", "D7", "Opini BPK"),), without_kode_ik=True),
    Case("LS01", "a similar name is proposed", two(_OTHER),
         (Found("PK", "D6", "Partisipasi pemilih dalam pemilu"), Found("PK", "D7", "Opini BPK")),
         says=(f'Mungkin maksud Anda "{_OTHER}" (Pengukuran!D6).',), without_kode_ik=True),
    Case("LS01", "tied by Kode IK alone", one("80", "80")),
    Case("LS02", "measured and not promised", two("Jumlah pegawai"), (Found("Pengukuran", "D6", "Jumlah pegawai"),)),
    Case("LS02", "the same name in another case and punctuation", two(_SAME)),
    Case("LS02", "the code ties it whatever the name", two("Jumlah pegawai", "IK01")),
    Case("LS03", "another target", two(_SAME, target="75"), (Found("Pengukuran", "F6", "75", "80%"),),
         says=("(PK!F6)",)),
    Case("LS03", "the same number written otherwise", two(_SAME, target="80%")),
    Case("LS03", "a link", one("80", "80")),
    Case("LS04", "the plan is not the pagu", plan("1 | A | 1 | 100", "2 | B | 1 | 50") + budget("1 | A | 160 | 1"),
         (Found("RKT", "H6", "150", "160", -10),)),
    Case("LS04", "a parent in the plan is not added twice",
         plan("1 | A | 1 | 100", "2 | B | 1 | 60", "3 | C | 1 | 40") + budget("1 | A | 100 | 1")),
    Case("LS04", "no plan at all", budget("1 | A | 100 | 1")),
    Case("LS05", "nothing promised is measured", two("Jumlah pegawai"), (Found("PK", "D6"),),
         says=("Tidak satu pun dari 2 indikator PK diukur; 1 indikator yang diukur tidak ada pada PK.",),
         without_kode_ik=True),
    Case("LS05", "one of two is measured", two(_SAME)),
    Case("LS05", "no PK", measured("80", "80")),
    Case("LS06", "the code names another indikator", two("Jumlah pegawai", "IK01"),
         (Found("Pengukuran", "D6", "Jumlah pegawai", "Partisipasi pemilih dalam pemilu"),),
         says=("Kode IK IK01", "(PK!D6)")),
    Case("LS06", "the code names the same indikator", two(_SAME, "ik01")),
    Case("LS06", "a code that PK does not know", two("Jumlah pegawai", "IK40")),
)  # fmt: skip
