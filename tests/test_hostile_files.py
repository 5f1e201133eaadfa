"""Files that were altered by somebody who knows their structure: taken, or refused by name."""

import os
import runpy
from contextlib import closing
from pathlib import Path

import pytest

SOAK = runpy.run_path(str(Path(__file__).parent / "soak" / "fuzz.py"))
Fuzzing, Workers = SOAK["FUZZING"].Fuzzing, SOAK["WORKERS"].Workers
planted = SOAK["CONTROLS"].planted
COUNTS = {
    "ballot": 200,
    "kit": 100,
    "manifest": 200,
    "receipt": 1000,
    "seal": 100,
    "journal": 60,
    "mapper": 100,
}
SEED, WHOLE = 2026, 10
FAULTS = {"die": "died of -9", "hang": "hangs", "dawdle": "slow", "swell": "large"}


def test_every_kind_of_file_has_its_turn():
    assert COUNTS.keys() == SOAK["TARGETS"].keys()


@pytest.mark.parametrize("kind", COUNTS)
def test_an_altered_file_is_taken_or_refused_by_name(kind, tmp_path, monkeypatch):
    monkeypatch.setenv("JURY_DATA", "of the target")
    with closing(SOAK["made"](kind, tmp_path / kind)) as target:
        target.begin()
        fuzzing = Fuzzing(kind, target, SEED, WHOLE)
        fuzzing.run(range(COUNTS[kind]))
        control = Fuzzing(kind, target, SEED, WHOLE)
        with planted(kind, "crash"):
            control.run(range(COUNTS[kind]))

    assert fuzzing.wrong == {}, fuzzing.report()
    assert fuzzing.tally.whole == COUNTS[kind] // WHOLE
    assert len(fuzzing.answers) > 1
    assert "PlantedError" in str(control.wrong), "no file came as far as a fault behind the checks"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a worker is forked")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_of_which_a_worker_dies_hangs_or_swells_is_told(fault, tmp_path, monkeypatch):
    monkeypatch.setenv("JURY_DATA", "of the target")
    deep = 14  # the first of this seed that comes as far as the fault
    fuzzing = Fuzzing("receipt", SOAK["made"]("receipt", tmp_path / "receipt"), 3, 1000)

    with planted("receipt", fault):
        Workers(fuzzing, tmp_path, hangs=2).run(range(deep - 2, deep + 2))

    [(told, numbers)] = fuzzing.wrong.items()
    assert told.startswith(FAULTS[fault])
    assert numbers == [deep]
    assert fuzzing.tally.runs == 4
