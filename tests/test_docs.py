"""The documents follow the code: generated parts are fresh, examples compute, pictures and links are there."""

import re
import runpy
import textwrap
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from oracle import CORRECTED
from test_architecture import FLOORS

from lkj_xlsx.catalogue import CATALOGUE
from lkj_xlsx.compute import check
from lkj_xlsx.sheets.pengaturan import KATEGORI_DEFAULTS, WORDS_DEFAULTS
from lkj_xlsx.sheets.tables import TABLES
from lkj_xlsx.sheets.tables import sheets as declared_sheets
from lkj_xlsx.template import Prefill, make_template
from lkj_xlsx.values import (
    Quantity,
    fold_word,
    format_decimal,
    format_quantity,
    read_quantity,
    read_rupiah,
)

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GUIDE = (DOCS / "panduan.md").read_text(encoding="utf-8")
RULES = (DOCS / "cara-hitung.md").read_text(encoding="utf-8")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md"))]
LARGEST_PICTURE, ALL_PICTURES = 150_000, 1_000_000
WORDS = {fold_word(row.word): row.word for row in WORDS_DEFAULTS}

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "make_docs.py"))


def tables(document: str, headings: str) -> Iterator[list[list[str]]]:
    """Give the rows of each table of a document that has these headings."""
    for block in re.findall(rf"^{re.escape(headings)}\n\|[-| ]+\|\n((?:\|.*\n)+)", document, re.M):
        yield [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]


def test_generated_parts_are_fresh(script: dict[str, Any]) -> None:
    stale = [path.name for path, text in script["documents"]().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run python docs/make_docs.py"


def test_a_missing_marker_is_an_error(script: dict[str, Any]) -> None:
    between: Callable[..., str] = script["between"]
    assert between("a\n<!-- x:mulai -->b<!-- x:selesai -->\nc", "x", "new").split() == [
        "a", "<!--", "x:mulai", "-->", "new", "<!--", "x:selesai", "-->", "c",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="markers of x"):
        between("a\n<!-- x:mulai -->\nc", "x", "new")


def test_every_finding_is_in_the_catalogue() -> None:
    text = (DOCS / "temuan.md").read_text(encoding="utf-8")
    assert [code for code in CATALOGUE if f"| [{code}](#{code.lower()}) |" not in text] == []
    assert [code for code in CATALOGUE if f"\n### {code}\n" not in text] == []
    assert not re.search(r"\{\w+\}", text)


@each_document
def test_codes_and_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    codes = set(re.findall(r"\b(?:BC|BK|ID|ST|RK|PK|UK|AG|LS)\d\d\b", text))
    assert codes <= CATALOGUE.keys()
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        file, _, anchor = target.partition("#")
        path = document.parent / file if file else document
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), target


@each_document
def test_paths_and_scripts_named_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"[` ]((?:lkj_xlsx|docs|tests|samples|workbook_templates|benchmarks|fuzz|\.ci)/[\w./-]*)", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


def anchors(document: Path) -> set[str]:
    """Give what a link into a document can name: its headings as GitHub spells them."""
    return {_anchor(title) for title in re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.M)}


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


@each_document
def test_no_path_of_a_machine(document: Path) -> None:
    assert re.findall(r"/(?:home|root|tmp|work|Users)/", document.read_text(encoding="utf-8")) == []


def test_pictures_are_shown_and_small(script: dict[str, Any]) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(gambar/(.+?)\.png\)", GUIDE)
    assert sorted(shown) == sorted(picture.name for picture in script["SHOWN"])
    sizes = {path.stem: path.stat().st_size for path in (DOCS / "gambar").iterdir()}
    assert sorted(sizes) == sorted(shown)
    assert max(sizes.values()) < LARGEST_PICTURE
    assert sum(sizes.values()) < ALL_PICTURES


def test_every_sheet_is_explained() -> None:
    assert [
        sheet for sheet in declared_sheets() if not re.search(rf"^#+ .*\b{sheet}\b|Lembar {sheet}\b", GUIDE, re.M)
    ] == []


def test_numbers_are_read_as_the_guide_says() -> None:
    quantities, rupiah = tables(GUIDE, "| Anda tulis | Dibaca |")
    for written, shown in quantities:
        reading = read_quantity(written, words=WORDS)
        assert format_quantity(reading.value, reading.unit) == shown, written
    for written, shown in rupiah:
        assert format_quantity(read_rupiah(written).value) == shown, written


def test_capaian_and_kategori_come_out_as_the_guide_says(tmp_path: Path) -> None:
    (examples,) = tables(RULES, "| Polaritas | Target | Realisasi | Hitungan | % Capaian | Kategori |")
    rows = [
        {
            "sasaran": "Sasaran", "indikator": f"Indikator {number}", "polaritas": polaritas, "satuan": None,
            "target": _value(target), "realisasi": _value(realisasi),
        }
        for number, (polaritas, target, realisasi, *_) in enumerate(examples)
    ]  # fmt: skip
    file = tmp_path / "contoh.xlsx"
    file.write_bytes(make_template(Prefill(rows={"Pengukuran": rows})))
    computed = check(file).hasil.pengukuran
    found = [
        (format_decimal(row["capaian"], 2), row["kategori"])
        for row in computed[["capaian", "kategori"]].to_dict("records")
    ]
    assert found == [(capaian, kategori) for *_, capaian, kategori in examples]


def _value(written: str) -> Decimal | str:
    value: Quantity | None = read_quantity(written, words=WORDS).value
    return value if isinstance(value, Decimal) else written


def test_the_scale_is_the_default_one() -> None:
    (scale,) = tables(RULES, "| Skala | Kategori | Batas bawah |")
    default = [
        [unit, name, f"lebih dari {bound}" if condition == "lebih dari" else str(bound)]
        for unit, name, condition, bound, *_ in KATEGORI_DEFAULTS
    ]
    assert scale == default


def test_the_column_that_is_shown_to_developers_can_be_declared() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (DOCS / "pengembang.md").read_text(encoding="utf-8"), re.S)
    exec(compile(textwrap.dedent(example), "pengembang.md", "exec"), {})


def test_the_figure_that_is_traced_for_the_auditor_is_that_of_the_sample() -> None:
    text = (DOCS / "untuk-auditor.md").read_text(encoding="utf-8")
    row = check(CORRECTED).hasil.pengukuran.to_dict("index")[6]
    steps = (
        ("Target Dihitung", "target_hitung"),
        ("Nilai Realisasi", "nilai_realisasi"),
        ("Capaian Mentah", "mentah"),
    )
    said = ", ".join(f"{heading} {format_decimal(Decimal(float(row[key])))}" for heading, key in steps)
    assert said in text
    assert f"% Capaian {format_decimal(row['capaian'], 2)} dan kategorinya {row['kategori']}" in " ".join(text.split())


def test_every_rule_of_the_table_has_a_source() -> None:
    (rules,) = tables(RULES, "| Hal | Aturan | Sumber |")
    assert len(rules) == 19
    assert all(source for *_, source in rules)


def test_every_formula_of_the_declaration_is_shown() -> None:
    for table in TABLES:
        (part,) = re.findall(rf"^### {table.sheet}\n\n(.*?)\n\n", RULES, re.M | re.S) or [""]
        shown = re.findall(r"^- \*\*(.*?)\*\* .*\n  `=", part, re.M)
        assert shown == [column.heading for column in table.columns if column.formula] + [
            column.heading for column in table.columns if column.total
        ]
    assert not re.search(r"`=.*[{}]", RULES)


def test_every_room_is_in_the_list_for_developers() -> None:
    text = (DOCS / "pengembang.md").read_text(encoding="utf-8")
    (rooms,) = tables(text, "| floor | room | what it is |")
    listed: list[set[str]] = [set() for _ in {floor for floor, *_ in rooms}]
    for floor, room, purpose in rooms:
        listed[int(floor) - 1].add(room.strip("`"))
        assert purpose
    assert listed[::-1] == [floor for floor in FLOORS if not floor & {"__init__", "__main__"}]
