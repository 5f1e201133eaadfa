"""How long the domains have been before the jury, by the clock of this machine.

The hour that was declared may be that of another day, when a day is typed in afterwards.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from jury_app.model.enums import JournalKind
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.room.state import Room, replaying

_ITEMS = (JournalKind.ITEM_OPENED, JournalKind.ITEM_CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClock:
    """When the first domain was opened, since when one is, and how long each was before."""

    began: datetime | None = None
    domain: int | None = None
    since: datetime | None = None
    spent: Mapping[int, timedelta] = field(default_factory=dict)

    def on_domain(self, now: datetime) -> timedelta | None:
        """Return how long the open domain has been before the jury, with the times before."""
        if self.domain is None or self.since is None:
            return None
        return self.spent.get(self.domain, timedelta()) + (now - self.since)


def get_day_clock(session: Session) -> DayClock:
    """Return how long each domain has been before the jury."""
    room, before = Room(), None
    began: datetime | None = None
    since: datetime | None = None
    spent: defaultdict[int, timedelta] = defaultdict(timedelta)
    items = (act for act in room_acts(session) if act.kind in _ITEMS)
    for act in replaying(items, room):
        domain = room.item.domain if room.item else None
        if domain == before:
            continue
        moment = datetime.fromisoformat(act.at)
        if before is not None and since is not None:
            spent[before] += moment - since
        began, since, before = began or moment, moment, domain
    return DayClock(
        began=began, domain=before, since=None if before is None else since, spent=dict(spent)
    )
