"""From the cells of a workbook to a :class:`~lkj_xlsx.laporan.Laporan`."""

from lkj_xlsx.reader.report import read

__all__ = ["read"]
