"""Long work as a generator of steps; the thread and the bar are somebody else's business."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task has come."""

    done: int
    total: int
    message: str = ""


Steps: TypeAlias = Generator[Progress, None, Result]


def finish(steps: Steps[Result]) -> Result:
    """Run all the steps where nobody watches, and return what they made."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            result: Result = stop.value
            return result
