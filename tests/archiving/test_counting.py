"""The verifier counts as the application does, and one that counts otherwise is found out."""

import runpy
from pathlib import Path

import pytest

from jury_app import verify

CONTROL = runpy.run_path(str(Path(__file__).parent / "mutants.py"))
DRAWN = runpy.run_path(str(Path(__file__).parent / "random_worlds.py"))["random_edition"]
SEEDS = (3012, 3033, 3020, 3000, 3015)  # so many suffice for every verifier below


@pytest.fixture(scope="session")
def drawn(tmp_path_factory):
    """Random editions at rest; they are only read."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder / "data"))
        return [DRAWN(folder / str(seed), seed) for seed in SEEDS]


def test_random_editions_come_out_the_same(drawn):
    assert all(verify.verify(each).findings == () for each in drawn)


def test_random_panels_come_out_the_same_by_every_method_and_any_rules():
    assert next(CONTROL["disagreements"](verify, range(300)), None) is None


@pytest.mark.parametrize("name", CONTROL["MUTANTS"])
def test_a_verifier_that_is_wrong_on_purpose_is_found_out(drawn, name):
    wrong = CONTROL["mutant"](name)

    editions = (wrong.verify(each).ok for each in drawn)
    assert not all(editions) or CONTROL["found_out"](wrong, range(300))
