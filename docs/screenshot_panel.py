"""An expert panel that shortlists for the jury, for `screenshots.py`."""

import runpy
from contextlib import closing
from pathlib import Path

from screenshot_camera import Camera, wait_until
from screenshot_secretariat import desk
from screenshot_year import Year

from jury_app.demo import calendar
from jury_app.exchange.closing import close
from jury_app.exchange.founding import create_edition
from jury_app.i18n import language
from jury_app.model.database import Database
from jury_app.model.templates import for_panel, load_template
from jury_app.progress import finish

TESTS = Path(__file__).resolve().parent.parent / "tests"
ACTS = runpy.run_path(str(TESTS / "ui/secretariat/season.py"))["_ACTS"]
"""What the tests make their editions of."""
PANEL = "panel"


def panel(camera: Camera, year: Year) -> None:
    """The shortlist before it is cut, and once it is sealed."""
    _judge(year)
    with desk(camera, year, PANEL, calendar.OPENED) as at:
        page = at.open("standings")
        at.take("panel-standings")
        shown = at.dialog("shortlist", page.shortlist_button.click)
        wait_until(lambda: shown.model.rows)
        shown.best_spin.setValue(1)
        at.take("shortlist-foreseen")
        shown.primary_button.click()
        at.settle()
        at.take("shortlist")
        at.put_away()
    with closing(Database(year.edition(PANEL))) as database:
        finish(close(database, passphrase=None))
    with desk(camera, year, PANEL, calendar.PUBLISHED) as at:
        page = at.open("publication")
        at.take("panel-publication")
        at.dialog("found-jury", page.jury.button.click)


def _judge(year: Year) -> None:
    """Play the year of a panel until its ballots are opened."""
    path = year.edition(PANEL)
    path.unlink(missing_ok=True)
    template = for_panel(load_template("territoria"))
    create_edition(
        path, template=template, title=None, year=2026, passphrase=None, language=language()
    )
    with closing(Database(path)) as database:
        for stage in ("assigned", "issued", "received", "opened"):
            ACTS[stage](database)
