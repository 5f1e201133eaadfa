"""What was typed from the sheets comes in the order in which it happened in the room."""

from jury_app.ui.paper.order import acts_of, missing_in
from jury_app.ui.paper.spec import LAST, NAMED, Block, Field, Sheet

KEYS = ("turns", "doors", "amendments", "votes", "choices", "decisions", "no_award", "statements")
BLOCKS = tuple(
    Block(key=key, title=key, fields=(Field("juror", "Member", needed=key == "statements"),))
    for key in KEYS
)
SHEETS = (
    Sheet(key="D01", title="D01  Pilotage", blocks=BLOCKS),
    Sheet(key="D02", title="D02  Urbanisme", blocks=BLOCKS),
    Sheet(
        key=LAST,
        title="",
        blocks=tuple(Block(key=key, title=key, fields=()) for key in ("moves", "chairs")),
        is_domain=False,
    ),
)


def told(**typed):
    names = {"last": LAST}
    acts = acts_of(SHEETS, {names.get(key, key): rows for key, rows in typed.items()})
    return [(each.act["act"], each.act.get("at", "")) for each in acts]


def turn(number, begun="", ended=""):
    return {NAMED: number, "from": begun, "to": ended}


def vote(at, about="A1", **more):
    return {"at": at, "about": about, "level": "Or", "for": "3", "against": "1", **more}


def test_an_application_is_done_with_before_the_next_one_is_opened():
    turns = [turn("", "10h00", "10:10"), turn("A1", "1001", "10:05"), turn("A2", "10:05", "10:10")]

    assert told(D01={"turns": turns}) == [
        ("open-domain", "10:00"),
        ("open-application", "10:01"),
        ("close-application", "10:05"),
        ("open-application", "10:05"),
        ("close-application", "10:10"),
        ("close-domain", "10:10"),
    ]


def test_they_may_have_come_in_another_order_than_that_of_the_sheet():
    turns = [turn("A1", "10:05", "10:09"), turn("A2", "10:01", "10:05")]

    assert [act for act, _at in told(D01={"turns": turns})] == [
        "open-application",
        "close-application",
    ] * 2


def test_a_vote_of_the_minute_in_which_the_next_is_opened_comes_before_it():
    turns = [turn("A1", "10:01", "10:05"), turn("A2", "10:05")]

    acts = [act for act, _at in told(D01={"turns": turns, "votes": [vote("10:05")]})]

    assert acts == ["open-application", "vote", "close-application", "open-application"]


def test_an_hour_that_is_left_empty_is_that_of_the_line_above():
    rows = [{"at": "", "level": "Or", "application": "A1"}]

    assert told(D01={"votes": [vote("10:05")], "decisions": rows}) == [
        ("vote", "10:05"),
        ("decide", "10:05"),
    ]


def test_a_casting_vote_follows_its_vote():
    rows = [vote("10:05", casting="for"), vote("10:05", about="A2")]

    assert [act for act, _at in told(D01={"votes": rows})] == ["vote", "casting-vote", "vote"]


def test_domains_come_by_their_hours_and_one_ends_before_the_next_begins():
    first, second = [turn("", "10:20", "10:30")], [turn("", "10:10", "10:20")]

    acts = acts_of(SHEETS, {"D01": {"turns": first}, "D02": {"turns": second}})

    assert [(each.sheet, each.act["act"]) for each in acts] == [
        ("D02", "open-domain"),
        ("D02", "close-domain"),
        ("D01", "open-domain"),
        ("D01", "close-domain"),
    ]


def test_whoever_arrives_or_leaves_in_the_minute_of_a_vote_is_there_for_it():
    moves = [
        {"at": "10:05", "juror": "Benali", "what": "leave", "proxy": "Costa"},
        {"at": "10:05", "juror": "Dumas", "what": "remote"},
        {"at": "10:05", "juror": "Faure", "what": "proxy", "proxy": "Costa"},
    ]

    acts = acts_of(SHEETS, {"D01": {"votes": [vote("10:05")]}, LAST: {"moves": moves}})

    assert [each.act["act"] for each in acts] == ["arrive", "proxy", "vote", "leave"]
    assert acts[0].act == {"act": "arrive", "juror": "Dumas", "at": "10:05", "remote": True}
    assert acts[-1].act["proxy"] == "Costa"


def test_a_roll_call_is_typed_by_name_and_a_choice_by_number():
    by_name = vote("10:05", names="for: Benali, Costa; against: Dumas") | {"for": "", "against": ""}
    among = {"at": "10:06", "round": "2", "votes": "A1: 5; A2: 11", "blank": "1", "casting": "A2"}

    acts = acts_of(SHEETS, {"D01": {"votes": [by_name], "choices": [among]}})

    assert acts[0].act["voices"] == {"Benali": "for", "Costa": "for", "Dumas": "against"}
    assert acts[0].act["form"] == "roll_call"
    assert (acts[1].act["votes"], acts[1].act["round"]) == ({"A1": 5, "A2": 11}, 2)
    assert acts[2].act["choice"] == "A2"


def test_recusals_exits_and_returns_are_told_apart():
    rows = [
        {"juror": "Benali", "from": "10:01", "to": "10:03"},
        {"juror": "Costa", "from": "10:02", "application": "A1", "reason": "Élue"},
    ]

    assert told(D01={"doors": rows}) == [
        ("exit", "10:01"),
        ("recuse", "10:02"),
        ("return", "10:03"),
    ]


def test_the_first_thing_that_is_needed_and_missing_is_found():
    assert missing_in(SHEETS, {"D01": {"statements": [{"text": "Non"}]}}).field == "juror"
    assert missing_in(SHEETS, {"D01": {"statements": [{}, {"juror": "Benali"}]}}) is None
