"""Lists the formula cells of Ringkasan with their values."""

from collections.abc import Iterator, Mapping
from typing import Any

from lkj_xlsx.declare.layout import Layout
from lkj_xlsx.package.refs import quote_sheet, split_ref
from lkj_xlsx.report.report import Report, text_of
from lkj_xlsx.report.result_cells import ResultCell, as_stored
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules import budget, text
from lkj_xlsx.rules.budget import EFFICIENCY_BAND
from lkj_xlsx.rules.weights import WEIGHTED, has_weights
from lkj_xlsx.sheets import ringkasan as schema
from lkj_xlsx.sheets import temuan as report
from lkj_xlsx.sheets.kelengkapan import share_of_complete
from lkj_xlsx.sheets.page_cells import absolute, list_cells
from lkj_xlsx.sheets.pengaturan import BAND, PENGATURAN_SHEET

Values = Mapping[str, Any]


def summary_cells(laporan: Report, hasil: Results, counts: Mapping[str, int] | None) -> Iterator[ResultCell]:
    """Give every formula cell of Ringkasan. ``counts`` is the number of findings by level, ``None`` if not checked."""
    layout = laporan.layout
    band = budget.efficiency_band.formula if (PENGATURAN_SHEET, BAND.key) in layout.fields else str(EFFICIENCY_BAND)
    names = {**_names(layout), "batas": band, "checked_figures": f'"{_checked_figures(hasil)}"'}
    values = _figures(laporan, hasil, counts)
    for figure in schema.figures_in(layout):
        row, column = split_ref(figure.value_at)
        formula, at = layout.compile(figure.formula_in(layout), names=names).at(0), layout.row_on(schema.SHEET, row)
        yield ResultCell(schema.SHEET, at, column, formula, as_stored(values[figure.key]), figure.kind)
    for table, rows in (
        (schema.SASARAN, _sasaran(hasil)),
        (schema.PER_KATEGORI, _per_kategori(hasil)),
        (schema.BUDGET, _budget(laporan, hasil)),
        (schema.SASARAN_CONTINUED, _sasaran(hasil)),
    ):
        yield from list_cells(layout, table, rows, names)


def shown_rows(hasil: Results) -> dict[str, int]:
    """Count the rows that each table of Ringkasan has to show, by the key of the table."""
    sasaran = len(hasil.ringkasan.per_sasaran)
    return {
        schema.SASARAN.key: min(sasaran, schema.SASARAN.rows),
        schema.SASARAN_CONTINUED.key: max(sasaran - schema.SASARAN.rows, 0),
        schema.PER_KATEGORI.key: len(hasil.ringkasan.per_kategori),
        schema.BUDGET.key: sum(1 for one in hasil.anggaran.by_row.column("urutan_pokok") if one is not None),
    }


def _names(layout: Layout) -> dict[str, str]:
    """Give the reference for each placeholder of Ringkasan: ``capaian`` -> ``$C$12``."""
    names = {figure.key: absolute(layout, schema.SHEET, figure.value_at) for figure in schema.ALL_FIGURES}
    for tables in schema.LISTS:
        pages = [rows for table in tables if (rows := table.rows_in(layout))]
        names[f"{tables[0].key}_rows"] = ",".join(f"$A${rows[0]}:$A${rows[-1]}" for rows in pages)
    temuan = quote_sheet(layout.sheets.get(report.SHEET, report.SHEET))
    levels = f"{temuan}!{report.LEVEL_RANGE}"
    names["first_message"] = f"{temuan}!{report.FIRST_MESSAGE}"
    names["codes"], names["messages"] = f"{temuan}!{report.CODE_RANGE}", f"{temuan}!{report.MESSAGE_RANGE}"
    is_not_checked = report.IS_NOT_CHECKED.format(first_message=names["first_message"])
    for level, word in report.LEVEL_WORDS.items():
        names[f"count_{level}"] = f'IF({is_not_checked},"",COUNTIF({levels},"{word}"))'
    return names


def _checked_figures(hasil: Results) -> str:
    """Give the figures by which Ringkasan sees that the workbook changed since the check, as its formula joins them."""
    summary, total = hasil.ringkasan, hasil.anggaran.total
    hundredths = (round(100 * (one or 0)) for one in (summary.capaian, total.pagu, total.realisasi))
    return "|".join(str(one) for one in (summary.indikator, summary.terukur, *hundredths))


def _figures(laporan: Report, hasil: Results, counts: Mapping[str, int] | None) -> dict[str, Any]:
    """Give the value of each figure by its key."""
    summary, total, identitas = hasil.ringkasan, hasil.anggaran.total, laporan.identitas
    by_sasaran = laporan.settings.mean_of_sasaran
    way = "rata-rata sasaran" if by_sasaran else "semua indikator"
    return {
        "nama_instansi": identitas["instansi"],
        "tahun": identitas["tahun"],
        "renstra": identitas["renstra"],
        "jumlah_sasaran": len(summary.per_sasaran),
        "indikator": summary.indikator,
        "terukur": summary.terukur,
        "capaian": summary.capaian,
        "kategori": summary.kategori,
        "cara": WEIGHTED if has_weights(laporan.rows["Pengukuran"].optional("bobot")) else way,
        "pagu": total.pagu,
        "realisasi": total.realisasi,
        "sisa": total.sisa,
        "serapan": total.capaian,
        "efisiensi": summary.efisiensi,
        "tingkat_efisiensi": summary.tingkat_efisiensi,
        "belum_terukur": summary.indikator - summary.terukur,
        "total_pagu": total.pagu,
        "total_realisasi": total.realisasi,
        "total_sisa": total.sisa,
        "total_capaian": total.capaian,
        **_sentences(laporan, hasil),
        **(dict.fromkeys((one.key for one in schema.FINDING_COUNTS), None) if counts is None else counts),
        schema.COMPLETENESS.key: ""
        if counts is None
        else "".join(one.message for one in share_of_complete(laporan, hasil)),
        "usia_pemeriksaan": schema.NOT_CHECKED if counts is None else "",
        "tempat_tanggal": text.place_and_date(identitas["tempat"], identitas.tanggal),
        "jabatan": identitas["jabatan"],
        "penandatangan": identitas["nama"],
        "nip": f"NIP {identitas['nip']}" if identitas["nip"] else "",
    }


def _sentences(laporan: Report, hasil: Results) -> dict[str, str]:
    summary, identitas = hasil.ringkasan, laporan.identitas
    rows = shown_rows(hasil)
    hidden = {
        tables[0].key: schema.hidden_sentence(tables, sum(rows[table.key] for table in tables), laporan.layout)
        for tables in schema.LISTS
    }
    return {
        "kalimat_capaian": text.achievement_sentence(
            summary.indikator, summary.terukur, summary.capaian, summary.kategori
        ),
        "kalimat_anggaran": text.budget_sentence(identitas["instansi"], identitas["tahun"], rows[schema.BUDGET.key]),
        "sasaran_tersembunyi": hidden[schema.SASARAN.key],
        "anggaran_tersembunyi": hidden[schema.BUDGET.key],
    }


def _sasaran(hasil: Results) -> list[dict[str, Any]]:
    """Give the rows of the table of sasaran."""
    return [
        {"no": number, "nama": record["sasaran"], **record} for number, record in hasil.ringkasan.per_sasaran.items()
    ]


def _per_kategori(hasil: Results) -> list[dict[str, Any]]:
    """Give the rows of the table of kategori."""
    return [{"nama": name, "jumlah": count if name else None} for name, count in hasil.ringkasan.per_kategori]


def _budget(laporan: Report, hasil: Results) -> list[dict[str, Any]]:
    """Give the rows of the budget table: the main rows of Anggaran, as many as fit."""
    spent = hasil.anggaran.by_row
    roots = [row for row in spent if spent[row]["urutan_pokok"] is not None][: schema.BUDGET.rows]
    # A formula shows the number in a cell without its format: 51 where 051 is shown.
    codes = {row: text_of(laporan.cells("Anggaran", row)["kode"]) for row in roots}
    return [{**laporan.rows["Anggaran"][row], **spent[row], "kode": codes[row]} for row in roots]
