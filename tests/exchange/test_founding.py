"""Founding an edition: its keys, its passphrase, and the recovery key that is printed."""

import os
import sqlite3
from contextlib import closing

import msgspec
import pytest

from jury_app.errors import JuryError, RuleError, StoreError
from jury_app.exchange.founding import create_edition, template_from, unlock
from jury_app.model.database import Database
from jury_app.model.making import made_aside
from jury_app.model.queries.edition import get_edition, list_domains, wrapped_keys
from jury_app.model.templates import answering_to, load_template
from jury_app.sealing.keys import recover


def found(path, passphrase=None, template=None):
    return create_edition(
        path,
        template=template or load_template("territoria"),
        title="Prix Territoria",
        year=2026,
        passphrase=passphrase,
        language="fr",
    )


def test_an_edition_without_passphrase_says_so_and_opens_to_all(tmp_path):
    found(tmp_path / "edition.jury")

    with closing(Database(tmp_path / "edition.jury")) as database:
        edition = database.read(get_edition)
        keys = unlock(database, None)
        assert unlock(database, "needless") == keys
    assert not edition.has_passphrase
    assert keys.public_key.hex() == edition.signing_key
    assert keys.recipients == (edition.recipient, edition.recovery_recipient)


def test_a_passphrase_keeps_the_keys(tmp_path):
    founded = found(tmp_path / "edition.jury", "mot de passe à retenir")

    with closing(Database(tmp_path / "edition.jury")) as database:
        assert database.read(get_edition).has_passphrase
        keys = unlock(database, "mot de passe à retenir")
        for wrong, code in ((None, "passphrase_needed"), ("autre", "passphrase_wrong")):
            with pytest.raises(JuryError) as refusal:
                unlock(database, wrong)
            assert refusal.value.code == code
        wrapped, _protected = database.read(wrapped_keys)
    assert recover(wrapped, founded.recovery) == keys
    assert keys.identity.encode() not in (tmp_path / "edition.jury").read_bytes()


def test_every_edition_has_keys_of_its_own(tmp_path):
    recoveries = {found(tmp_path / f"{number}.jury").recovery for number in range(3)}

    assert len(recoveries) == 3


def test_an_edition_is_never_founded_over_another(tmp_path):
    path = tmp_path / "edition.jury"
    found(path)
    before = path.read_bytes()

    with pytest.raises(StoreError) as refusal:
        found(path)

    assert refusal.value.code == "file_exists"
    assert path.read_bytes() == before


def test_nothing_is_left_of_an_edition_that_could_not_be_founded(tmp_path):
    template = load_template("territoria")
    twice = msgspec.structs.replace(template, domains=template.domains * 2)

    with pytest.raises(StoreError) as refusal:
        found(tmp_path / "edition.jury", template=twice)

    assert refusal.value.code == "store_contradicts"
    assert list(tmp_path.iterdir()) == []


def test_an_edition_that_ballots_could_not_be_sent_to_is_not_founded(tmp_path):
    template = answering_to(load_template("territoria"), "Le prix <prix@exemple.fr>")

    with pytest.raises(RuleError) as refusal:
        found(tmp_path / "edition.jury", template=template)

    assert refusal.value.code == "email_invalid"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed at each moment")
def test_a_process_killed_while_it_founds_leaves_a_whole_edition_or_none(tmp_path, swept):
    moments = swept("founding", tmp_path)

    assert len(moments) > 12
    assert any(at.startswith("os.link") for at in moments)
    for place, at in enumerate(moments):
        folder = tmp_path / f"{place:03}"
        path = folder / "edition.jury"
        was_there = path.exists()
        assert [each.name for each in folder.glob("*.jury")] == ["edition.jury"] * was_there, at
        if was_there:
            with pytest.raises(StoreError) as refusal:
                found(path)
            assert refusal.value.code == "file_exists"
        else:
            found(path)
        with closing(Database(path)) as database:
            assert database.check() == [], at
            assert len(database.read(list_domains)) == 20, at
        assert [each.name for each in folder.iterdir()] == ["edition.jury"], at


def test_what_another_process_is_making_under_the_same_name_is_left_to_it(tmp_path):
    path = tmp_path / "edition.jury"
    left = tmp_path / ".edition.jury.0123abcd.partial"
    with closing(sqlite3.connect(left, isolation_level=None)) as other:
        other.execute("CREATE TABLE edition (id INTEGER)")
        other.execute("BEGIN EXCLUSIVE")

        found(path)

        assert left.exists()
        other.execute("COMMIT")
    assert path.exists()


def test_of_two_who_make_the_same_file_one_has_the_name_and_the_other_is_told(tmp_path):
    path = tmp_path / "edition.jury"

    with pytest.raises(StoreError) as refusal, made_aside(path) as aside:  # noqa: PT012 -- order
        aside.write_bytes(b"the second")
        path.write_bytes(b"the first")

    assert refusal.value.code == "file_exists"
    assert path.read_bytes() == b"the first"
    assert list(tmp_path.iterdir()) == [path]


def test_an_edition_whose_making_was_once_interrupted_is_refused_by_name(tmp_path):
    Database.create(tmp_path / "edition.jury").close()

    with pytest.raises(StoreError) as refusal:
        Database(tmp_path / "edition.jury")

    assert refusal.value.code == "store_unfinished"


def test_a_refusal_names_the_file_that_was_asked_for(tmp_path):
    with pytest.raises(StoreError) as refusal, made_aside(tmp_path / "prix.jury") as aside:
        raise StoreError("disk_full", file=aside.name)

    assert "prix.jury" in str(refusal.value)
    assert "partial" not in str(refusal.value)


def test_an_edition_lends_its_shape_and_not_its_keys(tmp_path):
    found(tmp_path / "edition.jury")

    template = template_from(tmp_path / "edition.jury")

    assert (template.code, len(template.domains), len(template.criteria)) == ("territoria", 20, 4)
    with closing(Database(tmp_path / "edition.jury")) as database:
        assert database.check() == []
