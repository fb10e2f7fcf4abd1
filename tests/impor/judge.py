"""Counts what an import made of a foreign file, beside the right reading of it: the rules stand in its README.

Each value of a reading is ``benar`` (placed as it stood), ``didaftar`` (named on Impor as left), ``salah`` or
``hilang``. Besides: ``karangan`` (what nobody wrote), ``kolom`` (columns that Impor does not name) and ``tanya``
(questions without a remark).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from lkj_xlsx.importing import Held, Import
from lkj_xlsx.values import normalised, read_quantity

HERE = Path(__file__).parent
CASES = tuple(sorted(path.stem for path in HERE.glob("*.json")))
HEADING_ROW, FIRST_ROW = 4, 6
Place = tuple[str, str]  # sheet and cell

# The heading of ours under which a key of a reading stands.
HEADINGS = {
    "PK": {"sasaran": "Sasaran Strategis", "indikator": "Indikator Kinerja", "target": "Target", "satuan": "Satuan",
           "polaritas": "Polaritas", "no": "No", "bobot": "Bobot"},
    "Pengukuran": {"sasaran": "Sasaran Strategis", "indikator": "Indikator Kinerja", "target": "Target",
                   "satuan": "Satuan", "realisasi": "Realisasi", "capaian": "% Capaian", "kategori": "Kategori",
                   "polaritas": "Polaritas", "penyebab": "Penyebab", "solusi": "Solusi", "no": "No"},
    "Anggaran": {"kode": "Kode", "uraian": "Program/Kegiatan/Output", "pagu": "Pagu (Rp)",
                 "realisasi": "Realisasi (Rp)", "sisa": "Sisa Anggaran (Rp)", "capaian": "% Capaian"},
    "RKT": {"no": "No", "kode": "Kode", "program": "Program/Kegiatan", "sasaran": "Sasaran Strategis",
            "indikator": "Indikator Kinerja", "target": "Target", "satuan": "Satuan",
            "anggaran": "Perkiraan Kebutuhan Anggaran (Rp)"},
    "IKU": {"indikator": "Indikator Kinerja Utama", "alasan": "Alasan/Definisi", "cara_hitung": "Formula",
            "satuan": "Satuan", "sumber": "Sumber Data", "penanggung_jawab": "Penanggung Jawab"},
}  # fmt: skip
PARTS_OF_A_CASE = {"pk": "PK", "pengukuran": "Pengukuran", "anggaran": "Anggaran", "rkt": "RKT", "iku": "IKU"}
MUST_BE_PLACED = ("sasaran", "indikator", "target", "satuan", "realisasi", "kode", "uraian", "pagu", "anggaran",
                  "program")  # fmt: skip


@dataclass
class Verdict:
    """The counts of one file; ``wrong`` says what each of the last five is about."""

    benar: int = 0
    didaftar: int = 0
    wanted: int = 0
    placed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of the values that have a place of ours, and were placed there."""
        return self.placed / self.wanted if self.wanted else 1.0


def case(name: str) -> dict[str, Any]:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def cells_of(areas: str) -> Iterator[str]:
    """Each cell of "A1:B2, D4"."""
    for area in re.split(r"[,;\s]+", areas.strip()):
        if re.fullmatch(r"[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?", area):
            left, top, right, bottom = range_boundaries(area)
            for row in range(int(top or 0), int(bottom or 0) + 1):
                for column in range(int(left or 0), int(right or 0) + 1):
                    yield f"{get_column_letter(column)}{row}"


@dataclass
class Account:
    """What the sheet Impor says: of each cell whether it was left, and each remark."""

    left: set[Place] = field(default_factory=set)
    placed: set[Place] = field(default_factory=set)
    named: dict[Place, list[str]] = field(default_factory=dict)


Row = dict[str, Any]  # key -> (value, number format); "_row" its number, "_typed" the keys that nobody computed


@dataclass
class Made:
    """What an import made: the rows of each sheet of ours, what Impor says, and the identity."""

    rows: dict[str, list[Row]]
    told: Account
    instansi: str
    tahun: str


def _told(lines: Iterable[tuple[str, str, str, str]]) -> Account:
    """Read lines of Impor: sheet, cells, what they became, remark."""
    found = Account()
    for sheet, cells, became, remark in lines:
        left = became.strip().lower() in ("", "-") or became.lower().startswith(("tidak", "tinggal", "dilewati"))
        for cell in cells_of(cells):
            found.named.setdefault((sheet, cell), []).append(remark)
            (found.left if left else found.placed).add((sheet, cell))
    return found


def made_workbook(path: Path) -> Made:
    """Read what stands in a written workbook."""
    book, typed = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Impor"].iter_rows()]
    start = next(at for at, row in enumerate(rows) if {"Lembar", "Sel", "Menjadi"} <= set(row))
    at = [rows[start].index(heading) for heading in ("Lembar", "Sel", "Menjadi", "Keterangan")]
    lines = [tuple(str(row[one] or "") for one in at) for row in rows[start + 1 :]]
    identity = {row[0].value: row[1].value for row in book["Identitas"].iter_rows(min_row=5, max_col=2)}
    return Made(
        {sheet: our_rows(book, typed, sheet) if sheet in book.sheetnames else [] for sheet in HEADINGS},
        _told(lines),  # type: ignore[arg-type]  # four texts each
        str(identity["Nama Instansi"] or ""),
        str(identity["Tahun"]),
    )


def made_rows(found: Import) -> Made:
    """Take what an import gives to the template. A row of Pengukuran shows its row of PK, unless it stands apart."""
    rows: dict[str, list[Row]] = {sheet: [] for sheet in HEADINGS}
    for sheet, given in found.rows.items():
        for number, one in enumerate(given):
            cells: Row = dict.fromkeys(HEADINGS[sheet])
            typed = {key: (_of_held(held), held.number_format) for key, held in one.items()}
            if sheet == "Pengukuran" and not found.apart:
                shown = found.rows["PK"][number]
                cells |= {key: (_of_held(held), held.number_format) for key, held in shown.items()}
            rows[sheet].append({**cells, **typed, "_row": number, "_typed": set(typed)})
    lines = [(one.sheet, one.cells, one.became, one.remark) for one in found.lines]
    identity = found.identitas
    return Made(rows, _told(lines), str(identity.get("instansi", "")), str(identity.get("tahun", "")))


def _of_held(held: Held) -> Any:
    return float(held.value) if isinstance(held.value, Decimal) and not held.is_date else held.text


def our_rows(book: openpyxl.Workbook, typed: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet of ours: each key with the value that shows, and whether somebody typed it."""
    sheet, formulas = book[name], typed[name]
    at = {cell.value: cell.column for cell in sheet[HEADING_ROW] if cell.value}
    rows = []
    for row in range(FIRST_ROW, sheet.max_row + 1):
        cells = {key: _shown(sheet, row, at[heading]) for key, heading in HEADINGS[name].items() if heading in at}
        if str(sheet.cell(row, 1).value) == "TOTAL":
            break
        if any(value is not None for key, value in cells.items() if key != "no"):
            written = {
                key for key in cells if not str(formulas.cell(row, at[HEADINGS[name][key]]).value).startswith("=")
            }
            rows.append({**cells, "_typed": {key for key in written if cells[key] is not None}, "_row": row})
    return rows


def _shown(sheet: Worksheet, row: int, column: int) -> Any:
    cell = sheet.cell(row, column)
    return None if cell.value in (None, "") else (cell.value, str(cell.number_format))


def _number(value: Any, number_format: str = "") -> Decimal | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return number * 100 if "%" in number_format else number
    reading = read_quantity(str(value))
    return reading.value if isinstance(reading.value, Decimal) else None


def _text(value: Any) -> str:
    folded = re.sub(r"(?<=\w)[.\s]*(\d\)|\*+\)?)+$", "", str(value)).casefold()
    return re.sub(r"[\s.]+", "", re.sub(r"^(sasaran|kegiatan|program)[\w .]{0,12}:\s*", "", folded))


def same(ours: Any, expected: Any, read: Any, factor: int = 1) -> bool:
    """Tell whether a cell holds what stood there: the text, or the number that a person reads."""
    if ours is None:
        return False
    value, number_format = ours
    if isinstance(value, str) and _text(value) == _text(expected):
        return True
    number = _number(value, number_format)
    wanted = [Decimal(repr(one)) for one in (read,) if isinstance(one, int | float)]
    wanted += [one for one in (_number(expected),) if one is not None and not wanted]
    return number is not None and any(abs(number - one * times) < Decimal("0.0051") for one in wanted for times in
                                      {1, factor})  # fmt: skip


def judge(right: Mapping[str, Any], made: Made) -> Verdict:
    """Compare what an import made with the right reading of the file that it was made from."""
    verdict, used = Verdict(), set[tuple[str, int, str]]()
    for part, sheet in PARTS_OF_A_CASE.items():
        for one in right.get(part, {}).get("baris", ()):
            row = _row_of(made.rows[sheet], sheet, one)
            _judge_row(verdict, made.told, sheet, one, row, used, _factor(right, one))
    _judge_inventions(verdict, right, made, used)
    _judge_account(verdict, right, made.told)
    return verdict


def _factor(right: Mapping[str, Any], one: Mapping[str, Any]) -> int:
    factors = [table.get("pengali", 1) for table in right["tabel"] if table["lembar"] == one["lembar"]]
    return max(factors, default=1)


def _row_of(rows: list[dict[str, Any]], sheet: str, one: Mapping[str, Any]) -> dict[str, Any] | None:
    name = "uraian" if sheet == "Anggaran" else "indikator"
    fits = [row for row in rows if row[name] is not None and _text(row[name][0]) == _text(one.get(name))]
    if sheet == "Anggaran" and not fits:
        fits = [row for row in rows if row["kode"] is not None and _text(row["kode"][0]) == _text(one.get("kode"))]
    return fits[0] if fits else None


def _judge_row(
    verdict: Verdict, told: Account, sheet: str, one: Mapping[str, Any], row: dict[str, Any] | None,
    used: set[tuple[str, int, str]], factor: int,
) -> None:  # fmt: skip
    must = one.get("wajib", True)
    for key, cell in one["sel"].items():
        expected, read = one.get(key), one.get("terbaca", {}).get(key)
        if expected is None:
            continue
        ours = None if row is None else row.get(key)
        wanted = must and key in MUST_BE_PLACED
        verdict.wanted += wanted
        if key in HEADINGS[sheet] and same(
            ours, expected, read, factor if key in ("pagu", "realisasi", "sisa", "anggaran") else 1
        ):
            verdict.benar += 1
            if (one["lembar"], cell) in told.left - told.placed:
                verdict.wrong.append(f"salah: {one['lembar']}!{cell} {key} ditempatkan, tetapi disebut tinggal")
            verdict.placed += wanted
            if row is not None:
                used.add((sheet, row["_row"], key))
        elif (one["lembar"], cell) in told.left:
            verdict.didaftar += 1
        else:
            state = "hilang" if ours is None else f"salah ({ours[0]!r})"
            verdict.wrong.append(f"{state}: {one['lembar']}!{cell} {key} {expected!r}")


def _judge_inventions(verdict: Verdict, right: Mapping[str, Any], made: Made, used: set[tuple[str, int, str]]) -> None:
    """Each typed cell of ours must be one of the reading. PK shows what is measured where a file has no PK."""
    taken = {(sheet, _text(value)) for sheet, value in _expected_texts(right)}
    for sheet in PARTS_OF_A_CASE.values():
        for row in made.rows[sheet]:
            for key in row["_typed"] - {"no"}:
                value, number_format = row[key]
                number = _number(value, number_format)
                known = (sheet, row["_row"], key) in used or (sheet, _text(value)) in taken
                if not known and number is not None:
                    known = any(one == sheet and _number(text) == number for one, text in _expected_texts(right))
                if not known:
                    verdict.wrong.append(f"karangan: {sheet}!{key} baris {row['_row']} {value!r}")
    names = [right["identitas"]["instansi"], *right["identitas"].get("instansi_boleh", ())]
    if normalised(made.instansi) not in map(normalised, names):
        verdict.wrong.append(f"salah: instansi {made.instansi!r}")
    if made.tahun != str(right["identitas"]["tahun"]):
        verdict.wrong.append(f"salah: tahun {made.tahun!r}")


def _expected_texts(right: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for part, sheet in PARTS_OF_A_CASE.items():
        for one in right.get(part, {}).get("baris", ()):
            for key in one["sel"]:
                if one.get(key) is not None:
                    yield sheet, one[key]
                    if sheet == "Pengukuran":
                        yield "PK", one[key]


def _judge_account(verdict: Verdict, right: Mapping[str, Any], told: Account) -> None:
    for table in right["tabel"]:
        columns = {re.sub(r"\d", "", cell) for cell in cells_of(table["rentang"])}
        top, bottom = _rows(table["rentang"])
        for letters, column in table["kolom"].items():
            named = any((table["lembar"], f"{letters}{row}") in told.named for row in range(top, bottom + 1))
            if letters in columns and column["arti"] is not None and not named:
                verdict.wrong.append(f"kolom: {table['lembar']}!{letters} {column['judul']}")
        if "pengali" in table:
            heads = [remark for (sheet, _), remarks in told.named.items() if sheet == table["lembar"]
                     for remark in remarks]  # fmt: skip
            if not any(re.search("ribu|juta|000", one) for one in heads):
                verdict.wrong.append(f"kolom: pengali {table['pengali']} tanpa keterangan")
    for one in right["tinggal"]:
        for cell in (cell for area in one["sel"] for cell in cells_of(area)):
            if (one["lembar"], cell) in told.left:
                verdict.didaftar += 1
            elif (one["lembar"], cell) in _filled(right):
                verdict.wrong.append(f"hilang: {one['lembar']}!{cell} {one['arti']}")
    for one in right["tanya"]:
        if not any(told.named.get((one["lembar"], one["judul"]), [])):
            verdict.wrong.append(f"tanya: {one['lembar']}!{one['judul']} {one['sebab']}")


def _rows(area: str) -> tuple[int, int]:
    _, top, _, bottom = range_boundaries(area)
    return int(top or 0), int(bottom or 0)


def _filled(right: Mapping[str, Any]) -> set[Place]:
    """The filled cells of the foreign file; of a document every cell that a reading names."""
    path = Path(right.get("di", HERE)) / right["berkas"]
    if path.suffix != ".xlsx":
        return {(one["lembar"], cell) for one in right["tinggal"] for area in one["sel"] for cell in cells_of(area)}
    book = openpyxl.load_workbook(path)
    return {(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value is not None}  # fmt: skip
