"""The style sheet and the palette of Qt, made from the tokens."""

from collections.abc import Callable
from string import Template

from PySide6.QtGui import QColor, QPalette

from jury_app.paths import RESOURCES
from jury_app.ui.look import Look
from jury_app.ui.tokens import TOKENS, Tokens

SANS = "Source Sans 3"
SERIF = "Source Serif 4"

GLYPHS = {  # the pictures that the style sheet shows: icon and token
    "chevron_down": ("chevron-down", "muted"),
    "chevron_left": ("chevron-left", "text"),
    "chevron_right": ("chevron-right", "text"),
    "chevron_up": ("chevron-up", "muted"),
    "check": ("check", "accent_text"),
    "check_muted": ("check", "muted"),
    "check_text": ("check", "text"),
    "minus": ("minus", "accent_text"),
}

_TEMPLATE = RESOURCES / "styles" / "jury.qss"
_INK = QPalette.ColorGroup
_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "sunken",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
}
_FADED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's own roles in our colours, for whatever no style sheet reaches."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, QColor(getattr(tokens, token)))
    for role in _FADED:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return result


def stylesheet(look: Look, glyph: Callable[[str], str]) -> str:
    """Return the style sheet of a look; `glyph` gives the file of a picture."""
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(_Values(look, glyph))


class _Values(dict[str, str]):
    """Answers each name of the template, the first time: a token, a length, a picture."""

    def __init__(self, look: Look, glyph: Callable[[str], str]) -> None:
        super().__init__(serif=SERIF)
        self._look = look
        self._glyph = glyph

    def __missing__(self, name: str) -> str:
        self[name] = self._value(name)
        return self[name]

    def _value(self, name: str) -> str:
        if name.startswith("i_"):
            return self._glyph(name.removeprefix("i_"))
        if name[0] == "s" and name[1:].isdecimal():
            return f"{round(int(name[1:]) * self._look.text_size / 100)}px"
        value: str = getattr(TOKENS[self._look.scheme], name)
        return value
