"""What every test stands on: no screen, no user's own data, one language."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from jury_app import i18n


@pytest.fixture(autouse=True)
def _own_data(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("JURY_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def _french():
    i18n.set_language("fr")
