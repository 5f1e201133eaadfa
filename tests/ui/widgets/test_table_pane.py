import pytest
from PySide6.QtCore import Qt

from jury_app.ui.look import px
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.table_pane import TablePane


@pytest.fixture
def pane(qtbot, model):
    empty = EmptyState("inbox", "Aucune candidature", "Importez-en.")
    pane = TablePane(model, "Candidatures", empty)
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    with qtbot.waitActive(pane):
        pane.show()
    return pane


def test_an_empty_list_says_what_it_is_for(pane):
    assert pane.empty.isVisible()
    assert not pane.table.isVisible()


def test_rows_take_the_place_of_the_words(pane, model, dossiers):
    model.set_rows(dossiers)

    assert pane.table.isVisible()
    assert not pane.empty.isVisible()
    assert pane.count_label.text() == "300"


def test_typing_narrows_the_list_and_says_how_far(qtbot, pane, model, dossiers):
    model.set_rows(dossiers)

    qtbot.keyClicks(pane.search_edit, "12")

    assert pane.count_label.text() == f"{model.rowCount()} sur 300"
    assert 0 < model.rowCount() < 20


def test_nothing_found_is_said_and_can_be_taken_back(qtbot, pane, model, dossiers):
    model.set_rows(dossiers)
    qtbot.keyClicks(pane.search_edit, "zzz")
    assert pane.nothing_found.isVisible()
    assert "zzz" in pane.nothing_found.title_label.text()

    pane.clear_button.click()

    assert pane.table.isVisible()
    assert model.rowCount() == 300


def test_the_words_of_a_search_stay_beside_its_glass_as_the_text_grows(pane, theme):
    search = pane.search_edit
    glass = search.findChild(IconLabel)

    theme.set_text_size(200)

    assert search.textMargins().left() > glass.sizeHint().width() >= px(16)


def test_escape_clears_the_search_and_down_goes_to_the_list(qtbot, pane, model, dossiers):
    model.set_rows(dossiers)
    pane.search_edit.setFocus()
    qtbot.keyClicks(pane.search_edit, "12")

    qtbot.keyClick(pane.search_edit, Qt.Key.Key_Escape)
    assert pane.search_edit.text() == ""
    qtbot.keyClick(pane.search_edit, Qt.Key.Key_Down)

    assert pane.table.hasFocus()
    assert pane.table.current_row() == dossiers[0]


def test_control_f_goes_to_the_search(qtbot, pane, model, dossiers):
    model.set_rows(dossiers)
    pane.table.setFocus()

    qtbot.keyClick(pane, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert pane.search_edit.hasFocus()
