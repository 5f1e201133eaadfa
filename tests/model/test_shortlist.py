"""The shortlist of an expert panel: its cut, who is called back, who goes to another domain."""

import runpy
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from jury_app.errors import RuleError
from jury_app.model.acts import told_act
from jury_app.model.entities import JournalEntry
from jury_app.model.operations.edition import remove_domain
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.shortlisting import call_back, cut_shortlist, move_application
from jury_app.model.operations.sitting import (
    Award,
    decide,
    level_named,
    require_closable,
    withdraw_decision,
)
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import get_record
from jury_app.model.queries.recorded_shortlist import recorded_shortlist
from jury_app.model.queries.shortlist import get_shortlist
from jury_app.model.queries.sitting import list_decisions
from jury_app.model.scoring.cut import Cut, Placed
from jury_app.model.templates import for_panel, load_template

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """A panel’s edition at rest: A1 leads, A2 and A3 are equals, A4 follows, B1 is alone."""
    path = tmp_path_factory.mktemp("panel") / "panel.jury"
    YEAR["found"](path, template=for_panel(load_template("territoria")))
    year = YEAR["Year"](path)
    year.applications("A1", "A2", "A3", "A4")
    year.application("B1", "D02")
    jurors = year.jurors("Benali", "Carpentier", "Diallo")
    year.assign()
    year.kits(*jurors)
    for juror in jurors:
        year.ballot(juror, {"A1": 9, "A2": 7, "A3": 7, "A4": 5, "B1": 4})
    year.open("Maître Dupont")
    year.close()
    return path


@pytest.fixture
def panel(scored, tmp_path):
    before = YEAR["Year"](scored)
    year = before.copy(tmp_path / "panel.jury")
    before.close()
    yield year
    year.close()


def test_a_panel_gives_no_award_that_is_the_jurys_to_give(panel):
    before = panel.head()

    with pytest.raises(RuleError) as refused:
        panel.database.write(
            lambda session: decide(
                session, award=Award(number="A1", level_id=level_named(session, "or"))
            )
        )

    assert (refused.value.code, panel.head()) == ("shortlist_only", before)


def cut(panel, domain="", **values):
    return panel.database.write(cut_shortlist, cut=Cut(**values), domain_code=domain)


def listed(panel):
    return [row.number for row in panel.database.read(list_decisions) if row.number]


def candidate(panel, number):
    rows = [one for each in panel.database.read(get_shortlist) for one in each.candidates]
    return next(row for row in rows if row.number == number)


def refusal(panel, operation, **values):
    before = panel.head()
    with pytest.raises(RuleError) as refused:
        panel.database.write(operation, **values)
    assert panel.head() == before
    return refused.value.code


def test_so_many_places_of_each_domain_pass(panel):
    done = cut(panel, best=1)

    assert listed(panel) == ["A1", "B1"]
    assert (done.applications, done.equals) == (2, 0)


def test_equals_at_the_cut_all_pass_or_all_stay_out_and_are_told(panel):
    kept = cut(panel, best=2)
    assert listed(panel) == ["A1", "A2", "A3", "B1"]
    assert kept.equals == 2

    left = cut(panel, best=2, keeps_equals=False)
    assert listed(panel) == ["A1", "B1"]
    assert left.equals == 2


def test_a_mark_cuts_by_the_exact_mean_with_nobody_rounded_over_it(panel):
    cut(panel, at_least=Fraction(14))
    assert listed(panel) == ["A1", "A2", "A3"]

    cut(panel, at_least=Fraction(14) + Fraction(1, 10**9))
    assert listed(panel) == ["A1"]


def test_a_domain_that_nobody_passes_from_says_so_and_can_be_closed(panel):
    cut(panel, best=3, at_least=Fraction(10))

    rows = panel.database.read(list_decisions)
    assert [row.domain_code for row in rows if row.is_not_awarded] == ["D02"]
    panel.database.read(require_closable)


def test_one_domain_may_be_cut_otherwise_than_the_others(panel):
    cut(panel, best=1)
    cut(panel, "D01", best=3)

    assert listed(panel) == ["A1", "A2", "A3", "B1"]


def test_nobody_is_called_ex_aequo_on_a_shortlist(panel):
    cut(panel, best=4)

    assert not any(row.ex_aequo for row in panel.database.read(list_decisions))


def test_who_was_left_out_is_called_back_with_a_reason_and_who_asked(panel):
    cut(panel, best=1)
    panel.database.write(call_back, number="A4", reason="Seul projet outre-mer", by=1)

    row = candidate(panel, "A4")
    assert row.is_shortlisted
    assert row.is_called_back
    assert row.decision.motive == "Seul projet outre-mer"
    [call] = panel.database.read(recorded_shortlist, {1: "Mme Benali"}).called_back
    assert (call.number, call.reason, call.by) == ("A4", "Seul projet outre-mer", "Mme Benali")


def test_a_call_needs_its_reason_and_is_made_once(panel):
    cut(panel, best=1)
    assert refusal(panel, call_back, number="A4", reason=" ") == "reason_missing"
    panel.database.write(call_back, number="A4", reason="Unique")
    assert refusal(panel, call_back, number="A4", reason="Encore") == "already_shortlisted"


def test_who_was_called_back_stays_when_the_list_is_cut_again(panel):
    cut(panel, best=1)
    panel.database.write(call_back, number="A4", reason="Unique")

    cut(panel, best=4)
    assert not candidate(panel, "A4").is_called_back
    cut(panel, best=2)

    assert listed(panel) == ["A1", "A2", "A3", "A4", "B1"]
    assert candidate(panel, "A4").is_called_back


def test_an_application_is_moved_for_the_jury_and_keeps_its_place_before_the_panel(panel):
    cut(panel, best=2)
    before = panel.ranks()
    panel.database.write(
        move_application, number="A2", domain_code="D02", reason="Relève de l’urbanisme", by=2
    )

    assert panel.ranks() == before
    [move] = panel.database.read(recorded_shortlist, {2: "Carpentier"}).moves
    told = (move.number, move.domain, move.to, move.reason, move.by)
    assert told == ("A2", "D01", "D02", "Relève de l’urbanisme", "Carpentier")


def test_an_application_moved_home_again_is_not_moved(panel):
    cut(panel, best=2)
    move = {"number": "A2", "reason": "Une erreur"}
    assert refusal(panel, move_application, domain_code="D01", **move) == "nothing_changed"
    panel.database.write(move_application, domain_code="D02", **move)
    assert refusal(panel, move_application, domain_code="D02", **move) == "nothing_changed"

    panel.database.write(move_application, domain_code="D01", **move)

    assert panel.database.read(recorded_shortlist, {}).moves == ()


def test_a_domain_that_an_application_was_moved_to_cannot_be_removed(panel):
    cut(panel, best=2)
    panel.database.write(move_application, number="A2", domain_code="D09", reason="Commerce")

    removed = {"domain_id": panel.domains["D09"]}
    assert refusal(panel, remove_domain, **removed) == "domain_in_use"


def test_a_late_ballot_that_changes_who_passes_keeps_the_sitting_open_until_it_is_cut_again(panel):
    cut(panel, best=1)
    late = panel.juror("Œuvrard")
    panel.kits(late)
    panel.late(late, {"A1": 0, "A2": 10, "A3": 3, "A4": 3, "B1": 3})

    with pytest.raises(RuleError) as refused:
        panel.database.read(require_closable)
    assert refused.value.code == "shortlist_outdated"

    cut(panel, best=1)
    assert listed(panel) == ["A2", "B1"]
    panel.database.read(require_closable)


def test_a_late_recusal_that_takes_a_place_away_is_noticed_too(panel):
    cut(panel, at_least=Fraction(8))
    for juror in (1, 2, 3):
        panel.database.write(
            recuse_juror, juror_id=juror, application_id=5, reason="Élu de la commune"
        )

    with pytest.raises(RuleError) as refused:
        panel.database.read(require_closable)
    assert refused.value.code == "shortlist_outdated"


@pytest.mark.parametrize("way", ["withdrawn", "undone"])
def test_a_place_taken_back_after_the_cut_is_noticed_and_needs_no_call(panel, way):
    cut(panel, best=2)
    place = next(
        each for each in panel.database.read(list_decisions) if each.number == listed(panel)[0]
    )
    if way == "withdrawn":
        panel.database.write(withdraw_decision, decision_id=place.id)
    else:
        acts = panel.database.read(lambda session: [*session.scalars(select(JournalEntry))])
        told = [told_act(each.entry) for each in acts]
        panel.database.write(
            undo, seq=next(each.seq for each in told if each.body.get("decision") == place.id)
        )

    with pytest.raises(RuleError) as refused:
        panel.database.read(require_closable)
    assert refused.value.code == "shortlist_outdated"
    called = {"number": place.number, "reason": "Une erreur"}
    assert refusal(panel, call_back, **called) == "passed_the_cut"
    cut(panel, best=2)
    panel.database.read(require_closable)


def test_every_act_of_a_shortlist_is_told_in_the_journal(panel):
    cut(panel, best=2, keeps_equals=False)
    panel.database.write(call_back, number="A4", reason="Unique", by=1)
    panel.database.write(move_application, number="A4", domain_code="D02", reason="Urbanisme")

    told = [row.sentence for row in panel.database.read(list_journal)]
    nbsp = "\N{NO-BREAK SPACE}"
    assert any("2 places par domaine, ex æquo exclus" in each for each in told)
    assert f"Repêché, comme Benali l’a demandé{nbsp}: A4 Projet A4" in told
    assert any(each.startswith("Réorienté vers le domaine") for each in told)


def test_a_cut_says_how_far_it_goes(panel):
    assert refusal(panel, cut_shortlist, cut=Cut()) == "cut_missing"


def test_before_the_ballots_are_opened_nothing_is_told_of_a_list(tmp_path):
    path = tmp_path / "panel.jury"
    YEAR["found"](path, template=for_panel(load_template("territoria")))
    year = YEAR["Year"](path)
    year.applications("A1")

    told = year.database.read(get_record, closed_at="2026-09-10T17:45:00+02:00").shortlist
    year.close()

    assert (told.cuts, told.called_back, told.moves) == ((), (), ())


def test_a_jury_shortlists_nothing(year):
    year.applications("A1")

    for operation, values in (
        (cut_shortlist, {"cut": Cut(best=1)}),
        (call_back, {"number": "A1", "reason": "Unique"}),
        (move_application, {"number": "A1", "domain_code": "D02", "reason": "Urbanisme"}),
    ):
        assert refusal(year, operation, **values) == "shortlist_none"


def test_equals_who_would_go_one_too_far_are_left_out_together():
    standings = {
        "a": Placed(1, Fraction(3)),
        "b": Placed(2, Fraction(2)),
        "c": Placed(2, Fraction(2)),
    }

    assert Cut(best=2, keeps_equals=False).passing(standings) == {"a"}
    assert Cut(best=3, keeps_equals=False).passing(standings) == {"a", "b", "c"}


@st.composite
def places(draw):
    """Draw standings in competition ranks: 1, 2, 2, 4."""
    means = sorted(draw(st.lists(st.integers(0, 6), max_size=12)), reverse=True)
    return {key: Placed(means.index(mean) + 1, Fraction(mean, 3)) for key, mean in enumerate(means)}


cuts = st.builds(
    Cut,
    best=st.none() | st.integers(0, 13),
    at_least=st.none() | st.builds(Fraction, st.integers(0, 6), st.just(3)),
    keeps_equals=st.booleans(),
)


@given(places(), cuts)
def test_a_cut_never_divides_equals_and_nobody_passes_over_a_better_one(standings, drawn):
    passing = drawn.passing(standings)

    for one, place in standings.items():
        for other, better in standings.items():
            if better.rank <= place.rank and one in passing:
                assert other in passing


@given(places(), st.integers(0, 13))
def test_a_number_is_reached_by_keeping_equals_and_never_passed_by_leaving_them_out(
    standings, best
):
    kept = Cut(best=best).passing(standings)
    left = Cut(best=best, keeps_equals=False).passing(standings)

    assert left <= kept
    assert len(left) <= best
    assert len(kept) >= min(best, len(standings))
    assert kept - left == Cut(best=best).divided(standings)


def test_whoever_has_just_the_mark_passes():
    places = {name: Placed(place, Fraction(3, place)) for place, name in enumerate("abc", start=1)}

    assert Cut(at_least=Fraction(3, 2)).passing(places) == {"a", "b"}
