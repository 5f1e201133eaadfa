"""An edition whose machine is lost is had back from the start window."""

import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jury_app.exchange.founding import create_edition, unlock
from jury_app.exchange.recovery import sheet_of
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_edition
from jury_app.model.templates import load_template
from jury_app.ui.restore_dialog import RestoreDialog

FORGOTTEN = "oubliée"


@pytest.fixture
def lost(tmp_path):
    """A back-up, and the text file of its recovery sheet."""
    path = tmp_path / "edition.jury"
    founded = create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=FORGOTTEN,
        language="fr",
    )
    sheet = sheet_of(path, tmp_path / "stick", founded.recovery)
    return shutil.move(path, tmp_path / "stick" / "backup.jury"), sheet.text


@pytest.fixture
def dialog(qtbot, theme, lost, tmp_path):
    page = QWidget()
    qtbot.addWidget(page)
    made = RestoreDialog(page)
    with qtbot.waitActive(made):
        made.open()
    backup, sheet = lost
    made.backup_field.edit.setText(str(backup))
    made.recovery_field.edit.setText(str(sheet))
    made.place_field.edit.setText(str(tmp_path / "retrouvée"))
    yield made
    if isValid(made):
        qtbot.waitUntil(lambda: made.cancel_button.isEnabled() or made.cancel_button.isHidden())


def test_an_edition_is_had_back_under_another_passphrase(qtbot, dialog, tmp_path):
    for edit in (dialog.passphrase_edit, dialog.again_edit):
        qtbot.keyClicks(edit, "nouvelle")
    qtbot.keyClick(dialog.again_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.form.isVisible(), timeout=20_000)
    assert "retrouvée.jury" in dialog.said_label.text()
    with qtbot.waitSignal(dialog.restored) as asked:
        qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)

    assert asked.args == [tmp_path / "retrouvée.jury"]
    with closing(Database(asked.args[0])) as database:
        assert (
            unlock(database, "nouvelle").public_key.hex() == database.read(get_edition).signing_key
        )
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_one_restoration_runs_at_a_time_whatever_is_typed_meanwhile(qtbot, dialog, tmp_path):
    dialog.primary_button.click()

    dialog.place_field.edit.setText(str(tmp_path / "ailleurs"))

    assert not dialog.primary_button.isEnabled()
    qtbot.waitUntil(lambda: not dialog.form.isVisible(), timeout=20_000)
    assert dialog.primary_button.isEnabled()
    assert not (tmp_path / "ailleurs.jury").exists()


def test_escape_stops_a_restoration_and_tells_what_became_of_it(qtbot, dialog, tmp_path):
    dialog.primary_button.click()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.said_label.text() == "Arrêt après cette étape…"
    qtbot.waitUntil(dialog.primary_button.isEnabled, timeout=20_000)
    assert "rien n’a été restauré" in dialog.said_label.text()
    assert not dialog.said_label.visibleRegion().isEmpty()
    assert not (tmp_path / "retrouvée.jury").exists()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_what_is_refused_is_told_and_nothing_is_written(qtbot, dialog, tmp_path):
    dialog.again_edit.setText("autre")
    dialog.primary_button.click()
    assert not dialog.error_bar.isVisible()
    dialog.again_edit.clear()
    (tmp_path / "wrong.txt").write_text("AGE-SECRET-KEY-1", encoding="utf-8")
    dialog.recovery_field.edit.setText(str(tmp_path / "wrong.txt"))

    dialog.primary_button.click()

    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=20_000)
    assert dialog.primary_button.isEnabled()
    assert not (tmp_path / "retrouvée.jury").exists()


def test_it_restores_nothing_before_its_files_are_named(dialog):
    assert dialog.primary_button.isEnabled()

    dialog.recovery_field.edit.clear()

    assert not dialog.primary_button.isEnabled()
