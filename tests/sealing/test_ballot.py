import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RefusedFileError
from jury_app.sealing import encryption, envelope
from jury_app.sealing.ballot import (
    BALLOT_TYPE,
    ENROLMENT_TYPE,
    open_ballot,
    read_ballot,
    seal_ballot,
)
from jury_app.sealing.failures import SealingError
from jury_app.sealing.keys import new_edition_keys, new_signing_key, public_key

FILE = "zoe.juryballot"
COMMITMENT = "0" * 64


def opened(world, data, **options):
    return open_ballot(data, world.keys.identity, file=FILE).verify(
        **{"invitation_keys": [world.invitation], "edition": world.keys.id} | options
    )


def refusal_of(world, data, **options):
    with pytest.raises(RefusedFileError) as refusal:
        opened(world, data, **options)
    assert refusal.value.details == {"file": FILE}
    assert FILE in str(refusal.value)
    return refusal.value.code


def document_of(world, data):
    return json.loads(encryption.decrypt(data, world.keys.identity, limit=99_999))


def canonical_json(document):
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def encrypted(world, document):
    """A ballot with any content, for what only another program would write."""
    return encryption.encrypt(canonical_json(document), world.keys.recipients)


def resealed(world, **changes):
    """A ballot whose signed part was changed, and properly signed again."""
    document = document_of(world, world.seal().data)
    signed = json.loads(base64.b64decode(document["ballot"]["payload"])) | changes
    again = envelope.sign(BALLOT_TYPE, canonical_json(signed), world.device_key)
    document["ballot"] = json.loads(envelope.dump(again))
    return encrypted(world, document)


def test_the_secretariat_reads_what_the_juror_said(world):
    sealed = world.seal()

    ballot = opened(world, sealed.data)

    assert ballot.content == world.content()
    assert ballot.digest == sealed.digest
    assert len(sealed.code) == 8
    assert ballot.device_key == public_key(world.device_key)
    assert ballot.invitation_key == world.invitation


numbers = st.text(
    st.characters(max_codepoint=0x17F, exclude_categories=["Cc"]), min_size=1, max_size=8
)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
marks = st.dictionaries(numbers, st.integers(-1_000_000_000, 1_000_000_000), min_size=1, max_size=3)


@given(
    scores=st.dictionaries(numbers, marks, max_size=3),
    recusals=st.dictionaries(numbers, texts, max_size=3),
    notes=st.dictionaries(
        numbers | st.just(""),
        st.dictionaries(numbers | st.just(""), texts, min_size=1, max_size=2),
        max_size=3,
    ),
)
def test_any_ballot_comes_back_as_it_was_sealed(world, scores, recusals, notes):
    said = {"scores": scores, "recusals": recusals, "notes": notes}

    assert opened(world, world.seal(**said).data).content == world.content(**said)


def test_the_recovery_key_opens_a_ballot(world):
    ballot = open_ballot(world.seal().data, world.recovery, file=FILE)

    assert ballot.verify([world.invitation], edition=world.keys.id).content == world.content()


def test_an_application_without_marks_is_left_out(world):
    data = world.seal(scores={"101": {}, "103": {"cible": 1}}, notes={"101": {}}).data

    assert opened(world, data).content.scores == {"103": {"cible": 1}}
    assert opened(world, data).content.notes == {}


def test_the_place_in_the_chain_is_told(world):
    first = opened(world, world.seal().data)
    second = opened(world, world.seal(revision=2, previous=first.digest).data)

    assert second.content.previous == first.digest
    assert second.device_key == first.device_key
    assert (second.content.juror, second.content.round, second.content.revision) == (
        "j-17", "jury", 2,
    )  # fmt: skip


def test_a_stranger_checks_the_kept_bytes_with_json_and_a_key(world):
    sealed = world.seal()
    ballot = opened(world, sealed.data)
    kept = ballot.document
    enrolment, signed = (json.loads(envelope.dump(each)) for each in (kept.enrolment, kept.ballot))

    def check(document, key, kind):
        body = base64.b64decode(document["payload"])
        text = f"DSSEv1 {len(kind)} {kind} {len(body)} ".encode() + body
        signature = base64.b64decode(document["signatures"][0]["sig"])
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
        return json.loads(body), hashlib.sha256(text).hexdigest()

    who, _digest = check(enrolment, world.invitation, ENROLMENT_TYPE)
    said, digest = check(signed, base64.b64decode(who["key"]), BALLOT_TYPE)
    assert (who["juror"], who["edition"]) == (said["juror"], said["edition"])
    assert said["scores"] == {"101": {"cible": 7, "demarche": 0}}
    assert digest == ballot.digest
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    start = f"{int(digest[:10], 16):040b}"
    assert sealed.code == "".join(alphabet[int(start[n : n + 5], 2)] for n in range(0, 40, 5))


def test_texts_stand_outside_what_is_signed(world):
    ballot = opened(world, world.seal().data)
    signed = ballot.document.ballot.payload

    for text in ("J’y suis élue.", "Belle année.", "Solide", "Trop large ?"):
        assert text.encode() not in signed
    body = json.loads(signed)
    for commitment in (
        body["recused"]["102"],
        body["notes"][""][""],
        body["notes"]["101"]["cible"],
    ):
        note = ballot.document.notes[commitment]
        salt = base64.b64encode(note.salt).decode()
        written = f'{{"salt":"{salt}","text":"{note.text}"}}'
        assert hashlib.sha256(written.encode()).hexdigest() == commitment


def test_equal_texts_do_not_show_as_equal(world):
    notes = {"101": {"": "Oui"}, "102": {"": "Oui"}}
    body = json.loads(opened(world, world.seal(notes=notes).data).document.ballot.payload)

    assert body["notes"]["101"][""] != body["notes"]["102"][""]


@pytest.mark.parametrize("flip", [1, 0x20, 0x80, 0xFF])
def test_every_changed_byte_is_refused_by_name(world, flip):
    data = world.seal().data
    codes = set()
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= flip
        codes.add(refusal_of(world, bytes(changed)))

    # Only what is meant for the edition in the header can look like another edition's.
    assert {"ballot_damaged", "not_a_ballot"} <= codes
    assert codes <= {"ballot_damaged", "not_a_ballot", "other_edition"}


def test_a_cut_ballot_is_refused(world):
    data = world.seal().data
    for length in range(0, len(data), 7):
        assert refusal_of(world, data[:length]) in {"not_a_ballot", "ballot_damaged"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\3\4", b"{}", b"age-encryption.org/v2\n"])
def test_another_kind_of_file_is_not_a_ballot(world, data):
    assert refusal_of(world, data) == "not_a_ballot"


def test_a_kit_given_as_a_ballot_is_not_one(world, kit_bytes):
    assert refusal_of(world, kit_bytes) == "not_a_ballot"


def test_a_file_that_is_too_large_is_not_even_decrypted(world):
    data = encryption.encrypt(bytes(17 * 1024 * 1024), world.keys.recipients)

    assert refusal_of(world, data) == "not_a_ballot"


def test_a_ballot_of_another_edition_does_not_open(world):
    other, _recovery = new_edition_keys()
    data = seal_ballot(
        world.content(),
        enrolment=world.enrolment(),
        device_key=world.device_key,
        recipients=other.recipients,
    ).data

    assert refusal_of(world, data) == "other_edition"


def test_a_ballot_that_names_another_edition_is_refused(world):
    data = seal_ballot(
        world.content(edition="another"),
        enrolment=world.enrolment(edition="another"),
        device_key=world.device_key,
        recipients=world.keys.recipients,
    ).data

    assert refusal_of(world, data) == "other_edition"


@pytest.mark.parametrize("invitations", [[], [public_key(new_signing_key())]])
def test_a_withdrawn_invitation_enrols_nobody(world, invitations):
    assert refusal_of(world, world.seal().data, invitation_keys=invitations) == "unknown_invitation"


def test_one_of_several_invitations_is_enough(world):
    invitations = [public_key(new_signing_key()), world.invitation]

    assert opened(world, world.seal().data, invitation_keys=invitations).content


def test_a_ballot_says_whose_it_is_before_it_is_believed(world):
    claimed = open_ballot(world.seal().data, world.keys.identity, file=FILE)

    assert (claimed.juror, claimed.edition) == ("j-17", world.keys.id)
    assert claimed.device_key == public_key(world.device_key)


def test_a_forged_enrolment_is_refused(world):
    document = document_of(world, world.seal().data)
    forged = json.loads(envelope.dump(world.enrolment(invitation_key=new_signing_key())))
    forged["signatures"][0]["keyid"] = document["enrolment"]["signatures"][0]["keyid"]
    document["enrolment"] = forged

    assert refusal_of(world, encrypted(world, document)) == "signature_invalid"


def test_a_ballot_signed_by_another_device_is_refused(world):
    stranger = new_signing_key()
    data = seal_ballot(
        world.content(),
        enrolment=world.enrolment(),
        device_key=stranger,
        recipients=world.keys.recipients,
    ).data

    assert refusal_of(world, data) == "signature_invalid"


@pytest.mark.parametrize("changes", [{"juror": "j-18"}, {"edition": "another"}])
def test_a_device_speaks_for_its_own_juror_only(world, changes):
    data = seal_ballot(
        world.content(**changes),
        enrolment=world.enrolment(),
        device_key=world.device_key,
        recipients=world.keys.recipients,
    ).data

    assert refusal_of(world, data) == "signature_invalid"


def test_a_mark_changed_inside_breaks_the_signature(world):
    document = document_of(world, world.seal().data)
    payload = base64.b64decode(document["ballot"]["payload"])
    changed = payload.replace(b'"cible":7', b'"cible":9')
    document["ballot"]["payload"] = base64.b64encode(changed).decode()

    assert changed != payload
    assert refusal_of(world, encrypted(world, document)) == "signature_invalid"


def test_a_note_changed_inside_is_refused(world):
    document = document_of(world, world.seal().data)
    next(iter(document["notes"].values()))["text"] = "Faible"

    assert refusal_of(world, encrypted(world, document)) == "signature_invalid"


def test_a_note_that_is_missing_or_was_never_signed_is_refused(world):
    document = document_of(world, world.seal().data)
    commitment, note = document["notes"].popitem()

    assert refusal_of(world, encrypted(world, document)) == "ballot_damaged"
    document["notes"] |= {commitment: note, COMMITMENT: note}
    assert refusal_of(world, encrypted(world, document)) == "ballot_damaged"


def test_a_ballot_that_lost_texts_to_an_erasure_is_read_and_none_that_was_never_signed(world):
    document = document_of(world, world.seal().data)
    notes = dict(document["notes"])

    def read(said, **options):
        try:
            data = canonical_json(document | {"notes": said})
            return len(read_ballot(data, file=FILE, **options).document.notes)
        except RefusedFileError as refusal:
            return refusal.code

    first = dict([next(iter(notes.items()))])
    assert [read(each, is_whole=False) for each in (notes, first, {})] == [len(notes), 1, 0]
    assert [read(each) for each in (notes, first)] == [len(notes), "ballot_damaged"]
    never = first | {COMMITMENT: next(iter(first.values()))}
    assert read(never, is_whole=False) == "ballot_damaged"


def test_a_ballot_written_in_another_way_is_refused(world):
    document = document_of(world, world.seal().data)
    spaced = json.dumps(document, sort_keys=True).encode()

    data = encryption.encrypt(spaced, world.keys.recipients)
    assert refusal_of(world, data) == "not_canonical"


def test_a_newer_ballot_asks_for_an_update(world):
    assert refusal_of(world, resealed(world, version=2)) == "newer_version"
    document = document_of(world, resealed(world, version=2, news=[])) | {"more": 1}
    assert refusal_of(world, encrypted(world, document)) == "newer_version"


@pytest.mark.parametrize(
    "changes",
    [
        {"more": 1},
        {"format": "jury-kit"},
        {"version": 0},
        {"rev": 0},
        {"rev": 2},
        {"prev": COMMITMENT},
        {"prev": "x"},
        {"made_at": ""},
        {"complete": 1},
        {"scores": {"101": {"cible": "7"}}},
        {"scores": {"101": {"cible": None}}},
        {"scores": {"": {"cible": 7}}},
        {"recused": {"102": True}},
        {"grid": "g-1"},
    ],
)
def test_a_signed_ballot_is_taken_literally(world, changes):
    assert refusal_of(world, resealed(world, **changes)) == "ballot_damaged"


def test_half_points_are_not_marks(world):
    assert refusal_of(world, resealed(world, scores={"1": {"cible": 7.5}})) == "not_canonical"


@pytest.mark.parametrize(
    "changes", [{"revision": 0}, {"made_at": "now"}, {"notes": {"1": {"": "a\0"}}}, {"grid": ""}]
)
def test_what_no_reader_would_take_is_never_sealed(world, changes):
    with pytest.raises(SealingError):
        world.seal(**changes)


@given(st.binary(max_size=80))
def test_any_content_is_refused_by_name(world, content):
    data = encryption.encrypt(content, world.keys.recipients)

    assert refusal_of(world, data) in {"ballot_damaged", "not_canonical"}
