"""Fixtures that need LibreOffice."""

from pathlib import Path

import pytest
from oracle import MISSING, REQUIRED, Recalculator

from lkj_xlsx.verify.recalc import soffice


@pytest.fixture(scope="session", autouse=True)
def _libreoffice_where_required() -> None:
    """Fail at once, rather than skip, where LibreOffice is said to be there."""
    if REQUIRED and soffice() is None:
        pytest.exit(MISSING, returncode=1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs LibreOffice where there is none."""
    if soffice() is None and not REQUIRED:
        for item in items:
            if item.get_closest_marker("libreoffice"):
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Recalculator:
    """Recalculate workbooks with LibreOffice; one profile for each worker and session."""
    return Recalculator(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is made once and read by many tests."""
    return tmp_path_factory.mktemp("workshop")
