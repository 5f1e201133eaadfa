"""Making an edition with its keys."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jury_app.errors import RuleError
from jury_app.i18n import Language
from jury_app.model.database import Database
from jury_app.model.making import made_aside
from jury_app.model.operations.founding import FoundingKeys, found_edition
from jury_app.model.queries.designs import template_with_designs
from jury_app.model.queries.edition import get_edition, wrapped_keys
from jury_app.model.templates import Template
from jury_app.sealing.keys import EditionKeys, new_edition_keys, unwrap, wrap


@dataclass(frozen=True, slots=True)
class Founded:
    """What is to be printed and kept apart: the key that opens everything if all else is lost."""

    recovery: str


def create_edition(
    path: Path,
    *,
    template: Template,
    title: str | None,
    year: int,
    passphrase: str | None,
    language: Language,
) -> Founded:
    """Make an edition file with new keys: all of it is there, or there is no such file."""
    founding, recovery = new_keys(passphrase)
    with made_aside(path) as aside, closing(Database.create(aside)) as database:
        database.write(
            found_edition,
            template=template,
            keys=founding,
            title=title,
            year=year,
            language=language,
        )
    return Founded(recovery)


def new_keys(passphrase: str | None, *, rehearses: str = "") -> tuple[FoundingKeys, str]:
    """Make the keys that an edition is founded with, and the recovery key to be printed.

    Those of a rehearsal name the edition that it rehearses.
    """
    keys, recovery = new_edition_keys()
    founding = FoundingKeys(
        signing_key=keys.public_key.hex(),
        recipient=keys.recipient,
        recovery_recipient=keys.recovery_recipient,
        wrapped=wrap(keys, passphrase),
        has_passphrase=passphrase is not None,
        rehearses=rehearses,
    )
    return founding, recovery


def template_from(path: Path) -> Template:
    """Return another edition as the template of a new one."""
    with closing(Database(path)) as database:
        require_real(database)
        return database.read(template_with_designs)


def require_real(database: Database) -> None:
    """Refuse a rehearsal where one edition leads to another: what was only played stays there."""
    if database.read(get_edition).is_rehearsal:
        raise RuleError("rehearsal_leads_nowhere", file=database.path.name)


def unlock(database: Database, passphrase: str | None) -> EditionKeys:
    """Return the private keys of an edition."""
    wrapped, protected = database.read(wrapped_keys)
    return unwrap(wrapped, passphrase if protected else None)
