"""What has to be put right: the errors of a run, one line a cause, for the top of Temuan."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lkj_xlsx.declare.message import Level
from lkj_xlsx.package.refs import split_ref
from lkj_xlsx.report.findings import Finding, worst_first
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import temuan
from lkj_xlsx.sheets.dampak import with_effects
from lkj_xlsx.values import first_few

_ALSO = "{message} Begitu juga {cells}."
_MORE = "Masih ada {count} sebab lain: saring kolom Tingkat pada daftar di bawah dengan kata {word}."
MORE_CAUSES = re.compile(re.escape(_MORE).replace(r"\{count\}", r"\d+").replace(r"\{word\}", Level.ERROR.word))


def causes(laporan: Report, hasil: Results, findings: Iterable[Finding]) -> list[Finding]:
    """Give a line for each cause of an error, those first that move the headline most.

    The same thing said of several cells of a column is one cause: one line names them all, with what they do to the
    headline together. Beyond :data:`~lkj_xlsx.sheets.temuan.MOST_CAUSES` the last line says how many there are.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(worst_first(findings)):
        if one.level is Level.ERROR:
            apart = (number,) if one.cell is None else (split_ref(one.cell)[1],)
            groups.setdefault((one.code, one.sheet, one.remedy, apart), []).append(one)
    found = [group[0] if len(group) == 1 else _joined(laporan, hasil, group) for group in groups.values()]
    more = len(found) - temuan.MOST_CAUSES
    if more <= 0:
        return found
    text = _MORE.format(count=more, word=Level.ERROR.word)
    return [*found[: temuan.MOST_CAUSES], Finding("", Level.ERROR, "", None, text)]


def _joined(laporan: Report, hasil: Results, group: list[Finding]) -> Finding:
    first, *others = group
    cells = sorted((one.cell for one in others if one.cell is not None), key=split_ref)
    message = _ALSO.format(message=first.message, cells=first_few(cells))
    named = tuple(place for one in group for place in one.related) + tuple((first.sheet, cell) for cell in cells)
    (joined,) = with_effects(laporan, hasil, [replace(first, message=message, related=named, effect=None)])
    return joined
