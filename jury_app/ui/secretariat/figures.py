"""Numbers of bodies and sizes of files, as people read them."""

from fractions import Fraction

from jury_app.decimals import rounded
from jury_app.formatting import NBSP, format_number, localised
from jury_app.i18n import _

_KILO = 1000
_GROUP = 3


def siren_text(siren: str) -> str:
    """Return a SIREN in groups of three figures."""
    digits = "".join(siren.split())
    groups = [digits[place : place + _GROUP] for place in range(0, len(digits), _GROUP)]
    return NBSP.join(groups)


def size_text(size: int) -> str:
    """Return the size of a file in the unit that people know."""
    if size < _KILO:
        return _("{count} bytes").format(count=format_number(size))
    if size < _KILO**2:
        return _("{count} kB").format(count=format_number(round(size / _KILO)))
    megabytes = rounded(Fraction(size, _KILO**2), 1)
    return _("{count} MB").format(count=localised(str(megabytes)))
