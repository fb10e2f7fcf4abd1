"""PK: targets, polaritas, codes."""

import re
from collections.abc import Iterator

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import UNFILLED, Check, from_pk, reading, report, rows_of
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.achievement import MAXIMUM, POLARITIES
from lkj_xlsx.rules.text import trim
from lkj_xlsx.values import Word

# Names that hint at the lower the better.
_HINT = re.compile(r"\b(tidak|menurunnya|penurunan|angka kematian|sengketa|keluhan)\b", re.I)


def missing_target(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK01: a promise without a target cannot be measured."""
    for row, record in rows_of(laporan, "PK"):
        if record["indikator"].strip() and reading(laporan, "PK", row, "target").status in UNFILLED:
            yield report(laporan, "PK01", "PK", row, "target")


def unknown_polaritas(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK02: the polaritas is chosen, never guessed. Words of a scale are ranked and need none."""
    for row, record in rows_of(laporan, "PK"):
        on_scale = isinstance(record["target"], Word)
        if record["indikator"].strip() and not on_scale and not known_polaritas(record["polaritas"]):
            yield report(laporan, "PK02", "PK", row, "polaritas")


def repeated_code(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """PK03: a Kode IK ties one row of Pengukuran to one row of PK."""
    seen: set[str] = set()
    for row, record in rows_of(laporan, "PK"):
        code = record["kode_ik"].lower()
        if code and code in seen:
            yield report(laporan, "PK03", "PK", row, "kode_ik", kode=record["kode_ik"])
        seen.add(code)


def hinting_name(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """UK12: a name such as "tidak masuk DPT" under Maksimum is worth a second look."""
    for sheet in ("PK", "Pengukuran"):
        for row, record in rows_of(laporan, sheet):
            hint = _HINT.search(record["indikator"])
            told_at_pk = sheet == "Pengukuran" and from_pk(laporan, row, "indikator")
            if hint and not told_at_pk and trim(record["polaritas"]).lower() == MAXIMUM.lower():
                yield report(laporan, "UK12", sheet, row, "polaritas", kata=hint[1].lower())


def known_polaritas(text: str) -> bool:
    """Tell whether a text is one of the three polaritas, whatever its case."""
    return trim(text).capitalize() in POLARITIES


CHECKS: tuple[Check, ...] = (missing_target, unknown_polaritas, repeated_code, hinting_name)
