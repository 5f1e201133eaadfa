"""Kits: one for each juror, with what they read and nothing else; codes go apart."""

import csv
import io
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from jury_app.errors import JuryError
from jury_app.exchange.kits import issue_kits
from jury_app.model.entities import Invitation, Kit
from jury_app.model.enums import InvitationState
from jury_app.model.operations.sitting import close_sitting, settle_undecided
from jury_app.model.queries.exchange import list_kits
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish
from jury_app.sealing.keys import public_key
from jury_app.sealing.kit import open_kit


def codes_of(folder):
    text = (folder / "codes.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def issue(year, folder, **options):
    return finish(issue_kits(year.database, folder, passphrase=None, **options))


def refusal_of(year, folder, **options):
    before = year.head()
    with pytest.raises(JuryError) as refusal:
        issue(year, folder, **options)
    assert year.head() == before
    return refusal.value.code


def test_the_codes_stand_apart_with_the_address_of_each_juror(issued):
    rows = codes_of(issued.folder)

    assert list(rows[0]) == ["juror", "email", "file", "code"]
    assert [(row["juror"], row["email"], row["file"]) for row in rows] == [
        ("Fatima Benali", "b@example.org", "benali-fatima.jurykit"),
        ("Olivier Carpentier", "c@example.org", "carpentier-olivier.jurykit"),
        ("Maëlle Œuvrard", "œ@example.org", "oeuvrard-maelle.jurykit"),
    ]
    assert {path.name for path in issued.folder.iterdir()} == {
        "codes.csv",
        *(row["file"] for row in rows),
    }


def test_each_code_opens_its_own_kit_and_no_other(issued):
    first, second, _third = codes_of(issued.folder)

    with open_kit(issued.folder / first["file"], first["code"]) as kit:
        assert kit.manifest.juror.name == "Fatima Benali"
    with pytest.raises(JuryError) as refusal:
        open_kit(issued.folder / first["file"], second["code"])
    assert refusal.value.code == "kit_wrong_code"


def test_a_kit_holds_what_its_juror_reads(issued):
    manifest = issued.manifests["Olivier Carpentier"]

    assert [(each.number, each.domain) for each in manifest.applications] == [
        ("A1", "D01"),
        ("A2", "D01"),
        ("B1", "D02"),
    ]
    assert [each.code for each in manifest.domains] == ["D01", "D02"]
    assert manifest.applications[0].attachments[0].name == "plan.pdf"
    assert manifest.edition.title == "Prix Territoria"
    assert manifest.revision == 1


def test_a_recusal_recorded_before_hides_the_dossier_in_the_kit(issued):
    recused = issued.manifests["Fatima Benali"].applications[2]

    assert (recused.number, recused.recused_reason) == ("B1", "Élue de la commune")
    assert recused.attachments == ()
    assert issued.manifests["Olivier Carpentier"].applications[2].recused_reason is None


def test_nothing_in_a_kit_can_be_read_without_its_code(issued):
    for each in issued.files.values():
        data = each.file.read_bytes()
        for word in (b"Projet", b"Commune", b"Benali", b"plan.pdf", b"%PDF"):
            assert word not in data
        with ZipFile(each.file) as archive:
            names = set(archive.namelist())
        assert names == {"manifest.age", "attachments/1.age"}


def test_the_edition_knows_the_kits_it_issued(issued, year):
    kits = year.rows(select(Kit.juror_id, Kit.revision, Kit.applications, Kit.file))
    invitations = year.rows(select(Invitation.public_key, Invitation.state))

    assert kits == [
        (1, 1, 3, "benali-fatima.jurykit"),
        (2, 1, 3, "carpentier-olivier.jurykit"),
        (3, 1, 3, "oeuvrard-maelle.jurykit"),
    ]
    assert {key for key, _state in invitations} == {
        public_key(each.invitation_key).hex() for each in issued.manifests.values()
    }
    assert [row.state for row in year.database.read(list_kits)] == ["issued"] * 3


def test_issuing_again_makes_the_next_revision_and_replaces_the_invitation(year, tmp_path):
    [again] = issue(year, tmp_path / "again", juror_ids=[1])

    assert again.juror == "Fatima Benali"
    assert [row["juror"] for row in codes_of(tmp_path / "again")] == ["Fatima Benali"]
    with open_kit(again.file, again.code) as kit:
        assert kit.manifest.revision == 2
    states = [
        state
        for (state,) in year.rows(
            select(Invitation.state).where(Invitation.juror_id == 1).order_by(Invitation.id)
        )
    ]
    assert states == [InvitationState.REPLACED, InvitationState.ACTIVE]
    assert year.database.read(list_journal)[-1].sentence.startswith("1 dossier de juré")


def test_homonyms_have_files_of_their_own(year, tmp_path):
    year.juror("Benali", given_name="Fatima", body="Lyon")
    year.assign()

    files = issue(year, tmp_path / "kits", juror_ids=[1, 4])

    assert [each.file.name for each in files] == [
        "benali-fatima.jurykit",
        "benali-fatima-2.jurykit",
    ]
    assert all(each.file.exists() for each in files)


def test_no_name_of_a_juror_is_run_by_a_spreadsheet(year, tmp_path):
    key = year.juror('=HYPERLINK("http://x")', email="@SUM(A1)")
    year.assign()

    issue(year, tmp_path / "kits", juror_ids=[key])

    [row] = codes_of(tmp_path / "kits")
    assert not row["juror"].startswith("=")
    assert not row["email"].startswith("@")


def test_without_anything_to_read_there_is_no_kit(year, tmp_path):
    lonely = year.juror("Seule", "D20")

    assert refusal_of(year, tmp_path / "kits", juror_ids=[lonely]) == "nothing_assigned"
    assert not (tmp_path / "kits").exists()


def test_a_file_in_the_place_of_the_folder_is_said(year, tmp_path):
    (tmp_path / "kits").write_text("a file", encoding="utf-8")

    assert refusal_of(year, tmp_path / "kits") == "folder_unwritable"


def test_no_kit_is_written_once_the_sitting_is_closed(year, tmp_path):
    year.ballot(1, {"A1": 5})
    year.open()

    def close(session):
        settle_undecided(session)
        close_sitting(session, content="{}", seal=b"", seal_code="X")

    year.database.write(close)

    assert refusal_of(year, tmp_path / "kits") == "sitting_closed"
    assert not (tmp_path / "kits").exists()
