"""A workbook: its sheets, and what they share."""

import hashlib
import posixpath
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Final

from .appearance import DefinedName, defined_names
from .cell import BUILTIN_FORMATS, GENERAL, legal, rich_text
from .files import read_file, write_whole
from .looks import Looks
from .one_document import require_one_document
from .parts import (
    MAIN,
    RELATION_ID,
    STRICT_MAIN,
    TYPES_PART,
    Chunks,
    Element,
    Package,
    drop,
    is_true,
    main,
    rels_part,
    serialise,
    to_int,
)
from .properties import PROPERTY, custom_properties
from .refusals import Reason
from .sheet import Sheet
from .styles import adopted, format_number

_LPWSTR: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SHEET_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_LONGEST_NAME: Final = 255  # Excel allows 31; beyond this no formula could name the sheet
_STATES: Final = ("visible", "hidden", "veryHidden")


def open_workbook(path: Path) -> "Workbook":
    """Open an .xlsx file; ``Refused`` for whatever else it is. Nothing keeps the file open."""
    path = Path(path)
    return Workbook(path, read_file(path))


class Workbook:
    """An .xlsx file in memory; sheets are parsed when they are asked for, and may raise ``Refused`` then.

    ``sha256`` is that of the file's bytes; ``sheet_names`` lists the worksheets in order, without chart sheets.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._package = Package(path.name, data)
        self._root = self._package.tree(self._package.workbook_part)
        self._check_root()
        require_one_document(self._package)
        properties = self._root.find(main("workbookPr"))
        self.date1904 = properties is not None and is_true(properties.get("date1904"))
        self._tabs = [str(item.get("name", "")) for item in self._sheet_elements()]
        self._parts = self._sheet_parts()
        self._sheets: dict[str, Sheet] = {}
        self.sheet_names = tuple(name for name in self._tabs if name in self._parts)
        if not self.sheet_names:
            raise Reason.NO_SHEETS.refused(path.name)

    def sheet(self, name: str) -> Sheet:
        """Give a worksheet by its exact name; ``KeyError`` if there is none, ``Refused`` if it is broken."""
        if name not in self._sheets:
            state, part = self._parts[name]
            self._sheets[name] = Sheet(name, state, self._package, part, self)
        return self._sheets[name]

    def has_read(self, name: str) -> bool:
        """Tell whether a sheet was asked for; one that was not is saved as it came."""
        return name in self._sheets

    @cached_property
    def custom_properties(self) -> Mapping[str, str]:
        """The custom document properties, each as text."""
        return custom_properties(self._package)

    def set_custom_property(self, name: str, text: str) -> None:
        """Let an existing custom property be this text; without effect if there is none."""
        part = self._package.related("", "custom-properties")
        if part is None or self.custom_properties.get(name) in (None, text):
            return
        for item in self._package.tree(part).iterchildren(PROPERTY):
            if item.get("name") == name:
                for old in list(item):
                    item.remove(old)
                value = item.makeelement(_LPWSTR)
                value.text = legal(text)
                item.append(value)
        self._package.touch(part)

    def defined_name(self, name: str, sheet: str | None = None) -> str | None:
        """Give what a name stands for: one of the workbook, or one of a sheet; None if there is none."""
        element = self._name_element(name, sheet)
        return None if element is None else element.text or ""

    def defined_names(self) -> tuple[DefinedName, ...]:
        """List all defined names."""
        return tuple(defined_names(self._root, self._tabs))

    def set_defined_name(self, name: str, value: str, sheet: str | None = None) -> None:
        """Change what an existing name stands for; without effect if there is none."""
        element = self._name_element(name, sheet)
        if element is not None and element.text != value:
            element.text = value
            self._package.touch(self._package.workbook_part)

    def sheets_with_own(self, name: str) -> tuple[str, ...]:
        """Give the sheets that define this name for themselves, where it hides the name of the workbook."""
        return tuple(sheet for sheet in self.sheet_names if self._name_element(name, sheet) is not None)

    def remove_name(self, name: str, sheet: str) -> None:
        """Remove a name that a sheet defines for itself; without effect if there is none."""
        names, element = self._root.find(main("definedNames")), self._name_element(name, sheet)
        if names is None or element is None:
            return
        names.remove(element)
        del self._name_elements
        if len(names) == 0:
            self._root.remove(names)
        self._package.touch(self._package.workbook_part)

    def define_name(self, name: str, value: str) -> None:
        """Let a name of the workbook stand for this, whether it exists or not."""
        if self._name_element(name, None) is None:
            names = self._root.find(main("definedNames"))
            if names is None:
                names = self._root.makeelement(main("definedNames"))
                before = [self._root.find(main(tag)) for tag in ("externalReferences", "functionGroups", "sheets")]
                next(one for one in before if one is not None).addnext(names)
            element = names.makeelement(main("definedName"), name=name)
            names.append(element)
            del self._name_elements
        self.set_defined_name(name, value)

    @cached_property
    def external_links(self) -> tuple[str, ...]:
        """What the workbook links to outside of itself: file targets, and ``DDE`` for a link to a program.

        Only the list is read; nothing is ever followed.
        """
        links = list[str]()
        for relation in self._package.relationships(self._package.workbook_part):
            if relation.kind == "externalLink" and (part := self._package.find(relation.target)) is not None:
                targets = [one.target for one in self._package.relationships(part) if one.external]
                is_dde = self._package.tree(part).find(main("ddeLink")) is not None
                links += ["DDE"] if is_dde else targets
        return tuple(links)

    @property
    def recalculates_on_load(self) -> bool:
        """The file asks the application to compute every formula anew when it is opened."""
        calculation = self._root.find(main("calcPr"))
        return calculation is not None and is_true(calculation.get("fullCalcOnLoad"))

    def recalculate_on_load(self) -> None:
        """Ask for it; without effect in a file that does not say how it is calculated."""
        calculation = self._root.find(main("calcPr"))
        if calculation is not None and not self.recalculates_on_load:
            calculation.set("fullCalcOnLoad", "1")
            self._package.touch(self._package.workbook_part)

    def calculate_automatically(self) -> bool:
        """Let the application compute each formula when a cell changes; tell whether it would have waited for F9."""
        calculation = self._root.find(main("calcPr"))
        if calculation is None or calculation.get("calcMode") != "manual":
            return False
        drop(calculation, "calcMode")
        self._package.touch(self._package.workbook_part)
        return True

    def calculate_exactly(self) -> bool:
        """Let the application calculate with what cells hold; tell whether it would have used what they show."""
        calculation = self._root.find(main("calcPr"))
        if calculation is None or not self.rounds_to_what_is_shown:
            return False
        drop(calculation, "fullPrecision")
        self._package.touch(self._package.workbook_part)
        return True

    def open_on(self, name: str) -> None:
        """Let the application show this sheet first, and select no other beside it.

        A sheet that somebody hid stays hidden, and a chart sheet that is shown first stays in front.
        """
        view = self._root.find(f"{main('bookViews')}/{main('workbookView')}")
        active = 0 if view is None else to_int(view.get("activeTab"), 0)
        in_front = self._tabs[active] if active < len(self._tabs) else name
        if view is None or in_front not in self.sheet_names or self.sheet(name).state != "visible":
            return
        for one in self.sheet_names:
            self.sheet(one).select(selected=one == name)
        if active != self._tabs.index(name):
            view.set("activeTab", str(self._tabs.index(name)))
            self._package.touch(self._package.workbook_part)

    def add_sheet(self, name: str, content: bytes) -> Sheet:
        """Add a worksheet behind the others; ``ValueError`` where one has this name already."""
        if name.casefold() in (tab.casefold() for tab in self._tabs):
            raise ValueError(f"there is a sheet {name}")
        package, folder = self._package, posixpath.dirname(self._package.workbook_part)
        numbers = range(1, len(self._tabs) + 2000)
        parts = (posixpath.join(folder, "worksheets", f"sheet{number}.xml") for number in numbers)
        part = next(one for one in parts if package.find(one) is None)
        package.add(part, content, _SHEET_TYPE)
        holder = self._sheet_elements()[-1].getparent()
        assert holder is not None
        known = max(to_int(one.get("sheetId"), 0) for one in self._sheet_elements())
        tab = holder.makeelement(main("sheet"), {"name": name, "sheetId": str(known + 1)})
        tab.set(RELATION_ID, package.relate(package.workbook_part, _SHEET_RELATION, part))
        holder.append(tab)
        package.touch(package.workbook_part)
        self._tabs.append(name)
        self._parts[name] = "visible", part
        self.sheet_names = (*self.sheet_names, name)
        return self.sheet(name)

    def adopt_sheet(self, name: str, other: "Workbook", *, over: str | None = None) -> Sheet:
        """Add a worksheet of another workbook, with its looks and without what is drawn on it.

        ``over`` is a sheet here that gets its content instead, under what is drawn on it. ``ValueError`` where there
        is a sheet of this name already, a workbook has no styles, or ``over`` holds a table of Excel.
        """
        place = None if over is None else self._parts[over][1]
        content = adopted(self._package, other._package, other._parts[name][1], place)
        for read_before in ("looks", "_formats"):
            self.__dict__.pop(read_before, None)
        if over is None or place is None:
            return self.add_sheet(name, content)
        self._package.replace(place, content)
        self._sheets.pop(over, None)
        return self.sheet(over)

    @property
    def rounds_to_what_is_shown(self) -> bool:
        """Formulas use the numbers as they are shown ("precision as displayed"), and not as they are stored."""
        calculation = self._root.find(main("calcPr"))
        return calculation is not None and calculation.get("fullPrecision") in ("0", "false")

    @property
    def calculates_by_hand(self) -> bool:
        """The application computes no formula until the user asks for it."""
        calculation = self._root.find(main("calcPr"))
        return calculation is not None and calculation.get("calcMode") == "manual"

    def changed_parts(self) -> frozenset[str]:
        """Name the parts that ``save`` would write otherwise than they came."""
        return frozenset(self._edits())

    def save(self, path: Path, *, replace: bool = True) -> None:
        """Write the file whole or not at all; ``Unwritable`` if it cannot be, and then nothing has changed.

        Without changes it is the same file byte for byte; the same changes give the same bytes. Without ``replace``
        a file that is there by then is kept.
        """
        write_whole(Path(path), self.packed(), replace=replace)

    def packed(self) -> bytes:
        """Give the file as ``save`` would write it."""
        return self._package.packed(self._edits())

    def shared_string(self, index: int) -> str:
        """Give a shared string; ``IndexError`` if there is none of this number."""
        return self._strings[index]

    def number_format(self, style: int) -> str:
        """Give the format code of a style, "General" for an unknown one."""
        return self._formats[style] if style < len(self._formats) else GENERAL

    def uses_format(self, code: str) -> bool:
        """Tell whether a style has this number format."""
        return code in self._formats

    def style_with_format(self, style: int, code: str) -> int:
        """Give a style that looks like another one and has this number format; it is added if there is none.

        A file without styles, or without this one, has no such look to take over: ``style`` is given back.
        """
        part = self._package.related(self._package.workbook_part, "styles")
        used = None if part is None else self._package.tree(part).find(main("cellXfs"))
        if part is None or used is None or style >= len(used):
            return style
        wanted = deepcopy(used[style])
        wanted.set("numFmtId", format_number(self._package.tree(part), code))
        wanted.set("applyNumberFormat", "1")
        for number, known in enumerate(used):
            if serialise(known) == serialise(wanted):
                return number
        used.append(wanted)
        used.set("count", str(len(used)))
        self._package.touch(part)
        self._formats.append(code)
        self.__dict__.pop("looks", None)  # they are read anew, with this one
        return len(used) - 1

    @cached_property
    def _strings(self) -> list[str]:
        part = self._package.related(self._package.workbook_part, "sharedStrings")
        if part is None:
            return []
        return [rich_text(item) for item in self._package.fresh_tree(part).iterchildren(main("si"))]

    @cached_property
    def looks(self) -> Looks:
        """The looks of all styles."""
        return Looks(self._package)

    @cached_property
    def _formats(self) -> list[str]:
        part = self._package.related(self._package.workbook_part, "styles")
        if part is None:
            return []
        styles = self._package.tree(part)
        codes = dict(BUILTIN_FORMATS)
        for item in styles.iterfind(f"{main('numFmts')}/{main('numFmt')}"):
            codes[to_int(item.get("numFmtId"), -1)] = item.get("formatCode", GENERAL)
        used = styles.iterfind(f"{main('cellXfs')}/{main('xf')}")
        return [codes.get(to_int(item.get("numFmtId"), 0), GENERAL) for item in used]

    def _check_root(self) -> None:
        if self._root.tag == f"{{{STRICT_MAIN}}}workbook":
            raise Reason.STRICT.refused(self.path.name)
        if self._root.tag != f"{{{MAIN}}}workbook":
            raise Reason.BROKEN_PART.refused(self.path.name, part=self._package.workbook_part)

    def _sheet_elements(self) -> list[Element]:
        return list(self._root.iterfind(f"{main('sheets')}/{main('sheet')}"))

    def _sheet_parts(self) -> dict[str, tuple[str, str]]:
        """Find state and part of each worksheet."""
        relations = {item.id: item for item in self._package.relationships(self._package.workbook_part)}
        parts: dict[str, tuple[str, str]] = {}
        seen, taken = set[str](), set[str]()
        for element, name in zip(self._sheet_elements(), self._tabs, strict=True):
            if name.casefold() in seen:
                raise Reason.SHEET_TWICE.refused(self.path.name, sheet=name)
            seen.add(name.casefold())
            if len(name) > _LONGEST_NAME:
                raise Reason.BROKEN_PART.refused(self.path.name, part=self._package.workbook_part)
            relation = relations.get(element.get(RELATION_ID, ""))
            part = None if relation is None or relation.external else self._package.find(relation.target)
            if relation is None or part is None or part in taken:
                raise Reason.SHEET_LOST.refused(self.path.name, sheet=name)
            taken.add(part)
            if relation.kind == "worksheet":
                state = element.get("state", "visible")
                parts[name] = state if state in _STATES else "visible", part
        return parts

    def _name_element(self, name: str, sheet: str | None) -> Element | None:
        if sheet is not None and sheet not in self._tabs:
            return None
        scope = None if sheet is None else str(self._tabs.index(sheet))
        return self._name_elements.get((scope, name.casefold()))

    @cached_property
    def _name_elements(self) -> dict[tuple[str | None, str], Element]:
        """The elements of the defined names by their scope and folded name; the first one where two are alike."""
        found: dict[tuple[str | None, str], Element] = {}
        for element in self._root.iterfind(f"{main('definedNames')}/{main('definedName')}"):
            found.setdefault((element.get("localSheetId"), element.get("name", "").casefold()), element)
        return found

    def _edits(self) -> dict[str, Chunks | None]:
        edits: dict[str, Chunks | None] = dict(self._package.edits())
        if any(sheet.formulas_moved for sheet in self._sheets.values()):
            edits.update(self._without_chain())
        return edits

    def _without_chain(self) -> dict[str, Chunks | None]:
        """Drop the calculation chain: one that names a cell without a formula makes Excel offer a repair."""
        package = self._package
        chain = package.related(package.workbook_part, "calcChain")
        if chain is None:
            return {}
        edits: dict[str, Chunks | None] = {chain: None}
        rels = package.find(rels_part(package.workbook_part))
        for part, attribute, wanted in ((rels, "Type", "/calcChain"), (TYPES_PART, "PartName", f"/{chain}")):
            if part is None:
                continue
            tree = deepcopy(package.tree(part))
            for item in tree.iterchildren("*"):
                if item.get(attribute, "").lower().endswith(wanted.lower()):
                    tree.remove(item)
            edits[part] = [serialise(tree)]
        return edits
