"""What was typed over the links of Pengukuran: a polaritas or a unit other than the one that PK promises."""

from collections.abc import Iterator

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.report.checking import Check, cell_with_sheet, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets.pk import known_polaritas
from lkj_xlsx.sheets.pk_pengukuran import undoubted_pairs
from lkj_xlsx.values import same_unit

POSITION = 91

POLARITAS_DIFFERS = Message(
    "LS09",
    WARNING,
    "Polaritas pada Pengukuran berbeda dari polaritas pada PK ({sel}).",
    "Samakan dengan PK.",
    rule="Polaritas yang diketik pada Pengukuran dibandingkan dengan polaritas indikator yang sama pada PK. "
    "Peringatan, sebab capaian dihitung menurut polaritas pada Pengukuran; dengan yang pada PK hasilnya lain.",
    source="Pertimbangan kami: PK adalah sumber bagi Pengukuran.",
    example='"Minimum" pada PK, "Maksimum" pada Pengukuran.',
    headline=True,
)


def polaritas_differs(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a polaritas in Pengukuran that is not that of PK (LS09)."""
    for row, pk_row in undoubted_pairs(laporan).items():
        own, promised = (laporan.rows[sheet][at]["polaritas"] for sheet, at in (("Pengukuran", row), ("PK", pk_row)))
        differ = trim(own).lower() != trim(promised).lower()
        if differ and known_polaritas(own) and known_polaritas(promised):
            sel = cell_with_sheet(laporan, "PK", pk_row, "polaritas")
            yield finding_at(
                laporan, POLARITAS_DIFFERS, "Pengukuran", row, "polaritas", computed=trim(promised), sel=sel
            )


UNIT_DIFFERS = Message(
    "LS18",
    WARNING,
    "Satuan pada Pengukuran berbeda dari satuan pada PK ({sel}).",
    "Samakan dengan PK, atau hapus isi sel ini supaya mengikuti PK.",
    rule="Satuan yang diketik pada Pengukuran dibandingkan dengan satuan indikator yang sama pada PK; singkatan dan "
    "ejaan lain dari satuan yang sama tidak dihitung. Peringatan, sebab target dan realisasi mungkin tidak sebanding.",
    source="Pertimbangan kami: PK adalah sumber bagi Pengukuran.",
    example='"%" pada PK, "Orang" pada Pengukuran.',
    headline=True,
)


def unit_differs(laporan: Report, _: Results) -> Iterator[Finding]:
    """Report a unit in Pengukuran that is not that of PK (LS18)."""
    for row, pk_row in undoubted_pairs(laporan).items():
        places = (("Pengukuran", row), ("PK", pk_row))
        own, promised = (trim(laporan.written(sheet, at, "satuan") or "") for sheet, at in places)
        if own and promised and not same_unit(own, promised):
            sel = cell_with_sheet(laporan, "PK", pk_row, "satuan")
            yield finding_at(laporan, UNIT_DIFFERS, "Pengukuran", row, "satuan", computed=promised, sel=sel)


CHECKS: tuple[Check, ...] = (polaritas_differs, unit_differs)
