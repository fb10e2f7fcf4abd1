"""Nothing that we write makes Excel offer a repair."""

import shutil
from pathlib import Path

from oracle import CORRECTED, PUBLISHED
from robust.parts import packed, shortened, unpacked

from conformance.comparing import Pair, faults_of, new_faults
from conformance.faulty import COMPUTED, FILLED
from lkj_xlsx.compute import compute, diff, new_template


def test_nothing_in_a_new_workbook_would_be_repaired(tmp_path: Path) -> None:
    """The empty template, last year's workbook rolled forward, and the workbook that shows a comparison."""
    empty = new_template(tmp_path / "templat.xlsx", instansi="KPU Kota Contoh", tahun=2025)
    rolled = new_template(tmp_path / "tahun-depan.xlsx", tahun=2025, previous=CORRECTED)
    compared = diff(PUBLISHED, CORRECTED, tmp_path / "beda.xlsx").output
    assert compared is not None
    assert {file.name: found for file in (empty, rolled, compared) if (found := faults_of(file))} == {}


def test_nothing_computed_from_the_samples_would_be_repaired(tmp_path: Path) -> None:
    outcomes = [compute(file, tmp_path / file.name).output or file for file in (PUBLISHED, CORRECTED)]
    assert {file.name: found for file in outcomes if (found := faults_of(file))} == {}


def test_nothing_computed_from_workbooks_with_faults_would_be_repaired(tmp_path: Path) -> None:
    start = tmp_path / "awal.xlsx"
    start.write_bytes(packed(shortened(unpacked(CORRECTED.read_bytes()))))
    computed = compute(start).output
    assert computed is not None
    pairs = {}
    for source, recipes in ((start, FILLED), (computed, COMPUTED)):
        for name, changes in recipes.items():
            came, went = tmp_path / f"{name}.xlsx", tmp_path / f"{name}-hasil.xlsx"
            shutil.copyfile(source, came)
            for change in changes:
                change(came)
            compute(came, went)
            pairs[name] = Pair(came, went)
    assert new_faults(pairs, tmp_path) == {}
