"""Results into the cells of the user's workbook, and nothing but the cells that are ours."""

from lkj_xlsx.write.our_formulas import altered_cells
from lkj_xlsx.write.recorder import Change, Changes
from lkj_xlsx.write.results import Written, write_back

__all__ = ["Change", "Changes", "Written", "altered_cells", "write_back"]
