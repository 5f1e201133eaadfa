"""How the time goes: the open domain, what is left for the others, and what the room is told."""

from datetime import UTC, datetime, timedelta

import pytest

from jury_app.i18n import set_language
from jury_app.model.queries.room_clock import DayClock
from jury_app.ui.room.pace import (
    Plan,
    day_sentence,
    domain_sentence,
    duration_text,
    is_over,
    left_minutes,
)

NINE = datetime(2026, 10, 8, 9, 0, tzinfo=UTC)
PLAN = Plan(minutes=180, domains=20, waiting=frozenset(range(3, 21)))


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def clock(since, **spent):
    """Domain 3 is open, after two others."""
    times = {int(key[1:]): timedelta(minutes=minutes) for key, minutes in spent.items()}
    return DayClock(began=NINE, domain=3, since=at(since), spent=times)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_open_domain_is_measured_against_its_share():
    open_ = clock(18)

    assert plain(domain_sentence(open_, PLAN, at(24))) == "6 min sur 9 min"
    assert not is_over(open_, PLAN, at(27))
    assert is_over(open_, PLAN, at(28))
    assert plain(domain_sentence(open_, Plan(), at(24))) == "6 min"
    assert domain_sentence(DayClock(), PLAN, at(24)) == ""


def test_a_domain_that_comes_back_goes_on_counting():
    assert plain(domain_sentence(clock(30, d3=5), PLAN, at(32))) == "7 min sur 9 min"


def test_what_one_domain_takes_too_much_is_missing_for_the_others():
    open_ = clock(18)

    assert left_minutes(open_, PLAN, at(18)) == left_minutes(open_, PLAN, at(27)) == 153
    assert left_minutes(open_, PLAN, at(36)) == 144
    assert plain(day_sentence(open_, PLAN, at(36))) == (
        "Il reste 2 h 24 pour 17 autres domaines : 8 min chacun."
    )


def test_time_that_is_over_is_said_with_what_still_waits():
    plan = Plan(minutes=180, domains=20, waiting=frozenset({3, 20}))

    assert plain(day_sentence(clock(180), plan, at(200))) == (
        "Le temps prévu est dépassé de 20 min, et 1 autre domaine attend."
    )
    assert day_sentence(clock(180), Plan(), at(200)) == ""
    last = Plan(minutes=180, domains=20, waiting=frozenset({3}))
    assert day_sentence(clock(150), last, at(151)) == ""


def test_a_day_that_is_typed_in_afterwards_has_no_time():
    assert domain_sentence(clock(0), PLAN, NINE + timedelta(days=3)) == ""
    assert day_sentence(clock(0), PLAN, NINE + timedelta(days=3)) == ""
    assert domain_sentence(clock(10), PLAN, NINE) == ""


@pytest.mark.parametrize(
    ("language", "minutes", "told"),
    [("fr", 48, "48 min"), ("fr", 65, "1 h 05"), ("en", 150, "2 h 30")],
)
def test_a_duration_reads_as_on_a_clock(language, minutes, told):
    set_language(language)
    assert plain(duration_text(minutes)) == told
