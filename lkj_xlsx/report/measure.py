"""The capaian of a row, computed from a target and a realisasi that may be other ones than the row has."""

from decimal import Decimal
from fractions import Fraction

from lkj_xlsx.report.report import Settings
from lkj_xlsx.rules import achievement
from lkj_xlsx.values import Quantity, Quotient, Range, Word


def measure(
    target: Quantity | None, realisasi: Quantity | None, polaritas: str, settings: Settings
) -> tuple[Fraction | None, Decimal | None]:
    """Compute a row as the columns of Pengukuran do: the capaian before its limits, and % Capaian."""
    promised, reached = (one.text if isinstance(one, Word) else one for one in (target, realisasi))
    if isinstance(promised, Quotient) or isinstance(reached, Quotient):
        return None, None
    words = settings.words
    scale = achievement.scale_of(promised, reached, words)
    number = achievement.number_on_scale(scale, promised, reached, words)
    counted = achievement.realisasi_that_counts(scale, reached, number, words)
    against = achievement.target_that_counts(scale, promised, number, words, counted)
    if isinstance(promised, Range) and against is not None and against == counted:
        raw: Fraction | None = Fraction(100)
    else:
        rule = achievement.rule_in_force(scale, against, polaritas, settings.minimum_by_ratio)
        raw = achievement.raw_by_rule(achievement.share_of_target(against, counted), against, counted, rule)
    return raw, achievement.achievement(raw, settings.cap)
