import pytest

from jury_app.errors import RefusedFileError
from jury_app.sealing import canonical, envelope
from jury_app.sealing.failures import NotCanonicalError
from jury_app.sealing.keys import new_signing_key, public_key
from jury_app.sealing.seal import read_seal, seal_digest, sign_seal

CLOSING = {"journal": "0" * 64, "decisions": [{"application": "101", "level": "or"}], "ballots": 3}


def refusal_of(data, key, kind="closing"):
    with pytest.raises(RefusedFileError) as refusal:
        read_seal(data, kind, public_key=key, file="seal.json")
    assert "seal.json" in str(refusal.value)
    return refusal.value.code


@pytest.fixture
def seal(world):
    return sign_seal("closing", CLOSING, signing_key=world.keys.signing_key)


def test_a_seal_holds_what_was_sealed(world, seal):
    read = read_seal(seal, "closing", public_key=world.keys.public_key, file="seal.json")

    assert read == CLOSING


def test_the_same_closing_has_the_same_seal(world, seal):
    shuffled = dict(reversed(CLOSING.items()))

    assert sign_seal("closing", shuffled, signing_key=world.keys.signing_key) == seal
    assert seal_digest(seal, file="seal.json") == envelope.digest(envelope.load(seal, limit=9999))


def test_another_key_or_another_kind_is_not_a_seal(world, seal):
    assert refusal_of(seal, public_key(new_signing_key())) == "seal_signature_invalid"
    assert refusal_of(seal, world.keys.public_key, kind="receipt") == "seal_signature_invalid"


def test_a_changed_seal_is_refused(world, seal):
    assert refusal_of(seal.replace(b"A", b"B", 1), world.keys.public_key) in {
        "seal_signature_invalid",
        "seal_damaged",
    }
    assert refusal_of(b"%PDF-1.7", world.keys.public_key) == "seal_damaged"
    assert refusal_of(b"{ }", world.keys.public_key) == "seal_damaged"


def test_a_seal_of_nothing_is_refused_though_the_edition_signed_it(world):
    body = canonical.dump({"format": "jury-closing", "version": 1})
    kind = "application/vnd.jury.closing+json"
    empty = envelope.dump(envelope.sign(kind, body, world.keys.signing_key))

    assert refusal_of(empty, world.keys.public_key) == "seal_damaged"


def test_a_newer_seal_asks_for_an_update(world):
    signed = envelope.sign(
        "application/vnd.jury.closing+json",
        b'{"format":"jury-closing","version":2}',
        world.keys.signing_key,
    )

    assert refusal_of(envelope.dump(signed), world.keys.public_key) == "newer_version"


def test_a_score_that_is_not_exact_is_never_sealed(world):
    with pytest.raises(NotCanonicalError):
        sign_seal("closing", {"mean": 7.5}, signing_key=world.keys.signing_key)
