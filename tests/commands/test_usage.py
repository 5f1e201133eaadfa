"""A command that is not written as it should be is explained in the language of the user."""

import sys
from datetime import datetime

import pytest

from jury_app.argument_types import moment
from jury_app.cli import run
from jury_app.command_names import COMMANDS
from jury_app.command_parser import build_parser
from jury_app.errors import StoreError
from jury_app.files import write_safely
from jury_app.i18n import speaking

NBSP = "\N{NO-BREAK SPACE}"
ENGLISH = (
    "required", "expected", "invalid", "choice", "choose", "unrecognized", "usage",
    "allowed", "options:", "arguments:", "show this", "EDITION", "FILE", " not ",
)  # fmt: skip

WRONG = {
    "nothing after the verb": (["decide"], "il manque"),
    "an unknown word": (["list", "e.jury", "chats"], "applications, jurors"),
    "an unknown option": (["check", "e.jury", "--vite"], f"inconnu ici{NBSP}: --vite"),
    "no word where one must stand": (["list", "e.jury"], "{applications,jurors,domains"),
    "a word too many": (["check", "e.jury", "encore"], f"inconnu ici{NBSP}: encore"),
    "an unknown value": (["close", "e.jury", "--undecided", "rien"], f"«{NBSP}rien{NBSP}»"),
    "an option without its value": (["new", "e.jury", "--year"], "il faut une valeur"),
    "an option without any value": (["collect"], "ÉDITION, CHEMIN"),
    "a value too many": (["check", "e.jury", "--json=3"], "ne prend pas de valeur"),
    "half an option of two": (["decide", "e.jury", "--l=fr"], "option ambiguë"),
    "no whole number": (["assign", "e.jury", "--readers", "deux"], "nombre entier"),
    "an hour elsewhere": (
        ["publish", "e.jury", "--out", "o", "--embargo", "2026-11-28T18:00Z"],
        "pas un jour",
    ),
    "no hour": (["publish", "e.jury", "--out", "o", "--embargo", "2026-11-28"], "pas un jour"),
    "no year": (["new", "e.jury", "--year", "vingt"], "pas une année"),
    "two things at once": (
        ["decide", "e.jury", "--application", "1", "--domain", "D01", "--not-awarded"],
        "ne va pas avec",
    ),
    "none of two": (["decide", "e.jury", "--not-awarded"], "il manque l’un"),
    "a level of a domain": (["decide", "e.jury", "--domain", "D01", "--level", "or"], "--level"),
    "a withdrawal of both": (
        ["decide", "e.jury", "--application", "1", "--not-awarded", "--withdraw"],
        "--level",
    ),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_wrong_usage_is_said_in_french(jury, words, said):
    status, output, complaint = jury(*words)

    assert (status, output) == (2, "")
    assert said in complaint
    explained = complaint.replace("--", "")
    assert [word for word in ENGLISH if word in explained] == []


@pytest.mark.parametrize("text", ["2026-11-28T18:00", "2026-11-28 18:00", "2026-11-28T18:00:59"])
def test_a_day_and_an_hour_may_have_a_blank_between_them(text):
    assert moment(text) == datetime(2026, 11, 28, 18)


def test_no_word_of_a_command_is_asked_for_by_the_name_it_has_in_the_code(jury):
    assert jury("list", "e.jury")[2].rstrip().endswith("ballots,decisions})")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "."],
        ["import", "EDITION", "."],
        ["publish", "EDITION", "--out", "o", "letters", "--laureate-letter", "."],
        ["verify-certificate", ".", "--key", "."],
    ],
    ids=lambda words: words[0],
)
def test_a_folder_in_the_place_of_a_file_is_called_a_folder(ask, edition, words, request):
    if words[0] == "publish":
        edition = request.getfixturevalue("road").edition

    status, refused = ask(*(edition if each == "EDITION" else each for each in words))

    assert (status, refused["error"]["code"]) == (1, "file_is_folder")


@pytest.mark.parametrize(
    "words",
    [
        ["archive", "FILE", "--out", "FILE"],
        ["export", "FILE", "--anonymised", "--out", "FILE"],
        ["analyse", "FILE", "--pdf", "FILE"],
        ["grid", "FILE", "--code", "x", "--out", "FILE"],
    ],
    ids=lambda words: words[0],
)
def test_no_command_writes_over_what_it_reads(ask, edition, words):
    before = edition.read_bytes()

    status, refused = ask(*(edition if each == "FILE" else each for each in words))

    assert (status, refused["error"]["code"]) == (1, "file_exists")
    assert edition.read_bytes() == before


def test_no_document_takes_the_place_of_an_edition(edition):
    before = edition.read_bytes()

    with pytest.raises(StoreError) as refusal:
        write_safely(edition, b"%PDF")

    assert refusal.value.code == "file_exists"
    assert edition.read_bytes() == before


def test_wrong_usage_is_said_in_english_to_who_speaks_it(jury):
    assert "the following arguments are required: EDITION" in jury("--lang", "en", "decide")[2]


def test_the_headings_of_help_have_a_space_before_their_colon(capsys, monkeypatch):
    monkeypatch.setenv("JURY_LANG", "fr")
    with pytest.raises(SystemExit):
        run(["decide", "--help"])

    said = capsys.readouterr().out
    for heading in ("Usage", "Arguments", "Options"):
        assert f"{heading}{NBSP}:" in said
    assert [word for word in ENGLISH if word in said] == []


def test_every_word_of_every_command_is_explained_and_in_french_by_no_english_one():
    with speaking("fr"):
        actions = build_parser()._actions  # noqa: SLF001 -- argparse tells it nowhere else
        [commands] = (each for each in actions if each.dest == "command")
        parsers = {name: each for name, each in commands.choices.items() if name in COMMANDS}
        said = {name: each.format_help() for name, each in parsers.items()}
        unexplained = [
            (name, action.dest)
            for name, each in parsers.items()
            for action in each._actions  # noqa: SLF001 -- as above
            if not action.help
        ]

    assert {*said} == {*COMMANDS}
    assert unexplained == []
    assert [(name, word) for name in said for word in ENGLISH if word in said[name]] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_command_that_does_not_exist_opens_no_window(jury, language):
    status, _output, complaint = jury("--lang", language, "classements")

    assert status == 2
    assert "classements" in complaint


def test_a_file_that_is_not_there_opens_no_window(jury):
    status, _output, complaint = jury("absente.jury")

    assert status == 1
    assert "«\N{NO-BREAK SPACE}absente.jury\N{NO-BREAK SPACE}»" in complaint


@pytest.mark.skipif(sys.platform != "linux", reason="only there can one be without a screen")
def test_without_a_screen_it_is_said_so(jury, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    status, _output, complaint = jury()

    assert status == 1
    assert "écran" in complaint
