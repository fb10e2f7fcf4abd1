"""The JSON of ``check`` and ``compute``: one document with the keys and types of the contract, on any console."""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from test_cli import BOTH, CORRECTED, SAMPLES, names, process, run

# The JSON of the contract. A tuple is a choice; ``...`` stands for further keys; a text stands for itself.
TEXT, INT, NUMBER, NULL, FLAG = str, int, float, type(None), bool
ADDED = ...
SHAPE: dict[object, object] = {
    "lkj_xlsx": TEXT,
    "berkas": {"masukan": TEXT, "sha256": TEXT, "keluaran": (TEXT, NULL)},
    "identitas": {"instansi": TEXT, "tahun": INT, ADDED: TEXT},
    "pengaturan": {"rumus_minimum": TEXT, "batas_capaian": (NUMBER, NULL), "rata_rata": TEXT},
    "rkt": [
        {
            "baris": INT, "kode": (TEXT, NULL), "sasaran": TEXT, "indikator": TEXT, "target": (NUMBER, TEXT, NULL),
            "anggaran": (NUMBER, NULL), "peran": (TEXT, NULL),
        }
    ],
    "pk": [
        {
            "baris": INT, "kode_ik": (TEXT, NULL), "sasaran": TEXT, "indikator": TEXT, "polaritas": TEXT,
            "target": (NUMBER, TEXT, NULL), "satuan": (TEXT, NULL),
        }
    ],
    "pengukuran": [
        {
            "baris": INT, "kode_ik": (TEXT, NULL), "sasaran": TEXT, "indikator": TEXT, "polaritas": TEXT,
            "target": (NUMBER, TEXT, NULL), "realisasi": (NUMBER, TEXT, NULL), "satuan": (TEXT, NULL),
            "capaian": (NUMBER, NULL), "kategori": (TEXT, NULL),
        }
    ],
    "sasaran": [
        {"sasaran": TEXT, "indikator": INT, "terukur": INT, "capaian": (NUMBER, NULL), "kategori": (TEXT, NULL)}
    ],
    "anggaran": {
        "baris": [
            {
                "baris": INT, "kode": (TEXT, NULL), "uraian": (TEXT, NULL), "pagu": INT, "realisasi": INT, "sisa": INT,
                "capaian": NUMBER, "peran": (TEXT, NULL),
            }
        ],
        "total": {"pagu": INT, "realisasi": INT, "sisa": INT, "capaian": NUMBER},
    },
    "ringkasan": {
        "indikator": INT, "terukur": INT, "capaian": (NUMBER, NULL), "kategori": (TEXT, NULL),
        "serapan": (NUMBER, NULL),
    },
    "temuan": [
        {
            "kode": TEXT, "tingkat": TEXT, "lembar": TEXT, "sel": (TEXT, NULL), "sel_lain": [TEXT],
            "pesan": TEXT, "tertulis": (TEXT, NULL), "dihitung": (TEXT, NULL), "selisih": (TEXT, NULL),
            "saran": (TEXT, NULL), "dampak": (TEXT, NULL), "tanggapan": (TEXT, NULL),
        }
    ],
    # The receipt, beyond the first contract: which cells hold something else in the output.
    "perubahan": [{"lembar": TEXT, "sel": TEXT, "sebelum": (TEXT, NULL), "sesudah": (TEXT, NULL),
                   "rumus_diganti": (TEXT, NULL)}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in BOTH:
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mismatches(value: object, shape: object, place: str = "$") -> Iterator[str]:
    """Say where a value of the JSON is not of its shape."""
    if isinstance(shape, tuple):
        if all(list(mismatches(value, one, place)) for one in shape):
            yield f"{place}: {value!r} is none of {shape}"
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{place}: {value!r} is no list"
            return
        for number, item in enumerate(value):
            yield from mismatches(item, shape[0], f"{place}[{number}]")
    elif isinstance(shape, dict):
        yield from _mismatching_keys(value, shape, place)
    elif isinstance(shape, str):
        if value != shape:
            yield f"{place}: {value!r} is not {shape!r}"
    elif type(value) not in ((int, float) if shape is NUMBER else (shape,)):
        yield f"{place}: {value!r} is no {shape}"


def _mismatching_keys(value: object, shape: dict[object, object], place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: {value!r} is no object"
        return
    wanted = {key for key in shape if key is not ADDED}
    if missing := wanted - value.keys():
        yield f"{place}: lacks {missing}"
    for key, item in value.items():
        if key in wanted:
            yield from mismatches(item, shape[key], f"{place}.{key}")
        elif ADDED in shape:
            yield from mismatches(item, shape[ADDED], f"{place}.{key}")
        else:
            yield f"{place}: has {key!r}, which the contract does not name"


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("command", ["check", "compute"])
def test_json_is_one_document_of_the_contract(folder: Path, command: str, name: str) -> None:
    result = run(command, name, "--format", "json")
    assert result.stderr == ""
    assert result.stdout.endswith("}\n")
    assert list(mismatches(json.loads(result.stdout), SHAPE)) == []
    assert names(folder) >= set(BOTH)


def test_json_of_an_empty_template_has_the_same_keys(folder: Path) -> None:
    run("template")
    found = json.loads(run("check", "templat-lkj.xlsx", "--format", "json").stdout)
    assert SHAPE.keys() <= found.keys()
    assert (folder / "templat-lkj.xlsx").exists()


@pytest.mark.parametrize("name", BOTH)
def test_json_levels_decide_the_exit_code(folder: Path, name: str) -> None:
    result = run("check", name, "--format", "json")
    levels = {one["tingkat"] for one in json.loads(result.stdout)["temuan"]}
    assert levels <= {"galat", "peringatan", "catatan"}
    assert result.exit_code == int("galat" in levels)
    assert names(folder) == set(BOTH)


def test_json_does_not_depend_on_the_encoding_of_the_console(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / CORRECTED)
    book["PK"]["D6"] = "Persentase ≤ 5 hari, naïf — 中"
    book.save(folder / "aneh.xlsx")
    for encoding in ("utf-8", "cp1252", "ascii"):
        ended = process("check", "aneh.xlsx", "--format", "json", PYTHONIOENCODING=encoding)
        assert b"Traceback" not in ended.stderr, encoding
        assert "naïf — 中" in str(json.loads(ended.stdout)), encoding


@pytest.mark.parametrize("name", BOTH)
def test_check_and_compute_find_the_same(folder: Path, name: str) -> None:
    checked, computed = (json.loads(run(command, name, "--format", "json").stdout) for command in ("check", "compute"))
    assert checked["berkas"].pop("keluaran") is None
    assert computed["berkas"].pop("keluaran") == name.replace(".xlsx", "-hasil.xlsx")
    assert checked.pop("perubahan") == []
    assert computed.pop("perubahan")
    assert checked == computed
    assert names(folder) > set(BOTH)


def test_what_is_refused_is_no_document(folder: Path) -> None:
    result = run("check", "tidak-ada.xlsx", "--format", "json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert names(folder) == set(BOTH)
