"""Nothing moves by itself where the system asks for less."""

import sys

import pytest

from jury_app.ui.motion import is_reduced
from jury_app.ui.widgets.busy_bar import BusyBar

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks a tool of this system")


@pytest.fixture(autouse=True)
def _asked_anew():
    is_reduced.cache_clear()
    yield
    is_reduced.cache_clear()


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    """What puts a desktop in place that answers this when it is asked for animations."""

    def answer(text):
        tool = tmp_path / "gsettings"
        tool.write_text(f'#!/bin/sh\n[ "$3" = enable-animations ] && echo {text}\n')
        tool.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    return answer


@pytest.mark.parametrize(("text", "reduced"), [("false", True), ("true", False)])
def test_the_desktop_is_asked(desktop, text, reduced):
    desktop(text)

    assert is_reduced() is reduced


def test_a_desktop_that_has_no_such_tool_asks_for_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not is_reduced()


@pytest.mark.parametrize(("text", "most"), [("false", 1), ("true", 0)])
def test_a_bar_of_unknown_length_runs_only_where_it_may(qtbot, theme, desktop, text, most):
    desktop(text)
    bar = BusyBar("Ouverture")
    qtbot.addWidget(bar)

    bar.show()

    assert (bar.minimum(), bar.maximum(), bar.value() <= 0) == (0, most, True)


def test_a_bar_that_knows_how_far_the_work_is_shows_it(qtbot, theme, desktop):
    desktop("false")
    bar = BusyBar("Impression")
    qtbot.addWidget(bar)
    bar.setRange(0, 12)
    bar.setValue(5)

    bar.show()

    assert (bar.maximum(), bar.value()) == (12, 5)
