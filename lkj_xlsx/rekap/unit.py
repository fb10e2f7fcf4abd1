"""What the rekap takes of one workbook, as a small value that is sent from process to process."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkj_xlsx.report.findings import Finding, count_by_level
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.report.tree import tree_of
from lkj_xlsx.rules.achievement import Kategori
from lkj_xlsx.rules.text import trim
from lkj_xlsx.sheets.anggaran import ANGGARAN
from lkj_xlsx.sheets.identitas import INSTANSI, SINGKATAN, TAHUN, UNIT_CODE
from lkj_xlsx.sheets.pengukuran import PENGUKURAN
from lkj_xlsx.values import Quantity, fold_word, format_quantity

_THE_UNIT = "…"


@dataclass(frozen=True, slots=True)
class Measured:
    """A row of Pengukuran. ``key`` is what it is compared by with other units: its text without the unit's name."""

    sasaran: str
    indikator: str
    key: str
    target: Decimal | str | None
    satuan: str
    realisasi: Decimal | str | None
    capaian: Decimal | None
    kategori: str


@dataclass(frozen=True, slots=True)
class Spent:
    """A row of Anggaran."""

    kode: str
    uraian: str
    peran: str
    pagu: Decimal | None
    realisasi: Decimal | None
    sisa: Decimal | None
    capaian: Decimal | None


@dataclass(frozen=True, slots=True)
class Unit:
    """One workbook: who and when, the figures, and the rows.

    ``refused`` says why there are no figures. ``cause`` says why capaian is empty. Without a serapan there is neither
    pagu nor realisasi, for a realisasi without its pagu would raise the serapan of all units together. ``edited``: an
    outcome whose inputs were changed since it was computed; the figures are those of its inputs today.
    """

    path: Path
    refused: str = ""
    kode: str = ""
    nama: str = ""
    singkatan: str = ""
    tahun: str = ""
    indikator: int = 0
    terukur: int = 0
    capaian: Decimal | None = None
    kategori: str = ""
    cause: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None
    efisiensi: Decimal | None = None
    galat: int = 0
    peringatan: int = 0
    edited: bool = False
    scale: tuple[Kategori, ...] = ()
    measured: tuple[Measured, ...] = ()
    spent: tuple[Spent, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def short_name(self) -> str:
        """The name for a table: the short one where there is one, else the file's."""
        return self.singkatan or self.nama or self.path.name


def unit_of(path: Path, laporan: Report, hasil: Results, findings: Sequence[Finding], *, edited: bool) -> Unit:
    """Take from a report and its results what the rekap needs."""
    identitas, summary, total = laporan.identitas, hasil.ringkasan, hasil.anggaran.total
    counts = count_by_level(findings)
    grave = (one for one in findings if one.moves_headline and one.sheet != laporan.layout[ANGGARAN.sheet].sheet)
    cause = next((f"{one.code}: {one.message}" for one in grave), "tidak ada indikator yang terukur")
    return Unit(
        path=path,
        kode=trim(identitas[UNIT_CODE.key]),
        nama=trim(identitas[INSTANSI.key]),
        singkatan=trim(identitas[SINGKATAN.key]),
        tahun=trim(identitas[TAHUN.key]),
        indikator=summary.indikator,
        terukur=summary.terukur,
        capaian=summary.capaian,
        kategori=summary.kategori,
        cause="" if summary.capaian is not None else cause,
        pagu=None if total.capaian is None else total.pagu,
        realisasi=None if total.capaian is None else total.realisasi,
        serapan=total.capaian,
        efisiensi=summary.efisiensi,
        galat=counts["galat"],
        peringatan=counts["peringatan"],
        edited=edited,
        scale=laporan.settings.kategori,
        measured=tuple(_measured(laporan, hasil)),
        spent=tuple(_spent(laporan, hasil)),
        findings=tuple(findings),
    )


def _measured(laporan: Report, hasil: Results) -> Iterator[Measured]:
    names = [fold_word(laporan.identitas[one.key]) for one in (INSTANSI, SINGKATAN)]
    for row, record in laporan.rows[PENGUKURAN.sheet].items():
        text = trim(record["indikator"])
        if not text:
            continue
        key = fold_word(text)
        for name in filter(None, names):  # a short name is no part of a longer word
            key = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _THE_UNIT, key)
        result = hasil.measured[row]
        yield Measured(
            trim(record["sasaran"]), text, key, _shown(record["target"]), trim(record["satuan"]),
            _shown(record["realisasi"]), result["capaian"], result["kategori"],
        )  # fmt: skip


def _spent(laporan: Report, hasil: Results) -> Iterator[Spent]:
    roles, results = tree_of(laporan, ANGGARAN.sheet).roles, hasil.anggaran.by_row
    for row, record in laporan.rows[ANGGARAN.sheet].items():
        result: Any = results[row]
        yield Spent(
            record["kode"], record["uraian"], roles.get(row) or "", record["pagu"], record["realisasi"],
            result["sisa"], result["capaian"],
        )  # fmt: skip


def _shown(value: Quantity | None) -> Decimal | str | None:
    return value if value is None or isinstance(value, Decimal) else format_quantity(value)
