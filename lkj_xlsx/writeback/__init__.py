"""Results into the cells of her workbook, and nothing but the cells that are ours."""

from lkj_xlsx.writeback.write import write_back

__all__ = ["write_back"]
