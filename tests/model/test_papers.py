"""The convocation and the annexes: told by the secretary, put right by a correction."""

import pytest

from jury_app.errors import JuryError
from jury_app.model.operations.papers import list_annexes, note_convocation
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.papers import get_papers
from jury_app.model.queries.sitting import get_sitting


def sentences(year):
    return [row.sentence for row in year.database.read(list_journal)]


def test_the_last_thing_told_counts_and_opens_no_sitting(year):
    year.database.write(note_convocation, on="2026-09-20")
    year.database.write(note_convocation, on=" 2026-10-01 ")
    year.database.write(list_annexes, annexes=["Feuille  d’émargement", "", "Pouvoirs"])

    papers = year.database.read(get_papers)

    assert papers.convened_on == "2026-10-01"
    assert papers.annexes == ("Feuille d’émargement", "Pouvoirs")
    assert year.database.read(get_sitting).opened_at is None


def test_the_same_again_is_no_act(year):
    year.database.write(note_convocation, on="2026-10-01")
    year.database.write(list_annexes, annexes=["Pouvoirs"])
    before = year.head()

    assert year.database.write(note_convocation, on="2026-10-01") is None
    assert year.database.write(list_annexes, annexes=["Pouvoirs "]) is None
    assert year.head() == before


def test_what_was_told_wrong_is_taken_back(year):
    year.database.write(note_convocation, on="2026-09-20")
    wrong = year.database.write(note_convocation, on="2026-10-01")
    year.database.write(undo, seq=wrong)
    year.database.write(list_annexes, annexes=["Pouvoirs"])
    year.database.write(list_annexes, annexes=[])

    papers = year.database.read(get_papers)

    assert (papers.convened_on, papers.annexes) == ("2026-09-20", ())
    assert "Jury convoqué le 1er octobre 2026" in " ".join(" ".join(sentences(year)).split())


@pytest.mark.parametrize("day", ["1/10/2026", "2026-02-30", "demain"])
def test_what_is_no_day_is_refused(year, day):
    before = year.head()

    with pytest.raises(JuryError) as refusal:
        year.database.write(note_convocation, on=day)

    assert refusal.value.code == "day_wrong"
    assert year.head() == before
