"""Whatever is sent: a refusal in one sentence or a result, never a traceback, a hang or a file that cannot be opened.

``python tests/test_fuzz.py 10`` goes on for ten minutes with fresh seeds.
"""

import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lkj_xlsx.compute import compute
from lkj_xlsx.workbook import Refused, Unwritable

SAMPLES = Path(__file__).parent.parent / "samples"
SEEDS, CASES_PER_SEED = 8, 40
LONGEST = 10.0
TARGETS = ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml", "docProps/custom.xml",
           *(f"xl/worksheets/sheet{number}.xml" for number in range(2, 10)))  # fmt: skip
ODD = ("", "-1", "0", "NaN", "1e999", "1048577", "99999999999999999999", "A0", "XFE1", "\u0660", "x" * 40_000, "=1+1",
       "'", "A1:", "#REF!", "true", "_x0000_", "%", "{0}", "12,5%", "Rp 1.000,-", "Sasaran 1 : X", "TOTAL")  # fmt: skip

Parts = dict[str, bytes]
Mutation = Callable[[random.Random, Parts], None]


def unpacked(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _some_match(rng: random.Random, pattern: bytes, content: bytes) -> re.Match[bytes] | None:
    found = list(re.finditer(pattern, content))
    return rng.choice(found) if found else None


def odd_attribute(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(TARGETS)
    match = _some_match(rng, rb'="[^"]*"', parts[name])
    if match:
        odd = rng.choice(ODD).replace('"', "").encode()
        parts[name] = parts[name][: match.start()] + b'="' + odd + b'"' + parts[name][match.end() :]


def odd_text(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(TARGETS)
    match = _some_match(rng, rb">[^<>]+<", parts[name])
    if match:
        odd = rng.choice(ODD).replace("&", "").replace("<", "").encode()
        parts[name] = parts[name][: match.start()] + b">" + odd + b"<" + parts[name][match.end() :]


def lost_attribute(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(TARGETS)
    match = _some_match(rng, rb' [\w:]+="[^"]*"', parts[name])
    if match:
        parts[name] = parts[name][: match.start()] + parts[name][match.end() :]


def element_lost_or_doubled(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(TARGETS)
    match = _some_match(rng, rb"<(\w+)[^<>]*>[^<>]*</\1>|<\w+[^<>]*/>", parts[name])
    if match:
        middle = match[0] * rng.choice((0, 2))
        parts[name] = parts[name][: match.start()] + middle + parts[name][match.end() :]


def typed_anywhere(rng: random.Random, parts: Parts) -> None:
    """An odd text typed into a cell of one of our sheets, whatever was there."""
    name = f"xl/worksheets/sheet{rng.randint(2, 8)}.xml"
    match = _some_match(
        rng, rb'<c r="([A-Z]+\d+)"[^<>]*(?:/>|>(?:<f>[^<>]*</f>)?(?:<v>[^<>]*</v>|<v/>)?</c>)', parts[name]
    )
    if match:
        odd = rng.choice(ODD).encode()
        kind = rng.choice((b'<c r="%b" t="inlineStr"><is><t>%b</t></is></c>', b'<c r="%b" t="b"><v>1</v>%b</c>',
                           b'<c r="%b" t="e"><v>#N/A</v>%b</c>', b'<c r="%b"><v>-1.5E+300</v>%b</c>'))  # fmt: skip
        cell = kind % (match[1], odd if b"inlineStr" in kind else b"")
        parts[name] = parts[name][: match.start()] + cell + parts[name][match.end() :]


def flipped_bytes(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(TARGETS)
    content = bytearray(parts[name])
    for _ in range(rng.randint(1, 4)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    parts[name] = bytes(content)


def lost_part(rng: random.Random, parts: Parts) -> None:
    del parts[rng.choice(list(parts))]


MUTATIONS: tuple[Mutation, ...] = (
    odd_attribute, odd_attribute, odd_text, lost_attribute, element_lost_or_doubled, typed_anywhere, typed_anywhere,
    typed_anywhere, flipped_bytes, lost_part,
)  # fmt: skip


def mutated(seed: int, number: int, originals: list[Parts]) -> bytes:
    """One damaged workbook: a few mutations of its parts, and now and then of the file itself."""
    rng = random.Random(f"{seed}/{number}")
    parts = dict(rng.choice(originals))
    for _ in range(rng.randint(1, 3)):
        mutation = rng.choice(MUTATIONS)
        if set(TARGETS) <= parts.keys():
            mutation(rng, parts)
    data = packed(parts)
    if rng.random() < 0.1:
        at = rng.randrange(len(data))
        data = data[:at] if rng.random() < 0.5 else data[:at] + rng.randbytes(8) + data[at + 8 :]
    return data


def outlived(data: bytes, folder: Path) -> bool:
    """Compute it; tell whether there is an outcome. Anything but a refusal raises."""
    source, target = folder / "rusak.xlsx", folder / "rusak-hasil.xlsx"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    began = time.perf_counter()
    try:
        compute(source, target)
    except (Refused, Unwritable) as error:
        refusal = str(error)
    else:
        refusal = ""
    assert time.perf_counter() - began < LONGEST
    if refusal:
        assert len(refusal.splitlines()) == 1, refusal
        assert not target.exists()
        return False
    if _opens(source):
        assert _opens(target), "the outcome must open where the source did"
    return True


def _opens(path: Path) -> bool:
    try:
        openpyxl.load_workbook(path)
    except Exception:
        return False
    return True


@pytest.fixture(scope="module")
def originals() -> list[Parts]:
    return [unpacked(path) for path in sorted(SAMPLES.glob("*.xlsx"))]


@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.filterwarnings("ignore")
def test_damaged_workbooks_are_computed_or_refused(seed: int, originals: list[Parts], tmp_path: Path) -> None:
    outcomes = [outlived(mutated(seed, number, originals), tmp_path) for number in range(CASES_PER_SEED)]
    assert set(outcomes) == {False, True}, "some are computed and some refused"


@pytest.mark.parametrize(("seed", "number"), [(1029, 0), (1053, 33), (1060, 3)])
@pytest.mark.filterwarnings("ignore")
def test_what_once_ended_in_a_traceback_is_refused(
    seed: int, number: int, originals: list[Parts], tmp_path: Path
) -> None:
    """A formula of 40.000 characters, and a sheet name of as many, as no application writes them."""
    assert not outlived(mutated(seed, number, originals), tmp_path)


def main(minutes: float) -> None:
    """Go on with fresh seeds, and say which case fails."""
    originals = [unpacked(path) for path in sorted(SAMPLES.glob("*.xlsx"))]
    end, seed, cases, failures = time.monotonic() + minutes * 60, 1000, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            seed += 1
            for number in range(CASES_PER_SEED):
                cases += 1
                try:
                    outlived(mutated(seed, number, originals), Path(folder))
                except Exception as error:
                    failures += 1
                    print(f"seed {seed}, case {number}: {type(error).__name__}: {error}"[:300])
    print(f"{cases} cases, {failures} failures")


if __name__ == "__main__":
    main(float(sys.argv[1]))
