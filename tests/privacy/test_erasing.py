"""What is erased is gone from the bytes of the file, and the closing still verifies."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import func, select, update

from jury_app import verify
from jury_app.archiving import archive
from jury_app.errors import RuleError
from jury_app.exchange.checking import check
from jury_app.exchange.closing import close
from jury_app.model.database import Database
from jury_app.model.entities import Application, Ballot, Base, ImportedScore, Juror
from jury_app.model.enums import DataKind, JournalKind
from jury_app.model.journal import UnjournalledChangeError, forget, record
from jury_app.model.operations.erasing import purge
from jury_app.model.operations.exchange import IncomingScore, take_scores
from jury_app.model.queries.applications import attachment_content
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.retention import list_due
from jury_app.privacy.due import due_list
from jury_app.privacy.purging import Wish, erase_somebody, purge_edition
from jury_app.progress import finish

TEXTS = {
    DataKind.COMMENTS: ("exemplaire",),
    DataKind.REASONS: ("Une erreur de saisie",),
    DataKind.APPLICANTS: ("Contact Numéro1", "contact1@exemple.fr"),
    DataKind.JURORS: ("jure1@exemple.fr",),
    DataKind.ATTACHMENTS: ("the dossier of a town",),
    DataKind.UNSUCCESSFUL: ("Résumé secret 3", "the dossier of a town"),
}
LATER = date(2040, 1, 1)
WISH = Wish(reason="Le délai est passé", by="Anne Roy")


def purged(path, *kinds, **wish):
    with closing(Database(path)) as database:
        return finish(purge_edition(database, kinds, Wish(reason="Le délai est passé", **wish)))


def codes(findings):
    return [each.code for each in findings]


@pytest.mark.parametrize("kind", TEXTS)
def test_what_is_purged_is_in_no_byte_of_the_file_and_everything_agrees(closed, kind):
    held = closed.read_bytes()
    assert all(text.encode() in held for text in TEXTS[kind])

    done = purged(closed, kind)

    data = closed.read_bytes()
    assert [text for text in TEXTS[kind] if text.encode() in data] == []
    assert done.erasure.counts[kind.value] > 0
    assert verify.verify(closed).findings == ()
    with closing(Database(closed)) as database:
        assert finish(check(database)) == []


def test_nothing_is_left_in_free_pages_even_before_the_file_is_written_anew(database, closed):
    database.write(purge, kinds=[DataKind.ATTACHMENTS], reason="Le délai est passé")

    assert b"the dossier of a town" not in closed.read_bytes()


def test_texts_that_were_erased_are_told_and_never_called_altered(closed, tmp_path):
    purged(closed, DataKind.COMMENTS, DataKind.REASONS)

    verdict = verify.verify(closed)
    with closing(Database(closed)) as database:
        archived = finish(archive(database, tmp_path / "archive.zip", passphrase=None))

    assert verdict.ok
    assert codes(verdict.notes) == ["texts_erased", "reasons_erased"]
    assert archived.verdict.ok
    assert codes(archived.verdict.notes) == ["texts_erased", "reasons_erased"]


def test_erased_marks_are_a_finding_and_the_rest_agrees(closed, tmp_path):
    before = verify.verify(closed)

    purged(closed, DataKind.MARKS)

    verdict = verify.verify(closed)
    assert codes(verdict.findings) == ["marks_purged"]
    assert codes(verdict.notes)[-1] == "rest_agrees"
    assert verdict.facts["award_list"] == before.facts["award_list"]
    assert verdict.facts["seal"] == before.facts["seal"]
    with closing(Database(closed)) as database:
        archived = finish(archive(database, tmp_path / "archive.zip", passphrase=None))
        assert finish(check(database)) == []
    assert codes(archived.verdict.findings) == ["marks_purged"]


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        ("2026-11-27", "le 27 novembre 2026,", "on 27 November 2026,"),
        ("2027-08-01", "le 1er août 2027,", "on 1 August 2027,"),
        ("2027-13-01", "le 2027-13-01,", "on 2027-13-01,"),  # a journal may have been altered
    ],
)
def test_a_date_stands_in_a_verdict_as_in_any_sentence(date, french, english):
    finding = verify.Finding("marks_purged", {"seq": 7, "date": date})

    told = {each: finding.text(each).replace("\N{NO-BREAK SPACE}", " ") for each in ("fr", "en")}

    assert french in told["fr"]
    assert english in told["en"]


def test_marks_that_the_secretariat_typed_in_are_erased_with_the_others(unclosed):
    mark = IncomingScore(juror_id=1, application_id=1, criterion_id=1, mark=7)
    with closing(Database(unclosed)) as database:
        database.write(take_scores, incoming=[mark])
        finish(close(database, passphrase=None, settle=True))
    before = verify.verify(unclosed)

    purged(unclosed, DataKind.MARKS)

    verdict = verify.verify(unclosed)
    assert codes(before.findings) == []
    assert codes(verdict.findings) == ["marks_purged"]
    assert codes(verdict.notes)[-1] == "rest_agrees"
    with closing(Database(unclosed)) as database:
        assert database.read(lambda session: session.scalars(select(ImportedScore)).all()) == []


def test_without_marks_a_decision_that_was_altered_is_still_found(closed):
    purged(closed, DataKind.MARKS)
    with closing(sqlite3.connect(closed)) as base, base:
        base.execute("UPDATE decision SET level_id = 3 WHERE level_id = 1")

    verdict = verify.verify(closed)

    assert "decisions_differ" in codes(verdict.findings)
    assert "rest_agrees" not in codes(verdict.notes)


def test_a_comment_that_is_gone_without_an_act_is_named(closed):
    with closing(sqlite3.connect(closed)) as base, base:
        rows = base.execute("SELECT digest, opened FROM ballot").fetchall()
        digest, opened = next(row for row in rows if json.loads(row[1])["notes"])
        document = verify.canonical({**json.loads(opened), "notes": {}})
        base.execute("UPDATE ballot SET opened = ? WHERE digest = ?", (document, digest))

    assert "ballot_note_missing" in codes(verify.verify(closed).findings)


def test_a_reason_that_is_gone_without_an_act_is_named(closed):
    with closing(sqlite3.connect(closed)) as base, base:
        base.execute("DELETE FROM reason WHERE seq = (SELECT min(seq) FROM reason)")

    assert codes(verify.verify(closed).findings) == ["reason_missing"]


def test_files_that_were_erased_are_told_and_refused_by_name(closed):
    purged(closed, DataKind.ATTACHMENTS)

    assert codes(verify.verify(closed).notes) == ["files_erased"]
    with closing(Database(closed)) as database, pytest.raises(RuleError) as refused:
        database.read(attachment_content, 1)
    assert refused.value.code == "attachment_erased"


def test_nothing_is_purged_before_the_closing(unclosed):
    with closing(Database(unclosed)) as database, pytest.raises(RuleError) as refused:
        database.write(purge, kinds=[DataKind.MARKS], reason="Trop tôt")

    assert refused.value.code == "erasure_before_closing"


@pytest.mark.parametrize(
    ("kinds", "reason", "code"),
    [
        ([DataKind.COMMENTS], " ", "reason_missing"),
        ([DataKind.LOGS], "Rien", "nothing_to_erase"),
    ],
)
def test_a_purge_needs_a_reason_and_something_to_erase(database, kinds, reason, code):
    before = len(database.read(list_journal))

    with pytest.raises(RuleError) as refused:
        database.write(purge, kinds=kinds, reason=reason)

    assert refused.value.code == code
    assert len(database.read(list_journal)) == before


def test_the_act_tells_counts_and_digests_and_no_name(closed):
    purged(closed, *TEXTS)
    with closing(sqlite3.connect(closed)) as base:
        [entry] = base.execute(
            "SELECT entry FROM journal_entry WHERE entry LIKE '%erasure%'"
        ).fetchone()

    said = json.loads(entry)
    assert said["kind"] == "erasure"
    assert said["body"]["counts"]["jurors"] == 4
    assert entry.isascii()


def test_an_erasure_that_nobody_tells_is_not_committed(database):
    with pytest.raises(UnjournalledChangeError), database.transaction() as session:
        forget(session, update(Juror).values(email=""))


def test_screens_hear_which_tables_an_erasure_emptied(database):
    heard = set()
    database.subscribe(heard.update)

    database.write(purge, kinds=[DataKind.JURORS, DataKind.REASONS], reason="Le délai est passé")

    assert heard >= {"juror", "imported_juror", "reason", "recusal"}
    assert heard <= {*Base.metadata.tables}


def test_a_juror_who_is_erased_becomes_a_number_and_the_closing_agrees(closed, tmp_path):
    with closing(Database(closed)) as database:
        done = finish(erase_somebody(database, "jure3@exemple.fr", WISH))
        juror = database.read(lambda session: session.get(Juror, 3))
        assert finish(check(database)) == []
        archived = finish(archive(database, tmp_path / "archive.zip", passphrase=None))

    verdict = verify.verify(closed)
    assert (juror.name, juror.email, juror.function) == ("juré nº\N{NO-BREAK SPACE}3", "", "")
    assert b"jure3@exemple.fr" not in closed.read_bytes()
    assert done.is_sealed  # the minutes name who sat
    assert verdict.ok
    assert codes(verdict.notes) == ["persons_erased"]
    assert archived.verdict.ok


def test_a_contact_is_erased_at_any_time_and_from_what_the_journal_noted(unclosed):
    with closing(Database(unclosed)) as database:
        finish(erase_somebody(database, "Contact Numéro2", WISH))

    data = unclosed.read_bytes()
    assert "Contact Numéro2".encode() not in data
    assert b"contact2@exemple.fr" not in data
    assert "Contact Numéro1".encode() in data


def test_a_witness_is_erased(closed):
    with closing(Database(closed)) as database:
        finish(erase_somebody(database, "Maître Dupont", WISH))
        [told] = database.read(lambda session: session.execute(select(func.count(Ballot.digest))))
    with closing(sqlite3.connect(closed)) as base:
        assert base.execute("SELECT witnesses FROM round").fetchall() == [("[]",)]
    assert told[0] == 5


def test_the_backups_are_told_and_replaced_with_consent(closed):
    with closing(Database(closed)) as database:
        kept = database.back_up("opening")
        told = finish(purge_edition(database, [DataKind.COMMENTS], WISH))
        assert (told.backups_removed, told.backups_left) == (0, 1)
        assert b"exemplaire" in kept.read_bytes()

        done = finish(
            purge_edition(
                database, [DataKind.JURORS], Wish(reason="Le délai est passé", with_backups=True)
            )
        )
        [left] = database.backups()

    assert (done.backups_removed, done.backups_left) == (1, 0)
    assert not kept.exists()
    assert b"exemplaire" not in left.read_bytes()
    assert b"jure1@exemple.fr" not in left.read_bytes()


def test_a_dossier_without_a_summary_falls_due_too_and_is_counted_as_foretold(database):
    with database.transaction() as session:
        for application in session.scalars(select(Application)):
            application.summary = ""
        record(session, JournalKind.APPLICATION_EDITED, {"applications": [1, 2, 3, 4]})
    foretold = {each.id: each.count for each in database.read(list_due, today=LATER)}

    done = finish(purge_edition(database, [DataKind.UNSUCCESSFUL], WISH))

    assert foretold["unsuccessful"] == done.erasure.counts["unsuccessful"] > 1


def test_after_a_purge_nothing_of_that_is_due(database):
    rows = {each.id: each.count for each in database.read(list_due, today=LATER) if each.is_due}
    assert rows.keys() >= {"comments", "marks", "applicants", "jurors", "attachments"}

    database.back_up("opening")
    assert {row.id: row.count for row in due_list(database)}["backups"] == 1
    finish(purge_edition(database, [*DataKind], WISH))

    assert {row.id: row.count for row in due_list(database)}["backups"] == 0
    left = [each.id for each in database.read(list_due, today=LATER) if each.is_due]
    assert left == []
