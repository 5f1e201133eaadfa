from statistics import fmean

import pytest

from jury_app.demo.content import load_projects, load_tale
from jury_app.demo.marks import HIGHEST, LOWEST, Marking

CRITERIA = ("cible", "demarche", "partenariats", "service")
PANEL = ("Aïssata N’Diaye", "Bertrand Lescure", "Claire Fontanel", "Inês Gonçalves")
JUDGED = [each for each in load_projects() if each.is_judged]


@pytest.fixture(scope="module")
def marking():
    return Marking(
        projects={each.number: each for each in load_projects()},
        panels={each.domain: PANEL for each in load_projects()},
        criteria=CRITERIA,
        opinions=load_tale().opinions,
    )


def all_marks(marking, number):
    return [mark for juror in PANEL for mark in marking.marks(number, juror).values()]


def test_a_juror_gives_the_same_marks_at_every_run(marking):
    assert marking.marks("24625158", "Claire Fontanel") == {
        "cible": 7,
        "demarche": 7,
        "partenariats": 7,
        "service": 8,
    }


def test_every_criterion_is_marked_on_the_scale(marking):
    for each in JUDGED:
        for juror in PANEL:
            marks = marking.marks(each.number, juror)
            assert tuple(marks) == CRITERIA
            assert all(LOWEST <= mark <= HIGHEST for mark in marks.values())


def test_twins_have_the_same_sum_by_other_marks(marking):
    [twin] = [each for each in JUDGED if each.twin]

    assert sum(all_marks(marking, twin.number)) == sum(all_marks(marking, twin.twin))
    assert all_marks(marking, twin.number) != all_marks(marking, twin.twin)


def test_a_project_that_the_jury_likes_gets_better_marks(marking):
    by_quality = sorted(JUDGED, key=lambda each: each.quality)

    worst, best = by_quality[0], by_quality[-1]

    assert fmean(all_marks(marking, worst.number)) < fmean(all_marks(marking, best.number)) - 2


def test_no_two_jurors_write_the_same_of_one_project(marking):
    for each in JUDGED:
        written = list(filter(None, (marking.opinion(each.number, juror) for juror in PANEL)))
        assert len(set(written)) == len(written)


def test_most_readings_have_an_opinion(marking):
    opinions = [marking.opinion(each.number, juror) for each in JUDGED for juror in PANEL]

    assert 0.5 < sum(map(bool, opinions)) / len(opinions) < 0.8
