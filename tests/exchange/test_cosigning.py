"""Countersignatures: asked for, made on a juror’s own machine, taken in, and verified."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from jury_app import verify
from jury_app.archiving import archive
from jury_app.desk import cosigning
from jury_app.desk.cosigning import OwnBallot
from jury_app.errors import RefusedFileError, RuleError
from jury_app.exchange.closing import close
from jury_app.exchange.collecting import collect
from jury_app.exchange.cosigning import write_request
from jury_app.exchange.founding import unlock
from jury_app.exchange.opening import open_ballots
from jury_app.exchange.rectifying import Rectification, rectify
from jury_app.model.entities import Invitation
from jury_app.model.enums import InvitationState, JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.corrections import CORRECTIONS
from jury_app.model.operations.cosigning import keep_co_signature
from jury_app.model.queries.cosignatures import list_co_signatures
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish
from jury_app.publishing import frozen_of
from jury_app.sealing.ballot import enrol
from jury_app.sealing.cosignature import (
    CoSignature,
    co_sign,
    read_co_signature,
    read_request,
    sign_request,
)
from jury_app.sealing.keys import fingerprint, new_signing_key

BENALI, CARPENTIER, OUVRARD = "Fatima Benali", "Olivier Carpentier", "Maëlle Œuvrard"


def close_year(year, *ballots, motive="Pour sa portée"):
    """Take ballots in, give one award, and close."""
    finish(collect(year.database, [each.path for each in ballots], passphrase=None))
    finish(open_ballots(year.database, passphrase=None, witnesses=["Maître Dupont"]))
    year.decide("A1", "or", motive=motive)
    return finish(close(year.database, passphrase=None, settle=True))


@pytest.fixture
def closed(year, seal, tmp_path):
    """An edition that was closed on two ballots, and the request to countersign its seal."""
    ballots = [seal(BENALI, {"A1": (9, 9, 9, 9)}), seal(CARPENTIER, {"A1": (8, 8, 8, 8)})]
    year.seal_code = close_year(year, *ballots).seal
    year.request = tmp_path / "request.juryseal"
    finish(write_request(year.database, year.request, passphrase=None))
    return year


@pytest.fixture
def signed(closed, issued, tmp_path):
    """That edition, and the countersignature that one juror made."""
    with issued.desk(BENALI) as desk:
        asked = cosigning.read(desk, closed.request)
        closed.signed = cosigning.co_sign(desk, asked, tmp_path)
    return closed


def take(year, *paths):
    return [
        (each.answer, each.reason)
        for each in finish(collect(year.database, paths, passphrase=None))
    ]


def found(year, *kept):
    year.close()
    return [each.code for each in verify.verify(year.database.path, cosignatures=kept).findings]


def test_the_juror_is_shown_in_plain_words_what_is_signed(closed, issued):
    with issued.desk(BENALI) as desk:
        asked = cosigning.read(desk, closed.request)

    assert "numéro 1" in asked.sentences[0]
    assert "2 bulletins comptés" in asked.sentences[1]
    assert asked.awards[0][1:] == ("Or", "A1 Projet A1")
    assert asked.awards[1][1:] == ("pas de prix", "")
    assert dict(asked.codes)["Code du sceau"] == closed.seal_code
    assert asked.own is OwnBallot.COUNTED
    assert "tel que vous l’avez envoyé" in asked.ballot_sentence


def test_a_juror_is_told_that_another_ballot_of_theirs_counts_or_none(closed, issued, seal):
    seal(CARPENTIER, {"A1": (1, 1, 1, 1)})
    seal(OUVRARD, {"A1": (1, 1, 1, 1)})

    states = {}
    for name in (CARPENTIER, OUVRARD):
        with issued.desk(name) as desk:
            states[name] = cosigning.read(desk, closed.request).own

    assert states == {CARPENTIER: OwnBallot.EARLIER, OUVRARD: OwnBallot.LEFT_OUT}


def test_a_juror_without_a_ballot_may_countersign_all_the_same(closed, issued, tmp_path):
    with issued.desk(OUVRARD) as desk:
        asked = cosigning.read(desk, closed.request)
        path = cosigning.co_sign(desk, asked, tmp_path)

    assert asked.own is OwnBallot.NONE
    assert take(closed, path) == [("received", None)]
    assert found(closed) == []


def test_a_countersignature_is_kept_once_and_the_journal_says_whose(signed):
    answers = [take(signed, signed.signed), take(signed, signed.signed)]

    assert answers == [[("received", None)], [("already_received", None)]]
    [row] = signed.database.read(list_co_signatures)
    assert (row.number, row.juror) == (1, BENALI)
    told = [each.sentence for each in signed.database.read(list_journal) if each.kind == "cosigned"]
    assert told == ["Sceau des décisions numéro 1 contresigné par Fatima Benali"]


def test_a_folder_of_ballots_and_countersignatures_is_gone_through_after_the_closing(
    signed, tmp_path
):
    folder = tmp_path / "countersigned"
    folder.mkdir()
    signed.signed.rename(folder / signed.signed.name)
    (folder / "note.txt").write_text("Voici")

    assert take(signed, folder) == [("received", None), ("passed_over", "not_named_a_ballot")]


def test_the_verifier_names_who_countersigned(signed):
    take(signed, signed.signed)
    signed.close()

    verdict = verify.verify(signed.database.path, cosignatures=[signed.signed])

    assert verdict.findings == ()
    [line] = [each for each in verdict.lines("fr") if "contresigné" in each]
    assert line.startswith("Numéro 1 contresigné par Fatima Benali, sur l’appareil ")


def test_the_minutes_tell_who_countersigned_and_on_which_device(signed):
    take(signed, signed.signed)
    [row] = signed.database.read(list_co_signatures)

    [told] = frozen_of(signed.database).minutes.cosigned

    assert (told.name, told.device) == (BENALI, fingerprint(bytes.fromhex(row.device_key)))


def test_the_archive_carries_countersignatures_and_verifies_them(signed, tmp_path):
    take(signed, signed.signed)

    made = finish(archive(signed.database, tmp_path / "archive.zip", passphrase=None))

    assert made.verdict.findings == ()
    assert [each["juror"] for each in made.verdict.facts["cosigned"]] == [BENALI]
    with zipfile.ZipFile(made.file) as bag:
        [name] = [each for each in bag.namelist() if each.endswith(".jurycosign")]
        assert bag.read(name) == signed.signed.read_bytes()


def test_a_countersignature_is_of_one_seal_and_outlives_a_rectification(signed, issued, tmp_path):
    kinds = {each.__name__: each for each in CORRECTIONS.values()}
    change = kinds["CorrectedNames"](application="A1", title="Projet A1, corrigé")
    asked = Rectification(corrections=(change,), reason="Erreur", witnesses=("M. X",))
    finish(rectify(signed.database, asked, passphrase=None))
    finish(write_request(signed.database, tmp_path / "two.juryseal", passphrase=None))
    with issued.desk(BENALI) as desk:
        again = cosigning.co_sign(desk, cosigning.read(desk, tmp_path / "two.juryseal"), tmp_path)

    assert take(signed, signed.signed, again) == [("received", None), ("received", None)]
    assert [each.number for each in signed.database.read(list_co_signatures)] == [1, 2]
    assert found(signed, signed.signed, again) == []


# Refused ------------------------------------------------------------------------------------------


def otherwise(path, *, invitation=None, device=None, **changes):
    """Return the countersignature of one juror, signed with other words or other keys."""
    told = read_co_signature(path.read_bytes(), file=path.name).content
    fields = {name: getattr(told, name) for name in told.__struct_fields__} | changes
    key = device or new_signing_key()
    enrolment = enrol(
        edition=fields["edition"],
        juror=fields["juror"],
        device_key=key,
        invitation_key=invitation or new_signing_key(),
    )
    changed = path.with_name("changed.jurycosign")
    changed.write_bytes(co_sign(CoSignature(**fields), enrolment=enrolment, device_key=key))
    return changed


def test_what_is_no_good_countersignature_is_refused_by_name(signed, issued):
    invitation = issued.manifests[BENALI].invitation_key
    path, name = signed.signed, signed.signed.with_name

    def reason(**changes):
        [(answer, reason)] = take(signed, otherwise(path, invitation=invitation, **changes))
        assert answer == "refused"
        return reason

    assert reason(edition="AAAA-AAAA") == "cosignature_other_edition"
    assert reason(juror="nobody") == "juror_not_here"
    assert reason(seal="0" * 64) == "cosignature_other_seal"
    assert reason(number=7) == "frozen_unknown"
    assert reason(awards=()) == "cosignature_other_list"
    assert reason(head="0" * 64) == "cosignature_other_list"
    stranger = otherwise(path)
    assert take(signed, stranger) == [("refused", "cosignature_uninvited")]
    name("note.jurycosign").write_text("Lu et approuvé")
    assert take(signed, name("note.jurycosign")) == [("refused", "cosignature_unreadable")]
    assert signed.database.read(list_co_signatures) == []
    assert take(signed, path) == [("received", None)]
    second = otherwise(path, invitation=invitation)
    assert take(signed, second) == [("refused", "cosignature_other_device")]


def test_a_countersignature_that_was_altered_is_refused(signed):
    document = json.loads(signed.signed.read_bytes())
    payload = document["cosignature"]["payload"]
    document["cosignature"]["payload"] = payload.swapcase()
    altered = signed.signed.with_name("altered.jurycosign")
    altered.write_text(json.dumps(document, sort_keys=True, separators=(",", ":")))

    [(answer, reason)] = take(signed, altered)

    assert (answer, reason) == ("refused", "cosignature_unreadable")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"awards": ()}, "cosignature_list_differs"),
        ({"juror": "nobody"}, "cosignature_of_another"),
        ({"edition": "AAAA-AAAA"}, "cosignature_of_another"),
    ],
)
def test_a_countersignature_of_other_words_is_found_by_whoever_verifies(
    signed, issued, changes, expected
):
    invitation = issued.manifests[BENALI].invitation_key
    kept = otherwise(signed.signed, invitation=invitation, **changes)
    claimed = read_co_signature(kept.read_bytes(), file=kept.name)
    signed.database.write(
        keep_co_signature,
        number=1,
        juror_id=1,
        device_key=claimed.device_key.hex(),
        digest=claimed.digest,
        signed=kept.read_bytes(),
    )

    assert found(signed) == [expected]


def test_a_kit_that_was_revoked_countersigns_nothing(signed):
    def revoke(session):
        for each in session.scalars(select(Invitation)):
            each.state = InvitationState.REVOKED
        return record(session, JournalKind.KITS_ISSUED, {"kits": []})

    signed.database.write(revoke)

    assert take(signed, signed.signed) == [("refused", "cosignature_revoked")]


def test_a_request_that_is_not_the_edition_s_is_not_shown(closed, issued):
    told = read_request(closed.request.read_bytes(), file="")
    fields = {name: getattr(told, name) for name in told.__struct_fields__}
    other = closed.request.with_name("other.juryseal")

    def refusal(key, **changes):
        other.write_bytes(sign_request(type(told)(**fields | changes), signing_key=key))
        with issued.desk(BENALI) as desk, pytest.raises(RefusedFileError) as refused:
            cosigning.read(desk, other)
        return refused.value.code

    own = unlock(closed.database, None).signing_key
    assert refusal(new_signing_key()) == "cosign_request_invalid"
    assert refusal(own, edition="AAAA-AAAA") == "cosign_request_other_edition"


def test_before_the_closing_there_is_nothing_to_countersign(year, tmp_path):
    with pytest.raises(RuleError) as refusal:
        finish(write_request(year.database, tmp_path / "r.juryseal", passphrase=None))

    assert refusal.value.code == "sitting_open"


# The secretariat itself ---------------------------------------------------------------------------


@pytest.fixture
def invented(year, seal, issued, open_year, tmp_path):
    """An honest closing that one juror countersigned, and one invented since with all the keys."""
    ballots = [seal(BENALI, {"A1": (9, 9, 9, 9)}), seal(CARPENTIER, {"A1": (8, 8, 8, 8)})]
    year.close()
    told = shutil.copy(year.database.path, tmp_path / "invented.jury")
    honest = open_year(year.database.path)
    close_year(honest, *ballots)
    finish(write_request(honest.database, tmp_path / "r.juryseal", passphrase=None))
    with issued.desk(BENALI) as desk:
        asked = cosigning.read(desk, tmp_path / "r.juryseal")
        kept = cosigning.co_sign(desk, asked, tmp_path)
    take(honest, kept)
    invented = open_year(Path(told))
    close_year(invented, *ballots, motive="Inventé après coup")
    return honest, invented, kept


def test_a_change_invented_after_the_closing_agrees_in_itself_without_a_countersignature(invented):
    honest, rewritten, _kept = invented

    assert found(honest) == found(rewritten) == []


def test_the_countersignature_that_a_juror_kept_names_the_invention(invented):
    honest, rewritten, kept = invented

    assert found(honest, kept) == []
    assert found(rewritten, kept) == ["cosignature_seal_differs"]


def test_the_invention_takes_no_countersignature_of_the_honest_seal_in(invented):
    _honest, rewritten, kept = invented

    assert take(rewritten, kept) == [("refused", "cosignature_other_seal")]


def test_a_countersignature_put_into_the_invention_by_hand_names_it(invented):
    _honest, rewritten, kept = invented
    claimed = read_co_signature(kept.read_bytes(), file=kept.name)
    rewritten.database.write(
        keep_co_signature,
        number=1,
        juror_id=1,
        device_key=claimed.device_key.hex(),
        digest=claimed.digest,
        signed=kept.read_bytes(),
    )

    assert found(rewritten) == ["cosignature_seal_differs"]


def test_a_countersignature_that_was_removed_is_missed_by_the_journal_and_by_its_juror(invented):
    honest, _rewritten, kept = invented
    honest.close()
    with closing(sqlite3.connect(honest.database.path)) as base, base:
        base.execute("DELETE FROM co_signature")

    assert found(honest) == ["cosignature_not_journalled"]
    assert found(honest, kept) == ["cosignature_not_journalled", "cosignature_dropped"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE co_signature SET device_key = hex(zeroblob(32))", "cosignature_register_wrong"),
        ("UPDATE co_signature SET signed = x'7b7d'", "cosignature_altered"),
        ("UPDATE co_signature SET juror_id = 2", "cosignature_unvouched"),
        ("UPDATE co_signature SET signed = zeroblob(400)", "cosignature_altered"),
        ("UPDATE ballot SET state = 'superseded' WHERE juror_id = 1", "cosignature_ballot_differs"),
    ],
)
def test_a_countersignature_tampered_with_in_the_file_says_where(invented, statement, expected):
    honest, _rewritten, _kept = invented
    honest.close()
    with closing(sqlite3.connect(honest.database.path)) as base, base:
        base.execute(statement)

    assert expected in found(honest)


def test_what_is_no_countersignature_is_told_as_such(closed, tmp_path):
    (tmp_path / "note.txt").write_text("Lu")

    assert found(closed, tmp_path / "note.txt") == ["cosignature_unreadable"]
    assert found(closed, tmp_path / "none.jurycosign") == ["cosignature_unreadable"]
