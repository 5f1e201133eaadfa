"""Long work that is over before anybody looks is still heard of."""

import pytest
from PySide6.QtWidgets import QWidget

from jury_app.errors import RuleError
from jury_app.progress import Progress
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.widgets.progress_dialog import ProgressDialog


@pytest.fixture
def watched(qtbot, office_at):
    """What runs steps before a window, and returns all that was heard, in order."""

    def run(steps):
        office = office_at("founded")
        parent = QWidget()
        qtbot.addWidget(parent)
        parent.show()
        heard = []
        run_watched(
            office,
            parent,
            steps,
            title="",
            outcome=Outcome(heard.append, heard.append, lambda: heard.append("finished")),
        )
        qtbot.waitUntil(lambda: "finished" in heard)
        qtbot.waitUntil(lambda: parent.findChildren(ProgressDialog) == [])
        return heard

    return run


def test_work_that_fails_at_once_leaves_no_dialog_behind(watched):
    def steps(_database):
        raise RuleError("sitting_closed")
        yield

    [error, last] = watched(steps)

    assert error.code == "sitting_closed"
    assert last == "finished"


def test_work_that_succeeds_is_heard_before_it_is_said_to_be_finished(watched):
    def steps(_database):
        yield Progress(0, 1)
        return "done"

    assert watched(steps) == ["done", "finished"]
