"""One reading of the edition: asked twice, the file is read once, and nothing old is told."""

import pytest
from sqlalchemy import event, select

from jury_app.model.database import engine_of
from jury_app.model.entities import Round
from jury_app.model.operations.jury import add_juror
from jury_app.model.queries.jury import list_jurors
from jury_app.model.reading import begin_trial
from jury_app.model.requirements import current_round
from jury_app.model.values import JurorValues

DUVAL = JurorValues(family_name="Duval")


@pytest.fixture
def asked(year):
    """The statements that the file was asked."""
    found = []

    def note(_connection, _cursor, statement, *_more):
        found.append(statement)

    event.listen(engine_of(year.database), "before_cursor_execute", note)
    return found


def test_what_a_reading_was_told_is_not_asked_again(year, asked):
    def twice(session):
        return current_round(session) is current_round(session)

    assert year.database.read(twice)
    assert sum("FROM round" in each for each in asked) == 1


def test_queries_of_one_reading_share_what_they_are_told(year, asked):
    with year.database.reading():
        first = year.database.read(list_jurors)
        count = len(asked)
        assert year.database.read(list_jurors) == first

    assert len(asked) == count


def test_the_next_reading_tells_what_was_done_meanwhile(year):
    with year.database.reading():
        assert year.database.read(list_jurors) == []

    year.database.write(add_juror, values=DUVAL)

    assert [each.name for each in year.database.read(list_jurors)] == ["Duval"]


def test_who_arranges_an_answer_changes_nobody_elses(year):
    year.jurors("Duval", "Castaing")

    with year.database.reading():
        year.database.read(list_jurors).clear()
        assert len(year.database.read(list_jurors)) == 2


def test_in_a_transaction_every_question_is_asked_anew(year):
    with year.database.transaction() as session:
        assert list_jurors(session) == []
        add_juror(session, values=DUVAL)
        assert [each.name for each in list_jurors(session)] == ["Duval"]


def seated(session):
    """Seat somebody, say who sits, and let nobody have been seated."""
    list_jurors(session)
    add_juror(session, values=DUVAL)
    told = [each.name for each in list_jurors(session)]
    session.rollback()
    return told


def test_a_reading_that_remembers_changes_nothing(year):
    with pytest.raises(AssertionError, match="changes nothing"):
        year.database.read(seated)


def test_a_trial_is_told_what_it_changed_itself(year):
    def tried(session):
        begin_trial(session)
        return seated(session)

    assert year.database.read(tried) == ["Duval"]
    assert year.database.read(list_jurors) == []


def test_a_query_that_fails_ends_no_later_reading(year):
    def fail(_session):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), year.database.reading():
        year.database.read(fail)

    assert year.database.read(lambda session: session.scalars(select(Round.code)).all())
