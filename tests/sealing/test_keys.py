import base64
import itertools
import json
import math
import re

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import given
from hypothesis import strategies as st

from jury_app.errors import RuleError
from jury_app.sealing import canonical, encryption, keys, pem


def test_without_a_passphrase_the_keys_lie_open_and_say_so(world):
    wrapped = keys.wrap(world.keys, None)

    assert not keys.is_protected(wrapped)
    assert keys.unwrap(wrapped, None) == world.keys
    assert keys.unwrap(wrapped, "whatever") == world.keys


def test_a_passphrase_protects_the_keys(world):
    wrapped = keys.wrap(world.keys, "cafe\u0301 du matin")

    assert keys.is_protected(wrapped)
    assert keys.unwrap(wrapped, "caf\u00e9 du matin") == world.keys
    for passphrase, code in ((None, "passphrase_needed"), ("café", "passphrase_wrong")):
        with pytest.raises(RuleError) as refusal:
            keys.unwrap(wrapped, passphrase)
        assert refusal.value.code == code


@pytest.mark.usefixtures("as_locked_for_people")
def test_whoever_guesses_a_passphrase_works_for_each_guess_as_the_formats_say(world):
    wrapped = keys.wrap(world.keys, "du matin")

    locked = base64.b64decode(json.loads(wrapped)["keys"])
    assert re.match(rb"age-encryption.org/v1\n-> scrypt \S{22} 18\n", locked)
    assert keys.unwrap(wrapped, "du matin") == world.keys


def test_the_printed_key_alone_recovers_the_keys(world):
    wrapped = keys.wrap(world.keys, "forgotten")

    assert keys.recover(wrapped, f" {world.recovery.lower()}\n") == world.keys


@pytest.mark.parametrize(
    "typed",
    ["", "AGE-SECRET-KEY-1", encryption.new_identity()],
    ids=["nothing", "only its beginning", "another key"],
)
def test_another_recovery_key_is_refused(world, typed):
    with pytest.raises(RuleError) as refusal:
        keys.recover(keys.wrap(world.keys, None), typed)
    assert refusal.value.code == "recovery_key_wrong"


@pytest.mark.parametrize("data", [b"", b"{}", b"%PDF-1.7"])
def test_damaged_keys_are_refused(data):
    with pytest.raises(RuleError) as refusal:
        keys.unwrap(data, None)
    assert refusal.value.code == "keys_damaged"


@pytest.mark.parametrize("passphrase", [None, "du matin"])
def test_keys_altered_inside_are_refused(world, passphrase):
    kept = json.loads(keys.wrap(world.keys, passphrase))
    inside = bytearray(base64.b64decode(kept["keys"]))
    inside[-9] ^= 0x80
    kept["keys"] = base64.b64encode(inside).decode()

    with pytest.raises(RuleError) as refusal:
        keys.unwrap(canonical.dump(kept), passphrase)
    assert refusal.value.code == "keys_damaged"


def test_secrets_do_not_show_in_a_log(world):
    shown = repr(world.keys) + repr(world.manifest)

    assert shown == f"EditionKeys({world.keys.id})KitManifest(k-17-1)"


def test_no_two_editions_share_a_key():
    one, other = keys.new_edition_keys()[0], keys.new_edition_keys()[0]

    assert len({*one.recipients, *other.recipients}) == 4
    assert one.id != other.id


def test_other_programs_read_the_public_key(world):
    read = load_pem_public_key(pem.public_pem(world.keys.public_key))

    assert read.public_bytes_raw() == world.keys.public_key


def test_a_fingerprint_is_twenty_characters_in_groups():
    assert keys.fingerprint(bytes(32)) == "CSM7-NBFR-CAYQ-EV4F-R65R"


def test_a_short_code_begins_the_hash_of_the_data():
    assert keys.short_code(b"") == "WERC8GMR"
    assert keys.grouped("WERC8GMR") == "WERC-8GMR"


def test_codes_hold_more_than_64_bits():
    syllables = list(map("".join, itertools.product(keys.CONSONANTS, keys.VOWELS)))
    words = sum(
        not any(piece in word for piece in keys.UNSPEAKABLE)
        for word in map("".join, itertools.product(syllables, repeat=keys.SYLLABLES))
    )

    assert keys.WORDS * math.log2(words) > 64


def test_codes_are_words_that_can_be_dictated():
    codes = [keys.new_code() for _number in range(300)]

    assert len(set(codes)) == 300
    for code in codes:
        assert [len(word) for word in code.split("-")] == [6, 6, 6, 6]
        assert keys.is_code(code)
        assert keys.normalise_code(code) == code
        assert not any(piece in code for piece in keys.UNSPEAKABLE)


@pytest.mark.parametrize(
    "typed",
    [
        "bafiro-ketamu-solidu-ravepi",
        " BAFIRO KETAMU SOLIDU RAVEPI\n",
        "Bafiro\u00a0– kétamu – solidu – ravépi.",
        "bafiroketamusoliduravepi",
        "bafi ro-ke tamu-so1idu-rawepy",
        "bafir0 cetamu zolidu rave\u0301pi",
    ],
)
def test_a_code_forgives_how_it_was_typed(typed):
    assert keys.normalise_code(typed) == "bafiro-ketamu-solidu-ravepi"


@given(st.text())
def test_normalising_twice_changes_nothing(typed):
    once = keys.normalise_code(typed)

    assert keys.normalise_code(once) == once
