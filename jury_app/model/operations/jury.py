"""Seating the jury: its members, their panels, what they read, and their recusals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.limits import LONGEST_TEXT
from jury_app.model.entities import Application, Assignment, Juror, PanelMember, Recusal
from jury_app.model.enums import (
    JournalKind,
    JurorRole,
)
from jury_app.model.journal import record
from jury_app.model.operations.applications import Taken
from jury_app.model.operations.seating import (
    SeatedJury,
    seat,
    seat_line,
    update,
    update_line,
)
from jury_app.model.queries.conflicts import suggest_conflicts
from jury_app.model.queries.standings import recusals
from jury_app.model.requirements import (
    current_round,
    require_fitting,
    require_juror,
    require_length,
    require_not_closed,
    require_text,
    rules_of,
)
from jury_app.model.scoring.assignment import Pair, TooFewReadersError, balanced_readers
from jury_app.model.scoring.mixing import mixed
from jury_app.model.values import JurorValues


def take_jurors(session: Session, *, incoming: Sequence[JurorValues]) -> Taken:
    """Seat the jurors of a list; of those known, change what the list changed."""
    require_not_closed(session)
    seated = SeatedJury(session, incoming)
    taken = Taken()
    for values in incoming:
        found = seated.take(values)
        if found is None:
            seat_line(session, values)
            taken = replace(taken, new=taken.new + 1)
        elif update_line(session, found, values):
            taken = replace(taken, changed=taken.changed + 1)
        else:
            taken = replace(taken, unchanged=taken.unchanged + 1)
    if taken.new or taken.changed:
        body = {"new": taken.new, "changed": taken.changed}
        record(session, JournalKind.JURORS_IMPORTED, body)
    return taken


def add_juror(session: Session, *, values: JurorValues) -> int:
    """Seat a juror, and return their id."""
    require_not_closed(session)
    require_text(values.family_name, "name_empty")
    require_fitting(values)
    juror = seat(session, values)
    record(session, JournalKind.JUROR_ADDED, {"juror": juror.id})
    return juror.id


def edit_juror(session: Session, *, juror_id: int, values: JurorValues) -> int:
    """Correct what is known of a juror, or change their panels."""
    require_not_closed(session)
    require_text(values.family_name, "name_empty")
    require_fitting(values)
    update(session, session.get_one(Juror, juror_id), values)
    return record(session, JournalKind.JUROR_EDITED, {"juror": juror_id})


def withdraw_juror(session: Session, *, juror_id: int, reason: str = "") -> int:
    """Let a juror leave the jury; what they sent stays in the edition."""
    require_not_closed(session)
    require_juror(session, juror_id).is_withdrawn = True
    body = {"juror": juror_id, "withdrawn": True}
    return record(session, JournalKind.JUROR_EDITED, body, reason=reason)


def assign_readers(
    session: Session,
    *,
    readers: int | None = None,
    departments: Mapping[str, str] | None = None,
) -> tuple[int, int, int]:
    """Give each application its whole panel, or n of its jurors, evenly and in mixed panels.

    Return how many readings, jurors and applications that makes. By number, nobody is given what
    they are recused from or may be in conflict with; in a whole panel recused jurors keep their
    place, and the kit says that they are recused. `departments` is that of `suggest_conflicts`.
    """
    require_not_closed(session)
    jury = current_round(session)
    eligible = _panels(session)
    if not any(eligible.values()):
        raise RuleError("nobody_to_assign")
    if readers is None:
        wanted = {(juror, each) for each, panel in eligible.items() for juror in panel}
    else:
        wanted = _balanced(session, eligible, readers, departments)
    current = {
        (each.juror_id, each.application_id): each
        for each in session.scalars(select(Assignment).where(Assignment.round_id == jury.id))
    }
    for pair in sorted(current.keys() - wanted):
        session.delete(current[pair])
    for juror_id, application_id in sorted(wanted - current.keys()):
        session.add(Assignment(round_id=jury.id, juror_id=juror_id, application_id=application_id))
    counts = (len(wanted), len({pair[0] for pair in wanted}), len({pair[1] for pair in wanted}))
    if wanted != current.keys():
        body = {"round": jury.id, "readings": counts[0], "readers": readers or 0}
        record(session, JournalKind.ASSIGNED, body)
    return counts


def assign_one(session: Session, *, juror_id: int, application_id: int, reads: bool) -> int:
    """Add one reading by hand, or take it away; marks that came stay in their ballots."""
    require_not_closed(session)
    jury = current_round(session)
    found = session.get(Assignment, (jury.id, juror_id, application_id))
    if reads and found is None:
        session.add(Assignment(round_id=jury.id, juror_id=juror_id, application_id=application_id))
    elif not reads and found is not None:
        session.delete(found)
    else:
        raise RuleError("nothing_changed")
    body: dict[str, Any] = {"juror": juror_id, "application": application_id, "reads": reads}
    return record(session, JournalKind.ASSIGNED, body)


def recuse_juror(session: Session, *, juror_id: int, application_id: int, reason: str) -> int:
    """Record that a juror stays out of everything that concerns an application."""
    require_not_closed(session)
    require_juror(session, juror_id)
    require_length(reason, LONGEST_TEXT)
    if _standing_recusal(session, juror_id, application_id):
        raise RuleError("already_recused")
    session.add(
        Recusal(
            juror_id=juror_id,
            application_id=application_id,
            reason=reason.strip(),
        )
    )
    body = {"juror": juror_id, "application": application_id}
    return record(session, JournalKind.RECUSAL, body)


def lift_recusal(session: Session, *, recusal_id: int, reason: str) -> int:
    """Record that a recusal no longer holds, and why."""
    require_not_closed(session)
    recusal = session.get_one(Recusal, recusal_id)
    recusal.is_lifted = True
    body = {"juror": recusal.juror_id, "application": recusal.application_id}
    return record(
        session,
        JournalKind.RECUSAL_LIFTED,
        body,
        reason=require_text(reason, "reason_missing"),
    )


def _standing_recusal(session: Session, juror_id: int, application_id: int) -> Recusal | None:
    return session.scalars(
        select(Recusal)
        .where(Recusal.juror_id == juror_id, Recusal.application_id == application_id)
        .where(Recusal.is_lifted.is_(False))
    ).first()


def _panels(session: Session) -> dict[int, set[int]]:
    """Return the jurors of each application's panel."""
    jury = current_round(session)
    everywhere, of_domain = _seats(session, jury.id)
    if not rules_of(session)[1].advisory_members_score:
        advisory = set(session.scalars(select(Juror.id).where(Juror.role == JurorRole.ADVISORY)))
        everywhere -= advisory
        of_domain = {domain: members - advisory for domain, members in of_domain.items()}
    judged = session.execute(
        select(Application.id, Application.domain_id).where(
            Application.status.in_(jury.judged_statuses)
        )
    )
    return {each.id: everywhere | of_domain.get(each.domain_id, set()) for each in judged}


def _seats(session: Session, round_id: int) -> tuple[set[int], dict[int, set[int]]]:
    everywhere: set[int] = set()
    of_domain: defaultdict[int, set[int]] = defaultdict(set)
    sitting = select(Juror.id).where(Juror.is_withdrawn.is_(False))
    for member in session.scalars(
        select(PanelMember)
        .where(PanelMember.round_id == round_id)
        .where(PanelMember.juror_id.in_(sitting))
    ):
        if member.domain_id is None:
            everywhere.add(member.juror_id)
        else:
            of_domain[member.domain_id].add(member.juror_id)
    return everywhere, dict(of_domain)


def _balanced(
    session: Session,
    panels: dict[int, set[int]],
    readers: int,
    departments: Mapping[str, str] | None,
) -> set[Pair]:
    if readers < 1:
        raise RuleError("readers_wrong")
    barred: defaultdict[int, set[int]] = defaultdict(set)
    for juror_id, application_id in recusals(session):
        barred[application_id].add(juror_id)
    for conflict in suggest_conflicts(session, departments=departments):
        barred[conflict.application_id].add(conflict.juror_id)
    eligible = {key: panel - barred[key] for key, panel in panels.items()}
    try:
        return mixed(balanced_readers(eligible, readers), eligible)
    except TooFewReadersError as error:
        application = session.get_one(Application, error.application)
        raise RuleError(
            "readers_too_few",
            number=application.number,
            title=application.title,
            eligible=error.eligible,
            readers=readers,
        ) from error
