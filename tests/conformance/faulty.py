"""Workbooks with the faults that people make: what is typed, merged, hidden, renamed, filtered or taken away."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from robust.parts import WORKBOOK, Parts, packed, replaced, sheet_part, unpacked

from lkj_xlsx.package import open_workbook, split_ref

Change = Callable[[Path], None]
Typed = str | int

NAME_OF_A_SHEET = '<definedName name="Nama_Instansi" localSheetId="7">"KPU Lain"</definedName>'
MANY = 60  # rows, more than a template prepares on Ringkasan


def type_in(cells: Mapping[tuple[str, str], Typed]) -> Change:
    """Type texts and numbers into cells: ``("PK", "F6")``."""

    def change(file: Path) -> None:
        book = open_workbook(file)
        for (sheet, ref), value in cells.items():
            row, column = split_ref(ref)
            if isinstance(value, str):
                book.sheet(sheet).put_text(row, column, value)
            else:
                book.sheet(sheet).put_number(row, column, value)
        book.save(file)

    return change


def edit(part: str, old: str, new: str) -> Change:
    """Replace a piece of XML that is there."""

    def change(file: Path) -> None:
        parts = unpacked(file.read_bytes())
        file.write_bytes(packed({**parts, part: replaced(parts[part], old.encode(), new.encode())}))

    return change


def edit_cell(sheet: str, ref: str, inside: str, kind: str = "") -> Change:
    """Put other XML into a cell; its style stays."""

    def change(file: Path) -> None:
        parts, part = unpacked(file.read_bytes()), sheet_part(sheet)
        cell = re.compile(rf'<c r="{ref}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)')
        text, times = cell.subn(lambda found: f'<c r="{ref}"{found[1] or ""}{kind}>{inside}</c>', parts[part].decode())
        assert times == 1, f"{sheet} has no {ref}"
        file.write_bytes(packed({**parts, part: text.encode()}))

    return change


def merge(sheet: str, *areas: str) -> Change:
    """Merge cells on a sheet, which may have merged areas already."""

    def change(file: Path) -> None:
        parts, part = unpacked(file.read_bytes()), sheet_part(sheet)
        text = parts[part].decode()
        merged = re.findall(r'<mergeCell ref="[^"]*"/>', text) + [f'<mergeCell ref="{area}"/>' for area in areas]
        element = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>'
        text = re.sub(r"<mergeCells .*?</mergeCells>", "", text)
        text = re.sub(
            r"</sheetData>(<autoFilter .*?(?:/>|</autoFilter>))?", lambda found: found[0] + element, text, count=1
        )
        file.write_bytes(packed({**parts, part: text.encode()}))

    return change


def without(part: str, pattern: str) -> Change:
    """Take a piece of XML away."""

    def change(file: Path) -> None:
        parts: Parts = unpacked(file.read_bytes())
        text, times = re.subn(pattern, "", parts[part].decode())
        assert times, f"{part} has no {pattern}"
        file.write_bytes(packed({**parts, part: text.encode()}))

    return change


def mix_prefixes(sheet: str) -> Change:
    """Spell rows, cells, values and formulas with a prefix, and inline texts without: it is the same XML."""

    def change(file: Path) -> None:
        parts, part = unpacked(file.read_bytes()), sheet_part(sheet)
        text = re.sub(rb"<(/?)(row|c|v|f|sheetData)\b", rb"<\1x:\2", parts[part])
        name = re.search(rb'<worksheet xmlns="([^"]*)"', text)
        assert name is not None, f"{sheet} has no namespace"
        file.write_bytes(packed({**parts, part: text.replace(name[0], b'%b xmlns:x="%b"' % (name[0], name[1]), 1)}))

    return change


def many_indikator() -> dict[tuple[str, str], Typed]:
    """Return more indikator than the template has rows, each with a sasaran of its own and a target in words."""
    cells: dict[tuple[str, str], Typed] = {}
    for row in range(18, 18 + MANY):
        cells |= {
            ("PK", f"B{row}"): f"IKU-{row}",
            ("PK", f"C{row}"): f"Sasaran nomor {row}",
            ("PK", f"D{row}"): f"I {row}",
        }
        cells |= {("PK", f"E{row}"): "Max", ("PK", f"F{row}"): "lOO", ("RKT", f"H{row}"): "l0O.000"}
        cells |= {("Pengukuran", f"B{row}"): f"IKU-{row}", ("Pengukuran", f"H{row}"): row}
    return cells


TYPED: dict[tuple[str, str], Typed] = {
    ("Pengaturan", "D14"): "100%", ("Pengaturan", "B6"): "1,2", ("Pengaturan", "A6"): "Batas Maksimal Capaian",
    ("Pengaturan", "C14"): ">", ("Identitas", "B15"): 198503152010011000, ("Identitas", "B9"): 76,
    ("PK", "B7"): "IK02 ", ("PK", "C8"): "Terwujudnya\u00a0sasaran", ("PK", "D6"): "Persentase " * 200,
    ("PK", "F6"): "1,5 juta", ("PK", "D17"): "=1+1", ("PK", "D9"): "_x0041_ & <b> \"kutip\" ]]>", ("PK", "E7"): " ",
    ("Pengukuran", "H6"): "\u202e28\u202c", ("Pengukuran", "H7"): "35\x0b", ("Pengukuran", "H8"): " ",
    ("Pengukuran", "I6"): "102,5%", ("Pengukuran", "J7"): "Sangat Baik", ("Pengukuran", "D7"): " ",
    ("Pengukuran", "T6"): "catatan di kolom bantu", ("Pengukuran", "D18"): "Sumber: SIREKAP",
    ("Anggaran", "A8"): "J U M L A H", ("Anggaran", "C8"): 33122884000, ("Anggaran", "A9"): "  3355.EBA",
    ("Anggaran", "C9"): -5, ("Anggaran", "A5"): "Kode", ("Anggaran", "E6"): "Rp 1.000,-", ("RKT", "C8"): "JUMLAH",
    ("Ringkasan", "C12"): "98,7", ("Ringkasan", "F9"): 33239899000, ("Temuan", "E20"): "Kurang volume",
}  # fmt: skip

# Faults in a filled workbook.
FILLED: dict[str, tuple[Change, ...]] = {
    "ketikan": (type_in(TYPED),),
    "banyak-indikator": (type_in(many_indikator()),),
    "digabung": (
        merge("Pengukuran", "I6:I7", "H9:H10", "C12:C14"), merge("Pengaturan", "A14:A18"), merge("Anggaran", "A7:B7"),
    ),
    "baris-setinggi-nol": (edit(sheet_part("Pengukuran"), '<row r="7"', '<row r="7" ht="0" customHeight="1"'),),
    "hitung-manual": (edit(WORKBOOK, "<calcPr ", '<calcPr calcMode="manual" fullPrecision="0" '),),
    "nama-hilang": (without(WORKBOOK, r'<definedName name="(?:Nama_Instansi|Tahun)">.*?</definedName>'),),
    "nama-untuk-satu-lembar": (
        edit(WORKBOOK, "</definedNames>", f"{NAME_OF_A_SHEET}</definedNames>"),
    ),
    "judul-hilang": (type_in({("Pengukuran", "I4"): "", ("Anggaran", "F4"): "", ("PK", "H4"): ""}),),
    "catatan-kaki-superskrip": (
        edit_cell(
            "Pengukuran", "H6",
            '<is><r><t>82</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is>', ' t="inlineStr"',
        ),
    ),
    "rumus-di-mana-mana": (
        edit_cell("Anggaran", "E5", "<f>3-4</f><v>-1</v>"),
        edit_cell("Pengaturan", "D14", "<f>IF(TODAY()&gt;=DATE(2099,1,1),90,100)</f><v>100</v>"),
        edit_cell("Pengukuran", "I4", '<f>"% "&amp;"Capaian"</f><v>% Capaian</v>', ' t="str"'),
        edit_cell("Pengukuran", "H6", "<f>1/0</f><v>#DIV/0!</v>", ' t="e"'),
        edit_cell("Pengukuran", "I8", '<f t="array" ref="I8">SUM(H8*{1,2})</f><v>3</v>'),
    ),
}  # fmt: skip

# Faults in an outcome of ``compute``, which is computed again.
COMPUTED: dict[str, tuple[Change, ...]] = {
    "tanggapan-di-samping-temuan": (
        type_in({("Temuan", "J6"): "sudah dibetulkan", ("Temuan", "A3"): "0 galat", ("PK", "D17"): "Nama lain"}),
    ),
    "temuan-disaring": (
        without(sheet_part("Temuan"), r'(?<=<autoFilter ref=")[^"]*'),
        edit(sheet_part("Temuan"), '<autoFilter ref=""/>', '<autoFilter ref="A5:I11"><filterColumn colId="0"><filters>'
             '<filter val="peringatan"/></filters></filterColumn></autoFilter>'),
        edit(sheet_part("Temuan"), '<row r="7"', '<row hidden="1" r="7"'),
    ),
    "temuan-sangat-tersembunyi": (edit(WORKBOOK, '<sheet name="Temuan"', '<sheet state="veryHidden" name="Temuan"'),),
    "format-bersyarat": (
        edit(sheet_part("Ringkasan"), "<printOptions ", '<conditionalFormatting sqref="C12"><cfRule type="expression" '
             'dxfId="0" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting><printOptions '),
    ),
    "awalan-campur": (
        type_in({("Anggaran", "E8"): "Rp 1.000,-", ("Anggaran", "B20"): "Uraian", ("Pengukuran", "J7"): "Baik"}),
        mix_prefixes("Anggaran"),
        mix_prefixes("Pengukuran"),
    ),
    "hasil-digabung-dan-jadi-larik": (
        merge("Ringkasan", "C13:C14"),
        edit_cell("Pengukuran", "I6", '<f t="array" ref="I6:I7">H6:H7*1</f><v>82</v>'),
    ),
}  # fmt: skip
