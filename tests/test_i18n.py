"""Two languages: who chooses, and what changes for one block or one thread."""

import threading

import pytest

from jury_app.i18n import (
    LANGUAGES,
    N_,
    _,
    language,
    ngettext,
    preferred_language,
    set_language,
    speaking,
)

SYSTEM = ("JURY_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def system(monkeypatch):
    """What sets the variables of the system, and no others of those that say a language."""

    def say(**variables):
        for name in SYSTEM:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return say


@pytest.mark.parametrize(
    ("asked", "variables", "expected"),
    [
        (None, {}, "fr"),
        ("en", {"JURY_LANG": "fr"}, "en"),
        ("fr", {"LANG": "en_GB.UTF-8"}, "fr"),
        (None, {"JURY_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, "en"),
        (None, {"JURY_LANG": "EN"}, "en"),
        (None, {"JURY_LANG": "", "LANG": "en_US.UTF-8"}, "en"),
        (None, {"JURY_LANG": "xx", "LANG": "en_US.UTF-8"}, "en"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "fr_BE", "LANG": "en_GB"}, "fr"),
        (None, {"LANG": "de_DE.UTF-8"}, "fr"),
        (None, {"LANG": "C.UTF-8"}, "fr"),
        ("de", {"JURY_LANG": "en"}, "en"),
    ],
)
def test_the_first_language_that_we_speak_is_chosen(system, asked, variables, expected):
    system(**variables)

    assert preferred_language(asked) == expected


def test_a_block_may_speak_another_language_and_the_window_goes_on_in_its_own():
    set_language("fr")

    with speaking("en"):
        assert (language(), _("January")) == ("en", "January")
        with speaking("fr"):
            assert _("January") == "janvier"
        assert language() == "en"

    assert (language(), _("January")) == ("fr", "janvier")


def test_a_block_that_fails_gives_the_language_back():
    set_language("fr")

    with pytest.raises(ValueError, match="on purpose"), speaking("en"):
        raise ValueError("on purpose")

    assert language() == "fr"


def test_another_thread_does_not_hear_what_a_block_speaks():
    set_language("fr")
    heard = []

    with speaking("en"):
        thread = threading.Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()

    assert heard == ["fr"]


@pytest.mark.parametrize(
    ("spoken", "count", "expected"),
    [
        ("en", 0, "0 ballots received"),
        ("en", 1, "1 ballot received"),
        ("en", 2, "2 ballots received"),
        ("fr", 0, "0 bulletin"),
        ("fr", 1, "1 bulletin"),
        ("fr", 2, "2 bulletins"),
    ],
)
def test_french_counts_nothing_as_one(spoken, count, expected):
    with speaking(spoken):
        told = ngettext("{count} ballot received", "{count} ballots received", count)

    words = told.format(count=count).split()
    assert " ".join(words[: len(expected.split())]) == expected


def test_a_marked_text_is_translated_where_it_is_shown():
    marked = N_("January")

    told = {}
    for each in LANGUAGES:
        with speaking(each):
            told[each] = _(marked)

    assert told == {"fr": "janvier", "en": "January"}


def test_a_text_without_translation_is_said_as_it_stands():
    with speaking("fr"):
        assert _("zzz – nobody wrote this") == "zzz – nobody wrote this"
