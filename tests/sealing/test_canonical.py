import json

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from jury_app.sealing import canonical
from jury_app.sealing.failures import MalformedError, NewerVersionError, NotCanonicalError

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
keys = st.text(st.characters(exclude_characters="\0", max_codepoint=0xD7FF))
integers = st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER)
documents = st.recursive(
    st.none() | st.booleans() | integers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def depth(document):
    children = document.values() if isinstance(document, dict) else document
    return 1 + max(map(depth, children), default=0) if isinstance(document, dict | list) else 1


@given(documents.filter(lambda document: depth(document) <= canonical.MAX_DEPTH))
def test_what_is_written_is_read_back(document):
    assert canonical.load(canonical.dump(document), limit=100_000) == document


@given(documents.filter(lambda document: depth(document) <= canonical.MAX_DEPTH))
def test_any_other_program_writes_the_same_bytes(document):
    written = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert canonical.dump(document) == written.encode()


@given(documents.filter(lambda document: depth(document) <= canonical.MAX_DEPTH))
def test_what_is_written_is_what_the_standard_asks_for(document):
    assert canonical.dump(document) == rfc8785.dumps(document)


@pytest.mark.parametrize("first", range(0, 0x300, 0x100))
def test_every_letter_is_written_as_the_standard_asks(first):
    text = (
        "".join(map(chr, range(max(1, first), first + 0x100)))
        + "\u2028\u2029\ue000\uffff\U0001f600"
    )

    assert canonical.dump([text]) == rfc8785.dumps([text])


@given(st.binary(max_size=60))
def test_any_bytes_are_read_in_one_way_or_refused(data):
    try:
        document = canonical.load(data, limit=100)
    except (MalformedError, NotCanonicalError):
        return
    assert canonical.dump(document) == data


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b' {"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b"[1.0]",
        b"[1.5]",
        b"[1e3]",
        b"[-0]",
        b'["\\u0041"]',
        b'["\\/"]',
        b'["\\u0000"]',
        b'{"\\u0000":1}',
        b"[9007199254740992]",
        b"[-9007199254740992]",
        b"[99999999999999999999999999]",
        b"[" * 13 + b"]" * 13,
        '{"\U0001f600":1}'.encode(),
    ],
)
def test_another_way_of_writing_is_refused(data):
    with pytest.raises(NotCanonicalError):
        canonical.load(data, limit=100)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[NaN]",
        b"[Infinity]",
        b"[01]",
        b"[1,]",
        b"{}{}",
        b'["\\ud800"]',
        b'["\xed\xa0\x80"]',
        b'["\xff"]',
        b"\xef\xbb\xbf[]",
        b"[" * 90,
        b"[" * 200_000,
        b'"' + b"a" * 100 + b'"',
    ],
    ids=range(13),
)
def test_what_is_not_json_or_too_large_is_refused(data):
    with pytest.raises(MalformedError):
        canonical.load(data, limit=100 if len(data) < 1000 else 1_000_000)


@pytest.mark.parametrize(
    "document", [1.5, float("nan"), {1: 2}, {"a": {1, 2}}, b"", 2**53, "\ud800", "a\0b", ["\0"]]
)
def test_what_no_reader_would_take_is_never_written(document):
    with pytest.raises(NotCanonicalError):
        canonical.dump(document)


def test_the_greatest_integers_pass():
    assert canonical.load(b"[-9007199254740991,9007199254740991]", limit=100)


def test_a_document_may_be_as_long_and_as_deep_as_is_said_and_no_more():
    deep = b"[" * 11 + b"]" * 11
    assert canonical.load(deep, limit=22)

    with pytest.raises(MalformedError):
        canonical.load(deep, limit=21)
    with pytest.raises(NotCanonicalError):
        canonical.load(b"[%b]" % deep, limit=24)


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: bytes
    count: int = 3


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"key": "AA=="}, NotCanonicalError),  # a default left out
        ({"key": "AB==", "count": 3}, NotCanonicalError),  # bits that base 64 does not need
        ({"key": "AA==", "count": 3, "more": 1}, MalformedError),
        ({"key": "AA==", "count": "3"}, MalformedError),
        ({"key": "AA==", "count": True}, MalformedError),
        ({"count": 3}, MalformedError),
        ([], MalformedError),
    ],
)
def test_a_record_is_exactly_its_fields(document, reason):
    with pytest.raises(reason):
        canonical.unpack(document, Record)


def test_a_record_is_read_back():
    record = Record(b"\0\1")

    assert canonical.unpack(json.loads(canonical.pack(record)), Record) == record


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"format": "jury-kit", "version": 3}, NewerVersionError),
        ({"format": "jury-ballot", "version": 2}, MalformedError),
        ({"format": "jury-kit", "version": 0}, MalformedError),
        ({"format": "jury-kit"}, MalformedError),
        ("jury-kit", MalformedError),
    ],
)
def test_a_version_is_read_before_anything_else(document, reason):
    with pytest.raises(reason):
        canonical.require_version(document, "jury-kit", 2)


@pytest.mark.parametrize("version", [1, 2])
def test_our_versions_pass(version):
    document = {"format": "jury-kit", "version": version, "more": []}

    canonical.require_version(document, "jury-kit", 2)


def test_a_document_of_too_many_parts_is_not_even_read():
    data = b"[" + b",".join([b"[]"] * canonical.MOST_PARTS) + b"]"

    with pytest.raises(MalformedError, match="too large"):
        canonical.load(data, limit=len(data))
