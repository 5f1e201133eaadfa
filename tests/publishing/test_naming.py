"""Names of files: what they say is kept, what a system would take for a path is not."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury_app.publishing.naming import LONGEST, file_name

FORBIDDEN = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("2026-001 - Commune d'Ayen", "2026-001 - Commune d'Ayen.pdf"),
        ("2026-002 - CCAS de Metz / Œuvre & Fils", "2026-002 - CCAS de Metz Œuvre & Fils.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("C:\\Windows", "C Windows.pdf"),
        ("con", "_con.pdf"),
        ("LPT1. Y", "_LPT1. Y.pdf"),
        ("COM¹", "_COM¹.pdf"),
        ("  ... ", "_.pdf"),
        ("Ville\tde\nBlois\u202e\x00", "Ville de Blois.pdf"),
        ("Re\u0301par", "Répar.pdf"),
    ],
)
def test_a_name_is_one_on_any_system(words, name):
    assert file_name(words, ".pdf", set()) == name


@given(st.lists(st.text(max_size=300), max_size=6))
def test_no_name_leads_elsewhere_is_too_long_or_is_used_twice(all_words):
    taken = set()
    names = [file_name(words, ".pdf", taken) for words in all_words]

    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names)
    for name in names:
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert not FORBIDDEN & set(name)
        assert len(name.encode()) <= LONGEST
        assert not PureWindowsPath(name).is_reserved()
        assert name.endswith(".pdf")
        assert not name.startswith((" ", "."))


def test_a_long_name_is_cut_between_letters_and_told_apart():
    taken = set()
    names = [file_name("é" * 200 + end, ".pdf", taken) for end in ("a", "b")]

    assert names == ["é" * 58 + ".pdf", "é" * 56 + " (2).pdf"]
