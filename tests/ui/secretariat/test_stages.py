from dataclasses import replace

import pytest

from jury_app.model.queries.edition import StagesRow
from jury_app.ui.secretariat.stages import STAGES, stages, stand

EMPTY = StagesRow(
    domains=20,
    applications=0,
    competing=0,
    jurors=0,
    readings=0,
    readers=0,
    kits=0,
    ballots=0,
    conflicts=0,
    ballots_opened=False,
    domains_to_decide=0,
    domains_decided=0,
    is_closed=False,
)


def at(row):
    return {stage.id: stage for stage in stages(row)}


def test_the_stages_stand_in_the_order_of_the_year_before_anything_is_known():
    assert [stage.id for stage in stages(None)] == list(STAGES)
    assert all(not stage.count for stage in stages(None))


def test_every_stage_says_how_it_stands_in_words():
    assert all(stage.sentence for stage in stages(EMPTY))


def test_jurors_without_anything_to_read_are_a_warning_once_there_is_something():
    seated = replace(EMPTY, jurors=24)
    assert at(seated)["assignment"].state == "none"

    waiting = replace(seated, applications=60, competing=56)
    assert at(waiting)["assignment"].state == "warning"
    assert at(replace(waiting, readings=316))["assignment"].state == "done"


@pytest.mark.parametrize(
    ("ballots", "conflicts", "state"), [(12, 0, "none"), (24, 0, "done"), (22, 1, "warning")]
)
def test_ballots_count_up_to_the_kits_and_a_contradiction_is_a_warning(ballots, conflicts, state):
    row = replace(EMPTY, jurors=24, kits=24, ballots=ballots, conflicts=conflicts)

    stage = at(row)["ballots"]

    assert stage.state == state
    assert str(ballots) in stage.count
    assert "24" in stage.count


def test_kits_count_up_to_the_jurors_who_read():
    row = replace(EMPTY, jurors=24, readers=22, kits=21)
    assert at(row)["kits"].state == "none"
    assert "22" in at(row)["kits"].count

    assert at(replace(row, kits=22))["kits"].state == "done"


def test_a_figure_above_a_thousand_is_read_as_people_write_it():
    row = replace(EMPTY, applications=20_000, competing=19_875)

    assert at(row)["applications"].count == "19\N{NARROW NO-BREAK SPACE}875"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Aucune candidature"),
        ({"applications": 60, "competing": 56, "jurors": 24}, "56"),
        ({"kits": 24, "ballots": 12}, "12"),
        ({"kits": 24, "ballots_opened": True, "domains_to_decide": 19, "domains_decided": 7}, "7"),
        ({"kits": 24, "ballots_opened": True, "is_closed": True}, "close"),
    ],
)
def test_one_sentence_says_how_far_the_year_has_come(changes, said):
    assert said in stand(replace(EMPTY, **changes))
