"""Foreign files with their right readings, a judge of imports, and further files that are made."""
