"""Opening and closing an edition: a back-up, and what the start window will say of it."""

from dataclasses import dataclass
from pathlib import Path

from jury_app.i18n import _, language
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_edition, get_stages
from jury_app.progress import Progress, Steps
from jury_app.rehearsal import rehearsing, stamped
from jury_app.ui.secretariat.stages import stand
from jury_app.ui.settings import RecentFile


@dataclass(frozen=True, slots=True)
class Left:
    """The edition as it was left, and its back-up."""

    recent: RecentFile
    backup: Path | None


def arrive(database: Database) -> Steps[Path | None]:
    """Copy the edition as it was found, before anything is done to it."""
    yield Progress(0, 1, _("Making a back-up…"))
    return database.back_up("opening")


def leave(database: Database) -> Steps[Left]:
    """Copy the edition to the user's folder and say how it stands."""
    yield Progress(0, 1, _("Making a back-up…"))
    backup = database.back_up("closing")
    edition = database.read(get_edition)
    values = edition.values
    with rehearsing(is_rehearsal=edition.is_rehearsal):
        sentence = stamped(stand(database.read(get_stages)))
    recent = RecentFile(
        path=str(database.path),
        kind="edition",
        title=f"{values.title} {values.year}",
        sentence=sentence,
        language=language(),
    )
    return Left(recent, backup)
