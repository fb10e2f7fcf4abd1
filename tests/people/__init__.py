"""What people do to a filled workbook: the hands, how LibreOffice moves them, and how two runs are compared."""
