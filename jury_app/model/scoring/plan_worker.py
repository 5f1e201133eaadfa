"""In a process of its own, so that it can be stopped at any moment: a plan that keeps to a load."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from jury_app.helper.frames import Request
from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.reading_plan import LoadsError, bounded_plan


class Asked(msgspec.Struct, frozen=True):
    """Who may read each application, by how many it is to be read, and the heaviest load."""

    eligible: dict[int, list[int]]
    readers: int
    most: int


class Found(msgspec.Struct, frozen=True):
    """The plan, or in whose way the loads are."""

    pairs: list[Pair] = []
    applications: list[int] = []
    jurors: list[int] = []
    overloaded: list[int] = []

    @property
    def plan(self) -> set[Pair]:
        """The readings as (juror, application); it raises what stood in the way of a plan."""
        if self.applications or self.jurors:
            raise LoadsError(self.applications, self.jurors, self.overloaded)
        return set(self.pairs)


def asked(eligible: Mapping[int, AbstractSet[int]], readers: int, most: int) -> bytes:
    """Return a question as it is sent."""
    told = {application: sorted(jurors) for application, jurors in eligible.items()}
    return msgspec.msgpack.encode(Asked(told, readers, most))


class Worker:
    """Makes one plan after another."""

    def answer(self, _request: Request, body: bytes) -> tuple[Any, bytes]:
        """Return a plan, or in whose way the loads are."""
        question = msgspec.msgpack.decode(body, type=Asked)
        eligible = {each: frozenset(jurors) for each, jurors in question.eligible.items()}
        try:
            pairs = bounded_plan(eligible, question.readers, question.most)
        except LoadsError as error:
            return Found([], [*error.applications], [*error.jurors], [*error.overloaded]), b""
        return Found(sorted(pairs)), b""
