"""The structure of the package: imports go one way, pure rooms open no files, and modules and functions stay short."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lkj_xlsx"
NAME = PACKAGE.name

# From top to bottom; a room imports from the floors below only, and not from rooms on its own floor.
FLOORS = (
    {"__main__"},
    {"api", "cli"},
    {"batch", "ending"},
    {"show"},
    {"catalogue", "compute", "workbook"},
    {"paper"},
    {"compare", "forms", "rekap", "verify"},
    {"template"},
    {"write"},
    {"display"},
    {"read"},
    {"importing"},
    {"sheets"},
    {"report"},
    {"declare"},
    {"rules"},
    {"values"},
    {"package"},
    {"__init__"},
)
PURE = ("sheets", "report", "compare", "forms", "rekap", "rules", "values", "catalogue", "declare")
# The modules of pure rooms that write a workbook.
WRITE_WORKBOOKS = {
    PACKAGE / "compare" / "workbook.py",
    *(
        PACKAGE / "rekap" / f"{name}.py"
        for name in ("first_charts", "first_page", "group_pages", "pages", "table", "workbook")
    ),
}
FILE_FORMATS = {"openpyxl", "xlsxwriter", "lxml", "zipfile", "docx"}
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60

MODULES = sorted(PACKAGE.rglob("*.py"))
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def room(parts: tuple[str, ...]) -> str:
    return parts[0] if parts else "__init__"


def room_of(module: Path) -> str:
    return room(module.relative_to(PACKAGE).with_suffix("").parts)


def imports(module: Path) -> Iterator[tuple[str, ...]]:
    """Give the modules that a module imports, by their absolute names, also inside of functions."""
    inside = module.relative_to(PACKAGE.parent).with_suffix("").parts
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = inside[: len(inside) - node.level] if node.level else ()
            source = (*base, *(node.module.split(".") if node.module else ()))
            for alias in node.names:
                package = (PACKAGE.parent / Path(*source, alias.name)).exists()
                found = package or (PACKAGE.parent / Path(*source, f"{alias.name}.py")).exists()
                yield (*source, alias.name) if source[0] == NAME and found else source


def rooms_used(module: Path) -> set[str]:
    return {room(source[1:]) for source in imports(module) if source[0] == NAME} - {room_of(module)}


def test_every_room_has_its_floor() -> None:
    floors = [one for floor in FLOORS for one in floor]
    assert len(floors) == len(set(floors))
    assert {room_of(module) for module in MODULES} == set(floors)


@each_module
def test_no_import_runs_up_or_sideways(module: Path) -> None:
    height = {one: number for number, floor in enumerate(FLOORS) for one in floor}
    wrong = {used for used in rooms_used(module) if height[used] <= height[room_of(module)]}
    assert wrong == set()


@each_module
def test_no_name_of_a_package_hides_one_of_its_modules(module: Path) -> None:
    """Otherwise ``lkj_xlsx.room.module`` would be a function, and a test could not patch the module."""
    *parents, name = (part for part in module.relative_to(PACKAGE.parent).with_suffix("").parts if part != "__init__")
    if parents and name != "__main__":
        found = import_module(".".join([*parents, name]))
        assert getattr(import_module(".".join(parents)), name) is found


def test_the_package_layer_imports_no_other_room() -> None:
    for module in MODULES:
        if room_of(module) == "package":
            assert rooms_used(module) == set(), module.name


@each_module
def test_pure_rooms_know_no_file_format_and_open_no_file(module: Path) -> None:
    if room_of(module) not in PURE or module in WRITE_WORKBOOKS:
        return
    assert {source[0] for source in imports(module)} & FILE_FORMATS == set()
    if room_of(module) not in ("declare", "sheets"):
        assert "package" not in rooms_used(module)
    calls = [node.func for node in ast.walk(parsed(module)) if isinstance(node, ast.Call)]
    names = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
    assert names & {"open", "read_text", "read_bytes", "write_text", "write_bytes", "read_excel", "print"} == set()


def test_a_declaration_knows_of_the_package_only_how_a_cell_is_named() -> None:
    used = {source for module in MODULES if room_of(module) in ("declare", "sheets") for source in imports(module)}
    assert {source for source in used if source[:2] == (NAME, "package")} <= {(NAME, "package", "refs")}


# What of openpyxl reads no workbook: its tokenizer and translator, and what its objects are made of.
PARTS_OF_OPENPYXL = (("formula",), ("descriptors",))


def test_each_library_of_workbooks_has_its_room() -> None:
    """XlsxWriter writes new workbooks, lxml serves the package layer, openpyxl the second reading by ``verify``.

    python-docx reads documents for ``template --impor``, and writes the forms.
    """
    users: dict[str, set[str]] = {}
    for module in MODULES:
        for source in imports(module):
            users.setdefault(source[0], set()).add(room_of(module))
    assert users["xlsxwriter"] == {"template", "compare", "paper", "rekap"}
    writers = {module for module in MODULES if any(source[0] == "xlsxwriter" for source in imports(module))}
    assert {module for module in writers if room_of(module) in PURE} == WRITE_WORKBOOKS
    assert users["lxml"] == {"package"}
    assert users["docx"] == {"importing", "paper"}
    readers = {
        module.relative_to(PACKAGE).as_posix()
        for module in MODULES
        for source in imports(module)
        if source[0] == "openpyxl" and source[1:2] not in PARTS_OF_OPENPYXL
    }
    assert readers == {"verify/witness.py"}


def test_what_verify_opens_is_never_saved() -> None:
    for module in MODULES:
        if room_of(module) == "verify":
            calls = {node.attr for node in ast.walk(parsed(module)) if isinstance(node, ast.Attribute)}
            assert not calls & {"save", "write_whole"}, module.name


def test_heavy_imports_wait_until_a_command_needs_them() -> None:
    for name in ("__init__", "__main__", "cli"):
        at_once = [
            node for node in parsed(PACKAGE / f"{name}.py").body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        modules = {getattr(node, "module", None) or node.names[0].name for node in at_once}
        assert not {one.split(".")[0] for one in modules} & {"pandas", "openpyxl", "xlsxwriter", "lxml", "docx"}
        assert {one for one in modules if one.startswith(f"{NAME}.")} <= {f"{NAME}.cli", f"{NAME}.ending"}


@each_module
def test_no_module_is_too_long(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_module
def test_no_function_is_too_long(module: Path) -> None:
    functions = [node for node in ast.walk(parsed(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {one.name: (one.end_lineno or 0) - one.lineno + 1 for one in functions}
    assert {name: length for name, length in long.items() if length > LONGEST_FUNCTION} == {}


@each_module
def test_everything_public_has_a_docstring(module: Path) -> None:
    tree = parsed(module)
    assert ast.get_docstring(tree), "a module"
    assert [node.name for node in _public(tree) if not ast.get_docstring(node)] == []


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)
