"""An outcome as text for the terminal, and as the JSON of the contract."""

import json
from decimal import Decimal
from typing import Any

import click

from lkj_xlsx import __version__
from lkj_xlsx.compute import Outcome
from lkj_xlsx.declare.message import Level
from lkj_xlsx.findings import Finding, count_by_level
from lkj_xlsx.values import Quantity, Range, Word, format_decimal, format_quantity, format_rupiah
from lkj_xlsx.writeback import Change

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
SHOWN_FINDINGS = 20


def one_line(text: str) -> str:
    """Give a text as one line that commands no terminal: her cells and file names may hold escape characters."""
    return "".join(one if one.isprintable() else " " if one.isspace() else "?" for one in text)


def as_text(outcome: Outcome) -> str:
    """A short table, then the gravest findings; coloured by click only where it goes to a terminal."""
    summary, total, identitas = outcome.hasil.ringkasan, outcome.hasil.anggaran.total, outcome.laporan.identitas
    counts = count_by_level(outcome.findings)
    rows = [
        ("Instansi", identitas["instansi"] or "(belum diisi)"),
        ("Tahun", identitas["tahun"] or "(belum diisi)"),
        ("Capaian", f"{_percent(summary.capaian)} {summary.kategori}".strip()),
        ("Terukur", f"{summary.terukur} dari {summary.indikator} indikator"),
        ("Anggaran", f"Rp {format_rupiah(total.realisasi)} dari Rp {format_rupiah(total.pagu)}"),
        ("Serapan", _percent(total.capaian)),
        ("Temuan", ", ".join(f"{count} {level}" for level, count in counts.items())),
        ("Diubah", _changed(outcome)),
        ("Hasil", str(outcome.output) if outcome.output else "(tidak ditulis)"),
    ]
    table = "\n".join(f"{label:<10}{one_line(value)}" for label, value in rows)
    grave = [one for one in outcome.findings if one.level is not Level.NOTE]
    lines = [_line(one) for one in grave[:SHOWN_FINDINGS]]
    if len(grave) > SHOWN_FINDINGS:
        lines.append(f"... dan {len(grave) - SHOWN_FINDINGS} temuan lain; selengkapnya pada lembar Temuan.")
    return "\n".join([table, "", *lines]) if lines else table


def _changed(outcome: Outcome) -> str:
    cells = outcome.changes.replaced()
    said = ", ".join(f"{sheet} {count} sel" for sheet, count in outcome.changes.per_sheet().items()) or "tidak ada sel"
    return f"{said}; rumus diganti di {cells}" if cells else said


def _line(one: Finding) -> str:
    level = click.style(f"{one.level.value:<11}", fg=_COLOURS[one.level])
    where = f"{one.sheet}!{one.cell}" if one.cell else one.sheet
    facts = [
        f"{label} {value}"
        for label, value in (("tertulis", one.written), ("dihitung", one.computed))
        if value is not None
    ]
    if one.difference is not None:
        facts.append(f"selisih {format_decimal(one.difference)}")
    line = f"{one.code}  {where:<16}{one.message}" + (f" [{'; '.join(facts)}]" if facts else "")
    return level + one_line(line)


def _percent(value: Decimal | None) -> str:
    return "-" if value is None else f"{format_decimal(value, 2)}%"


def as_json(outcome: Outcome) -> str:
    """The one JSON document that the contract describes."""
    laporan, hasil = outcome.laporan, outcome.hasil
    total, summary = hasil.anggaran.total, hasil.ringkasan
    document = {
        "lkj_xlsx": __version__,
        "berkas": {
            "masukan": str(outcome.source),
            "sha256": outcome.sha256,
            "keluaran": None if outcome.output is None else str(outcome.output),
        },
        "identitas": {
            **laporan.identitas.values,
            "tahun": _year(laporan.identitas["tahun"]),
            "tanggal": str(laporan.identitas.tanggal),
        },
        "pengukuran": _pengukuran(outcome),
        "sasaran": [
            {
                "sasaran": row["sasaran"],
                "indikator": row["indikator"],
                "terukur": row["terukur"],
                "capaian": _number(row["capaian"]),
                "kategori": row["kategori"] or None,
            }
            for row in summary.per_sasaran.values()
        ],
        "anggaran": {
            "baris": _anggaran(outcome),
            "total": {
                "pagu": total.pagu,
                "realisasi": total.realisasi,
                "sisa": total.sisa,
                "capaian": _number(total.capaian),
            },
        },
        "ringkasan": {
            "indikator": summary.indikator,
            "terukur": summary.terukur,
            "capaian": _number(summary.capaian),
            "kategori": summary.kategori or None,
            "serapan": _number(total.capaian),
        },
        "temuan": [_finding(one) for one in outcome.findings],
    }
    # ASCII alone, so that no console's encoding can spoil it.
    text = json.dumps(document, indent=2, allow_nan=False)
    # One to a line: a big report may have changed half a million cells.
    changes = ",".join(f"\n    {json.dumps(_change(one))}" for one in outcome.changes)
    return text.removesuffix("\n}") + f',\n  "perubahan": [{changes}' + ("\n  ]" if changes else "]") + "\n}"


def _pengukuran(outcome: Outcome) -> list[dict[str, Any]]:
    read, computed = outcome.laporan.rows["Pengukuran"], outcome.hasil.measured
    rows = []
    for row, record in read.items():
        result = computed[row]
        rows.append(
            {
                "baris": row,
                "sasaran": record["sasaran"],
                "indikator": record["indikator"],
                "polaritas": record["polaritas"],
                "target": quantity(record["target"]),
                "realisasi": quantity(record["realisasi"]),
                "satuan": record["satuan"] or None,
                "capaian": _number(result["capaian"]),
                "kategori": result["kategori"] or None,
            }
        )
    return rows


def _anggaran(outcome: Outcome) -> list[dict[str, Any]]:
    read, computed = outcome.laporan.rows["Anggaran"], outcome.hasil.anggaran.by_row
    return [
        {
            "baris": row,
            "kode": record["kode"],
            "uraian": record["uraian"],
            "pagu": record["pagu"],
            "realisasi": record["realisasi"],
            "sisa": computed[row]["sisa"],
            "capaian": _number(computed[row]["capaian"]),
        }
        for row, record in read.items()
    ]


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "kode": one.code,
        "tingkat": one.level.value,
        "lembar": one.sheet,
        "sel": one.cell,
        "pesan": one.message,
        "tertulis": one.written,
        "dihitung": one.computed,
        "saran": one.remedy,
    }


def _change(one: Change) -> dict[str, str | None]:
    return {
        "lembar": one.sheet,
        "sel": one.cell,
        "sebelum": one.before,
        "sesudah": one.after,
        "rumus_diganti": one.replaced,
    }


def quantity(value: Quantity | None) -> int | float | str | None:
    """Give a value as the JSON holds it: a number, or the word or range as text."""
    match value:
        case None:
            return None
        case Word(text):
            return text
        case Range():
            return format_quantity(value)
        case _:
            return _number(value)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _year(text: str) -> int | str | None:
    return int(text) if text.strip().isdecimal() else text or None
