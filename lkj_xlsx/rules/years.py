"""Rules for a year among the years of Renstra: the change, the trend, and the pace that is needed."""

from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.rules.rule import AnyRule, rule

YEARS_OF_A_PLAN = 5
UP, DOWN, SAME = "naik", "turun", "tetap"


def first_of_the_plan(year: int) -> int:
    """Give the first year of the national plan (RPJMN) that a year lies in: 2020-2024, 2025-2029."""
    return year - year % YEARS_OF_A_PLAN


@rule('IF(COUNT({kini},{lalu})<2,"",ROUND({kini}-{lalu},10))')
def change(kini: object, lalu: object) -> Decimal | None:
    """Compute how much the realisasi changed from the year before, in its unit."""
    return kini - lalu if isinstance(kini, Decimal) and isinstance(lalu, Decimal) else None


@rule('IF({kini}="","","")')
def no_change(kini: object) -> None:  # noqa: ARG001  # the formula names the cell, as that of the other years
    """Give nothing: the first year of a period has no year before."""
    return


@rule(f'IF({{perubahan}}="","",IF({{perubahan}}>0,"{UP}",IF({{perubahan}}<0,"{DOWN}","{SAME}")))')
def trend(perubahan: Decimal | None) -> str:
    """Say whether the realisasi rose or fell; what is better depends on the polaritas."""
    if perubahan is None:
        return ""
    return UP if perubahan > 0 else DOWN if perubahan < 0 else SAME


def pace(left: int) -> AnyRule:
    """Make the rule for the change that is needed in each of the years that are ``left`` to reach the end target."""

    @rule(
        f'IF(COUNT({{target_akhir}},{{kini}})<2,"",ROUND(({{target_akhir}}-{{kini}})/{left},10))'
        if left
        else 'IF(COUNT({target_akhir},{kini})<2,"","")'
    )
    def pace_needed(target_akhir: object, kini: object) -> Fraction | None:
        if not left or not isinstance(target_akhir, Decimal) or not isinstance(kini, Decimal):
            return None
        return Fraction(target_akhir - kini) / left

    return pace_needed
