"""The findings about a run: nothing in its outcome can confirm them later, so Jejak records them."""

from lkj_xlsx.read import names
from lkj_xlsx.read.headings import MISSING_COLUMN
from lkj_xlsx.read.surroundings import OTHER_TEMPLATE_VERSION
from lkj_xlsx.sheets.kept import KEPT
from lkj_xlsx.write.other_formulas import FORMULAS_OUT_OF_DATE

# A heading that was missing and was added, formulas of the user that wait for recalculation, the version before, a
# defined name that was led back.
ABOUT_THE_RUN = {one.code: one for one in (MISSING_COLUMN, FORMULAS_OUT_OF_DATE, OTHER_TEMPLATE_VERSION, *names.MENDED)}
# What Temuan alone holds, what it keeps of the user's included.
ON_TEMUAN_ALONE = frozenset({*ABOUT_THE_RUN, *KEPT})
