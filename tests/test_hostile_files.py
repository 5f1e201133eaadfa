"""Files that were altered by somebody who knows their structure: taken, or refused by name."""

import os
import runpy
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.desk.receipts import read as read_receipt
from jury_app.errors import RefusedFileError
from jury_app.exchange.incoming import incoming
from jury_app.importing.attachments import read_attachments
from jury_app.importing.tables import read_tables
from jury_app.model.sqlite_file import require_file
from jury_app.publishing.orders import read_given
from jury_app.sealing.kit import open_kit

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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipe has a name here")
@pytest.mark.parametrize(
    "read",
    [
        read_tables,
        read_attachments,
        read_given,
        require_file,
        lambda path: open_kit(path, code="x"),
        lambda path: incoming(path)[0].read(),
        lambda path: incoming(path.with_suffix(".eml"))[0].read(),
        lambda path: read_receipt(None, path),
    ],
    ids=("table", "attachments", "picture", "edition", "kit", "ballot", "message", "receipt"),
)
def test_a_pipe_is_refused_and_not_waited_for(read, tmp_path):
    for ending in ("csv", "eml"):
        os.mkfifo(tmp_path / f"pipe.{ending}")

    with pytest.raises(RefusedFileError) as refused:
        read(tmp_path / "pipe.csv")

    assert refused.value.code == "file_not_ordinary"
