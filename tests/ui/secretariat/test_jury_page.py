import pytest
from PySide6.QtCore import Qt

from jury_app.model.enums import JurorRole
from jury_app.model.queries.jury import list_jurors, list_recusals
from jury_app.model.queries.standings import judged_applications
from jury_app.ui.secretariat.dialogs.juror_dialog import JurorDialog
from jury_app.ui.secretariat.dialogs.reason_dialog import ReasonDialog
from jury_app.ui.secretariat.dialogs.recusal_dialog import RecusalDialog
from jury_app.ui.secretariat.pages.jury_page import JuryPage


@pytest.fixture
def page_at(qtbot, office_at, shown_page):
    def open_page(stage="assigned"):
        office = office_at(stage)
        page = shown_page(JuryPage, office)
        if stage != "founded":
            qtbot.waitUntil(lambda: len(page.members_tab.model.rows) == 24)
        return office, page

    return open_page


def tick(qtbot, check_list, id_):
    """Press the space bar on a line of a check list."""
    items = [check_list.item(place) for place in range(check_list.count())]
    place = next(n for n, each in enumerate(items) if each.data(Qt.ItemDataRole.UserRole) == id_)
    check_list.setFocus()
    check_list.setCurrentRow(place)
    qtbot.keyClick(check_list, Qt.Key.Key_Space)


def test_an_empty_jury_offers_the_first_step(page_at):
    _office, page = page_at("founded")

    assert page.members_tab.import_button.isVisible()
    assert not page.next_button.isVisible()


def test_a_juror_is_seated_in_chosen_domains(qtbot, page_at, answer):
    office, page = page_at()
    page.add_button.click()
    dialog = page.findChild(JurorDialog)
    qtbot.keyClicks(dialog.given_edit, "Jeanne")
    qtbot.keyClicks(dialog.family_edit, "Roy")
    dialog.role_choice.choose(JurorRole.ADVISORY)
    qtbot.mouseClick(dialog.these_radio, Qt.MouseButton.LeftButton)
    tick(qtbot, dialog.domain_list, 3)

    dialog.accept()

    qtbot.waitUntil(lambda: len(page.members_tab.model.rows) == 25)
    values = next(
        row.values for row in answer(office, list_jurors) if row.values.family_name == "Roy"
    )
    assert (values.role, values.domain_ids) == (JurorRole.ADVISORY, (3,))


def test_a_juror_without_a_name_is_refused_at_the_field(qtbot, page_at):
    _office, page = page_at()
    page.add_button.click()
    dialog = page.findChild(JurorDialog)

    qtbot.keyClick(dialog.given_edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: dialog.family_edit.property("wrong") is True)


def test_a_juror_who_leaves_stays_in_the_list_and_can_come_back(qtbot, page_at, undo):
    _office, page = page_at()
    table = page.members_tab.pane.table
    table.selectRow(4)
    chosen = table.current_row()

    page.members_tab.panel.withdraw_button.click()
    page.findChild(ReasonDialog).accept()

    qtbot.waitUntil(page.members_tab.panel.left_badge.isVisible)
    assert len(page.members_tab.model.rows) == 24
    assert not page.members_tab.panel.recuse_button.isVisible()
    undo(page, chosen.name)
    qtbot.waitUntil(lambda: not page.members_tab.panel.left_badge.isVisible())


def test_a_tick_seats_a_juror_in_a_panel(qtbot, page_at, answer):
    office, page = page_at()
    page.tabs.setCurrentWidget(page.panels_tab)
    page.panels_tab.pane.table.selectRow(0)
    juror = next(row for row in page.members_tab.model.rows if row.domains == ("D04",))

    tick(qtbot, page.panels_tab.members_list, juror.id)

    def domains():
        return next(row.domains for row in answer(office, list_jurors) if row.id == juror.id)

    qtbot.waitUntil(lambda: domains() == ("D01", "D04"))
    tick(qtbot, page.panels_tab.members_list, juror.id)
    qtbot.waitUntil(lambda: domains() == ("D04",))


def test_who_sits_in_every_domain_is_ticked_and_cannot_be_unticked_there(page_at):
    _office, page = page_at()
    everywhere = next(row for row in page.members_tab.model.rows if row.values.domain_ids is None)
    items = page.panels_tab.members_list
    [item] = [
        items.item(place)
        for place in range(items.count())
        if items.item(place).data(Qt.ItemDataRole.UserRole) == everywhere.id
    ]

    assert item.checkState() is Qt.CheckState.Checked
    assert not item.flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_possible_conflict_becomes_a_recusal_by_one_key(qtbot, page_at, answer):
    office, page = page_at()
    qtbot.waitUntil(lambda: bool(page.conflicts_tab.model.rows))
    page.show_conflicts()
    before = len(page.conflicts_tab.model.rows)
    table = page.conflicts_tab.pane.table
    table.setFocus()
    table.selectRow(0)
    chosen = table.current_row()

    qtbot.keyClick(table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(page.conflicts_tab.model.rows) == before - 1)
    [recusal] = answer(office, list_recusals)
    assert (recusal.juror_id, recusal.application_id) == (chosen.juror_id, chosen.application_id)
    assert recusal.reason


def test_nothing_is_recused_by_a_machine(page_at, answer, qtbot):
    office, page = page_at()
    qtbot.waitUntil(lambda: bool(page.conflicts_tab.model.rows))

    assert answer(office, list_recusals) == []


def choose_first(dialog):
    """Choose the first juror and the first application."""
    for choice in (dialog.juror_choice, dialog.application_choice):
        choice.setCurrentIndex(1)


def test_a_recusal_is_recorded_by_hand_and_lifted_with_a_reason(qtbot, page_at, answer):
    office, page = page_at()
    page.add_recusal()
    dialog = page.findChild(RecusalDialog)
    choose_first(dialog)
    dialog.reason_edit.setPlainText("Ancien maire")
    dialog.accept()
    qtbot.waitUntil(lambda: len(page.recusals_tab.model.rows) == 1)
    page.recusals_tab.pane.table.selectRow(0)

    page.recusals_tab.lift_button.click()
    lifting = page.findChild(ReasonDialog)
    lifting.accept()
    qtbot.waitUntil(lambda: lifting.reason_edit.property("wrong") is True)
    assert len(answer(office, list_recusals)) == 1
    lifting.reason_edit.setPlainText("Erreur de personne")
    lifting.accept()

    qtbot.waitUntil(lambda: page.recusals_tab.model.rows == [])


def test_the_same_recusal_twice_is_refused_at_its_field(qtbot, page_at):
    _office, page = page_at()
    page.add_recusal()
    dialog = page.findChild(RecusalDialog)
    assert not dialog.primary_button.isEnabled()
    choose_first(dialog)
    dialog.accept()
    qtbot.waitUntil(lambda: len(page.recusals_tab.model.rows) == 1)
    qtbot.waitUntil(lambda: page.findChild(RecusalDialog) is None)
    page.add_recusal()
    again = page.findChild(RecusalDialog)
    choose_first(again)

    again.accept()

    qtbot.waitUntil(lambda: again.application_choice.property("wrong") is True)


def test_a_recusal_that_came_with_a_ballot_is_the_juror_s_alone(page_at, qtbot):
    _office, page = page_at("opened")
    qtbot.waitUntil(lambda: bool(page.recusals_tab.model.rows))
    page.tabs.setCurrentWidget(page.recusals_tab)
    page.recusals_tab.pane.table.selectRow(0)

    assert page.recusals_tab.pane.table.current_row().recusal_id is None
    assert not page.recusals_tab.lift_button.isEnabled()
    assert page.recusals_tab.lift_button.toolTip()


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing the keyboard)")
def test_the_application_of_a_recusal_is_found_by_a_part_of_its_words(qtbot, page_at, answer):
    office, page = page_at()
    page.add_recusal()
    choice = page.findChild(RecusalDialog).application_choice
    wanted = answer(office, judged_applications)[30]
    choice.lineEdit().selectAll()

    qtbot.keyClicks(choice.lineEdit(), wanted.number[2:])
    popup = choice.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    popup.setCurrentIndex(popup.model().index(0, 0))
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert choice.value == wanted.id


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing the keyboard)")
def test_a_part_of_a_name_that_fits_one_juror_alone_chooses_that_juror(qtbot, page_at):
    _office, page = page_at()
    page.add_recusal()
    choice = page.findChild(RecusalDialog).juror_choice
    wanted = choice.itemText(4)

    choice.lineEdit().setText(wanted.casefold()[2:])
    choice.lineEdit().editingFinished.emit()

    assert choice.currentText() == wanted


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing the keyboard)")
def test_words_that_fit_no_application_go_back_to_the_one_that_was_chosen(qtbot, page_at):
    _office, page = page_at()
    page.add_recusal()
    choice = page.findChild(RecusalDialog).application_choice
    choice.setCurrentIndex(2)
    choice.lineEdit().selectAll()

    qtbot.keyClicks(choice.lineEdit(), "nothing like it")
    choice.lineEdit().editingFinished.emit()

    assert choice.lineEdit().text() == choice.itemText(2)


@pytest.mark.parametrize("name", ["members_tab", "panels_tab", "recusals_tab", "conflicts_tab"])
def test_the_lists_are_sound_models(page_at, qtmodeltester, name):
    _office, page = page_at()

    qtmodeltester.check(getattr(page, name).model)
