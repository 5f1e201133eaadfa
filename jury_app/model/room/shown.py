"""What may be shown to the room."""

from enum import StrEnum


class Subject(StrEnum):
    """Each of these is shown once at a time."""

    STANDINGS = "standings"
    VOTE = "vote"
    DECISIONS = "decisions"
