"""How lines are made: French spacing, and breaks that a reader does not stumble over."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf

from jury_app.documents.fonts import printable, width
from jury_app.formatting import NBSP, NNBSP
from jury_app.i18n import language

_SPACES = f"[ {NBSP}{NNBSP}]"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=\w)")
_BEFORE_COLON = re.compile(rf"(?<=[^\s:]){_SPACES}*(?=:(?:\s|$))")
_BEFORE_HIGH = re.compile(rf"(?<=[^\s:;!?(\[«]){_SPACES}*(?=[;!?](?:[\s;!?»)]|$))")
_BEFORE_CLOSING = re.compile(f"{_SPACES}*»")
_AFTER_OPENING = re.compile(f"«{_SPACES}*")

_BEFORE_MARK = re.compile(r" (?=[:;!?»/–—-](?:\s|$))")
_AFTER_ABBREVIATION = re.compile(r"\b(nº|n°|no\.|art\.|MM?\.|Mmes?|Mr|Ms|Dr|p\.) (?=\S)")
_MARKS = frozenset("«:;!?»/–—")
_SHORT = frozenset(".º°MD")  # an abbreviation has one of them
_BREAK = re.compile(r"(?<=[^\W_]-)(?<!-t-)(?=[^\W_])|(?<=[^\W_]/)(?=[^\W_])|(?<= )")
_WEAK = re.compile(
    r"a|à|an|and|at|aux?|by|chez|dans|des?|du|en|et|for|from|in|la|les?|lès|lez|of|on|or|ou|par|pour|"
    r"que|sans|sous|sur|the|to|une?|vers|with",
    re.IGNORECASE,
)
_EXACT = 1e-6
_LONG = 40


def french(text: str) -> str:
    """Return a sentence with the spaces and apostrophes of French print."""
    text = _BEFORE_COLON.sub(NBSP, with_apostrophes(text))
    text = _BEFORE_HIGH.sub(NNBSP, text)
    text = _BEFORE_CLOSING.sub(f"{NBSP}»", text)
    return _AFTER_OPENING.sub(f"«{NBSP}", text)


def with_apostrophes(text: str) -> str:
    """Return a text with the apostrophes of print between its letters."""
    return _APOSTROPHE.sub("’", text) if "'" in text else text


def prose(text: str) -> str:
    """Return a sentence that the secretariat typed as the language spoken prints it."""
    return french(text) if language() == "fr" else text


@lru_cache(maxsize=1024)
def tied(text: str) -> str:
    """Return any text, its letters untouched, with blanks that no line may break at."""
    if not _MARKS.isdisjoint(text) or " -" in text:
        text = _BEFORE_MARK.sub(NBSP, text.replace("« ", f"«{NBSP}"))
    return _AFTER_ABBREVIATION.sub(_joined, text) if not _SHORT.isdisjoint(text) else text


def _joined(found: re.Match[str]) -> str:
    return found[1] + NBSP


def lines_of(text: str, face: str, size: float, room: float) -> list[str]:
    """Return a text in lines that fit a width; its own line ends stay."""
    return list(_lines_of(text, face, size, room))


@lru_cache(maxsize=1024)  # the cells of a table say many things again
def _lines_of(text: str, face: str, size: float, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        lines += _filled(printable(tied(part.strip())), face, room / size + _EXACT)
    return tuple(lines)


def _filled(text: str, face: str, room: float) -> list[str]:
    if width(text, face) <= room:
        return [text]
    lines: list[list[str]] = [[]]
    end = 0.0
    for atom in _atoms(text, face, room):
        bare = atom.rstrip(" ")
        if lines[-1] and bare and end + width(bare, face) > room:
            lines.append([])
            end = 0.0
        lines[-1].append(atom)
        end += width(atom, face)
    return ["".join(line).rstrip(" ") for line in lines]


def _atoms(text: str, face: str, room: float) -> Iterator[str]:
    """Yield what stays together, and pieces of what is wider than a line."""
    for atom in _BREAK.split(text):
        bare = atom.rstrip(" ")
        if width(bare, face) <= room:
            yield atom
        else:
            *pieces, last = _pieces(bare, face, room)
            yield from pieces
            yield last + atom[len(bare) :]


def _pieces(word: str, face: str, room: float) -> Iterator[str]:
    """Yield a word in pieces as wide as a line."""
    start, end = 0, 0.0
    for place, char in enumerate(word):
        advance = width(char, face)
        if place > start and end + advance > room:
            yield word[start:place]
            start, end = place, 0.0
        end += advance
    yield word[start:]


@dataclass(frozen=True, slots=True)
class Broken:
    """A display text in lines, and the width of the widest at a size of 1."""

    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Ruler:
    """A display text, measured once, that can be broken into any number of like lines."""

    atoms: tuple[str, ...]
    ends: tuple[float, ...]
    reluctances: tuple[float, ...]
    blank: float

    @classmethod
    def of(cls, text: str, face: str) -> "Ruler":
        """Measure a text; a word as long as a line may break anywhere."""
        atoms = tuple(_display_atoms(printable(tied(" ".join(text.split(" "))))))
        widths = (width(atom, face) for atom in atoms)
        ends = tuple(accumulate(widths, initial=0.0))
        reluctances = (*map(_reluctance, atoms[:-1]), 0.0)  # the text itself ends somewhere
        return cls(atoms, ends, reluctances, width(" ", face))

    def broken(self, count: int) -> Broken | None:
        """Return the text in `count` lines of like lengths, or nothing where it has no such breaks.

        No line ends with a word that calls the next one, like « de », if there is another way.
        """
        last = len(self.atoms)
        if count > last:
            return None
        if count == 1:
            return Broken(("".join(self.atoms).rstrip(" "),), self._span(0, last))
        ideal = max(self.ends[-1], _EXACT) / count
        costs = {0: 0.0}
        origins: list[dict[int, int]] = []
        for _line in range(count):
            costs, starts = self._one_line_more(costs, ideal)
            origins.append(starts)
        stops = [last]
        for starts in reversed(origins):
            stops.insert(0, starts[stops[0]])
        spans = list(pairwise(stops))
        lines = tuple("".join(self.atoms[start:end]).rstrip(" ") for start, end in spans)
        return Broken(lines, max(self._span(start, end) for start, end in spans))

    def _one_line_more(
        self, costs: dict[int, float], ideal: float
    ) -> tuple[dict[int, float], dict[int, int]]:
        """Return what it costs to end one line more at each atom, and where that line starts."""
        longer: dict[int, float] = {}
        starts: dict[int, int] = {}
        nearest = _Nearest()
        for end in range(1, len(self.atoms) + 1):
            if end - 1 in costs:
                nearest.add(end - 1, self.ends[end - 1] / ideal + 1, costs[end - 1])
            if nearest.keys:
                starts[end] = start = nearest.to(self._span(0, end) / ideal)
                raggedness = (self._span(start, end) / ideal - 1) ** 2
                longer[end] = costs[start] + raggedness + self.reluctances[end - 1]
        return longer, starts

    def _span(self, start: int, end: int) -> float:
        trailing = self.blank if self.atoms[end - 1].endswith(" ") else 0.0
        return self.ends[end] - self.ends[start] - trailing


def one_line(text: str, face: str) -> Broken | None:
    """Return a display text on one line, where most of them stay: nothing else is measured."""
    whole = printable(tied(text))
    if not whole or whole.endswith(" "):
        return Ruler.of(text, face).broken(1)
    return Broken((whole,), width(whole, face))


class _Nearest:
    """Finds the cheapest of many starts: what each costs, and the square of how far away it is.

    Starts are added from left to right. Parabolas of one shape cross once, so that of all of them
    only those of the lower envelope are kept, each from the place where it becomes the cheapest.
    """

    def __init__(self) -> None:
        self.keys: list[int] = []
        self._places: list[float] = []
        self._costs: list[float] = []
        self._from: list[float] = []

    def add(self, key: int, place: float, cost: float) -> None:
        """Add a start that lies to the right of all others, or beside the last of them."""
        crossing = -inf
        while self.keys:
            crossing = self._crossing(place, cost)
            if crossing > self._from[-1]:
                break
            for each in (self.keys, self._places, self._costs, self._from):
                each.pop()
            crossing = -inf
        if crossing < inf:
            self.keys.append(key)
            self._places.append(place)
            self._costs.append(cost)
            self._from.append(crossing)

    def to(self, place: float) -> int:
        """Return the start that is cheapest for a place; the first of equal ones."""
        return self.keys[max(bisect_left(self._from, place) - 1, 0)]

    def _crossing(self, place: float, cost: float) -> float:
        """Return from where on a new start is cheaper than the last one that is kept."""
        apart = place - self._places[-1]
        dearer = cost - self._costs[-1]
        if apart <= 0:
            return inf if dearer >= 0 else -inf
        return (place + self._places[-1]) / 2 + dearer / (2 * apart)


def _reluctance(atom: str) -> float:
    """How unwelcome a line end is after an atom; 1 weighs like a line of twice the length."""
    if not atom.endswith(" "):
        return 0.5 if atom.endswith(("-", "/")) else 4.0
    return 0.3 if _WEAK.fullmatch(atom.rstrip(" ")) else 0.0


def _display_atoms(text: str) -> Iterator[str]:
    for atom in _BREAK.split(text):
        for start in range(0, len(atom), _LONG):
            yield atom[start : start + _LONG]
