"""The archive: everything in one file, the same bytes for the same content, checked by anybody."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from jury_app import paths, verify
from jury_app.archiving import archive
from jury_app.errors import RuleError
from jury_app.model.database import Database, engine_of
from jury_app.model.migrating import EDITION
from jury_app.progress import finish
from jury_app.publishing import DOCUMENTS, publish

FILES = Path(__file__).parents[1] / "files"


def archive_of(edition, path):
    with closing(Database(edition)) as database:
        return finish(archive(database, path, passphrase=None))


def unpacked(archived, folder):
    with zipfile.ZipFile(archived) as file:
        file.extractall(folder)
    [top] = folder.iterdir()
    return top


def test_an_archive_agrees_with_itself_and_says_what_to_compare(archived):
    verdict = verify.verify(archived)

    assert verdict.findings == ()
    assert (verdict.facts["ballots"], verdict.facts["awards"]) == (4, 2)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", verdict.facts["seal"])


def test_an_edition_is_verified_like_its_archive(edition, archived):
    one, other = verify.verify(edition), verify.verify(archived)

    assert one.findings == ()
    assert one.facts["award_list"] == other.facts["award_list"]


def test_the_folder_of_an_archive_is_verified_like_the_archive(archived, tmp_path):
    top = unpacked(archived, tmp_path / "there")

    (top.parent / "a folder").mkdir()  # people unpack it beside what they have
    (top.parent / "a note").write_text("")

    assert verify.verify(top) == verify.verify(top.parent) == verify.verify(archived)


def test_written_again_an_archive_has_the_same_bytes(edition, tmp_path):
    first = archive_of(edition, tmp_path / "one.zip")
    second = archive_of(edition, tmp_path / "two.zip")

    assert first.file.read_bytes() == second.file.read_bytes()
    assert first.sha256 == second.sha256 == hashlib.sha256(first.file.read_bytes()).hexdigest()
    assert first.verdict.ok


def test_an_archive_holds_the_documents_that_are_published(edition, archived, tmp_path):
    with closing(Database(edition)) as database:
        finish(publish(database, tmp_path / "made"))
    top = unpacked(archived, tmp_path / "there")

    for each in DOCUMENTS.values():
        published = (tmp_path / "made" / each.file).read_bytes()
        assert (top / "data/documents" / each.file).read_bytes() == published


def test_only_a_closed_sitting_is_archived(worlds, tmp_path):
    world = worlds["small_world"](tmp_path)
    before = world.head()

    with pytest.raises(RuleError) as refusal:
        finish(archive(world.database, tmp_path / "archive.zip", passphrase=None))

    assert refusal.value.code == "sitting_open"
    assert not (tmp_path / "archive.zip").exists()
    assert world.head() == before
    world.close()


def test_sealed_ballots_are_told_and_are_not_ok(worlds, tmp_path):
    world = worlds["small_world"](tmp_path)
    world.collect()
    world.close()

    verdict = verify.verify(world.database.path)

    assert [each.code for each in verdict.findings] == ["ballots_sealed"]


def test_between_opening_and_closing_there_is_nothing_to_blame(worlds, tmp_path):
    world = worlds["small_world"](tmp_path)
    world.collect()
    world.open_all()
    world.decide("A1", "or")
    world.close()

    verdict = verify.verify(world.database.path)

    assert verdict.findings == ()
    assert "not closed" in verdict.lines("en")[-1]


def test_an_edition_that_a_window_holds_is_not_read(edition):
    with closing(Database(edition)), pytest.raises(verify.RefusalError) as refusal:
        verify.verify(edition)

    assert refusal.value.finding.code == "held_elsewhere"


def test_the_verifier_knows_the_newest_schema():
    assert EDITION.version == verify.SCHEMA, "Teach verify.py what the schema has learnt."


def test_an_edition_of_a_newer_version_asks_for_that_version(edition):
    with closing(Database(edition)) as held, engine_of(held).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={EDITION.version + 1}")

    with pytest.raises(verify.RefusalError) as refusal:
        verify.verify(edition)

    assert refusal.value.finding.code == "made_by_newer"


@pytest.mark.parametrize("older", sorted((FILES / "schema").glob("*.jury")))
def test_editions_of_every_earlier_schema_are_read(older, tmp_path):
    verdict = verify.verify(Path(shutil.copy(older, tmp_path)))

    counted = {"standings_differ", "snapshot_differs", "award_list_differs"}
    unsigned = {"ballot_unreadable", "ballot_file_missing"}  # the ballots in it were never signed
    assert verdict.facts["acts"]
    assert {each.code for each in verdict.findings} <= unsigned | counted


def test_the_verifier_in_an_archive_runs_alone(archived, tmp_path):
    top = unpacked(archived, tmp_path)
    command = [sys.executable, "-I", "data/verify.py", ".", "--json", "--lang", "en"]

    done = subprocess.run(command, cwd=top, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["ok"]


@pytest.mark.parametrize("page", ["READ-ME.md", "LISEZ-MOI.md"])
def test_the_commands_of_the_read_me_check_an_archive_by_hand(archived, tmp_path, page):
    needed = ("bash", "jq", "openssl", "sha256sum", "sha512sum", "xxd", "base64")
    if missing := [tool for tool in needed if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    top = unpacked(archived, tmp_path)

    done = by_hand(top, page)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Signature Verified Successfully") == 1 + 2 * 5 + 1
    faults = "^(act|the journal|no invitation|l’acte|le journal|aucune invitation) "
    assert not re.search(faults, done.stdout, re.MULTILINE)


JOURNAL_FAULTS = {
    "READ-ME.md": ("act {seq} does not follow the one before", "the journal has another end"),
    "LISEZ-MOI.md": ("l’acte {seq} ne suit pas le précédent", "le journal a une autre fin"),
}


@pytest.mark.parametrize(
    "page", ["resources/archive/READ-ME.md", "resources/archive/LISEZ-MOI.md", "docs/formats.md"]
)
def test_each_table_of_an_archive_is_told_of(page):
    text = (paths.RESOURCES.parent / page).read_text("utf-8")
    name = "`{}`" if page.startswith("docs") else "{}.json`"

    assert [each for each in verify.TABLES if name.format(each) not in text] == []


@pytest.mark.parametrize("page", ["READ-ME.md", "LISEZ-MOI.md"])
def test_the_commands_of_the_read_me_see_an_act_that_is_gone(archived, tmp_path, page):
    if missing := [tool for tool in ("bash", "jq", "openssl", "xxd") if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    top = unpacked(archived, tmp_path)
    journal = top / "data/journal.json"
    acts = json.loads(journal.read_text("utf-8"))
    signed, ours = (
        next(each for each in blocks(page) if word in each) for word in ("pem()", "acts")
    )
    broken, ended = JOURNAL_FAULTS[page]
    for gone, told in ((3, broken.format(seq=5)), (len(acts) - 1, ended)):
        journal.write_text(json.dumps([*acts[:gone], *acts[gone + 1 :]]), "utf-8")

        done = run(f"{signed}\n{ours}", top)

        assert told in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("READ-ME.md", "no invitation vouches for the ballot"),
        ("LISEZ-MOI.md", "aucune invitation ne garantit le bulletin"),
    ],
)
@pytest.mark.parametrize("keys", [["ab" * 32], []])
def test_the_commands_of_the_read_me_see_a_device_that_no_invitation_enrolled(
    archived, tmp_path, page, told, keys
):
    if missing := [tool for tool in ("bash", "jq", "openssl", "xxd") if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    top = unpacked(archived, tmp_path)
    invitations = top / "data/invitations.json"
    rows = json.loads(invitations.read_text("utf-8"))
    whose = rows[-1]["juror_id"]
    others = [each for each in rows if each["juror_id"] != whose]
    given = [{**rows[-1], "public_key": key} for key in keys]
    invitations.write_text(json.dumps(others + given), "utf-8")
    signed, ballots = (
        next(each for each in blocks(page) if word in each) for word in ("pem()", "data/ballots/*")
    )

    done = run(f"{signed}\n{ballots}", top)

    jurors = {
        each["id"]: each["key"]
        for each in json.loads((top / "data/jurors.json").read_text("utf-8"))
    }
    assert len(re.findall(f"^{told} [0-9a-f]{{64}}$", done.stdout, re.MULTILINE)) >= 1
    assert jurors[whose] not in done.stdout
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "changed", ["data/grid.json", "READ-ME.md", "data/seals/1-record.json", "signature.json"]
)
def test_the_commands_of_the_read_me_see_a_change(archived, tmp_path, changed):
    if missing := [tool for tool in ("bash", "jq", "openssl", "xxd") if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    top = unpacked(archived, tmp_path)
    data = (top / changed).read_bytes()
    (top / changed).write_bytes(data.replace(b"1", b"2"))
    for name, of in zip(verify.MANIFESTS, verify.HASHES, strict=True):  # with manifests made again
        files = {
            each.relative_to(top).as_posix(): each.read_bytes()
            for each in top.rglob("*.*")
            if each.is_file()
        }
        payload = {key: value for key, value in files.items() if key.startswith("data/")}
        (top / name).write_bytes(verify.manifest(payload, of))

    assert by_hand(top, "READ-ME.md").returncode != 0


def test_age_opens_an_archived_ballot(archived, closed_edition, tmp_path):
    if shutil.which("age") is None:
        pytest.skip("not installed: age")
    top = unpacked(archived, tmp_path)
    shutil.copy(closed_edition.parent / "recovery.txt", top / "key.txt")
    digest = next((top / "data/ballots").glob("*.json")).stem
    [command] = [each for each in blocks("READ-ME.md") if "age " in each]

    assert run(command.replace("DIGEST", digest), top).returncode == 0


def by_hand(top, page):
    return run(
        "\n".join(each for each in blocks(page) if not re.search("age |verify.py", each)), top
    )


def blocks(page):
    text = (paths.RESOURCES / "archive" / page).read_text(encoding="utf-8")
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)


def run(script, folder):
    return subprocess.run(
        [shutil.which("bash"), "-eu", "-o", "pipefail", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
