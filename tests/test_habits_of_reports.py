"""Reports with habits that the published ones do not show: each true error is a galat at its cell, nothing else is.

A row is "polaritas | target | satuan | realisasi | % capaian" as printed; ``#`` before a capaian marks it as wrong.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from published import FIRST_ROW, write_workbook

from lkj_xlsx.compute import Outcome, check
from lkj_xlsx.declare.message import Level
from lkj_xlsx.show.outcome import as_text

REPORTS: Mapping[str, tuple[Mapping[str, Any], tuple[str, ...], tuple[str, ...]]] = {
    # name: settings, rows, what stands above catatan besides the wrong capaian
    "dipotong": ({}, ("Maksimum|3,2|Indeks|3,15|98,43", "Maksimum|7|Dokumen|5|71,42", "Maksimum|87%|%|85,6%|98,39%",
                      "Minimum|30|Hari|32|93,33", "Maksimum|7|Dokumen|6|#85,17"), ()),
    "tanpa-desimal": ({}, ("Maksimum|75%|%|78,32%|104%", "Maksimum|12|Orang|11|92%", "Maksimum|BB||B|80%",
                           "Minimum|102|Kasus|97|105%", "Maksimum|72,5|Nilai|70,02|96%", "Maksimum|80|%|70|#90%"), ()),
    "kata": ({}, ("Maksimum|75%|%|78%|Tercapai", "Maksimum|12|Orang|11|Tidak Tercapai", "Maksimum|WTP||WTP|Tercapai"),
             ("UK27 I6",)),
    "batas-120": ({}, ("Maksimum|50%|%|78%|120", "Maksimum|3|Dokumen|5|120,00", "Maksimum|12|Orang|11|91,67",
                       "Maksimum|80|Nilai|84|105", "Maksimum|80|Nilai|60|#80"), ("UK26 I6",)),
    "batas-120-disetel": ({"Batas Capaian": 120}, ("Maksimum|50%|%|78%|120", "Maksimum|3|Dokumen|5|120,00",
                                                   "Maksimum|12|Orang|11|91,67"), ()),
    "batas-150": ({}, ("Maksimum|50%|%|98%|150%", "Maksimum|3|Dokumen|3|100%", "Maksimum|12|Orang|11|91,7%"),
                  ("UK26 I6",)),
    "t-per-r": ({}, ("Minimum|100|Orang|112|89,29", "Minimum|14|Hari|10|140", "Maksimum|3|Dokumen|3|100",
                     "Minimum|20|Kasus|25|#75,5"), ("UK26 I6",)),
    "t-per-r-disetel": ({"Rumus Minimum": "T/R"}, ("Minimum|100|Orang|112|89,29", "Minimum|14|Hari|10|140"), ()),
    "minimum-terbalik": ({}, ("Minimum|100|Orang|112|#112", "Minimum|14|Hari|10|#71,43", "Maksimum|3|Dokumen|3|100"),
                         ()),
    "rata-rata-sasaran": ({}, ("Maksimum|75|%|70|100,56", "Maksimum|12|Orang|13|", "Maksimum|3|Dokumen|3|"),
                          ("UK26 I6",)),
    "realisasi": ({}, ("Maksimum|95 %||97 %|97 %", "Maksimum|12 Orang||10 Orang|10 Orang",
                       "Maksimum|3 Dok||3 Dok|3 Dok"),
                  ("UK27 I6",)),
    "dua-tulisan": ({}, ("Maksimum|80,5|Nilai|81,2|100.87%", "Maksimum|1.250|Orang|1.301|104,08", "Maksimum|2|%|2|100"),
                    ()),
    "kosong": ({}, ("Maksimum|80|%||", "Maksimum|80|%|72|90", "Maksimum|80|%|84|105,0"), ("UK02 H6",)),
}  # fmt: skip


def checked(file: Path, rows: tuple[str, ...], settings: Mapping[str, Any]) -> Outcome:
    """Type a report into the template and check it."""
    typed = []
    for number, row in enumerate(rows):
        keys = ("polaritas", "target", "satuan", "realisasi", "capaian")
        cells = {key: one.lstrip("#") or None for key, one in zip(keys, row.split("|"), strict=True)}
        typed.append({"sasaran": "Meningkatnya layanan", "indikator": f"Indikator {number}", **cells})
    identitas = {"instansi": "Dinas Contoh", "tahun": 2023}
    write_workbook({"identitas": identitas, "pengaturan": settings, "pengukuran": {"baris": typed}}, file)
    return check(file)


@pytest.mark.parametrize("name", REPORTS)
def test_each_wrong_capaian_is_a_galat_and_a_habit_is_one_peringatan(name: str, tmp_path: Path) -> None:
    settings, rows, habits = REPORTS[name]
    found = checked(tmp_path / f"{name}.xlsx", rows, settings).findings
    galat = [(one.code, one.cell) for one in found if one.level is Level.ERROR]
    assert galat == [("UK13", f"I{row}") for row, text in enumerate(rows, FIRST_ROW) if "#" in text]
    assert [f"{one.code} {one.cell}" for one in found if one.level is Level.WARNING] == list(habits)


def test_what_moves_the_headline_comes_first_in_its_level(tmp_path: Path) -> None:
    rows = ("Maksimum|80|%|72|95", "Maksimum|80|%|kira-kira|", "Maksimum|80|%|84|105")
    galat = [one.code for one in checked(tmp_path / "laporan.xlsx", rows, {}).findings if one.level is Level.ERROR]
    assert galat == ["BC03", "UK13"]


def test_the_text_says_why_a_figure_is_empty(tmp_path: Path) -> None:
    lines = as_text(checked(tmp_path / "laporan.xlsx", ("Maksimum|0|%|72|",), {})).splitlines()
    (capaian,) = [line for line in lines if line.startswith("Capaian")]
    (serapan,) = [line for line in lines if line.startswith("Serapan")]
    assert "UK05 PK!F6" in capaian
    assert "tidak ada pagu" in serapan
