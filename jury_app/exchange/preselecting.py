"""Founding the jury’s edition from the closed edition of the expert panel before it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from jury_app.errors import RuleError
from jury_app.exchange.founding import Founded, new_keys, require_real
from jury_app.i18n import Language
from jury_app.model.database import Database
from jury_app.model.making import made_aside
from jury_app.model.operations.attachments import IncomingAttachment
from jury_app.model.operations.founding import found_edition
from jury_app.model.operations.preselecting import take_shortlist
from jury_app.model.queries.applications import attachment_content
from jury_app.model.queries.handing_on import HandedOn, handed_on
from jury_app.model.queries.shortlist import shortlist_level
from jury_app.model.templates import Template, TemplateDomain
from jury_app.progress import Progress, Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class JuryEdition:
    """What the jury’s edition is to be: its own grid, levels and rules, and who sits in it."""

    template: Template
    title: str | None
    year: int | None
    passphrase: str | None
    language: Language
    seats_panel: bool = False


@dataclass(frozen=True, slots=True)
class FoundedOn(Founded):
    """The recovery key, and how many applications the jury judges."""

    applications: int


def found_on_shortlist(panel: Database, path: Path, asked: JuryEdition) -> Steps[FoundedOn]:
    """Make an edition that judges a sealed shortlist: all of it is there, or there is no file."""
    require_real(panel)
    handed = _require_handed(panel)
    yield Progress(0, 2)
    keys, recovery = new_keys(asked.passphrase)
    with made_aside(path) as aside, closing(Database.create(aside)) as database:
        database.write(
            found_edition,
            template=_within(asked.template, handed),
            keys=keys,
            title=asked.title,
            year=asked.year or handed.edition.values.year,
            language=asked.language,
        )
        yield Progress(1, 2)
        count = database.write(
            take_shortlist,
            handed=handed,
            files=_files(panel, handed),
            seats_panel=asked.seats_panel,
        )
    yield Progress(2, 2)
    return FoundedOn(recovery, count)


def _require_handed(panel: Database) -> HandedOn:
    if panel.read(shortlist_level) is None:
        raise RuleError("shortlist_none")
    handed = panel.read(handed_on)
    if handed is None:
        raise RuleError("shortlist_open", file=panel.path.name)
    return handed


def _within(template: Template, handed: HandedOn) -> Template:
    """Return a template with the domains of the panel, and with what the year is called there."""
    known = handed.edition.values
    return msgspec.structs.replace(
        template,
        organiser=template.organiser or known.organiser,
        place=template.place or known.place,
        ballots_email=template.ballots_email or known.ballots_email,
        domains=tuple(
            TemplateDomain(code=each.code, name=each.name, sponsor=each.sponsor)
            for each in handed.domains
        ),
    )


def _files(panel: Database, handed: HandedOn) -> Iterator[IncomingAttachment]:
    """Read the files one after another: together they may be larger than memory."""
    for application in handed.applications:
        for each in application.detail.attachments:
            yield IncomingAttachment(
                number=application.values.number,
                name=each.name,
                media_type=each.media_type,
                content=panel.read(attachment_content, each.id),
            )
