"""`presentations`: where certificates are handed over: plan it, call it off, tell it."""

from argparse import Namespace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer
from jury_app.commands.opening import opened
from jury_app.formatting import MISSING, format_date, format_hour
from jury_app.i18n import _
from jury_app.model.operations.presentations import cancel_presentation, plan_presentation
from jury_app.model.queries.presentations import PresentationRow, list_presentations


def presentations(arguments: Namespace) -> Answer:
    """Do what is asked, and tell every presentation."""
    writes = bool(arguments.plan or arguments.cancel)
    with opened(arguments, writes=writes) as database:
        if writes:
            database.write(_do, arguments)
        rows = database.read(list_presentations)
    lines = [_line(each) for each in rows] or [_("No presentation is planned.")]
    return Answer(document={"presentations": list(map(_told, rows))}, lines=tuple(lines))


def _do(session: Session, arguments: Namespace) -> None:
    if arguments.cancel:
        cancel_presentation(session, presentation=arguments.cancel)
        return
    plan_presentation(
        session,
        on=arguments.plan.isoformat(),
        place=arguments.place,
        certificates=arguments.certificate,
        people=arguments.person,
        presentation=arguments.instead_of,
    )


def _told(row: PresentationRow) -> dict[str, Any]:
    return {
        "presentation": row.id,
        "on": row.on,
        "place": row.place,
        "people": list(row.people),
        "certificates": list(row.certificates),
    }


def _line(row: PresentationRow) -> str:
    on = datetime.fromisoformat(row.on)
    return _("{number}: {date}, {hour}, {place}: {certificates}").format(
        number=row.id,
        date=format_date(on.date()),
        hour=format_hour(on),
        place=row.where,
        certificates=", ".join(row.certificates) or MISSING,
    )
