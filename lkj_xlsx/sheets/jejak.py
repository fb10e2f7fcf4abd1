"""Declares Jejak, the record of how a workbook was computed: version of the program, digests of the inputs, time.

``compute`` writes it twice: as a block on Temuan, one blank row below the last finding, and as document properties.
"""

from dataclasses import dataclass

from lkj_xlsx.sheets.pengaturan import PENGATURAN


@dataclass(frozen=True)
class Fact:
    """One recorded fact, such as "Waktu Hitung". Its label stands in the block and in the name of its property.

    ``formerly`` is the label in older outcomes. The property keeps that name, so that one place holds the fact.
    """

    key: str
    label: str
    formerly: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels under which the block may hold the fact."""
        return (self.label, self.formerly) if self.formerly else (self.label,)

    @property
    def property(self) -> str:
        """The name of the custom document property."""
        return f"{TITLE} {self.formerly or self.label}"


TITLE = "Jejak"
NOTE = "Asal-usul angka dalam berkas ini. Cara mencocokkannya: lkj-xlsx verify NAMA-BERKAS.xlsx"
NOT_COMPUTED = "belum dihitung"
LABEL_COLUMN, VALUE_COLUMN = 1, 5

TOOL = Fact("alat", "Alat")
TEMPLATE = Fact("templat", "Versi Templat")
FILE = Fact("berkas", "SHA-256 Berkas Masukan")
INPUTS = Fact("isian", "SHA-256 Isian")
SHEETS = Fact("lembar", "Kode Pencocok per Lembar", formerly="Sidik Isian per Lembar")
SETTINGS = tuple(Fact(one.key, one.label) for one in PENGATURAN)
DISPLAY = Fact("tampilan", "Kode Pencocok Tampilan", formerly="Sidik Tampilan")
TIME = Fact("waktu", "Waktu Hitung")

FACTS = (TOOL, TEMPLATE, FILE, INPUTS, SHEETS, *SETTINGS, DISPLAY, TIME)
OF_THE_RUN = frozenset({FILE.key, TIME.key})  # two runs on the same inputs differ in these alone
ROWS = 1 + len(FACTS)
LABELS = frozenset(label for fact in FACTS for label in fact.labels)


def first_row(findings: int, first: int) -> int:
    """Give the row of the title of the block below a number of ``findings`` that begin at row ``first``.

    Without findings, one row says that nothing was found.
    """
    return first + max(findings, 1) + 1
