"""Many workbooks in one call: which files paths stand for, one process a core, progress, and what is said of each."""
