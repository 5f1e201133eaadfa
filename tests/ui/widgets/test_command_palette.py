import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jury_app.ui.widgets.command_palette import Command, CommandPalette, closeness

TEXTS = ["Importer des candidatures", "Imprimer les diplômes", "Ouvrir les bulletins"]


@pytest.fixture
def done():
    return []


@pytest.fixture
def palette(qtbot, done):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    commands = [Command(text, lambda text=text: done.append(text)) for text in TEXTS]
    palette = CommandPalette(commands, window)
    palette.window_kept = window
    with qtbot.waitActive(palette):
        palette.open_over()
    return palette


def found(palette):
    model = palette.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_everything_is_offered_at_first(palette):
    assert found(palette) == TEXTS
    assert palette.search_edit.hasFocus()


def test_a_few_letters_find_without_accents(qtbot, palette):
    qtbot.keyClicks(palette.search_edit, "DIPLOM")

    assert found(palette) == ["Imprimer les diplômes"]


def test_letters_in_order_are_enough(qtbot, palette):
    qtbot.keyClicks(palette.search_edit, "oblt")

    assert found(palette) == ["Ouvrir les bulletins"]


def test_enter_runs_the_one_under_the_arrow(qtbot, palette, done):
    qtbot.keyClick(palette.search_edit, Qt.Key.Key_Down)

    qtbot.keyClick(palette.search_edit, Qt.Key.Key_Return)

    assert done == ["Imprimer les diplômes"]


def test_nothing_found_is_said(qtbot, palette, done):
    qtbot.keyClicks(palette.search_edit, "xyzw")
    assert palette.nothing_label.isVisible()

    qtbot.keyClick(palette.search_edit, Qt.Key.Key_Return)

    assert done == []


def test_the_beginning_of_a_name_comes_before_its_middle():
    start = closeness("ouv", Command("Ouvrir", print))
    middle = closeness("ouv", Command("Tout ouvrir", print))

    assert start < middle


@given(st.text(alphabet="abcdeé ", max_size=8), st.text(alphabet="abcdeé ", max_size=20))
def test_what_is_found_holds_the_letters_in_order(search, text):
    letters = iter(text.replace("é", "e").replace(" ", ""))

    if closeness(search, Command(text, print)) is not None:
        words = search.replace("é", "e").split()
        assert all(any(letter == other for other in letters) for letter in "".join(words)) or all(
            word in text.replace("é", "e") for word in words
        )
