"""The schema: what the scripts make is what the entities say, and old editions open."""

import shutil
import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from jury_app import paths
from jury_app.errors import StoreError
from jury_app.model import migrating
from jury_app.model.database import Database, engine_of
from jury_app.model.entities import Base
from jury_app.model.migrations import SCRIPTS, TRIGGERS
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_edition, get_stages
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.jury import list_jurors, list_recusals
from jury_app.model.queries.record import load_record
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import frozen_content, list_decisions
from jury_app.model.queries.standings import all_marks, consolidate
from jury_app.model.queries.votes import list_votes
from jury_app.model.store import create_store

OLD = Path(__file__).parent.parent / "files" / "schema"
RELEASED = range(1, migrating.EDITION.version + 1)


def described(inspector):
    """Return all that a schema says of its tables, in an order of its own."""
    return {
        table: {
            "columns": {
                each["name"]: (str(each["type"]), each["nullable"], each["primary_key"])
                for each in inspector.get_columns(table)
            },
            "keys": sorted(map(repr, inspector.get_foreign_keys(table))),
            "indexes": sorted(map(repr, inspector.get_indexes(table))),
            "unique": sorted(map(repr, inspector.get_unique_constraints(table))),
            "checks": sorted(map(repr, inspector.get_check_constraints(table))),
            "primary": repr(inspector.get_pk_constraint(table)),
        }
        for table in inspector.get_table_names()
    }


def test_the_scripts_make_what_the_entities_say():
    by_scripts, by_entities = create_engine("sqlite://"), create_engine("sqlite://")
    migrating.upgrade(by_scripts)
    Base.metadata.create_all(by_entities)

    made, meant = described(inspect(by_scripts)), described(inspect(by_entities))

    assert made.keys() == meant.keys()
    for table, wanted in meant.items():
        assert made[table] == wanted, table
    by_scripts.dispose()
    by_entities.dispose()


def test_the_version_counts_the_scripts(database):
    assert migrating.EDITION.version == len(SCRIPTS)
    with engine_of(database).connect() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        kind = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    assert version == len(SCRIPTS)
    assert kind.to_bytes(4, "big") == b"Jury"


def test_the_triggers_in_the_file_are_those_of_the_scripts_word_for_word(database):
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    with engine_of(database).connect() as connection:
        found = dict(connection.exec_driver_sql(query).all())

    assert found == TRIGGERS


def test_an_upgrade_that_fails_half_way_leaves_nothing(tmp_path):
    path = tmp_path / "edition.jury"

    def fails(engine):
        with engine.begin() as connection:
            migrating.upgrade_connection(connection)
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        create_store(path, migrating.EDITION, fails)

    assert not path.exists()


def test_an_older_edition_is_copied_before_it_is_changed_and_a_failure_leaves_it(edition_file):
    """An edition that says version 0 stands for one that an upgrade will fail on."""
    with closing(sqlite3.connect(edition_file)) as connection:
        connection.execute("PRAGMA user_version=0")
        connection.commit()
    before = edition_file.read_bytes()

    with pytest.raises(StoreError) as refusal:
        Database(edition_file)

    assert refusal.value.code == "store_damaged"
    assert edition_file.read_bytes() == before
    [copy] = (paths.user_data() / "backups").rglob("*.jury")
    assert copy.name.endswith("-migration.jury")


def test_every_released_schema_has_an_edition_here():
    assert sorted(path.name for path in OLD.glob("*.jury")) == [
        f"v{version}.jury" for version in RELEASED
    ]


@pytest.mark.parametrize("version", RELEASED)
def test_an_edition_of_an_older_schema_opens_and_tells_what_it_told(tmp_path, version):
    path = Path(shutil.copy(OLD / f"v{version}.jury", tmp_path / "edition.jury"))

    with closing(Database(path)) as database:
        assert database.check() == []
        read = database.read
        assert read(get_edition).values.title == "Prix de l’innovation publique"
        assert read(get_edition).values.ballots_email == ""
        assert [row.number for row in read(list_applications)] == ["101", "102", "103"]
        assert [row.name for row in read(list_jurors)] == ["Benali", "Œuvrard", "Weiss"]
        assert len(read(list_recusals)) == 3
        assert [(row.number, row.level_name) for row in read(list_decisions)] == [
            ("101", "Grand prix"),
            ("102", "Coup de cœur du public"),
            ("", ""),
        ]
        first, *_others = read(consolidate)
        [standing] = first.standings
        assert (standing.number, standing.mean, standing.n) == ("101", Fraction(35, 3), 3)
        assert [(each.number, each.reason) for each in first.not_ranked] == [
            ("102", "marks_too_few")
        ]
        record = load_record(read(frozen_content))
        assert [each.code for each in record.domains] == ["A", "B"]
        assert record.domains[0].standings[0].number == "101"
        assert all(row.sentence for row in read(list_journal))
        assert read(get_stages).is_closed
    with closing(sqlite3.connect(path)) as connection:
        [version_now] = connection.execute("PRAGMA user_version").fetchone()
    assert version_now == migrating.EDITION.version


def test_a_reason_given_since_the_second_schema_stands_beside_the_chain(tmp_path):
    path = Path(shutil.copy(OLD / "v2.jury", tmp_path / "edition.jury"))

    with closing(Database(path)) as database:
        told = [row.reason for row in database.read(list_journal) if row.reason]
    with closing(sqlite3.connect(path)) as connection:
        [chain] = connection.execute("SELECT group_concat(entry) FROM journal_entry").fetchone()

    assert told == ["Un homonyme"]
    assert "homonyme" not in chain


@pytest.mark.parametrize("version", RELEASED)
def test_marks_are_amended_in_the_room_since_the_fourth_schema(tmp_path, version):
    path = Path(shutil.copy(OLD / f"v{version}.jury", tmp_path / "edition.jury"))

    with closing(Database(path)) as database:
        votes = database.read(list_votes)
        marks = {each.juror_id: each.marks for each in database.read(all_marks)[2]}
        room = database.read(get_room)

    assert [each.question for each in votes] == (["Le grand prix ?"] if version > 3 else [])
    assert marks[1]["nouveaute"] == (4 if version > 3 else 3)
    assert room.members[1].is_here
    assert len(room.decisions) == 3
