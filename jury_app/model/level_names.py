"""What somebody means who writes the name of an award nearly right, or in another language."""

from collections.abc import Iterable, Mapping, Sequence

from jury_app.errors import RuleError
from jury_app.formatting import plain
from jury_app.model.entities import AwardLevel
from jury_app.model.enums import LevelKind

METALS: Mapping[str, tuple[str, ...]] = {
    "gold": ("or", "gold", "dore"),
    "silver": ("argent", "silver"),
    "bronze": ("bronze",),
}
MENTIONS = ("mention", "mention honorable", "mention speciale", "honourable mention")
NOT_AWARDED = frozenset(
    {
        "not awarded", "no award", "none", "non attribue", "non decerne", "sans prix", "aucun",
        "pas de prix",
    }
)  # fmt: skip

_AROUND = frozenset({"medaille", "medal", "niveau", "level", "d", "de"})
_SHORT = 5


def require_prize_name(name: str, levels: Sequence[AwardLevel]) -> None:
    """A special prize has a name of its own, which nobody takes for that of a level."""
    if not plain(name):
        raise RuleError("name_empty")
    if plain(name) in NOT_AWARDED:
        raise RuleError("level_not_awarded", level=name)
    ordered = [each for each in levels if each.kind is not LevelKind.SPECIAL]
    names = {
        each.code: (
            each.code,
            each.name,
            *METALS.get(each.colour, ()),
            *(MENTIONS if each.kind is LevelKind.MENTION else ()),
        )
        for each in ordered
    }
    meant = meant_level(name, names)
    if meant is not None:
        raise RuleError("level_unknown", level=name, meant=meant, levels=", ".join(names))


def meant_level(text: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Return the level that a text is a slip for, of levels with all that each is called."""
    words = plain(text).split()
    bare = " ".join(word for word in words if word not in _AROUND)
    for level, called in names.items():
        known = {plain(each) for each in called}
        if any(_is_slip(said, each) for said in (" ".join(words), bare) for each in known):
            return level
    return None


def _is_slip(said: str, meant: str) -> bool:
    allowed = 1 if len(meant) <= _SHORT else 2
    near = abs(len(said) - len(meant)) <= allowed  # else as many letters would have to go
    return bool(said) and near and distance(said, meant) <= allowed


def distance(one: str, other: str) -> int:
    """Return how many letters are missing, too many, wrong, or in the place of their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            step = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            if column > 1 and row > 1 and (letter, one[row - 2]) == (other[column - 2], wanted):
                step = min(step, before[column - 2] + 1)
            line.append(step)
        before, last = last, line
    return last[-1]
