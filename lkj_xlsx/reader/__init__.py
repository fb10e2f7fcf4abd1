"""From the cells of a workbook to a :class:`~lkj_xlsx.laporan.Laporan`."""

from lkj_xlsx.reader.read import read

__all__ = ["read"]
