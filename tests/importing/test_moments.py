from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.importing.moments import aware, moment
from jury_app.legal_time import PARIS


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2026-06-28 14:03:11 +0200", "2026-06-28T14:03:11+02:00"),
        ("2026-03-18 13:10:08 +0100", "2026-03-18T13:10:08+01:00"),
        ("2026-06-28T14:03:11+02:00", "2026-06-28T14:03:11+02:00"),
        ("2026-06-28T12:03:11Z", "2026-06-28T12:03:11+00:00"),
        (datetime(2026, 3, 18, 13, 10, 8), "2026-03-18T13:10:08+01:00"),
        (datetime(2026, 6, 28, 14, 3, 11, 400), "2026-06-28T14:03:11+02:00"),
        (date(2026, 7, 1), "2026-07-01T00:00:00+02:00"),
        ("2026-07-01", "2026-07-01T00:00:00+02:00"),
        ("28/06/2026 14:03", "2026-06-28T14:03:00+02:00"),
        ("28/06/2026 à 14:03:11", "2026-06-28T14:03:11+02:00"),
        ("18/03/2026", "2026-03-18T00:00:00+01:00"),
        ("2018/01/22 3:49:23 PM UTC+1", "2018-01-22T15:49:23+01:00"),
        ("2018/01/22 3:49:23 PM UTC-3:30", "2018-01-22T15:49:23-03:30"),
    ],
)
def test_a_moment_is_read_however_the_form_tools_write_it(cell, iso):
    assert moment(cell).isoformat() == iso


@pytest.mark.parametrize("cell", ["", None, "hier", "31/02/2026", 12, "2026"])
def test_what_is_no_moment_is_none(cell):
    assert moment(cell) is None


@pytest.mark.parametrize(
    ("clock", "hours"),
    [
        ("2026-03-29 01:59:59", 1),
        ("2026-03-29 03:00:00", 2),
        ("2026-10-25 02:59:59", 2),
        ("2026-10-25 03:00:00", 1),
        ("2026-12-31 23:59:59", 1),
    ],
)
def test_the_clock_of_paris_changes_in_march_and_october(clock, hours):
    assert moment(clock).utcoffset() == timedelta(hours=hours)


def test_the_hour_that_comes_twice_may_be_told_apart():
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)

    assert aware(twice).utcoffset() == timedelta(hours=2)
    assert aware(twice.replace(fold=1)).utcoffset() == timedelta(hours=1)
    assert twice.tzname() == "CEST"


@given(st.datetimes(datetime(1997, 1, 1), datetime(2037, 12, 31)), st.sampled_from([0, 1]))
def test_paris_agrees_with_the_database_of_time_zones(clock, fold):
    try:
        zone = ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no database of time zones")
    there = clock.replace(tzinfo=zone, fold=fold)
    back = there.astimezone(ZoneInfo("UTC")).astimezone(zone)
    if back.replace(tzinfo=None) != clock:
        return  # an hour that the clocks leap over

    assert clock.replace(tzinfo=PARIS, fold=fold).utcoffset() == there.utcoffset()
