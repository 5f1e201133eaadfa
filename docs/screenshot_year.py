"""The demonstration as it stands at each stage of its year, for `screenshots.py`."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from jury_app.demo import calendar
from jury_app.demo.calendar import StoryClock, moment
from jury_app.demo.content import load_projects, load_tale
from jury_app.demo.founding import found, panels
from jury_app.demo.jurors_at_work import SealedBallot
from jury_app.demo.making import STAGES, SUBFOLDERS, Season
from jury_app.demo.marks import Marking
from jury_app.demo.sitting import deliberate
from jury_app.exchange.collecting import collect
from jury_app.exchange.founding import create_edition
from jury_app.exchange.kits import IssuedFile
from jury_app.i18n import language
from jury_app.model.database import Database
from jury_app.model.queries.edition import list_criteria, list_domains
from jury_app.model.queries.jury import list_jurors
from jury_app.model.templates import load_template
from jury_app.progress import finish

NAMES = ("written", "imported", "seated", "issued", "sealed", "opened", "closed", "published")
EMPTY, EARLY, SITTING, DECIDED = "empty", "collecting", "sitting", "decided"
DOMAINS_DONE = 7


@dataclass(slots=True)
class Year:
    """A folder with one edition for each stage, and what the jurors hold."""

    folder: Path
    issued: list[IssuedFile] = field(default_factory=list)
    sealed: list[SealedBallot] = field(default_factory=list)

    def edition(self, stage: str) -> Path:
        """Return the edition as it stood at a stage."""
        return self.folder / f"{stage}.jury"

    def branch(self, stage: str, name: str) -> str:
        """Go on from a stage by another road, under a name of its own."""
        shutil.copyfile(self.edition(stage), self.edition(name))
        return name

    @property
    def imports(self) -> Path:
        """What the form tool wrote."""
        return self.folder / "made" / SUBFOLDERS[0]

    @property
    def late(self) -> list[Path]:
        """The ballots that come after the first collection."""
        first_day = moment(calendar.FIRST_BALLOTS)
        return [each.file.path for each in self.sealed if each.at >= first_day]


Touch: TypeAlias = Callable[[str, Database], None]


def play(folder: Path, touch: Touch | None = None) -> Year:
    """Play the year in the language spoken, keep a copy of every stage, and touch each before."""
    shutil.rmtree(folder, ignore_errors=True)
    year = Year(folder)
    made, grids = folder / "made", folder / "grids"
    for each in (grids, *(made / name for name in SUBFOLDERS)):
        each.mkdir(parents=True)
    _found_empty(year.edition(EMPTY))
    clock = StoryClock()
    with closing(found(made / "demo.jury", clock, load_tale())) as database:
        season = Season(made, grids, database, clock)
        for name, (_words, _weight, stage) in zip(NAMES, STAGES, strict=True):
            if name == "closed":
                _look_in_on_the_sitting(season, year)
            for _step in stage(season):
                continue
            if touch is not None:
                touch(name, database)
            _keep(database, year.edition(name))
            if name == "sealed":
                _collect_early(season, year)
    year.issued, year.sealed = season.issued, season.sealed
    return year


def marking(year: Year) -> Marking:
    """Return what the jurors think of the applications."""
    with closing(Database(year.edition("issued"))) as database:
        codes = [each.values.code for each in database.read(list_domains)]
        return Marking(
            projects={each.number: each for each in load_projects()},
            panels=panels(database.read(list_jurors), codes),
            criteria=[each.values.code for each in database.read(list_criteria)],
            opinions=load_tale().opinions,
        )


def _found_empty(path: Path) -> None:
    """Found the edition of somebody who has just begun."""
    create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=load_tale().year,
        passphrase=None,
        language=language(),
    )


def _collect_early(season: Season, year: Year) -> None:
    """Keep the edition of the day when some ballots are still on their way."""
    year.sealed = season.sealed
    late = set(year.late)
    with closing(_copied(year, "sealed", EARLY, season.clock)) as database:
        season.clock.turn_to(calendar.FIRST_BALLOTS)
        early = [each.file.path for each in season.sealed if each.file.path not in late]
        finish(collect(database, early, passphrase=None))


def _look_in_on_the_sitting(season: Season, year: Year) -> None:
    """Keep the edition of the middle of the sitting, and of its end."""
    with closing(_copied(year, "opened", DECIDED, season.clock)) as database:
        told: Iterator[str] = deliberate(database, season.clock, load_projects(), load_tale())
        for done, _name in enumerate(told, start=1):
            if done == DOMAINS_DONE:
                _keep(database, year.edition(SITTING))


def _copied(year: Year, stage: str, name: str, clock: StoryClock) -> Database:
    """Open a copy of the edition of a stage, to go on from there by another road."""
    shutil.copyfile(year.edition(stage), year.edition(name))
    return Database(year.edition(name), clock=clock)


def _keep(database: Database, path: Path) -> None:
    copy = database.back_up("screenshots")
    if copy is None:
        raise FileNotFoundError(path)
    shutil.copyfile(copy, path)
    path.chmod(0o600)
