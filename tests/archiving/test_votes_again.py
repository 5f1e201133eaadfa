"""The verifier counts votes by a road of its own: each way in which one can be wrong is seen."""

import runpy
from pathlib import Path

import pytest

from jury_app import verify

BOOKS = runpy.run_path(str(Path(__file__).parent / "books.py"))
book, vote, act, codes = (BOOKS[name] for name in ("book", "vote", "act", "codes"))
AMONG = [[1, 3], [2, 1]]
TIE = {"voices": [["for", 2], ["against", 2]]}


def found(*acts, **about):
    return codes(verify._check_votes, book(*acts, **about))  # noqa: SLF001 -- one check alone


def result(body, **room):
    """Return what one vote comes to."""
    here = book(vote(**body), room=room)
    return verify._polls(here)[1].result()  # noqa: SLF001 -- one vote alone


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"abstention": 1},
        {"voices": [["for", 3], ["against", 1]]},
        {"voters": [1, 2, 3]},
        {"by_name": [[1, "for"], [2, "for"], [3, "against"]]},
        {"by_name": [[1, "for"], [2, "for"], [3, "against"], [4, "blank"]], "blank": 1},
    ],
)
def test_a_vote_in_which_nobody_speaks_twice_adds_up(body):
    assert found(vote(**body)) == []


@pytest.mark.parametrize(
    "body",
    [
        {"voters": [1, 2]},
        {"voters": [1, 2, 2]},
        {"voters": [1, 2, 3], "abstention": 1},
        {"voters": [1, 2, 3], "blank": 1},
        {"voters": [1, 2, 3], "spoilt": 1},
        {"rules": 2},
        {"round": 2},
        {"before": 7, "round": 2},
        {"by_name": [[1, "for"], [2, "for"], [3, "for"]]},
        {"by_name": [[1, "for"], [2, "for"], [5, "against"]]},
        {"by_name": [[1, "for"], [1, "for"], [3, "against"]]},
        {"by_name": [[1, "for"], [2, "for"]]},
    ],
)
def test_a_vote_that_does_not_add_up_is_wrong(body):
    assert found(vote(**body)) == ["vote_wrong"]


FIRST = {"voices": [[1, 2], [2, 1], [3, 1]], "applications": [1, 2, 3]}
SECOND = {"voices": [[1, 3], [2, 1]], "round": 2, "before": 1, "applications": [1, 2]}


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        ({"voices": [[1, 2], [2, 1], [3, 1]]}, []),
        ({}, ["vote_wrong"]),
        ({"voices": [[1, 2], [2, 1], [3, 1]], "round": 3}, ["vote_wrong"]),
        ({"voices": [[1, 2], [2, 1], [3, 1]], "round": 1}, ["vote_wrong"]),
        ({"voices": [[1, 2], [2, 1], [3, 1]], "before": 9}, ["vote_wrong"]),
    ],
)
def test_another_round_is_among_those_who_stay_and_the_next(second, wrong):
    room = {"restriction": "free"}

    assert found(vote(**FIRST), vote(**SECOND | second), room=room) == wrong


@pytest.mark.parametrize(
    ("restriction", "voices", "stay"),
    [
        ("last_out", [[1, 4], [2, 3], [3, 2], [4, 2]], {1, 2}),
        ("last_out", [[1, 3], [2, 3], [3, 3]], {1, 2, 3}),
        ("last_out", [[1, 4], [2, 3], [3, 3]], {1, 2, 3}),
        ("top_two", [[1, 4], [2, 3], [3, 2], [4, 1]], {1, 2}),
        ("top_two", [[1, 4], [2, 3], [3, 3], [4, 1]], {1, 2, 3}),
        ("free", [[1, 4], [2, 3], [3, 2]], {1, 2, 3}),
    ],
)
def test_who_stands_again_follows_from_the_restriction(restriction, voices, stay):
    assert result({"voices": voices}, restriction=restriction) == ("another_round", stay)


@pytest.mark.parametrize(
    ("body", "room", "comes_to"),
    [
        ({"voices": [["for", 2], ["against", 1]]}, {}, ("adopted", None)),
        ({"voices": [["for", 1], ["against", 2]]}, {}, ("rejected", None)),
        ({"voices": [["for", 1], ["against", 1]]}, {}, ("tied", {"for", "against"})),
        ({"voices": [["for", 0], ["against", 0]]}, {}, ("rejected", None)),
        ({"voices": [["for", 1], ["against", 1]]}, {"majority": "simple"},
         ("tied", {"for", "against"})),
        ({"voices": []}, {}, ("nobody", None)),
        ({"voices": [["for", 1], ["against", 1]]}, {"majority": "two_thirds"}, ("rejected", None)),
        ({"voices": [["for", 2], ["against", 1]]}, {"majority": "two_thirds"}, ("adopted", None)),
        ({"voices": [["for", 3], ["against", 2]]}, {"majority": "two_thirds"}, ("rejected", None)),
        ({"voices": [["for", 2], ["against", 1]], "recused": 1}, {}, ("rejected", None)),
        ({"voices": [["for", 2], ["against", 1]], "blank": 1}, {}, ("adopted", None)),
        ({"voices": [["for", 2], ["against", 1]], "blank": 1}, {"blank_counts": True},
         ("rejected", None)),
        ({"voices": [["for", 2], ["against", 1]], "recused": 2}, {"majority": "simple"},
         ("adopted", None)),
        ({"voices": [["for", 1], ["against", 1]], "chair": "for"}, {"prevalence": "double"},
         ("adopted", None)),
        ({"voices": [["for", 1], ["against", 1]], "chair": 1}, {"prevalence": "double"},
         ("tied", {"for", "against"})),
        ({"voices": [[1, 3], [2, 2]]}, {}, ("chosen", 1)),
        ({"voices": [[1, 2], [2, 1], [3, 1]], "round": 3}, {}, ("chosen", 1)),
        ({"voices": [[1, 2], [2, 1], [3, 1]], "round": 3}, {"last_round_relative": False},
         ("nobody", None)),
        ({"voices": [[1, 2], [2, 2]]}, {}, ("tied", {1, 2})),
        ({"voices": [[1, 2], [2, 2], [3, 1]], "round": 3}, {}, ("tied", {1, 2})),
        ({"voices": [[1, 0], [2, 0]]}, {}, ("nobody", None)),
        ({"voices": [[1, 0], [2, 0]], "round": 3}, {}, ("nobody", None)),
    ],
)  # fmt: skip
def test_a_vote_comes_to_what_the_rules_make_of_it(body, room, comes_to):
    assert result(body, **room) == comes_to


def cast(choice="for", **body):
    return act("casting_vote", {"vote": 1, "chair": 1, "choice": choice, **body})


@pytest.mark.parametrize(
    ("body", "casting", "room", "wrong"),
    [
        (TIE, {}, {}, []),
        ({}, {}, {}, ["casting_wrong"]),
        (TIE, {"choice": 1}, {}, ["casting_wrong"]),
        (TIE, {"vote": 9}, {}, ["casting_wrong"]),
        (TIE, {"chair": 7}, {}, ["casting_wrong"]),
        (TIE | {"proxies": [[1, 2]]}, {}, {}, ["casting_wrong"]),
        (TIE | {"form": "secret"}, {}, {}, ["casting_wrong"]),
        (TIE | {"form": "secret"}, {"declared": True}, {}, []),
        (TIE, {}, {"prevalence": "none"}, ["casting_wrong"]),
        (TIE | {"by_name": [[1, "for"], [2, "for"], [3, "against"], [4, "against"]]}, {}, {}, []),
        (TIE | {"by_name": [[1, "against"], [2, "for"], [3, "for"], [4, "against"]]}, {}, {},
         ["casting_wrong"]),
    ],
)  # fmt: skip
def test_the_chair_casts_in_a_tie_alone_who_voted_and_the_same_way(body, casting, room, wrong):
    assert found(vote(**body), cast(**{"declared": False} | casting), room=room) == wrong


def carried(body, decided, *, domain=1, room=None):
    """Return what is found of a decision that names a vote."""
    told = {"decision": 5, "domain": domain, "vote": 1, **decided}
    row = {"id": 5, "domain_id": domain}
    return found(vote(**body), act("decision", told), decisions=[row], room=room)


@pytest.mark.parametrize(
    ("body", "decided", "domain"),
    [
        ({}, {"application": 1, "level": 1}, 1),
        ({"applications": [2, 1]}, {"application": 1}, 1),
        ({"applications": []}, {"application": 1}, 1),
        ({"applications": [], "domain": None}, {"application": 1}, 1),
        ({"applications": []}, {}, 1),
        ({"applications": [], "domain": None, "no_award": True}, {}, 2),
        ({"voices": AMONG}, {"application": 1}, 1),
        ({"voices": AMONG, "domain": 2}, {"application": 1}, 1),
    ],
)
def test_a_decision_that_its_vote_decided_is_carried(body, decided, domain):
    assert carried(body, decided, domain=domain) == []


@pytest.mark.parametrize(
    ("body", "decided", "domain"),
    [
        ({"voices": [["for", 1], ["against", 2]]}, {"application": 1}, 1),
        ({"voices": [["for", 1], ["against", 2]], "applications": []}, {"application": 1}, 1),
        ({"voices": [["for", 1], ["against", 2]], "applications": []}, {}, 1),
        ({"voices": [["for", 1], ["against", 2]], "applications": [], "domain": None}, {}, 1),
        ({"applications": [2]}, {"application": 1}, 1),
        ({"applications": [], "domain": 2}, {"application": 1}, 1),
        ({"applications": [], "domain": 2}, {}, 1),
        ({"applications": [], "no_award": False}, {}, 1),
        ({"voices": AMONG}, {"application": 2}, 1),
        ({"voices": AMONG}, {"vote": 9, "application": 1}, 1),
    ],
)
def test_a_decision_that_its_vote_did_not_decide_is_not_carried(body, decided, domain):
    assert carried(body, decided, domain=domain) == ["decision_not_carried"]


def test_a_casting_vote_decides_a_proposal_and_a_duel_and_nobody_who_is_not_tied():
    def comes_to(body, choice):
        here = book(vote(**body), cast(choice))
        return verify._polls(here)[1].result()  # noqa: SLF001 -- one vote alone

    assert comes_to(TIE, "for") == ("adopted", "for")
    assert comes_to(TIE, "against") == ("rejected", "against")
    assert comes_to({"voices": [[1, 2], [2, 2]]}, 2) == ("chosen", 2)
    assert comes_to({"voices": [[1, 2], [2, 2]]}, 3) == ("tied", {1, 2})
    assert comes_to({"voices": [[1, 3], [2, 1]]}, 2) == ("chosen", 1)
