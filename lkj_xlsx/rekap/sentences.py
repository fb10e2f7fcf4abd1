"""What the head has to decide, as sentences with their numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj_xlsx.rekap.figures import IDLE, LOW, Member, Rekap
from lkj_xlsx.values import format_percent, format_rupiah

_NAMED = 3
_WORDS = ((Decimal(10) ** 12, "triliun"), (Decimal(10) ** 9, "miliar"), (Decimal(10) ** 6, "juta"))


def decisions(rekap: Rekap) -> Iterator[str]:
    """Give the sentences, each for something that is to be decided; none where there is nothing."""
    counted, zero = rekap.counted, Decimal(0)
    low = [one for one in rekap.lowest if (one.unit.capaian or LOW) < LOW]
    wasted = [one for one in low if (one.unit.serapan or Decimal(0)) >= LOW]
    idle = [one for one in counted if one.unit.serapan is not None and one.unit.serapan < IDLE]
    wrong = [one for one in counted if one.unit.galat]
    if rekap.missing:
        yield f"Tagih {len(rekap.missing)} unit yang belum menyerahkan laporan; namanya pada lembar Belum Masuk."
    if wrong:
        yield (
            f"Kembalikan laporan {len(wrong)} unit yang memuat kesalahan ({names(wrong)}); angkanya ikut dihitung di "
            "sini, tetapi dapat berubah."
        )
    if low:
        yield f"Bina {len(low)} unit dengan capaian di bawah {_bound(LOW)}{_cause(low)}."
    if wasted:
        yield (
            f"Periksa {len(wasted)} unit yang anggarannya terserap {_bound(LOW)} atau lebih dengan capaian di bawah "
            f"{_bound(LOW)}: {names(wasted)}."
        )
    if idle:
        idle.sort(key=lambda one: one.unit.serapan or Decimal(0))
        left = sum(((one.unit.pagu or zero) - (one.unit.realisasi or zero) for one in idle), zero)
        yield (
            f"Tinjau pagu {len(idle)} unit dengan serapan di bawah {_bound(IDLE)}: {names(idle)}; "
            f"sisanya {in_words(left)}."
        )
    if rekap.left_out:
        yield (
            f"Bereskan {len(rekap.left_out)} berkas yang tidak ikut ({reasons(rekap.left_out)}); sebabnya pada "
            "lembar Rekap."
        )


def about(rekap: Rekap, day: str) -> str:
    """Give the line under the title: how many units, what is left out of the means."""
    figures = rekap.figures
    parts = [f"Keadaan {day}.", "Angka dihitung ulang dari isian tiap buku kerja."]
    if empty := figures.units - figures.known:
        parts.append(f"Rata-rata tanpa {empty} unit yang capaiannya kosong.")
    if wrong := sum(one.unit.galat > 0 for one in rekap.counted):
        parts.append(f"{wrong} unit bertanda ! memuat kesalahan; angkanya ikut dan dapat berubah.")
    if rekap.left_out:
        parts.append(f"{len(rekap.left_out)} berkas tidak ikut.")
    return " ".join(parts)


def names(members: Sequence[Member]) -> str:
    """Name the first few units."""
    shown = ", ".join(one.unit.short_name for one in members[:_NAMED])
    return shown + (f", dan {len(members) - _NAMED} lagi" if len(members) > _NAMED else "")


def reasons(members: Sequence[Member]) -> str:
    """Count the workbooks that do not count by their reasons."""
    kinds: Counter[str] = Counter()
    for one in members:
        state = one.states[0].removeprefix("tidak ikut: ")
        kinds[state.split(":")[0].split(",")[0]] += 1
    return ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())


def _cause(low: Sequence[Member]) -> str:
    """Say which indikator pulls most of the low units down; nothing where no two have the same."""
    weakest = [one.weakest for one in low]
    counts = Counter(one.key for one in weakest if one is not None)
    key, count = counts.most_common(1)[0] if counts else ("", 0)
    text = next((one.indikator for one in weakest if one is not None and one.key == key), "")
    return f'; {count} di antaranya terlemah pada "{cut(text, 70)}"' if count > 1 else ""


def cut(text: str, longest: int) -> str:
    """Cut a text at a word."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"


def shorter(name: str) -> str:
    """Give a name with the usual short forms, for a list or a chart."""
    for whole, short in (("Komisi Pemilihan Umum", "KPU"), ("Kabupaten", "Kab."), ("Provinsi", "Prov.")):
        name = name.replace(whole, short)
    return name


def in_words(amount: Decimal) -> str:
    """Give an amount for a sentence: "Rp 15,70 triliun"."""
    for size, word in _WORDS:
        if abs(amount) >= size:
            return f"Rp {format_percent((amount / size).quantize(Decimal('0.01'))).removesuffix('%')} {word}"
    return f"Rp {format_rupiah(amount)}"


def _bound(value: Decimal) -> str:
    return f"{value}%"
