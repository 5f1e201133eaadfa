"""The sitting, for `screenshots.py`: the page of the deliberation, its dialogs, and the room."""

from typing import Any

from screenshot_camera import Camera, wait_until
from screenshot_secretariat import Desk, desk
from screenshot_year import SITTING, Year

from jury_app.demo import calendar

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
        at.dialog("vote", page.vote_button.click)
        at.put_away()
        at.dialog("amend", page.domain_view.marks_panel.amend_button.click)
        at.put_away()
        at.dialog("attendance", page.attendance_button.click)
        at.put_away()
        at.dialog("close-sitting-early", page.close_button.click)
    with desk(camera, year, "decided", calendar.CLOSING) as at:
        page = at.open("deliberation")
        at.dialog("close-sitting", page.close_now_button.click)


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
