"""RKT, PK, Pengukuran, Anggaran: every column, once."""

from lkj_xlsx.rules import achievement, budget, reading
from lkj_xlsx.schema.model import MARK_KEY, Column, CompareBy, Kind, Reads, Role, Shows, Table, Tie

_POLARITAS_HELP = (
    "Maksimum: makin tinggi makin baik. Minimum: makin rendah makin baik. Stabil: makin dekat ke target makin baik."
)
_TARGET_HELP = "Angka saja bila satuannya di kolom Satuan (85 dan %). Boleh juga 85%, rentang 80-90, atau kata WTP."
_SASARAN_HELP = "Tulis sekali; baris di bawahnya boleh dibiarkan kosong selama sasarannya sama."
_KODE_IK_HELP = "Penghubung PK dan Pengukuran. Sudah disiapkan; biarkan kecuali menambah baris."
_MARK_HELP = "Diisi oleh lkj-xlsx compute: ▲ galat, ● peringatan, ○ catatan, dan kodenya. Klik untuk membuka Temuan."
_RECORD_HELP = "Isi yang pernah diketik di atas rumus hasil, disimpan apa adanya sebelum rumus dikembalikan."


def _linked(column: str) -> str:
    return f'IF({{baris_pk}}="","",IFERROR(INDEX({{PK.{column}:}},{{baris_pk}})&"",""))'


# MATCH takes * ? ~ in a text for wildcards, and in Excel looks for no text longer than that.
LONGEST_CODE = 255
_FOUND_IN_PK = (
    'MATCH(IF(ISTEXT({kode_ik}),SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({kode_ik},"~","~~"),"*","~*"),"?","~?"),{kode_ik}),'
    "{PK.kode_ik-},0)"
)


def _carried(own: str) -> str:
    own = f'IFERROR(TRIM({{{own}}}),"")'
    return f'IF({own}<>"",{own},{{sasaran_terbaca<}}&"")'


def _record(key: str, heading: str, kind: Kind = Kind.SHORT) -> Column:
    return Column(f"{key}_tertulis", f"{heading} Tertulis", Role.RECORD, kind, 16, _RECORD_HELP)


def _mark() -> Column:
    return Column(MARK_KEY, "Pemeriksaan", Role.MARK, Kind.SHORT, 20, _MARK_HELP)


def _rupiah_read(key: str, heading: str) -> Column:
    return Column(
        f"{key}_terbaca", f"{heading} Terbaca", Role.HELPER, Kind.RUPIAH, 18,
        f"{heading} sebagai angka rupiah utuh.", formula=f'IF(ISNUMBER({{{key}}}),{{{key}}},"")',
        reads=Reads(key, Shows.RUPIAH),
    )  # fmt: skip


RKT = Table(
    sheet="RKT",
    label="Tabel 1",
    title="Rencana Kinerja Tahunan",
    purpose="rencana tahun ini dan anggaran yang dibutuhkan",
    compare_by=CompareBy("kode", "indikator", "program"),
    columns=(
        Column("no", "No", Role.INPUT, Kind.SHORT, 5, "Nomor urut, boleh kosong.", caption=True),
        Column("kode", "Kode", Role.INPUT, Kind.CODE, 18,
               "Kode program, kegiatan atau keluaran, misalnya 3355.EBA."),
        Column("program", "Program/Kegiatan", Role.INPUT, Kind.TEXT, 28,
               "Tulis sekali untuk beberapa baris yang sama."),
        Column("sasaran", "Sasaran Strategis", Role.INPUT, Kind.TEXT, 34, _SASARAN_HELP),
        Column("indikator", "Indikator Kinerja", Role.INPUT, Kind.TEXT, 40, "Satu indikator satu baris."),
        Column("target", "Target", Role.INPUT, Kind.QUANTITY, 12, _TARGET_HELP, choices="Skala_Kata"),
        Column("satuan", "Satuan", Role.INPUT, Kind.UNIT, 11, "Pilih dari daftar atau ketik sendiri.",
               choices="Pilihan_Satuan"),
        Column("anggaran", "Perkiraan Kebutuhan Anggaran (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               "Rupiah utuh, tanpa Rp dan tanpa titik; titik tampil sendiri."),
        _mark(),
    ),
)  # fmt: skip

PK = Table(
    sheet="PK",
    label="Tabel 2",
    title="Perjanjian Kinerja",
    purpose="sasaran, indikator dan target yang dijanjikan; sumber bagi Pengukuran",
    compare_by=CompareBy("kode_ik", "indikator", "sasaran"),
    columns=(
        Column("no", "No", Role.INPUT, Kind.SHORT, 5, "Nomor urut, boleh kosong.", caption=True),
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, _KODE_IK_HELP, makes_row_data=False,
               prepared="IK{:02d}"),
        Column("sasaran", "Sasaran Strategis", Role.INPUT, Kind.TEXT, 40, _SASARAN_HELP, carried_down=True),
        Column("indikator", "Indikator Kinerja", Role.INPUT, Kind.TEXT, 52, "Satu indikator satu baris."),
        Column("polaritas", "Polaritas", Role.INPUT, Kind.SHORT, 12, _POLARITAS_HELP,
               choices="Pilihan_Polaritas", strict=True),
        Column("target", "Target", Role.INPUT, Kind.QUANTITY, 12, _TARGET_HELP, choices="Skala_Kata"),
        Column("satuan", "Satuan", Role.INPUT, Kind.UNIT, 11, "Pilih dari daftar atau ketik sendiri.",
               choices="Pilihan_Satuan", unit_of=("target",)),
        _mark(),
        Column("sasaran_terbaca", "Sasaran Terbaca", Role.HELPER, Kind.TEXT, 30,
               "Sasaran baris ini, diturunkan dari baris di atasnya bila kosong.", formula=_carried("sasaran"),
               reads=Reads("sasaran", Shows.CARRIED)),
        Column("target_terbaca", "Target Terbaca", Role.HELPER, Kind.QUANTITY, 12,
               "Target bila berupa angka; persen dihitung dalam persen.",
               formula=f'IF(ISNUMBER({{target}}),{reading.number("{target}")},"")',
               reads=Reads("target", Shows.NUMBER)),
        Column("satuan_terbaca", "Satuan Terbaca", Role.HELPER, Kind.SHORT, 11,
               "Satuan; % bila target ditulis sebagai persen dan satuannya kosong.",
               formula='IF(IFERROR(TRIM({satuan}),"")<>"",TRIM({satuan}),'
               f'IF(ISBLANK({{target}}),"",IF({reading.format_letter("{target}")}="P","%","")))',
               reads=Reads("satuan", Shows.UNIT)),
    ),
)  # fmt: skip

PENGUKURAN = Table(
    sheet="Pengukuran",
    label="Tabel 3",
    title="Pengukuran Capaian Kinerja",
    purpose="realisasi tiap indikator; capaian dan kategori terhitung sendiri",
    tie=Tie("PK", by="kode_ik", names="indikator", row="baris_pk"),
    group="sasaran",
    compare_by=CompareBy("kode_ik", "indikator", "sasaran"),
    columns=(
        Column("no", "No", Role.INPUT, Kind.SHORT, 5, "Nomor urut, boleh kosong.", caption=True),
        Column("kode_ik", "Kode IK", Role.INPUT, Kind.CODE, 9, _KODE_IK_HELP, makes_row_data=False,
               prepared="IK{:02d}"),
        Column("sasaran", "Sasaran Strategis", Role.LINK, Kind.TEXT, 34,
               "Terisi dari PK. Ketik di atasnya bila berbeda.", formula=_linked("sasaran_terbaca"),
               link="sasaran_terbaca", carried_down=True),
        Column("indikator", "Indikator Kinerja", Role.LINK, Kind.TEXT, 44,
               "Terisi dari PK. Ketik di atasnya bila berbeda.", formula=_linked("indikator"), link="indikator"),
        Column("polaritas", "Polaritas", Role.LINK, Kind.SHORT, 12, _POLARITAS_HELP,
               formula=_linked("polaritas"), link="polaritas", choices="Pilihan_Polaritas",
               strict=True),
        Column("target", "Target", Role.LINK, Kind.QUANTITY, 12, "Terisi dari PK. " + _TARGET_HELP,
               formula='IF({baris_pk}="","",IF(ISNUMBER(INDEX({PK.target_terbaca:},{baris_pk})),'
               'INDEX({PK.target_terbaca:},{baris_pk}),IF(ISTEXT(INDEX({PK.target:},{baris_pk})),'
               'INDEX({PK.target:},{baris_pk}),"")))',
               link="target", choices="Skala_Kata"),
        Column("satuan", "Satuan", Role.LINK, Kind.UNIT, 11, "Terisi dari PK.",
               formula=_linked("satuan_terbaca"), link="satuan_terbaca", choices="Pilihan_Satuan",
               unit_of=("target", "realisasi")),
        Column("realisasi", "Realisasi", Role.INPUT, Kind.QUANTITY, 13,
               "Yang tercapai, ditulis dengan cara yang sama seperti target. 0 adalah nilai; kosong atau - berarti "
               "tidak diukur.", choices="Skala_Kata"),
        Column("capaian", "% Capaian", Role.RESULT, Kind.PERCENT, 11,
               "Dihitung dari target, realisasi dan polaritas, dua desimal.", formula=achievement.achievement.formula),
        Column("kategori", "Kategori", Role.RESULT, Kind.SHORT, 17, "Menurut tabel kategori pada Pengaturan.",
               formula=achievement.kategori.formula),
        _mark(),
        Column("baris_pk", "Baris PK", Role.HELPER, Kind.COUNT, 9, "Letak Kode IK yang sama pada PK.",
               formula=f'IFERROR(IF(OR({{kode_ik}}="",LEN({{kode_ik}})>{LONGEST_CODE},'
               f'TRIM(INDEX({{PK.indikator:}},{_FOUND_IN_PK}+1))=""),"",{_FOUND_IN_PK}+1),"")'),
        Column("sasaran_terbaca", "Sasaran Terbaca", Role.HELPER, Kind.TEXT, 30,
               "Sasaran baris ini, diturunkan dari baris di atasnya bila kosong.", formula=_carried("sasaran"),
               reads=Reads("sasaran", Shows.CARRIED)),
        Column("hitung", "Indikator Dihitung", Role.HELPER, Kind.COUNT, 10, "1 bila baris ini memuat indikator.",
               formula='IFERROR(IF(TRIM({indikator})="","",1),"")', reads=Reads("indikator", Shows.COUNTED)),
        Column("urutan_sasaran", "Urutan Sasaran", Role.HELPER, Kind.COUNT, 10,
               "Nomor sasaran pada kemunculan pertamanya.",
               formula='IF(OR({hitung}="",{sasaran_terbaca}=""),"",'
               'IF(SUMPRODUCT(({sasaran_terbaca^}={sasaran_terbaca})*({hitung^}=1))=0,MAX({urutan_sasaran^})+1,""))'),
        Column("rata_sasaran", "Rata-rata Sasaran", Role.HELPER, Kind.PERCENT, 11,
               "Rata-rata capaian indikator yang terukur, pada baris pertama tiap sasaran.",
               formula='IF({urutan_sasaran}="","",IF(SUMPRODUCT(({sasaran_terbaca:}={sasaran_terbaca})*'
               'ISNUMBER({capaian:}))=0,"",ROUND(SUMPRODUCT(({sasaran_terbaca:}={sasaran_terbaca})*1,{capaian:})/'
               'SUMPRODUCT(({sasaran_terbaca:}={sasaran_terbaca})*ISNUMBER({capaian:})),2)))'),
        Column("target_terbaca", "Target Terbaca", Role.HELPER, Kind.QUANTITY, 12,
               "Target sebagai angka, atau kata suatu skala; batas bawah bila rentang.",
               formula=reading.quantity("{target}"), reads=Reads("target", Shows.QUANTITY)),
        Column("batas_atas", "Batas Atas Target", Role.HELPER, Kind.QUANTITY, 12,
               "Batas atas bila target berupa rentang.", formula='""', reads=Reads("target", Shows.UPPER)),
        Column("realisasi_terbaca", "Realisasi Terbaca", Role.HELPER, Kind.QUANTITY, 12,
               "Realisasi sebagai angka, atau kata suatu skala.", formula=reading.quantity("{realisasi}"),
               reads=Reads("realisasi", Shows.QUANTITY)),
        Column("skala", "Skala", Role.HELPER, Kind.SHORT, 14, "Skala kata yang dipakai baris ini.",
               formula=achievement.scale_of.formula),
        Column("nilai_target", "Nilai Target", Role.HELPER, Kind.QUANTITY, 12,
               "Angka target, atau nilai katanya pada skala.", formula=achievement.rank_formula("{target_terbaca}")),
        Column("nilai_realisasi", "Nilai Realisasi", Role.HELPER, Kind.QUANTITY, 12,
               "Angka realisasi, atau nilai katanya pada skala.",
               formula=achievement.rank_formula("{realisasi_terbaca}")),
        Column("acuan", "Target Acuan", Role.HELPER, Kind.QUANTITY, 12,
               "Target yang dipakai; pada rentang: batas yang terlewati.",
               formula=achievement.reference_target.formula),
        Column("mentah", "Capaian Mentah", Role.HELPER, Kind.QUANTITY, 14,
               "Capaian sebelum batas bawah 0, batas capaian dan pembulatan.",
               formula=achievement.raw_achievement.formula),
        _record("capaian", "% Capaian"),
        _record("kategori", "Kategori"),
    ),
)  # fmt: skip

ANGGARAN = Table(
    sheet="Anggaran",
    label="Tabel 4",
    title="Pengukuran Capaian Realisasi Anggaran",
    purpose="pagu dan realisasi; sisa, persentase dan TOTAL terhitung sendiri",
    has_total=True,
    compare_by=CompareBy("kode", "uraian"),
    columns=(
        Column("kode", "Kode", Role.INPUT, Kind.CODE, 20, "Kode program, kegiatan atau keluaran, misalnya 076.01.CQ. "
               "Induk dikenali dari kodenya dan tidak dijumlahkan dua kali."),
        Column("uraian", "Program/Kegiatan/Output", Role.INPUT, Kind.TEXT, 48, "Nama program, kegiatan atau keluaran."),
        Column("pagu", "Pagu (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               "Rupiah utuh, tanpa Rp dan tanpa titik; titik tampil sendiri.", total=budget.leaf_sum("pagu")),
        Column("realisasi", "Realisasi (Rp)", Role.INPUT, Kind.RUPIAH, 20,
               "Rupiah utuh, tanpa Rp dan tanpa titik; titik tampil sendiri.", total=budget.leaf_sum("realisasi")),
        Column("sisa", "Sisa Anggaran (Rp)", Role.RESULT, Kind.RUPIAH, 20, "Pagu - realisasi.",
               formula=budget.remainder.formula, total="{pagu}-{realisasi}"),
        Column("capaian", "% Capaian", Role.RESULT, Kind.PERCENT, 11, "Realisasi / pagu x 100, dua desimal.",
               formula=budget.absorption.formula, total=budget.absorption_formula("{pagu}", "{realisasi}")),
        _mark(),
        _rupiah_read("pagu", "Pagu"),
        _rupiah_read("realisasi", "Realisasi"),
        Column("induk", "Induk", Role.HELPER, Kind.COUNT, 8,
               "1 bila baris ini jumlah dari baris lain menurut kodenya, sehingga tidak ikut dijumlahkan.",
               formula=budget.parents.formula),
        Column("anak", "Anak", Role.HELPER, Kind.COUNT, 8, "1 bila baris ini bagian dari baris lain menurut kodenya.",
               formula=budget.children.formula),
        Column("urutan_pokok", "Urutan Pokok", Role.HELPER, Kind.COUNT, 9,
               "Nomor baris pokok, yang tampil pada Ringkasan.",
               formula='IF(OR({anak}=1,AND(IFERROR(TRIM({kode}),"#")="",IFERROR(TRIM({uraian}),"#")="",IFERROR(TRIM({pagu}),"#")="",'
               'IFERROR(TRIM({realisasi}),"#")="")),"",'
               "MAX({urutan_pokok^})+1)"),
        _record("pagu", "Pagu", Kind.RUPIAH),
        _record("realisasi", "Realisasi", Kind.RUPIAH),
        _record("sisa", "Sisa", Kind.RUPIAH),
        _record("capaian", "% Capaian"),
    ),
)  # fmt: skip

TABLES: tuple[Table, ...] = (RKT, PK, PENGUKURAN, ANGGARAN)
GUIDE_SHEET = "Petunjuk"


def input_sheets() -> tuple[str, ...]:
    """The names of the sheets that the user fills in, in the order of the workbook."""
    return ("Identitas", *(table.sheet for table in TABLES), "Pengaturan")


def sheets() -> tuple[str, ...]:
    """The names of all declared sheets, in the order of the workbook."""
    return (GUIDE_SHEET, *input_sheets(), "Ringkasan", "Temuan")
