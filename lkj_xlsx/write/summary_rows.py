"""Ringkasan must have all rows that results are written into, in their order."""

from itertools import pairwise

from lkj_xlsx.package import Refused
from lkj_xlsx.report.report import Laporan
from lkj_xlsx.sheets import ringkasan as summary


def require_summary_rows(laporan: Laporan) -> None:
    """Raise ``Refused`` where rows of Ringkasan were deleted or moved: a figure would stand beside another's label."""
    layout = laporan.layout
    for above, row in pairwise(summary.WRITTEN_ROWS):
        if layout.summary_row(row) <= layout.summary_row(above):
            label = next((text for at, text in summary.LANDMARKS.items() if at >= row), "Tanda tangan")
            raise Refused(
                f'Lembar {layout.sheets[summary.SHEET]} kehilangan baris di atas "{label}"; kembalikan susunannya '
                "seperti pada templat, atau salin isian ke templat baru (lkj-xlsx template)."
            )
