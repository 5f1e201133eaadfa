"""Looking an edition over finds each thing that was changed behind its back, by name."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.exchange.checking import check
from jury_app.exchange.collecting import collect
from jury_app.exchange.opening import open_ballots
from jury_app.model.database import Database
from jury_app.progress import finish

CRITERIA = ("cible", "demarche", "partenariats", "service")
JUROR = "Olivier Carpentier"
MARKS = {"A1": (7, 8, 9, 10), "A2": (1, 2, 3, 4)}


@pytest.fixture(scope="module")
def at_rest(issued, tmp_path_factory):
    """The file of an edition whose one ballot was opened; copy it."""
    folder = tmp_path_factory.mktemp("opened")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_DATA", str(folder))
        with issued.desk(JUROR) as desk:
            for number, given in MARKS.items():
                for code, mark in zip(CRITERIA, given, strict=True):
                    desk.give_mark(number, code, mark)
            desk.recuse("B1", "Mon ancien maire")
            ballot = desk.seal(folder).path
    path = Path(shutil.copy(issued.path, folder / "edition.jury"))
    with closing(Database(path)) as database:
        finish(collect(database, [ballot], passphrase=None))
        finish(open_ballots(database, passphrase=None, witnesses=[]))
    return path


@pytest.fixture
def opened(at_rest, tmp_path):
    return Path(shutil.copy(at_rest, tmp_path / "edition.jury"))


def tamper(path, statement, *values):
    """Change a file as any program can."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(statement, values).rowcount
        connection.commit()


def found(path):
    with closing(Database(path)) as database:
        return finish(check(database))


def codes(path):
    return [each.code for each in found(path)]


def value(path, column):
    with closing(sqlite3.connect(path)) as connection:
        [[kept]] = connection.execute(f"SELECT {column} FROM ballot")  # noqa: S608 -- our own words
    return kept


def test_an_edition_that_nobody_tampered_with_is_sound(opened):
    assert found(opened) == []


def test_before_the_opening_there_are_no_marks_to_compare(year, seal):
    finish(collect(year.database, [seal(JUROR, MARKS).path], passphrase=None))

    assert finish(check(year.database)) == []


@pytest.mark.parametrize("content", [b"%PDF-1.7 plaN", b"%PDF-1.7 plan and more", b""])
def test_an_attachment_that_was_changed_is_found_by_its_name(opened, content):
    tamper(opened, "UPDATE attachment_content SET content = ?", content)

    [finding] = found(opened)

    assert finding.code == "attachment_altered"
    assert "plan.pdf" in finding.text
    assert "A1" in finding.text


def test_an_attachment_whose_content_went_is_found(opened):
    tamper(opened, "DELETE FROM attachment_content")

    assert codes(opened) == ["attachment_altered"]


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept["scores"]["A1"].update(cible=10),
        lambda kept: kept["scores"]["A1"].pop("cible"),
        lambda kept: kept["scores"].update(B1={"cible": 1}),
        lambda kept: kept["recused"].clear(),
        lambda kept: kept["comments"].update(A1="Jamais dit"),
    ],
    ids=["another mark", "a mark less", "a mark more", "no recusal", "a comment more"],
)
def test_marks_that_the_juror_did_not_sign_are_found(opened, change):
    kept = json.loads(value(opened, "marks"))
    change(kept)
    tamper(opened, "UPDATE ballot SET marks = ?", json.dumps(kept))

    [finding] = found(opened)

    assert finding.code == "marks_altered"
    assert JUROR in finding.text


@pytest.mark.parametrize("marks", [None, "", "{", "[]"])
def test_marks_that_went_are_found(opened, marks):
    tamper(opened, "UPDATE ballot SET marks = ?", marks)

    assert codes(opened) == ["marks_altered"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ballot SET revision = 2",
        "UPDATE ballot SET previous = digest",
        "UPDATE ballot SET is_complete = NOT is_complete",
        "UPDATE ballot SET made_at = '2026-01-01T00:00:00Z'",
        "UPDATE ballot SET device_key = replace(device_key, substr(device_key, 1, 1), 'g')",
    ],
)
def test_what_the_register_says_otherwise_than_the_ballot_is_found(opened, statement):
    tamper(opened, statement)

    assert codes(opened) == ["marks_altered"]


def test_a_signed_document_that_was_changed_is_found_even_with_the_marks(opened):
    signed = value(opened, "opened")
    place = signed.index(b'"payload":"') + 60
    spoilt = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    tamper(opened, "UPDATE ballot SET opened = ?", spoilt)

    [finding] = found(opened)

    assert finding.code == "ballot_altered"
    assert JUROR in finding.text


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ballot SET opened = NULL",
        "UPDATE ballot SET opened = x''",
        "UPDATE ballot SET opened = x'7b7d'",
        "UPDATE ballot SET digest = replace(digest, substr(digest, 1, 1), 'x')",
        "UPDATE ballot SET juror_id = 1",
        "UPDATE invitation SET public_key = hex(randomblob(32))",
    ],
)
def test_a_ballot_that_is_not_the_one_its_juror_signed_is_found(opened, statement):
    tamper(opened, statement)

    assert codes(opened) == ["ballot_altered"]


def test_a_ballot_stays_sound_when_its_invitation_is_revoked_later(opened):
    tamper(opened, "UPDATE invitation SET state = 'REVOKED'")

    assert found(opened) == []


def test_a_damaged_file_is_said_to_be_damaged_and_nothing_more_is_read_in_it(opened):
    tamper(opened, "UPDATE ballot SET marks = NULL")
    with closing(sqlite3.connect(opened)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(seq)', '(id)')"
            " WHERE name = 'ix_change_seq'"
        )
        connection.commit()

    assert codes(opened) == ["store_damaged", "store_faults"]
