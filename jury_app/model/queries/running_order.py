"""In which order the domains and their applications come before the jury."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jury_app.formatting import sort_key
from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.enums import AttendanceState, JournalKind
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.queries.listed import all_domains, numbered
from jury_app.model.queries.room_acts import live_acts
from jury_app.model.reading import once
from jury_app.model.requirements import current_round
from jury_app.model.room.running import Basis, Out, Turn, completed, moves
from jury_app.model.room.state import HERE

_KEPT = f'"kind":"{JournalKind.RUNNING_ORDER}"'  # canonical JSON writes it so, and no text does
_UNDOING = f'"kind":"{JournalKind.CORRECTION}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOrder:
    """The order in force, what it follows, and how often recused jurors go out or come back."""

    basis: Basis
    turns: tuple[Turn, ...]
    moves: int


def get_running_order(session: Session) -> RunningOrder:
    """Return the order in force: the last one that was kept, or else that of the edition."""
    basis, turns = order_in_force(session)
    return RunningOrder(basis=basis, turns=turns, moves=moves(turns, who_stays_out(session)))


def order_in_force(session: Session) -> tuple[Basis, tuple[Turn, ...]]:
    """Return the same without counting how often anybody goes out."""
    basis, wanted = kept_order(session)
    return basis, completed(wanted, order_of_edition(session))


def order_of_edition(session: Session, *, domain_id: int | None = None) -> tuple[Turn, ...]:
    """Return the domains as the edition lists them, or one, their applications by number."""
    statuses = current_round(session).judged_statuses
    judged = (
        each
        for each in numbered(session)
        if each.status in statuses and domain_id in (None, each.domain_id)
    )
    applications: defaultdict[int, list[int]] = defaultdict(list)
    for each in sorted(judged, key=lambda one: sort_key(one.number)):
        applications[each.domain_id].append(each.id)
    domains = (each.id for each in all_domains(session))
    return tuple(Turn(each, tuple(applications[each])) for each in domains if each in applications)


@once
def kept_order(session: Session) -> tuple[Basis, tuple[Turn, ...]]:
    """Return what was kept last and not undone, and what it followed."""
    rows = session.execute(
        select(JournalEntry.seq, JournalEntry.entry)
        .where(or_(JournalEntry.entry.contains(_KEPT), JournalEntry.entry.contains(_UNDOING)))
        .order_by(JournalEntry.seq)
    )
    acts = {row.seq: told_act(row.entry) for row in rows}
    live = live_acts({seq: told.undoes for seq, told in acts.items()})
    if not live:
        return Basis.EDITION, ()
    body = acts[max(live)].body
    return Basis(body["by"]), tuple(
        Turn(domain, tuple(applications)) for domain, applications in body["turns"]
    )


def who_stays_out(session: Session) -> Out:
    """Return who is out for each application: the recused members who are here, or may come."""
    floor = get_floor(session)
    expected = _expected(floor)
    return {each: frozenset(floor.barred([each]) & expected) for each in floor.domains}


def _expected(floor: Floor) -> set[int]:
    """Return the jurors who are here, and those of whom nobody has said anything yet."""
    states: Mapping[int, AttendanceState] = {
        juror: passage.state for juror, passage in floor.room.members.items()
    }
    return {each for each in floor.roles if each not in states or states[each] in HERE}
