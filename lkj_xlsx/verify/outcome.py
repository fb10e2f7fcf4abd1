"""What a verification found, as values, and the messages of ``verify``, in Indonesian."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

NOT_COMPUTED = "Berkas ini belum dihitung: tidak ada Jejak. Jalankan lkj-xlsx compute, lalu periksa hasilnya."
NO_SHEET = "Lembar {sheet} tidak ada, jadi tidak ada hasil yang dapat dibandingkan."
NO_VALUES = (
    "Tidak satu pun rumus menyimpan nilai; buka dan simpan berkas ini di Excel atau LibreOffice, lalu periksa lagi."
)
OTHER_TOOL = "Dihitung dengan {recorded}, sedangkan ini {now}; periksa dengan versi itu, atau hitung lagi."
OTHER_TEMPLATE = (
    "Berkas ini dari templat versi {found}, sedangkan versi program ini mengenal templat versi {now}; "
    "periksa dengan versi lkj-xlsx yang menghitungnya."
)
UNREADABLE = "{name} tidak dapat dibaca oleh openpyxl ({kind}); simpan ulang di Excel, lalu periksa lagi."
OTHER_SHEETS = (
    "Dua pembaca membaca lembar yang berlainan: {one}, dan {other}. Simpan ulang di Excel, lalu periksa lagi."
)
OTHER_CELL = (
    "Dua pembaca membaca isi yang berlainan di {sheet}!{cell}, jadi tidak pasti mana yang tampil; "
    "simpan ulang di Excel, lalu periksa lagi."
)
TOO_MANY_CELLS = (
    "{name} memuat terlalu banyak sel, yang kosong, yang digabung dan yang rumusnya disalin ke bawah ikut terhitung; "
    "hapus baris kosong dan lembar yang tidak dipakai di Excel, simpan, lalu periksa lagi."
)

BLOCK_GONE = "Blok Jejak pada lembar Temuan tidak ada, padahal properti dokumen memuatnya."
FACT_GONE = "Tidak tercatat pada blok Jejak di lembar Temuan."
TWO_RECORDS = "Blok Jejak pada lembar Temuan dan properti dokumen tidak sama; salah satunya disunting."
INPUTS_CHANGED = "Isian diubah sesudah dihitung, pada lembar {sheets}."
DIGEST_EDITED = "Catatan ini disunting: isian tiap lembar masih cocok dengan kode yang tercatat."
SETTING_CHANGED = "Pengaturan diubah sesudah dihitung."
FINDING_OF_THE_RUN_GONE = "Temuan yang hanya tercatat di lembar Temuan ({codes}) hilang atau disunting."
FACT_CHANGED = "Tidak sama lagi dengan yang tercatat sewaktu dihitung."

OTHER_VALUE = "Nilai tersimpan bukan hasil hitungan."
OTHER_FORMULA = "Rumus diubah."
OTHER_BOTH = "Rumus diubah, dan nilai tersimpan bukan hasil hitungan."
TYPED = "Rumus diganti nilai ketikan."
NO_FORMULA = "Rumus tidak ada di sel ini."
NO_VALUE = "Rumus tidak menyimpan nilai."
NOT_OURS = "Isi di kolom hasil di luar tabel; seharusnya kosong."
NAME_OF_A_SHEET = "Lembar ini punya nama {name} sendiri, yang mengalahkan nama yang dipakai rumus."
NAME_MOVED = "Nama {name}, yang dipakai rumus, menunjuk ke tempat lain."
OTHER_MARK = "Kolom Pemeriksaan tidak menyebut temuan pada baris ini sebagaimana diperiksa."
FINDING_GONE = "Temuan ini seharusnya tercantum, tetapi tidak ada."
FINDING_ADDED = "Temuan ini tidak ditemukan bila diperiksa lagi."
FINDING_EDITED = "Kolom {heading} pada temuan {code} bukan sebagaimana diperiksa."
RECALCULATED = "LibreOffice menghitung nilai lain."

NO_LIBREOFFICE = "LibreOffice (soffice) tidak terpasang, jadi nilai tidak dihitung ulang olehnya."
LIBREOFFICE_FAILED = "LibreOffice tidak menghasilkan berkas, jadi nilai tidak dihitung ulang olehnya."


class Verdict(Enum):
    """The answer, in one word."""

    SAME = "cocok"
    DIFFERENT = "berbeda"
    UNKNOWN = "tidak dapat diperiksa"


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell that is not as it was computed. Values are Indonesian text, formulas stand without "=".

    ``cell`` is ``None`` for a finding that Temuan lacks; ``formula`` is the one found, ``declared`` the one that
    belongs there, each ``None`` where there is none.
    """

    sheet: str
    cell: str | None
    message: str
    stored: str | None = None
    recomputed: str | None = None
    formula: str | None = None
    declared: str | None = None


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact of Jejak that does not hold: what is recorded, and what it is now. ``fact`` is its label."""

    fact: str
    message: str
    recorded: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class DisplayNote:
    """Something that is shown otherwise than it is held, or than ``compute`` wrote it.

    ``differs``: it came after ``compute`` and changes what is read on paper. Everything else is only listed.
    """

    sheet: str
    cell: str | None
    message: str
    shown: str | None
    differs: bool


@dataclass(frozen=True)
class Recalculation:
    """How many stored values LibreOffice recalculated, and which differ; ``reason`` says why it could not be asked."""

    compared: int = 0
    cells: tuple[CellDifference, ...] = ()
    reason: str | None = None


@dataclass(frozen=True)
class Verification:
    """The outcome of ``verify``.

    ``reasons`` says why a workbook cannot be verified, and then nothing else is filled in. ``trail`` is Jejak as
    recorded, by label. ``compared`` counts the result cells that were compared, ``findings`` the rows of Temuan.
    ``display`` is what is shown otherwise than it is held or was written. ``recalculation`` is ``None`` unless it was
    asked for. ``sha256`` is "" for what could not be read.
    """

    source: Path
    sha256: str = ""
    reasons: tuple[str, ...] = ()
    trail: Mapping[str, str] = field(default_factory=dict)
    compared: int = 0
    findings: int = 0
    facts: tuple[FactDifference, ...] = ()
    cells: tuple[CellDifference, ...] = ()
    display: tuple[DisplayNote, ...] = ()
    recalculation: Recalculation | None = None

    @property
    def verdict(self) -> Verdict:
        """The answer; a recalculation that could not be made leaves it as it is."""
        if self.reasons:
            return Verdict.UNKNOWN
        recalculated = () if self.recalculation is None else self.recalculation.cells
        shown = any(one.differs for one in self.display)
        return Verdict.DIFFERENT if self.facts or self.cells or shown or recalculated else Verdict.SAME
