"""The parts of a workbook, changed as text: what the faults do that openpyxl cannot."""

import re
import zipfile
from pathlib import Path

Parts = dict[str, bytes]
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def _search(pattern: str, text: str, flags: int = 0) -> re.Match[str]:
    found = re.search(pattern, text, flags)
    assert found is not None, pattern
    return found


def sheet_of(parts: Parts, name: str) -> str:
    """The part that holds the sheet of this name."""
    identity = _search(rf'<sheet [^>]*name="{name}"[^>]*r:id="(\w+)"', parts["xl/workbook.xml"].decode())[1]
    for link in re.findall(r"<Relationship [^>]*>", parts["xl/_rels/workbook.xml.rels"].decode()):
        if f'Id="{identity}"' in link:
            return "xl/" + _search(r'Target="(?:/xl/)?([^"]+)"', link)[1]
    raise KeyError(name)


def load(path: Path) -> Parts:
    """Give the parts of a workbook by name."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def save(parts: Parts, path: Path) -> None:
    """Write the parts as a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def sub(parts: Parts, part: str, old: str, new: str) -> None:
    """Replace the first ``old`` in a part, which must be there."""
    text = parts[part].decode()
    assert old in text, (part, old[:60])
    parts[part] = text.replace(old, new, 1).encode()


def part_of(parts: Parts, sheet: str) -> str:
    """The part that holds a sheet, by its first attribute ``name``."""
    book = parts["xl/workbook.xml"].decode()
    number = _search(rf'<sheet name="{sheet}"[^>]* r:id="(\w+)"', book)[1]
    rels = parts["xl/_rels/workbook.xml.rels"].decode()
    item = next(one for one in re.findall(r"<Relationship [^>]*>", rels) if f'Id="{number}"' in one)
    return "xl/" + _search(r'Target="/?(?:xl/)?([^"]*)"', item)[1]


def add_sheet(parts: Parts, name: str, xml: str, state: str = "visible") -> None:
    """Add a sheet with this XML."""
    parts["xl/worksheets/sheet90.xml"] = xml.encode()
    sub(
        parts,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/xl/worksheets/sheet90.xml" ContentType="{TYPE}"/></Types>',
    )
    sub(
        parts,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rId900" Type="{KIND}" Target="worksheets/sheet90.xml"/></Relationships>',
    )
    sub(
        parts,
        "xl/workbook.xml",
        "</sheets>",
        f'<sheet name="{name}" sheetId="90" state="{state}" r:id="rId900"/></sheets>',
    )


def cell(parts: Parts, sheet: str, ref: str) -> str:
    """The XML of a cell."""
    return _search(rf'<c r="{ref}"(?: [^>]*?)?(?:/>|>.*?</c>)', parts[part_of(parts, sheet)].decode(), re.S)[0]


def put(parts: Parts, sheet: str, ref: str, new: str) -> None:
    """Put XML in the place of a cell."""
    sub(parts, part_of(parts, sheet), cell(parts, sheet, ref), new)


def look(parts: Parts, sheet: str, ref: str) -> str:
    """The number of the style of a cell."""
    return _search(r' s="(\d+)"', cell(parts, sheet, ref))[1]


def restyle(parts: Parts, sheet: str, ref: str, code: str | None = None, *, white: bool = False) -> None:
    """Give a cell a style like its own, but with this number format, or with white letters."""
    styles = parts["xl/styles.xml"].decode()
    inside = _search(r"<cellXfs[^>]*>(.*?)</cellXfs>", styles, re.S)[1]
    own = re.findall(r"<xf\b[^>]*?/>|<xf\b[^>]*?[^/]>.*?</xf>", inside, re.S)
    new = own[int(look(parts, sheet, ref))]
    if code is not None:
        item = '<numFmt numFmtId="900" formatCode="{}"/>'.format(code.replace('"', "&quot;"))
        if "<numFmts" in styles:
            styles = re.sub(r"(<numFmts[^>]*>)", lambda m: m[1] + item, styles, count=1)
        else:
            styles = re.sub(
                r"(<styleSheet[^>]*>)", lambda m: f'{m[1]}<numFmts count="1">{item}</numFmts>', styles, count=1
            )
        new = re.sub(r'numFmtId="\d+"', 'numFmtId="900"', new)
        new = new if "applyNumberFormat" in new else new.replace("<xf ", '<xf applyNumberFormat="1" ', 1)
    if white:
        fonts = len(re.findall(r"<font>|<font ", _search(r"<fonts[^>]*>(.*?)</fonts>", styles, re.S)[1]))
        font = '<font><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>'
        styles = styles.replace("</fonts>", font + "</fonts>", 1)
        new = re.sub(r'fontId="\d+"', f'fontId="{fonts}"', new)
    parts["xl/styles.xml"] = styles.replace("</cellXfs>", new + "</cellXfs>", 1).encode()
    old = cell(parts, sheet, ref)
    put(parts, sheet, ref, re.sub(r' s="\d+"', f' s="{len(own)}"', old, count=1))
