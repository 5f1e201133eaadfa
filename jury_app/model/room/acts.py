"""An act of the journal as the room replays it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jury_app.model.enums import JournalKind

REPLAYED = (
    JournalKind.SITTING_OPENED, JournalKind.ATTENDANCE, JournalKind.DEPARTURE,
    JournalKind.CHAIR_TAKEN, JournalKind.ITEM_OPENED, JournalKind.ITEM_CLOSED,
    JournalKind.WENT_OUT, JournalKind.CAME_BACK, JournalKind.VOTE, JournalKind.CASTING_VOTE,
    JournalKind.DECISION, JournalKind.DECISION_WITHDRAWN, JournalKind.AMENDMENT,
    JournalKind.DISAGREEMENT, JournalKind.SHOWN, JournalKind.HIDDEN, JournalKind.CONVENED,
    JournalKind.ANNEXED, JournalKind.SITTING_SUSPENDED, JournalKind.SITTING_RESUMED,
)  # fmt: skip
"""The kinds that change the room, or that its minutes tell."""

REPLAYED_ALONE = frozenset(
    {
        JournalKind.DEPARTURE, JournalKind.CHAIR_TAKEN, JournalKind.ITEM_OPENED,
        JournalKind.ITEM_CLOSED, JournalKind.WENT_OUT, JournalKind.CAME_BACK, JournalKind.VOTE,
        JournalKind.CASTING_VOTE, JournalKind.DISAGREEMENT, JournalKind.SHOWN, JournalKind.HIDDEN,
        JournalKind.RUNNING_ORDER,
        JournalKind.CONVENED, JournalKind.ANNEXED,
        JournalKind.SITTING_SUSPENDED, JournalKind.SITTING_RESUMED,
    }
)  # fmt: skip
"""Those that may stand in the journal and nowhere else: undone, they are left out of the replay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done, and when; `reason` holds the words that stand beside the chain."""

    seq: int
    kind: JournalKind
    at: str
    body: Mapping[str, Any]
    reason: str = ""

    @property
    def hour(self) -> str:
        """When it happened: the hour that was declared, or else that of the entry."""
        return str(self.body.get("at") or self.at)
