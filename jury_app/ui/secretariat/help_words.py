"""What can be told of a page: a sentence, then questions and their answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """What is told of a page, before it is translated."""

    sentence: str
    topics: tuple[tuple[str, str], ...]
