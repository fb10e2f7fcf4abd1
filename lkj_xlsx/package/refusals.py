"""Why a file is refused or cannot be written, as Indonesian sentences."""

from enum import Enum
from typing import Final

MEGABYTE: Final = 1024 * 1024
MAX_FILE: Final = 25 * MEGABYTE
MAX_UNPACKED: Final = 200 * MEGABYTE
MAX_ENTRIES: Final = 2000
MAX_RATIO: Final = 100
RATIO_COUNTS_FROM: Final = MEGABYTE
MAX_MARKUP: Final = 2_000_000
"""Tags and attributes of a part that is made a tree of: that takes some 200 bytes for each."""

MAX_FORMULA_TEXT: Final = 25_000_000
"""Characters of all formulas of the user: to take them apart takes 20 s."""
MAX_SHARED_TEXT: Final = 100_000_000
"""Characters of the formulas of a sheet that share a text: 20.000 indikator that were filled down in Excel have 42."""


class Refused(Exception):  # noqa: N818 - a public name, and a plain word
    """The file cannot be read; ``str()`` is one Indonesian sentence: what it is and what to do."""


class Unfinished(Refused):
    """The file ends before its end: it may still be on its way to the disk."""


class Unwritable(Exception):  # noqa: N818 - a public name, and a plain word
    """The output cannot be written, and nothing changed on disk; ``str()`` is one Indonesian sentence."""


class Reason(Enum):
    """Why a file is refused: the sentence, with its blanks."""

    MISSING = "{name} tidak ditemukan; periksa nama dan foldernya, lalu jalankan lagi."
    FOLDER = "{name} adalah folder, bukan berkas; sebutkan berkas .xlsx di dalamnya, lalu jalankan lagi."
    UNREADABLE = (
        "{name} tidak boleh atau tidak dapat dibaca; tutup program lain yang memakainya "
        "atau salin ke folder Anda sendiri, lalu jalankan lagi."
    )
    LOCK = (
        "{name} hanyalah penanda bahwa {target} sedang dibuka di Excel; pilih {target} itu sendiri, lalu jalankan lagi."
    )
    EMPTY = "{name} kosong (0 byte); ambil salinan lain atau simpan ulang dari Excel, lalu jalankan lagi."
    CUT = (
        "{name} terpotong, mungkin unduhan atau penyalinannya belum selesai; "
        "unduh atau salin ulang berkas itu, lalu jalankan lagi."
    )
    BUSY = (
        "{name} sedang ditulis atau disalin oleh program lain; tunggu sampai selesai atau tutup program itu, "
        "lalu jalankan lagi."
    )
    TEXT = (
        "{name} sebenarnya berkas teks atau CSV; buka di Excel, "
        "simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    HTML = (
        "{name} sebenarnya halaman web (HTML); buka di Excel, "
        "simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    XML = "{name} sebenarnya berkas XML; buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    XLS = (
        "{name} berformat Excel lama (.xls); buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    PASSWORD = (
        "{name} dilindungi kata sandi; buka di Excel, hapus kata sandinya "
        "(File > Info > Proteksi Buku Kerja; Protect Workbook), simpan, lalu jalankan lagi."
    )
    ODS = (
        "{name} sebenarnya berkas OpenDocument (.ods); buka di LibreOffice atau Excel, "
        "simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    XLSB = "{name} berformat biner (.xlsb); buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    XLSM = (
        "{name} memuat makro (.xlsm); buka di Excel, "
        "simpan sebagai Excel Workbook (.xlsx) tanpa makro, lalu jalankan lagi."
    )
    XLTX = (
        "{name} adalah templat Excel (.xltx); buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    STRICT = (
        "{name} tersimpan sebagai Strict Open XML; buka di Excel, "
        "simpan ulang sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    OFFICE = "{name} adalah dokumen Office lain, bukan buku kerja Excel; pilih berkas .xlsx, lalu jalankan lagi."
    UNKNOWN = "{name} bukan buku kerja Excel; pilih berkas .xlsx, lalu jalankan lagi."
    TOO_BIG = (
        "{name} terlalu besar ({megabytes} MB, batasnya 25 MB); hapus gambar dan lembar "
        "yang tidak dipakai di Excel, simpan, lalu jalankan lagi."
    )
    BOMB = (
        "{name} mengembang jauh melebihi ukuran wajar saat dibuka; jangan dipakai bila asalnya tidak jelas, "
        "atau hapus baris dan lembar kosong di Excel, simpan, lalu jalankan lagi."
    )
    TRICK = (
        "{name} memuat nama bagian yang tidak wajar ({part}); buka di Excel, "
        "simpan ulang sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    TWICE = (
        "{name} memuat dua bagian bernama sama ({part}); buka di Excel, "
        "simpan ulang sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    DAMAGED = (
        "{name} rusak dan tidak dapat dibuka; ambil salinan lain, "
        "atau pulihkan dengan Excel (File > Buka > Buka dan Perbaiki; Open and Repair), lalu jalankan lagi."
    )
    NO_PART = (
        "{name} tidak lengkap, bagian {part} tidak ada; "
        "pulihkan dengan Excel (File > Buka > Buka dan Perbaiki; Open and Repair), simpan, lalu jalankan lagi."
    )
    BROKEN_PART = (
        "{name} rusak pada bagian {part}; "
        "pulihkan dengan Excel (File > Buka > Buka dan Perbaiki; Open and Repair), simpan, lalu jalankan lagi."
    )
    TOO_MUCH = (
        "{name} memuat terlalu banyak unsur pada bagian {part}; hapus gaya, nama, gabungan sel dan lembar "
        "yang tidak dipakai di Excel, simpan, lalu jalankan lagi."
    )
    TOO_MANY_FORMULAS = (
        '{name} memuat terlalu banyak rumus atau rumus yang terlalu panjang pada lembar "{sheet}"; ubah rumus di sana '
        "menjadi nilai (Tempel Khusus > Nilai; Paste Special > Values) atau hapus lembar itu di Excel, simpan, lalu "
        "jalankan lagi."
    )
    DOCTYPE = (
        "{name} memuat DOCTYPE pada bagian {part}, yang tidak pernah ada dalam buku kerja yang sah; "
        "buka di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
    )
    AMBIGUOUS = (
        "{name} memuat dua kali apa yang hanya boleh ada satu ({what}), sehingga program lain dapat menampilkan "
        "isi lain; pulihkan dengan Excel (File > Buka > Buka dan Perbaiki; Open and Repair), simpan, lalu jalankan "
        "lagi."
    )
    NO_SHEETS = "{name} tidak memuat lembar kerja satu pun; pilih berkas .xlsx lain, lalu jalankan lagi."
    SHEET_TWICE = (
        '{name} memuat dua lembar bernama "{sheet}"; ganti nama salah satunya di Excel, simpan, lalu jalankan lagi.'
    )
    SHEET_LOST = (
        '{name} menyebut lembar "{sheet}" tetapi isinya tidak ada; '
        "pulihkan dengan Excel (File > Buka > Buka dan Perbaiki; Open and Repair), simpan, lalu jalankan lagi."
    )
    NO_STRING = (
        '{name} rusak: sel {cell} pada lembar "{sheet}" menunjuk teks yang tidak ada; '
        "ketik ulang sel itu di Excel, simpan, lalu jalankan lagi."
    )
    BAD_CELL = (
        '{name} rusak: isi sel {cell} pada lembar "{sheet}" tidak dapat dibaca; '
        "ketik ulang sel itu di Excel, simpan, lalu jalankan lagi."
    )
    INSIDE_ARRAY = (
        '{name}: sel {cell} pada lembar "{sheet}" adalah bagian rumus larik {area}; '
        "hapus rumus larik itu di Excel, simpan, lalu jalankan lagi."
    )
    HAS_ERRORS = (
        "{name} masih memuat {what}; betulkan lebih dulu (lkj-xlsx check menyebutnya), atau cetak tanpa --bersih, "
        "lalu jalankan lagi."
    )
    NO_FORM = "{name} tidak memuat isian untuk formulir {what}; isi lembarnya, lalu jalankan lagi."

    def refused(self, name: str, **blanks: object) -> Refused:
        """Fill the blanks, and give the exception to raise."""
        kind = Unfinished if self in (Reason.EMPTY, Reason.CUT) else Refused
        return kind(_fill(self.value, name=name, **blanks))


class Failure(Enum):
    """Why the output could not be written: the sentence, with its blanks."""

    IN_USE = (
        "{name} tidak dapat ditulis, mungkin sedang dibuka di Excel{lock}; "
        "tutup berkas itu atau pilih nama lain, lalu jalankan lagi."
    )
    FULL = "{name} tidak dapat ditulis karena penyimpanan penuh{lock}; kosongkan sebagian, lalu jalankan lagi."
    NO_FOLDER = "{name} tidak dapat ditulis karena foldernya tidak ada; periksa foldernya, lalu jalankan lagi."
    IS_FOLDER = "{name} adalah folder, bukan berkas; pilih nama berkas lain, lalu jalankan lagi."
    NO_ACCESS = (
        "{name} tidak dapat ditulis karena foldernya tidak boleh Anda buka atau tulisi; "
        "pilih folder lain dengan -o, lalu jalankan lagi."
    )
    LONG_NAME = (
        "{name} tidak dapat ditulis karena namanya terlalu panjang; pilih nama lain dengan -o, lalu jalankan lagi."
    )
    IS_SOURCE = "{name} adalah berkas masukan; pilih nama lain dengan -o, lalu jalankan lagi."
    NO_FILE = (
        "{name} bukan berkas biasa melainkan perangkat atau pipa, dan tidak pernah ditimpa; "
        "pilih nama berkas lain dengan -o, lalu jalankan lagi."
    )
    EXISTS = "{name} sudah ada; pilih nama lain dengan -o, atau tambahkan --force untuk menimpanya, lalu jalankan lagi."
    OPEN = (
        "{name} sedang dibuka{lock}; tutup dulu supaya pekerjaan di sana tidak hilang, atau pilih nama lain dengan -o, "
        "lalu jalankan lagi."
    )
    NO_LIBREOFFICE = (
        "{name} tidak dapat dibuat karena LibreOffice tidak terpasang di komputer ini; pasang LibreOffice, atau pilih "
        "--format docx dan simpan sebagai PDF dari Word, lalu jalankan lagi."
    )
    LIBREOFFICE_FAILED = (
        "{name} tidak dapat dibuat karena LibreOffice tidak memberi PDF ({detail}); pilih --format docx, atau tutup "
        "LibreOffice, lalu jalankan lagi."
    )
    OTHER = "{name} tidak dapat ditulis ({detail}){lock}; pilih folder atau nama lain, lalu jalankan lagi."

    def unwritable(self, name: str, **blanks: object) -> Unwritable:
        """Fill the blanks, and give the exception to raise."""
        return Unwritable(_fill(self.value, name=name, **blanks))


def _fill(sentence: str, **blanks: object) -> str:
    """Fill in what comes from the file, which may be long or full of control characters."""
    texts = {key: "".join(c if c.isprintable() else "?" for c in str(value)) for key, value in blanks.items()}
    return sentence.format(**{key: text if len(text) <= 120 else f"{text[:119]}…" for key, text in texts.items()})
