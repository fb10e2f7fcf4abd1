"""The words of a declaration: what a sheet, and a message about it, is made of."""
