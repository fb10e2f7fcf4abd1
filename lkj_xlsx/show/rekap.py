"""A written rekap as sentences for the terminal."""

from collections.abc import Iterator
from pathlib import Path

from lkj_xlsx.rekap.figures import Rekap
from lkj_xlsx.rekap.sentences import decisions
from lkj_xlsx.show.formats import percent


def as_text(rekap: Rekap, output: Path, repeated: int) -> Iterator[str]:
    """Say what was written, the figures over all units, and what is to be decided."""
    figures = rekap.figures
    yield f"Rekap ditulis: {output}"
    handed_in = f"; {len(rekap.listed) - len(rekap.missing)} dari {len(rekap.listed)} sudah menyerahkan"
    yield f"{figures.units} unit dihitung" + (handed_in if rekap.listed else "") + "."
    yield (
        f"Rata-rata capaian {percent(figures.capaian)} {rekap.kategori} ({figures.known} dari {figures.units} unit), "
        f"berbobot pagu {percent(figures.weighted)}; serapan {percent(figures.serapan)}."
    )
    for sentence in decisions(rekap):
        yield f"- {sentence}"
    if repeated:
        yield f"{repeated} berkas hasil tidak ikut, sebab masukannya ada di sini dan isiannya tetap."
