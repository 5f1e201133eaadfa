"""Files that were altered by somebody who knows their structure: taken, or refused by name."""

import runpy
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent / "soak" / "fuzz.py"))
COUNTS = {
    "ballot": 200,
    "kit": 60,
    "manifest": 200,
    "receipt": 400,
    "seal": 60,
    "journal": 60,
    "mapper": 100,
}


def test_every_kind_of_file_has_its_turn():
    assert COUNTS.keys() == SOAK["TARGETS"].keys()


@pytest.mark.parametrize("kind", COUNTS)
def test_an_altered_file_is_taken_or_refused_by_name(kind, tmp_path, monkeypatch):
    monkeypatch.setenv("JURY_DATA", "of the target")

    fuzzing = SOAK["fuzz"](kind, tmp_path / kind, range(COUNTS[kind]), 2026)

    assert fuzzing.wrong == {}, fuzzing.report()
    assert len(fuzzing.answers) > 1
