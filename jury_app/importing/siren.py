"""The keys of SIREN and SIRET, by which a mistyped number of a body is noticed."""

SIREN_DIGITS = 9
SIRET_DIGITS = 14
_BASE = 10


def clean_number(text: str) -> str:
    """Return a number as it was meant: without the blanks that people put between digits."""
    return "".join(text.split())


def is_valid_siren(text: str) -> bool:
    """Say whether a text can be the SIREN of a body: nine digits, blanks apart, the key right."""
    number = clean_number(text)
    return _is_number(number, SIREN_DIGITS) and _luhn(number)


def is_valid_siret(text: str) -> bool:
    """Say whether a text can be the SIRET of an establishment: a SIREN, then five digits."""
    number = clean_number(text)
    return (
        _is_number(number, SIRET_DIGITS) and _luhn(number) and is_valid_siren(number[:SIREN_DIGITS])
    )


def siren_of(text: str) -> str:
    """Return the SIREN that a SIREN or a SIRET holds; what is neither comes back cleaned."""
    number = clean_number(text)
    return number[:SIREN_DIGITS] if len(number) == SIRET_DIGITS else number


def _is_number(number: str, digits: int) -> bool:
    return len(number) == digits and number.isascii() and number.isdecimal() and int(number) > 0


def _luhn(number: str) -> bool:
    total = sum(map(int, number[-1::-2]))
    for digit in map(int, number[-2::-2]):
        total += sum(divmod(2 * digit, _BASE))
    return total % _BASE == 0
