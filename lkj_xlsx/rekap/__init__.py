"""``rekap``: the figures of many units beside each other, what follows from them, and the workbook that shows it."""

PROPERTY = "Rekap LKj"
"""The custom property by which a rekap is known, so that the next one does not take it for the workbook of a unit."""
