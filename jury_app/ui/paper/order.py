"""What was typed from the sheets, in the order in which it happened in the room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from jury_app.ui.paper.acts import ACTS, CLOSES, HAPPENS, OPENS, Act
from jury_app.ui.paper.sheets import NO_AWARD
from jury_app.ui.paper.spec import LAST, NAMED, Row, Rows, Sheet, Typed, is_empty
from jury_app.ui.room.hours import typed_hour

_FIRST, _AFTER = -1, 10_000


@dataclass(frozen=True, slots=True)
class TypedAct:
    """An act and where it was typed, so that a refusal is shown there."""

    act: Act
    sheet: str
    block: str
    row: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A typed act with what its place among the others depends on.

    `about` is the application that it concerns, if it concerns one alone.
    """

    typed: TypedAct
    hour: str
    phase: int
    about: str = ""
    turn: int = _FIRST


def acts_of(sheets: Sequence[Sheet], typed: Typed) -> list[TypedAct]:
    """Return all that was typed, by its hours; an hour left empty is that of the line above it.

    At the same hour an application is opened first, and closed when all else that concerns it
    was done; who arrives was there for it, and who leaves too.
    """
    told = []
    for sheet in sheets:
        entries = _in_turn(_timed(_entries(sheet, typed.get(sheet.key, {}))))
        begins = min((each.hour for each in entries), default="")
        told += [(each.hour, _edge(each), begins, each.turn, each.phase, each) for each in entries]
    told.sort(key=itemgetter(slice(5)))
    return [each[-1].typed for each in told]


def _edge(entry: _Entry) -> int:
    """Return whether an act comes before or after all else of its hour."""
    if entry.typed.sheet != LAST:
        return 0
    return 1 if entry.typed.act["act"] in {"leave", "disagree"} else -1


def _timed(entries: Iterable[_Entry]) -> list[_Entry]:
    hour, found = "", []
    for each in entries:
        hour = each.hour or hour
        act = {**each.typed.act, "at": hour} if hour else each.typed.act
        found.append(replace(each, typed=replace(each.typed, act=act), hour=hour))
    return found


def _in_turn(entries: Sequence[_Entry]) -> list[_Entry]:
    """Tell of each act while which application it was done, in the order in which they came."""
    opened = sorted(
        (each.hour, place, each.about)
        for place, each in enumerate(entries)
        if each.phase == OPENS and each.about
    )
    turns = {about: turn for turn, (_hour, _place, about) in enumerate(opened)}
    found = []
    for each in entries:
        if each.about in turns or each.phase != HAPPENS:
            last = _AFTER if each.phase == CLOSES else _FIRST
            turn = turns.get(each.about, last)
        else:
            turn = sum(hour <= each.hour for hour, _place, _about in opened) - 1
        found.append(replace(each, turn=turn))
    return found


def _entries(sheet: Sheet, rows: Rows) -> Iterator[_Entry]:
    """Yield what the rows tell, in the order of the sheet; that a domain is done comes last."""
    last: list[_Entry] = []
    for block in sheet.blocks:
        for place, row in enumerate(rows.get(block.key, ())):
            if is_empty(row):
                continue
            about = _about(row)
            for told, phase in ACTS[block.key](row, sheet):
                act = dict(told)
                hour = typed_hour(act.pop("at", ""))
                entry = _Entry(TypedAct(act, sheet.key, block.key, place), hour, phase, about)
                if act["act"] == "close-domain":
                    last.append(entry)
                else:
                    yield entry
    yield from last


def _about(row: Row) -> str:
    number = row.get("application") or row.get("about") or row.get(NAMED) or ""
    return "" if number == NO_AWARD else number


@dataclass(frozen=True, slots=True)
class Missing:
    """A row that says something and not all that it has to."""

    sheet: str
    block: str
    row: int
    field: str
    text: str


def missing_in(sheets: Sequence[Sheet], typed: Typed) -> Missing | None:
    """Return the first thing that is needed and was not typed."""
    for sheet in sheets:
        for block in sheet.blocks:
            for place, row in enumerate(typed.get(sheet.key, {}).get(block.key, ())):
                for field in block.fields:
                    if field.needed and not is_empty(row) and not row.get(field.key, "").strip():
                        return Missing(sheet.key, block.key, place, field.key, field.title)
    return None
