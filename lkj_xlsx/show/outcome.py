"""An outcome of ``check`` or ``compute`` as text for the terminal, and as one JSON document."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import click

from lkj_xlsx import __version__
from lkj_xlsx.compute import Outcome
from lkj_xlsx.declare.message import Level
from lkj_xlsx.report.findings import Finding, count_by_level
from lkj_xlsx.report.report import Settings
from lkj_xlsx.report.results import Total
from lkj_xlsx.report.rows import Record
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.rules.achievement import MINIMUM_DIFFERENCE, MINIMUM_RATIO
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.pengaturan import MEAN_OF_INDIKATOR, MEAN_OF_SASARAN, PENGATURAN_SHEET
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.show.formats import and_more, json_number, json_quantity, json_text, one_line, percent, two_columns
from lkj_xlsx.values import format_decimal, format_rupiah
from lkj_xlsx.write import Change

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
SHOWN_FINDINGS = 10
# Where the causes of an empty figure stand.
_MEASURED, _SPENT = (PENGUKURAN.sheet, PK.sheet, PENGATURAN_SHEET), (ANGGARAN.sheet,)
_NULL_IF_EMPTY = ("kode", "kode_ik", "uraian", "satuan", "kategori")


def as_text(outcome: Outcome) -> str:
    """Give the main figures, then the findings of level galat and peringatan."""
    rows = [
        *headline(outcome),
        ("Diubah", _changed_text(outcome)),
        ("Hasil", str(outcome.output) if outcome.output else "(tidak ditulis)"),
    ]
    table = two_columns(rows, 10)
    grave = [one for one in outcome.findings if one.level is not Level.NOTE]
    lines = [_finding_line(one) for one in grave[:SHOWN_FINDINGS]]
    if len(grave) > SHOWN_FINDINGS:
        place = "pada lembar Temuan" if outcome.output else "dengan --format json, atau pada lembar Temuan dari compute"
        lines.append(and_more(len(grave) - SHOWN_FINDINGS, "kesalahan atau peringatan", place))
    return "\n".join([table, "", *lines]) if lines else table


def headline(outcome: Outcome) -> list[tuple[str, str]]:
    """Give the main figures, each with its label."""
    summary, total, identitas = outcome.hasil.ringkasan, outcome.hasil.anggaran.total, outcome.laporan.identitas
    counts = count_by_level(outcome.findings)
    return [
        ("Instansi", identitas["instansi"] or "(belum diisi)"),
        ("Tahun", identitas["tahun"] or "(belum diisi)"),
        ("Capaian", _figure(summary.capaian, outcome, _MEASURED, "tidak ada indikator yang terukur", summary.kategori)),
        ("Terukur", f"{summary.terukur} dari {summary.indikator} indikator"),
        ("Anggaran", _budget_text(total)),
        ("Serapan", _figure(total.capaian, outcome, _SPENT, "tidak ada pagu")),
        ("Temuan", ", ".join(f"{count} {Level(level).word}" for level, count in counts.items())),
    ]


def _figure(value: Decimal | None, outcome: Outcome, sheets: Sequence[str], otherwise: str, after: str = "") -> str:
    """Give a figure of the headline; for one that is empty the reason: the first galat that moves it."""
    if value is not None:
        return f"{percent(value)} {after}".strip()
    layout = outcome.laporan.layout
    names = [layout.sheets[sheet] for sheet in sheets]
    found = (one for one in outcome.findings if one.level is Level.ERROR and one.moves_headline and one.sheet in names)
    cause = next(found, None)
    if cause is None:
        return f"{percent(None)} ({otherwise})"
    return f"{percent(None)} ({cause.code} {_where(cause)}: {cause.message})"


def _where(one: Finding) -> str:
    return f"{one.sheet}!{one.cell}" if one.cell else one.sheet


def _budget_text(total: Total) -> str:
    if total.pagu is None or total.realisasi is None:
        return "(belum dapat dijumlahkan; lihat temuan Peran)"
    return f"Rp {format_rupiah(total.realisasi)} dari Rp {format_rupiah(total.pagu)}"


def _changed_text(outcome: Outcome) -> str:
    cells = outcome.changes.replaced()
    per_sheet = (
        ", ".join(f"{sheet} {count} sel" for sheet, count in outcome.changes.per_sheet().items()) or "tidak ada sel"
    )
    return f"{per_sheet}; rumus diganti di {cells}" if cells else per_sheet


def _finding_line(one: Finding) -> str:
    level = click.style(f"{one.level.word:<11}", fg=_COLOURS[one.level])
    where = _where(one)
    facts = [
        f"{label} {value}"
        for label, value in (("tertulis", one.written), ("dihitung", one.computed))
        if value is not None
    ]
    if one.difference is not None:
        facts.append(f"selisih {format_decimal(one.difference)}")
    line = f"{one.code}  {where:<16}{one.message}" + (f" [{'; '.join(facts)}]" if facts else "")
    return level + one_line(line)


def as_json(outcome: Outcome) -> str:
    """Give the outcome as the JSON document that docs/format-json.md describes."""
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
            **{key: str(day) for key, day in laporan.identitas.days.items()},
        },
        "pengaturan": _settings_json(laporan.settings),
        **_sheets_json(outcome),
        "sasaran": [
            {
                "sasaran": row["sasaran"],
                "indikator": row["indikator"],
                "terukur": row["terukur"],
                "capaian": json_number(row["capaian"]),
                "kategori": row["kategori"] or None,
            }
            for row in summary.per_sasaran.values()
        ],
        "anggaran": {
            "baris": _rows_json(
                laporan.rows["Anggaran"],
                ("kode", "uraian", "pagu", "realisasi"),
                hasil.anggaran.by_row,
                ("sisa", "capaian"),
                roles=tree_of(outcome.laporan, "Anggaran").roles,
            ),
            "total": {
                "pagu": json_number(total.pagu),
                "realisasi": json_number(total.realisasi),
                "sisa": json_number(total.sisa),
                "capaian": json_number(total.capaian),
            },
        },
        "ringkasan": {
            "indikator": summary.indikator,
            "terukur": summary.terukur,
            "capaian": json_number(summary.capaian),
            "kategori": summary.kategori or None,
            "serapan": json_number(total.capaian),
        },
        "temuan": [_finding_json(one, outcome.answers.get(at)) for at, one in enumerate(outcome.findings)],
    }
    text = json_text(document)
    # Each change is one line, because a big report may change half a million cells.
    changes = ",".join(f"\n    {json.dumps(_change_json(one))}" for one in outcome.changes)
    return text.removesuffix("\n}") + f',\n  "perubahan": [{changes}' + ("\n  ]" if changes else "]") + "\n}"


def _settings_json(settings: Settings) -> dict[str, Any]:
    return {
        "rumus_minimum": MINIMUM_RATIO if settings.minimum_by_ratio else MINIMUM_DIFFERENCE,
        "batas_capaian": json_number(settings.cap),
        "rata_rata": MEAN_OF_SASARAN if settings.mean_of_sasaran else MEAN_OF_INDIKATOR,
    }


def _sheets_json(outcome: Outcome) -> dict[str, Any]:
    """Give the rows of the sheets that have no further figures, by the key of their section."""
    rows = outcome.laporan.rows
    promised = ("kode_ik", "sasaran", "indikator", "polaritas", "target", "satuan")
    return {
        "rkt": _rows_json(
            rows["RKT"],
            ("kode", "sasaran", "indikator", "target", "anggaran"),
            roles=tree_of(outcome.laporan, "RKT").roles,
        ),
        "pk": _rows_json(rows["PK"], promised),
        "pengukuran": _rows_json(
            rows["Pengukuran"], (*promised, "realisasi"), outcome.hasil.measured, ("capaian", "kategori")
        ),
    }


def _rows_json(
    rows: Mapping[int, Record],
    read: Sequence[str],
    results: Mapping[int, Record] | None = None,
    computed: Sequence[str] = (),
    *,
    roles: Mapping[int, str] | None = None,
) -> list[dict[str, Any]]:
    """Give the rows of a sheet: the number of each, its columns ``read``, and of its ``results`` those ``computed``.

    ``roles`` gives the Peran of each row; none stands for a caption, a row below TOTAL, or one that is not decided.
    """
    return [
        {"baris": row}
        | {key: _value_json(key, record[key]) for key in read}
        | {key: _value_json(key, results[row][key]) for key in computed if results is not None}
        | ({} if roles is None else {"peran": roles.get(row) or None})
        for row, record in rows.items()
    ]


def _value_json(key: str, value: Any) -> Any:
    if value == "" and key in _NULL_IF_EMPTY:
        return None
    return value if isinstance(value, str | int) else json_quantity(value)


def _finding_json(one: Finding, answer: str | None) -> dict[str, Any]:
    return {
        "kode": one.code,
        "tingkat": one.level.value,
        "lembar": one.sheet,
        "sel": one.cell,
        "sel_lain": [f"{sheet}!{cell}" for sheet, cell in one.related],
        "pesan": one.message,
        "tertulis": one.written,
        "dihitung": one.computed,
        "selisih": None if one.difference is None else format_decimal(one.difference),
        "saran": one.remedy,
        "dampak": one.effect,
        "tanggapan": answer,
    }


def _change_json(one: Change) -> dict[str, str | None]:
    return {
        "lembar": one.sheet,
        "sel": one.cell,
        "sebelum": one.before,
        "sesudah": one.after,
        "rumus_diganti": one.replaced,
    }


def _year(text: str) -> int | str | None:
    return int(text) if text.strip().isdecimal() else text or None
