"""The running order on the deliberation page: put together, kept, followed, and undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from jury_app.model.enums import AttendanceState
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.queries.jury import list_jurors
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.running_order import get_running_order
from jury_app.model.room.running import Basis
from jury_app.ui.room.running_dialog import RunningDialog
from jury_app.ui.room.running_draft import read_running_draft
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


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
def dialog(qtbot, page):
    """What opens the running order."""

    def open_():
        qtbot.mouseClick(page.agenda.order_button, LEFT)
        qtbot.waitUntil(lambda: page.findChild(RunningDialog) is not None)
        return page.findChild(RunningDialog)

    return open_


def codes(page):
    return [row.code for row in page.domain_list.model().shown_rows]


def keep(qtbot, page, dialog):
    qtbot.mouseClick(dialog.primary_button, LEFT)
    qtbot.waitUntil(lambda: page.findChild(RunningDialog) is None)


def test_an_order_by_hand_is_made_by_the_keyboard_kept_and_undone(
    qtbot, office, page, dialog, answer, undo
):
    usual = codes(page)
    shown = dialog()
    domains = shown.domain_list.list
    domains.setFocus()
    assert not shown.domain_list.up_button.isEnabled()
    qtbot.keyClick(domains, Qt.Key.Key_Down)
    qtbot.keyClick(domains, Qt.Key.Key_Up, ALT)
    qtbot.mouseClick(shown.application_list.down_button, LEFT)
    assert "composé à la main" in shown.said_label.text()
    keep(qtbot, page, shown)

    qtbot.waitUntil(lambda: codes(page) == [usual[1], usual[0], *usual[2:]])
    kept = answer(office, get_running_order)
    assert (kept.basis, kept.turns[0].domain) == (Basis.HAND, 2)
    assert list(kept.turns[0].applications) != sorted(kept.turns[0].applications)
    undo(page, "enregistré")
    qtbot.waitUntil(lambda: codes(page) == usual)


def test_the_fewest_exits_are_worked_out_and_say_whether_there_could_be_fewer(
    qtbot, office, page, dialog, answer
):
    before = answer(office, get_running_order).moves
    shown = dialog()
    qtbot.mouseClick(shown.exits_button, LEFT)
    qtbot.waitUntil(lambda: shown.basis is Basis.EXITS)
    turns = shown.turns

    assert "Aucun autre ordre n’en demande moins." in shown.said_label.text()
    keep(qtbot, page, shown)
    kept = answer(office, get_running_order)
    assert (kept.basis, kept.turns) == (Basis.EXITS, turns)
    assert 0 < kept.moves < before


def test_an_order_made_by_hand_outlives_the_answer_that_comes_after_it(qtbot, page, dialog):
    shown = dialog()
    answers = []
    shown.exits.answered.connect(answers.append)
    qtbot.mouseClick(shown.exits_button, LEFT)

    qtbot.mouseClick(shown.domain_list.down_button, LEFT)

    mine = shown.turns
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
    assert (shown.basis, shown.turns) == (Basis.HAND, mine)
    assert "composé à la main" in shown.said_label.text()
    shown.reject()


def test_an_order_that_cannot_be_worked_out_is_told_and_may_be_asked_again(qtbot, office, answer):
    page = QWidget()
    qtbot.addWidget(page)
    draft = answer(office, read_running_draft)
    shown = RunningDialog(office, replace(draft, marked=(None,)), page)
    shown.open()
    before = shown.said_label.text()

    qtbot.mouseClick(shown.contested_button, LEFT)

    qtbot.waitUntil(shown.error_bar.isVisible, timeout=60_000)
    assert shown.contested_button.isEnabled()
    assert (shown.basis, shown.turns) == (Basis.EDITION, draft.usual)
    assert shown.said_label.text() == before
    shown.reject()


def test_what_the_marks_settle_least_comes_first(qtbot, page, dialog):
    shown = dialog()
    usual = shown.turns
    qtbot.mouseClick(shown.contested_button, LEFT)
    qtbot.waitUntil(lambda: shown.basis is Basis.SOLIDITY, timeout=60_000)

    assert sorted(each.domain for each in shown.turns) == sorted(each.domain for each in usual)
    assert shown.turns != usual
    qtbot.mouseClick(shown.edition_button, LEFT)
    assert shown.turns == usual
    shown.reject()


def test_a_planned_day_is_shared_among_the_domains_and_changes_no_order(
    qtbot, office, page, dialog, answer
):
    shown = dialog()
    shown.minutes_spin.setValue(180)
    assert shown.share_label.text() == "9\N{NO-BREAK SPACE}min par domaine."
    keep(qtbot, page, shown)
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.mouseClick(page.room_bar.open_button, LEFT)

    qtbot.waitUntil(lambda: "sur 9" in page.room_bar.time_label.text())
    assert "19 autres domaines" in page.room_bar.time_label.text()
    told = (page.room_bar.time_label, page.room_bar.seen_label)
    qtbot.waitUntil(lambda: all(each.height() < 2 * each.fontMetrics().height() for each in told))
    page.room_bar.standings_action.trigger()
    qtbot.waitUntil(page.room_bar.hide_button.isVisible)
    page.domain_list.step(1)
    qtbot.waitUntil(page.room_bar.turns.domain_button.isHidden)
    acts = page.room_bar.findChildren(QPushButton)
    qtbot.waitUntil(
        lambda: all(each.width() >= each.sizeHint().width() for each in acts if each.isVisible())
    )
    assert answer(office, get_running_order).basis is Basis.EDITION
    assert dialog().minutes_spin.value() == 180


def test_the_jury_goes_from_turn_to_turn_and_the_page_with_it(qtbot, office, page, answer):
    bar, turns = page.room_bar, page.room_bar.turns
    juror = answer(office, list_jurors)[0]
    order = answer(office, get_running_order).turns
    here = {"juror_id": juror.id, "state": AttendanceState.PRESENT}
    office.workspace.write(set_attendance, **here)
    first = order[1].applications[0]
    office.workspace.write(recuse_juror, juror_id=juror.id, application_id=first, reason="Élu")
    assert bar.open_button.isVisible()
    assert not turns.domain_button.isVisible()  # it would open the same

    def click(button, until):
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda: until(answer(office, get_room)))

    click(bar.open_button, lambda room: room.item is not None)
    qtbot.waitUntil(turns.domain_button.isVisible)
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(page.domain_list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: answer(office, get_room).item.domain == order[1].domain)
    qtbot.waitUntil(lambda: page.domain_list.current_row().id == order[1].domain)
    for application in order[1].applications:
        qtbot.waitUntil(lambda key=application: bar.state.next_number in _number(page, key))
        click(turns.application_button, lambda room, key=application: room.item.application == key)
        assert juror.id in answer(office, get_room).out or application != first
    qtbot.waitUntil(lambda: "finir" in turns.application_button.text())
    click(turns.application_button, lambda room: room.item.application is None)
    qtbot.waitUntil(lambda: not turns.application_button.isVisible())


def _number(page, key):
    rows = page.domain_view.table.model().shown_rows
    return [row.number for row in rows if row.id == key]
