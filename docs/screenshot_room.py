"""The sitting, for `screenshots.py`: the page of the deliberation, its dialogs, and the room."""

from contextlib import closing
from typing import Any

from screenshot_camera import Camera, home, wait_until
from screenshot_secretariat import Desk, desk
from screenshot_year import SITTING, Year

from jury_app.demo import calendar
from jury_app.demo.content import load_tale
from jury_app.exchange.opening import open_ballots
from jury_app.exchange.rehearsing import rehearse
from jury_app.model.database import Database
from jury_app.progress import finish

REHEARSAL = "rehearsal"
PLANNED_MINUTES = 180


def deliberation(camera: Camera, year: Year) -> None:
    """The sitting: a domain that waits, one that is decided, who attends, and the end."""
    with desk(camera, year, SITTING, calendar.FIRST_DOMAIN) as at:
        page = at.open("deliberation")
        at.take("deliberation-decided")
        rows = page.domain_list.model().rowCount()
        page.domain_list.selectRow(min(rows - 1, 8))
        at.settle()
        page.domain_view.table.selectRow(0)
        page.domain_view.table.setFocus()
        at.take("deliberation")
        _room(camera, at, page)
        arranging = at.dialog("running-order", page.agenda.order_button.click)
        arranging.minutes_spin.setValue(PLANNED_MINUTES)
        arranging.exits_button.click()
        wait_until(arranging.exits_button.isEnabled)
        at.take("running-order")
        at.put_away()
        for name, button in (
            ("vote", page.vote_button),
            ("amend", page.domain_view.marks_panel.amend_button),
            ("compare", page.domain_view.compare_button),
            ("trial", page.domain_view.try_button),
            ("attendance", page.attendance_button),
            ("close-sitting-early", page.close_button),
        ):
            at.dialog(name, button.click)
            at.put_away()
    with desk(camera, year, "decided", calendar.CLOSING) as at:
        page = at.open("deliberation")
        asked = at.dialog("close-sitting", page.close_now_button.click)
        asked.sheet_panel.write(home() / "Documents")
        wait_until(asked.sheet_panel.show_button.isVisible)
        at.take("close-sitting-sheet")


def _room(camera: Camera, at: Desk, page: Any) -> None:
    """The domain before the jury, and what the room sees of it."""
    page.room_bar.open_button.click()
    at.settle()
    page.room_bar.standings_action.trigger()
    at.take("deliberation-shown")
    page.room_button.click()
    at.settle()
    page.room_window.resize(at.window.size())
    camera.take("room", page.room_window)
    page.room_window.close()


def rehearsal(camera: Camera, year: Year) -> None:
    """The day played beforehand: asked for, then as it looks, to the secretariat and the room."""
    with desk(camera, year, "issued", calendar.ISSUED) as at:
        page = at.open("deliberation")
        wait_until(page.rehearsals.button.isVisible)
        at.dialog("rehearse", page.rehearsals.button.click)
    with closing(Database(year.edition("issued"))) as database:
        year.edition(REHEARSAL).unlink(missing_ok=True)
        finish(rehearse(database, year.edition(REHEARSAL)))
    with closing(Database(year.edition(REHEARSAL))) as database:
        finish(open_ballots(database, passphrase=None, witnesses=load_tale().witnesses))
    with desk(camera, year, REHEARSAL, calendar.OPENED) as at:
        page = at.open("deliberation")
        wait_until(page.room_bar.isVisible)
        page.room_bar.open_button.click()
        at.settle()
        page.room_bar.standings_action.trigger()
        at.take("rehearsal")
        page.room_button.click()
        at.settle()
        page.room_window.resize(at.window.size())
        camera.take("rehearsal-room", page.room_window)
        page.room_window.close()
