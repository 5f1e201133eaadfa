"""A scripted day, in a process of its own: minutes, award list and journal say the same."""

import csv
import json
import re
import runpy
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from jury_app.i18n import set_language, speaking
from jury_app.model.database import Database
from jury_app.model.entities import Amendment, Attendance
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import dump_record, get_record, load_record
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import frozen_content, list_decisions
from jury_app.model.queries.standings import consolidate
from jury_app.model.queries.why import why_decided
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
HEAD = re.compile(r"Rang Dossier Candidat et intitulé Moyenne sur 20 Notes ")
PLACE = re.compile(r"(\d) (\w\d) Commune \2 Projet \2 (\d+,\d\d) (\d sur \d\d)(?= )")
UNDONE = re.compile(r"Acte (\d+) annulé")
SEAL = re.compile(r" ; sceau .*")
HEADING = re.compile(r"\d\. (?=Prix spéciaux|Autres scrutins)")
FOOT = re.compile(r"Procès-verbal du jury du Prix Territoria 2026 .*? Page \d+ sur \d+ ")


@pytest.fixture(scope="module")
def day(elsewhere, tmp_path_factory):
    folder = tmp_path_factory.mktemp("day")
    edition = folder / "edition.jury"
    DAY["prepare"](edition)
    status, answer = elsewhere(folder, "sitting", edition, "--script", SCRIPT)
    assert status == 0, answer
    documents = ("minutes", "award-list-csv")
    assert elsewhere(folder, "publish", edition, "--out", folder, *documents)[0] == 0
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
    return sections("minutes.txt")


def sections(file):
    parts = (SITTING / file).read_text(encoding="utf-8").split("# ")
    return {part.partition("\n")[0]: words(part.partition("\n")[2]) for part in parts if part}


def words(text):
    """Return a text as it reads, whatever its blanks and line ends."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_minutes_tell_the_opening_and_the_attendance_to_the_sentence(minutes, wanted):
    assert wanted["Ouverture"] in minutes
    assert wanted["Présence"] in minutes
    assert "à Paris, sur convocation du 20 septembre 2026." in minutes
    assert "9. Annexes – Feuille d’émargement – Pouvoirs de Vidal et de Weiss " in minutes
    missing = [row for row in ROWS if row not in minutes]
    assert missing == []
    assert wanted["Clôture"] in minutes
    assert minutes.rstrip().endswith("M. Noël Sabatier secrétaire de séance")
    assert "Mme Castaing ministre M. Noël Sabatier" in minutes


def test_the_minutes_tell_each_domain_to_the_sentence(minutes, wanted):
    _before, _heading, rest = minutes.partition("5. Délibérations et décisions ")
    told, _heading, _after = rest.partition(" 8. Clôture de la séance")
    told = PLACE.sub(r"\1 \2 \3, \4", HEAD.sub("", HEADING.sub("", told)))

    domains = [f"{name} {text}" for name, text in list(wanted.items())[2:-1]]

    assert told == " ".join(domains)


@pytest.mark.parametrize("number", ["A2", "C1", "D04", "F2"])
def test_each_decision_is_explained_from_the_marks_to_its_motive(day, number):
    parts = sections("why.txt")
    [row] = [
        each for each in day[2].read(list_decisions) if number in (each.number, each.domain_code)
    ]

    why = day[2].read(why_decided, row.id, row.domain_id)

    assert parts[number] in re.sub(r"\d+ h \d\d", "HEURE", words(why.text))


def test_the_rounds_that_led_to_an_award_are_told_in_order(day):
    database = day[2]
    [row] = [each for each in database.read(list_decisions) if each.number == "B2"]

    [votes] = [
        each.sentences
        for each in database.read(why_decided, row.id, row.domain_id).links
        if each.about == "Votes"
    ]

    assert ["B1, B2, B3 et B4" in votes[0], "B1, B2 et B3" in votes[1]] == [True, True]
    assert "voix prépondérante" in votes[2]


def test_the_whole_chain_is_told_in_english_too(day):
    [row] = [each for each in day[2].read(list_decisions) if each.number == "A2"]
    with speaking("en"):
        told = day[2].read(why_decided, row.id, row.domain_id).text

    assert "Their mean is exactly 14.2; it is shown as 14.20." in told
    assert "the jury decided: Argent." in told
    assert "Leur" not in told


def test_a_decision_that_does_not_stand_is_not_explained(day):
    assert day[2].read(why_decided, 10_000, 1) is None


def test_the_award_list_holds_what_stands_and_nothing_that_was_undone(day):
    with next(day[0].glob("*.csv")).open(encoding="utf-8-sig", newline="") as file:
        told = [in_a_line(row) for row in csv.DictReader(file)]

    assert told == (SITTING / "awards.txt").read_text(encoding="utf-8").splitlines()


def in_a_line(row):
    """Return an award as one would read it from the list, or that a domain has none."""
    level = row["level"] or {"not_awarded": "non décerné"}[row["outcome"]]
    shared = ", ex æquo" if row["ex_aequo"] == "true" else ""
    citation = f"« {row['citation']} »" if row["citation"] else ""
    cells = (row["domain_code"], row["domain"], level + shared, row["application"],
             row["applicants"], citation, row["motive"])  # fmt: skip
    return " | ".join(filter(None, cells))


def test_the_journal_tells_each_act_to_the_sentence(day):
    rows = {row.id: row for row in day[2].read(list_journal)}
    begun = next(key for key, row in rows.items() if row.kind == "sitting_opened")
    told = [in_words(rows, row) for key, row in rows.items() if key >= begun]
    wanted = (SITTING / "journal.txt").read_text(encoding="utf-8").splitlines()

    assert told == [line for line in wanted if line and not line.startswith("# ")]


def in_words(rows, row):
    """Return an act and its reason as a person would read them aloud: no number, no seal."""
    said = words(row.sentence)
    if undone := UNDONE.fullmatch(said):
        said = f"Annulé : {words(rows[int(undone[1])].sentence)}"
    return SEAL.sub("", f"{said} — {words(row.reason)}" if row.reason else said)


def test_every_line_of_the_script_is_an_act_of_the_journal(day):
    _folder, answer, database = day
    journal = {row.id: row for row in database.read(list_journal)}
    texts = [each["text"] for each in answer["acts"]]
    lines = [each for each in SCRIPT.read_text(encoding="utf-8").splitlines() if each[:1] == "{"]

    assert [each["act"] for each in answer["acts"]] == [json.loads(each)["act"] for each in lines]
    assert answer["warnings"] == []
    assert texts[-1].startswith("Séance close")
    undone = [each for each in journal.values() if not each.is_live]
    kinds = ("decision", "amendment", "vote")
    assert [each.kind for each in undone] == [
        told for kind in kinds for told in (kind, "correction")
    ]
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
    rows = database.read(list_journal)
    screens = database.read(lambda each: [get_room_screen(each, until=row.id) for row in rows])
    for name in ("standings", "vote", "decisions"):
        seen = [bool(getattr(screen, name)) for screen in screens]
        changes = {
            (after, row.kind)
            for before, after, row in zip(seen, seen[1:], rows[1:], strict=False)
            if before != after
        }
        assert {kind for after, kind in changes if after} == {"shown"}, name
        assert {kind for after, kind in changes if not after} <= {
            "hidden", "item_opened", "item_closed",
        }  # fmt: skip


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
