"""Cases of what lies across sheets (LS)."""

from collections.abc import Callable

from markdown_book import put

from checks.case import Case, Found, budget, measured, one, plan
from lkj_xlsx.package import Workbook, split_ref

_TWO = """
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A         | Partisipasi pemilih dalam pemilu | Maksimum  | 80 | % |
|            | IK02    |                   | Opini BPK         | Maksimum  | WTP    |        |
| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            | {code}  | Sasaran A         | {name}            | {polaritas} | {target} | % | 80        |
"""


def two(name: str, code: str = "", target: str = "80", polaritas: str = "Maksimum") -> str:
    return _TWO.format(name=name, code=code, target=target, polaritas=polaritas)


_SAME = "PARTISIPASI  pemilih, dalam Pemilu."
_OTHER = "Partisipasi pemilih perempuan dalam pemilu"
_EXTRA = "|            |         | Sasaran A | Jumlah pegawai | Maksimum | 3 | Orang | 3 |\n"


def many_sasaran(count: int) -> str:
    """As many indikator, each under a sasaran of its own."""
    rows = "".join(f"|  | Sasaran {n} | Indikator {n} | Maksimum | 100 | % | 90 |\n" for n in range(1, count + 1))
    headings = "| Pengukuran | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |\n"
    return headings + rows


def worded(pk: str, pengukuran: str = "", rkt: str = "") -> str:
    """One indikator under sasaran in these words; a cell of Pengukuran without words links to PK."""
    return f"""
| RKT        | Sasaran Strategis | Indikator Kinerja | Target |
|            | {rkt}             | Indikator 1       | 80     |
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | {pk}              | Indikator 1       | Maksimum  | 80     | %      |
| Pengukuran | Sasaran Strategis | Realisasi |
|            | {pengukuran or "="} | 80      |
"""


def _coded(first: str, second: str, pk: tuple[str, str] = ("IK01", "IK02")) -> str:
    """Two rows of Pengukuran that take everything but code and realisasi from PK."""
    return f"""
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | {pk[0]} | Sasaran A         | Indikator 1       | Maksimum  | 80     | %      |
|            | {pk[1]} |                   | Indikator 2       | Maksimum  | 80     | %      |
| Pengukuran | Kode IK  | Realisasi |
|            | {first}  | 80 |
|            | {second} | 70 |
"""


# Five rows with realisasi from 50 down to 10.
_FIVE = (
    "| PK | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |\n"
    + "".join(f"| | IK0{n} | Sasaran A | Indikator {n} | Maksimum | 60 | Orang |\n" for n in range(1, 6))
    + "| Pengukuran | Realisasi |\n"
    + "".join(f"| | {60 - 10 * n} |\n" for n in range(1, 6))
)


def _typed(**cells: str | int | None) -> Callable[[Workbook], None]:
    """Type into Pengukuran after computing; ``None`` empties a cell."""

    def edit(book: Workbook) -> None:
        sheet = book.sheet("Pengukuran")
        for ref, value in cells.items():
            if value is None:
                sheet.clear(*split_ref(ref))
            elif isinstance(value, str):
                sheet.put_text(*split_ref(ref), value)
            else:
                sheet.put_number(*split_ref(ref), value)

    return edit


def _named(first: str, second: str) -> str:
    """The same two rows, with the names typed on Pengukuran."""
    return (
        _coded(first, second)
        .replace("| Pengukuran | Kode IK  |", "| Pengukuran | Kode IK | Indikator Kinerja |")
        .replace(f"| {first}  | 80", f"| {first} | Indikator 1 | 80")
        .replace(f"| {second} | 70", f"| {second} | Indikator 2 | 70")
    )


def programmes(*rows: str) -> str:
    """Rows of RKT: "kode | program | anggaran"."""
    lines = "".join(f"|            | {row} |\n" for row in rows)
    return "| RKT | Kode | Program/Kegiatan | Perkiraan Kebutuhan Anggaran (Rp) |\n" + lines


_BUDGET = budget("076.01.CQ | Pemilu | 100 | 1", "076.01.WA | Dukungan Manajemen | 60 | 1")
_DEEP = budget("3355 | Kegiatan | 100 | 1", "3355.EBA | Layanan | 60 | 1", "3355.EBD | Umum | 40 | 1")

CASES = (
    Case("LS01", "promised and not measured", two(_SAME), (Found("PK", "D7", "Opini BPK"),), without_kode_ik=True),
    Case("LS01", "nothing at all is measured is another finding", two("Jumlah pegawai"), without_kode_ik=True),
    Case("LS01", "measured under a similar name is another finding",
         two(_SAME) + _EXTRA.replace("Jumlah pegawai", "Opini BPK RI")),
    Case("LS01", "its code belongs to another row is another finding",
         two(_SAME, "IK01").replace("IK02", "IK01")),
    Case("LS01", "promised twice is another finding",
         two(_SAME).replace("Opini BPK         | Maksimum  | WTP ", f"{_SAME} | Maksimum | 80 "), without_kode_ik=True),
    Case("LS01", "its code leads to another row is another finding",
         two(_SAME, "IK01") + _EXTRA.replace("|         |", "| IK01 |").replace("Jumlah pegawai", "Opini BPK")),
    Case("LS01", "its measurement went to another row is another finding",
         two(_SAME, "IK01") + two(_SAME, "IK01").splitlines()[-1] + "\n"),
    Case("LS01", "tied by Kode IK alone", one("80", "80")),
    Case("LS02", "measured and not promised", two(_SAME) + _EXTRA, (Found("Pengukuran", "D7", "Jumlah pegawai"),)),
    Case("LS02", "nothing promised at all is measured is another finding", two("Jumlah pegawai"), without_kode_ik=True),
    Case("LS02", "a similar name is proposed", two(_OTHER), (Found("Pengukuran", "D6", _OTHER),),
         says=('Mungkin maksud Anda "Partisipasi pemilih dalam pemilu" (PK!D6).',), without_kode_ik=True),
    Case("LS02", "the same name in another case and punctuation", two(_SAME)),
    Case("LS02", "the code ties it whatever the name", two("Jumlah pegawai", "IK01")),
    Case("LS03", "another target", two(_SAME, target="75"), (Found("Pengukuran", "F6", "75", "80%"),),
         says=("(PK!F6)",)),
    Case("LS03", "the same number written otherwise", two(_SAME, target="80%")),
    Case("LS03", "the code names another indikator is another finding", two("Jumlah pegawai", "IK01", target="75")),
    Case("LS03", "a link", one("80", "80")),
    Case("LS04", "the plan is not the pagu", plan("1 | A | 1 | 100", "2 | B | 1 | 50") + budget("3 | C | 160 | 1"),
         (Found("RKT", "H6", "150", "160", -10),), says=("Tanpa pasangan: RKT!H6, RKT!H7, Anggaran!C6.",)),
    Case("LS04", "a programme explains a part of it", programmes("076.01.CQ | | 90", "9 | Lain | 5") + _BUDGET,
         (Found("RKT", "H6", "95", "160", -65),)),
    Case("LS04", "the programmes explain all of it", programmes("076.01.CQ | | 90", "076.01.WA | | 70") + _BUDGET),
    Case("LS04", "an amount that cannot be read is another finding", plan("1 | A | 1 | lima")
         + budget("1 | A | 7 | 1")),
    Case("LS07", "by code and by the name of the programme",
         programmes("076.01.CQ | Penyelenggaraan | 90", "3355.EBA | DUKUNGAN manajemen | 30", "3360 | | 31") + _BUDGET,
         (Found("RKT", "H6", "90", "100", -10), Found("RKT", "H7", "61", "60", 1)),
         says=("Rencana anggaran 076.01.CQ Pemilu (H6) tidak sama dengan pagunya (Anggaran!C6). "
               "Seluruhnya: RKT 151, pagu 160.",)),
    Case("LS07", "money moved between programmes", programmes("076.01.CQ | | 110", "076.01.WA | | 50") + _BUDGET,
         (Found("RKT", "H6", "110", "100", 10), Found("RKT", "H7", "50", "60", -10)),
         says=("pagunya (Anggaran!C6). Jelaskan",)),
    Case("LS07", "the deepest code alone", programmes("3355.EBA | | 61", "3355.EBD | | 40") + _DEEP,
         (Found("RKT", "H6", "61", "60", 1),), says=("Rencana anggaran 3355.EBA Layanan",)),
    Case("LS07", "a code that continues one of the budget",
         programmes("3355.EBA.994 | | 61", "3355.EBD.955 | | 40") + _DEEP,
         (Found("RKT", "H6", "61", "60", 1),)),
    Case("LS07", "the parent for what its children do not explain", programmes("3355.EBA | | 61") + _DEEP,
         (Found("RKT", "H6", "61", "100", -39), Found("RKT", "H6", "61", "60", 1))),
    Case("LS07", "the pagu that differs from its plan as the typed TOTAL does is told by AG03",
         programmes("076.01.CQ | | 110", "076.01.WA | | 60") + _BUDGET + "| TOTAL | | | 170 | |\n"),
    Case("AG03", "a TOTAL that differs as a pagu does from its plan",
         programmes("076.01.CQ | | 110", "076.01.WA | | 60") + _BUDGET + "| TOTAL | | | 170 | |\n",
         (Found("Anggaran", "C66", "170", "160", 10),),
         says=("Sebesar itu pula Anggaran!C6 berbeda dari rencananya (RKT!H6)",)),
    Case("LS07", "the same money", programmes("076.01.CQ | | 100", "076.01.WA | | 60") + _BUDGET),
    Case("LS07", "the parent alone is planned", programmes("3355 | | 100") + _DEEP),
    Case("LS07", "a parent of the plan is not added twice",
         programmes("3355 | | 100", "3355.EBA | | 60", "3355.EBD | | 40") + _DEEP),
    Case("LS07", "an amount that cannot be read", programmes("3355.EBA | | lima") + _DEEP),
    Case("LS07", "a parent of the plan that is no sum is another finding",
         programmes("3355 | | 100", "3355.EBA | | 61", "3355.EBD | | 40") + _DEEP),
    Case("LS04", "a parent of the plan that is no sum is another finding",
         programmes("3355 | | 100", "3355.EBA | | 61", "3355.EBD | | 40") + _DEEP),
    Case("LS07", "a parent of the budget that is no sum is another finding",
         programmes("3355.EBA | | 60", "3355.EBD | | 40") + _DEEP.replace("| 60 |", "| 61 |")),
    Case("LS07", "a code with money twice is another finding",
         programmes("076.01.WA | | 100", "076.01.WA | | 60") + _BUDGET),
    Case("LS04", "a code with money twice is another finding",
         programmes("076.01.WA | | 100", "076.01.WA | | 61") + _BUDGET),
    Case("LS07", "a pagu that cannot be read", programmes("1 | | 5") + budget("1 | A | lima | 1")),
    Case("LS04", "a parent in the plan is not added twice",
         plan("1 | A | 1 | 100", "2 | B | 1 | 60", "3 | C | 1 | 40") + budget("1 | A | 100 | 1")),
    Case("LS04", "no plan at all", budget("1 | A | 100 | 1")),
    Case("LS05", "nothing promised is measured", two("Jumlah pegawai"), (Found("PK", "D6"),),
         says=("Tidak satu pun dari 2 indikator PK (PK!D6:D7) diukur; "
               "1 indikator yang diukur (Pengukuran!D6) tidak ada pada PK.",),
         without_kode_ik=True),
    Case("LS05", "one of two is measured", two(_SAME)),
    Case("LS05", "no PK", measured("80", "80")),
    Case("LS06", "the code names another indikator", two("Jumlah pegawai", "IK01"),
         (Found("Pengukuran", "D6", "Jumlah pegawai", "Partisipasi pemilih dalam pemilu"),),
         says=("Kode IK IK01", "(PK!D6)")),
    Case("LS06", "the code names the same indikator", two(_SAME, "ik01")),
    Case("LS06", "a code that PK does not know", two("Jumlah pegawai", "IK40")),
    Case("LS08", "a row copied", two(_SAME) + two(_SAME).splitlines()[-1] + "\n",
         (Found("Pengukuran", "D7", _SAME),),
         says=("Indikator PK PK!D6 diukur lagi di sini; pengukuran pertamanya pada Pengukuran!D6.",)),
    Case("LS08", "a code copied is another finding", _coded("IK01", "IK01")),
    Case("LS11", "a code that PK does not know", two(_SAME, "IK40"), (Found("Pengukuran", "H6", "80"),),
         says=("Kode IK IK40 pada B6",)),
    Case("LS11", "a code with a blank in it", two(_SAME, '" ik 01"')),
    Case("LS11", "a code with a blank of Word", two(_SAME, '"IK01\u00a0"')),
    Case("LS11", "a number and the same text", _coded("1", "2", pk=('"01"', '"02"'))),
    Case("LS11", "no name is another finding", _coded("IK01", "IK40")),
    Case("LS11", "codes of another kind are another finding", _named("1.1", "1.2")),
    Case("LS12", "codes of another kind", _named("1.1", "1.2"), (Found("Pengukuran", "B6", "1.1"),),
         says=("(B6, B7)",)),
    Case("LS12", "one of the codes is on PK", _named("IK01", "1.2")),
    Case("LS13", "codes of another kind without names", _coded("1.1", "1.2"), (Found("Pengukuran", "H6", "80"),),
         says=("2 baris tidak bernama; realisasinya (H6, H7)",)),
    Case("LS13", "one of the codes is on PK", _coded("IK01", "1.2")),
    Case("LS15", "codes exchanged after computing", _coded("IK01", "IK02"),
         (Found("Pengukuran", "H6", "80"),), tamper=_typed(B6="IK02", B7="IK01"),
         says=('dicatat untuk "Indikator 1", tetapi kodenya sekarang menunjuk "Indikator 2"', "Begitu pula 1 baris")),
    Case("LS15", "a code typed over another after computing is given twice", _coded("IK01", "IK02"),
         tamper=_typed(B7="IK01")),
    Case("LS14", "a code typed over another after computing", _coded("IK01", "IK02"),
         (Found("Pengukuran", "B7", "IK01"),), tamper=_typed(B7="IK01"), says=("dipakai lagi pada B6",)),
    Case("LS17", "realisasi sorted alone after computing", _FIVE, (Found("Pengukuran", "H6", "10", "50"),),
         tamper=_typed(H6=10, H7=20, H9=40, H10=50), says=("Realisasi 4 indikator (H6, H7, H9, H10)", "Y6:Y10")),
    Case("LS17", "realisasi one row further down", _FIVE, (Found("Pengukuran", "H7", "50", "40"),),
         tamper=_typed(H6=None, H7=50, H8=40, H9=30, H10=20)),
    Case("LS17", "a realisasi filled down", _FIVE, (Found("Pengukuran", "H7", "50", "40"),),
         tamper=_typed(H7=50, H8=50, H9=50)),
    Case("LS17", "whole rows sorted", _FIVE, tamper=_typed(B6="IK05", H6=10, B10="IK01", H10=50, B7="IK04", H7=20,
                                                          B9="IK02", H9=40)),
    Case("LS17", "two figures exchanged", _FIVE, tamper=_typed(H6=40, H7=50)),
    Case("LS17", "new figures, one of which another row had", _FIVE,
         tamper=_typed(H6=55, H7=45, H8=50, H9=25, H10=15)),
    Case("LS18", "a unit typed over the link", _coded("IK01", "IK02"), (Found("Pengukuran", "G6", "Orang", "%"),),
         edit=put(Pengukuran_G6="Orang"), says=("PK!G6",)),
    Case("LS18", "the same unit in other words", _coded("IK01", "IK02"), edit=put(Pengukuran_G6="persen")),
    Case("UK20", "a code emptied after computing", _coded("IK01", "IK02"), (Found("Pengukuran", "H7", "70"),),
         tamper=_typed(B7=None), says=('milik "Indikator 2"; cocokkan kodenya dengan PK!B7.',)),
    Case("UK20", "all codes emptied", _FIVE, (Found("Pengukuran", "H6", "50"),),
         tamper=_typed(**{f"B{row}": None for row in range(6, 11)}), says=("Begitu pula 4 baris lain (H7, H8",)),
    Case("UK15", "a realisasi that belongs to another row", _FIVE.replace("| Indikator 3 | Maksimum | 60",
         "| Indikator 3 | Maksimum | WTP").replace("| | 30 |", "| | WTP |"),
         tamper=_typed(H6=20, H7=10, H8=50, H9="WTP", H10=40)),
    Case("LS15", "the same code in another spelling", _coded("IK01", "IK02"),
         tamper=lambda book: book.sheet("Pengukuran").put_text(7, 2, "ik 02")),
    Case("LS16", "more sasaran than Ringkasan of an older template has rows for", many_sasaran(28),
         (Found("Pengukuran", "C31", "Sasaran 26"),), says=("3 sasaran", "25 baris"),
         edit=lambda witness: witness["Ringkasan"].delete_rows(106, 40)),
    Case("LS16", "as many sasaran as Ringkasan of an older template has rows for", many_sasaran(25),
         edit=lambda witness: witness["Ringkasan"].delete_rows(106, 40)),
    Case("LS16", "as many sasaran as both pages have rows for", many_sasaran(40)),
    Case("LS16", "a sasaran in each prepared row", many_sasaran(60), (Found("Pengukuran", "C46", "Sasaran 41"),),
         says=("20 sasaran", "40 baris")),
    Case("LS16", "more budget rows than Ringkasan has rows for",
         budget(*(f'"076.{number:02d}" | Program {number} | 100 | 50' for number in range(1, 28))),
         (Found("Anggaran", "A31", "076.26"),), says=("2 baris pokok anggaran",)),
    Case("LS16", "many budget rows below one parent",
         budget("076 | Program | 3000 | 1500",
                *(f'"076.{number:02d}" | Kegiatan {number} | 100 | 50' for number in range(1, 31)))),
    Case("LS14", "a row that took the place of another",
         two(_SAME, "IK01") + two(_SAME, "IK01").splitlines()[-1] + "\n", (Found("Pengukuran", "B6", "IK01"),),
         says=("dipakai lagi pada B7;", "Yang belum diukur: PK!D7.")),
    Case("LS14", "a code copied", _coded("IK01", "ik01 "), (Found("Pengukuran", "B6", "IK01"),)),
    Case("LS14", "a number and the same text", _coded("1", '"01"', pk=("1", "2")), (Found("Pengukuran", "B6", "1"),)),
    Case("LS14", "two rows without a code", two(_SAME) + _EXTRA, without_kode_ik=True),
    Case("LS08", "promised twice is another finding",
         two(_SAME).replace("Opini BPK         | Maksimum  | WTP ", f"{_SAME} | Maksimum | 80 ")
         + two(_SAME).splitlines()[-1] + "\n", without_kode_ik=True),
    Case("LS08", "its code leads to another row is another finding",
         two(_SAME, "IK01") + _EXTRA.replace("|         |", "| IK01 |").replace("Jumlah pegawai", "Opini BPK")),
    Case("LS08", "each once", two(_SAME)),
    Case("LS09", "the other way round", two(_SAME, polaritas="Minimum"),
         (Found("Pengukuran", "E6", "Minimum", "Maksimum"),), says=("polaritas pada PK (PK!E6)",)),
    Case("LS09", "in another case, and none", two(_SAME, polaritas="maksimum")),
    Case("LS09", "not chosen is another finding", two(_SAME, polaritas="")),
    Case("LS10", "under the same indikator", worded("Terwujudnya pemilu aman", "Pemilu yang aman"),
         (Found("Pengukuran", "C6", "Pemilu ‹yang› aman", "‹Terwujudnya› pemilu aman"),),
         says=("berbeda dari PK!C6;",)),
    Case("LS10", "in the plan, nearly the same",
         worded("Meningkatnya kualitas data pemilih", rkt="Meningkatnya kualitas layanan pemilih"),
         (Found("RKT", "D6", "Meningkatnya kualitas ‹layanan› pemilih", "Meningkatnya kualitas ‹data› pemilih"),)),
    Case("LS10", "case, blanks and punctuation", worded("Terwujudnya pemilu aman", "TERWUJUDNYA pemilu,  aman.",
         "terwujudnya Pemilu Aman")),
    Case("LS10", "another sasaran", worded("Terwujudnya pemilu aman", rkt="Meningkatnya kapasitas SDM")),
    Case("LS10", "a link", worded("Terwujudnya pemilu aman")),
)  # fmt: skip
