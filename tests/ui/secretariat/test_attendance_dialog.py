"""The roll call: hours, proxies, departures and who presides, with the quorum in sight."""

import pytest
from PySide6.QtCore import QPoint, Qt

from jury_app.model.journal import head
from jury_app.model.operations.secretary import name_secretary
from jury_app.model.queries.floor import get_floor
from jury_app.ui.room.hours import typed_hour
from jury_app.ui.secretariat.dialogs.attendance_dialog import AttendanceDialog
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage

Key = Qt.Key
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def office(office_at):
    return office_at("opened")


@pytest.fixture
def dialog(qtbot, office, shown_page):
    page = shown_page(DeliberationPage, office)
    qtbot.waitUntil(lambda: page.overview is not None)
    page.attendance_button.click()
    dialog = page.findChild(AttendanceDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: bool(dialog.quorum_label.text()))
    yield dialog
    dialog.close()


@pytest.fixture
def call(qtbot, dialog):
    """What chooses a line of the roll and types a figure, and waits for the roll to follow."""

    def call_(line, figure, *, hour="", holder=None):
        row = dialog.table.model().shown_rows[line]
        dialog.table.choose(row.id)
        dialog.table.setFocus()
        qtbot.keyClicks(dialog.hour_edit, hour)
        if holder is not None:
            dialog.holder_choice.choose(dialog.table.model().shown_rows[holder].id)
        before = dialog.table.model().shown_rows
        qtbot.keyClick(dialog.table, figure)
        qtbot.waitUntil(lambda: dialog.table.model().shown_rows != before)
        return dialog.table.model().shown_rows[line]

    return call_


def shown(dialog, line):
    model = dialog.table.model()
    return [model.index(line, column).data() for column in range(2, model.columnCount())]


def test_an_arrival_and_a_departure_have_their_hours(qtbot, dialog, call):
    call(2, Key.Key_1, hour="9h04")
    assert shown(dialog, 2) == ["Présent", f"9{NBSP}h{NBSP}04", "–"]
    assert dialog.hour_edit.text() == ""

    call(2, Key.Key_6, hour="11:30")

    assert shown(dialog, 2) == ["Excusé", f"9{NBSP}h{NBSP}04", f"11{NBSP}h{NBSP}30"]


def test_the_quorum_is_counted_again_in_sight(qtbot, dialog):
    assert "Quorum non atteint" in dialog.quorum_label.text()

    dialog.table.selectAll()
    qtbot.keyClick(dialog.table, Key.Key_2)

    qtbot.waitUntil(lambda: "Quorum atteint" in dialog.quorum_label.text())


def test_a_proxy_goes_to_a_member_and_a_second_one_is_refused_by_its_sentence(
    qtbot, office, answer, dialog, call
):
    call(1, Key.Key_1)
    row = call(2, Key.Key_3, holder=1)
    holder = dialog.table.model().shown_rows[1]
    assert shown(dialog, 2)[0] == f"Représenté par {holder.juror.name}"
    assert row.holder == holder.juror.name

    dialog.table.choose(dialog.table.model().shown_rows[3].id)
    dialog.holder_choice.choose(holder.id)
    represented = next(each for each in dialog.state_buttons if each == "represented")
    qtbot.mouseClick(dialog.state_buttons[represented], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.holder_choice)
    floor = answer(office, get_floor)
    assert [each.by for each in floor.voices([]) if each.by != each.of] == [holder.id]


def test_who_is_represented_by_nobody_is_named_and_counts_in_no_quorum(
    office, answer, dialog, call
):
    call(1, Key.Key_1)
    row = call(2, Key.Key_3)

    assert f"Pouvoir sans porteur pour {row.juror.name}" in dialog.unheld_label.text()
    assert answer(office, get_floor).quorum().counted == 1
    call(2, Key.Key_3, holder=1)
    assert "sans porteur" not in dialog.unheld_label.text()
    assert answer(office, get_floor).quorum().counted == 2


@pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing the keyboard)", extend=True
)
def test_the_holder_of_a_proxy_may_be_named_after_the_member_is_said_represented(
    qtbot, dialog, call
):
    call(2, Key.Key_1)
    call(3, Key.Key_3)
    holder = dialog.table.model().shown_rows[2]

    dialog.holder_choice.setFocus()
    qtbot.waitUntil(dialog.holder_choice.lineEdit().hasSelectedText)
    qtbot.keyClicks(dialog.holder_choice.lineEdit(), holder.juror.name.split()[0])
    qtbot.keyClick(dialog.holder_choice.lineEdit(), Key.Key_Return)

    wanted = f"Représenté par {holder.juror.name}"
    qtbot.waitUntil(lambda: shown(dialog, 3)[0] == wanted)
    assert dialog.holder_choice.value is None


@pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing the keyboard)", extend=True
)
def test_what_is_typed_for_a_holder_calls_nobody_and_enter_leads_back_to_the_members(qtbot, dialog):
    before = [each.state for each in dialog.table.model().shown_rows]

    dialog.holder_choice.setFocus()
    qtbot.waitUntil(dialog.holder_choice.lineEdit().hasSelectedText)
    qtbot.keyClicks(dialog.holder_choice.lineEdit(), "He2")

    assert dialog.holder_choice.currentText() == "He2"
    qtbot.keyClick(dialog.holder_choice.lineEdit(), Key.Key_Return)
    assert dialog.focusWidget() is dialog.table
    dialog.hour_edit.setFocus()
    qtbot.keyClick(dialog.hour_edit, Key.Key_Return)
    assert dialog.focusWidget() is dialog.table
    assert dialog.isVisible()
    assert [each.state for each in dialog.table.model().shown_rows] == before


@pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing the keyboard)", extend=True
)
def test_a_holder_who_stands_there_already_may_be_chosen_for_another_member(qtbot, dialog, call):
    call(2, Key.Key_1)
    call(3, Key.Key_3)
    rows = dialog.table.model().shown_rows
    dialog.table.choose(rows[4].id)
    dialog.holder_choice.choose(rows[2].id)
    dialog.table.choose(rows[3].id)

    dialog.holder_choice.showPopup()
    qtbot.keyClick(dialog.holder_choice.view(), Key.Key_Return)

    wanted = f"Représenté par {rows[2].juror.name}"
    qtbot.waitUntil(lambda: shown(dialog, 3)[0] == wanted)


@pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing the keyboard)", extend=True
)
@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Up, Key.Key_PageDown])
def test_an_arrow_among_the_holders_gives_no_proxy_but_opens_the_list(
    qtbot, office, answer, dialog, call, key
):
    for line, figure in ((1, Key.Key_1), (2, Key.Key_1), (3, Key.Key_3)):
        call(line, figure)
    choice, before = dialog.holder_choice, answer(office, head)
    choice.choose(dialog.table.model().shown_rows[1].id)
    held = choice.value
    choice.setFocus()

    qtbot.keyClick(choice, key)

    assert choice.view().isVisible()
    assert (choice.value, answer(office, head)) == (held, before)
    qtbot.keyClick(choice.view(), Key.Key_Escape)
    qtbot.waitUntil(lambda: not choice.view().isVisible())
    assert (choice.value, answer(office, head)) == (held, before)


def test_no_proxy_is_given_by_itself_when_the_roll_is_read_again(
    qtbot, office, answer, dialog, call
):
    for line, figure in ((1, Key.Key_1), (2, Key.Key_1), (3, Key.Key_3)):
        call(line, figure)
    rows = dialog.table.model().shown_rows
    dialog.table.choose(rows[4].id)
    dialog.holder_choice.choose(rows[2].id)
    dialog.table.choose(rows[3].id)

    with qtbot.waitSignal(office.workspace.changed):
        office.workspace.write(name_secretary, name="Mme Petit")
    named = answer(office, head)

    assert answer(office, head) == named
    assert shown(dialog, 3)[0] == "Représenté"
    assert dialog.holder_choice.value == rows[2].id


def test_a_sentence_more_moves_no_button(qtbot, dialog, call):
    held = (dialog.holder_choice, dialog.hour_edit, *dialog.state_buttons.values())
    call(1, Key.Key_1)
    places = [each.mapTo(dialog, QPoint()) for each in held]

    call(2, Key.Key_3)

    assert dialog.unheld_label.isVisible()
    assert [each.mapTo(dialog, QPoint()) for each in held] == places


def test_no_button_slips_under_the_pointer_once_everybody_has_been_called(qtbot, dialog):
    place = dialog.chair_button.pos()

    qtbot.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not dialog.all_button.isEnabled())
    assert dialog.all_button.isVisible()
    assert dialog.chair_button.pos() == place
    assert dialog.focusWidget() is dialog.table


def test_an_hour_that_is_none_is_told_at_its_field(qtbot, office, answer, dialog):
    qtbot.keyClicks(dialog.hour_edit, "25h99")

    qtbot.mouseClick(next(iter(dialog.state_buttons.values())), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.hour_edit)
    assert answer(office, get_floor).room.members == {}
    dialog.hour_edit.clear()


def test_another_member_takes_the_chair_with_a_reason(qtbot, office, answer, dialog, call):
    row = call(1, Key.Key_1)

    qtbot.mouseClick(dialog.chair_button, Qt.MouseButton.LeftButton)
    reason = dialog.findChild(ReasonDialog)
    qtbot.keyClicks(reason.reason_edit, "La ministre est partie")
    qtbot.keyClick(reason.primary_button, Key.Key_Return)

    qtbot.waitUntil(lambda: f"{row.juror.name}." in dialog.quorum_label.text())
    assert answer(office, get_floor).chair == row.id
    model = dialog.table.model()
    assert "préside" in model.index(1, 1).data()


@pytest.mark.parametrize("text", ["9h04", "9 h 04", f"9{NBSP}h{NBSP}04", "9:04", "904", "09.04"])
def test_an_hour_is_understood_as_people_type_it(text):
    assert typed_hour(text) == "09:04"
