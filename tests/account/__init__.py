"""The account of cells and counts, held against random edits of a filled workbook."""
