"""Making the demonstration: the road of a whole year, one stage after another."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from jury_app.demo import calendar
from jury_app.demo.calendar import StoryClock
from jury_app.demo.content import FOLDER, load_projects, load_tale
from jury_app.demo.dossiers import attachments
from jury_app.demo.folder import DATA, EDITION, hand_over, workshop_in
from jury_app.demo.form_export import filed, write_archive, write_form
from jury_app.demo.founding import found, look_over, panels, seat, shortlist
from jury_app.demo.jurors_at_work import SealedBallot, Workshop
from jury_app.demo.marks import Marking
from jury_app.demo.sitting import deliberate
from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.kits import IssuedFile, issue_kits
from jury_app.exchange.opening import open_ballots
from jury_app.i18n import N_, _
from jury_app.importing.authorities import load_authorities
from jury_app.importing.intake import import_applications, import_attachments, import_jurors
from jury_app.model.database import Database
from jury_app.model.operations.sitting import take_snapshot
from jury_app.model.queries.edition import list_criteria, list_domains
from jury_app.model.queries.jury import list_jurors
from jury_app.paths import keeping
from jury_app.progress import Progress, Steps
from jury_app.publishing import publish

MADE = "made"
GRIDS = "grids"
SUBFOLDERS = ("imports", "kits", "ballots")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Where the demonstration is: its edition, and every other file of it."""

    edition: Path
    files: tuple[Path, ...]


@dataclass(slots=True)
class Season:
    """The edition in the making, and what goes from one stage to a later one."""

    made: Path
    grids: Path
    database: Database
    clock: StoryClock
    issued: list[IssuedFile] = field(default_factory=list)
    sealed: list[SealedBallot] = field(default_factory=list)


Stage: TypeAlias = Callable[[Season], Iterator[Progress]]


def make_demo(folder: Path) -> Steps[Demo]:
    """Make a whole edition with all its files; stopped half-way, nothing of it remains."""
    folder = folder.absolute()
    with workshop_in(folder) as workshop:
        with closing(_year(workshop)) as year:
            while (progress := _next(year, workshop)) is not None:
                yield progress
        files = hand_over(workshop / MADE, folder)
    edition = folder / EDITION
    return Demo(edition=edition, files=tuple(each for each in files if each != edition))


def _next(year: Steps[None], workshop: Path) -> Progress | None:
    """Do one step with the data of the demonstration apart from those of the user."""
    with keeping(workshop / DATA):
        return next(year, None)


def _year(workshop: Path) -> Steps[None]:
    made, grids = workshop / MADE, workshop / GRIDS
    for each in (grids, *(made / name for name in SUBFOLDERS)):
        each.mkdir(parents=True)
    total = sum(weight for _words, weight, _stage in STAGES)
    yield Progress(0, total, _(STAGES[0][0]))
    clock = StoryClock()
    with closing(found(made / EDITION, clock, load_tale())) as database:
        season = Season(made, grids, database, clock)
        done = 0
        for words, weight, stage in STAGES:
            for step in stage(season):
                share = weight * step.done // max(step.total, 1)
                yield Progress(done + share, total, _(words))
            done += weight
    yield Progress(total, total, _(STAGES[-1][0]))


def _write_imports(season: Season) -> Iterator[Progress]:
    """Write what the form tool exports, and the list of the jurors."""
    tale, folder = load_tale(), season.made / SUBFOLDERS[0]
    labels = {each.values.code: each.values.name for each in season.database.read(list_domains)}
    files = filed(load_projects(), load_authorities())
    yield Progress(0, len(files))
    (folder / "demarches-simplifiees.csv").write_bytes(write_form(files, labels, tale.contacts))
    shutil.copyfile(FOLDER / "jurors.csv", folder / "jurors.csv")
    told = attachments(files, labels, tale.transposition)
    for done, _number in enumerate(write_archive(folder / "demarches-simplifiees.zip", told)):
        yield Progress(done, len(files))


def _import(season: Season) -> Iterator[Progress]:
    """Take in the applications, look them over, and put the best on the shortlist."""
    database, folder = season.database, season.made / SUBFOLDERS[0]
    season.clock.turn_to(calendar.IMPORTED)
    yield from import_applications(database, folder / "demarches-simplifiees.csv")
    yield from import_attachments(database, folder / "demarches-simplifiees.zip")
    season.clock.turn_to(calendar.REVIEWED)
    database.write(look_over, load_tale())
    season.clock.turn_to(calendar.SHORTLISTED)
    database.write(shortlist, load_projects())


def _seat(season: Season) -> Iterator[Progress]:
    """Seat the jury and say who reads what."""
    season.clock.turn_to(calendar.SEATED)
    yield from import_jurors(season.database, season.made / SUBFOLDERS[0] / "jurors.csv")
    season.database.write(seat, load_tale())


def _issue(season: Season) -> Iterator[Progress]:
    """Issue the kits."""
    season.clock.turn_to(calendar.ISSUED)
    kits = season.made / SUBFOLDERS[1]
    season.issued = yield from issue_kits(season.database, kits, passphrase=None)


def _score(season: Season) -> Iterator[Progress]:
    """Let the jurors score and seal."""
    criteria = [each.values.code for each in season.database.read(list_criteria)]
    codes = [each.values.code for each in season.database.read(list_domains)]
    marking = Marking(
        projects={each.number: each for each in load_projects()},
        panels=panels(season.database.read(list_jurors), codes),
        criteria=criteria,
        opinions=load_tale().opinions,
    )
    workshop = Workshop(marking, load_tale(), season.made / SUBFOLDERS[2], season.grids)
    for ballot in workshop.ballots(season.issued):
        season.sealed.append(ballot)
        yield Progress(len(season.sealed), len(season.issued))


def _collect(season: Season) -> Iterator[Progress]:
    """Take the ballots in, the early ones first; then open them before witnesses."""
    database, first_day = season.database, calendar.moment(calendar.FIRST_BALLOTS)
    season.clock.turn_to(calendar.FIRST_BALLOTS)
    early = [each.file.path for each in season.sealed if each.at < first_day]
    yield from collect(database, early, passphrase=None)
    season.clock.turn_to(calendar.LAST_BALLOTS)
    yield from collect(database, [season.made / SUBFOLDERS[2]], passphrase=None)
    season.clock.turn_to(calendar.OPENED)
    yield from open_ballots(database, passphrase=None, witnesses=load_tale().witnesses)
    database.write(take_snapshot)


def _deliberate(season: Season) -> Iterator[Progress]:
    """Hold the sitting, and close it."""
    told = deliberate(season.database, season.clock, load_projects(), load_tale())
    total = len(load_tale().sponsors) + 1
    for done, _name in enumerate(told, start=1):
        yield Progress(done, total)
    season.clock.turn_to(calendar.CLOSING)
    yield from close(season.database, passphrase=None)


def _publish(season: Season) -> Iterator[Progress]:
    """Write every document."""
    season.clock.turn_to(calendar.PUBLISHED)
    yield from publish(season.database, season.made)


STAGES: tuple[tuple[str, int, Stage], ...] = (
    (N_("Writing what the applicants file…"), 14, _write_imports),
    (N_("Importing the applications…"), 4, _import),
    (N_("Seating the jury…"), 2, _seat),
    (N_("Issuing the kits…"), 36, _issue),
    (N_("The jurors score and seal their ballots…"), 24, _score),
    (N_("Collecting and opening the ballots…"), 4, _collect),
    (N_("The jury deliberates…"), 13, _deliberate),
    (N_("Writing the documents…"), 3, _publish),
)
"""What happens, and about how long each stage takes in hundredths."""
