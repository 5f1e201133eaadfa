"""Hours as people type them: what was done in the room before somebody wrote it down."""

import re
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from jury_app.exchange.closing import Closed, close
from jury_app.i18n import _
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.choreography import recuse_in_room
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.hours import hour_of
from jury_app.progress import Steps
from jury_app.ui.widgets.form import Form

_CLOCK = re.compile(r"(\d{1,2})\s*[h:.]?\s*(\d{2})")


def add_hour(form: Form) -> QLineEdit:
    """Ask at what hour something was done; nothing typed is now."""
    return form.add(_("At what &hour"), hour_field())


def hour_field() -> QLineEdit:
    """Return a field for an hour, to stand beside another."""
    edit = QLineEdit()
    edit.setPlaceholderText(_("9:41; empty for now"))
    return edit


def typed_hour(text: str) -> str:
    """Return an hour as people type it, 9 h 04 or 904, in the one way that is kept."""
    found = _CLOCK.fullmatch(text.strip())
    return f"{int(found[1]):02}:{found[2]}" if found else text.strip()


def moment_of(session: Any, typed: str) -> str:
    """Return the moment of a typed hour on the day of the sitting; nothing stays nothing."""
    return hour_of(session, typed_hour(typed))


def take_vote_at(session: Any, *, vote: TakenVote) -> int:
    """Enter a vote whose hour is as it was typed."""
    return take_vote(session, vote=replace(vote, at=moment_of(session, vote.at)))


def cast_at(session: Any, *, hour: str, **values: Any) -> int:
    """Enter a casting vote at an hour as it was typed."""
    return give_casting_vote(session, at=moment_of(session, hour), **values)


def close_at(database: Any, *, hour: str, **values: Any) -> Steps[Closed]:
    """Close the sitting at an hour as it was typed."""
    return (yield from close(database, at=database.read(moment_of, hour), **values))


def recuse_at(session: Any, *, hour: str, **values: Any) -> int:
    """Record a recusal declared aloud at an hour as it was typed."""
    return recuse_in_room(session, at=moment_of(session, hour), **values)


def amend_mark_at(session: Any, *, mark: AmendedMark) -> int:
    """Add an amendment whose hour is as it was typed."""
    return amend_mark(session, mark=replace(mark, at=moment_of(session, mark.at)))
