"""The recovery key of a new edition, kept as a sheet before the edition opens."""

from contextlib import closing

import pytest
from PySide6.QtWidgets import QWidget

from jury_app.exchange.founding import create_edition
from jury_app.model.database import Database
from jury_app.model.queries.edition import wrapped_keys
from jury_app.model.templates import load_template
from jury_app.sealing.keys import recover
from jury_app.sealing.recovery import read_key_file
from jury_app.ui.recovery_dialog import RecoveryDialog


@pytest.fixture
def dialog(qtbot, theme, tmp_path):
    path = tmp_path / "edition.jury"
    founded = create_edition(
        path,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=None,
        language="fr",
    )
    window = QWidget()  # the dialog deletes itself when it closes
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    made = RecoveryDialog("Prix", founded.recovery, window, path)
    made.open()
    yield made
    window.close()


def test_the_sheet_is_saved_where_it_is_wanted_and_opens_the_edition(qtbot, dialog, tmp_path):
    assert dialog.focusWidget() is dialog.sheet_button

    dialog.write_sheet(tmp_path / "stick")
    qtbot.waitUntil(dialog.sheet_button.isEnabled, timeout=20_000)
    dialog.accept()

    page, text = sorted((tmp_path / "stick").iterdir())
    assert page.suffix == ".pdf"
    key = read_key_file(text.read_bytes(), file=text.name)
    with closing(Database(tmp_path / "edition.jury")) as database:
        assert recover(database.read(wrapped_keys)[0], key)


def test_a_sheet_that_cannot_be_saved_is_told_and_the_key_still_shown(qtbot, dialog, tmp_path):
    (tmp_path / "file").write_text("no folder")

    dialog.write_sheet(tmp_path / "file")

    qtbot.waitUntil(dialog.error_bar.isVisible, timeout=20_000)
    assert dialog.sheet_button.isEnabled()
    assert dialog.key_label.text().startswith("AGE-SECRET-KEY-1")
