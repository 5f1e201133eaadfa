"""What follows the closing, for `screenshots.py`: the ceremony, printing, rectifying, erasing."""

from typing import Any

from screenshot_camera import Camera, wait_until
from screenshot_secretariat import Desk, desk
from screenshot_year import Year

from jury_app.demo import calendar
from jury_app.model.operations.presentations import plan_presentation
from jury_app.model.queries.retention import DueRow
from jury_app.ui.secretariat.correction_kinds import Kind

LATER = "2028-01-10T10:00"
PLANNED = (
    ("2026-11-12T15:00", "Hôtel de ville", slice(0, 1)),
    ("2026-11-19T10:30", "Maison de la région", slice(1, 4)),
)


def published(camera: Camera, year: Year) -> None:
    """Each part of what is published, and what the dialogs of the page ask."""
    with desk(camera, year, year.branch("closed", "rectified"), calendar.PUBLISHED) as at:
        page = at.open("publication")
        page.columns.open(1)  # where both do not fit side by side
        tabs = page.tabs
        at.tab(tabs, tabs.widget(2), "publication-ceremony")
        at.tab(tabs, tabs.cosigning_part, "publication-countersignatures")
        _presentations(at, tabs)
        page.write_button.click()
        wait_until(tabs.written_list.isVisible)
        at.dialog("print", tabs.written_list.print_button.click)
        at.put_away()
        _rectification(at, page)


def _presentations(at: Desk, tabs: Any) -> None:
    panel = tabs.presentations_panel
    at.tab(tabs, panel, "publication-presentations-empty")
    numbers = [number for (number,) in tabs.certificate_panel.which.values[1:]]
    for on, place, which in PLANNED:
        at.workspace.write(
            plan_presentation, on=on, place=place, certificates=numbers[which], people=["M. Dupuis"]
        )
    wait_until(panel.table.isVisible)
    panel.table.selectRow(1)
    panel.table.setFocus()
    at.take("publication-presentations")
    at.dialog("presentation", panel.change_button.click)
    at.put_away()


def _rectification(at: Desk, page: Any) -> None:
    """A title is corrected and a mark too; then both sets of decisions are offered."""
    dialog = at.dialog("rectify-empty", page.rectify_button.click)
    form = dialog.correction_form
    form.kind_choice.choose(Kind.NAMES)
    form.title_edit.setText(form.title_edit.text() + " !")
    dialog.add_button.click()
    at.settle()
    form.kind_choice.choose(Kind.MARK)
    dialog.reason_edit.setPlainText("Faute de frappe relevée par le lauréat.")
    dialog.witness_edit.setText("Mme Benali, M. Dupont")
    at.take("rectify")
    dialog.primary_button.click()
    wait_until(page.version_choice.isVisible)
    at.put_away()
    at.take("publication-rectified")


def privacy(camera: Camera, year: Year) -> None:
    """What is kept about people, two years later; and what is asked before any of it goes."""
    with desk(camera, year, "closed", LATER) as at:
        page = at.open("edition")
        tab = page.privacy_tab
        page.tabs.setCurrentWidget(tab)
        wait_until(lambda: tab.model.rows)
        at.take("privacy-due")
        due: DueRow = tab.model.rows[0]
        tab.table.choose(due.id)
        for name, opened in (
            ("privacy-period", tab.period_button.click),
            ("privacy-about", tab.tell_about),
            ("privacy-erase-person", tab.erase_person),
            ("privacy-purge", tab.purge),
        ):
            at.dialog(name, opened)
            at.put_away()
