"""What reading a cell gives: its value, how far it could be read, and the rules that read it or refused it."""

from dataclasses import dataclass
from enum import Enum, auto

from lkj_xlsx.values.indonesian import Quantity


class Status(Enum):
    """How far a cell could be read; a value is present only for PLAIN and INTERPRETED."""

    EMPTY = auto()
    UNMEASURED = auto()
    PLAIN = auto()
    INTERPRETED = auto()
    UNKNOWN_WORD = auto()
    UNREADABLE = auto()


class Reason(Enum):
    """The rule that read a cell, or refused it, as the phrase that a user sees."""

    TEXT = "angka ditulis sebagai teks"
    THOUSANDS_DOT = "titik dibaca sebagai pemisah ribuan"
    THOUSANDS_COMMA = "koma dibaca sebagai pemisah ribuan"
    DECIMAL_DOT = "titik dibaca sebagai desimal"
    DECIMAL_COMMA = "koma dibaca sebagai desimal"
    AMBIGUOUS = "satu tanda dengan tiga angka di belakangnya bisa berarti ribuan atau desimal"
    UNIT = "satuan ditulis bersama angka"
    DOUBLE_PERCENT = "tanda persen ganda dibaca satu"
    RANGE = "dibaca sebagai rentang"
    QUOTIENT = "dibaca sebagai perbandingan"
    RP = "awalan Rp"
    TAIL = "akhiran ,- diabaikan"
    BRACKETS = "tanda kurung dibaca sebagai minus"
    SIZE = "kata ribu, juta, miliar atau triliun dikalikan"
    BESIDE_WORD = "angka di samping kata dipakai"
    REMARK = "keterangan dalam kurung tidak dihitung"
    LABEL = "kata pengantar (nilai, skor, indeks, level) diabaikan"
    AT_LEAST = "kata batas bawah (minimal, ≥) diabaikan"
    AT_MOST = "kata batas atas (maksimal, ≤) diabaikan"
    SPELLED = "ejaan angka dalam kurung diabaikan"
    WIDE_DIGITS = "digit lebar penuh"
    FOOTNOTE = "tanda catatan kaki diabaikan"
    RAISED_OR_STRUCK = "huruf kecil di atas baris atau yang dicoret tidak dihitung"
    INVISIBLE = "karakter yang tidak tampak diabaikan"
    NIHIL = "nihil dibaca 0"
    BY_UNIT = "menurut satuannya"
    BY_ROW = "menurut angka di sampingnya"
    BY_COLUMN = "menurut angka lain di kolomnya"
    BY_PRINTED = "menurut capaian yang diketik"
    LOWEST_RANK = "belum tercapai, jadi nilai terendah pada skalanya"
    WORD_OF_NUMBER = "katanya dipakai, sebab dibandingkan dengan kata"
    OTHER_SHAPE = "ditulis dengan cara lain daripada targetnya"

    UNKNOWN_WORD = "kata tidak ada pada skala"
    NO_RULE = "tidak mengikuti aturan penulisan angka"
    MISREAD = "huruf tercampur dengan angka, mungkin salah baca hasil pindai"
    FOREIGN_DIGITS = "memakai digit selain 0-9"
    TOO_LONG = "teks terlalu panjang untuk sebuah angka"
    BACKWARDS = "batas bawah rentang melebihi batas atas"
    TWO_UNITS = "lebih dari satu satuan"
    ROUGH_SIZE = "besarnya tidak pasti (puluhan, ribuan, jutaan)"
    TURNED = "memuat tanda arah tulisan, sehingga yang tampak bukan urutan yang tersimpan"
    BOOLEAN = "nilai BENAR/SALAH, bukan angka"
    DATE = "sel berformat tanggal"
    NOT_A_NUMBER = "bukan bilangan atau di luar jangkauan"
    EXCEL_ERROR = "kesalahan rumus Excel"
    THREE_AFTER_DECIMAL = "tiga angka sesudah tanda desimal dibaca sebagai ribuan"
    TO_THE_SEN = "dibulatkan ke sen"
    NOT_RUPIAH = "satuan bukan rupiah"
    NOT_PERCENT = "satuan bukan persen"
    NOT_ONE_NUMBER = "rentang, padahal satu angka yang diminta"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. ``unit`` is the one written in the cell: "%", "Rp" or the text after the number.

    ``other`` is the reading by which one mark before three digits means the opposite: a decimal instead of thousands.
    ``word`` is the word of a scale that stands beside the number, as in "BB (70,01)".
    """

    value: Quantity | None
    unit: str | None
    status: Status
    reasons: tuple[Reason, ...] = ()
    other: "Reading | None" = None
    word: str | None = None


class RefusedError(Exception):
    """A text that follows no rule, or only one that gives no number."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
