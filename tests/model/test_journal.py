"""The journal: every act is told, chained to the one before, and nothing is changed without it."""

import json
import runpy
import shutil
from contextlib import closing
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from jury_app.errors import StoreError
from jury_app.model.database import Database, engine_of
from jury_app.model.entities import Change, Domain, JournalEntry, Juror, KeyRing
from jury_app.model.enums import ApplicationStatus, JournalKind
from jury_app.model.journal import (
    GENESIS,
    UnjournalledChangeError,
    chain_hash,
    first_break,
    record,
)
from jury_app.model.operations.applications import set_status
from jury_app.model.operations.edition import add_domain, change_rules, edit_domain
from jury_app.model.operations.exchange import store_ballots
from jury_app.model.operations.jury import lift_recusal, recuse_juror, withdraw_juror
from jury_app.model.operations.sitting import level_named
from jury_app.model.queries.journal import changes_of, list_journal
from jury_app.model.queries.room_acts import get_room
from jury_app.model.rules import RuleSettings
from jury_app.model.values import DomainValues

YEAR = runpy.run_path(str(Path(__file__).parent / "year.py"))["Year"]
ONE_EDITION = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def entries(database):
    return database.read(
        lambda session: [
            (each.seq, each.prev, each.hash, each.entry)
            for each in session.scalars(select(JournalEntry).order_by(JournalEntry.seq))
        ]
    )


def name_of(year, code):
    return year.one(Domain, year.domains[code]).name


def break_after(database, statement, **values):
    """Return the first break once somebody has got past the triggers; nothing is kept."""
    return read_after(database, first_break, statement, **values)


def read_after(database, query, statement, **values):
    """Return what a query finds once somebody has got past the triggers; nothing is kept."""
    with engine_of(database).connect() as connection, connection.begin() as transaction:
        for act in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER journal_entry_no_{act}"))
        connection.execute(text("DELETE FROM change"))
        connection.execute(text(statement), values)
        try:
            with Session(connection) as session:
                return query(session)
        finally:
            transaction.rollback()


@pytest.fixture(scope="module")
def told_file(founded, tmp_path_factory):
    """An edition at rest with a dozen acts; copy it."""
    path = Path(shutil.copy(founded, tmp_path_factory.mktemp("told")))
    with closing(YEAR(path)) as year:
        for number in range(6):
            year.application(f"A{number}")
            year.juror(f"Juré {number}")
    return path


@pytest.fixture
def told(told_file, tmp_path):
    """An edition with a dozen acts."""
    with closing(Database(Path(shutil.copy(told_file, tmp_path / "told.jury")))) as database:
        yield database


def test_the_first_act_is_the_founding(database):
    [first] = database.read(list_journal)

    assert (first.id, first.kind, first.actor) == (1, JournalKind.EDITION_CREATED, "secretariat")
    assert first.sentence == "Édition créée"


def test_every_act_follows_from_the_one_before(told):
    rows = entries(told)

    assert [row[0] for row in rows] == list(range(1, 14))
    assert rows[0][1] == GENESIS
    assert all(later[1] == earlier[2] for earlier, later in pairwise(rows))
    assert all(hash_ == chain_hash(prev, entry) for _seq, prev, hash_, entry in rows)
    assert told.read(first_break) is None
    assert told.check() == []


def test_an_act_is_written_in_canonical_json(told):
    for _seq, _prev, _hash, entry in entries(told):
        assert rfc8785.dumps(json.loads(entry)).decode() == entry


def test_the_chain_holds_numbers_and_no_name(year):
    year.application("20260001", title="Le Répar’café de Blanquefort")
    year.juror("Œuvrard", given_name="Maëlle", email="m.oeuvrard@example.org")

    chain = "".join(entry for _seq, _prev, _hash, entry in entries(year.database))

    for name in ("Répar", "Commune", "uvrard", "example.org", "20260001"):
        assert name not in chain


def test_the_chain_holds_no_word_that_anybody_typed(year):
    """Whatever is typed for whatever act: motives, reasons, witnesses, names."""
    application = year.application("A1", title="§titre", summary="§résumé")
    juror, other = year.juror("§Nom", email="§courriel"), year.juror("§Autre")
    write = year.database.write
    inadmissible = {"application_ids": [year.application("A2")], "reason": "§hors délai"}
    write(set_status, status=ApplicationStatus.INADMISSIBLE, **inadmissible)
    write(recuse_juror, juror_id=other, application_id=application, reason="§cousin")
    write(lift_recusal, recusal_id=1, reason="§homonyme")
    write(withdraw_juror, juror_id=other, reason="§malade")
    year.assign()
    year.ballot(juror, {"A1": 7})
    year.open("§témoin")
    write(change_rules, settings=RuleSettings(remote_counts=False), reason="§règle")
    write(level_named, "§prix de l’audace")
    year.decide("A1", "or", motive="§motif", citation="§citation")
    rows = year.database.read(list_journal)

    assert "§" not in "".join(entry for _seq, _prev, _hash, entry in entries(year.database))
    assert [row.reason for row in rows if row.reason] == [
        "§hors délai", "§homonyme", "§malade", "§règle",
    ]  # fmt: skip
    assert year.database.check() == []


def test_a_reason_can_be_erased_and_the_chain_still_holds(year):
    key = year.juror("Benali")
    year.database.write(withdraw_juror, juror_id=key, reason="Malade")

    with engine_of(year.database).begin() as connection:
        connection.execute(text("DELETE FROM reason"))

    assert year.database.check() == []
    assert year.database.read(list_journal)[-1].reason == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reason SET text = 'Démis'",
        "UPDATE reason SET salt = '00'",
        "UPDATE reason SET seq = 1",
    ],
)
def test_a_reason_that_is_not_the_one_that_was_given_breaks_the_chain(year, statement):
    key = year.juror("Benali")
    year.database.write(withdraw_juror, juror_id=key, reason="Malade")

    with engine_of(year.database).begin() as connection:
        connection.execute(text(statement))

    assert [each.code for each in year.database.check()] == ["journal_broken"]


def test_two_acts_for_the_same_reason_do_not_show_that_it_is_the_same(year):
    for name in ("Benali", "Chauvet"):
        year.database.write(withdraw_juror, juror_id=year.juror(name), reason="Malade")

    told = [json.loads(entry)["reason"] for _seq, _prev, _hash, entry in entries(year.database)]
    assert len({*filter(None, told)}) == 2


def test_a_reason_that_an_older_version_wrote_into_the_chain_is_still_told(year):
    seq, prev = year.head()
    entry = {
        "actor": "secretariat",
        "at": "2026-07-15T13:00:00Z",
        "body": {"applications": [], "status": "inadmissible"},
        "kind": "application_edited",
        "reason": "Hors délai",
        "seq": seq + 1,
    }
    told = rfc8785.dumps(entry).decode()
    row = {"seq": seq + 1, "prev": prev, "hash": chain_hash(prev, told), "entry": told}
    with engine_of(year.database).begin() as connection:
        connection.execute(insert(JournalEntry).values(**row))

    assert year.database.read(list_journal)[-1].reason == "Hors délai"
    assert year.database.check() == []


def test_an_act_says_when_by_the_clock_of_the_room_and_who(edition_file):
    moment = datetime(2026, 7, 1, 2, 12, 34, 567, tzinfo=timezone(timedelta(hours=2)))
    database = Database(edition_file, actor="demo", clock=lambda: moment)
    database.write(add_domain, values=DomainValues(code="X", name="X"))
    last = database.read(list_journal)[-1]
    database.close()

    assert (last.at, last.actor) == ("2026-07-01T02:12:34+02:00", "demo")


@ONE_EDITION
@given(st.data())
def test_any_changed_letter_of_an_act_is_found(told, data):
    rows = entries(told)
    seq, _prev, _hash, entry = data.draw(st.sampled_from(rows))
    place = data.draw(st.integers(0, len(entry) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda each: each != entry[place]))
    changed = entry[:place] + letter + entry[place + 1 :]

    found = break_after(
        told, "UPDATE journal_entry SET entry = :entry WHERE seq = :seq", entry=changed, seq=seq
    )

    assert found == seq


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET hash = :other WHERE seq = :seq",
        "UPDATE journal_entry SET prev = :other WHERE seq = :seq",
    ],
)
@ONE_EDITION
@given(seq=st.integers(1, 13), other=st.binary(min_size=32, max_size=32).filter(any))
def test_any_changed_link_is_found(told, statement, seq, other):
    assert break_after(told, statement, other=other.hex(), seq=seq) == seq


@pytest.mark.parametrize("seq", [1, 5, 12])
def test_an_act_left_out_is_found(told, seq):
    assert break_after(told, "DELETE FROM journal_entry WHERE seq = :seq", seq=seq) == seq


def test_two_acts_that_changed_places_are_found(told):
    swapped = (
        "UPDATE journal_entry SET entry = "
        "(SELECT entry FROM journal_entry AS other WHERE other.seq = 11 - journal_entry.seq) "
        "WHERE seq IN (5, 6)"
    )

    assert break_after(told, swapped) == 5


def test_a_forged_act_with_a_good_hash_of_its_own_breaks_what_follows(told):
    _seq, prev, _hash, entry = entries(told)[4]
    forged = entry.replace("secretariat", "somebody")

    found = break_after(
        told,
        "UPDATE journal_entry SET entry = :entry, hash = :hash WHERE seq = 5",
        entry=forged,
        hash=chain_hash(prev, forged),
    )

    assert found == 6


@pytest.mark.parametrize("junk", ["", "null", "[]", "not json", "1", "[" * 5000, b"\xff"])
def test_an_act_that_is_no_act_is_found(told, junk):
    statement = "UPDATE journal_entry SET entry = :junk WHERE seq = 3"

    assert break_after(told, statement, junk=junk) == 3


ACT = '{"actor":"s","at":"2026-09-20T09:00:00+02:00","body":{},"kind":"export","reason":"","seq":3}'


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "null",
        "[" * 5000,
        b"\xff",
        ACT.replace("export", "dance"),
        ACT.replace("2026-09-20T09", "some day"),
        ACT.replace('"body":{}', '"body":{"undoes":[1]}'),
    ],
)
def test_a_journal_that_holds_what_is_no_act_is_refused_in_words(told, junk):
    statement = "UPDATE journal_entry SET entry = :junk WHERE seq = 3"

    with pytest.raises(StoreError) as refusal:
        read_after(told, list_journal, statement, junk=junk)

    assert refusal.value.code == "journal_broken"


def test_an_act_of_another_hand_that_does_not_say_what_it_did_is_told_as_such(told):
    statement = "UPDATE journal_entry SET entry = :act WHERE seq = 3"

    rows = read_after(told, list_journal, statement, act=ACT)

    assert rows[2].sentence == "Un acte qui ne dit pas ce qu’il a fait (export)"
    assert "ne dit pas" not in rows[1].sentence


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("attendance", "{}"),
        ("attendance", '{"juror":1,"state":"asleep"}'),
        ("attendance", '{"juror":[1],"state":"present"}'),
        ("item_opened", '{"domain":1,"out":7}'),
        ("item_closed", "{}"),
        ("vote", '{"before":99}'),
        ("act_corrected", "{}"),
        ("act_corrected", '{"act":[],"as":{}}'),
    ],
)
def test_a_room_in_which_another_hand_did_the_impossible_is_refused_in_words(told, kind, body):
    opened = ACT.replace("export", "sitting_opened").replace(":3}", ":2}")
    done = ACT.replace("export", kind).replace("{}", body)
    statement = (
        "UPDATE journal_entry SET entry = CASE seq WHEN 2 THEN :opened ELSE :done END"
        " WHERE seq IN (2, 3)"
    )

    with pytest.raises(StoreError) as refusal:
        read_after(told, get_room, statement, opened=opened, done=done)

    assert refusal.value.code == "journal_broken"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET entry = '{}' WHERE seq = 1",
        "UPDATE journal_entry SET hash = hash",
        "DELETE FROM journal_entry WHERE seq = 1",
        "DELETE FROM journal_entry",
    ],
)
def test_the_file_itself_refuses_to_change_the_journal(told, statement):
    before = entries(told)

    def rewrite(session):
        session.execute(text(statement))

    with pytest.raises(StoreError) as refusal:
        told.write(rewrite)

    assert refusal.value.code == "store_contradicts"
    assert entries(told) == before


def test_two_acts_never_follow_the_same_one(told):
    [(seq, prev, _hash, entry)] = entries(told)[-1:]

    def fork(session):
        session.add(JournalEntry(seq=seq + 1, prev=prev, hash="0" * 63 + "1", entry=entry))

    with pytest.raises(StoreError) as refusal:
        told.write(fork)

    assert refusal.value.code == "store_contradicts"


def _rename(session):
    session.scalars(select(Domain).limit(1)).one().name = "Sans trace"


def _add(session):
    session.add(Juror(key="k", family_name="Sans trace"))


def _remove(session):
    session.delete(session.scalars(select(Domain).limit(1)).one())


def _rename_in_bulk(session):
    session.execute(update(Domain).values(name="Sans trace"))


def _remove_in_bulk(session):
    session.execute(delete(Domain))


def _rename_after_the_act(session):
    record(session, JournalKind.EXPORT, {"documents": []})
    _rename(session)


@pytest.mark.parametrize(
    "change",
    [_rename, _add, _remove, _rename_in_bulk, _remove_in_bulk, _rename_after_the_act],
)
def test_a_change_that_no_act_tells_is_not_kept(year, change):
    before = entries(year.database)

    with pytest.raises(UnjournalledChangeError):
        year.database.write(change)

    assert entries(year.database) == before
    assert name_of(year, "D01") == "Pilotage / Évaluation des politiques publiques"
    assert year.rows(select(func.count()).select_from(Juror)) == [(0,)]


def test_an_act_keeps_what_it_changed_and_what_stood_there_before(year):
    seq = year.database.write(
        edit_domain,
        domain_id=year.domains["D04"],
        values=DomainValues(code="D04", name="Communication publique", sponsor="La Poste"),
    )

    [change] = year.database.read(changes_of, seq)

    assert (change.table, change.key) == ("domain", f"[{year.domains['D04']}]")
    assert change.before == {"name": "Communication", "sponsor": ""}
    assert change.after == {"name": "Communication publique", "sponsor": "La Poste"}


def test_nothing_is_kept_of_what_did_not_change(year):
    same = DomainValues(code="D04", name="Communication")

    seq = year.database.write(edit_domain, domain_id=year.domains["D04"], values=same)

    assert year.database.read(changes_of, seq) == []


def test_neither_keys_nor_marks_stand_in_the_journal(year):
    juror = year.juror("Chauvet")
    year.application("A1")
    year.ballot(juror, {"A1": 9})
    year.open()
    year.late(juror, {"A1": 2}, revision=2)

    kept = year.rows(select(Change.before, Change.after))

    said = json.dumps(kept)
    assert "cible" not in said
    assert "scores" not in said
    [(wrapped,)] = year.rows(select(KeyRing.wrapped))
    assert wrapped.hex() not in said


def test_what_happens_in_one_transaction_is_one_or_nothing(year):
    def half(session):
        add_domain(session, values=DomainValues(code="X1", name="Un"))
        store_ballots(session, ballots=[], states={"absent": "counted"})

    before = entries(year.database)
    with pytest.raises(KeyError, match="absent"):
        year.database.write(half)

    assert entries(year.database) == before


def test_several_acts_of_one_transaction_are_told_one_after_the_other(year):
    def both(session):
        add_domain(session, values=DomainValues(code="X1", name="Un"))
        add_domain(session, values=DomainValues(code="X2", name="Deux"))

    year.database.write(both)

    told = [row.sentence for row in year.database.read(list_journal)[-2:]]
    assert told == [
        "Domaine ajouté\N{NO-BREAK SPACE}: Un",
        "Domaine ajouté\N{NO-BREAK SPACE}: Deux",
    ]


def test_listeners_hear_which_tables_changed_and_only_when_they_did(year):
    heard = []
    year.database.subscribe(heard.append)

    year.juror("Benali", "D01")
    with pytest.raises(UnjournalledChangeError):
        year.database.write(_rename)
    year.database.read(list_journal)

    assert heard == [frozenset({"juror", "panel_member", "journal_entry", "change"})]
