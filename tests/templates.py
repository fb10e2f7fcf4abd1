"""Templates for tests, each made once: to write one takes longer than to compute it."""

from lkj_xlsx.template import Isian, make_template

_MADE: dict[str, bytes] = {}


def template(isian: Isian | None = None) -> bytes:
    """Give the template filled with ``isian``. The same content is written once in a run of the tests."""
    content = repr(isian)
    if content not in _MADE:
        _MADE[content] = make_template(isian or Isian())
    return _MADE[content]
