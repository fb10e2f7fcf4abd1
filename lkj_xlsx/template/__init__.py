"""The declaration as a workbook to fill in: :func:`make_template`."""

from lkj_xlsx.declare.model import TEMPLATE_VERSION
from lkj_xlsx.template.isian import EMPTY, Isian
from lkj_xlsx.template.make import make_template
from lkj_xlsx.template.roll import roll_forward

__all__ = ["EMPTY", "TEMPLATE_VERSION", "Isian", "make_template", "roll_forward"]
