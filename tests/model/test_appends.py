"""Several processes at once append to one journal: no act is lost, and the chain has no fork."""

import os
import runpy
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent.parent / "soak" / "appends.py"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to begin many at once")
def test_processes_that_append_at_once_lose_no_act_and_make_no_fork(tmp_path):
    wrong, _told = SOAK["append_together"](tmp_path, 3, 5)

    assert wrong == []
