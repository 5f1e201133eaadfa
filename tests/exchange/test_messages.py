"""The message that takes a kit to its juror."""

import email
from dataclasses import replace
from email import policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.exchange.messages import KitMessage, kit_message
from jury_app.i18n import speaking

MESSAGE = KitMessage(
    edition="Prix Territoria 2026",
    organiser="Observatoire organisateur du prix",
    juror="M. Éric Ñandú",
    email="e.nandu@exemple.fr",
    applications=3,
    ballots_due="2026-09-12T21:59:59Z",
    file="nandu-éric.jurykit",
    kit=bytes(range(256)) * 40,
)


def read(message):
    return email.message_from_bytes(kit_message(message), policy=policy.default)


def text_of(message):
    return read(message).get_body().get_content()


def test_it_goes_to_the_juror_with_the_kit_attached_as_it_is():
    made = read(MESSAGE)
    [attached] = made.iter_attachments()

    assert made["Subject"] == "Prix Territoria 2026\N{NO-BREAK SPACE}: votre dossier de juré"
    assert made["To"].addresses[0].display_name == "M. Éric Ñandú"
    assert made["To"].addresses[0].addr_spec == "e.nandu@exemple.fr"
    assert attached.get_filename() == "nandu-éric.jurykit"
    assert attached.get_content() == MESSAGE.kit


def test_a_mail_program_opens_it_as_something_to_send():
    assert read(MESSAGE)["X-Unsent"] == "1"
    assert read(MESSAGE)["From"] is None


def test_it_says_what_to_do_and_until_when():
    text = text_of(MESSAGE)

    assert "3 candidatures à lire et à noter" in text
    assert "12\N{NO-BREAK SPACE}septembre 2026" in text
    assert text.rstrip().endswith("Observatoire organisateur du prix")
    assert "attendus" not in text_of(replace(MESSAGE, ballots_due=None))


def test_it_speaks_the_language_of_the_edition():
    with speaking("en"):
        assert "3 applications to read and to mark" in text_of(MESSAGE)


def test_a_kit_too_heavy_for_a_message_comes_otherwise():
    heavy = replace(MESSAGE, kit=None)

    assert list(read(heavy).iter_attachments()) == []
    assert "trop lourd" in text_of(heavy)


@pytest.mark.parametrize("address", ["", "a@@b", "no address", "é@exemple.fr", "a@b\nBcc: c@d.fr"])
def test_a_wrong_address_is_left_for_a_person_to_type(address):
    made = read(replace(MESSAGE, email=address))

    assert made["To"] is None
    assert made["Bcc"] is None


@given(name=st.text(min_size=1), title=st.text(min_size=1))
def test_no_name_breaks_out_of_its_line(name, title):
    made = read(replace(MESSAGE, juror=name, edition=title, kit=b"kit"))

    assert set(made.keys()) <= {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert len(list(made.iter_attachments())) == 1
