"""Closing the sitting: the decisions frozen under a seal that anybody can check."""

import hashlib
import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from jury_app.errors import RuleError
from jury_app.exchange.closing import KIND, close
from jury_app.exchange.collecting import collect
from jury_app.exchange.opening import open_ballots
from jury_app.model.database import Database
from jury_app.model.entities import FrozenDecisions, Snapshot
from jury_app.model.operations.sitting import withdraw_decision
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.exchange import list_ballots
from jury_app.model.queries.record import load_record
from jury_app.model.queries.sitting import frozen_content, get_sitting
from jury_app.progress import finish
from jury_app.sealing.keys import grouped, short_code
from jury_app.sealing.seal import read_seal

BENALI, CARPENTIER, OEUVRARD = "Fatima Benali", "Olivier Carpentier", "Maëlle Œuvrard"


@pytest.fixture
def decided(year, seal):
    """Ballots taken in and opened, and one domain decided of two."""
    ballots = [
        seal(BENALI, {"A1": (9, 9, 9, 9), "A2": (5, 5, 5, 5)}),
        seal(CARPENTIER, {"A1": (8, 8, 8, 8), "A2": (6, 6, 6, 6)}),
        seal(OEUVRARD, {"A1": (7, 7, 7, 7), "A2": (7, 7, 7, 7)}),
    ]
    finish(collect(year.database, [each.path for each in ballots], passphrase=None))
    finish(open_ballots(year.database, passphrase=None, witnesses=["Maître Dupont"]))
    year.award = year.decide("A1", "or")
    return year


def refusal_of(year, **options):
    before = year.head()
    with pytest.raises(RuleError) as refusal:
        finish(close(year.database, passphrase=None, **options))
    assert year.head() == before
    return refusal.value


def sealed_document(year):
    """Return what the seal says, checked with the public key of the edition."""
    key = bytes.fromhex(year.database.read(get_edition).signing_key)
    frozen = year.one(FrozenDecisions, 1)
    return read_seal(frozen.seal, KIND, public_key=key, file="seal"), frozen


def test_a_domain_left_open_keeps_the_sitting_open(decided):
    refusal = refusal_of(decided)

    assert refusal.code == "domains_undecided"
    assert "D02" in str(refusal)
    assert decided.database.read(frozen_content) is None


def test_what_is_left_may_be_settled_with_the_closing(decided):
    closed = finish(close(decided.database, passphrase=None, settle=True))

    assert (closed.number, closed.decisions) == (1, 2)
    record = load_record(decided.database.read(frozen_content))
    assert [each.decisions[0].number for each in record.domains] == ["A1", ""]
    assert decided.database.read(get_sitting).seal_code == closed.seal


def test_the_seal_binds_what_was_judged_and_decided(decided):
    closed = finish(close(decided.database, passphrase=None, settle=True))

    document, frozen = sealed_document(decided)
    record = load_record(frozen.content)
    assert closed.seal == frozen.seal_code == grouped(short_code(frozen.seal))
    assert document == {
        "edition": decided.database.read(get_edition).key,
        "number": 1,
        "at": record.closed_at,
        "ballots": sorted(row.id for row in decided.database.read(list_ballots)),
        "attachments": [hashlib.sha256(b"%PDF-1.7 plan").hexdigest()],
        "rules": record.rules_fingerprint,
        "journal": record.journal_head,
        "record": hashlib.sha256(frozen.content.encode()).hexdigest(),
    }


def test_closing_keeps_the_standings_and_a_back_up(decided):
    finish(close(decided.database, passphrase=None, settle=True))

    [domain, *_others] = json.loads(decided.one(Snapshot, 1).standings)
    assert domain["standings"] == [
        [1, "A1", "16", 3, 3, "16", None],
        [2, "A2", "12", 3, 3, "12", "total"],
    ]
    copy = decided.database.backups()[-1]
    assert copy.name.endswith("-closing.jury")
    with closing(Database(copy)) as kept:
        assert kept.read(get_sitting).number == 1


def test_the_sitting_closes_at_the_hour_that_the_seal_names(decided):
    hours = (datetime(2026, 9, 21, 12, tzinfo=UTC) + timedelta(hours=each) for each in count())
    decided.close()

    with closing(Database(decided.database.path, clock=lambda: next(hours))) as database:
        finish(close(database, passphrase=None, settle=True))
        record = load_record(database.read(frozen_content))

        assert database.read(get_sitting).closed_at == record.closed_at


def test_a_sitting_is_closed_once(decided):
    finish(close(decided.database, passphrase=None, settle=True))

    assert refusal_of(decided, settle=True).code == "sitting_closed"


def test_a_closing_that_is_refused_settles_nothing_either(decided):
    decided.decide("A2", "bronze")
    decided.database.write(withdraw_decision, decision_id=decided.award)

    assert refusal_of(decided, settle=True).code == "motive_required"
    assert refusal_of(decided).code == "domains_undecided"


def test_a_sealed_jury_cannot_be_closed(year):
    assert refusal_of(year, settle=True).code == "ballots_sealed"
