"""Two instances from the command line: a panel shortlists, a jury judges."""

import json
import runpy
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

PAPERS = ("minutes.pdf", "attendance-sheet.pdf")
WORLDS = runpy.run_path(str(Path(__file__).parent.parent / "archiving" / "worlds.py"))


@pytest.fixture
def panel(ask, tmp_path):
    """A panel’s edition, founded by a command, with its ballots opened."""
    path = tmp_path / "panel.jury"
    assert ask("new", path, "--panel", "--year", 2026)[0] == 0
    world = WORLDS["World"](path, tmp_path / "ballots")
    world.applications("A1", "A2", "A3")
    jurors = world.jurors("Benali", "Carpentier", "Diallo")
    world.assign()
    world.invite(*jurors)
    for juror in jurors:
        scores = {"A1": 9, "A2": 7, "A3": 7}
        world.seal(
            juror,
            {
                each: dict.fromkeys(WORLDS["YEAR"]["CRITERIA"], mark)
                for each, mark in scores.items()
            },
        )
    world.collect()
    world.open_all()
    world.close()
    return path


def words_of(path):
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    return " ".join(" ".join(pages).split())


def numbers(document, key="shortlisted"):
    return [
        one["number"] for each in document["domains"] for one in each["applications"] if one[key]
    ]


def test_a_cut_is_tried_before_it_is_made(panel, ask):
    words = ("shortlist", panel, "--best", 2)
    _status, tried = ask(*words, "--equals", "out", "--dry-run")
    _status, nothing = ask("shortlist", panel)
    _status, made = ask(*words)

    assert (numbers(tried), numbers(tried, "equal")) == (["A1"], ["A2", "A3"])
    assert numbers(nothing) == []
    assert made["shortlisted"] == 3
    [domain] = made["domains"]
    assert domain["cut"] == {"best": 2, "at_least": None, "equals": "in"}
    assert domain["applications"][0]["mean"] == "18"


def test_a_whole_season_from_the_panel_to_the_jury(panel, ask, jury, tmp_path):
    following = tmp_path / "jury.jury"
    assert ask("shortlist", panel, "--at-least", "14,5")[1]["shortlisted"] == 1
    called = ("--call-back", "A3", "--reason", "Unique", "--by", "Benali")
    assert ask("shortlist", panel, *called)[0] == 0
    moved = ("--move", "A3", "--to", "D02", "--reason", "Urbanisme")
    _status, told = ask("shortlist", panel, *moved)
    assert numbers(told, "called_back") == ["A3"]
    status, refused = ask("new", following, "--shortlist-of", panel)
    assert (status, refused["error"]["code"]) == (1, "shortlist_open")
    assert ask("close", panel)[0] == 0
    assert ask("archive", panel, "--out", tmp_path / "panel.zip")[0] == 0

    words = ("new", following, "--shortlist-of", panel, "--title", "Grand jury")
    status, founded = ask(*words, "--seat-panel")
    _status, listed = ask("list", following, "applications")
    _status, seated = ask("list", following, "jurors")

    assert (status, founded["applications"]) == (0, 2)
    told = [(each["number"], each["domain"], each["status"]) for each in listed["applications"]]
    assert told == [("A1", "D01", "shortlisted"), ("A3", "D02", "shortlisted")]
    assert len(seated["jurors"]) == 3
    _status, verdict = ask("verify", following, "--preselection", tmp_path / "panel.zip")
    assert [each["code"] for each in verdict["findings"]] == ["ballots_sealed"]


def test_a_panel_publishes_its_list_and_its_minutes_and_no_certificate(panel, ask, tmp_path):
    ask("shortlist", panel, "--best", 1)
    ask("close", panel)
    _status, written = ask("publish", panel, "--out", tmp_path / "out")
    status, refused = ask("publish", panel, "--out", tmp_path / "more", "certificates")

    names = [each["document"] for each in written["files"]]
    assert names == ["award-list", "award-list-xlsx", "award-list-csv", "minutes", "minutes-docx"]
    assert (status, refused["error"]["code"]) == (1, "shortlist_uncertified")
    status, refused = ask("publish", panel, "--out", tmp_path / "more", "award-list", "letters")
    assert (status, refused["error"]["code"]) == (1, "shortlist_uncertified")
    assert not (tmp_path / "more").exists()

    assert ask("publish", panel, "--out", tmp_path / "out", "attendance-sheet")[0] == 0
    minutes, sheet = (words_of(tmp_path / "out" / name) for name in PAPERS)
    for told in ("Le collège délibère selon", "Le collège délibère lorsque la moitié"):
        assert told in minutes
    assert "Le collège compte 3 membres" in sheet
    assert "Séance du collège d’experts" in sheet
    assert "Le jury" not in minutes + sheet


@pytest.mark.parametrize(
    "words",
    [
        ("--call-back", "A3"),
        ("--move", "A3", "--reason", "Urbanisme"),
        ("--best", "2", "--call-back", "A3", "--reason", "Unique"),
        ("--reason", "Unique"),
        ("--dry-run",),
        ("--at-least", "douze"),
    ],
)
def test_words_that_make_no_sense_together_are_refused_and_nothing_is_done(panel, jury, words):
    with closing(sqlite3.connect(panel)) as base:
        before = base.execute("SELECT max(seq) FROM journal_entry").fetchone()
    status, _output, complaint = jury("shortlist", panel, *words)
    with closing(sqlite3.connect(panel)) as base:
        after = base.execute("SELECT max(seq) FROM journal_entry").fetchone()

    assert (status, before) == (2, after)
    assert complaint


def test_the_panel_sits_in_a_jury_only_where_there_is_one(jury, tmp_path):
    status, _output, complaint = jury("new", tmp_path / "edition.jury", "--seat-panel")

    assert status == 2
    assert "--shortlist-of" in complaint
    assert not (tmp_path / "edition.jury").exists()


def test_a_jury_of_one_instance_is_told_that_it_shortlists_nothing(edition, jury):
    status, output, _complaint = jury("shortlist", edition, "--best", 3, "--json")

    assert (status, json.loads(output)["error"]["code"]) == (1, "shortlist_none")
