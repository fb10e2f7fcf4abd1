"""Makes the workbook that the user fills in, from the declaration of the sheets: :func:`make_template`."""

from lkj_xlsx.declare.model import TEMPLATE_VERSION
from lkj_xlsx.template.carry_over import Moved, copied, moved
from lkj_xlsx.template.from_foreign import imported
from lkj_xlsx.template.make import make_template
from lkj_xlsx.template.prefill import EMPTY, Prefill, roll_forward, with_parts

__all__ = [
    "EMPTY",
    "TEMPLATE_VERSION",
    "Moved",
    "Prefill",
    "copied",
    "imported",
    "make_template",
    "moved",
    "roll_forward",
    "with_parts",
]
