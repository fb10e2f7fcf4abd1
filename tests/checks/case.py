"""What a case of the audit is: a workbook, a code, and exactly the findings of that code which it must yield."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import markdown_book
from markdown_book import findings_of

from lkj_xlsx.compute import check, compute
from lkj_xlsx.package import Workbook, open_workbook
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.template.prefill import ValuesByKey


@dataclass(frozen=True)
class Found:
    """Where a finding stands and what it says in figures."""

    sheet: str
    cell: str | None
    written: str | None = None
    computed: str | None = None
    difference: Decimal | int | None = None


@dataclass(frozen=True)
class Case:
    """A workbook and what it yields of one code. A near miss yields nothing of it.

    ``says`` are words that the message, or the remedy, of the first finding must hold. ``computed`` asks for what
    is found while writing.
    """

    code: str
    name: str
    markdown: str
    found: tuple[Found, ...] = ()
    says: tuple[str, ...] = ()
    pengaturan: ValuesByKey = field(default_factory=dict)
    identitas: ValuesByKey = field(default_factory=lambda: markdown_book.IDENTITAS)
    without_kode_ik: bool = False
    edit: markdown_book.Edit | None = None
    computed: bool = False
    formulas: markdown_book.Formulas = field(default_factory=dict)
    tamper: Callable[[Workbook], None] | None = None
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}-{self.name}"

    def book(self, folder: Path) -> Path:
        """Write the workbook; ``tamper`` then changes what was computed from it, and all else stored there stays."""
        path = markdown_book.book(
            folder, self.markdown, pengaturan=self.pengaturan, identitas=self.identitas,
            without_kode_ik=self.without_kode_ik, edit=self.edit, formulas=self.formulas, parts=self.parts,
        )  # fmt: skip
        if self.tamper is not None:
            path = compute(path).output or path
            book = open_workbook(path)
            self.tamper(book)
            book.save(path)
        return path

    def findings(self, folder: Path) -> list[Finding]:
        """Audit the workbook; all findings, worst first."""
        file = self.book(folder)
        if self.code in ("BK11", "BK12"):
            return list(check(file).findings)
        return list(compute(file).findings) if self.computed else findings_of(file)


def shown(finding: Finding) -> Found:
    """Give the figures of a finding."""
    return Found(finding.sheet, finding.cell, finding.written, finding.computed, finding.difference)


CLEAN = """
| RKT        | Kode      | Program/Kegiatan | Sasaran Strategis | Indikator Kinerja | Target | Satuan | Perkiraan Kebutuhan Anggaran (Rp) |
|            | 076.01.CQ | Program 1        | Sasaran A         | Indikator 1       | 80     | %      | 1000 |
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan  |
|            | IK01    | Sasaran A         | Indikator 1       | Maksimum  | 80     | %       |
|            | IK02    |                   | Indikator 2       | Minimum   | 2      | Laporan |
|            | IK03    | Sasaran B         | Opini BPK         |           | WTP    | Opini   |
| Pengukuran | Realisasi |
|            | 78.4      |
|            | 2         |
|            | WTP       |
| Anggaran   | Kode      | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |
|            | 076.01.CQ | Program 1               | 1000      | 990            |
"""  # noqa: E501 a table is read across


def one(
    target: str, realisasi: str, polaritas: str = "Maksimum", satuan: str = "%", *, indikator: str = "Indikator 1"
) -> str:
    """One indikator promised on PK and measured on Pengukuran, by its Kode IK."""
    return f"""
| PK         | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan |
|            | IK01    | Sasaran A | {indikator} | {polaritas} | {target} | {satuan} |
| Pengukuran | Realisasi |
|            | {realisasi} |
"""


def measured(
    target: str, realisasi: str, polaritas: str = "Maksimum", satuan: str = "%", sasaran: str = "Sasaran A"
) -> str:
    """One indikator that stands on Pengukuran alone, all its cells typed."""
    return f"""
| Pengukuran | Kode IK | Sasaran Strategis | Indikator Kinerja | Polaritas | Target | Satuan | Realisasi |
|            |         | {sasaran} | Indikator 1 | {polaritas} | {target} | {satuan} | {realisasi} |
"""


def budget(*rows: str) -> str:
    """Rows of Anggaran: "kode | uraian | pagu | realisasi"."""
    lines = "".join(f"|            | {row} |\n" for row in rows)
    return "| Anggaran   | Kode | Program/Kegiatan/Output | Pagu (Rp) | Realisasi (Rp) |\n" + lines


def plan(*rows: str) -> str:
    """Rows of RKT: "kode | indikator | target | anggaran"."""
    lines = "".join(f"|            | {row} |\n" for row in rows)
    return "| RKT | Kode | Indikator Kinerja | Target | Perkiraan Kebutuhan Anggaran (Rp) |\n" + lines
