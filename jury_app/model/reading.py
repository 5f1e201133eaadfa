"""One reading of the edition: nothing changes meanwhile, so what is asked again is known."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session

R = TypeVar("R")

_ANSWERS = "answers"


def begin_reading(session: Session) -> None:
    """Let a session that changes nothing remember what it was asked."""
    session.info[_ANSWERS] = {}
    event.listen(session, "before_flush", _require_trial)


def begin_trial(session: Session) -> None:
    """Let a reading change what it then takes back: from here on it remembers nothing."""
    session.info.pop(_ANSWERS, None)


def _require_trial(session: Session, *_flushed: object) -> None:
    if _ANSWERS in session.info:
        raise AssertionError("a reading that remembers its answers changes nothing")


def once(query: Callable[[Session], R]) -> Callable[[Session], R]:
    """Ask the file once in a reading; in a transaction, which may change it, every time."""

    @wraps(query)
    def answer(session: Session) -> R:
        answers = session.info.get(_ANSWERS)
        if answers is None:
            return query(session)
        if query not in answers:
            answers[query] = query(session)
        found: R = answers[query]
        return copy(found) if isinstance(found, list | dict) else found  # each may sort its own

    return answer
