"""A workbook of many indikator: ``python benchmarks/filled.py 20000 laporan.xlsx``."""

import sys
from decimal import Decimal
from pathlib import Path

from lkj_xlsx.template import Prefill, make_template
from lkj_xlsx.template.prefill import ValuesByKey

PER_SASARAN, BUDGET_ROWS = 10, 60


def filled(indikator: int) -> Prefill:
    """A report with ten indikator a sasaran, all measured, and 60 budget rows in a tree of codes."""
    pk: list[ValuesByKey] = [
        {
            "no": number + 1,
            "sasaran": f"Sasaran strategis nomor {number // PER_SASARAN + 1}" if number % PER_SASARAN == 0 else None,
            "indikator": f"Persentase kegiatan kepemiluan nomor {number + 1} yang selesai sesuai jadwal",
            "polaritas": "Minimum" if number % 7 == 0 else "Maksimum",
            "target": Decimal(60 + number % 40),
            "satuan": "%",
        }
        for number in range(indikator)
    ]
    measured: list[ValuesByKey] = [
        {"no": number + 1, "realisasi": Decimal(5500 + (number * 37) % 4500) / 100} for number in range(indikator)
    ]
    budget: list[ValuesByKey] = [
        {
            "kode": f"{3355 + number // 6}.EBA.{900 + number}",
            "uraian": f"Keluaran nomor {number + 1}",
            "pagu": 1_000_000_000 + number * 1_234_567,
            "realisasi": 950_000_000 + number * 1_111_111,
        }
        for number in range(BUDGET_ROWS)
    ]
    return Prefill(
        identitas={"instansi": "KPU Kota Contoh", "tahun": 2024},
        rows={"PK": pk, "Pengukuran": measured, "Anggaran": budget},
    )


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(make_template(filled(int(sys.argv[1]))))
