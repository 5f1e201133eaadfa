"""A ballot that is read in one go is the one that is read value by value, or is left to that."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from jury_app.sealing import canonical
from jury_app.sealing.ballot_document import BallotDocument, QuickBallot, SignedBallot
from jury_app.sealing.encryption import decrypt
from jury_app.sealing.failures import SealingError

LIMIT = 99_999
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
marks = st.dictionaries(names, st.dictionaries(names, st.integers(-(10**10), 10**10) | anything))


def signed_part(world):
    document = json.loads(decrypt(world.seal().data, world.keys.identity, limit=LIMIT))
    return json.loads(base64.b64decode(document["ballot"]["payload"]))


def at_once(data, kind=QuickBallot):
    found = canonical.read_at_once(data, kind, limit=LIMIT)
    return found if found is None or kind is not QuickBallot or found.is_named else None


def closely(data, kind=SignedBallot):
    try:
        return canonical.unpack(canonical.load(data, limit=LIMIT), kind)
    except SealingError:
        return None


def require_the_same(data):
    quick = at_once(data)
    if quick is not None:
        assert structs.asdict(quick) == structs.asdict(closely(data))


def written(document):
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(
    changes=st.dictionaries(st.sampled_from(SignedBallot.__struct_encode_fields__), anything)
    | st.fixed_dictionaries({"scores": marks})
)
def test_whatever_is_signed_is_read_the_same_both_ways(world, changes):
    try:
        data = written(signed_part(world) | changes)
    except UnicodeEncodeError:  # half a letter, which no file holds
        return
    require_the_same(data)


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_byte_that_is_changed_is_read_the_same_both_ways(world, place, byte):
    data = bytearray(written(signed_part(world)))
    data[place % len(data)] = byte

    require_the_same(bytes(data))


def test_an_ordinary_ballot_is_read_at_once(world):
    whole = decrypt(world.seal().data, world.keys.identity, limit=LIMIT)

    assert at_once(whole, BallotDocument) == closely(whole, BallotDocument)
    assert at_once(written(signed_part(world))) is not None


@pytest.mark.parametrize(
    "scores",
    [
        {"": {"target": 1}},
        {"101": {"a\u0001": 1}},
        {"101": {"\ue000": 1}},
        {"x" * 201: {}},
        {"101": {"target": 10**15}},
        {"101": {"target": 1.0}},
        {"a\0": {}},
    ],
)
def test_names_and_marks_that_no_ballot_has_are_left_to_the_closer_look(world, scores):
    data = written(signed_part(world) | {"scores": scores})

    assert at_once(data) is None
    assert closely(data) is None


@pytest.mark.parametrize("text", ["\U0001f600", "\ud55c", "\0", "a" * LIMIT])
def test_texts_that_need_a_closer_look_get_one(text):
    assert (
        canonical.read_at_once(json.dumps(text, ensure_ascii=False).encode(), str, limit=LIMIT)
        is None
    )
