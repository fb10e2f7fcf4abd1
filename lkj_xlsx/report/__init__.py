"""The report as data: rows, values with their origin, results and findings, and what the checks share."""
