"""Numbers as people read them: exact where they are handed on, rounded half up where shown."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from jury_app.formatting import MINUS, MISSING, localised

_RATIO = re.compile("-?[0-9]+(?:/[1-9][0-9]*)?")
_DIGITS = 30
_MOST_TICKS = 8


def ratio(text: str) -> Fraction:
    """Return a number as it is kept, “31/2”; a power of ten, which may be without end, is none."""
    if not _RATIO.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def exact_decimal(value: Fraction) -> str:
    """Return a fraction as a decimal string, exact or to 30 significant digits, with a point."""
    with localcontext() as context:
        context.prec = _DIGITS
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
    text = format(quotient, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half up, away from zero: the rounding of every figure that is shown."""
    with localcontext() as context:
        context.prec = _DIGITS
        scaled = abs(value) * 10**places
        units = int(scaled + Fraction(1, 2))
        sign = -1 if value < 0 else 1
        return (Decimal(sign * units) / (Decimal(10) ** places)).quantize(
            Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
        )


def format_mean(value: Fraction | None, places: int = 2) -> str:
    """Return a mean as it is shown: half up, two places, a comma in French, a true minus."""
    if value is None:
        return MISSING
    return localised(str(rounded(value, places))).replace("-", MINUS)


def even_ticks(low: float, high: float, steps: Sequence[float]) -> tuple[float, ...]:
    """Return round values that take a range in, by the finest step that leaves few of them."""
    for step in steps:
        first, last = int(low // step), -int(-high // step)
        if last - first <= _MOST_TICKS or step == steps[-1]:
            return tuple(place * step for place in range(first, last + 1))
    return (low, high)


def whole_percent(share: Fraction) -> int:
    """Return a share in per cent; all and nothing are said only of all and nothing."""
    if share in (0, 1):
        return int(share * 100)
    return min(99, max(1, int(share * 100 + Fraction(1, 2))))
