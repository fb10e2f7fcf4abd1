"""What a workbook shows otherwise than it holds: formats, hidden rows, shapes, print areas, reworded labels."""

from lkj_xlsx.display.note import Kind, Note, as_recorded, unrecorded
from lkj_xlsx.display.survey import observe

__all__ = ["Kind", "Note", "as_recorded", "observe", "unrecorded"]
