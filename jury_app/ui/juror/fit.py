"""How large the pages of a document are shown, where that follows the room there is."""

from enum import Enum, auto


class Fit(Enum):
    """A zoom that follows the room there is."""

    WIDTH = auto()
    PAGE = auto()
