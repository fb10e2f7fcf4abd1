"""What a printed figure says: 98,4 stands for every number from 98,35 up to 98,45."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.values.indonesian import full_unit, round_half_away

# By full_unit: what is counted has no decimals, and a figure stands for itself alone.
_COUNTED_WHOLE = frozenset(
    (
        "rp", "rupiah", "orang", "ekor", "dokumen", "laporan", "unit", "paket", "kegiatan", "kali", "desa", "kelurahan",
        "kecamatan", "kabupaten", "kota", "provinsi", "buah", "eksemplar", "perkara", "satker", "aplikasi", "layanan",
        "lembaga", "kelompok", "keluarga", "kk", "jiwa", "peserta", "siswa", "pegawai", "pemilih", "sekolah", "surat",
        "naskah", "berkas", "sertifikat", "rumah", "lokasi", "bidang", "usaha", "perusahaan", "koperasi", "umkm",
        "kasus", "kejadian", "lembar", "pengguna", "pelanggan", "pasien", "batang", "bibit", "butir",
    )
)  # fmt: skip
_DECIMALS_SHOWN = re.compile(r"[.]([0#?]*)")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` up to ``high``, both of them included."""

    low: Fraction
    high: Fraction

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Fraction | Decimal) -> bool:
        """Tell whether a number lies within."""
        return self.low <= value <= self.high


def decimals_of(value: Decimal) -> int:
    """Count the decimals of a figure as it was printed: two of 98.40."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def interval_of(printed: Decimal) -> Interval:
    """Give the numbers for which a printed figure stands: half of its last printed digit either way."""
    half = Fraction(1, 2 * 10 ** decimals_of(printed))
    return Interval(Fraction(printed) - half, Fraction(printed) + half)


def cut_off(exact: Fraction, places: int) -> Decimal:
    """Cut a number off after so many decimals, without rounding."""
    return Decimal(f"{int(exact * 10**places)}E-{places}")


def is_cut_off(printed: Decimal, exact: Fraction) -> bool:
    """Tell whether a figure was cut off where rounding gives another one: 85,38 for 85,3867."""
    places = decimals_of(printed)
    return printed == cut_off(exact, places) != round_half_away(exact, places)


def is_counted_whole(unit: str | None) -> bool:
    """Tell whether a unit is one that is counted, such as Orang, and not measured, such as Ton."""
    words = full_unit(unit or "").split()
    return bool(words) and words[0] in _COUNTED_WHOLE


def as_shown(value: Decimal, number_format: str) -> Decimal:
    """Round a number to the decimals that its number format shows; of one without such decimals nothing changes."""
    section = _LITERAL.sub("", number_format.split(";", 1)[0])
    if not re.search("[0#?]", section) or re.search("[eE/,]$|[eE][+-]|/", section.rstrip()):
        return value
    shown = _DECIMALS_SHOWN.search(section)
    places = len(shown[1]) if shown else 0
    return round_half_away(value, places) if decimals_of(value) > places else value
