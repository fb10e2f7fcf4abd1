"""What people do to a filled workbook: the edits, how LibreOffice makes them, and how two runs are compared."""
