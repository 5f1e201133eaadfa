"""Founding an edition: its keys, its passphrase, and the recovery key that is printed."""

from contextlib import closing

import msgspec
import pytest

from jury_app.errors import JuryError, StoreError
from jury_app.exchange.founding import create_edition, template_from, unlock
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_edition, wrapped_keys
from jury_app.model.templates import load_template
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


def test_an_edition_lends_its_shape_and_not_its_keys(tmp_path):
    found(tmp_path / "edition.jury")

    template = template_from(tmp_path / "edition.jury")

    assert (template.code, len(template.domains), len(template.criteria)) == ("territoria", 20, 4)
    with closing(Database(tmp_path / "edition.jury")) as database:
        assert database.check() == []
