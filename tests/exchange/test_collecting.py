"""Taking ballots in: any files, in any order, any number of times; one named answer for each."""

import shutil
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jury_app.errors import RuleError
from jury_app.exchange.collecting import collect
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.opening import open_ballots
from jury_app.i18n import speaking
from jury_app.model.entities import Ballot, Invitation
from jury_app.model.enums import BallotState, InvitationState, JournalKind
from jury_app.model.journal import now, record
from jury_app.model.operations.sitting import close_sitting, settle_undecided
from jury_app.model.queries.exchange import list_ballots, list_kits
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.standings import consolidate, dump_standings
from jury_app.progress import finish

BENALI, CARPENTIER, OEUVRARD = "Fatima Benali", "Olivier Carpentier", "Maëlle Œuvrard"
FULL = (8, 8, 8, 8)
ONE_EDITION = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings.default.max_examples // 4,
)


def take(year, *paths):
    return finish(collect(year.database, list(paths), passphrase=None))


def answers(told):
    return [(each.answer, each.reason) for each in told]


def states(year):
    return {(row.juror, row.revision): row.state for row in year.database.read(list_ballots)}


@pytest.fixture
def sealed(seal):
    """Three ballots: two whole, one of them with a recusal, and one incomplete."""
    return [
        seal(BENALI, {"A1": FULL, "A2": (7, 7, 7, 7)}),
        seal(CARPENTIER, {"A1": FULL, "A2": FULL}, recused={"B1": "Ancien maire"}),
        seal(OEUVRARD, {"A1": (9, 9, 9)}),
    ]


def test_a_good_ballot_is_received_in_a_sentence(year, sealed):
    first, second, third = take(year, *(each.path for each in sealed))

    assert (first.answer, first.reason, first.juror) == ("received", None, BENALI)
    assert (first.revision, first.complete) == (1, True)
    assert second.complete
    assert not third.complete
    assert BENALI in first.sentence
    assert "incomplet" in third.sentence
    assert states(year) == dict.fromkeys(
        [(BENALI, 1), (CARPENTIER, 1), (OEUVRARD, 1)], BallotState.COUNTED
    )
    register = {row.juror: row.state for row in year.database.read(list_kits)}
    assert register == {BENALI: "received", CARPENTIER: "received", OEUVRARD: "incomplete"}


def test_taking_in_again_changes_nothing(year, sealed):
    paths = [each.path for each in sealed]
    take(year, *paths)
    before = year.head()

    told = take(year, *paths)

    assert answers(told) == [("already_received", None)] * 3
    assert year.head() == before


def test_one_collection_may_hold_the_same_ballot_twice(year, sealed, tmp_path):
    copy = shutil.copy(sealed[0].path, tmp_path / "copie.juryballot")

    told = take(year, sealed[0].path, Path(copy))

    assert answers(told) == [("received", None), ("already_received", None)]


def test_a_folder_is_looked_through_for_ballots_and_says_what_is_none(year, sealed, tmp_path):
    folder = sealed[0].path.parent
    (folder / "notes.txt").write_text("rien", encoding="utf-8")
    (folder / "sous").mkdir()
    shutil.move(sealed[1].path, folder / "sous" / sealed[1].path.name)
    shutil.move(sealed[2].path, sealed[2].path.with_suffix(".JURYBALLOT"))

    *taken, other = take(year, folder)

    assert answers(taken) == [("received", None)] * 3
    assert (other.file, other.answer, other.reason) == (
        "notes.txt", "passed_over", "not_named_a_ballot",
    )  # fmt: skip
    assert ".juryballot" in other.sentence


def test_neither_the_edition_nor_what_is_hidden_beside_it_is_told_of(year, sealed):
    folder = year.database.path.parent
    (folder / ".DS_Store").write_bytes(b"Bud1")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref", encoding="utf-8")

    told = take(year, folder)

    assert {each.answer for each in told} == {"received"}


def test_an_empty_folder_brings_nothing(year, tmp_path):
    before = year.head()
    (tmp_path / "vide").mkdir()

    assert take(year, tmp_path / "vide") == []
    assert year.head() == before


def test_a_newer_revision_replaces_and_an_older_one_never_does(year, sealed, seal):
    second = seal(BENALI, {"A1": (2, 2, 2, 2)})

    [alone] = take(year, second.path)
    assert (alone.answer, "remplace" in alone.sentence) == ("received", False)
    assert answers(take(year, sealed[0].path)) == [("superseded", None)]

    assert states(year) == {
        (BENALI, 1): BallotState.SUPERSEDED,
        (BENALI, 2): BallotState.COUNTED,
    }


@pytest.mark.parametrize(("language", "said"), [("fr", "remplace"), ("en", "replaces")])
def test_a_revision_is_said_to_replace_the_one_that_is_held(year, sealed, seal, language, said):
    take(year, sealed[0].path)
    second = seal(BENALI, {"A1": (2, 2, 2, 2)})

    with speaking(language):
        [told] = take(year, second.path)

    assert (told.answer, told.revision) == ("received", 2)
    assert said in told.sentence
    assert BENALI in told.sentence


def test_two_machines_stand_against_each_other_and_neither_counts(year, sealed, seal, forget):
    take(year, sealed[0].path)
    forget()
    other = seal(BENALI, {"A1": (1, 1, 1, 1)})

    [told] = take(year, other.path)

    assert told.answer == "conflict"
    assert set(states(year).values()) == {BallotState.CONFLICT}
    assert year.database.read(list_kits)[0].state == "conflict"


@pytest.fixture
def harvest(seal, forget, sealed):
    """Seven ballots of three jurors: revisions, a conflict, an incomplete one."""
    files = [each.path for each in sealed]
    files.append(seal(BENALI, {"A1": (2, 2, 2, 2)}).path)
    files.append(seal(BENALI, {"A2": (3, 3, 3, 3)}).path)
    files.append(seal(CARPENTIER, {"A2": (4, 4, 4, 4)}).path)
    forget()
    files.append(seal(OEUVRARD, {"A1": (5, 5, 5, 5)}).path)
    return files


@pytest.fixture
def outcome(issued, tmp_path, open_year):
    """What collects batch after batch into an edition of its own and says what came of it."""

    def outcome_(batches):
        world = open_year(Path(shutil.copy(issued.path, tmp_path / "world.jury")))
        for batch in batches:
            take(world, *batch)
        finish(open_ballots(world.database, passphrase=None, witnesses=[]))
        told = states(world), dump_standings(world.database.read(consolidate))
        world.close()
        return told

    return outcome_


@ONE_EDITION
@given(st.data())
def test_the_order_of_arrival_changes_nothing(outcome, harvest, data):
    order = data.draw(st.permutations(harvest))
    cuts = sorted(data.draw(st.sets(st.integers(1, 6), max_size=3)))
    batches = [order[start:end] for start, end in zip([0, *cuts], [*cuts, 7], strict=True)]
    repeated = data.draw(st.lists(st.sampled_from(harvest), max_size=3))

    assert outcome([*batches, repeated]) == outcome([sorted(harvest)])


def test_every_order_of_three_ballots_ends_the_same(outcome, harvest):
    chosen = [harvest[0], harvest[3], harvest[4]]

    found = {repr(outcome([[each] for each in order])) for order in permutations(chosen)}

    assert len(found) == 1


def refused(year, path, reason):
    """Take a bad file in and see that nothing came of it but a line in the journal."""
    ballots, register = year.rows(select(Ballot.digest)), year.database.read(list_kits)
    length = year.head()[0]

    [told] = take(year, path)

    assert (told.answer, told.reason) == ("refused", reason)
    assert path.name in told.sentence
    assert year.rows(select(Ballot.digest)) == ballots
    assert year.database.read(list_kits) == register
    last = year.database.read(list_journal)[-1]
    assert (last.id, last.kind) == (length + 1, JournalKind.BALLOT_REFUSED)


def test_a_pdf_is_no_ballot(year, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 400)

    refused(year, path, "not_a_ballot")


@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 50, b"age-encryption.org/v1\n"])
def test_what_is_named_a_ballot_and_is_none_is_refused(year, tmp_path, content):
    path = tmp_path / "faux.juryballot"
    path.write_bytes(content)

    refused(year, path, "not_a_ballot")


def test_an_enormous_file_is_not_even_read(year, tmp_path):
    path = tmp_path / "gros.juryballot"
    with path.open("wb") as file:
        file.truncate(40 * 1024 * 1024)

    refused(year, path, "not_a_ballot")


def test_a_ballot_that_is_not_there_is_refused(year, tmp_path):
    refused(year, tmp_path / "absent.juryballot", "file_missing")


@ONE_EDITION
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_refused_by_name(year, sealed, tmp_path, place, bit):
    data = bytearray(sealed[0].path.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    path = tmp_path / "changed.juryballot"
    path.write_bytes(data)

    [told] = take(year, path)

    assert told.answer == "refused"
    assert told.reason in {"ballot_damaged", "not_a_ballot", "other_edition", "newer_version"}
    assert states(year) == {}


def test_a_ballot_of_another_edition_is_refused(sealed, tmp_path, found, open_year):
    other = tmp_path / "other.jury"
    found(other)
    stranger = open_year(other)
    stranger.application("A1")
    stranger.juror("Benali")

    refused(stranger, sealed[0].path, "other_edition")
    stranger.close()


def test_a_bad_file_stops_no_good_one(year, sealed, tmp_path):
    bad = tmp_path / "faux.juryballot"
    bad.write_bytes(b"rien")

    told = take(year, bad, sealed[0].path, tmp_path / "absent", sealed[1].path)

    assert [each.answer for each in told] == ["refused", "received", "refused", "received"]


def test_a_ballot_made_with_a_revoked_kit_is_refused(year, sealed):
    def revoke(session):
        for each in session.scalars(select(Invitation).where(Invitation.juror_id == 1)):
            each.state = InvitationState.REVOKED
        record(session, JournalKind.KITS_ISSUED, {"kits": []})

    year.database.write(revoke)

    refused(year, sealed[0].path, "invitation_revoked")


def test_a_ballot_of_a_kit_that_was_issued_again_still_counts(year, sealed, tmp_path):
    finish(issue_kits(year.database, tmp_path / "again", passphrase=None, juror_ids=[1]))

    assert answers(take(year, sealed[0].path)) == [("received", None)]


def test_a_late_ballot_counts_once_ballots_are_open(year, sealed):
    take(year, sealed[0].path, sealed[1].path)
    opened = finish(open_ballots(year.database, passphrase=None, witnesses=["Maître Dupont"]))
    assert opened.ballots == 2
    assert year.standings().standings == ()

    take(year, sealed[2].path)

    [first] = year.standings().standings
    assert (first.number, first.n) == ("A1", 3)


def test_what_comes_after_the_closing_is_refused_by_name_and_entered(year, sealed):
    take(year, sealed[0].path)
    finish(open_ballots(year.database, passphrase=None, witnesses=[]))

    def close(session):
        settle_undecided(session)
        close_sitting(session, content="{}", seal=b"", seal_code="X", at=now(session))

    year.database.write(close)

    refused(year, sealed[1].path, "arrived_after_closing")
    [again] = take(year, sealed[0].path)

    assert again.answer == "already_received"
    assert states(year) == {(BENALI, 1): BallotState.COUNTED}
    assert year.database.read(list_journal)[-1].sentence == (
        "Bulletin refusé\N{NO-BREAK SPACE}: Olivier Carpentier"
    )


def test_the_ballots_that_count_are_told_from_those_that_do_not(year, sealed, seal, forget):
    take(year, *(each.path for each in sealed))
    take(year, seal(BENALI, {"A1": (2, 2, 2, 2)}).path)
    forget()
    take(year, seal(CARPENTIER, {"A1": (1, 1, 1, 1)}).path)

    done = finish(open_ballots(year.database, passphrase=None, witnesses=[]))

    assert (done.ballots, done.superseded, done.in_conflict) == (2, 1, 2)
    act = year.database.read(list_journal)[-1]
    assert act.sentence.startswith("Bulletins ouverts (2)")


def test_ballots_are_opened_once_and_say_what_was_sealed(year, sealed):
    take(year, *(each.path for each in sealed))

    finish(open_ballots(year.database, passphrase=None, witnesses=[]))

    with pytest.raises(RuleError) as refusal:
        finish(open_ballots(year.database, passphrase=None, witnesses=[]))
    assert refusal.value.code == "ballots_open_already"
    [standing] = year.standings().standings
    assert (standing.number, standing.mean) == ("A1", Fraction(16 + 16 + 18, 3))
    assert (standing.n, standing.eligible) == (3, 3)
    [other] = year.standings("D02").not_ranked
    assert (other.number, other.reason, other.eligible) == ("B1", "marks_none", 1)
