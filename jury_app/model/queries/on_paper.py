"""What the jury did on paper, as it was typed back: on which sheets, in which domains."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.i18n import _
from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.queries.floor import Floor
from jury_app.model.room.acts import Act


def papers_by_domain(acts: Iterable[Act], floor: Floor) -> list[tuple[int | None, str]]:
    """Return the codes of the sheets with the domain that each was used for, or none."""
    found = {
        (_domain_of(act, floor), str(act.body["paper"])): None
        for act in acts
        if "paper" in act.body
    }
    return list(found)


def last_paper(session: Session) -> str:
    """Return the code of the sheets that were typed back last, or nothing."""
    typed = (
        select(JournalEntry.entry)
        .where(JournalEntry.entry.like('%"paper":"%'))
        .order_by(JournalEntry.seq.desc())
    )
    codes = (told_act(entry).body.get("paper", "") for entry in session.scalars(typed))
    return next(filter(None, map(str, codes)), "")


def told_of_paper(said: str, body: Mapping[str, Any]) -> str:
    """Add to what an act did that it was done on paper, if it was."""
    if "paper" not in body:
        return said
    text = _("{act} (typed back from paper, sheet of code {code})")
    return text.format(act=said, code=body["paper"])


def _domain_of(act: Act, floor: Floor) -> int | None:
    if "application" in act.body:
        return floor.domains.get(act.body["application"])
    domain: int | None = act.body.get("domain")
    return domain
