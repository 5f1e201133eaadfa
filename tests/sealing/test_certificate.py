"""A certificate says its award in lines of text, under the signature of the edition."""

import base64

import pytest

from jury_app.errors import RuleError
from jury_app.sealing.certificate import Statement, read_certificate, sign_certificate
from jury_app.sealing.keys import new_signing_key, public_key

KEY = new_signing_key()
SAID = Statement(
    title="Prix Territoria",
    year="2026",
    number="2026-003",
    version="1",
    award="Territoria d’Or",
    domain="Action sociale",
    laureates=("Commune d’Ayen", "Commune d’Objat"),
)
TEXT = sign_certificate(SAID, signing_key=KEY)
LINES = tuple(TEXT.split("\n"))


def read(*lines, key=KEY):
    """Return what a text says, or the code by which it is refused."""
    try:
        return read_certificate("\n".join(lines), public_key=public_key(key))
    except RuleError as refusal:
        return refusal.code


def test_what_was_signed_is_read_back_however_blanks_were_set():
    assert LINES[0] == "JURY1"
    assert read(*LINES) == SAID
    assert read("", f"  {LINES[0]}", LINES[1].replace(" ", "  "), *LINES[2:], "") == SAID
    alone = Statement(**{name: "" for name in SAID.__slots__ if name != "laureates"},
                      laureates=("\ufeffÈve",))  # fmt: skip
    assert sign_certificate(alone, signing_key=KEY).split("\n")[1:8] == ["-"] * 6 + ["Ève"]
    assert read(sign_certificate(alone, signing_key=KEY)).title == ""


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), "certificate_unknown"),
        (("Diplôme", *LINES[1:]), "certificate_unknown"),
        (("JURY2", *LINES[1:]), "certificate_newer"),
        (("ESSAI1", *LINES[1:]), "certificate_rehearsal"),
        (LINES[:8], "certificate_signature_invalid"),
        (LINES[:-1], "certificate_signature_invalid"),
        ((*LINES[:-1], "!"), "certificate_signature_invalid"),
        ((*LINES[:-1], LINES[-1].lower()), "certificate_signature_invalid"),
        ((*LINES[:-1], f"{LINES[-1]}===="), "certificate_signature_invalid"),
        ((*LINES[:-1], f"{LINES[-1][:-1]}B"), "certificate_signature_invalid"),
    ],
    ids=range(10),
)
def test_what_is_no_certificate_of_the_edition_is_refused_by_name(lines, code):
    assert read(*lines) == code


@pytest.mark.parametrize("place", range(1, len(LINES) - 1))
def test_each_line_is_signed(place):
    changed = (*LINES[:place], f"{LINES[place]}x", *LINES[place + 1 :])

    assert read(*changed) == "certificate_signature_invalid"


def test_another_edition_did_not_sign_it():
    assert read(*LINES, key=new_signing_key()) == "certificate_signature_invalid"


def test_too_few_lines_are_none_though_the_edition_signed_them():
    from_nobody = Statement(**{name: getattr(SAID, name) for name in SAID.__slots__}
                            | {"laureates": ()})  # fmt: skip

    assert read(sign_certificate(from_nobody, signing_key=KEY)) == "certificate_signature_invalid"


def test_one_of_a_rehearsal_passes_for_genuine_nowhere():
    text = sign_certificate(SAID, signing_key=KEY, is_rehearsal=True)

    assert text.startswith("ESSAI1\n")
    assert read(text) == "certificate_rehearsal"
    assert len(base64.b32decode(f"{LINES[-1]}=")) == 64
