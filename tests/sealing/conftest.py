"""An edition with its keys, a kit of two applications, and a juror who sealed a ballot."""

import hashlib
import io
from dataclasses import dataclass

import pytest

from jury_app.sealing import encryption
from jury_app.sealing.ballot import BallotContent, enrol, seal_ballot
from jury_app.sealing.encryption import new_identity
from jury_app.sealing.keys import EditionKeys, new_edition_keys, new_signing_key, public_key
from jury_app.sealing.kit import write_kit
from jury_app.sealing.manifest import (
    KitApplication,
    KitAttachment,
    KitCriterion,
    KitDomain,
    KitEdition,
    KitGrid,
    KitJuror,
    KitManifest,
    KitMeaning,
    grid_digest,
)

WORK = {name: getattr(encryption, name) for name in ("CODE_WORK", "PASSPHRASE_WORK")}
CODE = "bafiro-ketamu-solidu-ravepi"
PDF = b"%PDF-1.7 a letter from the mayor"


@dataclass(frozen=True, kw_only=True)
class World:
    """All the secrets of one edition and one juror."""

    keys: EditionKeys
    recovery: str
    manifest: KitManifest
    device_key: bytes

    @property
    def invitation(self):
        return public_key(self.manifest.invitation_key)

    def content(self, **changes):
        usual = {
            "edition": self.keys.id,
            "round": "jury",
            "grid": self.manifest.grid.digest,
            "juror": "j-17",
            "revision": 1,
            "previous": None,
            "made_at": "2026-10-02T21:14:00+02:00",
            "complete": True,
            "scores": {"101": {"cible": 7, "demarche": 0}},
            "recusals": {"102": "J’y suis élue."},
            "notes": {"": {"": "Belle année."}, "101": {"": "Solide", "cible": "Trop large ?"}},
        }
        return BallotContent(**usual | changes)

    def enrolment(self, **changes):
        usual = {
            "edition": self.keys.id,
            "juror": "j-17",
            "device_key": self.device_key,
            "invitation_key": self.manifest.invitation_key,
        }
        return enrol(**usual | changes)

    def seal(self, **changes):
        return seal_ballot(
            self.content(**changes),
            enrolment=self.enrolment(),
            device_key=self.device_key,
            recipients=self.keys.recipients,
        )


@pytest.fixture
def as_locked_for_people(monkeypatch):
    """Codes and passphrases ask of the machine what they ask outside of the tests."""
    for name, work in WORK.items():
        monkeypatch.setattr(encryption, name, work)


@pytest.fixture(scope="session")
def world():
    keys, recovery = new_edition_keys()
    return World(
        keys=keys, recovery=recovery, manifest=manifest_of(keys), device_key=new_signing_key()
    )


@pytest.fixture(scope="session")
def kit_bytes(world):
    return written_kit(world)


def written_kit(world):
    output = io.BytesIO()
    write_kit(
        world.manifest,
        [(1, PDF), (2, b"")],
        code=CODE,
        signing_key=world.keys.signing_key,
        output=output,
    )
    return output.getvalue()


@pytest.fixture
def kit_file(tmp_path, kit_bytes):
    path = tmp_path / "Zoé Œuvrard.jurykit"
    path.write_bytes(kit_bytes)
    return path


def criterion(code, **changes):
    usual = {
        "code": code,
        "name": code.title(),
        "guidance": "De 0 à 10.",
        "weight": 1,
        "min_points": 0,
        "max_points": 10,
        "steps_per_point": 1,
        "lower_is_better": False,
        "meanings": (KitMeaning(mark=0, text="Rien"), KitMeaning(mark=10, text="Exemplaire")),
    }
    return KitCriterion(**usual | changes)


def manifest_of(keys):
    criteria = (criterion("cible"), criterion("demarche"))
    return KitManifest(
        id="k-17-1",
        revision=1,
        issued_at="2026-09-01T10:00:00+02:00",
        edition=KitEdition(
            id=keys.id,
            title="Prix Territoria",
            year=2026,
            organiser="Observatoire national",
            signing_key=keys.public_key,
            recipient=keys.recipient,
            recovery_recipient=keys.recovery_recipient,
            ballots_due="2026-10-15",
            language="fr",
            show_total=True,
            ballots_email="prix@exemple.fr",
        ),
        round="jury",
        round_title="Jury",
        juror=KitJuror(
            id="j-17", name="Zoé Œuvrard", civility="Mme", function="Maire", body="Ville d’Ys"
        ),
        grid=KitGrid(id="g-1", digest=grid_digest(criteria), criteria=criteria),
        domains=(KitDomain(code="D01", name="Culture", sponsor="La Banque"),),
        applications=(
            application("101", attachments=(attachment(1, PDF), attachment(2, b""))),
            application("102", recused_reason="Même collectivité"),
        ),
        ballot=None,
        invitation_key=new_signing_key(),
        attachments_identity=new_identity(),
    )


def application(number, **changes):
    usual = {
        "number": number,
        "title": "Un projet",
        "summary": "Un résumé.",
        "domain": "D01",
        "applicants": ("Ville d’Is", "EPCI du Pays"),
        "axis": "",
        "department": "29",
        "population": 12_345,
        "attachments": (),
        "recused_reason": None,
    }
    return KitApplication(**usual | changes)


def attachment(n, data):
    return KitAttachment(
        n=n,
        name=f"pièce {n}.pdf",
        media_type="application/pdf",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
