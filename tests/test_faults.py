"""Faults that people make in a filled workbook: the figures are right, or a finding names the cell.

What is right stands in the docstring of each script in ``faults/scripts``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import ALARMING, Checked, make, place, printed, texts
from openpyxl import load_workbook
from oracle import CORRECTED
from test_cli import run

WHOLE_BUDGET = (33122884000, 32817204306)
Right = Callable[[Checked], Any]


def capaian(one: Checked, row: int) -> Any:
    """The capaian of a row of Pengukuran; ``None`` where there is no such row."""
    return one.rows.get(row, {}).get("capaian")


def kategori(one: Checked, *rows: int) -> list[Any]:
    return [one.rows[row]["kategori"] for row in rows]


def counts(one: Checked) -> tuple[int, int]:
    return one.figures["indikator"], one.figures["terukur"]


def cells(pattern: str, rows: range) -> tuple[str, ...]:
    return tuple(pattern.format(row) for row in rows)


# By the number of the fault: whether what ``check`` prints is right.
CHECKED: dict[str, Right] = {
    "01": lambda one: (
        one.at(*cells("Pengaturan!D{}", range(14, 18)), levels=("galat",))
        or (kategori(one, 13, 9) == ["Cukup Berhasil", "Berhasil"])
    ),
    "02": lambda one: one.at("Identitas!B15"),
    "05": lambda one: (
        (capaian(one, 7) == 100 and counts(one) == (12, 12)) or one.at("Pengukuran!H7", "PK!B7", levels=("galat",))
    ),
    "06": lambda one: (counts(one) == (12, 12) and one.figures["capaian"] == 100.58) or one.code == 1,
    "07": lambda one: one.total == WHOLE_BUDGET,
    "08": lambda one: counts(one) == (12, 12) or (one.at("Pengukuran!D7") and counts(one)[1] <= counts(one)[0]),
    "09": lambda one: (
        one.total == WHOLE_BUDGET
        and not {"AG03", "AG05"} & {found["kode"] for found in one.document["temuan"]}
        and one.row("Anggaran", 9, *ALARMING)
    ),
    "11": lambda one: (len(one.document["sasaran"]) == 3 and one.figures["capaian"] == 100.46) or one.at("PK!C8"),
    "12": lambda one: one.at("Pengukuran!H4", "Pengukuran!AA4"),
    "13": lambda one: (
        (capaian(one, 14) == 100 and one.figures["capaian"] == 98.29)
        or [found for found in one.of("galat") if found["lembar"] == "Pengaturan"]
    ),
    "14": lambda one: one.at("PK!F10", "Pengukuran!H10", "Pengaturan!B45"),
    "15": lambda one: one.total == (350, 280) or [one for one in one.of("galat") if one["lembar"] == "Anggaran"],
    "16": lambda one: one.total[0] == 100 or one.at("Anggaran!C6"),
    "17": lambda one: one.rows[6]["realisasi"] == 82 or one.at("Pengukuran!H6"),
    "18": lambda one: capaian(one, 6) == 60 or one.at("PK!F6", "Pengukuran!H6", levels=("galat",)),
    "19": lambda one: one.at("Pengaturan!B6") or one.figures["capaian"] == 100.16,
    "20": lambda one: one.at("Anggaran!A7") and one.total[0] == 100,
    "21": lambda one: one.total == (300, 240),
    "22": lambda one: one.total[0] == 300,
    "23": lambda one: (
        counts(one) == (12, 12)
        and [found for found in one.document["temuan"] if found["sel"] and found["sel"].endswith("18")]
        and not one.row("Pengukuran", 18, "galat")
    ),
    "24": lambda one: (
        counts(one)[0] == 12
        and one.row("Pengukuran", 18, "catatan", "peringatan")
        and not one.row("Pengukuran", 18, "galat")
    ),
    "25": lambda one: (
        len(one.document["pk"]) == 12
        and one.row("PK", 20, "catatan", "peringatan")
        and not [row for row in range(20, 24) if one.row("PK", row, "galat")]
    ),
    "26": lambda one: one.total == (300, 240),
    "27": lambda one: (
        one.total == (1200, 990)
        and all(one.at(f"Anggaran!C{row}", levels=("catatan", "peringatan")) for row in (8, 11))
    ),
    "28": lambda one: (
        not {"LS04", "LS07"} & {found["kode"] for found in one.document["temuan"]}
        and one.row("RKT", 8, "catatan", "peringatan")
    ),
    "32": lambda one: one.at("Anggaran!A6", "Anggaran!A7"),
    "33": lambda one: (
        (one.document["anggaran"]["baris"][0]["kode"] == "051" or one.at("Anggaran!A6"))
        and one.at("Identitas!B9", levels=(*ALARMING, "catatan"))
    ),
    "34": lambda one: (
        {"Salinan dari Pengukuran", "Copy of Pengukuran 1"} <= {found["lembar"] for found in one.document["temuan"]}
    ),
    "35": lambda one: [found for found in one.of(*ALARMING) if "PK Perubahan" in (found["lembar"] + found["pesan"])],
    "36": lambda one: one.at("Pengukuran!H4"),
    "37": lambda one: one.at("RKT!H4") and not {"LS04", "LS07"} & {found["kode"] for found in one.document["temuan"]},
    "39": lambda one: one.row("Pengukuran", 7, *ALARMING, "catatan"),
    "41": lambda one: (
        not [found for found in one.row("Anggaran", 7, *ALARMING) if found["kode"] == "AG05"]
        and one.total[0] == 300  # a kegiatan that differs from its parts is a galat, and its parts count
        and one.at("Anggaran!C6", levels=("galat",))
    ),
    "46": lambda one: one.rows[6]["realisasi"] == 0.82 or one.at("Pengukuran!H6"),
    "47": lambda one: one.at("Pengukuran!H6"),
    "48": lambda one: [found for found in one.at("Pengukuran!H7") if "H6" in found["pesan"]],
    "49": lambda one: one.total == WHOLE_BUDGET and not one.row("Anggaran", 5, *ALARMING, "catatan"),
    "50": lambda one: (
        kategori(one, 7, 8, 10, 15, 16, 17) == ["Berhasil"] * 6 or one.at("Pengaturan!C14", levels=("galat",))
    ),
    "51": lambda one: not one.row("Anggaran", 6, "galat") and one.total[0] == 300,
    "52": lambda one: (
        [found["capaian"] for found in one.document["sasaran"]][2:] == [100, 90] or one.at("Pengukuran!A18")
    ),
    "55": lambda one: (
        kategori(one, 7, 13) == ["Berhasil", "Cukup Berhasil"]
        or one.at(*cells("Pengaturan!A{}", range(14, 19)), levels=("galat",))
    ),
    "60": lambda one: one.rows[7]["realisasi"] == 35 and one.at("Pengukuran!H7", levels=(*ALARMING, "catatan")),
    "63": lambda one: one.figures["terukur"] == 12,
    "64": lambda one: counts(one) == (12, 10),
}


@pytest.mark.parametrize("number", CHECKED)
def test_the_figures_are_right_or_a_finding_names_the_cell(tmp_path: Path, number: str) -> None:
    result = run("check", str(make(number, CORRECTED, tmp_path / "lkj.xlsx")), "--format", "json")
    assert CHECKED[number](printed(result.stdout, result.exit_code)), result.stdout


def computed(number: str, folder: Path, start: Path = CORRECTED) -> tuple[Checked, Path]:
    """Compute the workbook of a fault, and give what was printed with the path of the outcome."""
    source, output = make(number, start, folder / f"{number}.xlsx"), folder / f"{number}-hasil.xlsx"
    result = run("compute", str(source), "-o", str(output), "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    return printed(result.stdout, result.exit_code), output


def own_sheet_of_findings(_: Checked, output: Path) -> Any:
    return {"Kurang volume", "15250000"} <= set(texts(output))


def typed_figures_of_ringkasan(found: Checked, _: Path) -> Any:
    named = {place(one): one for one in found.document["temuan"]}
    return {"Ringkasan!C12", "Ringkasan!F9"} <= named.keys() and (
        named["Ringkasan!C12"]["tertulis"],
        named["Ringkasan!C12"]["dihitung"],
    ) == ("98,7", "100,58")


def all_forty_sasaran(_: Checked, output: Path) -> Any:
    rows = load_workbook(output, data_only=True)["Ringkasan"].iter_rows(values_only=True)
    printed_texts = " ".join(str(value) for row in rows for value in row if value is not None)
    return all(f"Sasaran nomor {number}" in printed_texts for number in range(1, 41))


def calculates_by_itself(_: Checked, output: Path) -> Any:
    return load_workbook(output).calculation.calcMode != "manual"


def formats_of_typed_percentages(_: Checked, output: Path) -> Any:
    book = load_workbook(output)
    formats = [book["Pengukuran"]["I6"].number_format, book["Anggaran"]["F6"].number_format]
    return not any("%" in one for one in formats)


# By the number of the fault: whether what ``compute`` prints and writes is right.
COMPUTED: dict[str, Callable[[Checked, Path], Any]] = {
    "04": own_sheet_of_findings,
    "10": typed_figures_of_ringkasan,
    "31": all_forty_sasaran,
    "38": calculates_by_itself,
    "53": formats_of_typed_percentages,
}
# A fresh outcome of these is what ``verify`` calls cocok.
VERIFIED = (
    "01",
    "03",
    "05",
    "08",
    "10",
    "23",
    "30",
    "38",
    "40",
    "45",
    "46",
    "48",
    "52",
    "53",
    "55",
    "56",
    "60",
    "742",
    "743",
    "748",
)


@pytest.mark.parametrize("number", COMPUTED)
def test_the_outcome_is_right(tmp_path: Path, number: str) -> None:
    assert COMPUTED[number](*computed(number, tmp_path))


@pytest.mark.parametrize("number", VERIFIED)
def test_a_fresh_outcome_agrees_with_itself(tmp_path: Path, number: str) -> None:
    _, output = computed(number, tmp_path)
    result = run("verify", str(output))
    assert result.exit_code == 0, result.stdout


# Changes of an outcome that hide something: what ``verify`` must say of it. 3: tidak dapat diperiksa.
HIDDEN = {
    "701": (1, 3), "703": (1, 3), "704": (1, 3), "705": (1,), "707": (1,), "708": (1,), "709": (1,), "710": (1,),
    "711": (1,), "712": (1,), "714": (1,), "715": (1,), "717": (1,), "718": (1,), "719": (1,), "720": (1,),
    "721": (1,), "722": (1,), "723": (1,), "724": (1,), "726": (1,), "727": (3,), "729": (1,), "730": (1,),
    "731": (1,), "732": (1,), "734": (1,), "736": (1,), "741": (3,),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcome(workshop: Path) -> Path:
    """The outcome of the corrected sample."""
    output = workshop / "utuh-hasil.xlsx"
    run("compute", str(CORRECTED), "-o", str(output))
    return output


@pytest.mark.parametrize("number", HIDDEN)
def test_what_hides_something_is_no_outcome_that_agrees(tmp_path: Path, outcome: Path, number: str) -> None:
    result = run("verify", str(make(number, outcome, tmp_path / "lkj.xlsx")))
    assert result.exit_code in HIDDEN[number], result.stdout
