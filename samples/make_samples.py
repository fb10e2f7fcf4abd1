"""Make the sample workbooks: our template, filled with the published tables of KPU Kota Binjai 2024.

Beside each workbook stands a folder with a CSV of each sheet, so that a change can be read in a diff.

Run ``python samples/make_samples.py`` after a change of the template. The published figures, errors included, stand
in ``samples/kpu-kota-binjai-2024.json`` as printed, so they are typed into the template as text. The report
prints no polaritas; this script has one for each indikator, as we understand it.
"""

import json
import runpy
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from lkj_xlsx.template import Prefill, make_template
from lkj_xlsx.template.prefill import ValuesByKey
from lkj_xlsx.template.writer import CREATED, Value

HERE = Path(__file__).parent
PUBLISHED = HERE / "kpu-kota-binjai-2024.json"
_TEMPLATES = runpy.run_path(str(HERE.parent / "workbook_templates" / "make_templates.py"))
LOWER_IS_BETTER = "Tidak Masuk Dalam Daftar Pemilih Tetap"


def published() -> Prefill:
    """The report as published, errors included: typed TOTAL, missing target, PK that is not measured.

    Pengukuran holds all nine indikator that the report measures: those of table 1.3, then those of tables 1.2 and 1.4.
    """
    case = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return Prefill(
        identitas=_identitas(case["identitas"]),
        rows={
            "RKT": [_picked(row, "no", "kode", "program", "sasaran", "indikator", "target", "anggaran")
                    for row in case["rkt"]["baris"]],
            "PK": [{**_picked(row, "no", "sasaran", "indikator", "target"), "polaritas": _polaritas(row)}
                   for row in case["pk"]["baris"]],
            "Pengukuran": [
                {**_picked(row, "no", "sasaran", "indikator", "target", "realisasi", "capaian"),
                 "polaritas": _polaritas(row), "satuan": None}
                for row in (*case["pengukuran"]["baris"], *case["pengukuran_sasaran"]["baris"])
            ],
            "Anggaran": [_picked(row, "kode", "uraian", "pagu", "realisasi", "sisa", "capaian")
                         for row in case["anggaran"]["baris"]],
        },
        total=case["anggaran"]["total"],
        without_kode_ik=frozenset({"Pengukuran"}),
    )  # fmt: skip


def corrected() -> Prefill:
    """The same unit and year as it could have been reported: PK measured, sums that add up.

    The targets and the budget are the published ones. No realisasi of these indikator was published, so
    the realisasi here are examples.
    """
    case = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    words = {"WTP": "WTP", "B": "B"}
    written = ["82", "35", "WTP", "98.5", "B", "83.2", "84.1", "71.5", "0.12", "100", "100", "78"]
    realisasi = [words.get(text) or Decimal(text) for text in written]
    rows = [_measured(row) for row in case["pk"]["baris"]]
    budget: list[dict[str, Value]] = [
        {
            "kode": row["kode"],
            "uraian": row["uraian"],
            "pagu": _whole(row["pagu"]),
            "realisasi": _whole(row["realisasi"]),
        }
        for row in case["anggaran"]["baris"]
    ]
    plan: list[ValuesByKey] = [
        {
            "no": str(number), "kode": row["kode"], "program": row["uraian"], "sasaran": rows[0]["sasaran"],
            "indikator": rows[number - 1]["indikator"], "target": rows[number - 1]["target"], "satuan": "%",
            "anggaran": row["pagu"],
        }
        for number, row in enumerate(budget, 1)
    ]  # fmt: skip
    return Prefill(
        identitas=_identitas(case["identitas"]),
        rows={
            "RKT": plan,
            "PK": rows,
            "Pengukuran": [{"no": row["no"], "realisasi": value} for row, value in zip(rows, realisasi, strict=True)],
            "Anggaran": budget,
        },
    )


def _identitas(case: Mapping[str, Any]) -> ValuesByKey:
    return {
        "instansi": case["instansi"],
        "singkatan": case["singkatan"],
        "tahun": case["tahun"],
        "renstra": case["renstra"],
        "bagian_anggaran": case["bagian_anggaran"],
        "visi": case["visi"],
        "tempat": case["tempat"],
        "tanggal": date.fromisoformat(case["tanggal"]),
        "jabatan": case["jabatan_penandatangan"],
        "nama": case["nama_penandatangan"],
    }


def _picked(row: Mapping[str, Any], *keys: str) -> ValuesByKey:
    return {key: row[key] for key in keys if row[key] is not None}


def _polaritas(row: Mapping[str, Any]) -> str:
    return "Minimum" if LOWER_IS_BETTER in row["indikator"] else "Maksimum"


def _measured(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of PK with its target as a number and its unit in the column for it; a nilai is no percentage."""
    target = row["target"]
    number = Decimal(target.rstrip("%")) if target.endswith("%") else None
    unit = "Nilai" if row["indikator"].startswith("Nilai") else "%"
    return {
        **_picked(row, "no", "sasaran", "indikator"),
        "no": None if row["no"] is None else row["no"].rstrip("."),
        "polaritas": _polaritas(row),
        "target": target if number is None else number,
        "satuan": unit if number is not None else {"WTP": "Opini", "B": "Predikat"}[target],
    }


def _whole(written: str) -> int:
    return int(written.replace(".", ""))


# Section 2.4 of the report, with its numbers: 5 is left out, and 6 holds two indikator.
MAIN_INDIKATOR = (
    ("1", "Jumlah Laporan Pelaksanaan Pemutakhiran Data Pemilih Berkelanjutan"),
    ("2", "Persentase Pegawai yang telah mengikuti Pendidikan dan Pelatihan dalam rangka Peningkatan Kompetensi SDM"),
    ("3", "Persentase Tersedianya Sarana dan Prasarana untuk memenuhi kebutuhan kerja pegawai yang berfungsi baik"),
    ("4", "Persentase tersedianya dokumen pengelolaan produk hukum"),
    ("6", "Persentase Terlaksananya penyediaan dan penyajian dokumentasi dan informasi hukum yang mutakhir; Jumlah "
          "Laporan Sistem Akuntansi dan pelaporan Keuangan yang disampaikan tepat waktu"),
    ("7", "Jumlah Laporan Pertanggungjawaban Penggunaan Anggaran (LPPA) yang disampaikan tepat waktu"),
    ("8", "Prosentase Ketepatan Waktu dalam pembayaran honorarium, uang kehormatan, gaji dan Tunjangan PNS"),
    ("9", "Nilai Evaluasi atas Akuntabilitas Kinerja"),
    ("10", "Persentase ketepatan penatausahaan dan pengadministrasian barang milik Negara dalam Aplikasi SIMAK BMN"),
    ("11", "Persentase pelaksanaan pelaporan persediaan kotak dan bilik suara berdasarkan stock opname tepat waktu"),
    ("12", "Tingkat ketepatan pengelolaan arsip dalam rangka mendukung tertib administrasi kearsipan"),
)  # fmt: skip
FIRST_PROGRAM = 5  # so many indikator of PK belong to the first sasaran, and its program


def complete() -> Prefill:
    """The corrected sample with the optional sheets and columns.

    The main indikator are the published ones. The funds of PKK are those of the budget, and PPS holds what PK promises
    and Pengukuran measures. Quarters, weights, causes, and the sasaran of the second program are examples. Nothing is
    compared with other years or with a standard, since the report does not do that either.
    """
    plain = corrected()
    pk, measured, budget = (plain.rows[sheet] for sheet in ("PK", "Pengukuran", "Anggaran"))
    programs = [str(row["uraian"]) for row in budget]
    numbers = [at for at, row in enumerate(measured) if isinstance(row["realisasi"], Decimal)]
    return replace(
        plain,
        rows={
            **plain.rows,
            "PK": [{**row, "bobot": 8 if at < 8 else 9} for at, row in enumerate(pk)],
            "Pengukuran": [
                {**row, "program_penunjang": programs[at >= FIRST_PROGRAM],
                 "penyebab": "Jadwal tahapan ditaati (contoh)." if at < FIRST_PROGRAM else None,
                 "solusi": "Jadwal tahun depan ditetapkan lebih awal (contoh)." if at < FIRST_PROGRAM else None}
                for at, row in enumerate(measured)
            ],
            "Anggaran": [
                {**row, "sasaran": pk[0 if at == 0 else FIRST_PROGRAM]["sasaran"]} for at, row in enumerate(budget)
            ],
            "IKU": [{"no": number, "indikator": name} for number, name in MAIN_INDIKATOR],
            "PKK": [
                {"program": row["uraian"], "nama_kegiatan": row["uraian"], "jenis_indikator": "Masukan",
                 "indikator": "Dana", "satuan": "Rp", "rencana": row["pagu"], "realisasi": row["realisasi"]}
                for row in budget
            ],
            "PPS": [
                {"sasaran": pk[at].get("sasaran"), "indikator": pk[at]["indikator"], "rencana": pk[at]["target"],
                 "realisasi": measured[at]["realisasi"]}
                for at in numbers
            ],
            "Triwulan": [
                {"cara": "posisi akhir", **{f"target_{one}": pk[at]["target"] for one in "abcd"},
                 **{f"realisasi_{one}": measured[at]["realisasi"] for one in "abcd"}}
                if at in numbers else {}
                for at in range(len(pk))
            ],
        },
        parts=frozenset({"Bobot", "Analisis", "Efisiensi"}),
    )  # fmt: skip


def renstra_example() -> Prefill:
    """Five years of a unit that does not exist: every figure is an example, since the report compares no years."""
    promised: list[tuple[str, str, str, Value, str]] = [
        ("Layanan pemilih makin baik (contoh)", "Indeks kepuasan pemilih", "Maksimum", 85, "Nilai"),
        ("", "Lama penanganan keluhan", "Minimum", 5, "Hari"),
        ("Tata kelola makin tertib (contoh)", "Nilai akuntabilitas kinerja", "Maksimum", 80, "Nilai"),
        ("", "Opini BPK atas laporan keuangan", "Maksimum", "WTP", "Opini"),
    ]
    realisasi: tuple[Value, ...] = (Decimal("83.5"), 6, 78, "WDP")
    years: tuple[tuple[Value, ...], ...] = (  # targets and realisasi of 2022 and 2023, the end target and the standard
        (75, 78, Decimal("76.2"), 80, 88, 80), (8, 7, 8, 6, 4, 7), (72, 75, 70, 74, 85, None), (None,) * 6,
    )  # fmt: skip
    keys = ("target_a", "target_b", "realisasi_a", "realisasi_b", "target_akhir", "standar_nasional")
    programs = {
        "01": ("Program Pelayanan", 600_000_000, 540_000_000),
        "02": ("Program Tata Kelola", 400_000_000, 392_000_000),
    }
    sasaran = [row[0] for row in promised if row[0]]
    return Prefill(
        identitas={"instansi": "Satuan Kerja Contoh", "tahun": 2024, "renstra": "2022-2026", "tempat": "Contoh",
                   "tanggal": date(2025, 1, 17), "jabatan": "Kepala", "nama": "Nama Lengkap"},
        rows={
            "RKT": [{"kode": code, "program": name, "sasaran": of, "anggaran": pagu}
                    for (code, (name, pagu, _)), of in zip(programs.items(), sasaran, strict=True)],
            "PK": [{"sasaran": of or None, "indikator": name, "polaritas": way, "target": target, "satuan": unit}
                   for of, name, way, target, unit in promised],
            "Pengukuran": [{"realisasi": value} for value in realisasi],
            "Anggaran": [{"kode": code, "uraian": name, "pagu": pagu, "realisasi": spent, "sasaran": of}
                         for (code, (name, pagu, spent)), of in zip(programs.items(), sasaran, strict=True)],
            "Renstra": [
                {"target_c": row[3] if isinstance(row[3], int) else None, **dict(zip(keys, of, strict=True))}
                for row, of in zip(promised, years, strict=True)
            ],
        },
        parts=frozenset({"Efisiensi"}),
    )  # fmt: skip


def own_tables() -> bytes:
    """The measurement of the published report as an office lays it out: headings on two rows, sasaran as rows.

    It was never made from our template, so that ``template --impor`` has something to read.
    """
    case = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": CREATED.replace(tzinfo=None)})
        sheet = workbook.add_worksheet("Bab III")
        sheet.merge_range("A1:E1", f"PENGUKURAN KINERJA TAHUN {case['identitas']['tahun']}")
        sheet.merge_range("A2:E2", case["identitas"]["instansi"])
        for area, text in (("A4:A5", "No"), ("B4:B5", "Indikator"), ("C4:E4", "Kinerja")):
            sheet.merge_range(area, text)
        sheet.write_row("C5", ["Target", "Capaian", "%"])
        row, sasaran = 5, ""
        for one in case["pengukuran"]["baris"]:
            if one["sasaran"] != sasaran:
                sasaran = one["sasaran"]
                sheet.merge_range(row, 0, row, 4, f"Sasaran: {sasaran}")
                row += 1
            sheet.write_row(row, 0, [one[key] for key in ("no", "indikator", "target", "realisasi", "capaian")])
            row += 1
        sheet.write(row + 1, 0, "Sumber: laporan bulanan")
        sheet.set_column("B:B", 80)
    return buffer.getvalue()


OWN_TABLES = "tabel-buatan-sendiri.xlsx"
SAMPLES = {
    "kpu-kota-binjai-2024.xlsx": published,
    "kpu-kota-binjai-2024-diperbaiki.xlsx": corrected,
    "kpu-kota-binjai-2024-lengkap.xlsx": complete,
    "contoh-renstra-2024.xlsx": renstra_example,
}


def rendered() -> dict[str, bytes]:
    """Give every file by its path from here: the workbooks, and the CSV of their sheets."""
    files: dict[str, bytes] = {}
    for name, prefill in SAMPLES.items():
        files |= _TEMPLATES["with_csv"](Path(name).stem, make_template(prefill()))
    files |= _TEMPLATES["with_csv"](Path(OWN_TABLES).stem, own_tables())
    return files


if __name__ == "__main__":
    _TEMPLATES["write"](rendered(), HERE)
