"""Letters and feedback sheets: each by itself, whole, and to nobody else."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from fractions import Fraction
from io import BytesIO

import pytest

from jury_app.documents.letters import (
    Feedback,
    FeedbackSheets,
    Letter,
    Letters,
    build_draft,
    build_feedback,
    build_letters,
)

NAMES = ("Commune d'Ayen", "A & B <b>x</b> Δήμος 🎉", "Syndicat mixte de l'Isle " * 12)


@pytest.fixture
def letters():
    items = tuple(
        Letter(
            application=str(number),
            applicants=(name,),
            subject="Prix 2026 : « L’été »",
            paragraphs=("Madame, Monsieur,", "Le jury vous a distingué. " * (300 if number else 1)),
            contact="Élodie Noël",
            email="elodie@exemple.fr",
        )
        for number, name in enumerate(NAMES)
    )
    return Letters(
        title="Prix", year=2026, organiser="Observatoire", place="Paris",
        dated=date(2026, 12, 1), items=items, signer="Mme Œuvrard", signer_quality="présidente",
    )  # fmt: skip


@pytest.fixture
def sheets():
    sheet = Feedback(
        application="A1", applicants=(NAMES[0],), title="Le Répar'café", domain="Sport",
        awards=("Or, ex æquo",), rank=1, ranked=7, mean=Fraction(57, 4), marks=5,
        comment="Un projet clair : à suivre !\n\nBravo",
    )  # fmt: skip
    other = replace(sheet, application="A2", awards=(), comment="", rank=None, mean=None)
    return FeedbackSheets(
        title="Prix", year=2026, organiser="Observatoire", number=1, scale=20,
        decided_on=date(2026, 11, 4), items=(sheet, other),
    )  # fmt: skip


def draft(letter, content):
    output = BytesIO()
    build_draft(letter, content, output)
    return message_from_bytes(output.getvalue(), policy=default)


def test_each_letter_has_pages_of_its_own(letters, built, page_texts):
    pages = page_texts(built(build_letters, letters))

    assert "Page 1 sur 1" in pages[0]
    assert "Page 1 sur 3" in pages[1]
    assert [name in " ".join(pages) for name in ("A & B <b>x</b> Δήμος [?]",)] == [True]
    assert "Paris, le 1er décembre 2026" in pages[0]
    assert sum("Mme Œuvrard présidente" in page for page in pages) == len(NAMES)


def test_a_letter_s_signature_is_never_alone_on_its_page(letters, built, page_texts):
    for count in range(40, 80):
        letter = replace(letters.items[0], paragraphs=("Ligne. ",) * count)
        last = page_texts(built(build_letters, replace(letters, items=(letter,))))[-1]
        assert "Ligne." in last


def test_a_draft_says_the_same_as_its_letter(letters):
    message = draft(letters.items[0], letters)

    assert message["To"] == "elodie@exemple.fr"
    assert message["Subject"] == "Prix 2026 : « L’été »"
    assert message["X-Unsent"] == "1"
    assert message.get_content().splitlines()[-2:] == ["Mme Œuvrard", "présidente"]


@pytest.mark.parametrize("email", ["", "x", "a@b.fr, c@d.fr", "a@b.fr\r\nBcc: c@d.fr", "é@b.fr"])
def test_a_draft_goes_to_one_sound_address_or_to_none(letters, email):
    message = draft(replace(letters.items[0], email=email), letters)

    assert message["To"] is None
    assert message["Bcc"] is None


def test_equal_letters_make_equal_bytes(letters, sheets, built):
    assert built(build_letters, letters) == built(build_letters, letters)
    assert built(build_feedback, sheets) == built(build_feedback, sheets)


def test_marks_are_told_only_when_they_are_to_be(sheets, built, page_texts):
    silent = page_texts(built(build_feedback, sheets))
    telling = page_texts(built(build_feedback, replace(sheets, has_marks=True)))

    assert len(silent) == len(telling) == 2
    assert "14,25" not in silent[0]
    assert "14,25 sur 20, par 5 jurés" in telling[0]
    assert "1 sur 7" in telling[0]
    assert "Or, ex æquo" in silent[0]
    assert "à suivre" in silent[0]
    assert "Non retenu" in silent[1]
    assert "Ce que le jury en dit" not in silent[1]
