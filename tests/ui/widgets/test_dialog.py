import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from jury_app.errors import StoreError
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.widgets.buttons import icon_button, primary_button
from jury_app.ui.widgets.combo_box import ComboBox
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.fields import MillimetreField, SpinBox, text_field
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.message import Question, ask, tell


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def dialog(qtbot, window):
    dialog = Dialog("Ajouter un juré", window, "Un dossier sera préparé.")
    form = Form()
    dialog.name_edit = form.add("&Nom", QLineEdit(), "Tel qu’il sera imprimé.")
    form.add_pair(("Domaine", QLineEdit()), ("Lecteurs", SpinBox(1, 9)))
    dialog.form = form
    dialog.body.addWidget(form)
    dialog.set_buttons(primary_button("Ajouter ce juré"))
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def test_enter_in_a_field_presses_the_primary_button(qtbot, dialog):
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)


def test_control_and_enter_press_the_primary_button_from_a_long_text_too(qtbot, dialog):
    text = dialog.form.add("Motif", text_field(72))
    text.setFocus()
    qtbot.keyClicks(text, "Retenue")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert dialog.isVisible()

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_on_another_button_presses_that_one(qtbot, dialog):
    dialog.cancel_button.setFocus()

    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Return)


@pytest.mark.parametrize("make", [primary_button, lambda name: icon_button("x", name)])
def test_enter_presses_a_button_of_a_page_once_however_long_it_is_held(qtbot, window, make):
    button = make("Sceller")
    button.setParent(window)
    pressed = []
    button.clicked.connect(lambda: pressed.append(button))

    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        autorep=True,
    )
    QApplication.sendEvent(button, held)

    assert len(pressed) == 1


def test_escape_gives_up(qtbot, dialog):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Escape)


def test_the_first_field_has_the_keyboard(dialog):
    assert dialog.name_edit.hasFocus()


def test_a_refusal_is_told_inside_and_the_dialog_stays(dialog):
    dialog.tell_error(StoreError("file_missing", file="prix.jury"))

    assert dialog.isVisible()
    assert "prix.jury" in dialog.error_bar.sentence_label.text()


def test_a_field_is_called_by_its_label_for_those_who_listen(dialog):
    assert dialog.name_edit.accessibleName() == "Nom"
    assert dialog.name_edit.accessibleDescription() == "Tel qu’il sera imprimé."


def test_what_is_wrong_is_said_at_its_field_and_taken_back(dialog):
    dialog.form.tell_error(dialog.name_edit, "Il manque le nom.")
    assert dialog.name_edit.property("wrong") is True
    assert [each.text() for each in dialog.findChildren(QLabel) if each.property("tone")
            and each.isVisible()] == ["Il manque le nom."]  # fmt: skip

    dialog.form.clear_errors()

    assert dialog.name_edit.property("wrong") is False


def test_no_label_reads_markup(dialog):
    dialog.tell_error("<b>5 < 6</b>")

    formats = {each.textFormat() for each in dialog.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_question_does_what_its_button_says(qtbot, window):
    done = []
    question = Question(
        "Supprimer le domaine ?", "Il est vide.", "Supprimer le domaine", takes_away=True
    )

    message = ask(window, question, lambda: done.append(1))
    assert message.primary_button.property("kind") == "danger"
    qtbot.mouseClick(message.primary_button, Qt.MouseButton.LeftButton)

    assert done == [1]


def test_a_question_given_up_does_nothing(qtbot, window):
    done = []
    message = ask(window, Question("Q", "S", "Faire"), lambda: done.append(1))

    qtbot.mouseClick(message.cancel_button, Qt.MouseButton.LeftButton)

    assert done == []


def test_a_message_has_one_button(qtbot, window):
    message = tell(window, "Titre", "Phrase.")

    with qtbot.waitSignal(message.finished):
        qtbot.mouseClick(message.primary_button, Qt.MouseButton.LeftButton)


FIELDS = {
    "number": lambda: SpinBox(-9, 9),
    "length": lambda: MillimetreField(9),
    "choice": lambda: ComboBox([("Or", 1), ("Argent", 2)]),
    "values": lambda: Choice([("Or", 1), ("Argent", 2)]),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_the_wheel_in_passing_changes_nothing(qtbot, window, kind):
    field = FIELDS[kind]()
    field.setParent(window)
    field.show()
    before = shown(field)

    turn(field)
    assert shown(field) == before

    field.setFocus()
    turn(field)
    assert shown(field) != before


def shown(field):
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def turn(widget):
    buttons, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    inverted = False
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), buttons, none, phase, inverted
    )
    QApplication.sendEvent(widget, event)


def test_a_dialog_is_as_tall_as_what_was_put_into_it_last(qtbot, window):
    dialog = Dialog("Ajouter un juré", window, "Un dossier sera préparé.")
    form = Form()
    dialog.body.addWidget(form)
    dialog.set_buttons(primary_button("Ajouter ce juré"))
    assert dialog.area.heightForWidth(dialog.width()) > 0
    for name in ("Nom", "Prénom", "Courriel"):
        form.add(name, QLineEdit(), "Tel qu’il sera imprimé.")

    with qtbot.waitActive(dialog):
        dialog.open()

    assert dialog.area.verticalScrollBar().maximum() == 0
    assert dialog.area.viewport().width() == dialog.width()


def test_a_dialog_that_is_made_smaller_scrolls_and_stops_when_it_is_large_again(dialog):
    height = dialog.height()

    dialog.resize(dialog.width(), height - 60)
    assert dialog.area.verticalScrollBar().isVisible()

    dialog.resize(dialog.width(), height)
    assert not dialog.area.verticalScrollBar().isVisible()
