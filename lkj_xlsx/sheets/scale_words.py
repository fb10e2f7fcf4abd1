"""Words that stand on two scales of Pengaturan: the rank of a word depends on which of them is meant."""

from collections.abc import Iterator
from dataclasses import replace

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.report.checking import Check, finding_at, rows_of
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.measure import measure
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets.pengukuran import SHEET
from lkj_xlsx.sheets.pk import is_taken_from_pk
from lkj_xlsx.values import Word, fold_word, format_decimal

POSITION = 53
POSITION_OF_FINDINGS = 3

ON_TWO_SCALES = Message(
    "UK33",
    WARNING,
    'Kata "{kata}" ada pada beberapa skala, dan hasilnya berbeda: {hasil}. Yang dipakai: {skala}.',
    "Hapus dari Pengaturan skala yang tidak dipakai, atau beri kata pada skala itu nama lain.",
    rule="Kata dicari pada tabel skala kata dari atas ke bawah, dan skala pertama yang memuatnya dipakai. Bila kata "
    "yang sama ada pada skala lain yang memberi capaian lain, harus ada yang memutuskan skala mana yang dimaksud.",
    source="Pertimbangan kami: tabel skala kata",
    example="A dan B ada pada Predikat SAKIP (66,67) dan pada skala Zona Integritas (75,00).",
    headline=True,
)


def on_two_scales(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report a word that another scale ranks so that the capaian is another one (UK33)."""
    settings = laporan.settings
    for row, record in rows_of(laporan, SHEET):
        key = next((key for key in ("target", "realisasi") if isinstance(record[key], Word)), None)
        if key is None or record["target"] is None or record["realisasi"] is None:
            continue
        word = record[key].text
        scales = dict.fromkeys(one.scale for one in settings.words if fold_word(one.word) == fold_word(word))
        if len(scales) == 1:
            continue
        results = {}
        for scale in scales:
            alone = replace(settings, words=tuple(one for one in settings.words if one.scale == scale))
            capaian = measure(record["target"], record["realisasi"], record["polaritas"], alone)[1]
            if capaian is not None:
                results[scale] = capaian
        used = hasil.measured[row]["capaian"]
        if not results or set(results.values()) == {used}:
            continue
        place = (
            ("PK", laporan.pk_row_of[row]) if key == "target" and is_taken_from_pk(laporan, row, key) else (SHEET, row)
        )
        shown = ", ".join(f"{scale} {format_decimal(one, 2)}" for scale, one in results.items())
        yield finding_at(
            laporan, ON_TWO_SCALES, *place, key, kata=word, hasil=shown, skala=hasil.measured[row]["skala"],
            computed=None if used is None else format_decimal(used, 2),
        )  # fmt: skip


CHECKS: tuple[Check, ...] = (on_two_scales,)
