"""The casting vote, whatever was counted: it breaks ties only, and is that of a chair who voted."""

import runpy
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RuleError
from jury_app.model.enums import AttendanceState, JurorRole
from jury_app.model.operations import choreography
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import set_attendance
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.votes import list_votes
from jury_app.model.voting.outcome import AGAINST, FOR, Verdict
from jury_app.model.voting.terms import VoteForm

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
VERDICTS = {FOR: Verdict.ADOPTED, AGAINST: Verdict.REJECTED}
SAID = (FOR, AGAINST, "abstention", "blank")
MEMBERS = ("Benali", "Costa", "Dumas", "Évrard")


class LeftUndoneError(Exception):
    """What ends a transaction of which nothing is kept."""


@pytest.fixture(scope="module")
def year(founded, tmp_path_factory):
    year = YEAR(shutil.copy(founded, tmp_path_factory.mktemp("casting") / "edition.jury"))
    year.application("A1")
    year.ids = {"Chaix": year.juror("Chaix", role=JurorRole.CHAIR)}
    year.ids |= {name: year.juror(name) for name in MEMBERS}
    year.assign()
    year.ballot(year.ids["Benali"], {"A1": 7})
    year.open("Maître Dupont")
    for key in year.ids.values():
        year.database.write(set_attendance, juror_id=key, state=AttendanceState.PRESENT)
    yield year
    year.close()


def seat_chair(session, year, where):
    """Let the chair be here, or not be there for the vote, in one of the ways there are."""
    chair, state = year.ids["Chaix"], AttendanceState.EXCUSED
    match where:
        case "recused":
            recuse_juror(session, juror_id=chair, application_id=1, reason="Ministre")
        case "out":
            choreography.open_domain(session, domain_code="D01")
            choreography.go_out(session, juror_id=chair)
        case "excused":
            set_attendance(session, juror_id=chair, state=state)
        case "represented":
            holder = year.ids["Benali"]
            set_attendance(session, juror_id=chair, state=state, holder_id=holder)


VOICES = st.fixed_dictionaries({FOR: st.integers(0, 2), AGAINST: st.integers(0, 2)}).filter(
    lambda voices: any(voices.values())
)
FORMS = st.sampled_from((VoteForm.SHOW_OF_HANDS, VoteForm.SECRET))
BY_NAME = st.dictionaries(st.sampled_from(("Chaix", *MEMBERS)), st.sampled_from(SAID), min_size=1)
PLACES = st.sampled_from(("here", "here", "recused", "out", "excused", "represented"))


def cast(year, where, vote, choice, declared):
    """Return what the last vote comes to, and why the chair may not break it; keep nothing."""
    told = {}
    with suppress(LeftUndoneError), year.database.transaction() as session:
        seat_chair(session, year, where)
        number = take_vote(session, vote=vote)
        try:
            give_casting_vote(session, vote=number, choice=choice, is_declared=declared)
        except RuleError as error:
            told["refused"] = error.code
        told["row"] = list_votes(session)[-1]
        raise LeftUndoneError
    return told.get("refused"), told["row"]


@given(PLACES, VOICES, FORMS, st.sampled_from((FOR, AGAINST)), st.booleans())
def test_it_breaks_a_tie_and_nothing_else_for_a_chair_who_is_there(
    year, where, voices, form, choice, declared
):
    vote = TakenVote(question="Or ?", numbers=("A1",), voices=voices, form=form)

    refused, row = cast(year, where, vote, choice, declared)

    is_tie = voices[FOR] == voices[AGAINST]
    if is_tie and where == "here" and (declared or form is not VoteForm.SECRET):
        assert refused is None
        assert (row.outcome.verdict, row.outcome.by_casting_vote) == (VERDICTS[choice], True)
        return
    most = FOR if voices[FOR] > voices[AGAINST] else AGAINST
    silent = "casting_undeclared" if where == "here" else "casting_chair_out"
    assert refused == (silent if is_tie else "casting_no_tie")
    assert row.outcome.verdict is (Verdict.TIED if is_tie else VERDICTS[most])
    assert not row.outcome.by_casting_vote


@given(BY_NAME, st.sampled_from((FOR, AGAINST)))
def test_in_a_roll_call_it_is_the_voice_that_the_chair_gave(year, said, choice):
    by_name = {year.ids[name]: told for name, told in said.items()}
    voices = list(said.values())
    is_tie = voices.count(FOR) == voices.count(AGAINST) > 0
    vote = TakenVote(question="Or ?", numbers=("A1",), by_name=by_name)

    refused, row = cast(year, "here", vote, choice, declared=False)

    assert row.outcome.by_casting_vote is (is_tie and said.get("Chaix") == choice)
    assert (refused is None) is row.outcome.by_casting_vote
    if is_tie and said.get("Chaix") not in (FOR, AGAINST):
        assert (refused, row.outcome.verdict) == ("casting_chair_out", Verdict.TIED)
