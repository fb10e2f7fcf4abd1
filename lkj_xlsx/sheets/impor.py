"""Declares Impor, the sheet that tells what became of a foreign file, and where the columns of its tables go."""

from collections.abc import Mapping
from dataclasses import dataclass

from lkj_xlsx.declare.model import Kind
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.identitas import INSTANSI, TAHUN
from lkj_xlsx.sheets.iku import IKU
from lkj_xlsx.sheets.kelengkapan import ANALYSIS
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.sheets.pk import PK
from lkj_xlsx.sheets.rkt import RKT
from lkj_xlsx.sheets.temuan import ReportColumn

SHEET = "Impor"
TITLE = "Asal Isian: Tabel yang Diimpor"
COLUMNS = (
    ReportColumn("sheet", "Lembar", Kind.SHORT, 20),
    ReportColumn("cells", "Sel", Kind.TEXT, 26),
    ReportColumn("became", "Menjadi", Kind.TEXT, 28),
    ReportColumn("title", "Judul", Kind.TEXT, 40),
    ReportColumn("remark", "Keterangan", Kind.TEXT, 64),
)


@dataclass(frozen=True)
class Destination:
    """A sheet to which rows of foreign tables go: the key of the column for each thing that they tell.

    ``part`` is what the template has to be made with for the keys in ``of_part``.
    """

    sheet: str
    headings: Mapping[str, str]
    keys: Mapping[str, str]
    part: str = ""
    of_part: tuple[str, ...] = ()

    def name(self, key: str) -> str:
        """Give the name of a column as the user knows it: "PK: Target"."""
        return f"{self.sheet}: {self.headings[key]}"


def _headings(*columns: tuple[str, str]) -> dict[str, str]:
    return dict(columns)


PROMISED = Destination(
    PK.sheet,
    _headings(*((one.key, one.heading) for one in PK.columns)),
    {"SASARAN": "sasaran", "INDICATOR": "indikator", "POLARITY": "polaritas", "TARGET": "target", "UNIT": "satuan"},
)
MEASURED = Destination(
    PENGUKURAN.sheet,
    _headings(*((one.key, one.heading) for one in PENGUKURAN.columns)),
    {"REALISASI": "realisasi", "CAPAIAN": "capaian", "CATEGORY": "kategori", "CAUSE": "penyebab", "SOLUTION": "solusi"},
    part=ANALYSIS,
    of_part=("penyebab", "solusi"),
)
MEASURED_APART = Destination(
    PENGUKURAN.sheet,
    MEASURED.headings,
    {**PROMISED.keys, **MEASURED.keys},
    part=ANALYSIS,
    of_part=MEASURED.of_part,
)  # fmt: skip
PLANNED = Destination(
    RKT.sheet,
    _headings(*((one.key, one.heading) for one in RKT.columns)),
    {"CODE": "kode", "PROGRAM": "program", "SASARAN": "sasaran", "INDICATOR": "indikator", "TARGET": "target",
     "UNIT": "satuan", "CEILING": "anggaran"},
)  # fmt: skip
SPENT = Destination(
    ANGGARAN.sheet,
    _headings(*((one.key, one.heading) for one in ANGGARAN.columns)),
    {"CODE": "kode", "PROGRAM": "uraian", "CEILING": "pagu", "SPENT": "realisasi", "REST": "sisa",
     "ABSORPTION": "capaian"},
)  # fmt: skip
LISTED = Destination(
    IKU.sheet,
    _headings(*((one.key, one.heading) for one in IKU.columns)),
    {"INDICATOR": "indikator", "DEFINITION": "alasan", "FORMULA": "cara_hitung", "UNIT": "satuan",
     "DATA_SOURCE": "sumber", "RESPONSIBLE": "penanggung_jawab"},
)  # fmt: skip
UNIT_FIELD, YEAR_FIELD = INSTANSI, TAHUN
