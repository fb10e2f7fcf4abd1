"""The page Ringkasan TW: the state of the action plan to date in the quarter that Pengaturan chooses, to be signed."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.declare.page import Figure, Page, PageValues, RowColumn, RowTable
from lkj_xlsx.report.checking import Check
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import plan
from lkj_xlsx.rules.text import unit_and_year
from lkj_xlsx.sheets.identitas import title_of
from lkj_xlsx.sheets.pengaturan import QUARTERS
from lkj_xlsx.sheets.triwulan import PART
from lkj_xlsx.values import round_half_away

POSITION = 64

SHEET = "Ringkasan TW"
_FIRST, _ROWS = 14, 100
_DECIMALS = 4  # of quantities, which are means for some ways of putting quarters together
_NUMBERS = "{Triwulan.urutan:}"
_HIDDEN = "Masih ada indikator lain, yang tidak dimuat tabel ini."
_STATES = (plan.ON_TRACK, plan.ALMOST, plan.BEHIND)
_DATE = ", ...................................."


def _found(key: str) -> str:
    return f"INDEX({{Triwulan.{key}:}},MATCH({{no}},{_NUMBERS},0),1)"


def _text(key: str) -> str:
    return f'IF({{no}}="","",{_found(key)}&"")'


def _quantity(key: str) -> str:
    return f'IF({{no}}="","",IF(ISNUMBER({_found(key)}),ROUND({_found(key)},{_DECIMALS}),""))'


_LIST = RowTable(
    SHEET, "indikator", "", _FIRST - 2, _FIRST, _ROWS, 12,
    (
        RowColumn("no", "No", "A", Kind.COUNT, f'IF({{n}}>MAX({_NUMBERS}),"",{{n}})'),
        RowColumn("nama", "Indikator", "B", Kind.TEXT, _text("indikator")),
        RowColumn("satuan", "Satuan", "C", Kind.UNIT, _text("satuan")),
        RowColumn("target", "Target s.d. TW", "D", Kind.QUANTITY, _quantity("target_cetak")),
        RowColumn("realisasi", "Realisasi s.d. TW", "E", Kind.QUANTITY, _quantity("realisasi_cetak")),
        RowColumn("capaian", "% Capaian", "F", Kind.PERCENT, f'IF({{no}}="","",{_found("capaian_cetak")})'),
        RowColumn("status", "Status", "G", Kind.SHORT, _text("status_cetak")),
    ),
)  # fmt: skip
_SIGN = _LIST.last_row + 3


def _figures() -> Iterator[Figure]:
    yield Figure("judul", "", "", "A2", Kind.TEXT, unit_and_year.formula)
    quarter = ",".join(f'"{one}"' for one in QUARTERS)
    yield Figure("keadaan", "", "", "A3", Kind.TEXT,
                 f'"Keadaan sampai dengan Triwulan "&CHOOSE({plan.PRINTED_QUARTER},{quarter})')  # fmt: skip
    yield Figure("jumlah", "Indikator pada rencana aksi", "A6", "C6", Kind.COUNT, f"MAX({_NUMBERS})")
    yield Figure("terukur", "Terukur pada triwulan ini", "A7", "C7", Kind.COUNT,
                 f'COUNTIFS({_NUMBERS},">0",{{Triwulan.capaian_cetak:}},">=0")')  # fmt: skip
    yield Figure("capaian", "Rata-rata capaian s.d. TW (%)", "A8", "C8", Kind.PERCENT,
                 f'IF({{terukur}}=0,"",ROUND(AVERAGEIF({_NUMBERS},">0",{{Triwulan.capaian_cetak:}}),2))')  # fmt: skip
    yield Figure("belum", "Belum ada capaian", "A9", "C9", Kind.COUNT, "{jumlah}-{terukur}")
    for row, state in enumerate(_STATES, 6):
        yield Figure(f"status_{'abc'[row - 6]}", state, f"D{row}", f"F{row}", Kind.COUNT,
                     f'COUNTIFS({_NUMBERS},">0",{{Triwulan.status_cetak:}},"{state}")')  # fmt: skip
    yield Figure("tersembunyi", "", "", f"A{_LIST.last_row + 1}", Kind.TEXT,
                 f'IF({{jumlah}}>{_ROWS},"{_HIDDEN}","")')  # fmt: skip
    yield Figure("tempat", "", "", f"D{_SIGN}", Kind.TEXT, f'Tempat&"{_DATE}"')
    yield Figure("jabatan", "", "", f"D{_SIGN + 1}", Kind.TEXT, 'Jabatan_Penandatangan&""')
    yield Figure("nama", "", "", f"D{_SIGN + 6}", Kind.TEXT, 'Nama_Penandatangan&""')


def _values(laporan: Report, hasil: Results) -> PageValues:
    own, identitas = laporan.rows[PART], laporan.identitas
    listed = {row: record for row, record in hasil.rows_of(PART).items() if record["urutan"]}
    rows: list[dict[str, Any]] = [
        {
            "no": record["urutan"], "nama": own[row]["indikator"], "satuan": own[row]["satuan"],
            "target": _rounded(record["target_cetak"]), "realisasi": _rounded(record["realisasi_cetak"]),
            "capaian": record["capaian_cetak"], "status": record["status_cetak"],
        }
        for row, record in listed.items()
    ]  # fmt: skip
    measured = [one["capaian"] for one in rows if one["capaian"] is not None]
    mean = round_half_away(Fraction(sum(measured, Decimal(0))) / len(measured)) if measured else None
    states, quarter = [one["status"] for one in rows], QUARTERS[laporan.settings.quarter - 1]
    figures = {
        "judul": title_of(identitas), "keadaan": f"Keadaan sampai dengan Triwulan {quarter}",
        "jumlah": len(rows), "terukur": len(measured), "capaian": mean, "belum": len(rows) - len(measured),
        **{f"status_{'abc'[at]}": states.count(state) for at, state in enumerate(_STATES)},
        "tersembunyi": _HIDDEN if len(rows) > _ROWS else "", "tempat": identitas["tempat"] + _DATE,
        "jabatan": identitas["jabatan"], "nama": identitas["nama"],
    }  # fmt: skip
    return PageValues(figures, {_LIST.key: rows})


def _rounded(value: Decimal | Fraction | None) -> Decimal | None:
    return None if value is None else round_half_away(Fraction(value), _DECIMALS)


RINGKASAN_TW = Page(
    sheet=SHEET,
    part=PART,
    title="Ringkasan Kinerja Triwulan",
    purpose="keadaan sampai triwulan yang dipilih pada Pengaturan; terisi dari Triwulan, dicetak dan ditandatangani",
    widths={"A": 6, "B": 46, "C": 11, "D": 12, "E": 12, "F": 11, "G": 18},
    last_column="G",
    last_row=_SIGN + 6,
    values=_values,
    figures=tuple(_figures()),
    lists=(_LIST,),
    titles=(("A5", "A. Capaian sampai dengan triwulan ini"), ("A12", "B. Capaian tiap indikator")),
    notes=(
        ("A10", "Triwulan digabungkan menurut Cara Menghitung tiap indikator; capaian menurut polaritasnya. Yang belum "
                "punya realisasi pada triwulan ini tidak ikut dalam rata-rata. Triwulan dipilih pada Pengaturan."),
    ),
    texts=("judul", "keadaan", "tersembunyi", "tempat", "jabatan", "nama"),
    signature=("tempat", "jabatan", "nama"),
    heights={**dict.fromkeys(range(6, 10), 18), 10: 26, 13: 30, _SIGN + 1: 32},
)  # fmt: skip

CHECKS: tuple[Check, ...] = ()
