"""`status`: how far applications have come."""

from argparse import Namespace

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer
from jury_app.commands.opening import opened
from jury_app.i18n import N_, _
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import set_status
from jury_app.model.requirements import require_application

_WORDS = {
    ApplicationStatus.RECEIVED: N_("Received"),
    ApplicationStatus.ADMISSIBLE: N_("Admissible"),
    ApplicationStatus.INADMISSIBLE: N_("Inadmissible"),
    ApplicationStatus.WITHDRAWN: N_("Withdrawn"),
    ApplicationStatus.SHORTLISTED: N_("Shortlisted"),
}


def status(arguments: Namespace) -> Answer:
    """Say how far applications have come, all of them or none."""
    reason = (arguments.reason or "").strip()
    with opened(arguments, writes=True) as database:
        numbers = database.write(_set, arguments, reason)
    document = {"status": arguments.status, "reason": reason, "applications": numbers}
    lines = tuple(_line(number, arguments.status) for number in numbers)
    return Answer(document=document, lines=lines)


def _set(session: Session, arguments: Namespace, reason: str) -> list[str]:
    asked = dict.fromkeys(arguments.application)
    applications = [require_application(session, number) for number in asked]
    set_status(
        session,
        application_ids=[each.id for each in applications],
        status=ApplicationStatus(arguments.status),
        reason=reason,
    )
    return [each.number for each in applications]


def _line(number: str, status: str) -> str:
    word = _(_WORDS[ApplicationStatus(status)]).lower()
    return _("Application {number}: {status}.").format(number=number, status=word)
