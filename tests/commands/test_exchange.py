"""Kits issued again, ballots that disagree, messages, and the register, by the command line."""

import csv
import email.message
import io
import json
from datetime import datetime

import openpyxl
import pytest

from jury_app import paths
from jury_app.formatting import format_moment
from jury_app.i18n import speaking

BENALI = "Fatima Benali"


@pytest.fixture
def send(edition, ask, issued, tmp_path):
    """What seals a ballot of the first juror with the kit of a folder."""

    def send_(name, mark, kit=None, code=None):
        out = tmp_path / name
        out.mkdir(exist_ok=True)
        grid = out / "grille.csv"
        file = kit or issued.files[BENALI].file
        words = ["--code", code or issued.files[BENALI].code]
        assert ask("grid", file, *words, "--out", grid)[0] == 0
        rows = list(csv.DictReader(io.StringIO(grid.read_text(encoding="utf-8-sig"))))
        for row in rows:
            row["cible"] = mark
        with grid.open("w", encoding="utf-8", newline="") as written:
            writer = csv.DictWriter(written, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        status, answer = ask("ballot", file, *words, "--scores", grid, "--out", out)
        assert status == 0
        return answer

    return send_


@pytest.fixture
def forget():
    def forget_():
        for each in paths.user_data().glob("*.jurywork"):
            each.unlink()

    return forget_


@pytest.fixture
def in_conflict(edition, ask, send, forget):
    """Two ballots of one juror from two machines, both received; their codes."""
    first = send("un", 8)
    forget()
    second = send("deux", 2)
    ask("collect", edition, first["file"], second["file"])
    return first["code"], second["code"]


def test_a_conflict_is_told_decided_and_opened_again(edition, ask, jury, in_conflict):
    _status, told = ask("resolve", edition, "--juror", "Benali")
    assert {each["code"].replace("-", "") for each in told["ballots"]} == {
        each.replace("-", "") for each in in_conflict
    }
    assert {*told["ballots"][0]} == {
        "code", "revision", "device", "made_at", "received_at", "complete",
    }  # fmt: skip

    words = ("--keep", in_conflict[1].lower(), "--reason", "Lu au téléphone", "--witness", "Roy")
    status, answer = ask("resolve", edition, "--juror", "Benali", *words)
    _status, listed = ask("list", edition, "ballots")

    assert (status, answer["ballots"]) == (0, [])
    assert answer["kept"].replace("-", "") == in_conflict[1].replace("-", "")
    assert sorted(each["state"] for each in listed["ballots"]) == ["counted", "set_aside"]
    status, output, _complaint = jury("resolve", edition, "--juror", "Benali", "--reopen")
    assert (status, "annulée" in output) == (0, True)
    assert "s’opposent" in output
    with speaking("fr"):
        received = format_moment(datetime.fromisoformat(told["ballots"][0]["received_at"]))
    assert output.count(f"reçu le {received}") == len(told["ballots"])
    _status, listed = ask("list", edition, "ballots")
    assert {each["state"] for each in listed["ballots"]} == {"conflict"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--keep", "AAAA-AAAA", "--reason", "x", "--witness", "y"], "ballot_code_unknown"),
        (["--reopen"], "decision_none_between"),
        (["--keep", "SECOND", "--witness", "y"], "reason_missing"),
        (["--keep", "SECOND", "--reason", "x"], "witness_missing"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(edition, ask, in_conflict, words, code):
    before = edition.read_bytes()
    asked = [in_conflict[1] if each == "SECOND" else each for each in words]

    status, answer = ask("resolve", edition, "--juror", "Benali", *asked)

    assert (status, answer["error"]["code"]) == (1, code)
    assert edition.read_bytes() == before


def test_without_a_conflict_there_is_nothing_to_decide(edition, ask):
    status, answer = ask("resolve", edition, "--juror", "Benali")

    assert (status, answer["error"]["code"]) == (1, "conflict_none")


def test_a_stolen_kit_is_revoked_and_the_new_one_brings_the_marks(
    edition, ask, jury, send, forget, tmp_path
):
    received, stolen = send("un", 8), send("deux", 2)
    ask("collect", edition, received["file"])
    out = tmp_path / "neufs"

    status, answer = ask("kits", edition, "--out", out, "--juror", "Benali", "--stolen")
    forget()
    text = (out / "codes.csv").read_text(encoding="utf-8-sig")
    [line] = csv.DictReader(io.StringIO(text))
    third = send("trois", 9, kit=out / line["file"], code=line["code"])
    _status, refused = ask("collect", edition, stolen["file"])
    _status, taken = ask("collect", edition, third["file"])

    assert (status, [each["brings_marks"] for each in answer["kits"]]) == (0, [True])
    assert refused["files"][0]["reason"] == "invitation_revoked"
    assert refused["files"][0]["juror"] == BENALI
    assert (taken["files"][0]["answer"], taken["files"][0]["revision"]) == ("received", 2)
    status, output, _complaint = jury("kits", edition, "--out", out, "--juror", "Benali", "--lost")
    assert (status, "reste valable" in output, "à l’intérieur" in output) == (0, True, True)


def test_lost_and_stolen_are_said_of_somebody(edition, jury, tmp_path):
    assert jury("kits", edition, "--out", tmp_path / "k", "--lost")[0] == 2
    assert jury("kits", edition, "--out", tmp_path / "k", "--lost", "--stolen")[0] == 2


def test_a_message_is_taken_in_with_its_ballots(edition, ask, send, tmp_path):
    ballot = send("un", 8)["file"]
    message = email.message.EmailMessage()
    message.set_content("Voici.")
    with open(ballot, "rb") as file:  # noqa: PTH123 -- a path as the command told it
        message.add_attachment(
            file.read(), maintype="application", subtype="octet-stream", filename="b.juryballot"
        )
    mail = tmp_path / "courrier.eml"
    mail.write_bytes(bytes(message))

    status, answer = ask("collect", edition, mail)

    assert (status, answer["files"][0]["answer"]) == (0, "received")
    assert (answer["files"][0]["file"], answer["files"][0]["inside"]) == (str(mail), "b.juryballot")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_register_is_a_table_of_which_nothing_is_run(edition, ask, send, tmp_path, kind):
    ask("collect", edition, send("un", 8)["file"])
    file = tmp_path / f"registre.{kind}"

    status, answer = ask("register", edition, "--out", file)

    row = next(each for each in answer["register"] if each["juror"] == BENALI)
    assert (status, row["revision"], row["percent"], row["late"]) == (0, 1, 25, None)
    [device] = row["fingerprints"]
    assert len(device.replace("-", "")) == 20
    if kind == "csv":
        text = file.read_text(encoding="utf-8-sig")
        assert device in text
        cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    else:
        sheet = openpyxl.load_workbook(file).active
        cells = [cell.value for line in sheet.iter_rows() for cell in line]
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    assert not any(str(cell).startswith(("=", "+", "@")) for cell in cells)
    assert device in cells


def test_the_register_is_one_of_two_kinds(edition, ask, tmp_path):
    status, answer = ask("register", edition, "--out", tmp_path / "registre.ods")

    assert (status, answer["error"]["code"]) == (1, "register_kind_unknown")
    assert json.dumps(answer)
