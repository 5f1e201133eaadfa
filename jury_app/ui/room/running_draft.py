"""The running order as it is put together: what is known of it before it is kept."""

from dataclasses import dataclass
from typing import Any

from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_edition, list_domains
from jury_app.model.queries.marked import MarkedDomain, marked_domains
from jury_app.model.queries.running_order import (
    RunningOrder,
    get_running_order,
    order_of_edition,
    who_stays_out,
)
from jury_app.model.queries.standings import all_marks, consolidate
from jury_app.model.room.running import Out, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningDraft:
    """The order in force and that of the edition, and all that another would be made from."""

    edition: str
    order: RunningOrder
    usual: tuple[Turn, ...]
    out: Out
    domains: dict[int, str]
    applications: dict[int, str]
    marked: tuple[MarkedDomain, ...]


def read_running_draft(session: Any) -> RunningDraft:
    """Return what a running order is put together from; refused while ballots are sealed."""
    marks = all_marks(session)
    return RunningDraft(
        edition=get_edition(session).key,
        order=get_running_order(session),
        usual=order_of_edition(session),
        out=who_stays_out(session),
        domains={
            each.id: f"{each.values.code} {each.values.name}" for each in list_domains(session)
        },
        applications={
            each.id: f"{each.number} {each.title}" for each in list_applications(session)
        },
        marked=marked_domains(session, consolidate(session, marks=marks), marks),
    )
