"""What the secretariat does to the room from the deliberation page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from jury_app.model.enums import AttendanceState
from jury_app.model.operations.choreography import open_application
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.sitting import Award, decide, decide_not_awarded
from jury_app.model.queries.jury import list_jurors, list_recusals
from jury_app.model.queries.room import get_room_screen
from jury_app.ui.room.spoken_recusal_dialog import SpokenRecusalDialog
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage
from jury_app.ui.widgets.toast import Toast


@pytest.fixture
def office(office_at):
    return office_at("opened")


@pytest.fixture
def page(qtbot, office, shown_page):
    page = shown_page(DeliberationPage, office)
    qtbot.waitUntil(lambda: bool(page.domain_view.table.model().rows))
    qtbot.waitUntil(lambda: page.room_bar.state is not None)
    return page


@pytest.fixture
def screen(office, answer):
    return lambda: answer(office, get_room_screen)


def done(qtbot, page, act):
    """Do something to the room, and wait until the page has read what it came to."""
    before = page.room_bar.state
    act()
    qtbot.waitUntil(lambda: page.room_bar.state is not before)


def test_opening_a_domain_says_what_is_before_the_jury_and_the_quorum(qtbot, page, screen):
    bar = page.room_bar
    assert "Aucun domaine n’est devant le jury." in bar.state_label.text()
    assert not bar.show_button.isEnabled()

    bar.open_button.setFocus()
    done(qtbot, page, lambda: qtbot.keyClick(bar.open_button, Qt.Key.Key_Return))

    name = page.domain_list.current_row().name
    assert screen().domain == name
    assert f"Devant le jury\u00a0: {name}." in bar.state_label.text()
    assert "Quorum non atteint\u00a0: 0 sur" in bar.state_label.text()
    assert bar.done_button.isVisible()
    assert not bar.open_button.isVisible()
    assert bar.turns.application_button.hasFocus()

    done(qtbot, page, bar.turns.application_button.click)
    assert f"Devant le jury\u00a0: {name}, dossier nº\u00a0{screen().number}." in (
        bar.state_label.text()
    )


def test_the_sitting_is_suspended_and_resumed_by_one_button(qtbot, page):
    bar = page.room_bar
    assert not bar.pause.button.isVisible()
    done(qtbot, page, bar.open_button.click)
    assert bar.pause.button.accessibleName() == "Suspendre la séance"

    done(qtbot, page, bar.pause.button.click)
    assert "La séance est suspendue depuis" in bar.state_label.text()
    assert bar.pause.button.accessibleName() == "Reprendre la séance"
    with qtbot.waitSignal(bar.refused) as refused:
        bar.turns.application_button.click()
    assert refused.args[0].code == "sitting_suspended"

    done(qtbot, page, bar.pause.button.click)
    assert "suspendue" not in bar.state_label.text()
    assert bar.pause.button.accessibleName() == "Suspendre la séance"


def test_the_buttons_stand_one_under_another_where_they_have_no_room(qtbot, page):
    bar = page.room_bar
    done(qtbot, page, bar.open_button.click)
    shown = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert len({each.y() for each in shown}) == 1

    bar.setFixedWidth(400)

    assert bar.minimumSizeHint().width() < 400
    qtbot.waitUntil(lambda: len({each.y() for each in shown}) == len(shown) > 3)
    assert len({each.x() for each in shown}) == 1
    bar.setFixedWidth(520)
    qtbot.waitUntil(lambda: len({each.y() for each in shown}) == 2)


def test_the_desk_turns_the_pages_of_the_room(qtbot, office, page):
    for code in [each.code for each in page.domain_list.model().rows][:9]:
        office.workspace.write(decide_not_awarded, domain_code=code)
    page.room_button.click()
    qtbot.waitUntil(page.room_window.isActiveWindow)
    qtbot.waitUntil(lambda: page.header.sentence_label.text().startswith("9 "))
    qtbot.waitUntil(page.room_bar.all_action.isEnabled)
    page.room_bar.all_action.trigger()
    view = page.room_window.view
    qtbot.waitUntil(lambda: "page 1" in view.heading_label.text())

    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    page.domain_list.setFocus()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "page 2" in view.heading_label.text()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert "page 1" in view.heading_label.text()


def test_one_thing_at_a_time_is_shown_to_the_room_until_it_is_taken_off(
    qtbot, office, page, screen
):
    bar = page.room_bar
    done(qtbot, page, bar.open_button.click)
    done(qtbot, page, bar.standings_action.trigger)
    assert screen().standings[0].mean is None
    assert "l’ordre des candidatures." in bar.seen_label.text()
    done(qtbot, page, bar.means_action.trigger)
    assert screen().standings[0].mean is not None
    assert "l’ordre des candidatures avec les moyennes." in bar.seen_label.text()
    assert not bar.vote_action.isEnabled()

    bar.decisions_action.trigger()
    qtbot.waitUntil(page.error_bar.isVisible)
    assert screen().standings  # nothing was decided: what was shown stays
    number = page.domain_view.table.current_row().number
    level = page.overview.levels[0].id
    award = Award(number=number, level_id=level, motive="Le jury a tranché")
    done(qtbot, page, lambda: office.workspace.write(decide, award=award))
    done(qtbot, page, bar.decisions_action.trigger)
    assert screen().decisions
    assert not screen().standings

    done(qtbot, page, bar.hide_button.click)
    assert not screen().decisions
    done(qtbot, page, bar.done_button.click)
    assert not bar.decisions_action.isEnabled()
    done(qtbot, page, bar.all_action.trigger)
    assert screen().decisions
    done(qtbot, page, bar.hide_button.click)
    assert not bar.hide_button.isVisible()


def test_the_secretariat_reads_who_stays_out_of_the_room(qtbot, office, page, answer):
    bar = page.room_bar
    juror = answer(office, list_jurors)[0]
    write = office.workspace.write
    here = AttendanceState.PRESENT
    done(qtbot, page, lambda: write(set_attendance, juror_id=juror.id, state=here))
    done(qtbot, page, bar.open_button.click)
    row = page.domain_view.table.current_row()

    write(recuse_juror, juror_id=juror.id, application_id=row.id, reason="Élu")
    done(qtbot, page, lambda: write(open_application, number=row.number))

    assert f"dossier nº\u00a0{row.number}." in bar.state_label.text()
    qtbot.waitUntil(lambda: f"Hors de la salle\u00a0: {juror.name}." in bar.state_label.text())


def test_the_screen_of_the_room_opens_by_a_key_and_goes_blank_by_another(qtbot, page):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.domain_list.setFocus()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.room_window is not None and page.room_window.isVisible())

    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_B)
    assert page.room_window.is_blank


def test_the_application_that_comes_before_the_jury_is_the_one_decided_on(qtbot, page, screen):
    bar, table = page.room_bar, page.domain_view.table
    done(qtbot, page, bar.open_button.click)
    while table.current_row().number == bar.state.next_number:
        table.selectRow(1)

    done(qtbot, page, bar.turns.application_button.click)

    assert table.current_row().number == screen().number
    assert page.act.panel.number_label.text() == screen().number


def test_a_recusal_declared_aloud_is_recorded_beside_its_application(
    qtbot, office, answer, page, screen
):
    bar, view = page.room_bar, page.domain_view
    done(qtbot, page, bar.open_button.click)
    done(qtbot, page, bar.turns.application_button.click)
    known = {each.juror for each in answer(office, list_recusals) if each.number == screen().number}
    here = [each for each in answer(office, list_jurors) if not each.is_withdrawn]
    heard = next(each for each in here if each.name not in known)
    present = AttendanceState.PRESENT
    office.workspace.write(set_attendance, juror_id=heard.id, state=present, at="")

    view.recuse_button.click()
    qtbot.waitUntil(lambda: page.findChild(SpokenRecusalDialog) is not None)
    dialog = page.findChild(SpokenRecusalDialog)
    assert screen().number in dialog.sentence_label.text()
    assert not dialog.primary_button.isEnabled()
    dialog.juror_choice.choose(heard.id)
    qtbot.keyClicks(dialog.reason_edit, "Ma commune en profite")
    done(
        qtbot,
        page,
        lambda: qtbot.keyClick(
            dialog.reason_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        ),
    )

    [row] = [
        each for each in answer(office, list_recusals) if each.reason == "Ma commune en profite"
    ]
    assert row.number == screen().number
    assert row.juror == heard.name
    assert row.juror in bar.state_label.text()
    assert not page.window().findChild(Toast).offers_undo


def test_a_blank_screen_is_told_to_the_desk_and_can_be_asked_for_there(qtbot, page):
    bar = page.room_bar
    assert not bar.blank_action.isEnabled()
    page.room_button.click()
    qtbot.waitUntil(bar.show_button.isEnabled)

    bar.blank_action.trigger()
    assert page.room_window.is_blank
    assert bar.seen_label.text() == "L’écran de la salle est vide."

    page.room_window.toggle_blank()
    assert not bar.blank_action.isChecked()
    assert "vide" not in bar.seen_label.text()


def test_once_the_sitting_is_closed_the_screen_can_still_be_made_blank_by_the_pointer(
    qtbot, office_at, shown_page
):
    closed = shown_page(DeliberationPage, office_at("closed"))
    bar = closed.room_bar
    qtbot.waitUntil(lambda: closed.overview is not None and bar.state is not None)
    assert not bar.isVisible()

    closed.room_button.click()

    assert bar.show_button.isVisible()
    offered = [each for each in bar.menu.actions() if each.isEnabled() and each.text()]
    assert offered == [bar.blank_action]
    others = (bar.open_button, bar.done_button, bar.hide_button, bar.turns.domain_button)
    assert not any(each.isVisible() for each in others)
    bar.blank_action.trigger()
    assert closed.room_window.is_blank
    assert bar.seen_label.text() == "L’écran de la salle est vide."
    known = bar.state
    bar.refresh()
    qtbot.waitUntil(lambda: bar.state is not known)
    assert bar.show_button.isVisible()


def test_once_the_sitting_is_closed_no_bar_comes_up_where_there_is_no_screen(
    qtbot, office_at, shown_page
):
    closed = shown_page(DeliberationPage, office_at("closed"))
    bar = closed.room_bar
    qtbot.waitUntil(lambda: closed.overview is not None and bar.state is not None)

    bar.set_stage(is_opened=True, is_closed=True)  # as when a document was published since

    assert not bar.isVisible()
    closed.room_button.click()
    assert bar.isVisible()
