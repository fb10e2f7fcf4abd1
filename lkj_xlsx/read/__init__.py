"""From the cells of a workbook to a :class:`~lkj_xlsx.report.report.Report`."""

from lkj_xlsx.read.report import read

__all__ = ["read"]
