"""What is worn at this moment: the colours and the text size that every widget paints with."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from PySide6.QtGui import QColor

from jury_app.ui.tokens import TOKENS, Scheme, Tokens

ThemeChoice: TypeAlias = Literal["system", "light", "dark", "contrast"]
THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
TEXT_SIZES = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Look:
    """A scheme of colours and a text size in per cent."""

    scheme: Scheme = "light"
    text_size: int = 100


_worn = [Look()]


def wear(look: Look) -> None:
    """Paint with another look from now on."""
    _worn[0] = look


def worn() -> Look:
    """Return the look of this moment."""
    return _worn[0]


def tokens() -> Tokens:
    """Return the colours of this moment."""
    return TOKENS[_worn[0].scheme]


def shade(token: str) -> str:
    """Return a colour of this moment as `#RRGGBB`."""
    value: str = getattr(tokens(), token)
    return value


def colour(token: str) -> QColor:
    """Return a colour of this moment, to paint with."""
    return QColor(shade(token))


def heat(step: int, steps: int) -> str:
    """Return the ground of a mark: `step` 0 is the lowest of `steps`."""
    shades = tokens().heat
    if steps <= 1:
        return shades[-1]
    place = round(min(max(step, 0), steps - 1) * (len(shades) - 1) / (steps - 1))
    return shades[place]


def px(length: int) -> int:
    """Return a length of the grid at the text size of this moment."""
    return round(length * _worn[0].text_size / 100)
