"""Capaian and kategori of each indikator, step by step as the helper columns show it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lkj_xlsx.report.report import Settings
from lkj_xlsx.report.rows import Rows
from lkj_xlsx.rules import achievement as rules
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Quantity, Range, Word

COLUMNS = (
    "sasaran_terbaca", "hitung", "urutan_sasaran", "rata_sasaran", "target_terbaca", "batas_atas",
    "realisasi_terbaca", "skala", "nilai_target", "nilai_realisasi", "acuan", "mentah", "capaian", "kategori",
)  # fmt: skip


def measure(pengukuran: Rows, settings: Settings) -> Rows:
    """Give one row for each row of ``pengukuran``, under the same number.

    Columns as :data:`COLUMNS`: text is str ("" for none), numbers are exact Decimals or ``None``;
    ``mentah`` is a Fraction or ``None``, ``capaian`` a Decimal with 2 decimals or ``None``.
    """
    rows = {row: _row(record, settings) for row, record in pengukuran.items()}
    _number_sasaran(list(rows.values()))
    return Rows(COLUMNS, rows)


def _row(record: Mapping[Any, Any], settings: Settings) -> dict[str, Any]:
    target, upper = _bounds(record["target"])
    realisasi, _ = _bounds(record["realisasi"])
    scale = rules.scale_of(target, realisasi, settings.words)
    target_value = rules.rank(target, scale, settings.words)
    realisasi_value = rules.rank(realisasi, scale, settings.words)
    upper_value = None if scale else upper
    reference = rules.reference_target(target_value, upper_value, realisasi_value)
    raw = rules.raw_achievement(
        reference,
        realisasi_value,
        trim(record["polaritas"]).capitalize(),
        in_range=upper_value is not None and reference is not None and reference == realisasi_value,
        on_scale=bool(scale),
        ratio=settings.minimum_by_ratio,
    )
    capaian = rules.achievement(raw, settings.cap)
    return {
        "sasaran_terbaca": record["sasaran"],
        "hitung": 1 if trim(record["indikator"]) else None,
        "urutan_sasaran": None,
        "rata_sasaran": None,
        "target_terbaca": target,
        "batas_atas": upper,
        "realisasi_terbaca": realisasi,
        "skala": scale,
        "nilai_target": target_value,
        "nilai_realisasi": realisasi_value,
        "acuan": reference,
        "mentah": raw,
        "capaian": capaian,
        "kategori": rules.kategori(capaian, settings.kategori),
    }


def _bounds(value: Quantity | None) -> tuple[Decimal | str | None, Decimal | None]:
    match value:
        case Range(low, high):
            return low, high
        case Word(text):
            return text, None
        case _:
            return value, None


def _number_sasaran(rows: list[dict[str, Any]]) -> None:
    """Number each sasaran where it appears first, and put its mean there."""
    first: dict[str, dict[str, Any]] = {}
    measured: dict[str, list[Decimal]] = {}
    for row in rows:
        key = row["sasaran_terbaca"].lower()
        if not key:
            continue
        if row["hitung"] and key not in first:
            first[key] = row
            row["urutan_sasaran"] = len(first)
        if row["capaian"] is not None:
            measured.setdefault(key, []).append(row["capaian"])
    for key, row in first.items():
        row["rata_sasaran"] = rules.mean(measured.get(key, []))
