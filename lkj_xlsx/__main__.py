"""Runs the command line when the package is started as ``python -m lkj_xlsx``."""

from lkj_xlsx.cli import main

if __name__ == "__main__":
    main(prog_name="lkj-xlsx")
