"""Scoring with keys and clicks: what is given is saved, shown, undone."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from jury_app.desk.views import EntryState
from jury_app.ui.juror.mark_field import MarkField
from jury_app.ui.juror.recusal_dialog import RecusalDialog
from jury_app.ui.widgets.toast import Toast

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def spaced(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def marks(screen):
    return dict(screen.view.entry(screen.desk_page.chosen()).marks)


def card(screen, code):
    return screen.desk_page.grid.cards[code]


def test_a_figure_gives_the_mark_and_it_is_saved(qtbot, screen, saved):
    type_(qtbot, "7")

    view = saved(screen, lambda view: view.saved_at is not None)
    assert marks(screen) == {"cible": 7}
    assert card(screen, "cible").marks.keys[7].isChecked()
    assert screen.header.saved_label.text().startswith("Enregistré à ")
    assert view.entry(screen.desk_page.chosen()).state is EntryState.BEGUN


def test_nothing_is_said_to_be_saved_before_it_is(qtbot, screen):
    assert screen.header.saved_label.text() == "Rien à enregistrer"

    card(screen, "cible").open_comment()
    type_(qtbot, "Bien")

    assert screen.header.saved_label.text() == "Enregistrement…"
    qtbot.waitUntil(lambda: screen.header.saved_label.text().startswith("Enregistré à "))


def test_one_then_zero_is_ten(qtbot, screen, saved):
    type_(qtbot, "10")

    saved(screen, lambda _view: marks(screen) == {"cible": 10})


def test_fifteen_out_of_ten_is_said_to_be_taken_for_five(qtbot, screen, saved):
    number = screen.desk_page.chosen()
    type_(qtbot, "15")
    saved(screen, lambda view: view.entry(number).marks == {"cible": 5})
    told = card(screen, "cible").meaning_label
    assert spaced(told.text()) == "« 15 » n’est pas dans le barème : 5 est retenu"

    press(qtbot, Key.Key_Right)
    saved(screen, lambda view: view.entry(number).marks == {"cible": 6})
    assert told.text().startswith("6")

    press(qtbot, Key.Key_Delete)
    type_(qtbot, "15")
    press(qtbot, Key.Key_PageDown, CONTROL)
    assert told.text() == "Pas encore de note"
    press(qtbot, Key.Key_PageUp, CONTROL)
    assert told.text().startswith("5")


@pytest.mark.parametrize("way", [(Key.Key_PageDown, CONTROL), (Key.Key_J, CONTROL)])
def test_one_for_a_dossier_then_zero_for_the_next_is_no_ten(qtbot, screen, saved, way):
    first = screen.desk_page.chosen()
    type_(qtbot, "1")
    press(qtbot, *way)
    second = screen.desk_page.chosen()
    card(screen, "cible").marks.take_focus()
    type_(qtbot, "0")

    view = saved(screen, lambda view: view.entry(second).marks)
    assert dict(view.entry(first).marks) == {"cible": 1}
    assert dict(view.entry(second).marks) == {"cible": 0}


def test_a_click_between_two_figures_parts_them(qtbot, screen, saved):
    type_(qtbot, "1")
    qtbot.mouseClick(card(screen, "cible").marks.keys[5], Qt.MouseButton.LeftButton)
    type_(qtbot, "0")

    saved(screen, lambda _view: marks(screen) == {"cible": 0})


def test_the_row_of_figures_of_a_french_keyboard_needs_no_shift(qtbot, screen, saved):
    for text in ("è", "_", "à"):
        QApplication.focusWidget().parent().keyPressEvent(_typed(text))

    saved(screen, lambda _view: marks(screen) == {"cible": 0})


def _typed(text):
    return QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)


def test_words_that_were_meant_for_another_place_give_no_mark(qtbot, screen, saved):
    type_(qtbot, "Tres bien ecrit, 7 communes ")
    for letter in "très çà":
        QApplication.sendEvent(QApplication.focusWidget(), _typed(letter))
    press(qtbot, Key.Key_Down)
    type_(qtbot, "8")

    saved(screen, lambda view: view.saved_at is not None)
    assert marks(screen) == {"demarche": 8}


def test_a_space_presses_the_key_on_which_the_keyboard_is(qtbot, screen, saved):
    press(qtbot, Key.Key_Space)

    saved(screen, lambda view: view.saved_at is not None)
    assert marks(screen) == {"cible": min(card(screen, "cible").marks.keys)}


def test_arrows_raise_and_lower_the_mark_and_delete_takes_it_back(qtbot, screen, saved):
    type_(qtbot, "7")
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Left)
    saved(screen, lambda _view: marks(screen) == {"cible": 8})

    press(qtbot, Key.Key_Delete)
    saved(screen, lambda _view: marks(screen) == {})


def test_arrows_stop_at_the_ends_of_the_scale(qtbot, screen, saved):
    press(qtbot, Key.Key_Left)
    press(qtbot, Key.Key_Right)
    saved(screen, lambda _view: marks(screen) == {"cible": 10})

    press(qtbot, Key.Key_Delete)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Left)
    saved(screen, lambda _view: marks(screen) == {"cible": 0})


def test_up_and_down_go_from_criterion_to_criterion(qtbot, screen, saved):
    for figure in "4567":
        type_(qtbot, figure)
        press(qtbot, Key.Key_Down)

    saved(screen, lambda _view: list(marks(screen).values()) == [4, 5, 6, 7])
    assert screen.desk_page.grid.next_button.hasFocus()

    card(screen, "service").marks.take_focus()
    press(qtbot, Key.Key_Up)
    assert card(screen, "partenariats").marks.is_active()


def test_a_click_gives_a_mark_and_another_takes_it_back(qtbot, screen, saved):
    keys = card(screen, "demarche").marks.keys
    qtbot.mouseClick(keys[3], Qt.MouseButton.LeftButton)
    saved(screen, lambda _view: marks(screen) == {"demarche": 3})

    qtbot.mouseClick(card(screen, "demarche").clear_button, Qt.MouseButton.LeftButton)
    saved(screen, lambda _view: marks(screen) == {})
    assert not any(key.isChecked() for key in keys.values())


def test_the_meaning_of_the_mark_is_in_view(qtbot, screen):
    type_(qtbot, "8")
    assert "Établi, mesuré, durable" in card(screen, "cible").meaning_label.text()

    qtbot.mouseClick(screen.desk_page.grid.scale_button, Qt.MouseButton.LeftButton)
    assert "10 – Exemplaire" in card(screen, "cible").scale_label.text()
    assert card(screen, "cible").scale_label.isVisible()


def test_tab_stops_once_in_a_row_of_marks(qtbot, screen):
    type_(qtbot, "5")

    stops = [
        key.mark
        for key in card(screen, "cible").marks.keys.values()
        if key.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert stops == [5]


def test_a_comment_is_opened_by_enter_saved_after_a_pause_and_left_by_escape(qtbot, screen, saved):
    press(qtbot, Key.Key_Return)
    type_(qtbot, "Clair et net, 7 sur 10")

    number = screen.desk_page.chosen()
    view = saved(screen, lambda view: view.entry(number).comments)
    assert view.entry(number).comments == {"cible": "Clair et net, 7 sur 10"}
    assert view.entry(number).marks == {}

    press(qtbot, Key.Key_Escape)
    assert card(screen, "cible").marks.is_active()


def test_after_a_click_on_the_arrow_figures_are_marks_of_the_next_application(qtbot, screen, saved):
    page = screen.desk_page
    card(screen, "service").marks.take_focus()
    qtbot.mouseClick(page.dossier.next_button, Qt.MouseButton.LeftButton)
    type_(qtbot, "7")

    view = saved(screen, lambda view: view.entry(page.chosen()).marks)
    assert view.entry(page.chosen()).marks == {"cible": 7}


def test_figures_are_no_marks_where_the_marks_are_out_of_sight(
    qtbot, theme, unlocked_window, made_kit
):
    theme.set_text_size(200)
    screen = unlocked_window(made_kit).screen_page
    qtbot.waitUntil(screen.desk_page.dossier.summary.isVisible)
    screen.window().activateWindow()
    press(qtbot, Key.Key_7)

    assert screen.desk_page.panes.arrangement == "narrow"
    assert not screen.desk_page.grid.isVisible()
    assert not screen.desk_page.grid.isAncestorOf(QApplication.focusWidget())


def test_the_arrow_keeps_the_keyboard_of_whoever_presses_it_by_a_key(qtbot, screen):
    arrow = screen.desk_page.dossier.next_button
    arrow.setFocus(Qt.FocusReason.TabFocusReason)
    before = screen.desk_page.chosen()
    press(qtbot, Key.Key_Space)

    assert screen.desk_page.chosen() != before
    assert arrow.hasFocus()


def test_what_is_being_typed_stays_with_its_application(qtbot, screen, saved):
    first = screen.desk_page.chosen()
    screen.desk_page.grid.opinion_edit.setFocus()
    type_(qtbot, "Premier")
    screen.desk_page.step(1)
    second = screen.desk_page.chosen()
    screen.desk_page.grid.note_edit.setFocus()
    type_(qtbot, "Second")
    screen.desk_page.step(-1)

    view = saved(screen, lambda view: view.entry(second).note)
    assert (view.entry(first).opinion, view.entry(first).note) == ("Premier", "")
    assert (view.entry(second).opinion, view.entry(second).note) == ("", "Second")
    assert screen.desk_page.grid.opinion_edit.toPlainText() == "Premier"


def test_a_save_does_not_move_the_cursor_of_what_is_being_typed(qtbot, screen, saved):
    edit = screen.desk_page.grid.opinion_edit
    edit.setFocus()
    type_(qtbot, "Un avis ")
    saved(screen, lambda view: view.entry(screen.desk_page.chosen()).opinion)

    type_(qtbot, "net")
    assert edit.toPlainText() == "Un avis net"


def test_undo_takes_back_the_last_change_and_goes_to_it(qtbot, screen, saved):
    first = screen.desk_page.chosen()
    type_(qtbot, "7")
    saved(screen, lambda view: view.entry(first).marks)
    press(qtbot, Key.Key_PageDown, CONTROL)
    assert screen.desk_page.chosen() != first

    screen.desk_page.grid.cards["cible"].marks.take_focus()
    press(qtbot, Key.Key_Z, CONTROL)

    saved(screen, lambda view: not view.entry(first).marks)
    qtbot.waitUntil(lambda: screen.findChild(Toast) is not None)
    title = screen.view.entry(first).application.title
    said = screen.findChild(Toast).text_label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"Annulé : « Cible » n’a plus de note, pour « {title} »."
    assert screen.desk_page.chosen() == first
    assert not screen.header.undo_button.isEnabled()

    press(qtbot, Key.Key_Y, CONTROL)
    saved(screen, lambda view: view.entry(first).marks == {"cible": 7})
    said = screen.findChild(Toast).text_label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"Rétabli : « Cible » est de nouveau à 7, pour « {title} »."
    assert not screen.header.redo_button.isEnabled()


def test_the_head_counts_down_and_says_when_all_is_done(qtbot, kits, open_screen, saved, tmp_path):
    screen = open_screen(kits["make_kit"](tmp_path, count=3))
    total = len(screen.view.entries)
    assert screen.header.left_label.text() == f"Il reste {total} dossiers sur {total}"
    for left in reversed(range(total)):
        for figure in "4567":
            type_(qtbot, figure)
            press(qtbot, Key.Key_Down)
        saved(screen, lambda view, left=left: view.left == left)
        screen.desk_page.go_to_next()

    assert screen.header.left_label.text() == "Tout est noté"
    assert not screen.desk_page.grid.next_button.isEnabled()


def test_nothing_is_said_to_be_scored_by_a_juror_who_stays_out_of_everything(
    kits, open_screen, tmp_path
):
    made = kits["make_kit"](tmp_path, count=2)
    numbers = tuple(each.number for each in made.manifest.applications)
    screen = open_screen(kits["make_kit"](tmp_path, count=2, recused=numbers))
    screen.open_review()

    assert screen.header.left_label.text() == "Récusation pour tous les dossiers"
    assert screen.review_page.header.sentence_label.text().startswith("Vous ne notez aucun dossier")


def test_ctrl_j_goes_to_the_next_application_that_misses_a_mark(qtbot, screen, saved):
    numbers = screen.desk_page.applications.model.numbers()
    for figure in "4567":
        type_(qtbot, figure)
        press(qtbot, Key.Key_Down)
    saved(screen, lambda view: view.left == len(numbers) - 1)
    screen.desk_page.choose(numbers[-1])
    screen.desk_page.focus_grid()

    press(qtbot, Key.Key_J, CONTROL)

    assert screen.desk_page.chosen() == numbers[1]
    assert card(screen, "cible").marks.is_active()


def test_a_juror_stays_out_by_keyboard_and_comes_back(qtbot, screen, saved):
    number = screen.desk_page.chosen()
    press(qtbot, Key.Key_D, CONTROL)
    dialog = screen.findChild(RecusalDialog)
    qtbot.waitUntil(dialog.reason_edit.hasFocus)
    type_(qtbot, "Ma commune")
    press(qtbot, Key.Key_Return)

    view = saved(screen, lambda view: view.entry(number).recusal is not None)
    assert view.entry(number).recusal == "Ma commune"
    assert screen.desk_page.recused.isVisible()
    assert not screen.desk_page.dossier.isVisible()
    assert screen.desk_page.applications.model.numbers()[-1] == number

    screen.activateWindow()  # as every window manager does when a dialog closes
    qtbot.waitUntil(screen.desk_page.recused.next_button.hasFocus)
    press(qtbot, Key.Key_Tab)
    assert screen.desk_page.recused.lift_button.hasFocus()
    press(qtbot, Key.Key_Return)
    saved(screen, lambda view: view.entry(number).recusal is None)
    assert screen.desk_page.dossier.isVisible()


def test_after_a_recusal_enter_leads_to_the_next_application(qtbot, screen, saved):
    first, second = screen.desk_page.applications.model.numbers()[:2]
    screen.ask_recusal(first)
    qtbot.keyClick(screen.findChild(RecusalDialog).reason_edit, Key.Key_Return)
    saved(screen, lambda view: view.entry(first).recusal is not None)

    screen.activateWindow()
    qtbot.waitUntil(screen.desk_page.recused.next_button.hasFocus)
    press(qtbot, Key.Key_Return)

    assert screen.desk_page.chosen() == second
    assert card(screen, "cible").marks.is_active()


def test_a_recusal_that_is_given_up_changes_nothing(qtbot, screen):
    screen.ask_recusal(screen.desk_page.chosen())
    dialog = screen.findChild(RecusalDialog)
    qtbot.keyClick(dialog, Key.Key_Escape)

    assert screen.view.count(EntryState.RECUSED) == 0
    assert not screen.view.can_undo


def test_the_total_is_shown_only_if_the_edition_says_so(qtbot, kits, open_screen, saved, tmp_path):
    shown = {}
    for show_total in (True, False):
        made = kits["make_kit"](
            tmp_path, name=f"{show_total}.jurykit", count=2, show_total=show_total
        )
        screen = open_screen(made)
        for figure in "4567":
            type_(qtbot, figure)
            press(qtbot, Key.Key_Down)
        saved(screen, lambda view: view.left == 1)
        label = screen.desk_page.grid.total_label
        shown[show_total] = label.text() if label.isVisible() else ""

    assert shown == {True: "Total : 22 sur 40".replace(" :", "\N{NO-BREAK SPACE}:"), False: ""}


def test_a_scale_with_many_marks_is_a_field(qtbot, kits, open_screen, saved, tmp_path):
    criteria = (kits["criterion"](max_points=100, steps_per_point=2),)
    screen = open_screen(kits["make_kit"](tmp_path, count=1, criteria=criteria))
    number = screen.desk_page.chosen()
    field = card(screen, "cible").marks
    assert isinstance(field, MarkField)

    type_(qtbot, "72,5")
    press(qtbot, Key.Key_Down)
    saved(screen, lambda view: view.entry(number).marks == {"cible": 145})

    field.take_focus()
    type_(qtbot, "101")
    press(qtbot, Key.Key_Return)
    assert field.edit.property("wrong")
    assert field.edit.hasFocus()
    told = "« 101 » n’est pas dans le barème : de 0 à 100, par 0,5"
    assert spaced(field.scale_label.text()) == told
    assert field.edit.accessibleDescription() == field.scale_label.text()
    assert screen.view.entry(number).marks == {"cible": 145}

    field.take_focus()
    type_(qtbot, "80")
    press(qtbot, Key.Key_Down)
    saved(screen, lambda view: view.entry(number).marks == {"cible": 160})
    assert field.scale_label.text() == "de 0 à 100, par 0,5"


def test_a_number_typed_for_one_dossier_is_never_given_to_the_next(
    qtbot, kits, open_screen, saved, tmp_path
):
    criteria = (kits["criterion"](max_points=100),)
    screen = open_screen(kits["make_kit"](tmp_path, count=3, criteria=criteria))
    first, second, *_others = screen.desk_page.applications.model.numbers()
    type_(qtbot, "72")
    press(qtbot, Key.Key_PageDown, CONTROL)

    view = saved(screen, lambda view: view.entry(first).marks == {"cible": 72})
    field = card(screen, "cible").marks
    assert field.edit.text() == ""
    type_(qtbot, "101")
    press(qtbot, Key.Key_PageDown, CONTROL)
    assert (field.edit.text(), field.edit.property("wrong")) == ("", False)
    assert screen.desk_page.chosen() not in (first, second)
    assert view.entry(second).marks == {}


def test_undo_beside_a_recusal_is_offered_only_while_it_would_undo_that(qtbot, screen, saved):
    first, second = screen.desk_page.applications.model.numbers()[:2]
    screen.ask_recusal(first)
    qtbot.keyClick(screen.findChild(RecusalDialog).reason_edit, Key.Key_Return)
    saved(screen, lambda view: view.entry(first).recusal is not None)
    told = screen.findChild(Toast)
    assert told.undo_button.isVisible()

    screen.activateWindow()
    qtbot.waitUntil(screen.desk_page.recused.next_button.hasFocus)
    screen.desk_page.choose(second)
    screen.desk_page.focus_grid()
    type_(qtbot, "6")
    assert not told.isVisible()

    saved(screen, lambda view: view.entry(second).marks)
    assert screen.view.entry(first).recusal is not None


def test_what_is_still_being_saved_is_there_when_one_comes_back(qtbot, screen, saved):
    first, second = screen.desk_page.applications.model.numbers()[:2]
    go_on = Event()
    screen.outbox.once_saved(lambda _desk: go_on.wait(10), lambda _done: None, print)
    type_(qtbot, "7")
    press(qtbot, Key.Key_Return)
    type_(qtbot, "Bien tenu")
    press(qtbot, Key.Key_PageDown, CONTROL)
    assert screen.desk_page.chosen() == second
    press(qtbot, Key.Key_PageUp, CONTROL)

    assert screen.view.saved_at is None
    assert card(screen, "cible").marks.mark == 7
    assert card(screen, "cible").comment_edit.toPlainText() == "Bien tenu"
    go_on.set()
    view = saved(screen, lambda view: view.entry(first).comments)
    assert (view.entry(first).marks["cible"], view.entry(first).comments["cible"]) == (
        7,
        "Bien tenu",
    )
