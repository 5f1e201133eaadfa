"""`list` and `check`: what an edition holds, and whether it is sound."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer
from jury_app.commands.list_words import heading
from jury_app.commands.opening import opened
from jury_app.exchange.checking import check as look_over
from jury_app.findings import Finding
from jury_app.i18n import _
from jury_app.model.database import Database
from jury_app.model.enums import LevelKind
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_stages, list_domains
from jury_app.model.queries.exchange import list_ballots, list_kits
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.privacy.due import overdue
from jury_app.progress import finish


def list_(arguments: Namespace) -> Answer:
    """Tell what the edition holds."""
    with opened(arguments) as database:
        rows = database.read(LISTS[arguments.what])
    lines = ["\t".join(heading(key) for key in row) for row in rows[:1]]
    lines += ["\t".join(_cell(value) for value in row.values()) for row in rows]
    return Answer(document={arguments.what: rows}, lines=tuple(lines))


def check(arguments: Namespace) -> Answer:
    """Say whether the file is sound, and what is missing."""
    with opened(arguments) as database:
        wrong = finish(look_over(database))
        is_readable = all(each.code != "store_damaged" for each in wrong)
        missing = [*_missing(database), *overdue(database)] if is_readable else []
    played = [Finding("rehearsal")] if vars(arguments).get("is_rehearsal") else []
    found = (*wrong, *missing)
    findings = [{"code": each.code, "text": each.text} for each in (*played, *found)]
    lines = tuple(each.text for each in found) or (_("Everything is there."),)
    return Answer(document={"ok": not wrong, "findings": findings}, lines=lines, ok=not wrong)


def _missing(database: Database) -> list[Finding]:
    stages = database.read(get_stages)
    kits = database.read(list_kits)
    came = sum(row.attachments for row in database.read(list_applications))
    announced = sum(row.announced for row in database.read(list_applications))
    counts = {
        "backup_none": not database.backups(),
        "applications_none": not stages.applications,
        "jurors_none": not stages.jurors,
        "readings_none": bool(stages.applications and stages.jurors and not stages.readings),
        "attachments_missing": max(0, announced - came),
        "kits_never_made" if stages.is_closed else "kits_missing": (
            sum(row.state == "to_issue" for row in kits) if stages.kits else 0
        ),
        "ballots_never_came" if stages.is_closed else "ballots_missing": sum(
            row.state == "issued" for row in kits
        ),
        "ballots_in_conflict": stages.conflicts,
        "domains_open": (
            stages.domains_to_decide - stages.domains_decided if stages.ballots_opened else 0
        ),
    }
    return [Finding(code, {"count": int(count)}) for code, count in counts.items() if count]


def _applications(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "number": row.number,
            "title": row.title,
            "summary": row.summary,
            "applicant": row.applicant,
            "co_applicants": list(row.co_applicants),
            "siren": row.siren or None,
            "domain": row.domain_code,
            "status": row.status.value,
            "deposited": row.deposited or None,
            "late": row.is_late,
            "attachments": row.attachments,
        }
        for row in list_applications(session)
    ]


def _jurors(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "name": row.name,
            "email": row.values.email or None,
            "body": row.values.body,
            "role": row.values.role.value,
            "domains": list(row.domains),
            "function": row.values.function,
            "applications": row.applications,
        }
        for row in list_jurors(session)
        if not row.is_withdrawn
    ]


def _domains(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "code": row.values.code,
            "name": row.values.name,
            "sponsor": row.values.sponsor,
            "applications": row.applications,
        }
        for row in list_domains(session)
    ]


def _kits(session: Session) -> list[dict[str, Any]]:
    return [
        {"juror": row.juror, "state": row.state, "issued_at": row.issued_at}
        for row in list_kits(session)
    ]


def _ballots(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "juror": row.juror,
            "revision": row.revision,
            "state": row.state.value,
            "complete": row.is_complete,
            "digest": row.id,
        }
        for row in list_ballots(session)
    ]


def _decisions(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "domain": row.domain_code,
            "application": row.number or None,
            "level": level_word(row),
            "motive": row.motive,
            "ex_aequo": row.ex_aequo,
        }
        for row in list_decisions(session)
    ]


def level_word(row: DecisionRow) -> str:
    """Return a level's code, a special prize's own name, or `not_awarded`."""
    if row.is_not_awarded:
        return "not_awarded"
    return row.level_name if row.level_kind is LevelKind.SPECIAL else row.level_code


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "–" if value is None else " ".join(str(value).split())


LISTS: Mapping[str, Callable[[Session], list[dict[str, Any]]]] = {
    "applications": _applications,
    "jurors": _jurors,
    "domains": _domains,
    "kits": _kits,
    "ballots": _ballots,
    "decisions": _decisions,
}
