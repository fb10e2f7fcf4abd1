"""Pengaturan: the scale as printed against the rule that settles it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lkj_xlsx.calc import Hasil
from lkj_xlsx.declare.message import ERROR, NOTE, Chapter, Message
from lkj_xlsx.findings import Finding, finding
from lkj_xlsx.laporan import KATEGORI_PLACE, Laporan
from lkj_xlsx.report.checking import Check
from lkj_xlsx.rules.achievement import kategori
from lkj_xlsx.values import Range, format_decimal, read_quantity

CHAPTER = Chapter("ST", "Pengaturan")

_NEXT = Decimal("0.01")  # a capaian has two decimals: nothing lies between 89,99 and 90


# The reader of Pengaturan reports it; what is computed from the scale looks for it.
NO_NUMBER_IN_SCALE = Message(
    "ST06",
    ERROR,
    "{kolom} pada tabel di Pengaturan kosong atau bukan angka.",
    "Isi dengan angka.",
    rule="Batas bawah kategori dan nilai skala kata harus berupa angka. Galat, sebab kategori atau capaian "
    "tidak dapat dihitung dari teks.",
    source="Pertimbangan kami: susunan tabel pada templat.",
    example='Batas bawah tertulis "sembilan puluh".',
)


def _printed(laporan: Laporan) -> list[Range | None]:
    """The printed range of each class of the scale in force, best first; ``None`` where there is none."""
    ranges: list[Range | None] = []
    for row in laporan.settings.kategori:
        value = read_quantity(row.printed).value
        ranges.append(value if isinstance(value, Range) else None)
    return ranges


def printed_bounds(laporan: Laporan) -> list[tuple[Decimal, Decimal]]:
    """For each two neighbours: the upper bound of the lower class, the lower bound of the higher one."""
    ranges = _printed(laporan)
    return [(lower.high, upper.low) for upper, lower in pairwise(ranges) if upper is not None and lower is not None]


RANGE_NOT_PRINTED = Message(
    "ST02",
    NOTE,
    "Rentang kategori {kategori} tidak tercetak.",
    "Cetak rentangnya dalam laporan; di sini dipakai batas bawah {batas}.",
    rule="Kolom Rentang tercetak pada skala yang dipakai: setiap kategori punya rentang. Skala yang tidak "
    "dicetak sama sekali tidak diperiksa. Catatan, sebab kategori ditentukan batas bawahnya; yang kurang "
    "hanya cetakannya.",
    source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
    example='Sangat Berhasil tanpa rentang, hanya keterangan "melampaui target".',
)


def missing_range(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """ST02: a class without a printed range leaves the reader guessing (the report's first row has none)."""
    ranges = _printed(laporan)
    if all(one is None for one in ranges):
        return
    for position, (row, printed) in enumerate(zip(laporan.settings.kategori, ranges, strict=True)):
        if printed is None and row.printed is None:
            bound = f"{'lebih dari ' if row.exclusive else ''}{format_decimal(row.bound)}"
            yield finding(
                RANGE_NOT_PRINTED, *_at(laporan, position), written=row.printed, kategori=row.name, batas=bound
            )


RANGES_OVERLAP = Message(
    "ST03",
    NOTE,
    "Nilai {batas} masuk dua kategori pada skala tercetak: {bawah} dan {atas}.",
    "Cetak rentang yang tidak bertumpuk; di sini {batas} digolongkan {dipakai}.",
    rule="Rentang tercetak dua kategori yang bertetangga tidak boleh memuat nilai yang sama. Catatan, sebab "
    "satu aturan menyelesaikannya: kategori terbaik yang batas bawahnya tercapai.",
    source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
    example="90-100 Berhasil dan 71-90 Cukup Berhasil: 90 ada pada keduanya.",
)


def double_bound(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """ST03: a value that two printed ranges share (90 in the report)."""
    for position, below, above in _neighbours(laporan):
        if above <= below:
            scale = laporan.settings.kategori
            shared = format_decimal(above) if above == below else f"{format_decimal(above)}-{format_decimal(below)}"
            yield finding(
                RANGES_OVERLAP, *_at(laporan, position), written=scale[position].printed, batas=shared,
                atas=scale[position].name, bawah=scale[position + 1].name, dipakai=kategori(above, scale),
            )  # fmt: skip


GAP_BETWEEN_RANGES = Message(
    "ST04",
    NOTE,
    "Antara {dari} dan {sampai} tidak ada kategori pada skala tercetak.",
    "Cetak rentang yang bersambung; di sini capaian di celah itu digolongkan {dipakai}.",
    rule="Rentang tercetak dua kategori yang bertetangga harus bersambung sampai dua desimal. Catatan, sebab "
    "batas bawah menyelesaikannya: capaian di celah belum mencapai kategori di atasnya.",
    source="LKj KPU Kota Binjai 2024, Tabel 1.1.",
    example="71-90 dan 51-70: 70,50 tidak ada pada keduanya.",
)


def hole(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """ST04: values that no printed range covers (50-51 and 70-71 in the report)."""
    for position, below, above in _neighbours(laporan):
        if above - below > _NEXT:
            scale = laporan.settings.kategori
            yield finding(
                GAP_BETWEEN_RANGES, *_at(laporan, position), written=scale[position].printed,
                dari=format_decimal(below), sampai=format_decimal(above), dipakai=kategori((below + above) / 2, scale),
            )  # fmt: skip


def _neighbours(laporan: Laporan) -> Iterator[tuple[int, Decimal, Decimal]]:
    ranges = _printed(laporan)
    for position, (upper, lower) in enumerate(pairwise(ranges)):
        if upper is not None and lower is not None:
            yield position, lower.high, upper.low


def _at(laporan: Laporan, position: int) -> tuple[str, str | None]:
    origin = laporan.origins.get((KATEGORI_PLACE, position, "rentang"))
    return (origin.sheet, origin.cell) if origin else ("Pengaturan", None)


CHECKS: tuple[Check, ...] = (missing_range, double_bound, hole)
