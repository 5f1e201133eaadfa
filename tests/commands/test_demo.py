"""One demonstration, made as a user makes it, and all that it promises.

It is made once by each process that runs a test of this module; it is the slowest fixture here.
"""

import csv
import json
import runpy
from collections import Counter
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest

from jury_app.cli import run

DOCUMENTS = {
    "award-list.csv",
    "award-list.html",
    "award-list.pdf",
    "award-list.schema.json",
    "award-list.xlsx",
    "certificates-check.html",
    "certificates-key.pem",
    "certificates.pdf",
    "minutes.docx",
    "minutes.pdf",
}
LARGEST = 40 * 1024 * 1024
WORLD = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "offline.py")))
DEMO = """
import sys
from jury_app import __main__ as program
from jury_app.sealing import encryption
encryption.CODE_WORK = encryption.PASSPHRASE_WORK = 1  # the year is tried, not the lock
sys.exit(program.main())
"""
ASKING = "import socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept OSError: pass"
WINDOW = """
import sys
from jury_app import cli
cli.prepare_for_windows()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from jury_app import app
painted = app.after_first_paint
def after_first_paint(*shown):
    painted(*shown)
    QTimer.singleShot(3000, QApplication.instance().quit)
app.after_first_paint = after_first_paint
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def own_data(tmp_path_factory):
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    """A world without a network, or nothing where none may be made."""
    return None if WORLD.why_not() else WORLD.Offline(tmp_path_factory.mktemp("offline"))


@pytest.fixture(scope="module")
def made(machine, offline, tmp_path_factory, own_data):
    """What the demonstration answered, and what it asked of a network where that is seen."""
    folder = tmp_path_factory.mktemp("there") / "demo"
    if offline is None:
        done = machine.run(own_data, "demo", folder)
        assert (done.status, done.error) == (0, "")
        return done.document, None
    done, asked = offline.run(own_data, "-c", DEMO, "demo", folder, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout), asked


@pytest.fixture(scope="module")
def answer(made):
    document, _asked = made
    return document


@pytest.fixture(scope="module")
def edition(answer):
    return answer["edition"]


@pytest.fixture(scope="module")
def folder(edition):
    return Path(edition).parent


@pytest.fixture
def ask(capsys, edition):
    """Ask the command line about the edition."""

    def asked(command, *arguments):
        assert run([command, edition, *arguments, "--json", "--lang", "fr"]) == 0
        return json.loads(capsys.readouterr().out)

    return asked


def pages(path):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def test_every_file_is_told_and_is_there(answer, folder):
    told = {Path(each) for each in answer["files"]}
    found = {path for path in folder.rglob("*") if path.is_file()}

    assert found == {*told, Path(answer["edition"])}
    assert {path.name for path in told if path.parent == folder} == DOCUMENTS
    assert {path.parent.name for path in told} == {"demo", "kits", "ballots", "imports"}


def require(offline):
    if offline is None:
        pytest.skip(WORLD.why_not())


def test_a_whole_edition_asks_for_no_network(made, offline):
    require(offline)
    _document, asked = made

    assert asked == []


def test_a_window_asks_for_no_network(edition, offline, tmp_path):
    require(offline)

    done, asked = offline.run(tmp_path, "-c", WINDOW, edition)

    assert (done.returncode, asked) == (0, [])


def test_whoever_did_ask_for_a_network_would_be_seen(offline, tmp_path):
    require(offline)

    _done, asked = offline.run(tmp_path, "-c", ASKING)

    assert len(asked) == 1


def test_it_takes_little_room(folder):
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < LARGEST


def test_nothing_is_left_in_the_users_own_folder(answer, own_data):
    assert list(own_data.iterdir()) == []


def test_applications_are_those_of_a_real_call(ask):
    rows = ask("list", "applications")["applications"]

    states = Counter(row["status"] for row in rows)
    assert states == {"shortlisted": 60, "admissible": 3, "inadmissible": 2, "withdrawn": 1}
    assert len({row["domain"] for row in rows if row["status"] == "shortlisted"}) == 20
    assert [row["status"] for row in rows if row["late"]] == ["inadmissible"]
    assert sum(bool(row["co_applicants"]) for row in rows) == 2
    assert max(len(row["applicant"]) for row in rows) == 150
    assert all(row["attachments"] for row in rows if row["status"] == "shortlisted")


def test_the_jury_is_of_every_kind(ask):
    rows = ask("list", "jurors")["jurors"]

    roles = Counter(row["role"] for row in rows)
    assert roles == {"chair": 1, "vice_chair": 1, "member": 16, "sponsor": 5, "advisory": 1}
    assert all(domain["sponsor"] for domain in ask("list", "domains")["domains"])


def test_ballots_came_early_late_twice_with_gaps_and_not_at_all(ask):
    ballots = ask("list", "ballots")["ballots"]
    kits = Counter(row["state"] for row in ask("list", "kits")["kits"])

    assert kits == {"received": 20, "incomplete": 1, "issued": 1}
    assert Counter(row["state"] for row in ballots) == {"counted": 21, "superseded": 1}
    assert max(row["revision"] for row in ballots) == 2


def test_one_application_has_too_few_marks_to_be_ranked(ask):
    domains = ask("standings")["domains"]

    unranked = [each for domain in domains for each in domain["not_ranked"]]
    assert [each["reason"] for each in unranked] == ["marks_too_few"]
    assert sum(len(domain["standings"]) for domain in domains) == 59


def test_two_have_the_same_mean_exactly_and_share_the_first_award(ask):
    [domain] = ask("standings", "--domain", "D05")["domains"]
    decisions = ask("list", "decisions")["decisions"]

    first, second, third = domain["standings"]
    assert [each["rank"] for each in (first, second, third)] == [1, 1, 3]
    assert first["mean"] == second["mean"]
    assert {row["application"] for row in decisions if row["ex_aequo"]} == {
        first["application"],
        second["application"],
    }


def test_recusals_take_no_part_in_a_mean(ask):
    standings = [each for one in ask("standings")["domains"] for each in one["standings"]]

    assert Counter(each["eligible"] for each in standings)[4] == 10
    assert all(3 <= each["n"] <= each["eligible"] <= 5 for each in standings)


def test_the_decisions_tell_a_whole_day(ask):
    rows = ask("list", "decisions")["decisions"]

    levels = Counter(row["level"] for row in rows)
    assert levels == {
        "or": 20,
        "argent": 18,
        "bronze": 12,
        "mention": 3,
        "Prix spécial du jury": 1,
        "not_awarded": 1,
    }
    assert sorted(row["domain"] for row in rows if row["motive"]) == ["D07", "D11"]


def test_awards_follow_the_order_but_where_a_motive_says_why(ask):
    means = {
        each["application"]: float(each["mean"])
        for domain in ask("standings")["domains"]
        for each in domain["standings"]
    }
    levels = ["or", "argent", "bronze"]
    decisions = [row for row in ask("list", "decisions")["decisions"] if row["level"] in levels]
    ordered = sorted(decisions, key=lambda row: levels.index(row["level"]))
    departed = [
        (higher["domain"], bool(higher["motive"]))
        for higher, lower in combinations(ordered, 2)
        if higher["domain"] == lower["domain"]
        and higher["level"] != lower["level"]
        and means[higher["application"]] < means[lower["application"]]
    ]

    assert departed == [("D07", True)]


def test_the_edition_is_sound(ask):
    checked = ask("check")

    assert checked["ok"]
    assert {each["code"] for each in checked["findings"]} == {"backup_none", "ballots_never_came"}


def test_there_is_a_certificate_for_each_award(folder, ask):
    awarded = [row for row in ask("list", "decisions")["decisions"] if row["application"]]

    assert len(pages(folder / "certificates.pdf")) == len(awarded) == 54


def test_the_minutes_tell_who_was_there_and_why(folder):
    text = " ".join("".join(pages(folder / "minutes.pdf")).split())

    for words in (
        "9 h 04",
        "12 h 41",
        "14 octobre 2026",
        "à distance",
        "pouvoir donné",
        "absence excusée",
        "devant les témoins suivants",
        "Cette décision s’écarte de l’ordre du classement",
        "ex æquo",
        "Prix spécial du jury",
        "Mme Hélène Vauquelin",
    ):
        assert words in text


def test_an_import_of_the_same_files_says_unchanged_for_all(answer, edition, tmp_path, capsys):
    other = str(tmp_path / "other.jury")
    folder = Path(edition).parent / "imports"
    assert run(["new", other, "--year", "2026", "--json"]) == 0
    for name, kind in (
        ("demarches-simplifiees.csv", "applications"),
        ("jurors.csv", "jurors"),
        ("demarches-simplifiees.zip", "attachments"),
    ):
        command = ["import", other, str(folder / name), "--as", kind, "--json"]
        assert run(command) == 0
        capsys.readouterr()
        assert run(command) == 0
        again = json.loads(capsys.readouterr().out)
        assert (again["new"], again["changed"], again["refused"]) == (0, 0, [])


def test_a_kit_opens_with_its_code(folder, tmp_path, capsys):
    with (folder / "kits" / "codes.csv").open(encoding="utf-8", newline="") as file:
        [row] = [each for each in csv.DictReader(file) if each["juror"] == "Gaël Tanguy"]
    command = ["grid", str(folder / "kits" / row["file"]), "--code", row["code"]]

    assert run([*command, "--out", str(tmp_path / "grid.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["applications"] == 12
