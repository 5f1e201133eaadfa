"""`privacy`, `purge` and `erase`: how long data is kept, and how it goes."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from jury_app.commands.answers import Answer, where
from jury_app.commands.opening import opened
from jury_app.errors import RuleError
from jury_app.formatting import format_number, shown
from jury_app.i18n import _, ngettext
from jury_app.model.database import Database
from jury_app.model.enums import DataKind
from jury_app.model.operations.erasing import require_closed, with_what_goes
from jury_app.model.operations.erasing_people import erasable_person
from jury_app.model.operations.retaining import set_retention
from jury_app.model.queries.erasure_words import counted
from jury_app.model.queries.retention import DueRow
from jury_app.model.retention import KEYS, LONGEST, Periods
from jury_app.privacy.due import due_list, due_words
from jury_app.privacy.purging import Purged, Wish, erase_somebody, purge_edition, sealed_words
from jury_app.progress import finish

ALWAYS = "always"


def privacy(arguments: Namespace) -> Answer:
    """Tell how long each kind of data is kept, and what is due; or change it."""
    with opened(arguments, writes=bool(arguments.keep)) as database:
        if arguments.keep:
            database.write(set_retention, periods=_periods(arguments.keep))
        rows = due_list(database)
    listed = [row for row in rows if row.is_due or not arguments.due]
    lines = tuple(due_words(row) for row in listed) or (_("Nothing is due."),)
    return Answer(document={"due": [_due(row) for row in listed]}, lines=lines)


def purge(arguments: Namespace) -> Answer:
    """Erase kinds of data for good, and write the certificate."""
    with opened(arguments) as database:
        rows = due_list(database)
        kinds = with_what_goes(_asked(arguments.what, rows))
        if arguments.dry_run:
            return _foretold(database, [row for row in rows if row.kind in kinds])
        done = finish(purge_edition(database, kinds, _wish(arguments)))
    return _told(done)


def erase(arguments: Namespace) -> Answer:
    """Erase one person for good, and write the certificate."""
    with opened(arguments) as database:
        if arguments.dry_run:
            person = database.read(erasable_person, arguments.person)
            name = _("Would be erased: {person}").format(person=person.name)
            return Answer(document={"person": person.name}, lines=(name,))
        done = finish(erase_somebody(database, arguments.person, _wish(arguments)))
    return _told(done)


def _asked(what: list[str], rows: list[DueRow]) -> list[DataKind]:
    named = {KEYS[each] for each in what if each in KEYS}
    return [*named, *(row.kind for row in rows if row.is_due and "due" in what)]


def _wish(arguments: Namespace) -> Wish:
    folder = Path(arguments.out) if arguments.out else None
    return Wish(
        reason=arguments.reason,
        by=arguments.by,
        with_backups=arguments.with_backups,
        folder=folder,
    )


def _foretold(database: Database, rows: list[DueRow]) -> Answer:
    database.read(require_closed)
    document = {"would_erase": {row.id: row.count for row in rows if row.count}}
    lines = tuple(
        _("{what}: {count}").format(what=row.title, count=format_number(row.count))
        for row in rows
        if row.count
    )
    return Answer(document=document, lines=lines or (_("There is nothing left of that to erase."),))


def _told(done: Purged) -> Answer:
    erasure = done.erasure
    document: dict[str, Any] = {
        "act": erasure.id,
        "erased": dict(erasure.counts),
        "certificate": where(done.certificate),
        "backups_removed": done.backups_removed,
        "backups_left": done.backups_left,
        "named_under_seal": done.is_sealed,
    }
    lines = [
        _("Erased: {what} ({count})").format(what=title, count=format_number(count))
        for title, count in counted(erasure.counts)
    ]
    lines.append(_("Certificate written: {file}").format(file=done.certificate.name))
    if done.is_sealed:
        lines.append(sealed_words())
    if done.backups_left:
        lines.append(
            ngettext(
                "{count} back-up on this computer still holds it: --with-backups replaces it.",
                "{count} back-ups on this computer still hold it: --with-backups replaces them.",
                done.backups_left,
            ).format(count=format_number(done.backups_left))
        )
    return Answer(document=document, lines=tuple(lines))


def _due(row: DueRow) -> dict[str, Any]:
    return {
        "what": row.id,
        "title": row.title,
        "why": row.ground,
        "months": row.months,
        "due_on": row.due_on,
        "count": row.count,
        "is_due": row.is_due,
    }


def _periods(told: list[str]) -> Periods:
    periods: dict[DataKind, int | None] = {}
    for each in told:
        name, _sign, months = each.partition("=")
        if name not in KEYS:
            raise RuleError("kind_unknown", kind=shown(name), kinds=", ".join(KEYS))
        if months != ALWAYS and not months.isdecimal():
            raise RuleError("period_wrong", most=format_number(LONGEST))
        periods[KEYS[name]] = None if months == ALWAYS else int(months)
    return periods
