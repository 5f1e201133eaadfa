"""Receipts and countersignatures, as the verifier reads them: each wrong thing alone."""

import base64
import hashlib
import json
import runpy
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jury_app import verify
from jury_app.sealing import envelope, keys

BOOKS = runpy.run_path(str(Path(__file__).parent / "books.py"))
act, codes = BOOKS["act"], BOOKS["codes"]
EDITION, INVITATION, DEVICE, STRANGER = (keys.new_signing_key() for _each in range(4))
ID = verify.fingerprint(keys.public_key(EDITION))
AWARD = {"number": "A1", "title": "T", "level_code": "or", "level_name": "Or"}
NONE = {"number": "", "title": "", "level_code": "", "level_name": "pas de prix"}


def signed(kind, told, by):
    """Return a signed document, as JSON reads it."""
    whole = {"format": f"jury-{kind}", "version": 1} | told
    return verify.load(
        envelope.dump(envelope.sign(verify.KIND.format(kind), verify.canonical(whole), by))
    )


def digest_of(document):
    payload = base64.b64decode(document["payload"])
    return hashlib.sha256(verify._pae(document["payloadType"], payload)).hexdigest()  # noqa: SLF001 -- its name


HEAD = BOOKS["rows_of"]([act("export", {})])[0]["hash"]
SEAL = signed("closing", {"document": {"journal": HEAD, "number": 1}}, EDITION)
LISTED = [
    {"domain": "D01", "domain_name": "Ville", "application": "A1", "title": "T", "level": "or",
     "level_name": "Or"},
    {"domain": "D01", "domain_name": "Ville", "application": None, "title": "", "level": None,
     "level_name": "pas de prix"},
]  # fmt: skip
WORDS = {"edition": ID, "juror": "k", "number": 1, "seal": digest_of(SEAL), "head": HEAD,
         "awards": LISTED, "ballot": "b1"}  # fmt: skip


@dataclass
class Kept:
    """A countersignature of the first juror, and the edition that keeps it."""

    words: dict = field(default_factory=dict)
    enrolled: dict = field(default_factory=dict)
    by: bytes = DEVICE
    vouched: bytes = INVITATION
    more: dict = field(default_factory=dict)
    row: dict = field(default_factory=dict)
    act: dict | None = field(default_factory=dict)
    is_kept: bool = True

    @property
    def data(self):
        """The file."""
        enrolment = {"edition": ID, "juror": "k"}
        enrolment["key"] = base64.b64encode(keys.public_key(DEVICE)).decode()
        whole = {
            "enrolment": signed("enrolment", enrolment | self.enrolled, self.vouched),
            "cosignature": signed("cosignature", WORDS | self.words, self.by),
        }
        return verify.canonical(whole | self.more)

    @property
    def book(self):
        """The edition."""
        told = {"number": 1, "juror": 4, "digest": digest_of(json.loads(self.data)["cosignature"])}
        acts = [act("export", {})]
        acts += [act("cosigned", told | self.act)] if self.act is not None else []
        row = {"frozen_number": 1, "juror_id": 4, "device_key": keys.public_key(DEVICE).hex()}
        here = BOOKS["book"](
            *acts,
            edition=[{"signing_key": keys.public_key(EDITION).hex(), "title": "Prix", "year": 1}],
            jurors=[{"id": 4, "key": "k", "given_name": "Ève", "family_name": "Roy"},
                    {"id": 2, "key": "k2", "given_name": "Léo", "family_name": "Noé"}],
            invitations=[{"juror_id": each, "public_key": keys.public_key(INVITATION).hex()}
                         for each in (4, 2)],
            cosignatures=[row | self.row] if self.is_kept else [],
            ballots=[{"digest": digest, "juror_id": juror, "state": state, "revision": 1}
                     for digest, juror, state in (("b1", 4, "counted"), ("b0", 4, "superseded"),
                                                  ("b2", 2, "counted"))],
        )  # fmt: skip
        domain = {"code": "D01", "name": "Ville", "decisions": [AWARD, NONE]}
        here.case.records[1] = verify.canonical({"domains": [domain]})
        here.case.seals[1] = verify.canonical(SEAL)
        if self.is_kept:
            juror = self.row.get("juror_id", 4)
            here.case.cosigned[f"{self.row.get('frozen_number', 1)}-{juror}"] = self.data
        return here

    @property
    def found(self):
        """What the verifier finds of what is kept."""
        return codes(verify._check_cosignatures, self.book)  # noqa: SLF001 -- one check alone


def test_a_countersignature_of_this_seal_is_told_with_its_device():
    here = Kept().book

    assert codes(verify._check_cosignatures, here) == []  # noqa: SLF001 -- one check alone
    device = verify.fingerprint(keys.public_key(DEVICE))
    assert here.cosigned == [{"juror": "Ève Roy", "number": 1, "key": device}]
    assert Kept(words={"ballot": None}).found == []


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (Kept(more={"more": 1}), "cosignature_altered"),
        (Kept(by=STRANGER), "cosignature_altered"),
        (Kept(vouched=STRANGER), "cosignature_unvouched"),
        (Kept(enrolled={"key": "AAA"}), "cosignature_unvouched"),
        (Kept(enrolled={"edition": "X"}), "cosignature_of_another"),
        (Kept(enrolled={"juror": "k2"}), "cosignature_of_another"),
        (Kept(words={"edition": "X"}), "cosignature_of_another"),
        (Kept(words={"juror": "k2"}), "cosignature_of_another"),
        (Kept(words={"seal": "0" * 64}), "cosignature_seal_differs"),
        (Kept(words={"head": "0" * 64}), "cosignature_seal_differs"),
        (Kept(words={"awards": LISTED[:1]}), "cosignature_list_differs"),
        (Kept(words={"awards": LISTED[::-1]}), "cosignature_list_differs"),
        (Kept(words={"ballot": "b0"}), "cosignature_ballot_differs"),
        (Kept(words={"ballot": "b2"}), "cosignature_ballot_differs"),
        (Kept(row={"device_key": "00" * 32}), "cosignature_register_wrong"),
        (Kept(act=None), "cosignature_not_journalled"),
        (Kept(act={"digest": "0" * 64}), "cosignature_not_journalled"),
        (Kept(is_kept=False), "cosignature_not_journalled"),
    ],
    ids=range(18),
)
def test_each_thing_that_is_wrong_with_a_countersignature_has_its_name(kept, code):
    assert kept.found == [code]
    assert Kept().found == []


def test_a_countersignature_under_another_name_or_number_says_so():
    wrong, unknown = "cosignature_register_wrong", "cosignature_not_journalled"

    assert Kept(words={"number": 7}).found == ["cosignature_seal_differs", wrong]
    assert Kept(row={"juror_id": 2}).found == ["cosignature_of_another", unknown]
    assert Kept(row={"frozen_number": 2}).found == [wrong, unknown, unknown]
    here = Kept().book
    here.case.seals[1] = verify.canonical(signed("closing", {"document": {}}, STRANGER))
    assert codes(verify._check_cosignatures, here) == ["cosignature_seal_differs"]  # noqa: SLF001 -- one check alone
    here.case.cosigned.clear()
    assert codes(verify._check_cosignatures, here) == ["cosignature_altered"]  # noqa: SLF001 -- one check alone


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        (Kept(), []),
        (Kept(is_kept=False), ["cosignature_dropped"]),
        (Kept(is_kept=False, words={"awards": []}), ["cosignature_list_differs"]),
        (Kept(words={"awards": []}), ["cosignature_list_differs"]),
        (Kept(words={"juror": "nobody"}), ["cosignature_unreadable"]),
        (Kept(by=STRANGER), ["cosignature_altered"]),
        (Kept(more={"more": 1}), ["cosignature_altered"]),
    ],
)
def test_what_a_juror_has_kept_is_compared_with_what_is_kept_here(tmp_path, kept, found):
    (tmp_path / "kept.jurycosign").write_bytes(kept.data)

    about = (kept.book, tmp_path / "kept.jurycosign")
    assert codes(verify._check_kept_cosignature, *about) == found  # noqa: SLF001 -- one check alone


# Receipts -------------------------------------------------------------------------------------

RECEIPT = {"edition": ID, "juror": "k", "ballot": "b0", "seq": 1, "head": HEAD}


@pytest.mark.parametrize(
    ("changes", "by", "found"),
    [
        ({}, EDITION, ["receipt_agrees"]),
        ({"edition": "X"}, EDITION, ["receipt_other_edition"]),
        ({}, STRANGER, ["receipt_signature_invalid"]),
        ({"format": "jury-ballot"}, EDITION, ["receipt_signature_invalid"]),
        ({"version": 2}, EDITION, ["made_by_newer"]),
        ({"juror": "nobody"}, EDITION, ["receipt_juror_unknown"]),
        ({"ballot": "b9"}, EDITION, ["receipt_ballot_missing"]),
        ({"ballot": "b2"}, EDITION, ["receipt_ballot_missing"]),
        ({"head": "0" * 64}, EDITION, ["receipt_journal_differs"]),
        ({"seq": 2}, EDITION, ["receipt_journal_differs"]),
        ({"ballot": "b9", "seq": 9}, EDITION,
         ["receipt_ballot_missing", "receipt_journal_differs"]),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_receipt_names_a_ballot_and_an_act_that_are_there(tmp_path, changes, by, found):
    path = tmp_path / "a.juryreceipt"
    path.write_bytes(verify.canonical(signed("receipt", RECEIPT | changes, by)))

    assert codes(verify._check_receipt, Kept().book, path) == found  # noqa: SLF001 -- one check alone


@pytest.mark.parametrize("data", [b"", b"{}", b'{"payload":"e30="}', b'{"payload": ""}', b"\xff"])
def test_what_is_no_receipt_and_no_countersignature_is_told_as_such(tmp_path, data):
    path = tmp_path / "a.juryreceipt"
    path.write_bytes(data)

    for check, code in (
        (verify._check_receipt, "receipt_unreadable"),  # noqa: SLF001 -- one check alone
        (verify._check_kept_cosignature, "cosignature_unreadable"),  # noqa: SLF001 -- one check alone
    ):
        assert codes(check, Kept().book, path) == [code]
        assert codes(check, Kept().book, tmp_path / "none") == [code]
