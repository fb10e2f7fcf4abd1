"""Tables of published reports, typed off with their errors, and the workbook that a planner would make of each.

A file ``*.json`` is one report: ``pengukuran`` and ``anggaran`` as printed, ``ketik`` what Excel makes of a typed text,
``benar`` the right figures by plain decimal arithmetic, ``salah_cetak`` where the report itself is wrong.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
TEMPLATE = HERE.parent.parent / "workbook_templates" / "templat-lkj.xlsx"
REPORTS = tuple(sorted(path.stem for path in HERE.glob("*.json")))
FIRST_ROW, HEADING_ROW = 6, 4
FIRST_ROW_OF_SETTINGS = 5


def report(name: str) -> dict[str, Any]:
    """Give a published report, as its file holds it."""
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def write_workbook(case: Mapping[str, Any], output: Path) -> None:
    """Type a report into the empty template, as a planner does: PK, realisasi, printed capaian, budget."""
    book = load_workbook(TEMPLATE)
    identitas = {"Nama Instansi": case["identitas"]["instansi"], "Tahun": case["identitas"]["tahun"]}
    _type_fields(book["Identitas"], identitas)
    _type_fields(book["Pengaturan"], case["pengaturan"])
    sasaran = None
    for row, one in enumerate(case.get("pengukuran", {}).get("baris", ()), FIRST_ROW):
        typed = {
            "Sasaran Strategis": one["sasaran"] if one["sasaran"] != sasaran else None,
            "Indikator Kinerja": one["indikator"],
            "Polaritas": one["polaritas"],
            "Satuan": one["satuan"],
        }
        sasaran = one["sasaran"]
        _type_row(book["PK"], row, {**typed, **_as_typed(one, Target="target")})
        _type_row(book["Pengukuran"], row, _as_typed(one, Realisasi="realisasi", Capaian="capaian"))
    headings = {"Pagu": "pagu", "Realisasi": "realisasi", "Sisa": "sisa", "Capaian": "capaian"}
    for row, one in enumerate(_budget_rows(case), FIRST_ROW):
        typed = {"Kode": one["kode"], "Program/Kegiatan/Output": one["uraian"]}
        _type_row(book["Anggaran"], row, {**typed, **_as_typed(one, **headings)})
    book.save(output)


def _budget_rows(case: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    budget = case.get("anggaran", {})
    yield from budget.get("baris", ())
    if "total" in budget:
        yield {"kode": "TOTAL", "uraian": None, **budget["total"]}


def _as_typed(one: Mapping[str, Any], **keys: str) -> dict[str, Any]:
    """Give for each heading what the cell holds: the printed text, or a number and its format."""
    return {heading: one.get("ketik", {}).get(key, one.get(key)) for heading, key in keys.items()}


def _type_row(sheet: Worksheet, row: int, typed: Mapping[str, Any]) -> None:
    for heading, value in typed.items():
        if value is not None:
            _type_cell(sheet, row, _column(sheet, heading), value)


def _type_cell(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, list):
        cell.value, cell.number_format = value
    else:
        cell.value = value


def _column(sheet: Worksheet, heading: str) -> int:
    """The column whose heading begins with this text: "Pagu" for "Pagu (Rp)"; "Capaian" for "% Capaian"."""
    headings = (str(cell.value or "").removeprefix("% ") for cell in sheet[HEADING_ROW])
    return next(column for column, text in enumerate(headings, 1) if text.startswith(heading))


def _type_fields(sheet: Worksheet, values: Mapping[str, Any]) -> None:
    labels = sheet.iter_rows(max_col=1, min_row=FIRST_ROW_OF_SETTINGS, values_only=True)
    rows = {str(label): row for row, (label,) in enumerate(labels, FIRST_ROW_OF_SETTINGS)}
    for label, value in values.items():
        sheet.cell(rows[label], 2).value = value
