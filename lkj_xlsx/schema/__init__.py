"""The declaration: sheets, columns, settings, and where they stand in a workbook."""
