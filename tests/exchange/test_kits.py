"""Kits: one for each juror, with what they read and nothing else; codes go apart."""

import csv
import io
import os
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import ClassVar
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from jury_app.errors import JuryError
from jury_app.exchange.kits import issue_kits
from jury_app.exchange.placing import KitsAside
from jury_app.model.database import Database
from jury_app.model.entities import Invitation, Kit
from jury_app.model.enums import InvitationState
from jury_app.model.journal import now
from jury_app.model.operations.sitting import close_sitting, settle_undecided
from jury_app.model.queries.exchange import list_kits
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish
from jury_app.sealing.keys import public_key
from jury_app.sealing.kit import open_kit


def codes_of(folder):
    text = (folder / "codes.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


class Folder:
    """A folder of kits, and whether what stands in it agrees."""

    opened: ClassVar[dict] = {}  # a code takes its time

    def __init__(self, path):
        self.path = path

    def contents(self):
        return {each.name: each.read_bytes() for each in self.path.iterdir() if each.is_file()}

    def kits(self):
        found = [each for each in self.path.glob("*.jurykit") if each.is_file()]
        return {each.name: sha256(each.read_bytes()).hexdigest() for each in found}

    def codes(self):
        there = (self.path / "codes.csv").exists()
        return {row["file"]: row["code"] for row in codes_of(self.path)} if there else {}

    def agrees(self):
        """Whether each code of the list opens the kit beside it."""
        kits = self.kits()
        return all(name in kits and self.opens(name, code) for name, code in self.codes().items())

    def opens(self, name, code):
        key = (self.kits()[name], code)
        if key not in self.opened:
            try:
                open_kit(self.path / name, code).close()
                self.opened[key] = True
            except JuryError:
                self.opened[key] = False
        return self.opened[key]


def known_kits(year):
    """Return the digests of all kits that the edition knows, and of the last one of each juror."""
    rows = year.rows(select(Kit.sha256, Kit.file).order_by(Kit.revision))
    return {digest for digest, _file in rows}, {file: digest for digest, file in rows}


def close_now(session):
    settle_undecided(session)
    close_sitting(session, content="{}", seal=b"", seal_code="X", at=now(session))


@pytest.fixture
def folder(issued, tmp_path):
    """The kits that are out, in a folder of their own."""
    return Folder(Path(shutil.copytree(issued.folder, tmp_path / "kits")))


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


def test_a_kit_made_again_for_a_homonym_does_not_take_the_name_of_the_other(year, tmp_path):
    year.juror("Benali", given_name="Fatima", body="Lyon")
    year.assign()

    [again] = issue(year, tmp_path / "kits", juror_ids=[4])

    assert again.file.name == "benali-fatima-2.jurykit"


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

    year.database.write(close_now)

    assert refusal_of(year, tmp_path / "kits") == "sitting_closed"
    assert not (tmp_path / "kits").exists()


def test_kits_made_again_take_their_places_and_the_others_keep_their_codes(year, folder):
    before, codes = folder.kits(), folder.codes()
    (folder.path / "benali-fatima.eml").write_text("around the kit before", encoding="utf-8")

    [again] = issue(year, folder.path, juror_ids=[1])

    after = folder.codes()
    assert list(after) == list(codes)
    assert {name for name in after if after[name] != codes[name]} == {again.file.name}
    assert {name for name, digest in folder.kits().items() if before[name] != digest} == {
        again.file.name
    }
    assert folder.agrees()
    assert set(folder.contents()) == {*after, "codes.csv"}


def test_a_list_of_something_else_is_replaced(year, folder):
    (folder.path / "codes.csv").write_bytes(b"\xff\xfe nothing of ours")

    issue(year, folder.path, juror_ids=[1])

    assert list(folder.codes()) == ["benali-fatima.jurykit"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed at each moment")
def test_a_process_killed_while_it_makes_kits_again_leaves_what_agrees_and_the_next_mends_it(
    issued, open_year, tmp_path, swept
):
    moments = swept("kits", tmp_path, issued.path.parent)

    before = Folder(issued.folder).contents()
    entered = 0
    for place, at in enumerate(moments):
        there = tmp_path / f"{place:03}"
        folder = Folder(there / "kits")
        with closing(open_year(there / "edition.jury")) as year:
            known, _last = known_kits(year)
            assert year.database.check() == [], at
            assert known >= set(folder.kits().values()), at
            if len(known) == 3:
                assert folder.contents() == before, at
                continue
            entered += 1
            assert folder.agrees(), at
    assert entered > 5

    for place, at in [*enumerate(moments)][-entered - 1 :]:
        there = tmp_path / f"{place:03}"
        folder = Folder(there / "kits")
        with closing(open_year(there / "edition.jury")) as year:
            issue(year, folder.path, juror_ids=[3])

            _known, last = known_kits(year)
            assert folder.kits() == last, at
            assert set(folder.codes()) == set(last), at
            assert place % 3 or folder.agrees(), at  # opening them all takes its time
            assert {each.name for each in folder.path.iterdir()} == {*last, "codes.csv"}, at


def test_a_file_that_cannot_be_read_halfway_leaves_the_folder_as_it_was(year, folder):
    year.close()
    with closing(sqlite3.connect(year.database.path)) as other:
        other.execute("UPDATE attachment_content SET content = x'00'")
        other.commit()
    before = folder.contents()

    with closing(Database(year.database.path)) as database, pytest.raises(JuryError) as refusal:
        finish(issue_kits(database, folder.path, passphrase=None))

    assert refusal.value.code == "attachment_changed"
    assert folder.contents() == before
    assert all(each.is_file() for each in folder.path.iterdir())


def test_stopping_before_the_end_leaves_the_folder_as_it_was(year, folder):
    before, head = folder.contents(), year.head()
    steps = issue_kits(year.database, folder.path, passphrase=None)
    next(steps)
    next(steps)

    steps.close()

    assert folder.contents() == before
    assert year.head() == head
    assert all(each.is_file() for each in folder.path.iterdir())


def test_kits_that_the_edition_would_not_enter_are_not_put_in_place(year, folder):
    year.ballot(1, {"A1": 5})
    year.open()
    before = folder.contents()
    steps = issue_kits(year.database, folder.path, passphrase=None, juror_ids=[2])
    for step in steps:
        if step.done == step.total:
            break
    year.database.write(close_now)

    with pytest.raises(JuryError) as refusal:
        finish(steps)

    assert refusal.value.code == "sitting_closed"
    assert folder.contents() == before
    assert all(each.is_file() for each in folder.path.iterdir())


def test_kits_are_not_begun_among_others_that_could_not_be_cleared_away(tmp_path):
    KitsAside(tmp_path, "edition").begin()

    with pytest.raises(JuryError) as refusal:
        KitsAside(tmp_path, "edition").begin()

    assert refusal.value.code == "folder_unwritable"


def test_a_place_that_is_taken_is_said_and_filled_the_next_time(year, folder):
    taken = folder.path / "carpentier-olivier.jurykit"
    taken.unlink()
    taken.mkdir()

    with pytest.raises(JuryError) as refusal:
        issue(year, folder.path, juror_ids=[1, 2])

    assert refusal.value.code == "kits_waiting"
    assert folder.path.name in str(refusal.value)
    assert folder.agrees()
    taken.rmdir()
    issue(year, folder.path, juror_ids=[3])
    _known, last = known_kits(year)
    assert folder.kits() == last
    assert set(folder.codes()) == set(last)
    assert folder.agrees()
