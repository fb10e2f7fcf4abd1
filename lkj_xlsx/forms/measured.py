"""The forms of what was reached: Pengukuran Kinerja, PKK, PPS, and the action plan with its quarters."""

from lkj_xlsx.forms import common
from lkj_xlsx.forms.common import Contents
from lkj_xlsx.forms.model import Align, Block, Column, Form, Page, Row, Signatures, Table, Total
from lkj_xlsx.sheets.identitas import TANGGAL
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.pkk import PKK
from lkj_xlsx.sheets.pps import PPS
from lkj_xlsx.sheets.triwulan import QUARTERS, TRIWULAN
from lkj_xlsx.values import clean

_NUMBER = Column("No", 9, Align.CENTER)
_SASARAN, _INDIKATOR = "Sasaran Strategis", "Indikator Kinerja"


def _form(
    contents: Contents, key: str, name: str, *blocks: Block, is_landscape: bool = False, notes: tuple[str, ...] = ()
) -> Form:
    signed = Signatures(common.head_signs(contents, common.dated(contents)))
    return Form(
        key, name, common.footer(contents, name), (Page(common.title(contents, name.upper()), (*blocks, signed)),),
        is_landscape=is_landscape, blanks=contents.blanks("tempat", TANGGAL.key, "jabatan", "nama"), notes=notes,
    )  # fmt: skip


def pengukuran_kinerja(contents: Contents) -> Form:
    """Make the measurement: target, realisasi and capaian of each indikator, and below it the budget."""
    rows = [
        (number, sasaran, indikator, target, realisasi, percent, contents.hasil.measured[row]["kategori"] or "-")
        for row, (number, sasaran, indikator, target, realisasi, percent) in _measured(contents).items()
    ]
    columns = (
        _NUMBER, Column(_SASARAN, 34), Column(_INDIKATOR, 53), Column("Target", 20, Align.CENTER),
        Column("Realisasi", 20, Align.CENTER), Column("% Capaian", 17, Align.RIGHT),
        Column("Kategori", 17, Align.CENTER),
    )  # fmt: skip
    found = contents.hasil.ringkasan
    mean = Total(
        f"Rata-rata capaian ({found.terukur} dari {found.indikator} indikator terukur)",
        (common.percentage(found.capaian), found.kategori or common.NOTHING),
    )
    return _form(
        contents, "pengukuran", "Pengukuran Kinerja", Table(columns, common.grouped(rows, 0, 1), mean),
        *_spent(contents), notes=common.notes_on_total(contents),
    )  # fmt: skip


def _measured(contents: Contents) -> dict[int, tuple[str, str, str, str, str, str]]:
    """Give for each row of Pengukuran: number, sasaran, indikator, target, realisasi, % capaian."""
    found = {}
    for row, record in contents.records(PENGUKURAN.sheet):
        results, unit = contents.hasil.measured[row], common.units(record)
        target, realisasi = (
            common.quantity(contents, PENGUKURAN.sheet, row, key, unit) for key in ("target", "realisasi")
        )
        number, sasaran = str(results["nomor_sasaran"] or ""), clean(record["sasaran_terbaca"])
        percent = common.percentage(results["capaian"])
        found[row] = (number, sasaran, clean(record["indikator"]), target, realisasi, percent)
    return found


def _spent(contents: Contents) -> tuple[Table, ...]:
    """Give the table of the highest level of Anggaran, with what was spent; none where Anggaran has no rows."""
    rows = [
        (
            str(number), clean(record["kode"]), clean(record["uraian"]),
            common.rupiah(record["pagu"]), common.rupiah(record["realisasi"]), common.percentage(results["capaian"]),
        )
        for number, (record, results) in enumerate(common.main_budget_rows(contents), 1)
    ]  # fmt: skip
    columns = (
        _NUMBER, Column("Kode", 21), Column("Program/Kegiatan", 50), Column("Pagu (Rp)", 36, Align.RIGHT),
        Column("Realisasi (Rp)", 36, Align.RIGHT), Column("% Capaian", 19, Align.RIGHT),
    )  # fmt: skip
    sums = contents.hasil.anggaran.total
    total = Total("JUMLAH", (common.rupiah(sums.pagu), common.rupiah(sums.realisasi), common.percentage(sums.capaian)))
    shown, cells = common.without_empty(columns, rows, at=1)
    return (Table(shown, common.grouped(cells, 0), total),) if rows else ()


def kinerja_kegiatan(contents: Contents) -> Form:
    """Make the form of what each kegiatan took in and brought."""
    records, results = contents.records(PKK.sheet), contents.hasil.rows_of(PKK.sheet)
    rows = []
    for row, (program, activity) in common.carried_down(records, "program", "nama_kegiatan"):
        record = contents.laporan.rows[PKK.sheet][row]
        plan, reached = (common.quantity(contents, PKK.sheet, row, key) for key in ("rencana", "realisasi"))
        percent = common.percentage(results[row]["persen_tercapai"])
        unit = common.units(record) or common.NOTHING
        kind, name = clean(record["jenis_indikator"]), clean(record["indikator"])
        rows.append((program, activity, kind, name, unit, plan, reached, percent))
    columns = (
        Column("Program", 46), Column("Kegiatan", 50), Column("Jenis", 20), Column("Indikator", 47),
        Column("Satuan", 18, Align.CENTER), Column("Rencana", 29, Align.RIGHT), Column("Realisasi", 29, Align.RIGHT),
        Column("%", 18, Align.RIGHT),
    )  # fmt: skip
    table = Table(columns, common.grouped(rows, 0, 1))
    return _form(contents, "pkk", "Pengukuran Kinerja Kegiatan", table, is_landscape=True)


def pencapaian_sasaran(contents: Contents) -> Form:
    """Make the form of what each sasaran reached: from PPS, and where that holds nothing, from Pengukuran."""
    rows: list[Row] = []
    if contents.records(PPS.sheet):
        results = contents.hasil.rows_of(PPS.sheet)
        for row, (sasaran,) in common.carried_down(contents.records(PPS.sheet), "sasaran"):
            record = contents.laporan.rows[PPS.sheet][row]
            plan, reached = (common.quantity(contents, PPS.sheet, row, key) for key in ("rencana", "realisasi"))
            percent = common.percentage(results[row]["persen_tercapai"])
            rows.append((sasaran, clean(record["indikator"]), plan, reached, percent, clean(record["keterangan"])))
    else:
        rows = [(*cells[1:], "") for cells in _measured(contents).values()]
    columns = (
        Column("Sasaran", 42), Column("Indikator", 54), Column("Rencana", 19, Align.CENTER),
        Column("Realisasi", 19, Align.CENTER), Column("%", 17, Align.RIGHT), Column("Keterangan", 25),
    )  # fmt: skip
    return _form(contents, "pps", "Pengukuran Pencapaian Sasaran", Table(columns, common.grouped(rows, 0)))


def triwulan(contents: Contents) -> Form:
    """Make the action plan: for each indikator a line of targets, one of realisasi and one of capaian."""
    results = contents.hasil.rows_of(TRIWULAN.sheet)
    promised = contents.laporan.tied_rows.get(TRIWULAN.sheet, {})
    rows: list[tuple[str, ...]] = []
    for row, record in contents.records(TRIWULAN.sheet):
        at, unit = promised.get(row), common.units(record)
        pk = {} if at is None else contents.laporan.rows[PK.sheet][at]
        year = common.NOTHING if at is None else common.quantity(contents, PK.sheet, at, "target", common.units(pk))
        head = (clean(pk.get("sasaran_terbaca", "")) or common.NOTHING, clean(record["indikator"]), year)
        lines = {
            "Target": [common.quantity(contents, TRIWULAN.sheet, row, f"target_{one}", unit) for one in QUARTERS],
            "Realisasi": [common.quantity(contents, TRIWULAN.sheet, row, f"realisasi_{one}", unit) for one in QUARTERS],
            "% Capaian": [common.percentage(results[row][f"capaian_{one}"]) for one in QUARTERS],
        }
        to_date = (common.to_date(results[row]["target_sd"], unit), common.to_date(results[row]["realisasi_sd"], unit),
                   common.percentage(results[row]["capaian_sd"]))  # fmt: skip
        rows += [(*head, label, *cells, last) for (label, cells), last in zip(lines.items(), to_date, strict=True)]
    columns = (
        Column("Sasaran", 50), Column("Indikator", 60), Column("Target Setahun", 22, Align.CENTER),
        Column("Uraian", 21),
        *(Column(f"TW {roman}", 20, Align.CENTER) for roman in QUARTERS.values()),
        Column("s.d. Kini", 24, Align.CENTER),
    )  # fmt: skip
    table = Table(columns, common.grouped(rows, 0, 1, 2))
    return _form(contents, "triwulan", "Rencana Aksi dan Capaian Triwulan", table, is_landscape=True)
