"""A mark amended in the room: beside the ballot, with what it changes in the order told first."""

import pytest
from PySide6.QtCore import Qt

from jury_app.i18n import set_language
from jury_app.model.queries.amended import amended_rows
from jury_app.model.queries.foresight import Shift, amendment_sentence
from jury_app.model.queries.room_acts import get_room
from jury_app.ui.secretariat.dialogs.amend_dialog import AmendDialog
from jury_app.ui.secretariat.pages.deliberation_page import DeliberationPage

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def office(office_at):
    return office_at("opened")


@pytest.fixture
def page(qtbot, office, shown_page):
    page = shown_page(DeliberationPage, office)
    qtbot.waitUntil(lambda: bool(page.domain_view.marks_panel.grid.columns))
    return page


@pytest.fixture
def dialog(qtbot, page):
    qtbot.mouseClick(page.domain_view.marks_panel.amend_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(AmendDialog)
    marked = next(each for each in dialog.juror_choice.values if each.said.marks)
    dialog.juror_choice.choose(marked)
    qtbot.waitUntil(lambda: "aucun rang" in dialog.change_label.text())
    return dialog


def test_an_amendment_is_added_beside_the_ballot_which_is_still_shown(
    qtbot, office, answer, page, dialog
):
    column, criterion = dialog.juror_choice.value, dialog.criterion_choice.value
    old = column.said.marks[criterion.values.code]
    assert "Le bulletin scellé reste tel quel." in dialog.counts_label.text()
    rank = page.domain_view.table.current_row().rank
    assert rank == 1

    dialog.mark_choice.setFocus()
    qtbot.keyClick(dialog.mark_choice, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.mark_choice, Qt.Key.Key_Down)
    new = dialog.mark_choice.value
    assert new == criterion.scale.lowest
    qtbot.keyClick(dialog.primary_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.reason_edit)
    assert answer(office, amended_rows) == ()
    qtbot.keyClicks(dialog.reason_edit, "Erreur de ligne")
    qtbot.keyClicks(dialog.hour_edit, "9:41")
    qtbot.keyClick(dialog.primary_button, Qt.Key.Key_Return)

    panel = page.domain_view.marks_panel
    qtbot.waitUntil(lambda: bool(panel.amended_label.text()), timeout=20000)
    [row] = answer(office, amended_rows)
    assert (row.juror_id, row.old, row.new) == (column.juror_id, old, new)
    [act] = answer(office, get_room).amendments
    assert act.hour[11:16] == "09:41"
    told = panel.amended_label.text()
    assert f"{old} au bulletin, rectifié en {new} – Erreur de ligne" in told
    assert column.name not in told
    panel.names_button.click()
    assert column.name in panel.amended_label.text()


def test_the_order_that_would_follow_is_told_before(qtbot, dialog):
    dialog.mark_choice.choose(dialog.criterion_choice.value.scale.lowest)

    qtbot.waitUntil(lambda: dialog.change_label.text().startswith("Avec cette note"), timeout=20000)
    dialog.reject()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", f"Avec cette note{NBSP}: 101 du rang 1 au rang 2."),
        ("en", "With this mark: 101 from rank 1 to 2."),
    ],
)
def test_what_changes_is_a_sentence_in_both_languages(language, sentence):
    set_language(language)
    assert (
        amendment_sentence([Shift(application_id=1, number="101", before=1, after=2)]) == sentence
    )
