"""What goes wrong in a year, for `screenshots.py`: kits that are gone, ballots at odds, paper."""

from contextlib import closing
from pathlib import Path
from typing import Any

from screenshot_camera import Camera, dialogs, home, wait_until
from screenshot_secretariat import desk
from screenshot_year import EARLY, SITTING, Year, marking

from jury_app.demo import calendar
from jury_app.demo.calendar import StoryClock, moment
from jury_app.demo.content import load_tale
from jury_app.desk.changes import Field, Place
from jury_app.desk.desk import Desk
from jury_app.exchange.collecting import collect
from jury_app.exchange.kits import IssuedFile
from jury_app.model.database import Database
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_edition
from jury_app.paths import keeping
from jury_app.progress import finish
from jury_app.publishing.sitting_paper import sitting_paper_of
from jury_app.ui.paper.draft import Draft, keep_draft

CONTESTED, LATE = "contested", "late"
AFTER_OPENING = "2026-10-13T08:30"
TYPED = {
    "turns": [{"from": "10:32", "to": "10:41"}],
    "decisions": [{"at": "10:40"}],
}


def kits(camera: Camera, year: Year) -> None:
    """A kit that was stolen, and the back-ups of the edition."""
    with desk(camera, year, EARLY, calendar.FIRST_BALLOTS) as at:
        page = at.open("kits")
        page.pane.table.selectRow(1)
        asked = at.dialog("kit-lost", page.lost_button.click)
        asked.gone.stolen_radio.setChecked(True)
        at.take("kit-stolen")
        at.put_away()
        page = at.open("edition")
        at.dialog("backups", page.identity_tab.keys_panel.backups_button.click)


def ballots(camera: Camera, year: Year) -> None:
    """A folder that is watched, two ballots of one juror, and one that comes too late."""
    _contest(year)
    with desk(camera, year, CONTESTED, calendar.LAST_BALLOTS) as at:
        page = at.open("ballots")
        mails = home() / "Documents" / "Bulletins"
        mails.mkdir(parents=True, exist_ok=True)
        page.watch_strip.start(mails)
        at.take("ballots-contested")
        at.dialog("resolve", page.resolve_button.click)
        at.put_away()
        page.watch_strip.stop()
    with desk(camera, year, year.branch("opened", LATE), AFTER_OPENING) as at:
        page = at.open("ballots")
        missing = _kit(year, load_tale().ballots.missing)
        page.collect([_sealed(year, missing, "late", AFTER_OPENING)])
        wait_until(page.answers.isVisible)
        at.take("ballots-late")


def paper(camera: Camera, year: Year) -> None:
    """The sitting goes on by hand: its sheets, typed back, and read over before it counts."""
    with desk(camera, year, SITTING, calendar.FIRST_DOMAIN) as at:
        page = at.open("deliberation")
        at.dialog("paper-written", lambda: page.paper.write_sheets(home() / "Documents"))
        at.put_away()
        at.dialog("paper-empty", page.agenda.back_button.click)
        at.put_away()
        waiting = page.overview.undecided[0]
        codes: list[tuple[str, str, str]] = []
        at.workspace.read(lambda session: _paper(session, waiting.id), then=codes.append)
        wait_until(lambda: codes)
        [(edition, code, number)] = codes
        level = page.overview.levels[0].values.name
        decided = [{**row, "application": number, "level": level} for row in TYPED["decisions"]]
        sheet = {**TYPED, "decisions": decided}
        keep_draft(edition, Draft(code=code, typed={waiting.values.code: sheet}))
        shown = at.dialog("paper-typed", page.agenda.back_button.click)
        shown.primary_button.click()
        wait_until(lambda: len(dialogs(at.window)) > 1)
        at.take("paper-review")


def _paper(session: Any, domain_id: int) -> tuple[str, str, str]:
    """Return the edition, the code of its sheets, and the first application of a domain."""
    listed = [each for each in list_applications(session) if each.domain_id == domain_id]
    return get_edition(session).key, sitting_paper_of(session).code, listed[0].number


def _contest(year: Year) -> None:
    """Take in two ballots of one juror, sealed on two machines that know nothing of each other."""
    year.branch(EARLY, CONTESTED)
    late = next(each for each in year.sealed if each.file.path in year.late)
    kit = _kit(year, late.file.juror)
    clock = StoryClock()
    clock.turn_to(calendar.LAST_BALLOTS)
    files = [
        _sealed(year, kit, machine, hour)
        for machine, hour in (("office", "2026-10-05T18:02"), ("laptop 2", "2026-10-05T21:47"))
    ]
    with closing(Database(year.edition(CONTESTED), clock=clock)) as database:
        finish(collect(database, files, passphrase=None))


def _kit(year: Year, juror: str) -> IssuedFile:
    return next(each for each in year.issued if each.juror == juror)


def _sealed(year: Year, kit: IssuedFile, machine: str, hour: str) -> Path:
    """Return the ballot that a juror seals on a machine, all marked."""
    folder = year.folder / machine
    folder.mkdir(exist_ok=True)
    thought, clock = marking(year), moment(hour)
    with keeping(folder), Desk.open(kit.file, kit.code, clock=lambda: clock) as at_work:
        at_work.say(
            {
                Place(Field.MARK, each.number, code): mark
                for each in at_work.view().entries
                if not each.recused_by_secretariat
                for code, mark in thought.marks(each.number, kit.juror).items()
            }
        )
        return at_work.seal(folder).path
