"""What each sentence of the rules is about, so that a page can say it under its setting."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias


class Topic(StrEnum):
    """The rules, in the order in which the minutes tell them."""

    ORDER = "order"
    INCOMPLETE = "incomplete"
    FEWEST_MARKS = "fewest_marks"
    ADVICE = "advice"
    RECUSAL = "recusal"
    QUORUM = "quorum"
    DEPARTURE = "departure"
    NAMES = "names"
    REPRESENTED = "represented"
    PROXIES = "proxies"
    RECUSED = "recused"
    FORM = "form"
    MAJORITY = "majority"
    ROUNDS = "rounds"
    CHAIR = "chair"
    CAPS = "caps"


Told: TypeAlias = tuple[Topic, str]
"""A sentence, and what it is about."""


def sentences_about(told: Iterable[Told], topic: Topic) -> str:
    """Return what is said of one rule; nothing where the minutes pass over it."""
    return " ".join(text for about, text in told if about is topic)
