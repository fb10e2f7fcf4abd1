"""The forms of what was planned: Perjanjian Kinerja, Rencana Kinerja Tahunan, Indikator Kinerja Utama."""

from lkj_xlsx.forms import common
from lkj_xlsx.forms.common import Contents
from lkj_xlsx.forms.model import (
    Align,
    Block,
    Column,
    Form,
    Labelled,
    Page,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    Total,
)
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.rules.budget_tree import JUMLAH
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.identitas import DATE_OF_PK, FORM_OF_PK, NUMBER_OF_PK, ONE_PARTY
from lkj_xlsx.sheets.iku import IKU
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.rkt import RKT
from lkj_xlsx.values import clean, format_rupiah, normalised

# The wording that published agreements share (KPU Kabupaten Ponorogo 2020, KPU Kota Salatiga 2021, after 53/2014).
_AIM = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
    "hasil"
)
_PROMISE = (
    "berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai "
    "target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan "
    "kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
_SUPERVISION = (
    "Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari "
    "perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
_PARTIES = ("nama", "jabatan", "nama_atasan", "jabatan_atasan", "nip_atasan")


def perjanjian_kinerja(contents: Contents) -> Form:
    """Make the agreement: a statement of one page, and its annex with targets and budget, both of them signed."""
    nama, jabatan, nama_atasan, jabatan_atasan, nip_atasan = (contents.field(key) for key in _PARTIES)
    is_one_party = clean(contents.field(FORM_OF_PK.key)).lower() == ONE_PARTY
    name = "Perjanjian Kinerja"
    number = contents.field(NUMBER_OF_PK.key)
    heading = common.title(contents, name.upper())
    first = Labelled((("Nama", nama), ("Jabatan", jabatan)))
    if is_one_party:
        statement: tuple[Block, ...] = (
            Paragraph(f"{_AIM}, yang bertanda tangan di bawah ini:"), first, Paragraph(_PROMISE),
        )  # fmt: skip
        signed = Signatures(common.head_signs(contents, common.dated_as_pk(contents)))
    else:
        statement = (
            Paragraph(f"{_AIM}, kami yang bertanda tangan di bawah ini:"),
            first, Paragraph("selanjutnya disebut PIHAK PERTAMA."),
            Labelled((("Nama", nama_atasan), ("Jabatan", jabatan_atasan))),
            Paragraph("selaku atasan Pihak Pertama, selanjutnya disebut PIHAK KEDUA."),
            Paragraph(f"Pihak Pertama {_PROMISE}"), Paragraph(_SUPERVISION),
        )  # fmt: skip
        above = ("", "PIHAK KEDUA,", *common.position_lines(jabatan_atasan))
        signed = Signatures(
            common.head_signs(contents, common.dated_as_pk(contents), "PIHAK PERTAMA,"),
            Signature(above, nama_atasan, nip_atasan),
        )
    asked = _PARTIES[:2] if is_one_party else _PARTIES[:4]
    numbered = (*heading, f"Nomor: {number}") if number else heading
    return Form(
        "pk", name, common.footer(contents, name),
        (
            Page(numbered, (*statement, signed), is_letter=True),
            Page(heading, (_promised(contents), *_granted(contents), signed), label=f"Lampiran {name}"),
        ),
        blanks=contents.blanks("tempat", DATE_OF_PK.key, *asked), notes=_notes_on_budget(contents),
    )  # fmt: skip


def _promised(contents: Contents) -> Table:
    """Give the table of sasaran, indikator and targets."""
    rows = []
    numbers: dict[str, int] = {}
    for row, record in contents.records(PK.sheet):
        sasaran = clean(record["sasaran_terbaca"])
        number = numbers.setdefault(normalised(sasaran), len(numbers) + 1)
        target = common.quantity(contents, PK.sheet, row, "target", common.units(record))
        rows.append((str(number), sasaran, clean(record["indikator"]), target))
    columns = (
        Column("No", 9, Align.CENTER), Column("Sasaran Strategis", 56), Column("Indikator Kinerja", 71),
        Column("Target", 29, Align.CENTER),
    )  # fmt: skip
    return Table(columns, common.grouped(rows, 0, 1))


def _granted(contents: Contents) -> tuple[Table, ...]:
    """Give the table of the highest level of Anggaran with its pagu; none where Anggaran has no rows."""
    rows = [
        (str(number), clean(record["uraian"] or record["kode"]), common.rupiah(record["pagu"]))
        for number, (record, _) in enumerate(common.main_budget_rows(contents), 1)
    ]
    columns = (Column("No", 9, Align.CENTER), Column("Program/Kegiatan", 116), Column("Anggaran (Rp)", 40, Align.RIGHT))
    total = Total("JUMLAH", (common.rupiah(contents.hasil.anggaran.total.pagu),))
    return (Table(columns, common.grouped(rows, 0), total),) if rows else ()


def _notes_on_budget(contents: Contents) -> tuple[str, ...]:
    """Say where the pagu is another sum than the plan asked for: it may be that of a later revision."""
    granted, plan = contents.hasil.anggaran.total.pagu, tree_of(contents.laporan, RKT.sheet)
    if granted is None or not contents.records(ANGGARAN.sheet):
        return common.notes_on_total(contents)
    if plan.is_unknown or not plan.lines or plan.total()[0] == granted:
        return ()
    return (
        f"Lampiran PK mencetak pagu menurut Anggaran (Rp {format_rupiah(granted)}), sedangkan jumlah RKT Rp "
        f"{format_rupiah(plan.total()[0])}; bila pagu itu sudah direvisi, pastikan angka pada tanggal PK.",
    )


def rencana_kinerja(contents: Contents) -> Form:
    """Make the plan of the year. It is made before its year begins, so that its date is left open."""
    name = "Rencana Kinerja Tahunan"
    tree = tree_of(contents.laporan, RKT.sheet)
    rows: list[Row] = []
    printed = [(row, record) for row, record in contents.records(RKT.sheet) if tree.roles.get(row) != JUMLAH]
    for number, (row, record) in enumerate(printed, 1):
        texts = [clean(record[key]) for key in ("kode", "program", "sasaran", "indikator")]
        target = common.quantity(contents, RKT.sheet, row, "target", common.units(record))
        rows.append((str(number), *texts, target, common.rupiah(record["anggaran"])))
    columns: tuple[Column, ...] = (
        Column("No", 10, Align.CENTER), Column("Kode", 26), Column("Program/Kegiatan", 52),
        Column("Sasaran Strategis", 54), Column("Indikator Kinerja", 55), Column("Target", 22, Align.CENTER),
        Column("Perkiraan Kebutuhan Anggaran (Rp)", 38, Align.RIGHT),
    )  # fmt: skip
    columns, rows = common.without_empty(columns, rows, at=1)
    total = common.NOTHING if tree.is_unknown or not tree.lines else format_rupiah(tree.total()[0])
    table = Table(columns, common.grouped(rows, 0), Total("TOTAL", (total,)))
    signed = Signatures(common.head_signs(contents, common.undated(contents)))
    return Form(
        "rkt", name, common.footer(contents, name), (Page(common.title(contents, name.upper()), (table, signed)),),
        is_landscape=True, blanks=contents.blanks("tempat", "jabatan", "nama"),
        notes=(common.UNKNOWN_TOTAL.format(sheet=RKT.sheet),) if tree.is_unknown else (),
    )  # fmt: skip


def indikator_utama(contents: Contents) -> Form:
    """Make the list of the main indikator."""
    name = "Indikator Kinerja Utama"
    keys = ("indikator", "alasan", "cara_hitung", "satuan", "sumber", "penanggung_jawab")
    rows = [
        (str(number), *(clean(record[key]) or common.NOTHING for key in keys))
        for number, (_, record) in enumerate(contents.records(IKU.sheet), 1)
    ]
    columns = (
        Column("No", 10, Align.CENTER), Column(name, 62), Column("Alasan/Definisi", 55),
        Column("Formula/Cara Menghitung", 46), Column("Satuan", 20, Align.CENTER), Column("Sumber Data", 32),
        Column("Penanggung Jawab", 32),
    )  # fmt: skip
    signed = Signatures(common.head_signs(contents, common.undated(contents)))
    return Form(
        "iku", name, common.footer(contents, name),
        (Page(common.title(contents, name.upper()), (Table(columns, common.grouped(rows, 0)), signed)),),
        is_landscape=True, blanks=contents.blanks("tempat", "jabatan", "nama"),
    )  # fmt: skip
