"""The rich workbook: the template filled, with all that people and their programs add to one."""
