"""The day played beforehand: a copy under other keys, which says everywhere what it is."""

import base64
import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing, redirect_stdout
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import select

from jury_app.cli import run
from jury_app.designs import OwnDesign
from jury_app.exchange.rehearsing import rehearse
from jury_app.helper import read_codes
from jury_app.model.database import Database
from jury_app.model.entities import Application, Domain
from jury_app.model.operations.designing import add_design
from jury_app.model.operations.edition import edit_edition
from jury_app.model.operations.running import set_running_order
from jury_app.model.queries.designs import KeptFile
from jury_app.model.queries.running_order import order_in_force
from jury_app.model.room.running import Basis
from jury_app.model.values import EditionValues
from jury_app.progress import finish

CODES = select(Domain.id, Domain.code)
NUMBERS = select(Application.id, Application.number)
DESIGNS = "SELECT name, settings FROM certificate_design"
FILES = "SELECT sha256, name, content FROM design_file"
ON_REQUEST = (
    "ceremony", "ceremony-script", "ceremony-slides", "letters", "letters-drafts", "feedback",
    "name-plates", "labels", "calendar", "attendance-sheet", "calibration-sheet",
)  # fmt: skip


@pytest.fixture(scope="module")
def season(road, tmp_path_factory):
    """The edition after its real day, a rehearsal of it, and one that was played to its end."""
    folder = tmp_path_factory.mktemp("season")
    edition, rehearsal, closed = (folder / f"{name}.jury" for name in ("prix", "essai", "clos"))
    shutil.copy(road.edition, edition)

    def ask(*words):
        output = io.StringIO()
        with redirect_stdout(output):
            assert run([*map(str, words), "--json"]) == 0
        return json.loads(output.getvalue())

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JURY_LANG", "fr")
        patch.setenv("JURY_DATA", str(folder / "data"))
        patch.delenv("JURY_PASSPHRASE", raising=False)
        ask("rehearse", edition, "--out", rehearsal)
        shutil.copy(rehearsal, closed)
        ask("open-ballots", closed, "--witness", "Maître Dupont")
        for domain in ask("standings", closed)["domains"][:3]:
            best = domain["standings"][0]["application"]
            words = ("--level", "or", "--motive", "Départagé par le président")
            ask("decide", closed, "--application", best, *words)
        ask("close", closed, "--undecided", "not-awarded")
    return folder


@pytest.fixture
def played(season, tmp_path):
    """The edition, and its rehearsal before anything was done in it."""
    return tuple(
        Path(shutil.copy(season / name, tmp_path / name)) for name in ("prix.jury", "essai.jury")
    )


@pytest.fixture
def closed(season, tmp_path):
    """A rehearsal that was played to its end."""
    return Path(shutil.copy(season / "clos.jury", tmp_path / "clos.jury"))


def rows(path, query):
    with closing(sqlite3.connect(path)) as base:
        return base.execute(query).fetchall()


def test_a_rehearsal_is_made_in_a_process_of_its_own_and_leaves_the_edition_as_it_was(
    road, tmp_path
):
    edition = Path(shutil.copy(road.edition, tmp_path / "prix.jury"))
    before = edition.read_bytes()

    done = subprocess.run(
        [sys.executable, "-m", "jury_app", "rehearse", edition, "--out", "essai.jury", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(Path.cwd()), "JURY_DATA": str(tmp_path / "data"), "PATH": ""},
    )

    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert told["rehearsal"] is True
    assert told["ballots"] == len(rows(tmp_path / "essai.jury", "SELECT 1 FROM ballot"))
    assert edition.read_bytes() == before


def test_the_copy_has_its_own_keys_and_all_that_the_day_needs(played):
    edition, rehearsal = played
    keys = "SELECT key, signing_key, recipient, recovery_recipient FROM edition"
    [own], [real] = rows(rehearsal, keys), rows(edition, keys)
    assert not {*own} & {*real}
    assert rows(rehearsal, "SELECT title, is_rehearsal FROM edition") == [
        ("Prix Territoria (ESSAI)", 1)
    ]
    for what in (
        "SELECT code, name, sponsor FROM domain ORDER BY code",
        "SELECT number, title, status FROM application ORDER BY number",
        "SELECT name, sha256 FROM attachment ORDER BY name, sha256",
        "SELECT family_name, given_name, role FROM juror ORDER BY family_name",
        "SELECT settings FROM rules ORDER BY version DESC LIMIT 1",
    ):
        assert rows(rehearsal, what) == rows(edition, what)
    assert rows(rehearsal, "SELECT opened_at FROM round") == [(None,)]
    assert not {*rows(rehearsal, 'SELECT "key" FROM juror')} & {
        *rows(edition, 'SELECT "key" FROM juror')
    }


@pytest.mark.parametrize("basis", [Basis.HAND, Basis.EXITS])
def test_the_planned_order_and_the_designs_of_certificates_are_rehearsed_too(road, tmp_path, basis):
    edition = Path(shutil.copy(road.folder / "issued.jury", tmp_path / "prix.jury"))
    kept = KeptFile(name="fond.png", media_type="image/png", content=b"background")
    design = OwnDesign(background=kept.sha256)
    with closing(Database(edition)) as database:
        _basis, turns = database.read(order_in_force)
        database.write(set_running_order, basis=basis, turns=[*reversed(turns)])
        database.write(add_design, name="Diplôme de la ville", design=design, files=[kept])
        finish(rehearse(database, tmp_path / "essai.jury", has_ballots=False))

    told = []
    for path in (edition, tmp_path / "essai.jury"):
        with closing(Database(path)) as database:
            codes = dict(database.read(lambda session: session.execute(CODES).all()))
            numbers = dict(database.read(lambda session: session.execute(NUMBERS).all()))
            held, order = database.read(order_in_force)
        turns = [(codes[each.domain], [numbers[n] for n in each.applications]) for each in order]
        told.append((held, turns, rows(path, DESIGNS), rows(path, FILES)))
    assert told[0] == told[1]
    assert told[1][0] is basis


def test_nothing_that_jurors_said_goes_into_the_copy(played):
    edition, rehearsal = played
    data = rehearsal.read_bytes()
    said = rows(edition, "SELECT digest, opened, marks, sealed FROM ballot")
    assert said
    for digest, opened, marks, sealed in said:
        comments = [*json.loads(marks)["comments"].values()]
        recusals = [*json.loads(marks)["recused"].values()]
        for text in filter(None, (digest, *comments, *recusals)):
            assert text.encode() not in data
        assert sealed not in data
        assert opened[:200] not in data


def test_no_letter_of_it_reaches_anybody(played):
    _edition, rehearsal = played
    for what in ("SELECT email FROM juror", "SELECT contact_email FROM application"):
        addresses = [address for (address,) in rows(rehearsal, what) if address]
        assert all(address.endswith("@essai.invalid") for address in addresses)
    assert rows(rehearsal, "SELECT ballots_email FROM edition") == [("",)]


def test_the_made_up_marks_are_those_of_their_seed(played, ask, tmp_path):
    edition, rehearsal = played
    orders = []
    for name, words in (("again", ()), ("other", ("--seed", 7))):
        path = tmp_path / f"{name}.jury"
        assert ask("rehearse", edition, "--out", path, *words)[0] == 0
        orders.append(path)
    told = []
    for path in (rehearsal, *orders):
        assert ask("open-ballots", path, "--witness", "X")[0] == 0
        told.append(ask("standings", path)[1]["domains"])
    assert told[0] == told[1] != told[2]

    ranks = [row["rank"] for domain in told[0] for row in domain["standings"]]
    firsts = [[row["rank"] for row in domain["standings"]] for domain in told[0]]
    assert any(each.count(1) == 2 for each in firsts), "two share a first place"
    assert len({*ranks}) > 1
    marks = [json.loads(text) for (text,) in rows(rehearsal, "SELECT marks FROM ballot")]
    jurors = len(rows(rehearsal, "SELECT DISTINCT juror_id FROM assignment"))
    assert 0 < len(marks) < jurors, "a ballot is missing"
    assert sum(bool(each["recused"]) for each in marks) == 1
    assert rows(rehearsal, "SELECT count(*) FROM ballot WHERE NOT is_complete") == [(1,)]


def test_every_command_says_that_it_is_a_rehearsal(played, ask, jury):
    edition, rehearsal = played
    for words in (("list", rehearsal, "jurors"), ("check", rehearsal)):
        assert ask(*words)[1]["rehearsal"] is True
        assert jury(*words)[1].startswith("Ceci est un essai")
    assert "rehearsal" not in ask("list", edition, "jurors")[1]
    findings = [each["code"] for each in ask("check", rehearsal)[1]["findings"]]
    assert "rehearsal" in findings
    status, verdict = ask("verify", rehearsal)
    assert (status, verdict["ok"], verdict["rehearsal"]) == (1, False, True)
    assert {each["code"] for each in verdict["findings"]} == {"rehearsal", "ballots_sealed"}


def test_a_rehearsal_that_calls_itself_real_is_found_out(closed, ask):
    with closing(sqlite3.connect(closed)) as base:
        base.execute("UPDATE edition SET is_rehearsal = 0")
        base.commit()

    for command in ("check", "verify"):
        codes = [each["code"] for each in ask(command, closed)[1]["findings"]]
        assert "rehearsal_hidden" in codes


def test_a_new_title_does_not_take_the_word_away(played):
    _edition, rehearsal = played
    with closing(Database(rehearsal)) as database:
        renamed = EditionValues(title="Prix Territoria", year=2026)
        database.write(edit_edition, values=renamed)
    assert rows(rehearsal, "SELECT title FROM edition") == [("Prix Territoria (ESSAI)",)]


def test_every_document_of_a_rehearsal_says_so(closed, ask, tmp_path):
    out = tmp_path / "papiers"
    status, told = ask("publish", closed, "--out", out)
    assert (status, told["rehearsal"]) == (0, True)
    words = ("publish", closed, "--out", out, "--embargo", "2027-01-01T10:00", "press-list")
    assert ask(*words, *ON_REQUEST)[0] == 0
    assert ask("publish", closed, "--out", out, "certificates", "--one-per-laureate")[0] == 0

    for path in out.rglob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        for page in document:
            words = page.get_textpage().get_text_bounded()
            assert words.count("ESSAI") >= 2, (path.name, words)
    for path in out.rglob("*.eml"):
        assert "ESSAI" in path.read_text(encoding="utf-8"), path.name
    for name in ("award-list.csv", "award-list.html", "calendar.ics", "certificates-key.pem"):
        assert "ESSAI" in (out / name).read_text(encoding="utf-8"), name
    open_data = [*csv.DictReader(io.StringIO((out / "award-list.csv").read_text("utf-8")))]
    assert {row["rehearsal"] for row in open_data} == {"ESSAI"}
    schema = json.loads((out / "award-list.schema.json").read_text("utf-8"))
    assert schema["fields"][-1]["name"] == "rehearsal"
    for sheet in openpyxl.load_workbook(out / "award-list.xlsx"):
        assert sheet.title.startswith("ESSAI")
        assert {row[-1].value for row in sheet.iter_rows(min_row=2)} == {"ESSAI"}
    with zipfile.ZipFile(out / "minutes.docx") as package:
        for part in ("word/header1.xml", "word/header2.xml", "word/document.xml"):
            assert "ESSAI" in package.read(part).decode()
    minutes = pypdfium2.PdfDocument(out / "minutes.pdf")
    assert minutes.get_metadata_value("Title").endswith("(ESSAI) 2026")


def test_a_certificate_of_a_rehearsal_is_genuine_nowhere(closed, ask, jury, tmp_path):
    out = tmp_path / "papiers"
    assert ask("publish", closed, "--out", out, "certificates")[0] == 0
    path = out / "certificates.pdf"

    codes = [*read_codes(path.read_bytes(), path.name)]
    assert codes
    assert all(each.startswith("ESSAI1\n") for each in codes)
    key = out / "certificates-key.pem"
    for given in (path, codes[0], codes[0].replace("ESSAI1", "JURY1", 1)):
        status, output, complaint = jury("verify-certificate", given, "--key", key)
        assert (status, output) == (1, "")
        assert complaint
    assert "lors d’un essai" in jury("verify-certificate", path, "--key", key)[2]


def test_an_archive_of_a_rehearsal_agrees_and_is_not_ok(closed, ask, tmp_path):
    status, archived = ask("archive", closed, "--out", tmp_path / "essai.zip")
    assert (status, archived["rehearsal"]) == (0, True)

    status, verdict = ask("verify", tmp_path / "essai.zip")
    assert (status, [each["code"] for each in verdict["findings"]]) == (1, ["rehearsal"])


def test_kits_and_receipts_of_a_rehearsal_stay_within_it(road, ask, tmp_path):
    edition = Path(shutil.copy(road.folder / "issued.jury", tmp_path / "prix.jury"))
    rehearsal = tmp_path / "essai.jury"
    words = ("rehearse", edition, "--out", rehearsal, "--without-ballots")
    assert ask(*words)[1]["ballots"] == 0
    _status, issued = ask("kits", rehearsal, "--out", tmp_path / "kits")
    assert all(Path(each["file"]).name.startswith("ESSAI-") for each in issued["kits"])
    with (tmp_path / "kits" / "codes.csv").open(encoding="utf-8", newline="") as file:
        code = next(row["code"] for row in csv.DictReader(file))
    kit, grid = issued["kits"][0]["file"], tmp_path / "grille.csv"
    assert ask("grid", kit, "--code", code, "--out", grid)[0] == 0
    assert grid.read_text("utf-8").splitlines()[0].endswith(",rehearsal")
    words = ("--code", code, "--scores", grid, "--out", tmp_path / "ballots")
    _status, sealed = ask("ballot", kit, *words)
    assert Path(sealed["file"]).name.startswith("ESSAI-")

    [refused] = ask("collect", edition, sealed["file"])[1]["files"]
    assert (refused["answer"], refused["reason"]) == ("refused", "ballot_of_rehearsal")
    assert "essai" in refused["text"]
    [taken] = ask("collect", rehearsal, sealed["file"])[1]["files"]
    assert taken["answer"] == "received"
    _status, written = ask("receipts", rehearsal, "--out", tmp_path / "receipts")
    for each in written["receipts"]:
        payload = json.loads(Path(each["file"]).read_text())["payload"]
        assert b'"rehearsal":true' in base64.b64decode(payload)
        assert "ESSAI" in Path(each["message"]).read_text("utf-8")


def test_a_real_ballot_is_refused_by_a_rehearsal(road, played, ask):
    _edition, rehearsal = played
    ballot = next((road.folder / "ballots").glob("*.juryballot"))

    [refused] = ask("collect", rehearsal, ballot)[1]["files"]

    assert (refused["answer"], refused["reason"]) == ("refused", "ballot_not_of_rehearsal")


def test_marks_without_names_say_that_they_were_made_up(closed, ask, tmp_path):
    status, told = ask("export", closed, "--anonymised", "--out", tmp_path / "marks.csv")

    assert status == 0
    for file in (told["file"], told["criteria"]):
        lines = [*csv.DictReader(io.StringIO(Path(file).read_text("utf-8")))]
        assert {line["rehearsal"] for line in lines} == {"ESSAI"}


def test_a_table_written_in_a_rehearsal_is_not_imported(closed, played, ask, tmp_path):
    edition, _rehearsal = played
    assert ask("publish", closed, "--out", tmp_path / "out", "award-list-csv")[0] == 0

    status, refused = ask("import", edition, tmp_path / "out" / "award-list.csv")

    assert (status, refused["error"]["code"]) == (1, "table_of_rehearsal")


@pytest.mark.parametrize("option", ["--from", "--shortlist-of"])
def test_nothing_starts_from_a_rehearsal(played, ask, tmp_path, option):
    _edition, rehearsal = played

    status, refused = ask("new", tmp_path / "suite.jury", option, rehearsal)

    assert (status, refused["error"]["code"]) == (1, "rehearsal_leads_nowhere")
    assert not (tmp_path / "suite.jury").exists()


def test_a_rehearsal_takes_no_place_that_is_taken(played, ask):
    edition, rehearsal = played
    before = rehearsal.read_bytes()

    for out in (rehearsal, edition):
        status, refused = ask("rehearse", edition, "--out", out)
        assert (status, refused["error"]["code"]) == (1, "file_exists")

    assert rehearsal.read_bytes() == before


def test_a_rehearsal_of_a_rehearsal_begins_again_from_zero(closed, ask, tmp_path):
    again = tmp_path / "essai 2.jury"

    assert ask("rehearse", closed, "--out", again)[0] == 0

    assert rows(again, "SELECT title FROM edition") == [("Prix Territoria (ESSAI)",)]
    assert rows(again, "SELECT count(*) FROM decision") == [(0,)]


def test_an_edition_whose_files_were_erased_is_rehearsed_without_them(played, ask, tmp_path):
    edition, _rehearsal = played
    asked = ("--what", "attachments", "--reason", "Le délai est passé", "--out", tmp_path)
    assert ask("purge", edition, *asked)[0] == 0

    assert ask("rehearse", edition, "--out", tmp_path / "sans.jury", "--without-ballots")[0] == 0

    assert rows(tmp_path / "sans.jury", "SELECT count(*) FROM attachment") == [(0,)]


def test_an_empty_edition_has_nothing_to_rehearse(ask, tmp_path):
    assert ask("new", tmp_path / "vide.jury", "--year", 2026)[0] == 0

    status, refused = ask("rehearse", tmp_path / "vide.jury", "--out", tmp_path / "essai.jury")

    assert (status, refused["error"]["code"]) == (1, "rehearsal_empty")
    assert not (tmp_path / "essai.jury").exists()
