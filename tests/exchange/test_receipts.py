"""Receipts: written for the ballots that count, read on the machine that sealed them."""

import base64
import email
import json
from email import policy

import pytest

from jury_app import verify
from jury_app.desk import receipts
from jury_app.errors import RefusedFileError, RuleError
from jury_app.exchange.collecting import collect
from jury_app.exchange.founding import unlock
from jury_app.exchange.naming import plain_name
from jury_app.exchange.receipts import write_receipts
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish
from jury_app.sealing import envelope
from jury_app.sealing.keys import new_signing_key
from jury_app.sealing.receipt import RECEIPT_TYPE, read_receipt, sign_receipt

BENALI, CARPENTIER = "Fatima Benali", "Olivier Carpentier"


@pytest.fixture
def received(year, seal, tmp_path):
    """Two jurors’ ballots are in, and their receipts are written."""
    sent = [seal(BENALI, {"A1": (9, 9, 9, 9)}), seal(CARPENTIER, {"A1": (8, 8, 8, 8)})]
    finish(collect(year.database, [each.path for each in sent], passphrase=None))
    year.written = finish(write_receipts(year.database, tmp_path / "receipts", passphrase=None))
    return year


def refusal_of(issued, juror, path):
    with issued.desk(juror) as desk, pytest.raises(RefusedFileError) as refusal:
        receipts.read(desk, path)
    return refusal.value.code


def signed_otherwise(year, path, **changes):
    """Return a receipt that the edition’s key signed with other words."""
    told = read_receipt(path.read_bytes(), file=path.name)
    fields = {name: getattr(told, name) for name in told.__struct_fields__} | changes
    data = sign_receipt(type(told)(**fields), signing_key=unlock(year.database, None).signing_key)
    changed = path.with_name("changed.juryreceipt")
    changed.write_bytes(data)
    return changed


def test_each_ballot_that_counts_has_a_receipt_and_a_message(received):
    assert [each.juror for each in received.written] == [BENALI, CARPENTIER]
    for each in received.written:
        message = email.message_from_bytes(each.message.read_bytes(), policy=policy.default)
        [attached] = message.iter_attachments()
        assert attached.get_content() == each.file.read_bytes()
        assert each.code in message.get_body().get_content()
        assert message["To"].addresses[0].display_name == each.juror


def test_the_longest_name_fits_the_name_of_a_file():
    assert plain_name("Éléonore " * 60) == ("eleonore-" * 9)[:80].strip("-")
    assert plain_name("北京") == ""


def test_a_replaced_ballot_has_no_receipt_any_more(received, seal, tmp_path):
    again = seal(BENALI, {"A1": (1, 1, 1, 1)})
    finish(collect(received.database, [again.path], passphrase=None))

    written = finish(write_receipts(received.database, tmp_path / "later", passphrase=None))

    assert [(each.juror, each.revision) for each in written] == [(BENALI, 2), (CARPENTIER, 1)]


def test_the_journal_tells_that_receipts_were_written(received):
    assert "Récépissés" in received.database.read(list_journal)[-1].sentence


def test_without_a_ballot_there_is_nothing_to_receipt(year, tmp_path):
    with pytest.raises(RuleError) as refusal:
        finish(write_receipts(year.database, tmp_path / "receipts", passphrase=None))

    assert refusal.value.code == "ballots_none"


def test_a_receipt_says_on_the_jurors_machine_that_the_ballot_counts(received, issued, tmp_path):
    with issued.desk(BENALI) as desk:
        read = receipts.take(desk, received.written[0].file, tmp_path)

        assert (read.revision, read.is_last, read.code) == (1, True, received.written[0].code)
        assert "compté tel que vous l’avez envoyé" in read.sentence
        assert receipts.found(desk, tmp_path) == read


def test_a_receipt_of_an_earlier_ballot_does_not_speak_for_the_last_one(received, issued, seal):
    seal(BENALI, {"A1": (1, 1, 1, 1)})

    with issued.desk(BENALI) as desk:
        read = receipts.read(desk, received.written[0].file)

    assert not read.is_last
    assert "pas encore de récépissé" in read.sentence


def test_a_receipt_of_another_juror_is_refused(received, issued):
    assert refusal_of(issued, BENALI, received.written[1].file) == "receipt_other_juror"


def test_a_receipt_of_another_edition_is_refused(received, issued):
    path = signed_otherwise(received, received.written[0].file, edition="AAAA-AAAA")

    assert refusal_of(issued, BENALI, path) == "receipt_other_edition"


def test_a_receipt_of_another_ballot_is_refused(received, issued):
    path = signed_otherwise(received, received.written[0].file, ballot="0" * 64)

    assert refusal_of(issued, BENALI, path) == "receipt_other_ballot"


def test_a_receipt_signed_by_another_key_is_refused(received, issued, tmp_path):
    told = read_receipt(received.written[0].file.read_bytes(), file="")
    path = tmp_path / "forged.juryreceipt"
    path.write_bytes(sign_receipt(told, signing_key=new_signing_key()))

    assert refusal_of(issued, BENALI, path) == "receipt_signature_invalid"


def test_no_byte_of_a_receipt_can_be_changed(received, issued, tmp_path):
    data = received.written[0].file.read_bytes()
    path = tmp_path / "changed.juryreceipt"
    accepted = []
    with issued.desk(BENALI) as desk:
        keyid = data.index(b'"keyid":"') + 9  # a hint outside of what is signed
        hint = range(keyid, keyid + 24)
        for place in set(range(len(data))) - set(hint):
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            try:
                receipts.read(desk, path)
            except RefusedFileError:
                continue
            accepted.append(place)

    assert accepted == []


def test_a_newer_receipt_asks_for_a_newer_application(received, issued, tmp_path):
    told = json.loads(received.written[0].file.read_bytes())
    payload = verify.canonical({"format": "jury-receipt", "version": 2})
    told["payload"] = base64.b64encode(payload).decode()
    path = tmp_path / "newer.juryreceipt"
    path.write_bytes(verify.canonical(told))

    assert refusal_of(issued, BENALI, path) == "newer_version"


@pytest.mark.parametrize("at", ["2026-09-20T25:00:00Z", "2026-02-30T09:00:00Z", "0001-01-01"])
def test_a_receipt_of_a_moment_that_never_was_is_unreadable(year, received, issued, tmp_path, at):
    told = json.loads(received.written[0].file.read_bytes())
    payload = verify.canonical(json.loads(base64.b64decode(told["payload"])) | {"at": at})
    key = unlock(year.database, None).signing_key
    path = tmp_path / "never.juryreceipt"
    path.write_bytes(envelope.dump(envelope.sign(RECEIPT_TYPE, payload, key)))

    assert refusal_of(issued, BENALI, path) == "receipt_unreadable"
