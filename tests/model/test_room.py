"""The room: roll call, proxies, who leaves, votes, the casting vote, amendments, the screen."""

import runpy
import shutil
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select

from jury_app import verify
from jury_app.documents.minutes.sentences import opening as opening_of
from jury_app.errors import RuleError
from jury_app.exchange.closing import close
from jury_app.i18n import speaking
from jury_app.model.entities import Ballot
from jury_app.model.enums import AttendanceState, JournalKind, JurorRole
from jury_app.model.migrations import TRIGGERS
from jury_app.model.operations import choreography, showing
from jury_app.model.operations.amending import AmendedMark, amend_mark
from jury_app.model.operations.edition import change_rules
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.operations.poll import TakenVote
from jury_app.model.operations.roll_call import depart, set_attendance, take_chair
from jury_app.model.operations.sitting import (
    Award,
    begin_sitting,
    decide,
    decide_not_awarded,
    withdraw_decision,
)
from jury_app.model.operations.suspending import resume, suspend
from jury_app.model.operations.undoing import undo
from jury_app.model.operations.voting import give_casting_vote, take_vote
from jury_app.model.queries.departing import departures
from jury_app.model.queries.floor import get_floor
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.record import load_record
from jury_app.model.queries.recorded_suspensions import RecordedSuspension
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.room_acts import get_room
from jury_app.model.queries.sitting import frozen_content, list_decisions
from jury_app.model.queries.standings import consolidate
from jury_app.model.queries.votes import list_votes
from jury_app.model.queries.why import why_decided
from jury_app.model.room.shown import Subject
from jury_app.model.rules import Quorum, RecusalScope, RuleSettings, sentences
from jury_app.model.scoring.ties import Step
from jury_app.model.voting.outcome import AGAINST, FOR, Verdict
from jury_app.model.voting.terms import Prevalence, RoomRules, VoteForm
from jury_app.progress import finish
from jury_app.publishing.minutes import minutes_of

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
HANDS = runpy.run_path(str(Path(__file__).parent.parent / "archiving" / "tampering.py"))
PRESENT, REMOTE = AttendanceState.PRESENT, AttendanceState.REMOTE
EXCUSED, REPRESENTED = AttendanceState.EXCUSED, AttendanceState.REPRESENTED


class Room(YEAR):
    """A year whose ballots are open, and what happens in the room."""

    def do(self, operation, **arguments):
        return self.database.write(operation, **arguments)

    def roll(self, name, state=PRESENT, **more):
        return self.do(set_attendance, juror_id=self.ids[name], state=state, **more)

    def vote(self, **counted):
        return self.do(take_vote, vote=TakenVote(**counted))

    def proposal(self, in_favour, against, **more):
        return self.vote(question="Or ?", voices={FOR: in_favour, AGAINST: against}, **more)

    def among(self, voices, **more):
        return self.vote(numbers=tuple(voices), voices=voices, **more)

    def cast(self, vote, choice, **more):
        return self.do(give_casting_vote, vote=vote, choice=choice, **more)

    def refused(self, operation, **arguments):
        before = self.head()
        with pytest.raises(RuleError) as refusal:
            self.do(operation, **arguments)
        assert self.head() == before
        str(refusal.value)
        return refusal.value.code

    def rules(self, **room):
        settings = replace(RuleSettings(), **room.pop("outer", {}), room=RoomRules(**room))
        self.do(change_rules, settings=settings, reason="Décision du jury")

    @property
    def floor(self):
        return self.database.read(get_floor)

    def named(self, ids):
        names = {key: name for name, key in self.ids.items()}
        return {names[each] for each in ids}

    def screen(self, **options):
        return self.database.read(get_room_screen, **options)


@pytest.fixture(scope="module")
def prepared(founded, tmp_path_factory):
    year = Room(shutil.copy(founded, tmp_path_factory.mktemp("room") / "edition.jury"))
    year.applications("A1", "A2", "A3", "A4")
    year.application("B1", "D02")
    year.ids = {"Chaix": year.juror("Chaix", role=JurorRole.CHAIR)}
    year.ids |= {name: year.juror(name) for name in ("Benali", "Costa", "Dumas", "Évrard")}
    year.ids["Sage"] = year.juror("Sage", role=JurorRole.ADVISORY)
    year.assign()
    for juror in list(year.ids.values())[:3]:
        year.ballot(juror, {"A1": 9, "A2": 7, "A3": 6, "B1": 6})
    year.open("Maître Dupont")
    year.close()
    return year


@pytest.fixture
def room(prepared, tmp_path):
    """A1 before A2 and A3, A4 unmarked; B1 alone; five members with a voice, and one without."""
    year = Room(Path(shutil.copy(prepared.database.path, tmp_path / "edition.jury")))
    year.ids = prepared.ids
    yield year
    year.close()


@pytest.fixture(scope="module")
def gathered(prepared, tmp_path_factory):
    """The same edition at rest once everybody was called; copy it."""
    folder = tmp_path_factory.mktemp("here")
    year = Room(Path(shutil.copy(prepared.database.path, folder)))
    year.ids = prepared.ids
    for name in year.ids:
        year.roll(name)
    year.close()
    return year


@pytest.fixture
def here(gathered, tmp_path):
    year = Room(Path(shutil.copy(gathered.database.path, tmp_path / "edition.jury")))
    year.ids = gathered.ids
    yield year
    year.close()


def test_the_sitting_opens_at_the_hour_that_is_declared_and_once(room):
    room.do(begin_sitting, at="2026-10-08T09:00:00+02:00", place="Hôtel de Lassay")

    assert room.database.read(get_room).opened_at == "2026-10-08T09:00:00+02:00"
    assert room.refused(begin_sitting) == "sitting_begun"


def test_a_sitting_is_suspended_once_it_was_opened_and_resumed_once_it_was_suspended(room):
    assert room.refused(suspend) == "sitting_not_open"
    room.do(begin_sitting, at="2026-10-08T09:00:00+02:00")
    assert room.refused(resume) == "sitting_not_suspended"

    room.do(suspend, at="2026-10-08T12:30:00+02:00", reason=" Déjeuner ")
    assert room.refused(suspend) == "sitting_suspended"
    room.do(resume, at="2026-10-08T14:00:00+02:00")

    [pause] = room.database.read(get_room).pauses
    assert (pause.since.hour, pause.since.reason) == ("2026-10-08T12:30:00+02:00", "Déjeuner")
    assert pause.until.hour == "2026-10-08T14:00:00+02:00"


def test_while_the_sitting_is_suspended_nothing_comes_before_the_jury_and_none_votes(here):
    here.do(choreography.open_domain, domain_code="D01")
    tie = here.proposal(2, 2)
    pause = here.do(suspend)

    assert here.refused(choreography.open_application, number="A1") == "sitting_suspended"
    assert here.refused(
        take_vote, vote=TakenVote(question="Or ?", voices={FOR: 1, AGAINST: 0})
    ) == ("sitting_suspended")
    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "sitting_suspended"
    with pytest.raises(RuleError) as refusal:
        finish(close(here.database, passphrase=None, settle=True))
    assert refusal.value.code == "sitting_suspended"

    resumed = here.do(resume)
    here.do(choreography.open_application, number="A1")
    assert here.refused(undo, seq=pause) == "undone_since"
    here.do(undo, seq=resumed)
    assert here.refused(choreography.open_application, number="A2") == "sitting_suspended"
    here.do(undo, seq=pause)
    here.do(choreography.open_application, number="A2")


def test_a_sealed_sitting_keeps_when_it_was_suspended_and_why(here):
    here.do(suspend, at="2026-10-08T12:30:00+02:00", reason="Déjeuner")
    here.do(resume, at="2026-10-08T14:00:00+02:00")
    finish(close(here.database, passphrase=None, settle=True))

    record = load_record(here.database.read(frozen_content))

    assert record.room.suspensions == (
        RecordedSuspension(
            suspended_at="2026-10-08T12:30:00+02:00",
            resumed_at="2026-10-08T14:00:00+02:00",
            reason="Déjeuner",
        ),
    )
    opening = " ".join(opening_of(minutes_of(record, "")))
    assert "La séance est suspendue de 12\u00a0h\u00a030 à 14\u00a0h\u00a000 (Déjeuner)." in opening


def test_the_minutes_name_the_days_of_a_suspension_that_lasts_overnight(here):
    here.do(suspend, at="2026-10-08T18:00:00+02:00")
    here.do(resume, at="2026-10-09T09:00:00+02:00")
    finish(close(here.database, passphrase=None, settle=True))

    minutes = minutes_of(load_record(here.database.read(frozen_content)), "")

    with speaking("fr"):
        french = " ".join(opening_of(minutes)).replace("\u00a0", " ")
    with speaking("en"):
        english = " ".join(opening_of(minutes)).replace("\u00a0", " ")
    told = "La séance est suspendue du 8 octobre 2026 à 18 h 00 au 9 octobre 2026 à 9 h 00."
    assert told in french
    told = "The sitting is suspended from 18:00 on 8 October 2026 to 09:00 on 9 October 2026."
    assert told in english


def test_the_quorum_is_counted_at_every_arrival_and_departure(room):
    room.roll("Chaix")
    room.roll("Benali", REMOTE)
    assert not room.floor.quorum().is_reached
    room.roll("Costa", at="2026-10-08T09:40:00+02:00")

    quorum = room.floor.quorum()
    assert (quorum.members, quorum.counted, quorum.required) == (5, 3, 3)

    room.do(depart, juror_id=room.ids["Benali"], at="2026-10-08T11:20:00+02:00")
    assert room.floor.quorum().counted == 2
    passages = room.database.read(get_room).members
    left = passages[room.ids["Benali"]]
    assert (left.state, left.left_at) == (EXCUSED, "2026-10-08T11:20:00+02:00")
    assert passages[room.ids["Costa"]].came_at == "2026-10-08T09:40:00+02:00"
    assert room.refused(depart, juror_id=room.ids["Benali"]) == "member_not_here"


@pytest.mark.parametrize(
    ("outer", "rules", "counted", "required"),
    [
        ({}, {}, 4, 3),
        ({"remote_counts": False}, {}, 3, 3),
        ({}, {"represented_counts": False}, 3, 3),
        ({"quorum": Quorum.FRACTION}, {"quorum_numerator": 2, "quorum_denominator": 3}, 4, 4),
        ({"quorum": Quorum.NUMBER, "quorum_number": 5}, {}, 4, 5),
        ({"quorum": Quorum.NONE}, {}, 4, 0),
    ],
)
def test_the_rules_say_who_counts_in_the_quorum_and_how_many_must(
    room, outer, rules, counted, required
):
    room.rules(outer=outer, **rules) if outer or rules else None
    room.roll("Chaix")
    room.roll("Benali")
    room.roll("Costa", REMOTE)
    room.roll("Dumas", REPRESENTED, holder_id=room.ids["Benali"])
    room.roll("Sage")

    quorum = room.floor.quorum()

    assert (quorum.members, quorum.counted, quorum.required) == (5, counted, required)


def test_a_proxy_counts_in_the_quorum_only_by_a_holder_who_attends(here):
    here.roll("Dumas", REPRESENTED)
    assert here.floor.quorum().counted == 4
    assert here.ids["Dumas"] not in {each.of for each in here.floor.voices([])}

    here.roll("Dumas", REPRESENTED, holder_id=here.ids["Benali"])
    assert here.floor.quorum().counted == 5
    here.do(recuse_juror, juror_id=here.ids["Benali"], application_id=1, reason="Élue")
    assert here.floor.quorum([1]).counted == 3

    here.do(depart, juror_id=here.ids["Benali"])
    assert here.floor.quorum().counted == 3
    with speaking("fr"):
        told = " ".join(sentences(RuleSettings()))
    assert "si le porteur de son pouvoir assiste à la séance" in told


def test_equals_that_a_casting_vote_told_apart_depart_from_no_order(here):
    here.rules(outer={"ties": (Step.CASTING_VOTE,)})
    for name in ("Chaix", "Benali", "Costa"):
        for criterion in ("cible", "demarche", "partenariats", "service"):
            mark = AmendedMark(
                juror_id=here.ids[name], number="A1", criterion=criterion,
                old="9", new="7", reason="Relu",
            )  # fmt: skip
            here.do(amend_mark, mark=mark)
    [order] = here.database.read(lambda session: consolidate(session, domain_id=1))
    assert [(each.number, each.rank) for each in order.standings][:2] == [("A1", 1), ("A2", 1)]

    tie = here.among({"A1": 2, "A2": 2})
    here.cast(tie, "A2")
    here.do(decide, award=Award(number="A2", level_id=1, vote=tie))
    here.do(decide, award=Award(number="A1", level_id=2))

    rows = here.database.read(list_decisions)
    assert departures(order, rows) == set()
    assert [(row.number, row.level_code, row.ex_aequo) for row in rows] == [
        ("A2", "or", False),
        ("A1", "argent", False),
    ]


def test_a_second_convocation_needs_no_quorum(room):
    room.do(begin_sitting, second_convocation=True)

    assert room.floor.quorum().required == 0


def test_a_proxy_goes_to_a_member_with_a_voice_who_is_not_away_and_one_at_most(here):
    give = {"juror_id": here.ids["Dumas"], "state": REPRESENTED}
    here.roll("Costa", EXCUSED)
    refused = {
        name: here.refused(set_attendance, **give, holder_id=here.ids[name])
        for name in ("Dumas", "Costa", "Sage")
    }
    assert set(refused.values()) == {"proxy_unfit"}

    here.roll("Dumas", REPRESENTED, holder_id=here.ids["Benali"])
    give["juror_id"] = here.ids["Évrard"]
    assert here.refused(set_attendance, **give, holder_id=here.ids["Benali"]) == "proxy_too_many"
    give["juror_id"] = here.ids["Benali"]
    assert here.refused(set_attendance, **give, holder_id=here.ids["Chaix"]) == "proxy_unfit_giver"
    here.rules(proxies_per_holder=0)
    give["juror_id"] = here.ids["Évrard"]
    assert here.refused(set_attendance, **give, holder_id=here.ids["Chaix"]) == "proxies_none"


def test_a_proxy_never_serves_where_its_giver_or_its_holder_is_out(here):
    here.roll("Dumas", REPRESENTED, holder_id=here.ids["Benali"])
    here.do(recuse_juror, juror_id=here.ids["Dumas"], application_id=1, reason="Élu")
    here.do(recuse_juror, juror_id=here.ids["Benali"], application_id=2, reason="Élue")
    given = {
        number: here.named(each.of for each in here.floor.voices([number])) for number in (1, 2, 3)
    }

    assert given[1] == {"Chaix", "Benali", "Costa", "Évrard"}
    assert given[2] == {"Chaix", "Costa", "Évrard"}
    assert given[3] == {"Chaix", "Benali", "Costa", "Dumas", "Évrard"}
    assert [each.by for each in here.floor.voices([3]) if each.of != each.by] == [
        here.ids["Benali"]
    ]


def test_opening_an_application_says_who_leaves_and_the_next_who_comes_back(here):
    here.do(recuse_juror, juror_id=here.ids["Costa"], application_id=1, reason="Élue")
    here.do(recuse_juror, juror_id=here.ids["Dumas"], application_id=2, reason="Élu")
    here.do(choreography.open_domain, domain_code="D01", at="2026-10-08T10:00:00+02:00")
    assert here.floor.room.out == {}

    here.do(choreography.open_application, number="A1", at="2026-10-08T10:02:00+02:00")
    assert here.screen().leaving == ("Costa",)
    here.do(choreography.open_application, number="A2", at="2026-10-08T10:05:00+02:00")
    assert here.screen().leaving == ("Dumas",)
    here.do(choreography.close_domain, at="2026-10-08T10:09:00+02:00")

    exits = [
        (here.named([each.juror]).pop(), each.out_at[11:16], each.back_at[11:16])
        for each in here.database.read(get_room).exits
    ]
    assert exits == [("Costa", "10:02", "10:05"), ("Dumas", "10:05", "10:09")]
    assert here.refused(choreography.close_domain) == "item_none"


def test_by_another_rule_a_recused_member_leaves_for_the_whole_domain(here):
    here.rules(outer={"recusal_scope": RecusalScope.DOMAIN})
    here.do(recuse_juror, juror_id=here.ids["Costa"], application_id=1, reason="Élue")

    here.do(choreography.open_domain, domain_code="D01")

    assert here.named(here.floor.room.out) == {"Costa"}
    assert "Costa" not in here.named(each.of for each in here.floor.voices([2]))
    refused = here.refused(choreography.come_back, juror_id=here.ids["Costa"])
    assert refused == "member_recused"


def test_whoever_arrives_while_something_is_open_that_concerns_them_stays_out(room):
    room.do(recuse_juror, juror_id=room.ids["Costa"], application_id=1, reason="Élue")
    room.roll("Chaix")
    room.do(choreography.open_application, number="A1")

    room.roll("Costa", at="2026-10-08T10:00:00+02:00")

    assert room.named(room.floor.room.out) == {"Costa"}
    room.do(choreography.close_application)
    assert room.floor.room.out == {}
    assert room.floor.room.item.domain == 1


def test_a_member_who_goes_out_for_a_moment_does_not_vote_meanwhile(here):
    here.do(choreography.open_domain, domain_code="D01")
    here.do(choreography.go_out, juror_id=here.ids["Costa"])
    assert len(here.floor.voices([])) == 4
    assert here.refused(choreography.go_out, juror_id=here.ids["Costa"]) == "member_not_here"

    here.do(choreography.come_back, juror_id=here.ids["Costa"])

    assert len(here.floor.voices([])) == 5
    assert here.refused(choreography.come_back, juror_id=here.ids["Costa"]) == "member_not_out"


def test_a_vote_is_told_in_one_sentence_and_tied_to_its_decision(here):
    vote = here.proposal(3, 1, abstention=1, numbers=("A1",))

    [row] = here.database.read(list_votes)
    assert row.sentence == (
        "La proposition est adoptée, par 3 voix pour et 1 contre\u202f; sur 4 suffrages exprimés, "
        "la majorité absolue est de 3."
    ).replace("\u202f", "\u00a0")
    with speaking("en"):
        assert row.sentence == (
            "The proposal is adopted, with 3 voices for and 1 against; of 4 voices expressed, the "
            "absolute majority is 3."
        )
    gold = Award(number="A1", level_id=here.levels["or"], vote=vote)
    here.do(decide, award=gold)
    entry = here.database.read(get_room).decisions[1]
    assert entry.body["vote"] == vote
    assert here.refused(decide, award=replace(gold, number="A2", motive="x")) == "vote_carries_not"
    assert here.refused(decide, award=replace(gold, vote=1)) == "vote_unknown"


def test_that_nothing_is_awarded_may_follow_from_a_vote(here):
    lost = here.proposal(2, 3, domain_code="D02")
    won = here.proposal(5, 0, domain_code="D02")

    refused = here.refused(decide_not_awarded, domain_code="D02", vote=lost)
    assert refused == "vote_carries_not"
    here.do(decide_not_awarded, domain_code="D02", vote=won)


def test_that_nothing_is_awarded_follows_from_no_other_vote(here):
    here.do(choreography.open_domain, domain_code="D01")
    others = [
        here.proposal(5, 0, numbers=("A1",)),
        here.vote(question="Une pause ?", voices={FOR: 5, AGAINST: 0}),
        here.proposal(5, 0, domain_code="D02"),
    ]

    refused = {here.refused(decide_not_awarded, domain_code="D01", vote=each) for each in others}
    assert refused == {"vote_carries_not"}


def say_less_of_votes(base):
    """Let the votes say what they said before they told whether they ask for no award."""
    HANDS["rewritten"](lambda acts: [act["body"].pop("no_award", None) for act in acts])(base)
    for trigger in TRIGGERS.values():
        base.execute(trigger)


def test_that_nothing_is_awarded_still_follows_from_the_votes_of_an_older_file(here):
    votes = {
        "D01": here.proposal(5, 0, numbers=("A1",)),
        "D02": here.vote(question="Rien en D02 ?", voices={FOR: 5, AGAINST: 0}),
    }
    here.close()
    older = Room(HANDS["tampered"](here.database.path, say_less_of_votes))

    with closing(older):
        for domain, vote in votes.items():
            older.do(decide_not_awarded, domain_code=domain, vote=vote)

    found = verify.verify(older.database.path).findings
    assert "decision_not_carried" not in {each.code for each in found}


def test_one_juror_of_several_whose_marks_count_is_told_in_the_singular(room):
    room.late(room.ids["Dumas"], {"A4": 9})
    decision = room.decide("A4", "or", motive="Seul de son genre")

    [marks, *_others] = room.database.read(why_decided, decision, room.domains["D01"]).links
    with speaking("en"):
        [english, *_others] = room.database.read(why_decided, decision, room.domains["D01"]).links

    assert "6 jurés appelés à le noter, 1 a rendu des notes qui comptent." in marks.sentences[0]
    assert english.sentences[0] == "Of 6 jurors who may mark it, 1 has a mark that counts."


@pytest.mark.parametrize(
    ("counted", "code"),
    [
        ({"question": "", "voices": {FOR: 3, AGAINST: 1}}, "question_missing"),
        ({"question": "?", "voices": {FOR: 5, AGAINST: 1}}, "vote_too_many"),
        ({"question": "?", "voices": {FOR: 0}}, "vote_empty"),
        ({"question": "?", "voices": {FOR: -1, AGAINST: 3}}, "vote_empty"),
        ({"numbers": ("A1",), "voices": {"A1": 3}}, "vote_choices"),
        ({"numbers": ("A1", "A2"), "voices": {"A3": 3}}, "vote_choices"),
        ({"numbers": ("A1", "Z9"), "voices": {"A1": 3}}, "application_not_found"),
        (
            {"question": "?", "voices": {FOR: 3}, "form": VoteForm.ROLL_CALL},
            "vote_names_roll_call",
        ),
        ({"question": "?", "voices": {FOR: 3}, "chair": FOR}, "chair_one_voice"),
        ({"question": "?", "voices": {FOR: 3}, "domain_code": "Z"}, "domain_unknown_code"),
        ({"question": "?", "voices": {FOR: 3}, "follows": 4}, "vote_unknown"),
    ],
)
def test_a_vote_that_cannot_have_been_is_refused(here, counted, code):
    assert here.refused(take_vote, vote=TakenVote(**counted)) == code


def test_in_a_roll_call_each_voice_has_its_name_and_nobody_else_has_one(here):
    here.roll("Dumas", REPRESENTED, holder_id=here.ids["Benali"])
    said = {here.ids[name]: FOR for name in ("Chaix", "Benali", "Dumas")}
    said |= {here.ids["Costa"]: AGAINST, here.ids["Évrard"]: "abstention"}
    here.vote(question="?", by_name=said)

    [row] = here.database.read(list_votes)
    assert (row.form, dict(row.count.voices)) == (VoteForm.ROLL_CALL, {FOR: 3, AGAINST: 1})
    assert row.count.abstention == 1
    assert row.proxies == ((here.ids["Dumas"], here.ids["Benali"]),)
    said[here.ids["Sage"]] = FOR
    again = TakenVote(question="?", by_name=said)
    assert here.refused(take_vote, vote=again) == "vote_not_voter"


def test_one_member_makes_a_vote_secret_where_the_rules_allow_it(here):
    here.proposal(3, 1, asked_by=here.ids["Costa"])
    assert here.database.read(list_votes)[0].form is VoteForm.SECRET

    here.rules(secret_on_request=False)
    asked = TakenVote(question="?", voices={FOR: 3}, asked_by=here.ids["Costa"])
    assert here.refused(take_vote, vote=asked) == "secret_not_in_rules"


def test_another_round_is_among_those_who_stand_in_it(here):
    first = here.among({"A1": 2, "A2": 2, "A3": 1})
    [row] = here.database.read(list_votes)
    assert (row.outcome.verdict, row.outcome.stay) == (Verdict.ANOTHER_ROUND, ("A1", "A2"))
    wider = TakenVote(numbers=("A1", "A2", "A3"), voices={"A1": 5}, follows=first)
    assert here.refused(take_vote, vote=wider) == "round_restricted"

    here.among({"A1": 3, "A2": 2}, follows=first)

    row = here.database.read(list_votes)[-1]
    assert (row.count.round, row.outcome.winner) == (2, "A1")
    last = TakenVote(numbers=("A1", "A2"), voices={"A1": 5}, follows=row.id)
    assert here.refused(take_vote, vote=last) == "round_not_open"


def test_a_casting_vote_breaks_ties_only_and_only_if_the_chair_voted(here):
    clear = here.proposal(3, 2)
    assert here.refused(give_casting_vote, vote=clear, choice=FOR) == "casting_no_tie"
    tie = here.proposal(2, 2)
    assert here.refused(give_casting_vote, vote=tie, choice="A1") == "vote_choices"

    here.cast(tie, FOR)

    row = here.database.read(list_votes)[-1]
    assert (row.outcome.verdict, row.cast_by) == (Verdict.ADOPTED, here.ids["Chaix"])
    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_no_tie"


def test_a_casting_vote_stands_while_a_decision_follows_from_it(here):
    tie = here.proposal(2, 2, numbers=("A1",))
    cast = here.cast(tie, FOR)
    award = Award(number="A1", level_id=here.levels["or"], vote=tie)
    decision = here.do(lambda session: decide(session, award=award).id)

    assert here.refused(undo, seq=cast) == "undone_since"

    withdrawn = here.do(withdraw_decision, decision_id=decision)
    here.do(undo, seq=cast)
    assert here.refused(undo, seq=withdrawn) == "undone_since"


def test_a_chair_who_is_recused_or_abstains_or_is_away_has_no_casting_vote(here):
    here.do(recuse_juror, juror_id=here.ids["Chaix"], application_id=1, reason="Ministre")
    tie = here.proposal(2, 2, numbers=("A1",))
    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_chair_out"

    said = {here.ids["Benali"]: FOR, here.ids["Costa"]: AGAINST}
    tie = here.vote(question="?", by_name={here.ids["Chaix"]: "abstention", **said})
    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_chair_out"

    here.roll("Chaix", REPRESENTED, holder_id=here.ids["Benali"])
    tie = here.proposal(2, 2)
    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_chair_out"


def test_a_casting_vote_goes_the_way_the_chair_voted(here):
    said = {here.ids["Chaix"]: AGAINST, here.ids["Costa"]: FOR}
    tie = here.vote(question="?", by_name=said)

    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_differs"
    here.cast(tie, AGAINST)
    assert here.database.read(list_votes)[-1].outcome.verdict is Verdict.REJECTED


def test_after_a_secret_vote_the_casting_vote_is_declared(here):
    tie = here.proposal(2, 2, form=VoteForm.SECRET)

    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_undeclared"
    here.cast(tie, FOR, is_declared=True)


def test_the_rules_may_know_no_casting_vote_or_a_voice_that_counts_twice(here):
    here.rules(prevalence=Prevalence.DOUBLE)
    here.proposal(2, 2, chair=FOR)
    [row] = here.database.read(list_votes)
    assert row.outcome.verdict is Verdict.ADOPTED
    here.do(recuse_juror, juror_id=here.ids["Chaix"], application_id=1, reason="x")
    vote = TakenVote(question="?", voices={FOR: 2}, numbers=("A1",), chair=FOR)
    assert here.refused(take_vote, vote=vote) == "casting_chair_out"

    here.rules(prevalence=Prevalence.NONE)
    tie = here.proposal(2, 2)
    assert here.refused(give_casting_vote, vote=tie, choice=FOR) == "casting_not_in_rules"
    assert here.database.read(list_votes)[0].outcome.verdict is Verdict.ADOPTED


def test_the_chair_is_taken_by_a_member_with_a_voice_who_is_here(here):
    taken = {"juror_id": here.ids["Sage"]}
    assert here.refused(take_chair, **taken) == "chair_advisory"
    assert here.refused(take_chair, juror_id=here.ids["Chaix"]) == "nothing_changed"
    here.do(depart, juror_id=here.ids["Chaix"])

    here.do(take_chair, juror_id=here.ids["Costa"], reason="Appelée au Sénat")
    tie = here.proposal(2, 2)
    here.cast(tie, FOR)

    assert here.database.read(list_votes)[-1].cast_by == here.ids["Costa"]


AMENDED = {"number": "A2", "criterion": "cible", "old": "7", "new": "9", "reason": "Erreur"}


def amended(room, **changed):
    return AmendedMark(**{"juror_id": room.ids["Chaix"], **AMENDED, **changed})


def test_an_amendment_is_added_and_counts_and_the_ballot_stays(here):
    mean = here.standings().standings[1].mean
    ballots = here.rows(select(Ballot.digest, Ballot.marks))

    act = here.do(amend_mark, mark=amended(here))

    assert here.standings().standings[1].mean == mean + Fraction(2, 40 * 3) * 20
    assert here.rows(select(Ballot.digest, Ballot.marks)) == ballots
    assert here.database.read(list_journal)[-1].reason == "Erreur"
    here.do(undo, seq=act)
    assert here.standings().standings[1].mean == mean


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"old": "6"}, "amendment_old_differs"),
        ({"old": ""}, "amendment_old_differs"),
        ({"new": "7"}, "nothing_changed"),
        ({"new": "11"}, "mark_off_scale"),
        ({"criterion": "audace"}, "criterion_not_here"),
        ({"reason": " "}, "reason_missing"),
        ({"number": "Z9"}, "application_not_found"),
    ],
)
def test_an_amendment_that_does_not_match_is_refused(here, changed, code):
    assert here.refused(amend_mark, mark=amended(here, **changed)) == code


def test_a_recused_juror_has_no_mark_to_amend(here):
    here.do(recuse_juror, juror_id=here.ids["Chaix"], application_id=2, reason="x")

    assert here.refused(amend_mark, mark=amended(here)) == "amendment_recused"


def test_an_amendment_may_give_a_mark_where_none_was_and_be_amended_again(here):
    new = amended(here, number="A4", old="", new="8")
    here.do(amend_mark, mark=new)
    here.do(amend_mark, mark=replace(new, old="8", new="5"))

    assert here.refused(amend_mark, mark=new) == "amendment_old_differs"


def test_the_room_sees_what_was_shown_and_nothing_else(here):
    here.do(choreography.open_domain, domain_code="D01")
    vote = here.proposal(4, 1, numbers=("A1",))
    first = here.decide("A1", "or")
    screen = here.screen()
    assert (screen.standings, screen.vote, screen.decisions) == ((), None, ())

    here.do(showing.show_standings, domain_code="D01")
    assert [(each.rank, each.number, each.mean) for each in here.screen().standings] == [
        (1, "A1", None),
        (2, "A2", None),
        (3, "A3", None),
    ]
    here.do(showing.show_vote, vote=vote)
    here.do(showing.show_decisions, domain_code="D01")
    here.decide("A2", "argent")

    screen = here.screen()
    assert screen.vote.counts == (("pour", 4), ("contre", 1))
    assert [(each.number, each.level) for each in screen.decisions] == [("A1", "Or")]
    here.do(withdraw_decision, decision_id=first)
    assert here.screen().decisions == ()


def test_what_changes_after_it_was_shown_is_not_shown_by_itself(here):
    here.do(choreography.open_domain, domain_code="D01")
    here.do(showing.show_standings, domain_code="D01", with_means=True)
    before = here.screen().standings

    here.do(amend_mark, mark=amended(here, new="10"))

    assert here.screen().standings == before
    here.do(showing.show_standings, domain_code="D01", with_means=True)
    assert here.screen().standings != before


def test_the_screen_is_cleared_by_hand_and_by_the_next_domain(here):
    here.do(choreography.open_domain, domain_code="D01")
    vote = here.proposal(4, 1)
    here.do(showing.show_vote, vote=vote)
    here.do(showing.show_standings, domain_code="D01")

    here.do(showing.hide, what=Subject.VOTE)
    assert here.screen().vote is None
    assert here.screen().standings
    here.do(choreography.open_domain, domain_code="D02")
    assert (here.screen().standings, here.screen().number) == ((), "")
    assert here.refused(showing.hide) == "nothing_changed"
    assert here.refused(showing.show_decisions, domain_code="D02") == "nothing_to_show"
    assert here.refused(showing.show_vote, vote=1) == "vote_unknown"


def test_the_screen_of_any_earlier_minute_comes_back(here):
    here.do(choreography.open_domain, domain_code="D01")
    shown = here.do(showing.show_standings, domain_code="D01")
    here.do(choreography.close_domain)

    assert here.screen().standings == ()
    assert [each.number for each in here.screen(until=shown).standings] == ["A1", "A2", "A3"]


def test_an_undone_act_of_the_room_is_as_if_it_had_not_been_and_comes_back(here):
    vote = here.proposal(2, 2)
    cast = here.cast(vote, FOR)
    undone = here.do(undo, seq=cast)
    assert here.database.read(list_votes)[0].outcome.verdict is Verdict.TIED
    assert here.refused(undo, seq=cast) == "cannot_undo"

    here.do(undo, seq=undone)

    assert here.database.read(list_votes)[0].outcome.verdict is Verdict.ADOPTED


def test_what_a_later_act_rests_on_is_not_undone_before_it(here):
    vote = here.proposal(3, 2, numbers=("A1",))
    here.do(decide, award=Award(number="A1", level_id=here.levels["or"], vote=vote))

    assert here.refused(undo, seq=vote) == "undone_since"

    opened = here.do(choreography.open_domain, domain_code="D01")
    here.do(choreography.close_domain)
    assert here.refused(undo, seq=opened) == "undone_since"


def test_a_corrected_roll_call_is_replayed_as_the_table_says(here):
    act = here.roll("Costa", EXCUSED)
    here.do(undo, seq=act)

    assert here.floor.room.members[here.ids["Costa"]].state is PRESENT


def test_every_act_of_the_room_has_its_sentence_in_both_languages(here):
    here.do(recuse_juror, juror_id=here.ids["Costa"], application_id=1, reason="Élue")
    here.do(choreography.open_application, number="A1")
    tie = here.proposal(2, 2)
    here.cast(tie, FOR)
    here.do(showing.show_vote, vote=tie)
    here.do(showing.hide)
    here.do(choreography.go_out, juror_id=here.ids["Dumas"])
    here.do(choreography.come_back, juror_id=here.ids["Dumas"])
    here.do(amend_mark, mark=amended(here))
    here.do(choreography.close_domain)
    here.do(suspend)
    here.do(resume)
    here.do(take_chair, juror_id=here.ids["Benali"])
    here.do(depart, juror_id=here.ids["Chaix"], holder_id=here.ids["Benali"])
    with speaking("fr"):
        french = here.database.read(list_journal)
    with speaking("en"):
        english = here.database.read(list_journal)

    told = {each.kind: each.sentence for each in french}
    assert told[JournalKind.ITEM_OPENED] == (
        "Devant le jury\u00a0: A1 Projet A1\u00a0; hors de la salle\u00a0: Costa"
    )
    assert told[JournalKind.DEPARTURE] == "Départ\u00a0: Chaix, qui donne pouvoir à Benali"
    assert not any("{" in each.sentence for each in (*french, *english))
    assert {each.sentence for each in french[-16:]}.isdisjoint(each.sentence for each in english)
