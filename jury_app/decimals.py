"""Fractions as decimals: exact where they are handed on, rounded half up where they are shown."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from jury_app.formatting import MISSING, localised

_DIGITS = 30


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
    """Return a mean as it is shown: half up, two places, a comma in French."""
    if value is None:
        return MISSING
    return localised(str(rounded(value, places)))
