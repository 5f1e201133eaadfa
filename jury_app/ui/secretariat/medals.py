"""The metals an award level may have, with their words."""

from PySide6.QtGui import QIcon

from jury_app.i18n import N_, _
from jury_app.ui.widgets.medal import Metal, medal_icon

METAL_CHOICES = ("", "gold", "silver", "bronze")

_WORDS = {
    "": N_("No metal"),
    "gold": N_("Gold"),
    "silver": N_("Silver"),
    "bronze": N_("Bronze"),
}
_METALS: dict[str, Metal] = {"gold": "gold", "silver": "silver", "bronze": "bronze"}


def metal_word(colour: str) -> str:
    """Return the name of a metal."""
    return _(_WORDS.get(colour, _WORDS[""]))


def metal_icon(colour: str) -> QIcon:
    """Return the medal of an award level's colour."""
    return medal_icon(_METALS.get(colour, "none"))
