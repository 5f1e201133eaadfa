"""The day of the jury: who attends, what is decided, in which order, and why."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from jury_app.demo.calendar import FIRST_DOMAIN, MINUTES_A_DOMAIN, PRIZE, SITTING, StoryClock
from jury_app.demo.content import Project, Tale
from jury_app.demo.founding import jurors_of
from jury_app.model.database import Database
from jury_app.model.enums import AttendanceState
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.operations.sitting import (
    Award,
    decide,
    decide_not_awarded,
    level_named,
    withdraw_decision,
)
from jury_app.model.queries.edition import list_domains
from jury_app.model.templates import said

SPECIAL = "special"
LEVELS = ("or", "argent", "bronze", "mention")


def call_the_roll(session: Session, tale: Tale) -> None:
    """Say how each juror takes part, and who writes the minutes."""
    given = tale.attendance
    states = {
        **dict.fromkeys(given.remote, AttendanceState.REMOTE),
        **dict.fromkeys(given.represented, AttendanceState.REPRESENTED),
        **dict.fromkeys(given.excused, AttendanceState.EXCUSED),
    }
    for name, juror in jurors_of(session).items():
        state = states.get(name, AttendanceState.PRESENT)
        set_attendance(session, juror_id=juror.id, state=state)
    name_secretary(session, name=tale.secretary)


def deliberate(
    database: Database, clock: StoryClock, projects: Sequence[Project], tale: Tale
) -> Iterator[str]:
    """Decide one domain after another, and the special prize last; tell each as it is done."""
    clock.turn_to(SITTING)
    database.write(call_the_roll, tale)
    clock.turn_to(FIRST_DOMAIN)
    for domain in database.read(list_domains):
        code = domain.values.code
        awarded = [each for each in projects if each.domain == code and each.award in LEVELS]
        if awarded:
            database.write(_award, awarded, tale)
        else:
            database.write(
                decide_not_awarded, domain_code=code, motive=said(tale.not_awarded[code])
            )
        clock.wait(MINUTES_A_DOMAIN)
        yield domain.values.name
    clock.turn_to(PRIZE)
    database.write(_give_special_prize, projects, tale)
    yield said(tale.prize)


def _award(session: Session, awarded: Sequence[Project], tale: Tale) -> None:
    for each in sorted(awarded, key=lambda one: LEVELS.index(one.award)):
        if each.departs:
            _slip(session, each, tale)
        _decide(session, each, each.award, tale)


def _slip(session: Session, project: Project, tale: Tale) -> None:
    """Enter a decision wrongly and take it back at once, as happens on any such day."""
    wrong = Award(
        number=project.number, level_id=level_named(session, "argent"), motive=said(tale.departure)
    )
    withdraw_decision(session, decision_id=decide(session, award=wrong).id)


def _decide(session: Session, project: Project, level: str, tale: Tale) -> None:
    award = Award(
        number=project.number,
        level_id=level_named(session, level),
        motive=said(tale.departure) if project.departs else "",
        citation=project.citation,
    )
    decide(session, award=award)


def _give_special_prize(session: Session, projects: Sequence[Project], tale: Tale) -> None:
    for each in projects:
        if each.award == SPECIAL:
            _decide(session, each, said(tale.prize), tale)
