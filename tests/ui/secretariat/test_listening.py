"""The nine pages of the secretariat for those who hear them."""

import runpy
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTabWidget

from jury_app.ui.secretariat.stages import STAGES

EARS = runpy.run_path(str(Path(__file__).parents[1] / "listening.py"))
listen, complaints, left_in_english = (
    EARS[name] for name in ("listen", "complaints", "left_in_english")
)
Role = QAccessible.Role

pytestmark = pytest.mark.usefixtures("listener")


def tabs(page):
    """Show the parts of a page, one after another."""
    [*found] = page.findChildren(QTabWidget)
    if not found:
        yield page
    for each in found:
        for place in range(each.count()):
            each.setCurrentIndex(place)
            yield page


@pytest.mark.parametrize("stage", ["founded", "opened"])
def test_every_page_can_be_worked_with_by_ear(settled, window_at, stage):
    window = window_at(stage)
    wrong, foreign = [], []
    for key in STAGES:
        window.open_page(key)
        for page in tabs(window.page(key)):
            settled(window)
            heard = listen(page)
            wrong += [f"{key}: {each}" for each in complaints(heard)]
            foreign += left_in_english(heard)

    assert wrong == []
    assert foreign == []


def test_the_rail_is_heard_as_one_choice_among_the_stages(window_at):
    heard = [each for each in listen(window_at().rail) if each.role is Role.RadioButton]

    assert [each.name for each in heard if each.is_checked] == ["Édition"]
    assert len(heard) == len(STAGES)
    assert complaints(heard) == []
