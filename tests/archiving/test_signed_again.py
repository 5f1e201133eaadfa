"""What the verifier takes for signed, by its own reading of envelopes, codes and JSON."""

import base64
import hashlib
import zipfile
from dataclasses import asdict
from io import BytesIO

import pytest

from jury_app import verify
from jury_app.model.journal import GENESIS
from jury_app.model.migrating import EDITION
from jury_app.model.scoring.condorcet import MOST_APPLICATIONS
from jury_app.model.voting.terms import RoomRules
from jury_app.sealing import envelope, keys

KEY = keys.new_signing_key()
PUBLIC = keys.public_key(KEY)
TOLD = {"format": "jury-receipt", "version": 1, "é": 1}
KIND = verify.KIND.format("receipt")


def signed(told=TOLD, *, kind=KIND, write=verify.canonical, by=KEY):
    """Return an envelope as it travels."""
    return verify.load(envelope.dump(envelope.sign(kind, write(told), by)))


def is_taken(whole, *, of=(PUBLIC,)):
    """Tell whether the verifier takes an envelope for a signed receipt."""
    try:
        verify.unwrap(whole, "receipt", of)
    except (ValueError, LookupError, TypeError):
        return False
    return True


def test_what_one_of_the_keys_signed_is_taken_by_its_digest():
    found = verify.unwrap(signed(), "receipt", [keys.public_key(keys.new_signing_key()), PUBLIC])

    data = verify.canonical(TOLD)
    whole = b"DSSEv1 %d %b %d %b" % (len(KIND), KIND.encode(), len(data), data)
    assert (found.payload, found.digest) == (TOLD, hashlib.sha256(whole).hexdigest())


@pytest.mark.parametrize(
    "whole",
    [
        signed(by=keys.new_signing_key()),
        signed(kind=verify.KIND.format("ballot")),
        signed(TOLD | {"format": "jury-ballot"}),
        signed(TOLD | {"version": 0}),
        signed(TOLD | {"version": True}),
        signed(write=lambda told: verify.canonical(told) + b" "),
        signed() | {"more": 1},
        signed() | {"signatures": []},
        signed() | {"signatures": signed()["signatures"] * 2},
        signed() | {"signatures": [signed()["signatures"][0] | {"more": 1}]},
        signed() | {"signatures": [signed()["signatures"][0] | {"keyid": "AAAA"}]},
        signed() | {"payload": signed()["payload"] + "\n"},
        [signed()],
        None,
    ],
    ids=range(14),
)
def test_what_is_not_signed_just_so_is_not_taken(whole):
    assert is_taken(signed())
    assert not is_taken(whole)


@pytest.mark.parametrize("kind", verify.SIGNED_FORMATS)
def test_what_a_newer_version_signed_asks_for_that_version(kind):
    told = TOLD | {"format": f"jury-{kind}"}
    ours, newer = (
        signed(told | {"version": each}, kind=verify.KIND.format(kind)) for each in (1, 2)
    )

    assert verify.unwrap(ours, kind, [PUBLIC])
    with pytest.raises(verify.RefusalError) as refusal:
        verify.unwrap(newer, kind, [PUBLIC])
    assert refusal.value.finding.code == "made_by_newer"


def test_a_key_that_is_none_signs_nothing():
    assert not is_taken(signed(), of=[b"", bytes(31)])


@pytest.mark.parametrize(
    "data", [b'{"a":1,"a":1}', b'{"a":1.0}', b'{"a":NaN}', b'{"a":1e2}', b'{"a":', b"\xff"]
)
def test_json_says_each_thing_once_in_whole_numbers(data):
    with pytest.raises(ValueError):  # noqa: PT011 -- of several kinds
        verify.load(data)


def test_a_document_has_one_writing():
    assert verify.load_canonical('{"a":[true,null],"é":"ü"}'.encode()) == {
        "a": [True, None], "é": "ü"}  # fmt: skip
    for other in ('{"é":1,"a":1}', '{"a": 1}', '{"a":"\\u00e9"}'):
        with pytest.raises(ValueError):  # noqa: PT011 -- of several kinds
            verify.load_canonical(other.encode())


def test_codes_are_those_that_people_compare():
    digest = hashlib.sha256(b"ballot").hexdigest()

    assert verify.fingerprint(PUBLIC) == keys.fingerprint(PUBLIC)
    assert verify._crockford(b"seal", 8) == keys.grouped(keys.short_code(b"seal"))  # noqa: SLF001 -- the second road, taken alone
    assert verify._short(digest) == keys.grouped(keys.digest_code(digest))  # noqa: SLF001 -- the second road, taken alone
    assert verify._short("0" * 64) == "0000-0000"  # noqa: SLF001 -- the second road, taken alone


def test_what_both_that_count_take_for_granted_is_the_same():
    assert dict(verify.ROOM) == asdict(RoomRules())
    assert (EDITION.application_id, EDITION.version) == (verify.APPLICATION_ID, verify.SCHEMA)
    assert verify.GENESIS == GENESIS == 64 * "0"
    assert verify.MOST_SCHULZE == MOST_APPLICATIONS == 2_000


def test_an_archive_is_one_zip_without_a_clock_that_all_may_read():
    files = {"b": b"2", "a/c": b"1"}

    data = verify.pack(files, "top")

    assert data == verify.pack(dict(reversed(files.items())), "top")
    with zipfile.ZipFile(BytesIO(data)) as file:
        items = file.infolist()
    assert [each.filename for each in items] == ["top/a/c", "top/b"]
    assert {each.date_time for each in items} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.create_system for each in items} == {3}  # Unix
    assert {each.external_attr >> 16 for each in items} == {0o100644}
    assert {each.compress_type for each in items} == {zipfile.ZIP_STORED}


def test_a_signature_is_read_as_it_was_written_and_no_other_way():
    data = base64.b64encode(b"abcd").decode()

    assert verify._binary(data) == b"abcd"  # noqa: SLF001 -- one reading alone
    for other in (f"{data[:-3]}B==", f"{data}\n", data[:-1], "é"):
        with pytest.raises(ValueError):  # noqa: PT011 -- of several kinds
            verify._binary(other)  # noqa: SLF001 -- one reading alone


def test_a_sentence_is_set_as_a_printer_would_in_french_alone():
    pair = ("“a” : b", "« a » : b ; c ! d ?")

    assert verify.said(pair, "en") == "“a” : b"
    assert verify.said(pair, "fr") == "«\xa0a\xa0»\xa0: b\xa0; c\xa0! d\xa0?"


def test_what_is_found_twice_is_told_once_and_anything_else_apart():
    found = [verify.Finding("seal_missing", {"number": each}) for each in (1, 2, 1)]
    found.append(verify.Finding("register_differs"))

    assert [*verify._once_each(found)] == [found[0], found[1], found[3]]  # noqa: SLF001 -- alone


def test_a_verdict_is_good_where_nothing_was_found_and_says_so():
    facts = {"ballots": 4, "acts": 9, "awards": 2, "edition": "E", "seal": "S", "cosigned": [],
             "replaced": [{"number": 1, "seal": "AAAA-AAAA"}]}  # fmt: skip
    good = verify.Verdict((), facts)
    bad = verify.Verdict((verify.Finding("register_differs"),), facts | {"seal": None})

    assert (good.ok, bad.ok) == (True, False)
    assert (good.document("en")["ok"], bad.document("en")["ok"]) == (True, False)
    assert good.lines("en")[0] == "Everything agrees."
    assert good.lines("en")[2].startswith("Rectified: number 2 replaces number 1,")
    assert "Key of the edition: E. Code of the seal: S." in good.lines("en")[3]
    assert bad.lines("en")[0] != "Everything agrees."
    assert bad.lines("en")[-1] == verify.NO_SEAL[0]
    assert [each["code"] for each in bad.document("fr")["findings"]] == ["register_differs"]
