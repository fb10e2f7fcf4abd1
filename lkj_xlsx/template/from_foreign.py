"""What a foreign file gives, as values for a new template: ``template --impor LAMA.xlsx``."""

from decimal import Decimal

from lkj_xlsx.importing import Held, Import
from lkj_xlsx.sheets import impor
from lkj_xlsx.sheets.tables import TABLES
from lkj_xlsx.template.prefill import Prefill
from lkj_xlsx.template.writer import Share, Value

_TEXTS = {table.sheet: {one.key for one in table.columns if one.kind.is_text} for table in TABLES}


def imported(found: Import) -> Prefill:
    """Give the rows, the identity and the account of an import, each value as it stood."""
    return Prefill(
        identitas=dict(found.identitas),
        rows={sheet: [{key: _value(held, is_text=key in _TEXTS[sheet]) for key, held in row.items()} for row in rows]
              for sheet, rows in found.rows.items()},
        parts=found.parts,
        without_kode_ik=frozenset([impor.MEASURED.sheet] if found.apart else []),
        origin=tuple((one.sheet, one.cells, one.became, one.title, one.remark) for one in found.lines),
    )  # fmt: skip


def _value(held: Held, *, is_text: bool) -> Value:
    if is_text:
        return held.text
    if isinstance(held.value, Decimal) and held.is_percent:
        return Share(held.value, held.number_format)
    return held.value if isinstance(held.value, Decimal) and not held.is_date else held.text
