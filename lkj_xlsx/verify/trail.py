"""Jejak against itself, block and properties, and against what the workbook holds now."""

from collections.abc import Iterator, Mapping

from lkj_xlsx.reader.jejak import Jejak
from lkj_xlsx.schema import jejak as schema
from lkj_xlsx.schema.settings import PENGATURAN_SHEET
from lkj_xlsx.verify import texts
from lkj_xlsx.verify.outcome import FactDifference


def compare_trail(recorded: Jejak, now: Mapping[str, str]) -> Iterator[FactDifference]:
    """Name each fact that was edited or does not hold any more. ``now`` is what would be recorded today."""
    if not recorded.block:
        yield FactDifference(schema.TITLE, texts.BLOCK_GONE)
        return
    for fact in schema.FACTS:
        block, other = recorded.block.get(fact.key), recorded.properties.get(fact.key)
        if block is None:
            yield FactDifference(fact.label, texts.FACT_GONE, None, other or now[fact.key])
        elif other is not None and other != block:
            yield FactDifference(fact.label, texts.TWO_RECORDS, block, other)
        elif fact.key not in schema.OF_THE_RUN and block != now[fact.key]:
            message = _message(fact, recorded.block, now)
            if message is not None:
                yield FactDifference(fact.label, message, block, now[fact.key])


def _message(fact: schema.Fact, block: Mapping[str, str], now: Mapping[str, str]) -> str | None:
    """Say why a fact does not hold; ``None`` where another fact has said it."""
    changed = _changed_sheets(block.get(schema.SHEETS.key, ""), now[schema.SHEETS.key])
    if fact == schema.INPUTS:
        return texts.INPUTS_CHANGED.format(sheets=", ".join(changed)) if changed else texts.DIGEST_EDITED
    if fact == schema.SHEETS:
        return None if block.get(schema.INPUTS.key) != now[schema.INPUTS.key] else texts.FACT_CHANGED
    if fact in schema.SETTINGS:
        return texts.SETTING_CHANGED if PENGATURAN_SHEET in changed else texts.FACT_CHANGED
    return texts.FACT_CHANGED


def _changed_sheets(recorded: str, now: str) -> list[str]:
    before = recorded.split("; ")
    return [one.rpartition(" ")[0] for one in now.split("; ") if one not in before]
