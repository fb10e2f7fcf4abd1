"""docs/format-json.md shows the JSON that the commands print: no key too many, none too few, each of its type."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from oracle import CORRECTED, PUBLISHED, SAMPLES
from test_cli import run
from test_cli_json import ADDED, FLAG, INT, NULL, NUMBER, TEXT, mismatches

from lkj_xlsx.compute import compute
from lkj_xlsx.show.verification import as_json
from lkj_xlsx.verify import CellDifference, Recalculation, verify

DOCUMENT = (Path(__file__).parent.parent / "docs" / "format-json.md").read_text(encoding="utf-8")
WORDS: dict[str, object] = {"TEXT": TEXT, "INT": INT, "NUMBER": NUMBER, "BOOL": FLAG, "null": NULL}


def shape_of(node: ast.expr, words: dict[str, object]) -> object:
    """Turn a shape as the document writes it, which reads as Python, into one that :func:`mismatches` takes."""
    match node:
        case ast.Dict(keys, values):
            return {
                ADDED if key.value is ... else key.value: shape_of(value, words)
                for key, value in zip(keys, values, strict=True)
                if isinstance(key, ast.Constant)
            }
        case ast.List([item]):
            return [shape_of(item, words)]
        case ast.BoolOp(ast.Or(), choices):
            return tuple(shape_of(choice, words) for choice in choices)
        case ast.Name(name):
            return words[name]
        case ast.Constant(str() as text):
            return text
    raise ValueError(ast.unparse(node))


def shapes() -> dict[str, object]:
    """Give the shape of the document under each heading; ``SECTION`` is the second one under ``diff``."""
    found: dict[str, list[ast.expr]] = {}
    for title, part in re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", DOCUMENT, re.M | re.S):
        blocks = re.findall(r"^```json-shape\n(.*?)^```$", part, re.M | re.S)
        found[title] = [ast.parse(f"({block})", mode="eval").body for block in blocks]
    section = shape_of(found["diff"].pop(), WORDS)
    return {title: shape_of(one, {**WORDS, "SECTION": section}) for title, (one,) in found.items()}


SHAPES = shapes()


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def printed(*arguments: object) -> Any:
    return json.loads(run(*map(str, arguments), "--format", "json").stdout)


def test_each_command_has_its_shape() -> None:
    assert list(SHAPES) == ["check and compute", "verify", "template --impor", "diff"]


@pytest.mark.parametrize("sample", [PUBLISHED, CORRECTED], ids=lambda path: path.stem)
def test_check_and_compute(sample: Path) -> None:
    for document in (printed("check", sample), printed("compute", sample, "-o", "hasil.xlsx")):
        assert list(mismatches(document, SHAPES["check and compute"])) == []


def test_check_of_an_empty_template() -> None:
    run("template")
    assert list(mismatches(printed("check", "templat-lkj.xlsx"), SHAPES["check and compute"])) == []


@pytest.mark.parametrize("sample", [PUBLISHED, CORRECTED], ids=lambda path: path.stem)
def test_verify(sample: Path) -> None:
    compute(sample, Path("hasil.xlsx"))
    for file in (sample, "hasil.xlsx", "hilang.xlsx"):
        assert list(mismatches(printed("verify", file), SHAPES["verify"])) == [], file


def test_verify_with_differences() -> None:
    cell = CellDifference("Anggaran", "C66", "pesan", stored="1", recomputed="2")
    for recalculation in (Recalculation(reason="tidak terpasang"), Recalculation(1, (cell,))):
        outcome = replace(verify(CORRECTED), cells=(cell,), recalculation=recalculation)
        assert list(mismatches(json.loads(as_json(outcome)), SHAPES["verify"])) == []


def test_what_an_import_recognised() -> None:
    for more in (["--lihat"], ["-o", "baru.xlsx"]):
        document = printed("template", "--impor", SAMPLES / "tabel-buatan-sendiri.xlsx", *more)
        assert list(mismatches(document, SHAPES["template --impor"])) == []


def test_diff() -> None:
    for old, new in ((PUBLISHED, CORRECTED), (CORRECTED, PUBLISHED), (CORRECTED, CORRECTED)):
        assert list(mismatches(printed("diff", old, new), SHAPES["diff"])) == []


def test_a_key_that_is_missing_or_not_described_is_noticed() -> None:
    document = printed("diff", CORRECTED, CORRECTED)
    document["rkt"]["baru"] = document["rkt"].pop("sama")
    assert len(list(mismatches(document, SHAPES["diff"]))) == 2
    document = printed("verify", CORRECTED)
    document["putusan"] = "barangkali"
    assert len(list(mismatches(document, SHAPES["verify"]))) == 1
