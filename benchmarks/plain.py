"""Computes the same figures in the plain way, with pandas and openpyxl; ``compute`` is measured against it.

    python benchmarks/plain.py laporan.xlsx laporan-plain.xlsx

It reads PK, Pengukuran and Anggaran, computes capaian, kategori, sisa, serapan and the totals, writes them into the
result columns and saves. It takes clean input for granted: it audits nothing, knows no ranges and no words, and what
openpyxl does not understand in the file is gone afterwards.
"""

import sys
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW, FIRST_ROW = 4, 6
CLASSES = ((90, "Berhasil"), (71, "Cukup Berhasil"), (51, "Kurang Berhasil"), (0, "Tidak Berhasil"))


def read(source: Path) -> dict[str, pd.DataFrame]:
    """Read the three sheets; the row that numbers the columns goes, the index is the row on the sheet."""
    sheets = ["PK", "Pengukuran", "Anggaran"]
    frames = pd.read_excel(source, sheet_name=sheets, header=HEADING_ROW - 1, engine="openpyxl")
    for name, frame in frames.items():
        frame.index += HEADING_ROW + 1
        frames[name] = frame.loc[FIRST_ROW:]
    return frames


def kategori(capaian: float) -> str | None:
    """Give the kategori of a capaian."""
    if pd.isna(capaian):
        return None
    if capaian > 100:
        return "Sangat Berhasil"
    return next((name for bound, name in CLASSES if capaian >= bound), None)


def measure(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Compute capaian and kategori of each indikator; target and polaritas come from PK by Kode IK."""
    pk = frames["PK"].dropna(subset=["Indikator Kinerja"]).drop_duplicates("Kode IK").set_index("Kode IK")
    rows = frames["Pengukuran"][["Kode IK", "Realisasi"]].join(pk[["Polaritas", "Target"]], on="Kode IK")
    rows = rows.dropna(subset=["Polaritas"])
    target = pd.to_numeric(rows["Target"], errors="coerce")
    realisasi = pd.to_numeric(rows["Realisasi"], errors="coerce")
    higher = realisasi / target * 100
    lower = (2 * target - realisasi) / target * 100
    rows["capaian"] = higher.where(rows["Polaritas"] == "Maksimum", lower).clip(lower=0).round(2)
    rows["kategori"] = rows["capaian"].map(kategori)
    return rows


def spend(frames: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.Series]:
    """Compute sisa and serapan of each row, and the totals of the rows that are no parent of another."""
    rows = frames["Anggaran"]
    rows = rows[rows["Kode"].notna() & (rows["Kode"] != "TOTAL")].copy()
    rows = rows.astype({"Pagu (Rp)": "int64", "Realisasi (Rp)": "int64"})
    rows["sisa"] = rows["Pagu (Rp)"] - rows["Realisasi (Rp)"]
    rows["capaian"] = (rows["Realisasi (Rp)"] / rows["Pagu (Rp)"] * 100).round(2)
    codes = set(rows["Kode"])
    parents = {code.rsplit(".", 1)[0] for code in codes} & codes
    total = rows.loc[~rows["Kode"].isin(parents), ["Pagu (Rp)", "Realisasi (Rp)", "sisa"]].sum()
    return rows, total


def columns(sheet: Worksheet) -> dict[object, int]:
    """Give the column of each heading."""
    return {cell.value: cell.column for cell in sheet[HEADING_ROW] if not isinstance(cell, MergedCell)}


def put(sheet: Worksheet, heading: str, values: pd.Series) -> None:
    """Write a column of values under its heading."""
    column = columns(sheet)[heading]
    for row, value in zip(values.index.tolist(), values.tolist(), strict=True):
        sheet.cell(row, column).value = None if pd.isna(value) else value


def main(source: Path, output: Path) -> None:
    """Read, compute, write."""
    frames = read(source)
    measured = measure(frames)
    spent, total = spend(frames)
    book = load_workbook(source)
    put(book["Pengukuran"], "% Capaian", measured["capaian"])
    put(book["Pengukuran"], "Kategori", measured["kategori"])
    sheet = book["Anggaran"]
    put(sheet, "Sisa Anggaran (Rp)", spent["sisa"])
    put(sheet, "% Capaian", spent["capaian"])
    at = columns(sheet)
    total_row = next(row for row in range(sheet.max_row, 0, -1) if sheet.cell(row, 1).value == "TOTAL")
    for heading, value in (
        ("Pagu (Rp)", total["Pagu (Rp)"]),
        ("Realisasi (Rp)", total["Realisasi (Rp)"]),
        ("Sisa Anggaran (Rp)", total["sisa"]),
        ("% Capaian", round(total["Realisasi (Rp)"] / total["Pagu (Rp)"] * 100, 2)),
    ):
        sheet.cell(total_row, at[heading]).value = value
        sheet.cell(total_row, at[heading]).font = Font(bold=True)
    book.save(output)
    print(f"capaian {measured['capaian'].mean():.2f}, pagu {total['Pagu (Rp)']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
