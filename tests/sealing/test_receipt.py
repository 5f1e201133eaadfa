"""Receipts, countersignatures, marks of a rehearsal and codes: what is written is read back."""

from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from jury_app import verify
from jury_app.errors import RefusedFileError
from jury_app.sealing import canonical, envelope
from jury_app.sealing.ballot import enrol
from jury_app.sealing.cosignature import (
    REQUEST_TYPE,
    TYPE,
    CoSignature,
    CosignRequest,
    co_sign,
    read_co_signature,
    read_request,
    require_asked_by,
    sign_request,
)
from jury_app.sealing.keys import (
    CROCKFORD,
    digest_code,
    digest_start,
    grouped,
    new_signing_key,
    public_key,
    short_code,
    with_new_recovery,
)
from jury_app.sealing.outside import MARK, marked, unmarked
from jury_app.sealing.pem import public_pem, read_public_pem
from jury_app.sealing.receipt import (
    RECEIPT_TYPE,
    Receipt,
    read_receipt,
    receipt_code,
    require_signed,
    sign_receipt,
)

EDITION, INVITATION, DEVICE, STRANGER = (new_signing_key() for _each in range(4))
DIGEST = "ab" * 32
MOMENT = "2026-10-02T21:14:00+02:00"


def refusal(read, *about, **named):
    """Return the code by which something is refused; nothing, if it is not."""
    try:
        read(*about, **named)
    except RefusedFileError as refused:
        return refused.code
    return None


def test_a_receipt_says_what_the_edition_signed():
    told = Receipt(edition="e", juror="j", revision=2, ballot=DIGEST, seq=7, head=DIGEST, at=MOMENT)
    data = sign_receipt(told, signing_key=EDITION)

    assert read_receipt(data, file="") == told
    assert receipt_code(data) == grouped(
        short_code(envelope.signed_bytes(envelope.load(data, limit=10_000)))
    )
    assert refusal(require_signed, data, public_key=public_key(EDITION), file="") is None
    stranger = {"public_key": public_key(STRANGER), "file": ""}
    assert refusal(require_signed, data, **stranger) == "receipt_signature_invalid"
    assert refusal(read_receipt, data[:-1], file="") == "receipt_unreadable"
    assert refusal(read_receipt, data + b" " * 16 * 1024, file="") == "receipt_unreadable"


def test_a_request_says_what_the_edition_signed():
    told = CosignRequest(edition="e", number=1, seal=DIGEST, code="c", sealed_at=MOMENT,
                         head=DIGEST, ballots=(DIGEST,), awards=())  # fmt: skip
    data = sign_request(told, signing_key=EDITION)

    assert read_request(data, file="") == told
    assert refusal(require_asked_by, data, public_key=public_key(EDITION), file="") is None
    stranger = {"public_key": public_key(STRANGER), "file": ""}
    assert refusal(require_asked_by, data, **stranger) == "cosign_request_invalid"


def test_what_is_of_a_rehearsal_says_so_and_stays_so():
    receipt = Receipt(edition="e", juror="j", revision=1, ballot=DIGEST, seq=1, head=DIGEST,
                      at=MOMENT, rehearsal=True)  # fmt: skip
    request = CosignRequest(edition="e", number=1, seal=DIGEST, code="c", sealed_at=MOMENT,
                            head=DIGEST, ballots=(), awards=(), rehearsal=True)  # fmt: skip

    assert read_receipt(sign_receipt(receipt, signing_key=EDITION), file="").rehearsal is True
    assert read_request(sign_request(request, signing_key=EDITION), file="").rehearsal is True


def test_what_a_newer_version_signed_asks_for_an_update():
    payload = canonical.pack({"format": "jury-receipt", "version": 2})
    receipt = envelope.dump(envelope.sign(RECEIPT_TYPE, payload, EDITION))
    payload = canonical.pack({"format": "jury-cosign-request", "version": 2})
    request = envelope.dump(envelope.sign(REQUEST_TYPE, payload, EDITION))
    payload = canonical.pack({"format": "jury-cosignature", "version": 2})
    whole = verify.load(cosigned()[1])
    whole["cosignature"] = verify.load(envelope.dump(envelope.sign(TYPE, payload, DEVICE)))

    assert refusal(read_receipt, receipt, file="") == "newer_version"
    assert refusal(read_request, request, file="") == "newer_version"
    assert refusal(read_co_signature, verify.canonical(whole), file="") == "newer_version"


def cosigned(*, device=DEVICE, **enrolled):
    """Return a countersignature; the enrolment may say something else than what is signed."""
    whose = {"edition": "e", "juror": "j"}
    content = CoSignature(**whose, number=1, seal=DIGEST, head=DIGEST, ballot=None, awards=(),
                          made_at=MOMENT)  # fmt: skip
    enrolment = enrol(**whose | enrolled, device_key=DEVICE, invitation_key=INVITATION)
    return content, co_sign(content, enrolment=enrolment, device_key=device)


def test_a_countersignature_is_of_a_device_that_an_invitation_enrolled_for_this_juror():
    content, data = cosigned()

    claimed = read_co_signature(data, file="f")

    assert (claimed.content, claimed.device_key, claimed.file) == (
        content, public_key(DEVICE), "f")  # fmt: skip
    assert refusal(claimed.require_invited, [public_key(INVITATION)]) is None
    assert refusal(claimed.require_invited, [public_key(STRANGER)]) == "cosignature_uninvited"
    for wrong in ({"device": STRANGER}, {"juror": "k"}, {"edition": "f"}):
        _content, data = cosigned(**wrong)
        assert refusal(read_co_signature, data, file="") == "cosignature_invalid"


def test_a_forged_enrolment_is_told_from_one_of_nobody_invited():
    claimed = read_co_signature(cosigned()[1], file="")
    forged = envelope.Envelope(
        claimed.enrolment.payload,
        claimed.enrolment.payload_type,
        (envelope.Signature(claimed.enrolment.signer, bytes(64)),),
    )
    changed = type(claimed)(
        file="", content=claimed.content, device_key=b"", digest="", enrolment=forged
    )

    assert refusal(changed.require_invited, [public_key(INVITATION)]) == "cosignature_invalid"


def test_a_ballot_of_a_rehearsal_and_a_real_one_never_meet():
    age = b"age-encryption.org/v1\n"

    def read(data, **about):
        return unmarked(data, file="", **about)

    assert read(marked(age, is_rehearsal=True), is_rehearsal=True) == age
    assert marked(age, is_rehearsal=True) == MARK + age
    assert read(marked(age, is_rehearsal=False), is_rehearsal=False) == age
    assert read(b"note", is_rehearsal=True) == b"note"  # said of it elsewhere
    assert refusal(read, MARK + age, is_rehearsal=False) == "ballot_of_rehearsal"
    assert refusal(read, age, is_rehearsal=True) == "ballot_not_of_rehearsal"


def test_a_public_key_is_read_as_it_was_written_and_no_other_kind_is_one():
    key = public_key(EDITION)
    other = Ed448PrivateKey.generate().public_key()
    unfit = other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    assert read_public_pem(public_pem(key), file="") == key
    assert refusal(read_public_pem, unfit, file="") == "public_key_unfit"
    assert refusal(read_public_pem, b"key", file="") == "public_key_unfit"


def test_a_code_that_is_typed_is_how_the_digest_begins():
    code = digest_code(DIGEST)

    assert len(code) == 8
    assert digest_start(code) == DIGEST[:10]
    assert digest_start(f" {code[:4].lower()} - {code[4:].lower()}") == DIGEST[:10]
    assert digest_start("OIL00000") == digest_start("01100000") == "0042000000"
    assert digest_start(CROCKFORD[:8]) == "00443214c7"
    for wrong in ("", code[:-1], f"{code}0", "U" * 8, "É" * 8):
        assert digest_start(wrong) == ""


def test_another_recovery_key_leaves_the_rest_as_it_was(world):
    keys, recovery = with_new_recovery(world.keys)

    assert recovery.startswith("AGE-SECRET-KEY-1")
    assert keys.recovery_recipient != world.keys.recovery_recipient
    assert (keys.signing_key, keys.identity) == (world.keys.signing_key, world.keys.identity)
