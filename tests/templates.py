"""Templates for tests, each made once, because writing one takes longer than computing it."""

from lkj_xlsx.template import Prefill, make_template

_MADE: dict[str, bytes] = {}


def template(prefill: Prefill | None = None) -> bytes:
    """Give the template filled with ``prefill``. The same content is written once in a run of the tests."""
    content = repr(prefill)
    if content not in _MADE:
        _MADE[content] = make_template(prefill or Prefill())
    return _MADE[content]
