"""Nothing of the user is lost: a rich workbook comes back part by part, element by element, cell by cell."""

import itertools
import re
import runpy
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl
import pytest
from conformance.comparing import Pair, new_faults
from lxml import etree
from oracle import SAMPLES, Recalculator, differences, values
from rich.book import (
    LINK,
    USER_PART,
    USER_SHEET,
    USING_CHANGED_RESULTS,
    USING_NO_RESULT,
    USING_UNCHANGED_RESULTS,
    make_rich,
)
from rich.look import Look, around, lines, look, places
from rich.producers import CHAIN
from robust.parts import TYPES, WORKBOOK, WORKBOOK_RELS, Parts, sheet_part, unpacked

from lkj_xlsx.compute import Outcome, compute
from lkj_xlsx.declare.model import FIRST_ROW
from lkj_xlsx.sheets.ringkasan import AGE_OF_CHECK
from lkj_xlsx.sheets.tables import sheets as declared_sheets

# What a run may change, and why.
BUDGET = {
    WORKBOOK: "print areas end with the data; the sheet that is shown first; fullCalcOnLoad where formulas use results",
    sheet_part("Petunjuk"): "its tab is selected no longer",
    sheet_part("RKT"): "heights of the rows that the user filled",
    sheet_part("PK"): "the same",
    sheet_part("Pengukuran"): "results",
    sheet_part("Anggaran"): "results; empty rows above TOTAL are hidden",
    sheet_part("Ringkasan"): "results; empty rows are hidden",
    sheet_part("Temuan"): "written anew",
    "docProps/custom.xml": "Jejak",
}
KEPT = (
    TYPES,
    "_rels/.rels",
    "customXml/_rels/item1.xml.rels",
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
    "docProps/app.xml",
    "docProps/core.xml",
    WORKBOOK_RELS,
    CHAIN,
    "xl/charts/chart1.xml",
    "xl/charts/chart2.xml",
    "xl/comments1.xml",
    "xl/drawings/_rels/drawing1.xml.rels",
    "xl/drawings/_rels/drawing2.xml.rels",
    "xl/drawings/_rels/drawing3.xml.rels",
    "xl/drawings/_rels/vmlDrawing2.vml.rels",
    "xl/drawings/drawing1.xml",
    "xl/drawings/drawing2.xml",
    "xl/drawings/drawing3.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/drawings/vmlDrawing2.vml",
    "xl/media/image1.png",
    "xl/media/image2.png",
    "xl/persons/person.xml",
    "xl/printerSettings/printerSettings1.bin",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/tables/table1.xml",
    "xl/theme/theme1.xml",
    "xl/threadedComments/threadedComment1.xml",
    "xl/worksheets/_rels/sheet10.xml.rels",
    "xl/worksheets/_rels/sheet4.xml.rels",
    "xl/worksheets/_rels/sheet5.xml.rels",
    "xl/worksheets/_rels/sheet8.xml.rels",
    USER_PART,
    "xl/worksheets/sheet2.xml",
    sheet_part("Pengaturan"),
)
# What makes the workbook rich, each with the part it stands in and how it is known there.
FEATURES = {
    "charts": (sheet_part("Ringkasan"), "<drawing "),
    "chart of a helper column of the user": ("xl/charts/chart2.xml", "Catatan Saya"),
    "picture": ("xl/drawings/drawing1.xml", "<xdr:pic>"),
    "textbox": ("xl/drawings/drawing1.xml", "Kotak teks saya"),
    "notes": ("xl/comments1.xml", "rapat pleno"),
    "note shapes": (sheet_part("Pengukuran"), "<legacyDrawing "),
    "threaded comments": ("xl/threadedComments/threadedComment1.xml", 'threadedComment ref="H8"'),
    "hyperlinks": (sheet_part("PK"), '<hyperlink ref="P10" r:id='),
    "hyperlinks within": (sheet_part("PK"), 'location="Ringkasan!A1"'),
    "extra sheet that refers to ours": (USER_PART, "<f>Pengukuran!I6</f>"),
    "extra sheet that ours refer to": (sheet_part("Pengukuran"), "<f>'Catatan Saya'!"),
    "defined names": (WORKBOOK, '<definedName name="Nilai_Saya">'),
    "x14 validation": (sheet_part("Pengukuran"), "<x14:dataValidation "),
    "data bars": (sheet_part("Pengukuran"), "<x14:dataBar "),
    "icon sets": (sheet_part("Pengukuran"), "<iconSet"),
    "sparklines": (sheet_part("Pengukuran"), "<x14:sparkline>"),
    "Excel table": ("xl/tables/table1.xml", 'name="Rincian"'),
    "outline rows": (sheet_part("PK"), 'outlineLevel="1"'),
    "page breaks": (sheet_part("Pengukuran"), "<rowBreaks.*<colBreaks"),
    "header picture": (sheet_part("Pengukuran"), "<legacyDrawingHF "),
    "printer settings": (sheet_part("Pengukuran"), "<pageSetup [^>]*r:id="),
    "custom XML": ("customXml/item1.xml", "urn:contoh:surat"),
    "custom properties": ("docProps/custom.xml", "Nomor Surat"),
    "unknown extension": (sheet_part("Pengukuran"), "<aneh:isi "),
    "unknown attribute that may be ignored": (sheet_part("Pengukuran"), 'mc:Ignorable="x14ac aneh".* aneh:tanda='),
    "rich text in cells": ("xl/sharedStrings.xml", "<si><r><t"),
    "rich text in a cell itself": (sheet_part("PK"), "<is><r><t"),
    "prefixed elements": (sheet_part("Anggaran"), '<x:c r="C6"'),
    "rows without r": (sheet_part("PK"), "<row spans="),
    "cells without r": (sheet_part("PK"), "<c s="),
    "inline strings": (sheet_part("PK"), '<c [^>]*t="inlineStr"'),
    "shared formulas over our result column": (sheet_part("Pengukuran"), '<f t="shared" si="0" ref="I6:I65">'),
    "calcChain": (CHAIN, '<c r="I6" i="5"/>'),
}
REALISASI, CAPAIAN, MEAN = "84", "105", "100.79"  # of H6: what is typed, 84 / 80, and what it makes of the mean
# The cells that show something else, since H6 does, and what the first run notes: Peran, and what each realisasi is of.
CHANGED = {
    "RKT": {"I6", "I7", "K6", "K7"},
    "Pengukuran": {"I6", "O6", "R6", "U6", "V6", *(f"Y{row}" for row in range(6, 18))},
    "Anggaran": {"G6", "G7", "M6", "M7"},
    "Ringkasan": {"A95", "C12", "C92", "C93", "C94", "E19", "F13"},
}
MARKS = {"RKT": "J", "PK": "H", "Pengukuran": "K", "Anggaran": "H"}
# The columns of the user, on the sheets with tables.
USER_COLUMNS = {"RKT": "A-H L", "PK": "A-G L N", "Pengukuran": "A B H AC AD", "Anggaran": "A-D"}
OURS = [name for name in declared_sheets() if name != "Temuan"]

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@dataclass(frozen=True)
class Run:
    """A rich workbook before and after a run."""

    outcome: Outcome

    @property
    def output(self) -> Path:
        assert self.outcome.output is not None
        return self.outcome.output

    @cached_property
    def before(self) -> Parts:
        return unpacked(self.outcome.source.read_bytes())

    @cached_property
    def after(self) -> Parts:
        return unpacked(self.output.read_bytes())

    def marked(self, sheet: str) -> set[str]:
        """The cells in the column Pemeriksaan of the rows in which something was found."""
        cells = [one.cell for one in self.outcome.findings if one.sheet == sheet and one.cell and sheet in MARKS]
        rows = {int(re.sub(r"[A-Z]+", "", cell)) for cell in cells}
        return {f"{MARKS[sheet]}{row}" for row in rows if row >= FIRST_ROW}

    def changed(self) -> set[str]:
        return {name for name, data in self.after.items() if self.before.get(name) != data}


def run(folder: Path, *, using_changed: bool = True, typed: bool = False) -> Run:
    prefill = runpy.run_path(str(SAMPLES / "make_samples.py"))["corrected"]()
    return Run(compute(make_rich(prefill, folder / "kaya.xlsx", REALISASI, using_changed=using_changed, typed=typed)))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("kaya"))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """No formula of the user uses a result that changes."""
    return run(tmp_path_factory.mktemp("lepas"), using_changed=False)


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The user typed over a result, so that a formula comes back where the file had none."""
    return run(tmp_path_factory.mktemp("diketik"), typed=True)


def test_the_workbook_holds_the_parts_that_are_listed(rich: Run) -> None:
    assert sorted(rich.before) == sorted([*BUDGET, *KEPT])


@pytest.mark.parametrize("feature", FEATURES)
def test_what_makes_the_workbook_rich_is_there_and_comes_back(rich: Run, feature: str) -> None:
    part, mark = FEATURES[feature]
    marked = {int(ref[1:]) for ref in rich.marked("PK")} if part == sheet_part("PK") else set()
    before, after = (re.findall(mark, _without_rows(parts[part], marked)) for parts in (rich.before, rich.after))
    assert before
    assert after == before


def _without_rows(data: bytes, rows: set[int]) -> str:
    """Leave out the rows that got a mark: a cell is new there, and its neighbours have references."""
    numbers = itertools.count(1)
    return re.sub(
        r"<row\b[^>]*/>|<row\b.*?</row>", lambda row: "" if next(numbers) in rows else row[0], data.decode(), flags=re.S
    )


def test_exactly_the_budgeted_parts_change(rich: Run) -> None:
    assert list(rich.after) == list(rich.before)
    assert rich.changed() == BUDGET.keys()


def test_nothing_is_written_that_excel_would_repair(rich: Run, without: Run, typed: Run, tmp_path: Path) -> None:
    runs = {"rich": rich, "without": without, "typed": typed}
    pairs = {name: Pair(one.outcome.source, one.output) for name, one in runs.items()}
    assert new_faults(pairs, tmp_path) == {}


@pytest.mark.parametrize("part", KEPT)
def test_every_other_part_is_byte_identical(rich: Run, part: str) -> None:
    assert rich.after[part] == rich.before[part]


@pytest.mark.parametrize("sheet", OURS)
def test_exactly_the_results_change_and_the_receipt_names_them(rich: Run, sheet: str) -> None:
    before, after = (look(parts, sheet_part(sheet)) for parts in (rich.before, rich.after))
    expected = CHANGED.get(sheet, set()) | rich.marked(sheet)
    assert {ref for ref in before.keys() | after.keys() if _content(before, ref) != _content(after, ref)} == expected
    assert {change.cell for change in rich.outcome.changes if change.sheet == sheet} == expected


def _content(cells: Mapping[str, Look], ref: str) -> tuple[str, str]:
    return cells.get(ref, Look()).content


@pytest.mark.parametrize("sheet", OURS)
def test_formula_and_style_of_every_cell_stay(rich: Run, sheet: str) -> None:
    before, after = (look(parts, sheet_part(sheet)) for parts in (rich.before, rich.after))
    assert list(before) == list(after)
    figures = {AGE_OF_CHECK.value_at} if sheet == "Ringkasan" else set[str]()  # its formula holds the figures checked
    assert {ref for ref in before if before[ref].formula != after[ref].formula} == figures
    assert [ref for ref in before if before[ref].style != after[ref].style] == []


@pytest.mark.parametrize("sheet", USER_COLUMNS)
def test_the_xml_of_user_cells_stays(rich: Run, sheet: str) -> None:
    """Rich runs, types and all else in a cell of the user stay; only a reference that was left out is written."""
    before, after = (_canonical(parts[sheet_part(sheet)], USER_COLUMNS[sheet]) for parts in (rich.before, rich.after))
    assert len(before) > 100
    assert before == after


def _canonical(sheet: bytes, columns: str) -> dict[str, bytes]:
    wanted = re.compile("|".join(rf"[{span}]\d+" if "-" in span else rf"{span}\d+" for span in columns.split()))
    found = {}
    for ref, one in places(etree.fromstring(sheet)):
        if wanted.fullmatch(ref):
            one.set("r", ref)
            one.tail = None
            found[ref] = etree.tostring(one, method="c14n")
    return found


@pytest.mark.parametrize("sheet", OURS)
def test_every_element_around_the_cells_stays(rich: Run, sheet: str) -> None:
    before, after = (around(parts[sheet_part(sheet)]) for parts in (rich.before, rich.after))
    assert _but_links_of_marks(before) == _but_links_of_marks(after)


def test_one_tab_is_selected_and_shown_first(rich: Run) -> None:
    tabs = [etree.fromstring(rich.after[sheet_part(sheet)]).find("{*}sheetViews/{*}sheetView") for sheet in OURS]
    selected = [sheet for sheet, view in zip(OURS, tabs, strict=True) if view is not None and view.get("tabSelected")]
    shown = etree.fromstring(rich.after[WORKBOOK]).find("{*}bookViews/{*}workbookView")
    assert shown is not None
    assert [list(declared_sheets())[int(shown.get("activeTab", "0"))]] == selected


def _but_links_of_marks(around: dict[str, bytes]) -> list[bytes]:
    """The elements in their order, without the links to Temuan and the mark of the selected tab."""
    ours = rb'<hyperlink [^>]*location="Temuan![^>]*></hyperlink>| tabSelected="1"'
    found = [re.sub(ours, b"", xml) for xml in around.values()]
    return [xml for xml in found if not re.fullmatch(rb"<hyperlinks[^>]*></hyperlinks>", xml)]


def test_around_temuan_only_the_filter_and_the_links_to_its_cells_come_anew(rich: Run) -> None:
    before, after = (around(parts[sheet_part("Temuan")]) for parts in (rich.before, rich.after))
    kept = [
        {xml for name, xml in parts.items() if name.split()[0:1] not in (["hyperlinks"], ["autoFilter"])}
        for parts in (before, after)
    ]
    assert kept[0] == kept[1]
    assert len(kept[0]) == len(before) - 1


@pytest.mark.parametrize("sheet", OURS)
def test_attributes_of_rows_stay_and_empty_rows_are_hidden_on_two_sheets_only(rich: Run, sheet: str) -> None:
    before, after = (lines(parts[sheet_part(sheet)]) for parts in (rich.before, rich.after))
    hidden = [one["r"] for one, then in zip(after, before, strict=True) if one.get("hidden") and not then.get("hidden")]
    shown = [{key: value for key, value in one.items() if one["r"] not in hidden or key != "hidden"} for one in after]
    assert shown == [{"r": str(number), **one} for number, one in enumerate(before, 1)]
    if sheet == "Anggaran":
        assert hidden == [str(row) for row in range(8, 66)]
    else:
        assert bool(hidden) == (sheet == "Ringkasan")


def test_no_element_loses_its_prefix(rich: Run) -> None:
    assert re.search(rb"<(c|row|v|f|is|t)[ />]", rich.after[sheet_part("Anggaran")]) is None


def test_the_new_results_are_right(rich: Run) -> None:
    cells = look(rich.after, sheet_part("Pengukuran"))
    assert [cells[ref].value for ref in ("H6", "I6", "J6")] == [REALISASI, CAPAIAN, "Sangat Berhasil"]
    assert str(rich.outcome.hasil.ringkasan.capaian) == MEAN
    assert look(rich.after, sheet_part("Ringkasan"))["C12"].value == MEAN


def test_formulas_that_use_results_are_reported_also_through_other_formulas(rich: Run) -> None:
    found = {one.sheet: one for one in rich.outcome.findings if one.code == "BK01"}
    assert {(sheet, ref) for sheet, one in found.items() for ref in (one.written or "").split(", ")} == {
        *USING_CHANGED_RESULTS,
        *USING_UNCHANGED_RESULTS,
    }
    assert {(sheet, one.cell) for sheet, one in found.items()} == {(USER_SHEET, "B1"), ("Pengukuran", "AD6")}


@pytest.mark.parametrize("place", [*USING_CHANGED_RESULTS, *USING_UNCHANGED_RESULTS, *USING_NO_RESULT], ids="!".join)
def test_formulas_of_the_user_are_left_to_the_application(rich: Run, place: tuple[str, str]) -> None:
    """Their stored values stay as they are: what they mean is not computed here."""
    sheet, ref = place
    formula, value = {**USING_CHANGED_RESULTS, **USING_UNCHANGED_RESULTS, **USING_NO_RESULT}[place]
    part = USER_PART if sheet == USER_SHEET else sheet_part(sheet)
    assert look(rich.after, part)[ref].content == (str(value), formula)


def test_recalculation_on_load_is_asked_for_only_if_a_user_formula_uses_a_changed_result(
    rich: Run, without: Run
) -> None:
    assert b"fullCalcOnLoad" not in rich.before[WORKBOOK] + without.before[WORKBOOK] + without.after[WORKBOOK]
    assert b'fullCalcOnLoad="1"' in rich.after[WORKBOOK]
    assert "BK01" not in {one.code for one in without.outcome.findings}
    assert without.changed() == BUDGET.keys()


def test_the_workbook_part_changes_only_in_print_areas_filter_and_calculation(rich: Run) -> None:
    before, after = (etree.fromstring(parts[WORKBOOK]) for parts in (rich.before, rich.after))
    differ = {
        one.get("name", etree.QName(one).localname)
        for one, other in zip(before.iter("*"), after.iter("*"), strict=True)
        if (one.tag, one.text, one.items()) != (other.tag, other.text, other.items())
    }
    assert differ == {"_xlnm.Print_Area", "_xlnm._FilterDatabase", "calcPr", "workbookView"}


def test_a_restored_formula_removes_the_calculation_chain(typed: Run) -> None:
    assert typed.changed() == BUDGET.keys() | {TYPES, WORKBOOK_RELS}
    assert set(typed.before) - set(typed.after) == {CHAIN}
    for part, mark in ((TYPES, "calcChain+xml"), (WORKBOOK_RELS, "/calcChain")):
        before, after = (
            [sorted(one.items()) for one in etree.fromstring(parts[part])] for parts in (typed.before, typed.after)
        )
        gone = [one for one in before if one not in after]
        assert [any(mark in value for _, value in one) for one in gone] == [True]
        assert [one for one in before if one in after] == after


def test_a_typed_result_is_kept_in_its_own_column_and_the_formulas_around_it_stay_shared(rich: Run, typed: Run) -> None:
    expected = look(rich.after, sheet_part("Pengukuran"))
    cells = look(typed.after, sheet_part("Pengukuran"))
    assert (cells["I9"].content, cells["W9"].value) == (expected["I9"].content, "90")
    assert [ref for ref in cells if ref[0] == "I" and cells[ref].formula != expected[ref].formula] == []
    found = [(one.sheet, one.cell, one.written) for one in typed.outcome.findings if one.code == "UK13"]
    assert found == [("Pengukuran", "I9", "90")]


def test_a_second_run_changes_no_part(rich: Run, without: Run, typed: Run) -> None:
    for one in (rich, without, typed):
        again = Run(compute(one.output))
        assert not again.outcome.changes
        assert again.after == one.after
        assert again.outcome.findings == one.outcome.findings


def test_openpyxl_opens_it_and_finds_what_it_knows(rich: Run) -> None:
    book = openpyxl.load_workbook(rich.output, rich_text=True)
    assert book.sheetnames == [*declared_sheets(), USER_SHEET]
    assert str(book["PK"]["P9"].value) == "sebagian tebal dan miring"
    assert book["PK"]["P10"].hyperlink.target == LINK
    assert book["Pengukuran"]["H8"].comment.text.endswith("Sumber: rapat pleno")
    assert list(book[USER_SHEET].tables) == ["Rincian"]
    assert book.defined_names["Nilai_Saya"].attr_text == f"'{USER_SHEET}'!$B$2"


@pytest.mark.libreoffice
def test_libreoffice_changes_no_value_except_of_formulas_that_were_reported(
    rich: Run, recalculate: Recalculator
) -> None:
    recalculated = recalculate([rich.output])[rich.output]
    assert {(one.sheet, one.cell) for one in differences(rich.output, recalculated)} == set(USING_CHANGED_RESULTS)
    stored = values(recalculated)[USER_SHEET]
    assert [stored[ref] for ref in ("B1", "B2", "B4", "B5", "E21", "F2")] == [210, 211, 422, "422 persen", 105, 105]
