"""The names of sheets and the keys of their columns stand in ``lkj_xlsx/sheets``, and nowhere else in the package."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lkj_xlsx.sheets import tables
from lkj_xlsx.sheets.identitas import IDENTITAS
from lkj_xlsx.sheets.pengaturan import PENGATURAN

PACKAGE = Path(__file__).parent.parent / "lkj_xlsx"
NAMES = frozenset(tables.sheets())
KEYS = frozenset(one.key for table in tables.TABLES for one in table.columns) | {
    one.key for one in (*IDENTITAS, *PENGATURAN)
}

# module: how many names of sheets, how many keys of columns, and why they stand there.
EXCEPTIONS: dict[str, tuple[int, int, str]] = {
    "cli.py": (0, 1, "the argument KODE of explain, a code of a finding"),
    "compare/difference.py": (0, 2, "two parts of the JSON of diff, whose names are a promise"),
    "compare/items.py": (0, 4, "the figures of Ringkasan, and labels of what is compared of Pengaturan"),
    "declare/columns.py": (0, 3, "the columns No, Peran and what compute wrote there, which several sheets have alike"),
    "declare/model.py": (0, 5, "names of kinds and roles, and the column Pemeriksaan, which every table has"),
    "importing/words.py": (0, 9, "what the columns of foreign tables mean, in words for the reader of Impor"),
    "forms/common.py": (
        0,
        6,
        "the signature of Identitas, the main rows of Anggaran, and a unit",
    ),
    "forms/measured.py": (
        0,
        34,
        "the forms of Pengukuran, PKK, PPS and Triwulan: which columns each prints",
    ),
    "forms/plan.py": (0, 30, "the printed forms of PK, RKT and IKU: which columns each prints"),
    "forms/review.py": (0, 1, "the printed statement of the reviewer, which has the place of Identitas"),
    "package/frame.py": (0, 1, "the target of a processing instruction, an attribute of lxml"),
    "read/cells.py": (0, 1, "what the user sees in a cell with a code, a date, in a sentence"),
    "rekap/listing.py": (0, 2, "the columns kode and nama of a list of units, which are a promise"),
    "rekap/unit.py": (0, 13, "the figures of a unit that are put beside those of others"),
    "report/report.py": (6, 1, "laporan.pengukuran, identitas.tanggal and their like, which scripts rely on"),
    "report/results.py": (1, 0, "hasil.pengukuran, which scripts rely on"),
    "rules/budget_codes.py": (0, 5, "words that a budget prints for its levels and sums, such as Program"),
    "rules/budget_structure.py": (0, 1, "one of the ways by which a parent is known, its code, in a sentence"),
    "show/codes.py": (1, 0, "the label Temuan before the text of a message"),
    "show/comparison.py": (0, 1, "a key of the JSON of diff, which is a promise"),
    "show/formulir.py": (1, 0, "the label Temuan before the counts of findings"),
    "show/imported.py": (0, 1, "a key of the JSON of template --impor, which is a promise"),
    "show/outcome.py": (8, 52, "keys of the JSON of check and compute, which are a promise, and their labels"),
    "show/verification.py": (0, 1, "a key of the JSON of verify, which is a promise"),
    "template/ringkasan.py": (0, 1, "the line of the signature that may need two lines"),
    "values/indonesian.py": (0, 1, "the unit of measurement Tahun among the other units"),
    "write/trail.py": (0, 1, "the name of a line of the canonical form, which is a promise"),
}


def literals(module: Path) -> Iterator[str]:
    """The texts in a module that are no docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def found() -> dict[str, tuple[int, int]]:
    """For each module outside of the sheets: how many names of sheets and keys of columns it holds."""
    counts = {}
    for module in sorted(PACKAGE.rglob("*.py")):
        path = module.relative_to(PACKAGE).as_posix()
        if not path.startswith("sheets/"):
            texts = Counter(literals(module))
            counts[path] = (sum(texts[name] for name in NAMES), sum(texts[key] for key in KEYS))
    return {path: count for path, count in counts.items() if count != (0, 0)}


def test_engines_name_no_sheet_and_no_column() -> None:
    allowed = {path: (names, keys) for path, (names, keys, _) in EXCEPTIONS.items()}
    assert found() == allowed


def test_each_exception_has_its_reason() -> None:
    assert [path for path, (*_, reason) in EXCEPTIONS.items() if len(reason.split()) < 5] == []
