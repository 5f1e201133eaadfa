from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from jury_app.errors import StoreError
from jury_app.i18n import set_language
from jury_app.ui.settings import RecentFile, Settings
from jury_app.ui.start_window import StartWindow
from jury_app.ui.widgets.toast import Toast

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def remembered(settings, tmp_path):
    """Two files that are there, and one that is gone."""
    gone = RecentFile(path=str(tmp_path / "gone.jury"), kind="edition", title="Prix 2024")
    settings.remember_file(gone)
    for name, kind in (("dossier.jurykit", "kit"), ("prix.jury", "edition")):
        (tmp_path / name).touch()
        settings.remember_file(
            RecentFile(
                path=str(tmp_path / name),
                kind=kind,
                title=name.split(".")[0].title(),
                sentence="48 bulletins reçus.",
                language="fr",
            )
        )


@pytest.fixture
def window(qtbot, settings, theme):
    window = StartWindow(settings, theme)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_the_first_start_says_what_to_do(window):
    assert window.empty.isVisible()
    assert not window.recent_list.isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("new_button", "new_asked"),
        ("open_button", "open_asked"),
        ("demo_button", "demo_asked"),
        ("restore_button", "restore_asked"),
    ],
)
def test_each_button_asks_for_what_it_says(qtbot, window, button, signal):
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.mouseClick(getattr(window, button), LEFT)


@pytest.mark.usefixtures("remembered")
def test_recent_files_are_shown_with_how_they_stood(window):
    first = window.recent_list.rows()[0]

    assert window.recent_list.isVisible()
    assert (first.title, first.sentence) == ("Prix", "48 bulletins reçus.")


@pytest.mark.usefixtures("remembered")
def test_a_sentence_in_another_language_is_not_shown(window):
    set_language("en")

    assert window.recent_list.rows()[0].sentence == "Edition of a prize"


@pytest.mark.usefixtures("remembered")
def test_a_file_that_is_gone_says_so(qtbot, window):
    qtbot.waitUntil(lambda: any(row.missing for row in window.recent_list.rows()))

    assert [row.title for row in window.recent_list.rows() if row.missing] == ["Prix 2024"]


@pytest.mark.usefixtures("remembered")
def test_enter_opens_an_edition_and_a_kit_in_their_own_windows(qtbot, window, tmp_path):
    window.recent_list.setFocus()
    with qtbot.waitSignal(window.edition_asked) as asked:
        qtbot.keyClick(window.recent_list, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "prix.jury"]

    qtbot.keyClick(window.recent_list, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.kit_asked) as asked:
        qtbot.keyClick(window.recent_list, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "dossier.jurykit"]


@pytest.mark.usefixtures("remembered")
def test_a_file_left_out_comes_back_with_undo(qtbot, window, settings):
    before = [file.path for file in settings.choices.recent]
    window.recent_list.setFocus()

    qtbot.keyClick(window.recent_list, Qt.Key.Key_Delete)
    assert [file.path for file in settings.choices.recent] == before[1:]
    [toast] = window.findChildren(Toast)
    qtbot.mouseClick(toast.undo_button, LEFT)

    assert [file.path for file in settings.choices.recent] == before


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, mime, LEFT, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, mime, LEFT, none))


def test_a_file_dropped_anywhere_is_opened(qtbot, window):
    with qtbot.waitSignal(window.kit_asked) as asked:
        drop(window, Path("/somewhere/dossier.jurykit"))

    assert asked.args == [Path("/somewhere/dossier.jurykit")]


def test_a_ballot_dropped_here_is_sent_to_its_edition(window):
    drop(window, Path("/somewhere/bulletin.juryballot"))

    assert window.error_bar.isVisible()


def test_a_file_that_does_not_open_is_told_here(window):
    window.wait_for(Path("/somewhere/prix.jury"))

    window.tell_error(StoreError("file_missing", file="prix.jury"))

    assert "prix.jury" in window.error_bar.sentence_label.text()
    assert not window.overlay.isVisible()


def test_another_language_asks_for_new_windows(qtbot, window, settings):
    with qtbot.waitSignal(window.rebuild_asked):
        window.preferences.language_combo.activated.emit(1)

    assert settings.choices.language == "en"


def test_another_theme_is_worn_at_once_and_remembered(qtbot, window, settings, theme):
    with qtbot.waitSignal(theme.changed):
        window.preferences.theme_combo.activated.emit(2)

    assert settings.choices.theme == "dark"
