"""The assignment page: a plan, a change by hand and what it would change, and what is mended."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from jury_app.model.enums import ApplicationStatus
from jury_app.model.operations.applications import set_status
from jury_app.model.operations.jury import withdraw_juror
from jury_app.model.queries.assignment import list_readings
from jury_app.model.queries.jury import readings
from jury_app.model.scoring.comparability import Comparability
from jury_app.ui.secretariat.assignment_overview import Stand, assignment_overview
from jury_app.ui.secretariat.assignment_words import compared_sentence
from jury_app.ui.secretariat.dialogs.assign_dialog import AssignDialog
from jury_app.ui.secretariat.pages.assignment_loads import AssignmentLoads
from jury_app.ui.secretariat.pages.assignment_page import AssignmentPage
from jury_app.ui.secretariat.planner import Planner
from jury_app.ui.secretariat.row_drag import APPLICATION, JUROR, line

YEAR = runpy.run_path(str(Path(__file__).parents[2] / "model" / "year.py"))
LINK = Qt.DropAction.LinkAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def at(qtbot, office_at, shown_page, answer):
    """What opens the page at a stage, once it knows who reads what."""

    def open_(stage="assigned"):
        page = Assignment(qtbot, office_at(stage), shown_page, answer)
        if stage != "founded":
            qtbot.waitUntil(lambda: len(page.tab.model.rows) == 56)
        return page

    return open_


class Assignment:
    """The page, and what is done on it."""

    def __init__(self, qtbot, office, shown_page, answer):
        self.qtbot, self.office, self._answer = qtbot, office, answer
        self.page = shown_page(AssignmentPage, office)
        self.tab = self.page.applications_tab
        self.panel = self.tab.change_panel

    def readers(self, application_id):
        return set(self._answer(self.office, readings).get(application_id, ()))

    def known(self):
        return self._answer(self.office, list_readings)

    def choose(self, stand):
        """Choose the first juror of the chosen application who stands so; return both ids."""
        row = next(row for row in self.tab.readers_model.rows if row.stand is stand)
        self.tab.readers_table.choose(row.id)
        self.qtbot.waitUntil(lambda: self.panel.is_ready)
        return self.tab.pane.table.current_row().id, row.id

    def dialog(self):
        self.page.assign()
        return self.page.findChildren(AssignDialog)[-1]

    def plan(self, readers, most=None, dialog=None):
        """Work out a plan in the dialog."""
        dialog = dialog or self.dialog()
        self.qtbot.mouseClick(dialog.few_radio, LEFT)
        dialog.readers_spin.setValue(readers)
        if most is not None:
            dialog.most_check.setChecked(True)
            dialog.most_spin.setValue(most)
        self.qtbot.mouseClick(dialog.primary_button, LEFT)
        self.qtbot.waitUntil(
            lambda: dialog.plan_label.isVisible() or dialog.error_bar.isVisible(), timeout=30_000
        )
        return dialog

    def put_in_force(self, dialog):
        with self.qtbot.waitSignal(self.office.workspace.changed):
            self.qtbot.mouseClick(dialog.primary_button, LEFT)
        self.known()


def drop(table, row, data):
    """Let something fall onto a row of a table."""
    place = table.visualRect(table.model().index_of(row)).center()
    viewport = table.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place, LINK, data, LEFT, PLAIN))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), LINK, data, LEFT, PLAIN))


def test_an_edition_without_applications_says_what_the_page_is_for(at):
    page = at("founded").page

    assert page.applications_tab.pane.empty.isVisible()
    assert not page.assign_button.isVisible()
    assert not page.again_button.isVisible()


def test_loads_and_comparability_are_told_in_the_header(qtbot, at):
    page = at().page

    qtbot.waitUntil(lambda: "comparé" in page.header.sentence_label.text())

    assert "lectures" in page.header.sentence_label.text()
    assert "par juré" in page.header.sentence_label.text()


def test_jurors_of_whom_each_reads_one_application_are_told_in_the_singular(qtbot, tmp_path):
    edition = tmp_path / "one.jury"
    YEAR["found"](edition)
    year = YEAR["Year"](edition)
    year.applications("A1")
    year.jurors("Benali")
    year.assign()
    loads = AssignmentLoads()
    qtbot.addWidget(loads)

    loads.show_assignment(year.database.read(assignment_overview))
    year.close()

    assert loads.sentence_label.text().startswith("Un juré lit 1 dossier\N{NO-BREAK SPACE};")


def test_a_plan_is_shown_before_it_is_put_in_force(at):
    table = at()
    before = table.known().pairs

    dialog = table.plan(2)

    assert "112\N{NO-BREAK SPACE}lectures" in dialog.plan_label.text()
    assert "retirées" in dialog.plan_label.text()
    assert table.known().pairs == before
    table.put_in_force(dialog)
    assert {len(panel) for panel in table.known().readers.values()} == {2}


def test_a_plan_is_in_sight_at_the_largest_text_too(at, theme):
    table = at()
    theme.set_text_size(200)

    dialog = table.plan(2)

    label, room = dialog.plan_label, dialog.area.viewport()
    table.qtbot.waitUntil(
        lambda: 0 < label.mapTo(room, label.rect().bottomLeft()).y() < room.height()
    )


def test_another_number_asks_for_another_plan(at):
    dialog = at().plan(2)

    dialog.readers_spin.setValue(3)

    assert not dialog.plan_label.isVisible()
    assert dialog.primary_button.text() == "Préparer la répartition"


def test_a_plan_that_comes_after_something_else_was_chosen_is_not_taken(qtbot, at):
    table = at()
    dialog = table.dialog()
    planner, plans = dialog.findChild(Planner), []
    planner.planned.connect(plans.append)
    table.plan(2, 20, dialog)

    for choose in (
        lambda: dialog.readers_spin.setValue(3),
        lambda: (dialog.readers_spin.setValue(2), dialog.most_check.setChecked(False)),
        lambda: qtbot.mouseClick(dialog.whole_radio, LEFT),
    ):
        choose()
        planner.planned.emit(plans[0])
        assert not dialog.plan_label.isVisible()
        assert dialog.primary_button.isEnabled()


def test_a_plan_that_is_refused_is_forgotten(qtbot, at):
    table = at()
    dialog = table.plan(2)
    juror = table.known().jurors[0].id
    table.office.workspace.write(withdraw_juror, juror_id=juror)

    qtbot.mouseClick(dialog.primary_button, LEFT)

    qtbot.waitUntil(dialog.error_bar.isVisible)
    assert "cette répartition" in dialog.error_bar.sentence_label.text()
    assert not dialog.plan_label.isVisible()
    assert dialog.primary_button.text() == "Préparer la répartition"


def test_the_whole_panel_is_given_in_one_press(qtbot, at):
    table = at()
    table.put_in_force(table.plan(2))

    table.put_in_force(table.dialog())

    assert len(table.known().pairs) == sum(map(len, table.known().panels.values()))


@pytest.mark.parametrize(
    ("readers", "most", "said"), [(50, None, "n’a que"), (3, 2, "Accordez-en au moins")]
)
def test_a_plan_that_cannot_be_is_refused_by_name_in_the_dialog(at, readers, most, said):
    dialog = at().plan(readers, most)

    assert dialog.error_bar.isVisible()
    assert said in dialog.error_bar.sentence_label.text()
    assert dialog.primary_button.isEnabled()


def test_what_a_reading_taken_away_would_change_is_told_before_it_is(qtbot, at, undo):
    table = at()
    application, juror = table.choose(Stand.READS)
    before = table.readers(application)

    told = table.panel.sentence_label.text()

    assert "au lieu de" in told
    assert f"{len(before) - 1}\N{NO-BREAK SPACE}lecteur" in told
    assert table.readers(application) == before
    qtbot.mouseClick(table.panel.take_button, LEFT)
    qtbot.waitUntil(lambda: table.readers(application) == before - {juror})
    undo(table.page, table.tab.pane.table.current_row().application.number)
    assert table.readers(application) == before


def test_a_reading_taken_away_shows_its_application_anew_and_no_other(qtbot, at):
    table = at()
    application, juror = table.choose(Stand.READS)
    before, loads = table.tab.model.rows, table.page.loads_tab.model.rows

    qtbot.mouseClick(table.panel.take_button, LEFT)
    qtbot.waitUntil(lambda: table.tab.model.rows != before)
    qtbot.waitUntil(lambda: table.page.loads_tab.model.rows != loads)

    kept = {id(each) for each in (*before, *loads)}
    assert [each.id for each in table.tab.model.rows if id(each) not in kept] == [application]
    assert [each.id for each in table.page.loads_tab.model.rows if id(each) not in kept] == [juror]


def test_the_keyboard_alone_gives_a_reading(qtbot, at):
    table = at()
    table.put_in_force(table.plan(2))
    qtbot.waitUntil(lambda: all(row.readers == 2 for row in table.tab.model.rows))
    table.tab.pane.table.setFocus()
    qtbot.keyClick(table.tab.pane.table, Qt.Key.Key_Return)
    readers = table.tab.readers_table
    assert table.page.focusWidget() is readers

    while readers.current_row().stand is not Stand.FREE:
        qtbot.keyClick(readers, Qt.Key.Key_Down)
    application, juror = table.tab.pane.table.current_row().id, readers.current_row().id
    qtbot.waitUntil(lambda: table.panel.is_ready)
    qtbot.keyClick(readers, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: juror in table.readers(application))


def test_a_juror_dragged_onto_an_application_is_looked_at_first(qtbot, at):
    table = at()
    table.put_in_force(table.plan(2))
    qtbot.waitUntil(lambda: all(row.readers == 2 for row in table.tab.model.rows))
    other = table.tab.model.shown_rows[3].id
    juror = next(iter(table.known().eligible[other] - table.readers(other)))

    drop(table.tab.pane.table, other, line(juror, JUROR))

    qtbot.waitUntil(lambda: table.panel.is_ready)
    assert table.tab.pane.table.current_row().id == other
    assert table.tab.readers_table.current_row().id == juror
    assert juror not in table.readers(other)
    qtbot.mouseClick(table.panel.give_button, LEFT)
    qtbot.waitUntil(lambda: juror in table.readers(other))


def test_an_application_dragged_onto_a_juror_is_looked_at_too(qtbot, at):
    table = at()
    row = table.tab.readers_model.rows[1]
    application = table.tab.pane.table.current_row().id

    drop(table.tab.readers_table, row.id, line(application, APPLICATION))

    qtbot.waitUntil(lambda: table.panel.is_ready)
    assert table.tab.readers_table.current_row().id == row.id


def test_an_application_dropped_on_an_application_chooses_nothing(at):
    table = at().tab
    chosen = table.pane.table.current_row().id
    juror = table.readers_model.rows[0].id

    drop(table.pane.table, table.model.shown_rows[3].id, line(juror, APPLICATION))

    assert table.pane.table.current_row().id == chosen
    assert table.readers_table.current_row() is None


def carried(qtbot, table, place, way):
    """Press on a line, pull the pointer away, and return what that carries."""
    qtbot.mousePress(table.viewport(), LEFT, pos=place)
    moved = QPointF(place + way)
    held = QMouseEvent(
        QEvent.Type.MouseMove, moved, table.viewport().mapToGlobal(moved),
        Qt.MouseButton.NoButton, LEFT, PLAIN,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), held)
    taken = [each.mimeData() for each in table.findChildren(QDrag)]
    found = [{kind: bytes(each.data(kind).data()) for kind in each.formats()} for each in taken]
    qtbot.mouseRelease(table.viewport(), LEFT, pos=place + way)
    return found


def test_a_drag_carries_the_line_under_the_pointer(qtbot, at):
    table = at().tab.readers_table
    place = table.visualRect(table.model().index(1, 0)).center()

    drags = carried(qtbot, table, place, QPoint(0, -QApplication.startDragDistance()))

    assert drags == [{JUROR: str(table.current_row().id).encode()}]
    assert table.currentIndex().row() == 1


def test_a_pointer_that_trembles_chooses_and_carries_nothing(qtbot, at):
    table = at().tab.readers_table
    place = table.visualRect(table.model().index(1, 0)).center()

    drags = carried(qtbot, table, place, QPoint(0, QApplication.startDragDistance() - 1))

    assert drags == []
    assert table.currentIndex().row() == 1


def test_what_cannot_be_compared_is_mended_with_the_readings_proposed(qtbot, at):
    table = at()
    table.put_in_force(table.plan(1))
    gaps = table.page.gaps_tab
    qtbot.waitUntil(lambda: bool(gaps.model.rows))
    table.page.show_gaps()
    before = table.known().compared().open
    assert gaps.mend_button.isVisible()
    assert (
        gaps.pane.table.current_row().what
        == f"{len(before[0].parts)}\N{NO-BREAK SPACE}groupes sans lecteur commun"
    )

    qtbot.mouseClick(gaps.mend_button, LEFT)

    qtbot.waitUntil(lambda: len(table.known().compared().open) < len(before))
    assert "Comparabilité (" in table.page.tabs.tabText(2)


def test_one_domain_is_shown_alone_on_every_tab(qtbot, at):
    table = at()
    page = table.page
    elsewhere = [each for each in table.tab.model.rows if each.application.domain_code != "D01"]
    table.tab.pane.table.choose(elsewhere[-1].id)

    page.domain_choice.setCurrentIndex(1)

    assert table.tab.pane.table.current_row() == table.tab.model.shown_rows[0]
    assert {row.application.domain_code for row in table.tab.model.shown_rows} == {"D01"}
    known = table.known()
    first = table.tab.model.shown_rows[0].id
    shown = {row.id for row in page.loads_tab.model.shown_rows}
    assert shown == known.panels[first]
    assert len(shown) < len(page.loads_tab.model.rows)


def test_a_chosen_domain_that_is_gone_leaves_all_the_others_shown(qtbot, at):
    table = at()
    page = table.page
    page.domain_choice.setCurrentIndex(1)
    gone = {row.id for row in table.tab.model.shown_rows}

    table.office.workspace.write(
        set_status, application_ids=sorted(gone), status=ApplicationStatus.WITHDRAWN
    )

    qtbot.waitUntil(lambda: len(table.tab.model.rows) == 56 - len(gone))
    assert page.domain_choice.value is None
    for tab in (table.tab, page.loads_tab):
        assert len(tab.model.shown_rows) == len(tab.model.rows)


def test_what_was_not_looked_at_is_not_vouched_for(at):
    table = at()
    gaps, known = table.page.gaps_tab, table.known()
    told = gaps.empty.sentence_label

    gaps.show_gaps(known, Comparability(), locked=False)
    assert told.text().endswith("même s’il manque un juré.")
    gaps.show_gaps(known, Comparability(unseen=1), locked=False)
    assert told.text().startswith("1 autre juré ou dossier pourrait")
    assert "même s’il manque" not in compared_sentence(Comparability(unseen=7))
    assert compared_sentence(Comparability(unseen=7)).endswith(": cela n’a pas été examiné.")


def test_a_closed_sitting_changes_nothing_any_more(qtbot, at):
    table = at("closed")
    table.tab.readers_table.selectRow(0)
    qtbot.waitUntil(lambda: "au lieu de" in table.panel.sentence_label.text())

    assert not table.page.again_button.isEnabled()
    assert not table.panel.take_button.isEnabled()
    assert table.page.notice.isVisible()
