"""What a template is filled with before she gets it: nothing, the identity, last year's rows, a sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lkj_xlsx.rules.achievement import ScaleWord
from lkj_xlsx.sheets.pengaturan import KATEGORI_DEFAULTS, WORDS_DEFAULTS, KategoriRow
from lkj_xlsx.template.pen import Value

Row = Mapping[str, Value]


@dataclass(frozen=True)
class Isian:
    """Values by key. A value for a link or result column stands there as if typed over the formula.

    ``rows`` gives the rows of a table from its first row on, ``total`` what is typed in the TOTAL row.
    ``without_kode_ik`` names sheets whose prepared Kode IK are left empty. ``kategori`` and ``words`` are the tables
    of Pengaturan.
    """

    identitas: Row = field(default_factory=dict)
    pengaturan: Row = field(default_factory=dict)
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    total: Row = field(default_factory=dict)
    without_kode_ik: frozenset[str] = frozenset()
    kategori: tuple[KategoriRow, ...] = KATEGORI_DEFAULTS
    words: tuple[ScaleWord, ...] = WORDS_DEFAULTS


EMPTY = Isian()
