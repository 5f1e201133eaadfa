"""The keys on the edition page: another passphrase, another recovery sheet."""

import pytest
from PySide6.QtCore import Qt

from jury_app.model.queries.edition import get_edition, wrapped_keys
from jury_app.model.queries.journal import list_journal
from jury_app.sealing.keys import fingerprint, recover, unwrap
from jury_app.sealing.recovery import read_key_file, sheet_code
from jury_app.ui.secretariat.dialogs.change_passphrase_dialog import ChangePassphraseDialog
from jury_app.ui.secretariat.pages.edition_keys import KeysPanel
from jury_app.ui.widgets.message import Message


@pytest.fixture
def panel_at(qtbot, office_at, shown_page, answer):
    def open_panel(stage="founded"):
        office = office_at(stage)
        panel = shown_page(KeysPanel, office)
        panel.show_edition(answer(office, get_edition))
        return office, panel

    return open_panel


def type_twice(qtbot, dialog, phrase):
    for edit in (dialog.new_edit, dialog.again_edit):
        edit.clear()
        qtbot.keyClicks(edit, phrase)


@pytest.fixture
def change(qtbot):
    """What opens the dialog, as the button does."""

    def open_dialog(panel):
        qtbot.mouseClick(panel.passphrase_button, Qt.MouseButton.LeftButton)
        return panel.findChild(ChangePassphraseDialog)

    return open_dialog


def test_a_passphrase_is_set_and_then_changed_and_the_journal_holds_none(
    qtbot, panel_at, change, answer, told
):
    office, panel = panel_at()
    for present, new in (("", "premier code"), ("premier code", "second code")):
        dialog = change(panel)
        assert dialog.present_edit.isVisible() == bool(present)
        type_twice(qtbot, dialog, new)
        assert dialog.primary_button.isEnabled() == (not present)
        dialog.present_edit.setText(present)
        with qtbot.waitSignal(dialog.finished, timeout=20_000):
            qtbot.keyClick(dialog.again_edit, Qt.Key.Key_Return)
        assert "nouvelle phrase secrète" in told(panel)
        panel.show_edition(answer(office, get_edition))
        assert panel.passphrase_button.text() == "Changer la phrase secrète…"
        qtbot.waitUntil(lambda: panel.findChild(ChangePassphraseDialog) is None)

    wrapped, protected = answer(office, wrapped_keys)
    assert protected
    assert unwrap(wrapped, "second code")
    heard = []
    office.with_passphrase(panel, heard.append)
    assert heard == ["second code"]
    acts = [row for row in answer(office, list_journal) if row.kind == "passphrase_changed"]
    assert len(acts) == 2
    assert "premier" not in str(acts)


def test_a_wrong_passphrase_changes_nothing_and_is_told_at_its_field(
    qtbot, panel_at, change, answer
):
    office, panel = panel_at()
    dialog = change(panel)
    type_twice(qtbot, dialog, "phrase")
    dialog.again_edit.setText("autre")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.again_edit.setText("phrase")
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    panel.show_edition(answer(office, get_edition))
    qtbot.waitUntil(lambda: panel.findChild(ChangePassphraseDialog) is None)
    kept = answer(office, wrapped_keys)

    dialog = change(panel)
    type_twice(qtbot, dialog, "autre")
    dialog.present_edit.setText("fausse")
    qtbot.mouseClick(dialog.primary_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.primary_button.isEnabled, timeout=20_000)

    assert dialog.isVisible()
    assert answer(office, wrapped_keys) == kept


def test_a_new_recovery_sheet_is_written_and_opens_the_keys(
    qtbot, panel_at, answer, told, tmp_path
):
    office, panel = panel_at("closed")
    before = answer(office, get_edition).recovery_recipient
    qtbot.mouseClick(panel.sheet_button, Qt.MouseButton.LeftButton)
    question = panel.findChild(Message)
    assert "sauvegarde" in question.findChildren(type(panel.keys_label))[-1].text()
    question.reject()

    panel.write_sheet(tmp_path / "clé USB")

    qtbot.waitUntil(lambda: "feuille de secours" in told(panel), timeout=20_000)
    edition = answer(office, get_edition)
    assert edition.recovery_recipient != before
    code = sheet_code(edition.recovery_recipient)
    assert code in told(panel)
    panel.show_edition(edition)
    assert code in panel.keys_label.text()
    page, text = sorted((tmp_path / "clé USB").iterdir())
    assert page.read_bytes().startswith(b"%PDF")
    key = read_key_file(text.read_bytes(), file=text.name)
    assert recover(answer(office, wrapped_keys)[0], key).id


def test_the_keys_sign_by_the_name_that_the_recovery_sheet_prints(panel_at, answer):
    office, panel = panel_at()
    key = bytes.fromhex(answer(office, get_edition).signing_key)

    assert fingerprint(key) in panel.keys_label.text()


def test_a_sheet_that_cannot_be_written_leaves_the_key_before_in_force(
    qtbot, panel_at, answer, tmp_path
):
    office, panel = panel_at()
    before = answer(office, get_edition).recovery_recipient
    (tmp_path / "file").write_text("no folder")

    panel.write_sheet(tmp_path / "file")

    qtbot.waitUntil(panel.error_bar.isVisible, timeout=20_000)
    assert answer(office, get_edition).recovery_recipient == before
