"""The message that takes a kit to its juror, as a draft that any mail program opens and sends.

The code is never in it: it goes by another way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from jury_app import drafts
from jury_app.drafts import Attached, Draft, draft_message
from jury_app.exchange.kits import IssuedFile
from jury_app.files import write_safely
from jury_app.formatting import format_moment
from jury_app.i18n import Language, _, ngettext, speaking
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing


@dataclass(frozen=True, slots=True, kw_only=True)
class KitMessage:
    """What the message to one juror says; without the kit, it tells that it comes otherwise."""

    edition: str
    organiser: str
    juror: str
    email: str
    applications: int
    ballots_due: str | None
    file: str
    kit: bytes | None


def kit_message(message: KitMessage) -> bytes:
    """Return the message to a juror as a draft, in the language spoken."""
    subject = _("{edition}: your juror’s kit").format(edition=message.edition)
    draft = Draft(
        subject=subject,
        name=message.juror,
        email=message.email,
        paragraphs=_paragraphs(message),
        attached=None if message.kit is None else Attached(message.file, message.kit),
    )
    return draft_message(draft)


def write_messages(database: Database, issued: Sequence[IssuedFile]) -> Steps[list[Path]]:
    """Put a draft beside each kit whose juror has an address, and return the drafts."""
    edition = database.read(get_edition)
    jurors = {each.id: each for each in database.read(list_jurors)}
    written: list[Path] = []
    for done, each in enumerate(issued):
        yield Progress(done, len(issued), each.juror)
        if not each.email:
            continue
        message = KitMessage(
            edition=f"{edition.values.title} {edition.values.year}",
            organiser=edition.values.organiser,
            juror=_addressed(jurors[each.juror_id]),
            email=each.email,
            applications=each.applications,
            ballots_due=edition.values.ballots_due_at,
            file=each.file.name,
            kit=_light_enough(each.file),
        )
        path = each.file.with_suffix(drafts.SUFFIX)
        with (
            speaking(cast("Language", edition.language)),
            rehearsing(is_rehearsal=edition.is_rehearsal),
        ):
            write_safely(path, kit_message(message))
        written.append(path)
    yield Progress(len(issued), len(issued))
    return written


def _paragraphs(message: KitMessage) -> list[str]:
    count = message.applications
    told = [
        _("Dear member of the jury,"),
        ngettext(
            "Here is your kit for the jury of {edition}: {count} application to read and to mark.",
            "Here is your kit for the jury of {edition}: {count} applications to read and to mark.",
            count,
        ).format(edition=message.edition, count=count),
        _attached(message),
        _(
            "Save it on your computer and open it by a double click. It asks for a code: that code "
            "comes to you by another way, never by the same message as the kit."
        ),
        _(
            "No network is needed: everything stays on your computer. When you have finished, seal "
            "your ballot and send back the file that the application makes."
        ),
    ]
    if message.ballots_due:
        due = format_moment(datetime.fromisoformat(message.ballots_due))
        told.append(_("Ballots are awaited until {moment}.").format(moment=due))
    told.append(_("With our thanks,") + "\n" + (message.organiser or _("The secretariat")))
    return told


def _attached(message: KitMessage) -> str:
    if message.kit is None:
        return _(
            "The file “{file}” is too heavy for a message: it comes to you by another way."
        ).format(file=message.file)
    return _("The file “{file}” is attached.").format(file=message.file)


def _addressed(juror: JurorRow) -> str:
    return f"{juror.values.civility} {juror.name}".strip()


def _light_enough(path: Path) -> bytes | None:
    return path.read_bytes() if path.stat().st_size <= drafts.HEAVIEST else None
