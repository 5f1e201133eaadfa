import os

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from jury_app.sealing import encryption
from jury_app.sealing.failures import DamagedError, NotEncryptedError, SealingError, WrongKeyError

IDENTITY = encryption.new_identity()
RECIPIENT = encryption.recipient(IDENTITY)
CHUNK = encryption.CHUNK


@given(st.binary(max_size=300))
def test_each_recipient_opens_what_was_encrypted(data):
    other = encryption.new_identity()
    sealed = encryption.encrypt(data, [RECIPIENT, encryption.recipient(other)])

    assert encryption.decrypt(sealed, IDENTITY, limit=300) == data
    assert encryption.decrypt(sealed, other, limit=300) == data


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_the_age_library_opens_what_we_write_under_a_code(size):
    data = os.urandom(size)
    sealed = encryption.encrypt_under("un code", data, work=4)

    assert pyrage.passphrase.decrypt(sealed, "un code") == data
    assert encryption.decrypt_under("un code", sealed, limit=size) == data


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_in_pieces_the_same_is_opened_as_at_once(size):
    data = os.urandom(size)
    sealed = encryption.encrypt(data, [RECIPIENT])

    assert encryption.decrypt_in_pieces(sealed, IDENTITY, limit=size) == data


def test_in_pieces_nothing_passes_that_would_not_at_once():
    sealed = encryption.encrypt(b"a file" * CHUNK, [RECIPIENT])
    start = sealed.index(b"---") + 60
    small = encryption.encrypt(b"a file", [RECIPIENT])
    locked = encryption.encrypt_under("a", b"a file", work=4)
    chunk = CHUNK + encryption.TAG
    cut = (sealed[:length] for length in (0, 9, start, start + chunk, start + 16 + chunk, -chunk))

    for changed in (*flipped(small), *cut, sealed + b"x", locked):
        with pytest.raises(SealingError):
            encryption.decrypt_in_pieces(changed, IDENTITY, limit=7 * CHUNK)
    with pytest.raises(WrongKeyError):
        encryption.decrypt_in_pieces(sealed, encryption.new_identity(), limit=7 * CHUNK)
    with pytest.raises(WrongKeyError):
        encryption.decrypt_in_pieces(sealed, "not a key", limit=7 * CHUNK)


def test_the_same_text_is_never_locked_in_the_same_bytes():
    assert encryption.encrypt_under("a", b"b", work=4) != encryption.encrypt_under(
        "a", b"b", work=4
    )


def test_another_key_or_code_does_not_open():
    with pytest.raises(WrongKeyError):
        encryption.decrypt(
            encryption.encrypt(b"a", [RECIPIENT]), encryption.new_identity(), limit=9
        )
    with pytest.raises(WrongKeyError):
        encryption.decrypt_under("b", encryption.encrypt_under("a", b"", work=4), limit=9)


def test_every_changed_byte_is_noticed():
    sealed = encryption.encrypt(b"a ballot", [RECIPIENT])
    locked = encryption.encrypt_under("a", b"a kit", work=4)

    for changed in flipped(sealed):
        with pytest.raises(SealingError):
            encryption.decrypt(changed, IDENTITY, limit=99)
    for changed in flipped(locked):
        with pytest.raises(SealingError):
            encryption.decrypt_under("a", changed, limit=99)


def test_a_cut_file_is_noticed_wherever_it_is_cut():
    locked = encryption.encrypt_under("a", b"a" * (CHUNK + 1), work=4)
    header = locked.index(b"---") + 50

    for length in (*range(header + 20), CHUNK + header + 32, len(locked) - 1):
        with pytest.raises(SealingError):
            encryption.decrypt_under("a", locked[:length], limit=2 * CHUNK)


def test_chunks_in_another_order_are_noticed():
    locked = encryption.encrypt_under("a", os.urandom(3 * CHUNK), work=4)
    start, size = len(locked) - 3 * (CHUNK + 16), CHUNK + 16
    first, second, rest = locked[start:][:size], locked[start:][size : 2 * size], locked[-size:]

    with pytest.raises(DamagedError):
        encryption.decrypt_under("a", locked[:start] + second + first + rest, limit=3 * CHUNK)


STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
END = b"--- " + b"A" * 43 + b"\n" + bytes(32)


def scrypt(arguments):
    return b"-> scrypt " + arguments + b"\n" + b"A" * 43 + b"\n"


@pytest.mark.parametrize(
    "stanzas",
    [
        b"",
        STANZA * 9,
        STANZA * 100_000,
        b"-> X25519 " + b"A" * 100_000 + b"\n\n",
        b"-> X25519 A\n" + (b"A" * 64 + b"\n") * 50_000 + b"\n",
        scrypt(b"A" * 22 + b" 19"),
        scrypt(b"A" * 22 + b" 63"),
        scrypt(b"A" * 22 + b" 018"),
        scrypt(b"A" * 22 + b" 99999999999999999999"),
        scrypt(b"A" * 22 + b" 1") + scrypt(b"A" * 22 + b" 1"),
        scrypt(b"A" * 22 + b" 1") + STANZA,
        scrypt(b"A" * 22),
        b"-> \n\n",
    ],
    ids=range(13),
)
def test_a_header_that_we_never_write_is_refused_before_any_work(stanzas):
    data = encryption.INTRO + stanzas + END

    with pytest.raises(NotEncryptedError):
        encryption.decrypt_under("a", data, limit=10_000_000)
    with pytest.raises(NotEncryptedError):
        encryption.decrypt(data, IDENTITY, limit=10_000_000)


def test_more_than_expected_is_not_even_decrypted():
    with pytest.raises(NotEncryptedError):
        encryption.decrypt(encryption.encrypt(bytes(9000), [RECIPIENT]), IDENTITY, limit=1000)


def test_what_is_as_large_as_may_be_is_opened():
    data = bytes(300 * CHUNK)

    assert encryption.decrypt(encryption.encrypt(data, [RECIPIENT]), IDENTITY, limit=len(data))


def test_a_code_may_ask_for_as_much_work_as_is_said_and_no_more():
    locked = encryption.encrypt_under("a", b"a kit", work=4)

    assert encryption.decrypt_under("a", locked, limit=9, most_work=4) == b"a kit"
    with pytest.raises(NotEncryptedError):
        encryption.decrypt_under("a", locked, limit=9, most_work=3)


def test_a_last_piece_that_holds_nothing_is_refused_as_age_refuses_it(monkeypatch):
    monkeypatch.setattr(encryption, "_stream", lambda key, _data: stream(key, bytes(CHUNK), b""))
    locked = encryption.encrypt_under("a", b"", work=4)

    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(locked, "a")
    with pytest.raises(DamagedError):
        encryption.decrypt_under("a", locked, limit=2 * CHUNK)


def stream(key, *pieces):
    """Lock pieces as they are, the last of them marked as such."""
    cipher = ChaCha20Poly1305(key)
    return b"".join(
        cipher.encrypt(count.to_bytes(11, "big") + bytes([count == len(pieces) - 1]), each, None)
        for count, each in enumerate(pieces)
    )


@settings(max_examples=300)
@given(st.binary(max_size=200), st.sampled_from([b"", encryption.INTRO, encryption.INTRO + STANZA]))
def test_any_bytes_are_refused_by_name(data, start):
    with pytest.raises(SealingError):
        encryption.decrypt(start + data, IDENTITY, limit=1000)
    with pytest.raises(SealingError):
        encryption.decrypt_under("a", start + data, limit=1000)


def flipped(data):
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        yield bytes(changed)


def test_a_text_is_a_key_or_is_none():
    identity = encryption.new_identity()
    recipient = encryption.recipient(identity)

    assert encryption.is_identity(identity) is encryption.is_recipient(recipient) is True
    for wrong in ("", identity, f"{recipient[:-1]}!", recipient.replace("age1", "age2")):
        assert encryption.is_recipient(wrong) is False
    for wrong in ("", recipient, f"{identity[:-1]}!"):
        assert encryption.is_identity(wrong) is False
