import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jury_app.ui.demonstration import Demonstration
from jury_app.ui.widgets.message import Message


@pytest.fixture
def window(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_demonstration_that_is_there_is_opened_as_it_was_left(qtbot, window, tmp_path):
    (tmp_path / "demo.jury").touch()
    demonstration = Demonstration(window, tmp_path)

    demonstration.show()
    [message] = window.findChildren(Message)
    with qtbot.waitSignal(demonstration.ready) as ready:
        qtbot.mouseClick(message.primary_button, Qt.MouseButton.LeftButton)

    assert ready.args == [tmp_path / "demo.jury"]


def test_a_folder_with_something_else_is_left_alone_and_said(qtbot, window, tmp_path):
    (tmp_path / "mes notes.txt").write_text("précieux")
    demonstration = Demonstration(window, tmp_path)

    with qtbot.waitSignal(demonstration.failed) as failed:
        demonstration.show()

    assert str(failed.args[0])
    assert (tmp_path / "mes notes.txt").read_text() == "précieux"
