import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from jury_app.ui.widgets.file_drop import FileDrop

COPY, LEFT, NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return window


@pytest.fixture
def drop(window):
    return FileDrop(window, (".juryballot",), "Déposez les bulletins ici")


def held(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(window, mime):
    event = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_files_it_takes_are_handed_over(qtbot, window, drop, tmp_path):
    mime = held(tmp_path / "a.juryballot", tmp_path / "b.JURYBALLOT", tmp_path / "c.pdf")
    assert enter(window, mime)
    assert drop.isVisible()

    with qtbot.waitSignal(drop.dropped) as dropped:
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE))

    assert [path.name for path in dropped.args[0]] == ["a.juryballot", "b.JURYBALLOT"]
    assert not drop.isVisible()


def test_a_folder_is_taken_too(window, drop, tmp_path):
    assert drop.taken(held(tmp_path)) == [tmp_path]


def test_other_files_are_left_alone(window, drop, tmp_path):
    assert not enter(window, held(tmp_path / "c.pdf"))
    assert not drop.isVisible()


def test_going_away_takes_the_words_away(window, drop, tmp_path):
    enter(window, held(tmp_path / "a.juryballot"))

    QApplication.sendEvent(window, QDragLeaveEvent())

    assert not drop.isVisible()
