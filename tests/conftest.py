"""What every test stands on: no screen, no user's own data, one language."""

import os
import tempfile

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from jury_app import i18n

EXAMPLES = int(os.environ.get("JURY_EXAMPLES", "40"))
settings.register_profile("jury", deadline=None, max_examples=EXAMPLES)  # a disk has its moods
settings.load_profile("jury")


@pytest.fixture(scope="session", autouse=True)
def _data_folders(tmp_path_factory):
    """What is made once for many tests has a folder of its own as well."""
    folders = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", tempfile.mkdtemp(dir=folders))
        yield folders


@pytest.fixture(autouse=True)
def _own_data(_data_folders, monkeypatch):
    monkeypatch.setenv("JURY_DATA", tempfile.mkdtemp(dir=_data_folders))


@pytest.fixture(autouse=True)
def _french():
    i18n.set_language("fr")
