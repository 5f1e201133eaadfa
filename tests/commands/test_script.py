"""A scripted morning, in a process of its own: minutes, award list and journal say the same."""

import csv
import json
import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from jury_app.i18n import set_language
from jury_app.model.database import Database
from jury_app.model.entities import Amendment, Attendance
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import dump_record, get_record, load_record
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import frozen_content, list_decisions
from jury_app.model.queries.standings import consolidate
from jury_app.progress import finish
from jury_app.publishing import publish

DAY = runpy.run_path(str(Path(__file__).parent / "scripted_day.py"))

SITTING = Path(__file__).parent.parent / "files" / "sitting"
SCRIPT = SITTING / "day.jsonl"
ROWS = (
    "Mme Castaing ministre en séance arrivée à 11 h 05",
    "Évrard en séance arrivée à 9 h 40",
    "Leroy en séance départ à 10 h 20 puis représenté par Chauvet",
    "Martin en séance départ à 10 h 30",
    "Vidal pouvoir donné à Benali",
    "Zola absence",
)
AWARDS = [
    ("D01", "Or", "A1"),
    ("D01", "Argent", "A2"),
    ("D02", "Or", "B2"),
    ("D03", "Or", "C1"),
    ("D03", "Or", "C2"),
    ("D05", "Or", "F2"),
    ("D05", "Argent", "F1"),
]
TABLE = re.compile(r"Rang Dossier .*? sur 2\d(?= (?:Scrutin|Le jury))")
FOOT = re.compile(r"Procès-verbal du jury du Prix Territoria 2026 .*? Page \d sur \d ")


def jury_app(folder, *words):
    """Run a command in a process of its own, and return its exit status and its document."""
    environment = {**os.environ, "JURY_DATA": str(folder / "data"), "JURY_LANG": "fr"}
    command = [sys.executable, "-m", "jury_app", *map(str, words), "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    folder = tmp_path_factory.mktemp("day")
    edition = folder / "edition.jury"
    DAY["prepare"](edition)
    status, answer = jury_app(folder, "sitting", edition, "--script", SCRIPT)
    assert status == 0, answer
    documents = ("minutes", "award-list-csv")
    assert jury_app(folder, "publish", edition, "--out", folder, *documents)[0] == 0
    with closing(Database(edition)) as database:
        yield folder, answer, database


@pytest.fixture(scope="module")
def minutes(day):
    with pypdfium2.PdfDocument(day[0] / "minutes.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return FOOT.sub("", words(" ".join(pages)) + " ")


@pytest.fixture(scope="module")
def wanted():
    """What a secretary would have written of that morning, by hand and by domain."""
    parts = (SITTING / "minutes.txt").read_text(encoding="utf-8").split("# ")
    return {part.partition("\n")[0]: words(part.partition("\n")[2]) for part in parts if part}


def words(text):
    """Return a text as it reads, whatever its blanks and line ends."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_minutes_tell_the_opening_and_the_attendance_to_the_sentence(minutes, wanted):
    assert wanted["Ouverture"] in minutes
    assert wanted["Présence"] in minutes
    missing = [row for row in ROWS if row not in minutes]
    assert missing == []
    assert "la séance est levée à 12 h 30" in minutes
    assert minutes.rstrip().endswith("M. Noël Sabatier secrétaire de séance")
    assert "Mme Castaing ministre M. Noël Sabatier" in minutes


def test_the_minutes_tell_each_domain_to_the_sentence(minutes, wanted):
    _before, _heading, rest = minutes.partition("5. Délibérations et décisions ")
    told, _heading, _after = rest.partition(" 6. Clôture de la séance")

    domains = [f"{name} {text}" for name, text in list(wanted.items())[2:]]

    assert TABLE.sub("TABLE", told) == " ".join(domains)


def test_the_award_list_holds_what_stands_and_nothing_that_was_undone(day):
    folder, _answer, database = day
    with next(folder.glob("*.csv")).open(encoding="utf-8-sig", newline="") as file:
        listed = "\n".join(" ".join(row) for row in csv.reader(file, delimiter=";"))

    rows = database.read(list_decisions)

    awarded = [row for row in rows if not row.is_not_awarded]
    assert [(row.domain_code, row.level_name, row.number) for row in awarded] == AWARDS
    assert [row.domain_code for row in rows if row.is_not_awarded] == ["D04"]
    assert all(f"Commune {number}" in listed for _domain, _level, number in AWARDS)
    assert "C3" not in listed


def test_every_line_of_the_script_is_an_act_of_the_journal(day):
    _folder, answer, database = day
    journal = {row.id: row for row in database.read(list_journal)}
    texts = [each["text"] for each in answer["acts"]]
    lines = [each for each in SCRIPT.read_text(encoding="utf-8").splitlines() if each[:1] == "{"]

    assert [each["act"] for each in answer["acts"]] == [json.loads(each)["act"] for each in lines]
    assert answer["warnings"] == []
    assert texts[-1].startswith("Séance close")
    undone = [each for each in journal.values() if not each.is_live]
    assert [each.kind for each in undone] == ["decision", "correction"]
    assert len(answer["acts"]) == len({each["seq"] for each in answer["acts"]})
    assert journal.keys() >= {each["seq"] for each in answer["acts"]}


def test_the_journal_replayed_from_zero_gives_what_the_tables_hold(day):
    database = day[2]
    room = database.read(get_room)

    assert room.decisions.keys() == {row.id for row in database.read(list_decisions)}
    kept = database.read(lambda session: list(session.scalars(select(Attendance))))
    assert {key: each.state for key, each in room.members.items()} == {
        each.juror_id: each.state for each in kept
    }
    amended = database.read(lambda session: list(session.scalars(select(Amendment))))
    assert [(each.old, each.new) for each in amended] == [
        (act.body["old"], act.body["new"]) for act in room.amendments
    ]
    assert room.out == {}


def test_at_no_minute_of_the_day_the_room_saw_what_was_not_published(day):
    database = day[2]
    seen = {"standings": [], "vote": [], "decisions": []}
    for row in database.read(list_journal):
        screen = database.read(get_room_screen, until=row.id)
        for name, acts in seen.items():
            if getattr(screen, name):
                acts.append((row.kind, row.id))

    kinds = {name: [kind for kind, _seq in acts] for name, acts in seen.items()}
    assert {name: each[0] for name, each in kinds.items()} == dict.fromkeys(seen, "shown")
    assert kinds["vote"] == ["shown", "amendment", "decision"]
    assert kinds["decisions"] == ["shown", "snapshot", "closed", "export"]
    assert kinds["standings"][-1] == "decision"


@pytest.fixture
def begun(tmp_path):
    edition = tmp_path / "edition.jury"
    DAY["YEAR"]["found"](edition)
    year = DAY["YEAR"]["Year"](edition)
    year.applications("A1", "A2")
    year.jurors("Benali", "Costa")
    year.juror("Dumas", given_name="Zoé")
    year.juror("Dumas", given_name="Ali", email="ali@example.org")
    year.assign()
    year.ballot(1, {"A1": 7, "A2": 6})
    year.open()
    year.close()
    return edition


def played(ask, edition, text, *words_):
    script = edition.with_name("script.jsonl")
    script.write_text(text, encoding="utf-8")
    return ask("sitting", edition, "--script", script, *words_)


def test_a_script_stops_at_the_first_act_that_is_refused_and_goes_on_from_there(begun, ask, jury):
    text = '{"act": "arrive", "juror": "Benali", "at": "09:04"}\n\n'
    text += '{"act": "leave", "juror": "Costa"}\n{"act": "arrive", "juror": "Zoé Dumas"}'

    status, answer = played(ask, begun, text)

    assert status == 1
    assert answer["error"]["code"] == "member_not_here"
    assert (answer["error"]["line"], answer["error"]["done"]) == (3, 1)
    assert answer["error"]["text"].startswith("Ligne 3\N{NO-BREAK SPACE}: Costa n’est pas dans")
    status, answer = played(ask, begun, text, "--from-line", "4")
    assert (status, [each["line"] for each in answer["acts"]]) == (0, [4])
    _status, said, _complaint = jury("sitting", begun, "--script", begun.with_name("script.jsonl"))
    assert said == ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("[]", "script_line_broken"),
        ('{"act": "arrive"', "script_line_broken"),
        ('{"act": "dance"}', "script_act_unknown"),
        ("{}", "script_act_unknown"),
        ('{"act": "arrive"}', "script_field_missing"),
        ('{"act": "arrive", "juror": "Benali", "hour": "9"}', "script_field_unknown"),
        ('{"act": "roll", "juror": "Benali", "state": "asleep"}', "script_field_wrong"),
        ('{"act": "arrive", "juror": "Benali", "at": "9 h 04"}', "script_hour_wrong"),
        ('{"act": "arrive", "juror": "Dumas"}', "juror_ambiguous"),
        ('{"act": "arrive", "juror": "Nobody"}', "juror_not_found"),
        ('{"act": "publish", "what": "standings"}', "script_field_missing"),
        ('{"act": "publish", "what": "vote"}', "vote_none"),
        ('{"act": "casting-vote", "choice": "for"}', "vote_none"),
        ('{"act": "vote", "round": 2, "votes": {"A1": 1, "A2": 0}}', "vote_none"),
        ('{"act": "undo", "line": 7}', "script_no_act_there"),
        ('{"act": "decide", "application": "A1", "level": "or", "by_vote": true}', "vote_none"),
        ('{"act": "close"}', "domains_undecided"),
    ],
)
def test_a_line_that_says_nothing_that_can_be_done_is_refused(begun, ask, line, code):
    status, answer = played(ask, begun, line)

    assert (status, answer["error"]["code"], answer["error"]["line"]) == (1, code, 1)


def test_a_script_that_cannot_be_read_is_refused_whole(begun, ask):
    assert ask("sitting", begun, "--script", "none.jsonl")[1]["error"]["code"] == "file_missing"
    begun.with_name("latin.jsonl").write_bytes(b"\xe9")
    refused = ask("sitting", begun, "--script", begun.with_name("latin.jsonl"))[1]
    assert refused["error"]["code"] == "script_unreadable"


def test_an_act_is_undone_by_its_line_and_what_the_rules_dislike_is_only_told(begun, ask):
    lines = [
        {"act": "arrive", "juror": "Benali"},
        {"act": "arrive", "juror": "ali@example.org"},
        {"act": "vote", "question": "Or ?", "applications": ["A1"], "for": 1, "against": 0},
        {"act": "undo", "line": 2},
        {"act": "vote", "question": "Argent ?", "applications": ["A2"], "for": 1, "against": 0},
    ]
    text = "\n".join(map(json.dumps, lines))

    status, answer = played(ask, begun, text)

    assert status == 0
    assert answer["warnings"] == [
        "Argent ?\N{NO-BREAK SPACE}: le quorum n’était pas atteint lors de ce scrutin."
    ]


def test_the_journal_replayed_from_zero_gives_the_same_order_and_the_minutes_to_the_byte(
    day, tmp_path
):
    folder, _answer, database = day
    room, standings = database.read(get_room), database.read(consolidate)
    record, decisions = database.read(frozen_content), database.read(list_decisions)
    with closing(Database(rebuilt(database.path, tmp_path / "edition.jury", room))) as other:
        assert other.read(consolidate) == standings
        assert other.read(list_decisions) == decisions
        again = other.read(recorded_again)
        assert json.loads(again) == json.loads(record)
    changed(other.path, "UPDATE frozen_decisions SET content = ?", (again,))
    with closing(Database(other.path)) as other:
        set_language("fr")
        [minutes] = finish(publish(other, tmp_path, ("minutes",)))

    assert minutes.file.read_bytes() == (folder / "minutes.pdf").read_bytes()


def rebuilt(edition, path, room):
    """Empty the tables that the room fills, and fill them from what the journal holds alone."""
    shutil.copy(edition, path)  # at rest; SQLite would wait for whoever has it open
    changed(path, "DELETE FROM attendance")
    changed(path, "DELETE FROM amendment")
    changed(path, "UPDATE decision SET is_withdrawn = 1, level_id = NULL")
    people = [(juror, each.state) for juror, each in room.members.items()]
    changed(
        path,
        "INSERT INTO attendance (sitting_id, juror_id, state) SELECT id, ?, ? FROM sitting",
        *people,
    )
    names = ("juror", "application", "criterion", "old", "new")
    changed(
        path,
        "INSERT INTO amendment (round_id, juror_id, application_id, criterion_id, old, new)"
        " SELECT id, ?, ?, ?, ?, ? FROM round",
        *(tuple(act.body[name] for name in names) for act in room.amendments),
    )
    changed(
        path,
        "UPDATE decision SET is_withdrawn = 0, level_id = ? WHERE id = ?",
        *((act.body.get("level"), key) for key, act in room.decisions.items()),
    )
    return path


def changed(path, statement, *rows):
    with closing(sqlite3.connect(path)) as base:
        base.executemany(statement, rows or [()])
        base.commit()


def recorded_again(session):
    """Return the record as it would be made now, of the journal as it was at the closing."""
    set_language("fr")
    told = load_record(frozen_content(session))
    record = get_record(session, closed_at=told.closed_at)
    known = {name: getattr(told, name) for name in ("number", "journal_head", "register")}
    return dump_record(replace(record, **known))  # what the closing itself adds and signs
