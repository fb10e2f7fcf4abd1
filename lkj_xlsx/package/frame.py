"""What stands around the cells of a sheet: merges, hidden rows and columns, hyperlinks, the filter."""

from collections.abc import Callable, Sequence
from typing import Final

from .cell import legal
from .markup import RELATION_ID, Element, is_true, main, to_int
from .refs import MAX_COLUMN, Area, area_ref, split_area

_MERGES: Final = main("mergeCells")
_MERGE: Final = main("mergeCell")
MOST_LINKS = 65_530  # on one sheet
_LINKS: Final = main("hyperlinks")
_LINK: Final = main("hyperlink")
_FILTER: Final = main("autoFilter")
_DIMENSION: Final = main("dimension")
_FORMAT: Final = main("sheetFormatPr")

# The elements that CT_Worksheet puts before <hyperlinks>; an unknown one stays behind it.
_BEFORE_LINKS: Final = frozenset(
    main(name)
    for name in (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
        *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
        *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
    )
)


def merged_areas(root: Element) -> tuple[Area, ...]:
    """List the merged areas; ``ValueError`` for a reference that is none."""
    return tuple(split_area(item.get("ref", "")) for item in root.iterfind(f"{_MERGES}/{_MERGE}"))


def hidden_columns(root: Element) -> frozenset[int]:
    """Number the hidden columns."""
    hidden = set[int]()
    for column in root.iterfind(f"{main('cols')}/{main('col')}"):
        if is_true(column.get("hidden")):
            last = min(to_int(column.get("max"), 0), MAX_COLUMN)
            hidden.update(range(max(to_int(column.get("min"), 1), 1), last + 1))
    return frozenset(hidden)


def default_height(root: Element) -> str:
    """Give the height in points of a row that states none, "" where the sheet does not say."""
    declared = root.find(_FORMAT)
    return "" if declared is None else declared.get("defaultRowHeight", "")


def drop_below(root: Element, row: int) -> None:
    """Take away the merges and hyperlinks that begin in this row or below."""
    for holder_name in (_MERGES, _LINKS):
        holder = root.find(holder_name)
        if holder is not None:
            _remove(holder, lambda item: _first_row(item) >= row)


def internal_links(root: Element, column: int) -> list[tuple[str, str]]:
    """List the hyperlinks of a column into the workbook itself as (reference, location)."""
    return [
        (item.get("ref", ""), item.get("location", ""))
        for item in root.iterfind(f"{_LINKS}/{_LINK}")
        if _is_internal(item, column)
    ]


def replace_internal_links(root: Element, links: Sequence[tuple[str, str]], column: int) -> None:
    """Put these in place of the hyperlinks of a column into the workbook; the others stay.

    Excel offers to repair a sheet with more than 65,530 links, so those beyond that are not written.
    """
    holder = root.find(_LINKS)
    if holder is None:
        holder = root.makeelement(_LINKS)
        place = max(number for number, item in enumerate(root) if item.tag in _BEFORE_LINKS)
        root.insert(place + 1, holder)
    old = {item for item in holder.iterchildren(_LINK) if _is_internal(item, column)}
    room = MOST_LINKS - (sum(1 for _ in holder.iterchildren(_LINK)) - len(old))
    for ref, location in links[: max(room, 0)]:
        holder.append(holder.makeelement(_LINK, {"ref": ref, "location": legal(location)}))
    _remove(holder, lambda item: item in old)


def dimension(root: Element) -> Area | None:
    """Give the area that a sheet says it fills; None if it does not say."""
    declared = root.find(_DIMENSION)
    return None if declared is None else split_area(declared.get("ref", ""))


def cover(root: Element, row: int, column: int) -> bool:
    """Let the dimension of a sheet cover a cell; tell whether that changed anything."""
    dimension = root.find(_DIMENSION)
    if dimension is None:
        return False
    try:
        top, left, bottom, right = split_area(dimension.get("ref", ""))
    except ValueError:
        root.remove(dimension)  # optional, and of no use if it cannot be read
        return True
    if top <= row <= bottom and left <= column <= right:
        return False
    dimension.set("ref", area_ref((min(top, row), min(left, column), max(bottom, row), max(right, column))))
    return True


def set_filter(root: Element, ref: str) -> None:
    """Change the reference of the filter, if there is one."""
    existing = root.find(_FILTER)
    if existing is not None:
        existing.set("ref", ref)


def _first_row(item: Element) -> int:
    try:
        return split_area(item.get("ref", ""))[0]
    except ValueError:
        return 0


def _is_internal(item: Element, column: int) -> bool:
    if item.get("location") is None or item.get(RELATION_ID) is not None:
        return False
    try:
        _, left, _, right = split_area(item.get("ref", ""))
    except ValueError:
        return False
    return left == column == right


def _remove(holder: Element, unwanted: Callable[[Element], bool]) -> None:
    """Remove children, keep the count, and remove the holder itself when it is empty."""
    for item in list(holder.iterchildren("*")):
        if unwanted(item):
            holder.remove(item)
    left = len(list(holder.iterchildren("*")))
    if holder.get("count") is not None:
        holder.set("count", str(left))
    parent = holder.getparent()
    if not left and parent is not None:
        parent.remove(holder)
