"""A script that is refused: where it stops, why, and how it goes on from there."""

import json
import runpy
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from jury_app.model.database import Database
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.running_order import order_in_force

YEAR = runpy.run_path(str(Path(__file__).parent.parent / "model" / "year.py"))


@pytest.fixture(scope="module")
def begun_file(tmp_path_factory):
    """An edition at rest whose ballots are open; copy it."""
    edition = tmp_path_factory.mktemp("begun") / "edition.jury"
    YEAR["found"](edition)
    year = YEAR["Year"](edition)
    year.applications("A1", "A2", "A3")
    year.jurors("Benali", "Costa")
    year.juror("Dumas", given_name="Zoé")
    year.juror("Dumas", given_name="Ali", email="ali@example.org")
    year.assign()
    year.ballot(1, {"A1": 7, "A2": 6})
    year.open()
    year.close()
    return edition


@pytest.fixture
def begun(begun_file, tmp_path):
    return Path(shutil.copy(begun_file, tmp_path / "edition.jury"))


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
        pytest.param('{"act":' * 20_000, "script_line_broken", id="deep"),
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
        (
            '{"act": "running-order", "by": "hand", "applications": {"D02": ["A1"]}}',
            "turn_elsewhere",
        ),
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


def test_the_running_order_is_kept_by_each_of_its_bases(begun, ask):
    lines = [
        {"act": "recuse", "juror": "Benali", "application": "A1", "reason": "Élu"},
        {"act": "running-order", "by": "hand", "applications": {"D01": ["A2", "A1"]}},
        {"act": "running-order", "by": "edition"},
        {"act": "running-order", "by": "solidity", "at": "09:02"},
        {"act": "running-order", "by": "exits"},
    ]

    status, answer = played(ask, begun, "\n".join(map(json.dumps, lines)))

    assert status == 0
    assert [each["text"].partition("\N{NO-BREAK SPACE}: ")[2] for each in answer["acts"][1:]] == [
        "composé à la main",
        "celui de l’édition",
        "les plus disputés d’abord",
        "le moins de sorties de jurés déportés",
    ]


def test_what_an_order_by_hand_does_not_name_keeps_its_place_in_the_order_before(begun, ask):
    lines = [
        {"act": "running-order", "by": "hand", "applications": {"D01": numbers}}
        for numbers in (["A3", "A2", "A1"], ["A2"])
    ]

    assert played(ask, begun, "\n".join(map(json.dumps, lines)))[0] == 0

    with closing(Database(begun)) as database:
        [turn] = database.read(order_in_force)[1]
    assert turn.applications == (2, 3, 1)


def test_whoever_answers_the_roll_at_its_hour_did_not_come_late(begun, ask):
    text = '{"act": "open", "at": "2026-10-14T09:00"}\n'
    text += '{"act": "roll", "juror": "Benali", "state": "present", "at": "09:05"}\n'
    text += '{"act": "arrive", "juror": "Costa", "at": "09:40"}\n'
    text += '{"act": "roll", "juror": "Costa", "state": "present", "at": "09:45"}\n'

    assert played(ask, begun, text)[0] == 0

    with closing(Database(begun)) as database:
        room = database.read(get_room)
        hours = [row.hour[11:16] for row in database.read(list_journal)]
    benali, costa = room.members[1], room.members[2]
    assert (benali.came_at, costa.came_at[11:16]) == (None, "09:40")
    assert hours[-4:] == ["09:00", "09:05", "09:40", "09:45"]


def test_what_is_said_of_the_papers_and_what_is_undone_keeps_its_hour_too(begun, ask):
    text = '{"act": "convocation", "on": "2026-09-20", "at": "2026-10-14T09:01"}\n'
    text += '{"act": "open", "at": "2026-10-14T09:02"}\n'
    text += '{"act": "secretary", "name": "M. Sabatier", "at": "09:03"}\n'
    text += '{"act": "annexes", "names": ["Pouvoirs"], "at": "09:04"}\n'
    text += '{"act": "undo", "at": "09:05"}\n'

    assert played(ask, begun, text)[0] == 0

    with closing(Database(begun)) as database:
        hours = [row.hour[11:16] for row in database.read(list_journal)]
    assert hours[-5:] == ["09:01", "09:02", "09:03", "09:04", "09:05"]


def test_a_sitting_is_suspended_and_resumed_at_the_hours_that_were_declared(begun, ask):
    text = '{"act": "open", "at": "2026-10-08T09:00"}\n'
    text += '{"act": "suspend", "at": "12:30", "reason": "Déjeuner"}\n'
    text += '{"act": "open-domain", "domain": "D01", "at": "12:31"}\n'

    status, answer = played(ask, begun, text)

    assert (status, answer["error"]["code"]) == (1, "sitting_suspended")
    assert "12\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30" in answer["error"]["text"]
    resumed = "".join(text.splitlines(keepends=True)[:2]) + '{"act": "resume", "at": "14:00"}'
    status, answer = played(ask, begun, resumed, "--from-line", "3")
    assert (status, [each["text"] for each in answer["acts"]]) == (0, ["Reprise de la séance"])
    with closing(Database(begun)) as database:
        [pause] = database.read(get_room).pauses
    assert [each.hour[:16] for each in (pause.since, pause.until)] == [
        "2026-10-08T12:30",
        "2026-10-08T14:00",
    ]
