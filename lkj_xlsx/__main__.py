"""``python -m lkj_xlsx`` is ``lkj-xlsx``."""

from lkj_xlsx.cli import main

if __name__ == "__main__":
    main(prog_name="lkj-xlsx")
