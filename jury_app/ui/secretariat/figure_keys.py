"""The keys of the figures, on keyboards that need no shift for them and on French ones."""

FIGURES = 9
_FRENCH = "&é\"'(-è_ç"
"""The same keys of a French keyboard, without the shift key."""


def keys_of(figure: int) -> tuple[str, str]:
    """Return what a figure is typed with, from 1 to 9."""
    return str(figure), _FRENCH[figure - 1]
