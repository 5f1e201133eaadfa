"""The back-ups in the window: told, verified, and had back beside the edition, never over it."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from jury_app.model.database import Database
from jury_app.model.journal import head
from jury_app.ui.secretariat.dialogs.backups_dialog import BackupsDialog
from jury_app.ui.secretariat.pages.edition_keys import KeysPanel


@pytest.fixture
def opened(qtbot, edition_at, office_of, shown_page, monkeypatch, tmp_path):
    """The edition at a stage with one back-up made then, and the list of back-ups."""
    monkeypatch.setenv("JURY_DATA", str(tmp_path / "data"))

    def open_(stage="received", spoil=b""):
        path = edition_at(stage)
        with closing(Database(path)) as database:
            backup = database.back_up("opening")
            acts = database.read(head)[0]
        if spoil:
            data = backup.read_bytes()
            backup.write_bytes(data[: len(data) // 2] + spoil + data[len(data) // 2 + len(spoil) :])
        panel = shown_page(KeysPanel, office_of(path))
        qtbot.mouseClick(panel.backups_button, Qt.MouseButton.LeftButton)
        dialog = panel.findChild(BackupsDialog)
        qtbot.waitUntil(dialog.verify_button.isEnabled)
        return path, backup, acts, dialog

    return open_


def test_a_back_up_is_told_verified_and_copied_beside(qtbot, opened):
    path, backup, acts, dialog = opened()
    edition, kept = path.read_bytes(), backup.read_bytes()
    row = dialog.table.current_row()
    assert (row.path, row.acts, row.size, row.is_sound) == (backup, acts, len(kept), None)

    qtbot.mouseClick(dialog.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.current_row().is_sound is True, timeout=20_000)
    assert "est saine" in dialog.said_label.text()

    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "à côté" in dialog.said_label.text(), timeout=20_000)
    [beside] = [each for each in path.parent.glob("*.jury") if each != path]
    assert beside.name in dialog.said_label.text()
    with closing(Database(beside)) as database:
        assert database.read(head)[0] == acts
        assert database.check() == []

    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=20_000)
    assert (path.read_bytes(), backup.read_bytes()) == (edition, kept)


def test_a_spoilt_back_up_is_told_and_not_copied(qtbot, opened):
    path, backup, _acts, dialog = opened(spoil=b"\xff" * 40_000)

    qtbot.mouseClick(dialog.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.current_row().is_sound is False, timeout=20_000)
    dialog.error_bar.hide()
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=20_000)

    assert [*path.parent.glob("*.jury")] == [path]
    assert backup.exists()
