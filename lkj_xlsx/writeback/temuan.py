"""The sheet Temuan, written anew at each run."""

from collections.abc import Sequence

from lkj_xlsx.findings import Finding, worst_first
from lkj_xlsx.schema import report as schema
from lkj_xlsx.style import LINE_HEIGHT, row_height
from lkj_xlsx.workbook import Sheet, cell_ref, column_letters, quote_sheet

LONGEST_TEXT = 500


def write_temuan(sheet: Sheet, findings: Sequence[Finding], receipt: str) -> None:
    """Write every finding, worst first, each cell as a link; none is said in words.

    ``receipt`` says what this run changed; a run that changed nothing leaves that of the last one.
    """
    if receipt:
        sheet.put_text(schema.RECEIPT_ROW, 1, receipt)
    styles = [sheet.cell(schema.FIRST_ROW, column).style for column in range(1, len(schema.COLUMNS) + 1)]
    keys = [column.key for column in schema.COLUMNS]
    links: list[tuple[str, str]] = []
    rows = worst_first(findings)
    for row, one in enumerate(rows, schema.FIRST_ROW):
        _write_row(sheet, row, one, keys, styles)
        if one.cell is not None:
            links.append((cell_ref(row, keys.index("cell") + 1), f"{quote_sheet(one.sheet)}!{one.cell}"))
    last = schema.FIRST_ROW + len(rows) - 1
    if not rows:
        last = schema.FIRST_ROW
        _write_nothing(sheet, keys, styles)
    sheet.delete_rows_from(last + 1)
    sheet.set_hyperlinks(links, keys.index("cell") + 1)
    end = max(schema.FILTER_END, last)
    sheet.set_autofilter(f"A{schema.HEADING_ROW}:{column_letters(len(keys))}{end}")


def _write_row(sheet: Sheet, row: int, one: Finding, keys: Sequence[str], styles: Sequence[int]) -> None:
    texts = {
        "level": one.level.value,
        "code": one.code,
        "sheet": one.sheet,
        "cell": one.cell,
        "message": one.message,
        "written": one.written,
        "computed": one.computed,
        "remedy": one.remedy,
    }
    for column, (key, style) in enumerate(zip(keys, styles, strict=True), 1):
        text = texts.get(key)
        if key == "difference" and one.difference is not None:
            sheet.put_number(row, column, one.difference, style)
        elif text:
            sheet.put_text(row, column, shortened(text), style)
        else:
            _blank(sheet, row, column, style)
    widths = [column.width for column in schema.COLUMNS]
    sheet.fit_row(
        row, row_height((shortened(texts.get(key) or ""), width) for key, width in zip(keys, widths, strict=True))
    )


def shortened(text: str) -> str:
    """Cut what she wrote where a row of Temuan could no longer be read; the cell itself has it all."""
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _write_nothing(sheet: Sheet, keys: Sequence[str], styles: Sequence[int]) -> None:
    for column, (key, style) in enumerate(zip(keys, styles, strict=True), 1):
        if key == "message":
            sheet.put_text(schema.FIRST_ROW, column, schema.NOTHING_FOUND, style)
        else:
            _blank(sheet, schema.FIRST_ROW, column, style)
    sheet.fit_row(schema.FIRST_ROW, LINE_HEIGHT)


def _blank(sheet: Sheet, row: int, column: int, style: int) -> None:
    """Leave an empty cell with its border."""
    now = sheet.cell(row, column)
    if now.style != style:
        sheet.put_text(row, column, "", style)
    sheet.clear(row, column)
