"""What the user types stays text: it becomes no formula in our cells, and no command to the terminal."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from templates import template

from lkj_xlsx.declare.model import Kind, Role
from lkj_xlsx.sheets.identitas import IDENTITAS
from lkj_xlsx.sheets.tables import MAIN_TABLES
from lkj_xlsx.template import Prefill
from lkj_xlsx.template.prefill import ValuesByKey
from robust.parts import RELS, TYPES, WORKBOOK, WORKBOOK_RELS, packed, replaced, run, unpacked

MARK = "SUSUPAN"
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n=", "'=", '="', '"&', "%", "{=", "=cmd|'/c calc'!A0;")
TEXTS = tuple(f'{start}{MARK}("x")&1' for start in BEGINNINGS)
NAMES = (f"={MARK}", f"+{MARK}", f"-{MARK}", f"@{MARK}", f"'{MARK}'!A1", f'"&{MARK}&"', f"{MARK}\x1b[31m")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LITERAL = re.compile(r'"(?:[^"]|"")*"')
QUOTED_SHEET = re.compile(r"'(?:[^']|'')*'!")
# Commands to a terminal: colours, title, clear, cursor, bell, the one-byte forms, a forged line, text run backwards.
COMMANDS = (
    "\x1b[35mungu", "\x1b]0;judul\x07", "\x1b[2J\x1b[H", "lama\rbaru", "\x08\x08", "\x9b31m", "\x85baris", "\x00",
    "\x7f", "A\nCapaian   100,00% Berhasil", "\u202egnirts", "\u2028baris", "\x1bP+q\x1b\\",
)  # fmt: skip
OUR_COLOURS = re.compile(r"\x1b\[(?:31|33|36|0)m")


def filled_with(text: str) -> Prefill:
    """Every cell of ours that takes typing, in three rows of each table, holds this text."""
    identitas: ValuesByKey = {field.key: text for field in IDENTITAS if field.kind is not Kind.DATE}
    rows: dict[str, list[ValuesByKey]] = {}
    for table in MAIN_TABLES:
        keys = [column.key for column in table.columns if column.role in (Role.INPUT, Role.LINK)]
        rows[table.sheet] = [
            dict.fromkeys(keys, text),
            {key: 80 if key in ("target", "realisasi", "pagu") else text for key in keys},
            {"kode": text, "uraian": text, "indikator": f"{text} lain", "target": text, "realisasi": text},
        ]
    return Prefill(identitas, {}, rows)


def with_user_sheets(data: bytes, names: tuple[str, ...]) -> bytes:
    """Add sheets, each with a formula that uses a result, so that findings name the sheets."""
    parts = unpacked(data)
    for number, name in enumerate(names, 50):
        part = f"worksheets/sheet{number}.xml"
        parts[f"xl/{part}"] = (
            f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData><row r="1"><c r="A1"><f>Pengukuran!$I$6*2</f><v>1</v></c>'
            "</row></sheetData></worksheet>"
        ).encode()
        sheet = etree.Element("sheet", {"name": name.replace("\x1b", "_x001B_"), "sheetId": str(number)})
        listed = etree.tostring(sheet).replace(b"/>", f' r:id="rId{number}"/>'.encode())
        parts[WORKBOOK] = replaced(parts[WORKBOOK], b"</sheets>", listed + b"</sheets>")
        relation = f'<Relationship Id="rId{number}" Type="{RELS}/worksheet" Target="{part}"/></Relationships>'
        parts[WORKBOOK_RELS] = replaced(parts[WORKBOOK_RELS], b"</Relationships>", relation.encode())
        override = (
            f'<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.worksheet+xml"/></Types>'
        )
        parts[TYPES] = replaced(parts[TYPES], b"</Types>", override.encode())
    return packed(parts)


def active(formula: str) -> str:
    """What of a formula is not the text of a literal or the quoted name of a sheet."""
    return QUOTED_SHEET.sub("", LITERAL.sub("", formula))


def formulas(data: bytes) -> list[str]:
    """Every formula of a file: of cells, names, validations and conditional formats."""
    found = []
    for name, content in unpacked(data).items():
        if name == WORKBOOK or "/worksheets/sheet" in name:
            tags = [f"{MAIN}{tag}" for tag in ("f", "formula", "formula1", "formula2", "definedName")]
            found += ["".join(map(str, item.itertext())) for item in etree.fromstring(content).iter(*tags)]
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_no_typed_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    source, target = tmp_path / "laporan.xlsx", tmp_path / "laporan-hasil.xlsx"
    source.write_bytes(template(filled_with(text)))
    assert run("compute", source).exit_code in (0, 1)
    data = target.read_bytes()
    assert MARK.encode() in b"".join(unpacked(data).values()), "the text went in"
    assert [one for one in formulas(data) if MARK in active(one)] == []
    book = openpyxl.load_workbook(target)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert MARK not in active(str(cell.value)), (sheet.title, cell.coordinate)
                elif isinstance(cell.value, str):
                    assert cell.data_type in ("s", "inlineStr")
    assert any(str(cell.value).endswith(text.strip()) for row in book["PK"].iter_rows() for cell in row)


def test_what_temuan_quotes_is_text(tmp_path: Path) -> None:
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(template(filled_with(TEXTS[0])))
    run("compute", source)
    quoted = [
        cell
        for row in openpyxl.load_workbook(tmp_path / "laporan-hasil.xlsx")["Temuan"].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and MARK in cell.value
    ]
    assert quoted
    assert {cell.data_type for cell in quoted} == {"s"}


@pytest.mark.parametrize("name", NAMES)
def test_no_sheet_name_becomes_a_formula(tmp_path: Path, name: str) -> None:
    source, target = tmp_path / "laporan.xlsx", tmp_path / "laporan-hasil.xlsx"
    source.write_bytes(with_user_sheets(template(filled_with("80")), (name,)))
    result = run("compute", source, "--format", "json")
    assert result.exit_code in (0, 1)
    assert any(MARK in (one["tertulis"] or "") + one["lembar"] for one in json.loads(result.stdout)["temuan"])
    with zipfile.ZipFile(BytesIO(target.read_bytes())) as archive:
        assert archive.testzip() is None
    assert [one for one in formulas(target.read_bytes()) if MARK in active(one)] == []


def escapes(text: str) -> str:
    """Write a text as the file does: what XML cannot hold as _xHHHH_."""
    return "".join(f"_x{ord(one):04X}_" if ord(one) < 32 and one not in "\t\n" else one for one in text)


def _spoken(arguments: tuple[str | Path, ...]) -> str:
    result = run(*arguments, colour=True)
    assert result.exit_code in (0, 1, 3, 4)
    return OUR_COLOURS.sub("", result.output)


@pytest.mark.parametrize("command", ["check", "compute"])
@pytest.mark.parametrize("text", COMMANDS, ids=ascii)
def test_no_typed_text_commands_the_terminal(tmp_path: Path, text: str, command: str) -> None:
    parts = unpacked(template(filled_with("SISIPAN")))
    strings = parts["xl/sharedStrings.xml"].replace(b"SISIPAN", escapes(text).encode())
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(packed({**parts, "xl/sharedStrings.xml": strings}))
    shown = _spoken((command, source))
    lines = shown.splitlines()
    assert [line for line in shown.split("\n") if not line.isprintable()] == []
    assert sum(line.startswith("Capaian ") for line in lines) == 1, "no line is forged"
    assert sum(line.startswith("Instansi ") for line in lines) == 1


@pytest.mark.parametrize("command", ["check", "compute"])
def test_no_file_name_commands_the_terminal(tmp_path: Path, command: str) -> None:
    evil = tmp_path / "lap\x1b[31m\nCapaian   100,00%.xlsx"
    evil.write_bytes(template(filled_with("80")))
    for _ in range(2):  # the second compute says that its output is there already
        assert [line for line in _spoken((command, evil)).split("\n") if not line.isprintable()] == []
    (tmp_path / "map\x1b[2J").mkdir()
    (tmp_path / "tanpa\x1b[2J.xlsx").write_bytes(b"")
    for arguments in (("compute", evil, "-o", tmp_path / "map\x1b[2J"), (command, tmp_path / "tanpa\x1b[2J.xlsx"),
                      ("compute", evil, "-o", evil, "--force"), (command, tmp_path / "tidak\x1b[2J.xlsx")):  # fmt: skip
        shown = _spoken(arguments)
        assert shown.startswith("lkj-xlsx: ")
        assert [line for line in shown.split("\n") if not line.isprintable()] == []
