"""Fixtures of all tests, and the programs that some of them need."""

import gc
import os
from pathlib import Path

import engines
import oracle
import pytest
from conformance import validator
from oracle import CORRECTED, Recalculator
from robust.parts import packed, shortened, unpacked

from lkj_xlsx.verify.recalc import soffice

# A hundred tests start Python anew. Where it may write no bytecode, each of them would compile the whole package.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parent.parent / ".pytest_cache" / "bytecode")

# What a marker asks for: whether it is there, whether it must be, and what to say where it is not.
PROGRAMS = {
    "libreoffice": (soffice() is not None, oracle.REQUIRED, oracle.MISSING),
    "gnumeric": (engines.GNUMERIC is not None, engines.REQUIRED, engines.MISSING),
    "hyperformula": (engines.has_hyperformula(), engines.HYPERFORMULA_REQUIRED, engines.HYPERFORMULA_MISSING),
    "openxml": (validator.validator() is not None, validator.REQUIRED, validator.MISSING),
}


def pytest_sessionstart() -> None:
    """Fail where a program is missing that the environment says is installed, instead of skipping its tests."""
    for found, required, missing in PROGRAMS.values():
        if required and not found:
            pytest.exit(missing, returncode=1)


# Files that take more than some seconds, the longest first: so the two processes come to an end together.
LONGEST = (
    "test_formulas.py", "test_verify.py", "test_writeback.py", "test_fuzz.py", "test_kill.py", "test_people.py",
    "test_edits.py", "test_injection.py", "test_checks.py", "test_cli.py", "test_template.py", "test_sorting.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest files first, and skip the tests of a program that is not installed."""
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(LONGEST)))
    for marker, (found, required, missing) in PROGRAMS.items():
        if not found and not required:
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=missing))


def pytest_collection_finish() -> None:
    """Leave what was imported and collected out of each later search for garbage, which then takes less time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Recalculator:
    """Recalculate workbooks with LibreOffice; one profile for each worker and session."""
    return Recalculator(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def short_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corrected sample without most of its empty prepared rows, which are read in half the time."""
    path = tmp_path_factory.mktemp("contoh") / "contoh.xlsx"
    kept = {"RKT": 18, "PK": 20, "Pengukuran": 20, "Anggaran": 20}
    path.write_bytes(packed(shortened(unpacked(CORRECTED.read_bytes()), kept)))
    return path


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that are made once and read by many tests."""
    return tmp_path_factory.mktemp("workshop")
