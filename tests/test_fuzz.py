"""Damaged files: a refusal in one sentence or an outcome, no traceback, no hang, no file that cannot be opened.

``python fuzz/run.py 10`` goes on for ten minutes with fresh seeds.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from robust import mutate
from robust.parts import SAMPLE, WORKBOOK, Parts, packed, replaced, sheet_part, shortened, unpacked
from robust.verdict import computed

SEEDS = range(2)
OF_BYTES, OF_PARTS = 150, 50  # cases for each seed
EVERY = 5  # of which so many are looked at thoroughly: opened with openpyxl, computed again
MOST_MEMORY = 300  # MB

Make = Callable[[random.Random, Sequence[Parts]], bytes]


@pytest.fixture(scope="module")
def originals() -> list[Parts]:
    return mutate.originals()


def test_the_originals_are_whole(originals: list[Parts], tmp_path: Path) -> None:
    assert len(originals) == 5
    assert all(computed(packed(parts), tmp_path) for parts in originals)


def cases(make: Make, seed: int, count: int, originals: list[Parts], folder: Path) -> set[bool]:
    outcomes = set()
    for number in range(count):
        data = make(random.Random(f"{seed}/{number}"), originals)
        try:
            outcomes.add(computed(data, folder, thorough=number % EVERY == 0))
        except BaseException as error:
            error.add_note(f"robust.mutate.{make.__name__}, seed {seed}, case {number}")
            raise
    return outcomes


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_bytes(seed: int, originals: list[Parts], tmp_path: Path) -> None:
    assert cases(mutate.of_bytes, seed, OF_BYTES, originals, tmp_path) == {False, True}, "some of each"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_parts_and_odd_cells(seed: int, originals: list[Parts], tmp_path: Path) -> None:
    assert cases(mutate.of_parts, seed, OF_PARTS, originals, tmp_path) == {False, True}, "some of each"


# Cells of every kind, as text in XML that is sound: numbers to the ends of their range, any text that XML can hold.
_TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(mutate.ODD),
    st.integers(1, 3).map("\U0001f600x".__mul__),
    st.builds("{}{}".format, st.decimals(allow_nan=False, allow_infinity=False),
              st.sampled_from(("%", " %", " Laporan", ""))),
)  # fmt: skip
_CELL = st.one_of(
    _TEXT.map(
        lambda text: b' t="inlineStr"><is><t xml:space="preserve">' + mutate.escaped(text[:32_767]) + b"</t></is></c>"
    ),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: f"><v>{number!r}</v></c>".encode()),
    st.integers(-(10**20), 10**20).map(lambda number: f"><v>{number}</v></c>".encode()),
    st.booleans().map(lambda one: b' t="b"><v>%d</v></c>' % one),
    st.sampled_from((b' t="e"><v>#DIV/0!</v></c>', b' t="e"><v>#N/A</v></c>', b"/>", b"><f>1/0</f></c>")),
)
PLACES = tuple(
    (sheet_part(sheet), f"{column}{row}".encode())
    for sheet, columns, rows in (
        ("Identitas", "B", range(5, 16)), ("RKT", "ABCDEFGH", range(6, 9)), ("PK", "ABCDEFG", range(6, 10)),
        ("Pengukuran", "ABCDEFGHIJ", range(6, 10)), ("Anggaran", "ABCDEF", range(6, 10)),
        ("Pengaturan", "B", range(5, 9)),
    )
    for column in columns
    for row in rows
)  # fmt: skip


@settings(max_examples=25, deadline=None, derandomize=True, database=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(st.dictionaries(st.sampled_from(PLACES), _CELL, min_size=1, max_size=40))
def test_whatever_is_typed_is_computed(tmp_path: Path, cells: dict[tuple[str, bytes], bytes]) -> None:
    """A sound file is never refused for what its input cells hold."""
    parts = dict(SHORT)
    for (part, at), content in cells.items():
        parts[part] = mutate.put_cell(parts[part], at, content)
    assert computed(packed(parts), tmp_path)


SHORT = shortened(unpacked(SAMPLE.read_bytes()))


def with_cell(sheet: str, at: bytes, content: bytes) -> bytes:
    part = sheet_part(sheet)
    return packed({**SHORT, part: mutate.put_cell(SHORT[part], at, content)})


# Each ended in a traceback once.
ONCE: dict[str, tuple[bytes, bool]] = {
    "a formula of 40.000 characters": (with_cell("PK", b"F6", b"><f>" + b"1+" * 20_000 + b"1</f><v>1</v></c>"), False),
    "a sheet name of 40.000 characters": (
        packed({**SHORT, WORKBOOK: replaced(SHORT[WORKBOOK], b'name="Petunjuk"', b'name="' + b"x" * 40_000 + b'"')}),
        False,
    ),
    "a text of 40.000 characters": (
        with_cell("PK", b"D6", b' t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c>"), False,
    ),
    "a shared formula that leads off the sheet": (
        packed({**SHORT, sheet_part("PK"): mutate.put_cell(
            mutate.put_cell(SHORT[sheet_part("PK")], b"D6", b'><f t="shared" ref="A6:D8" si="9">A1</f><v>1</v></c>'),
            b"A7", b'><f t="shared" si="9"/><v>1</v></c>')}), False,
    ),
    "a formula with a quote too many": (with_cell("PK", b"F6", b"><f>1048577'</f><v>1</v></c>"), True),
    "a formula with a bracket too many": (with_cell("PK", b"F6", b"><f>SUM(1))</f><v>1</v></c>"), True),
    "a formula with a lone brace": (with_cell("PK", b"F6", b"><f>}</f><v>1</v></c>"), True),
}  # fmt: skip


@pytest.mark.parametrize("case", ONCE)
def test_what_once_ended_in_a_traceback(tmp_path: Path, case: str) -> None:
    data, is_computed = ONCE[case]
    assert computed(data, tmp_path) == is_computed


def _areas(ref: bytes) -> bytes:
    measured = SHORT[sheet_part("Pengukuran")]
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="' + ref + b'"/></mergeCells>'
    return packed({**SHORT, sheet_part("Pengukuran"): re_merged(measured, merged)})


def re_merged(sheet: bytes, merged: bytes) -> bytes:
    start, end = sheet.find(b"<mergeCells"), sheet.find(b"</mergeCells>")
    without = sheet if start < 0 else sheet[:start] + sheet[end + len(b"</mergeCells>") :]
    return replaced(without, b"</sheetData>", merged)


# Small files that ask for much: whole sheets merged, filled, named or hidden, numbers of rows beyond reason.
GREEDY: dict[str, bytes] = {
    "the whole sheet merged": _areas(b"A1:XFD1048576"),
    "the whole sheet by one array formula": with_cell(
        "PK", b"J6", b'><f t="array" ref="J6:XFD1048576">A1</f><v>1</v></c>'),
    "a shared formula over the whole sheet": with_cell(
        "PK", b"J6", b'><f t="shared" si="4" ref="J6:XFD1048576">A1</f><v>1</v></c>'),
    "a formula of the user that uses everything": with_cell(
        "PK", b"I6", b"><f>SUM(A1:XFD1048576,1:1048576,A:XFD)</f><v>1</v></c>"),
    "the last cell of the sheet": with_cell("PK", b"XFD1048576", b"><v>1</v></c>"),
    "a name for everything": packed({**SHORT, WORKBOOK: replaced(
        SHORT[WORKBOOK], b"</definedNames>",
        b'<definedName name="X">PK!$A$1:$XFD$1048576</definedName></definedNames>')}),
    "a number of 300 digits": with_cell("Anggaran", b"C7", b"><v>" + b"9" * 300 + b"</v></c>"),
    "the smallest number": with_cell("Pengukuran", b"H6", b"><v>5E-324</v></c>"),
    "the largest number": with_cell("Pengukuran", b"H6", b"><v>9.99999999999999E+307</v></c>"),
    "a text full of blanks": with_cell("Pengukuran", b"H6", b' t="str"><v>1' + b" " * 32_000 + b"x</v></c>"),
    "a text full of digits": with_cell("Pengukuran", b"H6", b' t="str"><v>' + b"1.234" * 6_500 + b"</v></c>"),
    "a text full of brackets": with_cell("Pengukuran", b"H6", b' t="str"><v>' + b"(1-" * 10_000 + b"</v></c>"),
    "a code full of dots": with_cell("Anggaran", b"A6", b' t="str"><v>' + b"33.." * 8_000 + b"</v></c>"),
    "a sasaran as long as a cell": with_cell("PK", b"C6", b' t="str"><v>' + b"Sasaran " * 4_000 + b"</v></c>"),
}  # fmt: skip


@pytest.mark.parametrize("case", GREEDY)
def test_small_files_that_ask_for_much_end_soon(tmp_path: Path, case: str) -> None:
    assert computed(GREEDY[case], tmp_path, thorough=False)


# getrusage would do where /proc is missing, but Linux lets a child inherit the peak of the process that forked it.
_MEASURED = r"""
import json, re, resource, sys
from pathlib import Path
from lkj_xlsx.compute import compute
from lkj_xlsx.package import Refused, Unwritable
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
folder, outcomes = Path(sys.argv[1]), []
for source in sorted(folder.glob("*.xlsx")):
    try:
        compute(source, folder / "hasil", force=True)
        outcomes.append(True)
    except (Refused, Unwritable):
        outcomes.append(False)
peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
print(json.dumps([outcomes, int(peak[1]) // 1024]))
"""


def test_damaged_and_greedy_files_cost_little_memory(originals: list[Parts], tmp_path: Path) -> None:
    for number in range(24):
        (tmp_path / f"{number}.xlsx").write_bytes(mutate.of_parts(random.Random(f"ingatan/{number}"), originals))
    for number, data in enumerate(GREEDY.values(), 100):
        (tmp_path / f"{number}.xlsx").write_bytes(data)
    command = [sys.executable, "-c", _MEASURED, str(tmp_path)]
    outcomes, megabytes = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout)
    assert set(outcomes) == {False, True}
    assert megabytes < MOST_MEMORY


@pytest.mark.parametrize("sheet", ["Anggaran", "RKT"])
def test_many_codes_full_of_dots_end_soon(tmp_path: Path, sheet: str) -> None:
    """Each of 60 codes has 16.000 beginnings: to name them all took 260 MB a row."""
    part = sheet_part(sheet)
    parts, rng = dict(SHORT), random.Random(1)
    for row in range(6, 66):
        digits = ".".join(rng.choices("0123456789", k=16_000))
        code = b' t="str"><v>' + digits.encode() + b"</v></c>"
        parts[part] = mutate.put_cell(parts[part], (b"A" if sheet == "Anggaran" else b"B") + str(row).encode(), code)
    source, target = tmp_path / "titik.xlsx", tmp_path / "hasil.xlsx"
    source.write_bytes(packed(parts))
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))\n"
    script = limit + "from lkj_xlsx.cli import main\nmain()"
    command = [sys.executable, "-c", script, "compute", str(source), "-o", str(target)]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=10)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert target.exists()
