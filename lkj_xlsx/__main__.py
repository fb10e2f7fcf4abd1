"""Runs the command line when the package is started as ``python -m lkj_xlsx``."""

import sys


def run() -> None:
    """Start the command line; Ctrl-C while it is still being loaded ends it as at any other time."""
    try:
        from lkj_xlsx.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="lkj-xlsx")


if __name__ == "__main__":
    run()
