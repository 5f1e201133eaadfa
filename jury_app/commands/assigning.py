"""`assign`: who reads what, the whole panel or by a plan."""

from argparse import Namespace
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer
from jury_app.commands.opening import opened
from jury_app.errors import RuleError
from jury_app.formatting import format_number, span
from jury_app.i18n import _, ngettext
from jury_app.importing.authorities import department_codes
from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import fix_shortlist
from jury_app.model.operations.assignment import Given, assign_readers, give_readings
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.assignment import list_readings
from jury_app.model.queries.planning import plan_steps
from jury_app.model.requirements import current_round, require_round
from jury_app.progress import finish


@dataclass(frozen=True, slots=True)
class _Shortlist:
    """How many applications are shortlisted, and whether the jury keeps to them."""

    count: int
    is_settled: bool


def assign(arguments: Namespace) -> Answer:
    """Give every application its readers."""
    if arguments.at_most is not None and arguments.readers is None:
        raise RuleError("load_alone")
    with opened(arguments, writes=True) as database:
        if arguments.round:
            database.read(require_round, arguments.round)
        given = database.write(
            _assign, arguments.readers, arguments.at_most, shortlist=arguments.shortlist
        )
        shortlist = database.read(_shortlist)
        known = database.read(list_readings)
    compared = known.compared()
    loads = known.loads.values()
    document = {
        "assigned": given.readings,
        "jurors": given.jurors,
        "applications": given.applications,
        "lightest": min(loads, default=0),
        "heaviest": max(loads, default=0),
        "incomparable": [known.codes[each.group] for each in compared.open],
        "shortlisted": shortlist.count,
        "shortlist_settled": shortlist.is_settled,
    }
    gaps = tuple(_gap(known.codes[each.group], len(each.parts)) for each in compared.open)
    lines = (*_given(given, loads), *gaps, *_kept_to(shortlist))
    return Answer(document=document, lines=lines)


def _assign(session: Session, readers: int | None, most: int | None, *, shortlist: bool) -> Given:
    """Assign, once the shortlist is settled if that is asked; one without the other never."""
    if shortlist and not current_round(session).shortlist_only:
        fix_shortlist(session)
    if readers is None:
        return assign_readers(session)
    known = list_readings(session, departments=department_codes())
    plan = finish(plan_steps(known, readers, most))
    return give_readings(session, pairs=plan.pairs, readers=readers)


def _given(given: Given, loads: Collection[int]) -> Iterator[str]:
    yield _("{readings} readings: {applications} applications, {jurors} jurors.").format(
        readings=given.readings, applications=given.applications, jurors=given.jurors
    )
    if given.readings:
        most = max(loads)
        text = ngettext(
            "A juror reads {span} application.", "A juror reads {span} applications.", most
        )
        yield text.format(span=span(min(loads), most))


def _gap(domain: str, groups: int) -> str:
    return _(
        "{domain}: the readings leave {count} groups of applications that nobody can compare."
    ).format(domain=domain, count=format_number(groups))


def _kept_to(shortlist: _Shortlist) -> Iterator[str]:
    if shortlist.count and not shortlist.is_settled:
        yield ngettext(
            "{count} application is shortlisted, but the shortlist is not settled: all that "
            "compete were assigned. To keep to the shortlist: assign --shortlist.",
            "{count} applications are shortlisted, but the shortlist is not settled: all that "
            "compete were assigned. To keep to the shortlist: assign --shortlist.",
            shortlist.count,
        ).format(count=shortlist.count)


def _shortlist(session: Session) -> _Shortlist:
    rows = list_applications(session)
    count = sum(row.status is ApplicationStatus.SHORTLISTED for row in rows)
    return _Shortlist(count, current_round(session).shortlist_only)
