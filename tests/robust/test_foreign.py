"""What other programs write beyond the standard: ``verify`` takes every outcome that ``compute`` writes."""

import re
from pathlib import Path

import pytest
from oracle import CORRECTED

from lkj_xlsx.package.refusals import MAX_MARKUP
from robust.parts import SAMPLE, packed, run, sheet_part, unpacked

PK = sheet_part("PK")
PLACES = (
    *((PK, tag) for tag in ("col", "row", "sheetView", "sheetFormatPr", "pageSetup", "c", "dataValidation")),
    *(("xl/workbook.xml", tag) for tag in ("workbookView", "definedName", "calcPr", "sheet", "workbookPr")),
    *(("xl/styles.xml", tag) for tag in ("xf", "font", "border", "cellStyle")),
    ("xl/sharedStrings.xml", "si"),
)


@pytest.mark.parametrize(("part", "tag"), PLACES)
def test_an_attribute_that_nobody_knows(tmp_path: Path, part: str, tag: str) -> None:
    parts = unpacked(CORRECTED.read_bytes())
    content, count = re.subn(rb"<%b(?=[ />])" % tag.encode(), rb'<%b asing="1"' % tag.encode(), parts[part], count=1)
    assert count
    source, output = tmp_path / "lkj.xlsx", tmp_path / "hasil.xlsx"
    source.write_bytes(packed({**parts, part: content}))
    assert run("compute", source, "-o", output).exit_code == 0
    result = run("verify", output)
    assert result.exit_code == 0, result.stdout


@pytest.mark.parametrize(
    ("command", "part", "before", "item"),
    [
        ("verify", "xl/sharedStrings.xml", b"</sst>", b"<si><t>%d</t></si>"),
        ("check", "xl/workbook.xml", b"</definedNames>", b'<definedName name="n%d">PK!$A$1</definedName>'),
    ],
)
def test_too_much_is_refused_before_it_fills_the_memory(
    tmp_path: Path, command: str, part: str, before: bytes, item: bytes
) -> None:
    source, parts = tmp_path / "lkj.xlsx", unpacked(SAMPLE.read_bytes())
    many = b"".join(item % number for number in range(MAX_MARKUP // 3 + 1))
    source.write_bytes(packed({**parts, part: parts[part].replace(before, many + before, 1)}))
    result = run(command, source)
    assert result.exit_code == 3
    assert f"terlalu banyak unsur pada bagian {part}" in result.stdout + result.stderr
