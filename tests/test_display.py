"""What an outcome shows otherwise than it holds: accused where it came after ``compute``, listed where it was before.

Each recipe changes the parts of a workbook. On an outcome, ``verify`` names the cell; on an input, its outcome agrees.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from faults.parts import Parts, add_sheet, cell, load, look, part_of, put, restyle, save, sub
from openpyxl import load_workbook
from oracle import CORRECTED
from robust.parts import packed, shortened, unpacked

from lkj_xlsx.compute import compute
from lkj_xlsx.display import Kind, Note, as_recorded, unrecorded
from lkj_xlsx.display.number_format import Shown, shown_as
from lkj_xlsx.package.calls import calls_out
from lkj_xlsx.verify import Verdict, Verification, verify

Edit = Callable[[Parts], None]


def numbered(code: str, *cells: tuple[str, str]) -> Edit:
    """Give cells this number format."""

    def edit(parts: Parts) -> None:
        for sheet, ref in cells:
            restyle(parts, sheet, ref, code)

    return edit


def whitened(sheet: str, ref: str) -> Edit:
    return lambda parts: restyle(parts, sheet, ref, white=True)


def tiny(sheet: str, ref: str) -> Edit:
    def edit(parts: Parts) -> None:
        restyle(parts, sheet, ref, white=True)
        styles = parts["xl/styles.xml"].decode()
        white = '<sz val="11"/><color rgb="FFFFFFFF"/>'
        parts["xl/styles.xml"] = styles.replace(white, '<sz val="1"/><color rgb="FF000000"/>').encode()

    return edit


def conditional(sheet: str, area: str, dxf: str, rule: str = 'type="expression"', inside: str = "") -> Edit:
    """Add a conditional format with this differential style."""

    def edit(parts: Parts) -> None:
        styles = parts["xl/styles.xml"].decode()
        holder = re.search(r"<dxfs[^>]*>(.*?)</dxfs>", styles, re.S)
        assert holder is not None
        number = len(re.findall(r"<dxf>|<dxf/>", holder[1]))
        sub(parts, "xl/styles.xml", "</dxfs>", f"<dxf>{dxf}</dxf></dxfs>")
        part = part_of(parts, sheet)
        text = parts[part].decode()
        anchor = "<dataValidations" if "<dataValidations" in text else "<printOptions"
        anchor = anchor if anchor in text else "<pageMargins"
        xml = (
            f'<conditionalFormatting sqref="{area}"><cfRule {rule} dxfId="{number}" priority="99">'
            f"{inside or '<formula>TRUE</formula>'}</cfRule></conditionalFormatting>"
        )
        parts[part] = text.replace(anchor, xml + anchor, 1).encode()

    return edit


def rows_hidden(sheet: str, *rows: int, how: str = 'hidden="1"') -> Edit:
    def edit(parts: Parts) -> None:
        part = part_of(parts, sheet)
        for row in rows:
            text = parts[part].decode()
            tag = re.search(rf'<row r="{row}"[^>]*>', text)
            assert tag is not None
            plain = re.sub(r' (?:ht|customHeight|hidden)="[^"]*"', "", tag[0])
            parts[part] = text.replace(tag[0], plain.replace("<row ", f"<row {how} ", 1), 1).encode()

    return edit


def columns(sheet: str, number: int, how: str) -> Edit:
    """Put a column on top of the list of columns with its own width or hidden."""

    def edit(parts: Parts) -> None:
        part = part_of(parts, sheet)
        text = re.sub(rf'<col min="{number}" max="{number}"[^>]*/>', "", parts[part].decode())
        parts[part] = text.replace("<cols>", f'<cols><col min="{number}" max="{number}" {how}/>', 1).encode()

    return edit


def state(sheet: str, how: str) -> Edit:
    return lambda parts: sub(parts, "xl/workbook.xml", f'<sheet name="{sheet}"', f'<sheet name="{sheet}" state="{how}"')


def texted(sheet: str, ref: str, text: str) -> Edit:
    """Type a text into a cell."""

    def edit(parts: Parts) -> None:
        style = look(parts, sheet, ref)
        put(parts, sheet, ref, f'<c r="{ref}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>')

    return edit


def formula(sheet: str, ref: str, text: str, stored: str) -> Edit:
    """Put a formula that stores what stood there."""

    def edit(parts: Parts) -> None:
        style = look(parts, sheet, ref)
        put(parts, sheet, ref, f'<c r="{ref}" s="{style}" t="str"><f>{text}</f><v>{stored}</v></c>')

    return edit


def printed(sheet: str, area: str) -> Edit:
    def edit(parts: Parts) -> None:
        text = parts["xl/workbook.xml"].decode()
        pattern = rf'(<definedName name="_xlnm.Print_Area" localSheetId="\d+">){sheet}![^<]*'
        assert re.search(pattern, text)
        parts["xl/workbook.xml"] = re.sub(pattern, lambda found: found[1] + area, text).encode()

    return edit


def merged(sheet: str, area: str) -> Edit:
    def edit(parts: Parts) -> None:
        part = part_of(parts, sheet)
        text = parts[part].decode()
        if "<mergeCells" in text:
            text = re.sub(r"(<mergeCells[^>]*>)", rf'\1<mergeCell ref="{area}"/>', text, count=1)
        else:
            merges = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
            before = next(one for one in ("<conditionalFormatting", "<dataValidations") if one in text)
            text = text.replace(before, merges + before, 1)
        parts[part] = text.encode()

    return edit


def view(sheet: str, how: str) -> Edit:
    return lambda parts: sub(parts, part_of(parts, sheet), "<sheetView ", f"<sheetView {how} ")


def drawn(row: int, column: int, shape: str) -> Edit:
    """Draw a shape over a cell of Ringkasan, counted from 0."""

    def edit(parts: Parts) -> None:
        anchor = (
            f"<xdr:oneCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}"
            f'</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="300000" cy="100000"/>{shape}'
            "<xdr:clientData/></xdr:oneCellAnchor>"
        )
        sub(parts, "xl/drawings/drawing1.xml", "</xdr:wsDr>", f"{anchor}</xdr:wsDr>")

    return edit


def chart_of(old: str, new: str) -> Edit:
    return lambda parts: sub(parts, "xl/charts/chart1.xml", old, new)


def other_ringkasan(parts: Parts) -> None:
    xml = parts[part_of(parts, "Ringkasan")].decode()
    add_sheet(parts, "Ikhtisar", re.sub(r"<f>.*?</f>|<drawing [^>]*/>", "", xml, flags=re.S))


NAMED = '<xdr:nvSpPr><xdr:cNvPr id="78" name="Kotak"/><xdr:cNvSpPr/></xdr:nvSpPr>'
SHAPE = f'<xdr:sp macro="" textlink="">{NAMED}<xdr:spPr/></xdr:sp>'
WHITE = '<font><color rgb="FFFFFFFF"/></font>'
MEAN = ("Ringkasan", "C12")


@dataclass(frozen=True)
class Hides:
    """A way to show something else, the cell that is named, and whether ``compute`` takes it as the user's own."""

    edit: Edit
    cell: str
    kept: bool = True


HIDES: Mapping[str, Hides] = {
    # number formats
    "a digit before the number": Hides(numbered('"1"0.00', MEAN), "Ringkasan!C12"),
    "thousands left out": Hides(numbered("#,##0,", ("Anggaran", "C66")), "Anggaran!C66"),
    "another number from a condition": Hides(numbered('[>100]"112,30";0.00', MEAN), "Ringkasan!C12"),
    "zeros are empty": Hides(numbered("0;;", ("Ringkasan", "C56")), "Ringkasan!C56"),
    "a kategori that reads otherwise": Hides(numbered(';;;"Sangat Berhasil"', ("Pengukuran", "J9")), "Pengukuran!J9"),
    "an input that reads otherwise": Hides(numbered('"99"', ("Pengukuran", "H9")), "Pengukuran!H9"),
    "a finding that shows nothing": Hides(numbered(";;;", ("Temuan", "E6")), "Temuan!E6"),
    # conditional formats
    "white by a condition": Hides(conditional("Ringkasan", "C12", WHITE), "Ringkasan!C12"),
    "white over findings": Hides(conditional("Temuan", "E6:E900", WHITE), "Temuan!E6"),
    "a bar in place of the number": Hides(
        conditional("Pengukuran", "I6:I17", "", 'type="dataBar"',
                    '<dataBar showValue="0"><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar>'),
        "Pengukuran!I6",
    ),
    # letters
    "a figure in white": Hides(whitened("Ringkasan", "F12"), "Ringkasan!F12"),
    "a figure too small to read": Hides(tiny("Ringkasan", "F12"), "Ringkasan!F12"),
    "a label in white": Hides(whitened("Ringkasan", "A12"), "Ringkasan!A12"),
    # what is hidden
    "a row of the summary": Hides(rows_hidden("Ringkasan", 12), "Ringkasan!A12"),
    "a row of the summary without height": Hides(rows_hidden("Ringkasan", 12, how='ht="0.5" customHeight="1"'),
                                                 "Ringkasan!A12"),
    "TOTAL": Hides(rows_hidden("Anggaran", 66), "Anggaran!A66"),
    "the column of capaian": Hides(columns("Pengukuran", 9, 'width="9" hidden="1"'), "Pengukuran!I:I"),
    "a column of the summary without width": Hides(columns("Ringkasan", 6, 'width="0.2" customWidth="1"'),
                                                   "Ringkasan!F:F"),
    "one finding": Hides(rows_hidden("Temuan", 6), "Temuan!A6", kept=False),
    "hidden Temuan": Hides(state("Temuan", "hidden"), "Temuan"),
    "very hidden Ringkasan": Hides(state("Ringkasan", "veryHidden"), "Ringkasan"),
    # what lies over it
    "results merged": Hides(merged("Pengukuran", "I8:I9"), "Pengukuran!I9", kept=False),
    "figures of the summary merged": Hides(merged("Ringkasan", "F9:F10"), "Ringkasan!F10"),
    "a shape": Hides(drawn(11, 5, SHAPE), "Ringkasan!F12"),
    "a picture": Hides(drawn(8, 2, "<xdr:pic/>"), "Ringkasan!C9"),
    # how it is shown and printed
    "formulas shown": Hides(view("Ringkasan", 'showFormulas="1"'), "Ringkasan"),
    "zeros not shown": Hides(view("Ringkasan", 'showZeros="0"'), "Ringkasan"),
    "a print area without the signature's figures": Hides(printed("Ringkasan", "Ringkasan!$A$1:$F$88"),
                                                          "Ringkasan!A91"),
    "a print area without a column": Hides(printed("Pengukuran", "Pengukuran!$A$1:$I$17"), "Pengukuran!J4"),
    "two print areas with a gap": Hides(printed("PK", "PK!$A$1:$G$8,PK!$A$11:$G$17"), "PK!A9"),
    "a chart of other cells": Hides(chart_of("$C$49:$C$55", "$D$49:$D$55"), "Ringkasan"),
    # words
    "a title of the summary": Hides(texted("Ringkasan", "A8", "A. Kinerja sesudah penyesuaian"), "Ringkasan!A8"),
    "a heading of the summary": Hides(texted("Ringkasan", "E18", "Realisasi"), "Ringkasan!E18"),
    "what compute said it changed": Hides(texted("Temuan", "A4", "Tidak ada yang diubah."), "Temuan!A4", kept=False),
    "the unit above the summary": Hides(texted("Ringkasan", "A2", "KPU Kota Lain - 2024"), "Ringkasan!A2"),
    "a label of the summary as a formula": Hides(
        formula("Ringkasan", "A12", "IF(TODAY()&gt;0,&quot;Capaian&quot;,A1)", "Rata-rata capaian (%)"), "Ringkasan!A12"
    ),
    "the name of the unit as a formula": Hides(formula("Identitas", "B14", "UPPER(A1)", "Nama"), "Identitas!B14"),
    "a fact of Jejak as a formula": Hides(
        formula("Temuan", "A9", "IF(TODAY()&gt;0,&quot;&quot;,A1)", "Alat"), "Temuan!A9", kept=False
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tampilan") / "isian.xlsx"
    path.write_bytes(packed(shortened(unpacked(CORRECTED.read_bytes()))))
    return path


@pytest.fixture(scope="module")
def outcome(sample: Path) -> Path:
    output = compute(sample).output
    assert output is not None
    return output


def edited(source: Path, edit: Edit, target: Path) -> Path:
    parts = load(source)
    edit(parts)
    save(parts, target)
    return target


def accused(found: Verification) -> set[str]:
    return {f"{one.sheet}!{one.cell}" if one.cell else one.sheet for one in found.display if one.differs}


@pytest.mark.parametrize("way", HIDES)
def test_what_is_shown_otherwise_after_compute_is_a_difference(way: str, outcome: Path, tmp_path: Path) -> None:
    found = verify(edited(outcome, HIDES[way].edit, tmp_path / "lain.xlsx"))
    assert found.reasons == ()
    assert HIDES[way].cell in accused(found), found
    assert found.verdict is Verdict.DIFFERENT


@pytest.mark.parametrize("way", [way for way, one in HIDES.items() if one.kept])
def test_what_the_user_shows_otherwise_is_listed_and_not_accused(way: str, sample: Path, tmp_path: Path) -> None:
    source = edited(sample, HIDES[way].edit, tmp_path / "isian.xlsx")
    output = compute(source, tmp_path / "hasil.xlsx").output
    assert output is not None
    found = verify(output)
    assert (found.verdict, found.facts, found.cells, accused(found)) == (Verdict.SAME, (), (), set())
    compute(output, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == output.read_bytes()


def filtered(condition: str, *rows: int) -> Edit:
    """Filter Temuan, which hides rows."""

    def edit(parts: Parts) -> None:
        rows_hidden("Temuan", *rows)(parts)
        part = part_of(parts, "Temuan")
        inside = f'<filterColumn colId="0">{condition}</filterColumn>'
        parts[part] = re.sub(rb"(<autoFilter [^>]*[^/])/>", rb"\1>%b</autoFilter>" % inside.encode(), parts[part])
        assert inside.encode() in parts[part]

    return edit


UNSEEN_FINDINGS: Mapping[str, Edit] = {
    "filtered by level": filtered('<filters><filter val="galat"/></filters>', 6, 7),
    "filtered by a text, one hidden": filtered(
        '<customFilters><customFilter operator="notEqual" val="catatan"/></customFilters>', 6
    ),
    "hidden by hand": rows_hidden("Temuan", 7),
    "without height": rows_hidden("Temuan", 6, how='ht="0.5" customHeight="1"'),
    "the heading and Jejak hidden": rows_hidden("Temuan", 5, 9, 10, 12),
}


@pytest.mark.parametrize("way", UNSEEN_FINDINGS)
def test_all_findings_of_a_fresh_outcome_are_seen(way: str, outcome: Path, tmp_path: Path) -> None:
    again = compute(edited(outcome, UNSEEN_FINDINGS[way], tmp_path / "disaring.xlsx"), tmp_path / "hasil.xlsx").output
    assert again is not None
    sheet = load_workbook(again)["Temuan"]
    lines = [one for row, one in sheet.row_dimensions.items() if row <= sheet.max_row]
    assert [one.index for one in lines if one.hidden or (one.height or 15) < 10] == []
    assert not sheet.auto_filter.filterColumn
    assert "agar semua temuan tampak" in str(sheet["A4"].value)
    assert verify(again).verdict is Verdict.SAME
    compute(again, tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == again.read_bytes()


def test_an_outcome_with_nothing_hidden_does_not_say_so(outcome: Path) -> None:
    assert "agar semua temuan tampak" not in str(load_workbook(outcome)["Temuan"]["A4"].value)


LISTED: Mapping[str, tuple[Edit, str]] = {
    "fewer decimals": (numbered("0", MEAN), "Ringkasan!C12"),
    "a hidden sheet of the user's": (lambda parts: add_sheet(parts, "Data", BLANK, "veryHidden"), "Data"),
    "computed by hand": (
        lambda parts: sub(parts, "xl/workbook.xml", "<calcPr ", '<calcPr calcMode="manual" '), "Petunjuk"
    ),
}  # fmt: skip
BLANK = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'


@pytest.mark.parametrize("way", LISTED)
def test_what_changes_no_figure_is_only_listed(way: str, outcome: Path, tmp_path: Path) -> None:
    edit, place = LISTED[way]
    found = verify(edited(outcome, edit, tmp_path / "lain.xlsx"))
    assert found.verdict is Verdict.SAME
    assert place in {f"{one.sheet}!{one.cell}" if one.cell else one.sheet for one in found.display}


HARMLESS: Mapping[str, Edit] = {
    "an accounting format": numbered('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', MEAN),
    "a percent sign behind the number": numbered('0.00"%"', MEAN),
    "Rp before the number": numbered('"Rp "#,##0', ("Anggaran", "C66")),
    "red by a condition": conditional("Ringkasan", "C12", '<font><color rgb="FFFF0000"/></font>'),
    "white on red by a condition": conditional(
        "Ringkasan", "C12", WHITE + '<fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill>'
    ),
    "a picture beside the figures": drawn(1, 8, "<xdr:pic/>"),
    "a stamp at the signature": drawn(98, 3, "<xdr:pic/>"),
    "a larger print area": printed("Pengukuran", "Pengukuran!$A$1:$K$40"),
    "the column of marks hidden": columns("Pengukuran", 11, 'width="9" hidden="1"'),
    "an answer beside a finding": texted("Temuan", "K6", "sudah dibahas"),
    "a formula in a column of the user's on Temuan": lambda parts: sub(
        parts, part_of(parts, "Temuan"), cell(parts, "Temuan", "K6"),
        cell(parts, "Temuan", "K6") + '<c r="L6" t="str"><f>"lihat "&amp;A1</f><v>lihat Temuan Pemeriksaan</v></c>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", HARMLESS)
def test_what_shows_the_same_is_no_difference(way: str, outcome: Path, tmp_path: Path) -> None:
    found = verify(edited(outcome, HARMLESS[way], tmp_path / "lain.xlsx"))
    assert (found.verdict, found.facts, found.cells, found.display) == (Verdict.SAME, (), (), ())


def two_shared_strings(parts: Parts) -> None:
    parts["xl/kata.xml"] = parts["xl/sharedStrings.xml"]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    sub(parts, "[Content_Types].xml", "</Types>", f'<Override PartName="/xl/kata.xml" ContentType="{kind}"/></Types>')


def twice(part: str, pattern: str) -> Edit:
    def edit(parts: Parts) -> None:
        found = re.search(pattern, parts[part].decode(), re.S)
        assert found is not None
        sub(parts, part, found[0], found[0] * 2)

    return edit


def cell_again(parts: Parts) -> None:
    held = cell(parts, "Ringkasan", "C12")
    put(parts, "Ringkasan", "C12", held.replace("<f>", "<f>1+</f><f>", 1))


def row_again(parts: Parts) -> None:
    part = part_of(parts, "Ringkasan")
    found = re.search(r'<row r="12".*?</row>', parts[part].decode(), re.S)
    assert found is not None
    sub(parts, part, found[0], found[0] * 2)


TWICE: Mapping[str, Edit] = {
    "shared strings": two_shared_strings,
    "a part in the list of types": twice("[Content_Types].xml", r'<Override PartName="/xl/styles.xml"[^>]*/>'),
    "the list of names": twice("xl/workbook.xml", r"<definedNames>.*?</definedNames>"),
    "the relationship to the workbook": twice("_rels/.rels", r"<Relationship [^>]*officeDocument\"[^>]*/>"),
    "the styles of cells": twice("xl/styles.xml", r"<cellXfs.*?</cellXfs>"),
    "a formula in its cell": cell_again,
    "a row": row_again,
}


@pytest.mark.parametrize("what", TWICE)
def test_what_stands_twice_cannot_be_verified(what: str, outcome: Path, tmp_path: Path) -> None:
    found = verify(edited(outcome, TWICE[what], tmp_path / "dua.xlsx"))
    assert found.verdict is Verdict.UNKNOWN
    assert len(found.reasons) == 1


def test_a_copy_of_ringkasan_is_named(outcome: Path, tmp_path: Path) -> None:
    found = verify(edited(outcome, other_ringkasan, tmp_path / "dua.xlsx"))
    assert any("BK19 Ikhtisar" in (one.recomputed or "") for one in found.cells)


FORMATS: Mapping[tuple[str, str], Shown] = {
    ('"112,30"', "100.58"): Shown.OTHER, (";;;", "98.5"): Shown.NOTHING, ("[$-421]0.00", "100.58"): Shown.SAME,
    ("0", "100.58"): Shown.ROUNDED, ("0.00%", "100.58"): Shown.OTHER, ("#,##0,,", "1000000"): Shown.OTHER,
    ("0.00;[Red]0.00", "-5"): Shown.SAME, ("0.00;0.00", "-5"): Shown.OTHER, ("-0.00", "5"): Shown.OTHER,
    ("[$9-421]#,##0", "5"): Shown.OTHER, ("[$Rp-421]#,##0", "5"): Shown.SAME, ('0.00" juta"', "5"): Shown.OTHER,
    ("yyyy-mm-dd", "100"): Shown.OTHER, ("0.0E+00", "5"): Shown.SAME, ("# ??/??", "0.5"): Shown.SAME,
    ('_-* "-"??_-', "0"): Shown.SAME, ('0"00"', "3"): Shown.OTHER, ("General", "1.5"): Shown.SAME,
    ('[<50]"90";[>=50]0.00', "45"): Shown.OTHER, ("[>200]0.00", "5"): Shown.OTHER,
}  # fmt: skip


@pytest.mark.parametrize(("code", "value"), FORMATS)
def test_a_number_format_shows_the_same_number_or_another(code: str, value: str) -> None:
    assert shown_as(code, Decimal(value)) is FORMATS[code, value]


def test_a_format_of_texts_shows_the_same_text_or_another() -> None:
    texts = {"@": Shown.SAME, "0.00": Shown.SAME, ";;;": Shown.NOTHING, ';;;"x"': Shown.OTHER, '"x"@': Shown.OTHER}
    assert {code: shown_as(code, "Berhasil") for code in texts} == texts


@pytest.mark.parametrize("count", [0, 1, 20, 60, 500])
def test_what_is_recorded_is_known_again_however_much_it_is(count: int) -> None:
    notes = [Note(Kind.FORMULA, "PK", f"A{row}", key="A1") for row in range(count)]
    recorded = as_recorded(notes)
    assert len(recorded) <= 255
    assert unrecorded(notes, recorded) == []
    other = Note(Kind.FORMULA, "PK", "B1", key="A1")
    assert other in unrecorded([*notes, other], recorded)
    assert unrecorded([*notes, Note(Kind.SHEET, "PK")], recorded) == [Note(Kind.SHEET, "PK")]


@pytest.mark.parametrize(
    ("formula", "calls"),
    [("cmd|'/C calc'!A0", True), ("IFERROR(soffice|'x'!A1,0)", True), ('_xlfn.WEBSERVICE("http://x")', True),
     ("Rtd(A1)", True), ('"a|b!"', False), ("RECALL(A1)", False), ("SUM(A1:A3)", False), ("'a|b'!A1", True)],
)  # fmt: skip
def test_a_formula_that_calls_out_is_known(formula: str, calls: bool) -> None:
    assert calls_out(formula) is calls
