"""Everything can be read in every scheme: each pair of colours that the style sheet puts together.

Disabled and hovered states are held to the same measure, although the rules would let them off.
"""

import re
from dataclasses import dataclass, field

import pytest

from jury_app.paths import RESOURCES
from jury_app.ui.tokens import TOKENS, contrast

READ, SEEN = 4.5, 3  # words; edges, and pictures that say something
PAGES = ("surface", "raised", "sunken")
SOURCE = (RESOURCES / "styles/jury.qss").read_text("utf-8")
SHEET = re.sub(r"/\*.*?\*/", "", SOURCE, flags=re.DOTALL)
SOFT = ("accent", "success", "warning", "danger")


@dataclass(frozen=True)
class Selector:
    """What a rule is about: the last part of it, and the states it waits for."""

    text: str
    within: str
    kind: str
    looks: frozenset[str]
    states: frozenset[str]

    def covers(self, other):
        """Whether whatever the other is about is also what this is about."""
        return (
            (self.kind, self.within) in ((other.kind, other.within), (other.kind, ""))
            and self.looks <= other.looks
            and self.states <= other.states
        )


@dataclass
class Worn:
    """The colours that a widget ends up with."""

    colours: dict[str, str] = field(default_factory=dict)

    def put(self, declarations):
        for name, value in re.findall(r"([a-z-]+):\s*([^;]+);", declarations):
            token = re.search(r"\$([a-z_]+)\b(?!\d)", value)
            if name in ("color", "background"):
                self.colours[name] = token[1] if token else "transparent"
            elif name in ("border", "border-color", "border-bottom"):
                self.colours["edge"] = token[1] if token else "transparent"


def selector(text):
    *within, last = text.split()
    kind = re.match(r"[A-Za-z*]+(::[a-z-]+)?", last)[0]
    looks, states = re.findall(r"\[[^]]*\]", last), re.findall(r"(?<!:):([a-z-]+)", last)
    return Selector(text, " ".join(within), kind, frozenset(looks), frozenset(states))


RULES = [
    (selector(part.strip()), body)
    for parts, body in re.findall(r"([^{}]+)\{([^{}]*)\}", SHEET)
    for part in parts.split(",")
]


def worn(wanted):
    result = Worn()
    for each, body in RULES:
        if each.covers(wanted):
            result.put(body)
    return result.colours


@pytest.fixture(params=TOKENS)
def tokens(request):
    return TOKENS[request.param]


def measure(tokens, ink, ground):
    return contrast(getattr(tokens, ink), getattr(tokens, ground))


def test_the_rules_are_understood():
    primary = worn(selector('QPushButton[kind="primary"]:hover'))

    assert primary == {"color": "accent_text", "background": "accent_hover", "edge": "accent_hover"}
    assert len(RULES) > 150


def test_the_words_of_every_rule_read_on_its_ground(tokens):
    faint = []
    for each, _body in RULES:
        colours = worn(each)
        ground = colours.get("background", "transparent")
        ink = colours.get("color", "text")
        grounds = PAGES if ground == "transparent" else (ground,)
        if ink == "transparent" or "::" in each.kind or "QScrollBar" in each.kind:
            continue  # no words there
        if each.within.startswith('QFrame[role="toast"]'):
            grounds = ("text",)
        if each.kind in {"QFrame", "QSplitter", "QSlider", "QProgressBar"}:
            continue  # what stands inside has a rule of its own
        faint += [(each.text, ink, on) for on in grounds if measure(tokens, ink, on) < READ]

    assert faint == []


def test_text_reads_on_every_tinted_panel_and_on_what_is_chosen(tokens):
    grounds = [*(f"{each}_soft" for each in SOFT), "selected", "hover"]

    assert [each for each in grounds if measure(tokens, "text", each) < 7] == []
    assert [each for each in grounds if measure(tokens, "muted", each) < READ] == []
    assert [each for each in SOFT if measure(tokens, each, f"{each}_soft") < READ] == []


@pytest.mark.parametrize("ground", [*PAGES, "hover", "selected"])
def test_the_frame_of_the_keyboard_is_seen_on_every_ground(tokens, ground):
    assert measure(tokens, "focus", ground) >= SEEN


def test_the_frame_of_the_keyboard_is_seen_on_the_accent(tokens):
    assert measure(tokens, "accent_text", "accent") >= SEEN
    assert measure(tokens, "accent_text", "accent_hover") >= SEEN


@pytest.mark.parametrize("kind", ["QPushButton", "QLineEdit", "QComboBox", "QCheckBox::indicator"])
def test_the_edge_of_what_can_be_used_is_seen(tokens, kind):
    edge = worn(selector(kind))["edge"]

    assert [each for each in PAGES if measure(tokens, edge, each) < SEEN] == []


def test_progress_and_scroll_bars_are_seen(tokens):
    groove = worn(selector("QProgressBar"))["background"]
    assert measure(tokens, worn(selector("QProgressBar::chunk"))["background"], groove) >= SEEN
    handle = worn(selector("QScrollBar::handle:vertical"))["background"]
    assert [each for each in PAGES if measure(tokens, handle, each) < SEEN] == []
