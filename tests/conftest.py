"""What every test stands on: no screen, no user's own data, one language."""

import gc
import os
import sys
import tempfile

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from jury_app import i18n
from jury_app.model import sqlite_file
from jury_app.sealing import encryption
from jury_app.ui.collecting import collect_what_has_grown, keep_what_is_loaded

# What is installed is compiled: else each of many processes would compile all of it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
gc.disable()  # as in the application: no widget goes in the midst of Qt's own work

EXAMPLES = int(os.environ.get("JURY_EXAMPLES", "25"))
settings.register_profile("jury", deadline=None, max_examples=EXAMPLES)  # a disk has its moods
settings.load_profile("jury")


def pytest_collection_finish():
    """Leave what was loaded out of every collection between two tests."""
    gc.collect()
    keep_what_is_loaded()


@pytest.fixture(scope="session", autouse=True)
def _data_folders(tmp_path_factory):
    """What is made once for many tests has a folder of its own as well."""
    folders = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", tempfile.mkdtemp(dir=folders))
        yield folders


@pytest.fixture(scope="session", autouse=True)
def _nobody_s_settings(tmp_path_factory):
    """The folders that Qt's own dialogs remember are not the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _light_locks():
    """Codes and passphrases are worked out in no time; tests/sealing knows what is really asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encryption, "CODE_WORK", 1)
        patch.setattr(encryption, "PASSPHRASE_WORK", 1)
        yield


@pytest.fixture
def impatient(monkeypatch):
    """Whoever finds a file open elsewhere is told at once: it stays open."""
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.1)


@pytest.fixture(autouse=True)
def _own_data(_data_folders, monkeypatch):
    monkeypatch.setenv("JURY_DATA", tempfile.mkdtemp(dir=_data_folders))


@pytest.fixture(autouse=True)
def _french():
    i18n.set_language("fr")
    yield
    i18n.set_language("fr")  # what is made once for many tests is made before the next one begins


@pytest.fixture(autouse=True)
def _no_dialog_left():
    """A dialog that is left open would keep the next test from its windows: it is named here."""
    yield
    left = []
    while (dialog := QApplication.activeModalWidget()) is not None:
        left.append(repr(dialog))
        dialog.hide()
    assert left == []


@pytest.fixture(autouse=True)
def _collect_between_tests():
    yield
    collect_what_has_grown()
