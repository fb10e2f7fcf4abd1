"""The page Efisiensi: capaian against serapan of each sasaran, by the budget rows that are tied to it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lkj_xlsx.declare import style
from lkj_xlsx.declare.message import NOTE, WARNING, Chapter, Message
from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.page import Chart, Figure, Page, PageValues, RowColumn, RowTable, Series
from lkj_xlsx.report.checking import Check, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.likeness import SIMILAR, NameIndex, first_row_of_each_text
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.rules import budget
from lkj_xlsx.rules.text import trim, unit_and_year
from lkj_xlsx.sheets.anggaran import EFFICIENCY
from lkj_xlsx.sheets.identitas import title_of
from lkj_xlsx.values import first_few, format_rupiah

POSITION = 61

SHEET, _BUDGET, _MEASURED = "Efisiensi", "Anggaran", "Pengukuran"
_FIRST, _ROWS = 10, 40
_UNIT_NAME = "Instansi"
_TIED = "{Anggaran.nomor_sasaran@counted}"


def _sum(amount: str, of: str) -> str:
    return f"SUMIFS({{Anggaran.{amount}_terbaca@counted}},{_TIED},{of})"


def _of_sasaran(value: str) -> str:
    """Give the formula for a value in a row of the list: "" in a row without a sasaran."""
    return f'IF({{no}}="","",{value})'


def _amount(amount: str) -> str:
    none = f'COUNTIFS({_TIED},{{no}},{{Anggaran.pagu_terbaca@counted}},">-1E+99")=0'
    return _of_sasaran(f'IF(OR({{unit_pagu}}="",{none}),"",ROUND({_sum(amount, "{no}")},2))')


def _left(amount: str) -> str:
    """Give the formula for what is tied to no sasaran; "" where no row is tied to any."""
    tied = _sum(amount, '">0"')
    return f'IF(OR({{unit_pagu}}="",COUNT({_TIED})=0),"",ROUND({{unit_{amount}}}-{tied},2))'


def _found(column: str) -> str:
    return _of_sasaran(f"INDEX({{Pengukuran.{column}:}},MATCH({{no}},{{Pengukuran.nomor_sasaran:}},0),1)")


def _point(value: str, otherwise: str) -> str:
    return f"IF(COUNT({{capaian}},{{serapan}})=2,{value},{otherwise})"


_LIST = RowTable(
    SHEET, "sasaran", "", 8, _FIRST, _ROWS, 6,
    (
        RowColumn("no", "No", "A", Kind.COUNT, 'IF({n}>MAX({Pengukuran.nomor_sasaran:}),"",{n})'),
        RowColumn("nama", "Sasaran", "B", Kind.TEXT, _found("sasaran_terbaca")),
        RowColumn("capaian", "% Capaian", "C", Kind.PERCENT, _found("rata_sasaran")),
        RowColumn("pagu", "Pagu (Rp)", "D", Kind.RUPIAH, _amount("pagu")),
        RowColumn("realisasi", "Realisasi (Rp)", "E", Kind.RUPIAH, _amount("realisasi")),
        RowColumn("serapan", "% Serapan", "F", Kind.PERCENT, budget.absorption_formula("{pagu}", "{realisasi}")),
        RowColumn("efisiensi", "Efisiensi", "G", Kind.PERCENT, budget.efficiency.formula),
        RowColumn("tingkat", "Tingkat", "H", Kind.SHORT, budget.efficiency_class.formula),
        RowColumn("titik", "Titik", "J", Kind.SHORT, _point('{no}&""', f'"{_UNIT_NAME}"')),
        RowColumn("mendatar", "Serapan", "K", Kind.PERCENT, _point("{serapan}", "{titik_mendatar}")),
        RowColumn("tegak", "Capaian", "L", Kind.PERCENT, _point("{capaian}", "{titik_tegak}")),
    ),
)  # fmt: skip
_LAST = _LIST.last_row
_LEFT, _UNIT, _END = _LAST + 1, _LAST + 2, _LAST + 25
_LIMIT = "IF(ISNUMBER({{{0}}}),{{{0}}},0)"
_POINTS = "{sasaran_mendatar},{sasaran_tegak}"

FIGURES = (
    Figure("judul", "", "", "A2", Kind.TEXT, unit_and_year.formula),
    Figure("batas", "Batas (poin persen)", "A5", "C5", Kind.QUANTITY, budget.efficiency_band.formula),
    Figure("sisa_pagu", "Tanpa sasaran", f"A{_LEFT}", f"D{_LEFT}", Kind.RUPIAH, _left("pagu")),
    Figure("sisa_realisasi", "", "", f"E{_LEFT}", Kind.RUPIAH, _left("realisasi")),
    Figure("sisa_serapan", "", "", f"F{_LEFT}", Kind.PERCENT,
           budget.absorption_formula("{sisa_pagu}", "{sisa_realisasi}")),
    Figure("capaian", _UNIT_NAME, f"A{_UNIT}", f"C{_UNIT}", Kind.PERCENT, "{unit_capaian}"),
    Figure("pagu", "", "", f"D{_UNIT}", Kind.RUPIAH, "{unit_pagu}"),
    Figure("realisasi", "", "", f"E{_UNIT}", Kind.RUPIAH, "{unit_realisasi}"),
    Figure("serapan", "", "", f"F{_UNIT}", Kind.PERCENT, "{unit_serapan}"),
    Figure("efisiensi", "", "", f"G{_UNIT}", Kind.PERCENT, budget.efficiency.formula),
    Figure("tingkat", "", "", f"H{_UNIT}", Kind.SHORT, budget.efficiency_class.formula),
    Figure("tersembunyi", "", "", f"A{_UNIT + 1}", Kind.TEXT,
           f'IF(MAX({{Pengukuran.nomor_sasaran:}})>{_ROWS},"Masih ada sasaran lain, yang tidak dimuat tabel ini.","")'),
    Figure("titik_mendatar", "", "", f"K{_UNIT}", Kind.PERCENT, _LIMIT.format("serapan")),
    Figure("titik_tegak", "", "", f"L{_UNIT}", Kind.PERCENT, _LIMIT.format("capaian")),
    Figure("garis_bawah", "", "", f"K{_UNIT + 1}", Kind.COUNT, f"MAX(0,INT(MIN({_POINTS}))-1)"),
    Figure("garis_bawah_tegak", "", "", f"L{_UNIT + 1}", Kind.COUNT, "{garis_bawah}"),
    Figure("garis_atas", "", "", f"K{_UNIT + 2}", Kind.COUNT, f"INT(MAX({_POINTS}))+2"),
    Figure("garis_atas_tegak", "", "", f"L{_UNIT + 2}", Kind.COUNT, "{garis_atas}"),
)  # fmt: skip


def efficiency_by_sasaran(laporan: Report, hasil: Results) -> list[dict[str, Any]]:
    """Give for each sasaran, in its order, its capaian, the budget rows that are tied to it, and how they compare."""
    band, counted = laporan.settings.efficiency_band, _tied(laporan, hasil)
    known = hasil.anggaran.total.pagu is not None
    found = []
    for number, one in hasil.ringkasan.per_sasaran.items():
        rows = [laporan.rows[_BUDGET][row] for row in counted.get(number, ())]
        is_tied = known and any(row["pagu"] is not None for row in rows)
        pagu, realisasi = (
            sum((row[key] or Decimal(0) for row in rows), Decimal(0)) if is_tied else None
            for key in ("pagu", "realisasi")
        )
        serapan = budget.absorption(pagu, realisasi)
        difference = budget.efficiency(one["capaian"], serapan)
        found.append({
            "no": number, "nama": one["sasaran"], "capaian": one["capaian"], "pagu": pagu, "realisasi": realisasi,
            "serapan": serapan, "efisiensi": difference, "tingkat": budget.efficiency_class(difference, band),
        })  # fmt: skip
    return found


def _tied(laporan: Report, hasil: Results) -> dict[int, list[int]]:
    """Give the rows of Anggaran above TOTAL that count for each sasaran, by its number."""
    found: dict[int, list[int]] = {}
    for row in tree_of(laporan, _BUDGET).rows:
        number = hasil.anggaran.by_row[row].get("nomor_sasaran")
        if number:
            found.setdefault(number, []).append(row)
    return found


def _values(laporan: Report, hasil: Results) -> PageValues:
    rows, total, summary = efficiency_by_sasaran(laporan, hasil), hasil.anggaran.total, hasil.ringkasan
    own = [laporan.rows[_BUDGET][row] for tied in _tied(laporan, hasil).values() for row in tied]
    left: list[Decimal | None] = [None, None]
    if own and total.pagu is not None:
        tied = [sum((row[key] or Decimal(0) for row in own), Decimal(0)) for key in ("pagu", "realisasi")]
        left = [(whole or Decimal(0)) - part for whole, part in zip((total.pagu, total.realisasi), tied, strict=True)]
    unit = total.capaian or Decimal(0), summary.capaian or Decimal(0)
    for one in rows:
        has_point = one["capaian"] is not None and one["serapan"] is not None
        one["titik"] = str(one["no"]) if has_point else _UNIT_NAME
        one["mendatar"], one["tegak"] = (one["serapan"], one["capaian"]) if has_point else unit
    at_unit = {"titik": _UNIT_NAME, "mendatar": unit[0], "tegak": unit[1]}
    shown = [*rows[:_ROWS], *([at_unit] * (_ROWS - len(rows)))]
    points = [one[key] for one in shown for key in ("mendatar", "tegak")]
    low, high = max(0, int(min(points)) - 1), int(max(points)) + 2
    figures = {
        "judul": title_of(laporan.identitas), "batas": laporan.settings.efficiency_band,
        "sisa_pagu": left[0], "sisa_realisasi": left[1], "sisa_serapan": budget.absorption(*left),
        "capaian": summary.capaian, "pagu": total.pagu, "realisasi": total.realisasi, "serapan": total.capaian,
        "efisiensi": summary.efisiensi, "tingkat": summary.tingkat_efisiensi,
        "tersembunyi": "Masih ada sasaran lain, yang tidak dimuat tabel ini." if len(rows) > _ROWS else "",
        "titik_mendatar": unit[0], "titik_tegak": unit[1], "garis_bawah": low, "garis_bawah_tegak": low,
        "garis_atas": high, "garis_atas_tegak": high,
    }  # fmt: skip
    return PageValues(figures, {_LIST.key: shown})


def _series() -> tuple[Series, ...]:
    """Draw each sasaran as a series of one point, which is labelled with its number.

    A sasaran without a point would be drawn at 0, since its cells hold texts. So it takes that of the unit, which is
    drawn over it.
    """
    points = (Series(f"$J${row}", f"$L${row}", f"$K${row}", style.CHART_FILL) for row in range(_FIRST, _LAST + 1))
    unit = Series(_UNIT_NAME, f"$L${_UNIT}", f"$K${_UNIT}", style.CHART_OTHER)
    up, across = (f"${letters}${_UNIT + 1}:${letters}${_UNIT + 2}" for letters in "LK")
    return (*points, Series("capaian = serapan", up, across, style.MUTED, is_line=True), unit)


EFISIENSI = Page(
    sheet=SHEET,
    part=EFFICIENCY,
    title="Efisiensi per Sasaran",
    purpose="capaian terhadap serapan tiap sasaran, dengan grafiknya; terisi dari kolom Sasaran pada Anggaran",
    widths={"A": 6, "B": 40, "C": 10, "D": 18, "E": 18, "F": 10, "G": 10, "H": 15, "J": 7, "K": 9, "L": 9},
    last_column="H",
    last_row=_END,
    values=_values,
    figures=FIGURES,
    lists=(_LIST,),
    titles=(
        ("A4", "A. Cara menghitung"),
        ("A8", "B. Capaian dan serapan tiap sasaran"),
        (f"A{_UNIT + 3}", "C. Capaian terhadap serapan"),
    ),
    notes=(
        ("A6", "Efisiensi = % capaian - % serapan, dalam poin persen: di atas batas efisien, di bawah minus batas "
               "tidak efisien, selebihnya cukup efisien. Batasnya dipilih pada Pengaturan. Capaian sasaran: rata-rata "
               "indikatornya yang terukur. Pagu dan realisasi: baris Anggaran yang bersasaran; induk tidak dijumlahkan "
               "lagi. Sekadar informasi."),
        (f"A{_UNIT + 4}", "Angka pada titik: nomor sasaran. Di atas garis, capaian lebih tinggi daripada serapan."),
    ),
    texts=("judul", "tersembunyi"),
    # Nothing is drawn while no budget row is tied to a sasaran.
    blocks=(("sisa_pagu", _LEFT, _LEFT), ("sisa_pagu", _UNIT + 3, _END)),
    heights={6: 26, _LEFT: 18, _UNIT: 18},
    charts=(
        Chart("Capaian terhadap serapan", "scatter", f"A{_UNIT + 5}", (880, 340), _series(), "Serapan (%)",
              "Capaian (%)"),
    ),
    defined={"Pilihan_Sasaran": (_LIST.key, "nama")},
)  # fmt: skip

CHAPTER = Chapter("EF", "Efisiensi per sasaran")
_OURS = "Pertimbangan kami: Efisiensi per sasaran"

UNKNOWN_SASARAN = Message(
    "EF01",
    WARNING,
    "Sasaran ini tidak ada pada Pengukuran, sehingga anggaran baris ini tidak masuk sasaran mana pun.{mungkin}",
    "Pilih sasaran dari daftar tarik-turun, atau samakan tulisannya.",
    rule="Kolom Sasaran pada Anggaran dicari di antara sasaran Pengukuran; huruf besar dan spasi di tepi tidak "
    "dihitung. Peringatan, sebab capaian dan serapan instansi tidak bergantung padanya.",
    source=_OURS,
    example='Tertulis "Meningkatnya partisipasi", pada Pengukuran "Meningkatnya partisipasi pemilih 2024".',
)


def unknown_sasaran(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a sasaran of a budget row that Pengukuran does not have (EF01)."""
    names = {one["sasaran"].lower() for one in hasil.ringkasan.per_sasaran.values()}
    rows = first_row_of_each_text(laporan, _MEASURED, "sasaran_terbaca")
    index = NameIndex(rows)
    for row in _with_sasaran(laporan):
        text = trim(laporan.rows[_BUDGET][row]["sasaran"])
        if text.lower() in names:
            continue
        near = index.nearest(text, SIMILAR, labels=False)
        likely = "" if near is None else laporan.rows[_MEASURED][near]["sasaran_terbaca"]
        yield finding_at(
            laporan, UNKNOWN_SASARAN, _BUDGET, row, "sasaran",
            mungkin=f" Mungkin yang dimaksud: {likely}." if likely else "",
        )  # fmt: skip


WITHOUT_SASARAN = Message(
    "EF02",
    NOTE,
    "{n} baris anggaran ({sel}) tidak bersasaran; pagunya {pagu} tidak masuk sasaran mana pun.",
    "Isi Sasarannya, atau biarkan bila memang untuk seluruh instansi.",
    rule="Bila ada baris Anggaran yang bersasaran, baris lain yang dijumlahkan disebut bila ia dan induknya tidak. "
    "Catatan, sebab dukungan manajemen boleh tidak bersasaran.",
    source=_OURS,
    example="3 baris (A7, A9, A12), pagu 117.015.000.",
)


def rows_without_sasaran(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report once the rows that count for no sasaran where others do (EF02)."""
    if not _with_sasaran(laporan):
        return
    tree, records = tree_of(laporan, _BUDGET), hasil.anggaran.by_row
    rows = [
        row
        for row in tree.rows
        if tree.counts(row) and laporan.rows[_BUDGET][row]["pagu"] and not records[row]["sasaran_dihitung"]
    ]
    if rows:
        places = [laporan.place(_BUDGET, row, "sasaran") for row in rows]
        pagu = sum((laporan.rows[_BUDGET][row]["pagu"] for row in rows), Decimal(0))
        yield finding_at(
            laporan, WITHOUT_SASARAN, _BUDGET, rows[0], "sasaran", written=None, n=len(rows),
            sel=first_few([cell for _, cell in places]), pagu=format_rupiah(pagu), related=places[1:],
        )  # fmt: skip


OTHER_THAN_PARENT = Message(
    "EF03",
    NOTE,
    "Rincian di bawah induk ini ({sel}) bersasaran lain; anggarannya dihitung untuk sasaran rincian itu.",
    "Tidak ada yang perlu diubah bila memang begitu.",
    rule="Sasaran induk berlaku bagi rincian yang tidak bersasaran sendiri, dan tidak ada yang dihitung dua kali. "
    "Catatan, sebab hanya keterangan.",
    source=_OURS,
    example="Induk pada baris 6 bersasaran A, rincian G8 bersasaran B.",
)


def other_than_parent(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report once at each tied parent the rows below it that are tied to another sasaran (EF03)."""
    tree, own = tree_of(laporan, _BUDGET), _with_sasaran(laporan)
    texts = {row: trim(laporan.rows[_BUDGET][row]["sasaran"]).lower() for row in own}
    others: dict[int, list[int]] = {}
    for row in (one for one in own if one in tree.positions):
        parent = tree.decision.above[tree.positions[row]]
        while parent is not None and tree.rows[parent] not in texts:
            parent = tree.decision.above[parent]
        if parent is not None and texts[tree.rows[parent]] != texts[row]:
            others.setdefault(tree.rows[parent], []).append(row)
    for at, rows in others.items():
        places = [laporan.place(_BUDGET, row, "sasaran") for row in rows]
        sel = first_few([cell for _, cell in places])
        yield finding_at(laporan, OTHER_THAN_PARENT, _BUDGET, at, "sasaran", sel=sel, related=places)


NO_BUDGET = Message(
    "EF04",
    NOTE,
    "{n} sasaran ({sel}) tidak punya baris anggaran, sehingga serapan dan efisiensinya kosong.",
    "Isi Sasaran pada baris Anggaran yang membiayainya, bila ada.",
    rule="Bila ada baris Anggaran yang bersasaran, tiap sasaran Pengukuran dicari di sana. Catatan, sebab sasaran "
    "boleh dicapai tanpa anggaran sendiri.",
    source=_OURS,
    example="1 sasaran (Pengukuran!C9).",
)


def sasaran_without_budget(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report once the sasaran to which no budget row is tied (EF04)."""
    if not _with_sasaran(laporan):
        return
    tied, first = _tied(laporan, hasil), dict[int, int]()
    for row, record in hasil.measured.items():
        if record["nomor_sasaran"]:
            first.setdefault(record["nomor_sasaran"], row)
    rows = [first[number] for number in first if number not in tied]
    if rows:
        places = [laporan.place(_MEASURED, row, "sasaran") for row in rows]
        yield finding_at(
            laporan, NO_BUDGET, _MEASURED, rows[0], "sasaran", written=None, n=len(rows),
            sel=first_few([cell for _, cell in places]), related=places[1:],
        )  # fmt: skip


def _with_sasaran(laporan: Report) -> list[int]:
    """Give the rows of Anggaran in which a sasaran is written."""
    rows = laporan.rows[_BUDGET]
    return [row for row, record in rows.items() if trim(record.get("sasaran"))]


CHECKS: tuple[Check, ...] = (unknown_sasaran, rows_without_sasaran, other_than_parent, sasaran_without_budget)
