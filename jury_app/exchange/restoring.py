"""An edition whose machine is lost is had back: from a back-up, with the recovery key alone."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jury_app.codes import sentence
from jury_app.errors import RuleError, StoreError
from jury_app.exchange.checking import check
from jury_app.exchange.founding import unlock
from jury_app.findings import Finding
from jury_app.i18n import _, ngettext
from jury_app.model.copying import copy_at_rest, telling_of_backup
from jury_app.model.database import Database
from jury_app.model.journal import head
from jury_app.model.making import made_aside
from jury_app.model.operations.keys import note_restored
from jury_app.model.queries.edition import EditionRow, get_edition, wrapped_keys
from jury_app.model.queries.exchange import sealed_ballots
from jury_app.progress import Progress, Steps
from jury_app.sealing.ballot import open_ballot
from jury_app.sealing.keys import EditionKeys, recover, wrap

_STEPS = 4
_UNSOUND = {"store_damaged": "backup_damaged", "journal_broken": "journal_broken"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was given back: how far its journal goes, its ballots, and what is not as it was."""

    edition: EditionRow
    acts: int
    ballots: int
    findings: Sequence[Finding]


def restore(backup: Path, out: Path, *, recovery: str, passphrase: str | None) -> Steps[Restored]:
    """Give an edition back under a name that is free; the back-up stays as it is.

    All that the recovery key opens is tried before the edition has its name.
    """
    with made_aside(out) as aside, telling_of_backup(backup, aside):
        yield Progress(0, _STEPS)
        copy_at_rest(backup, aside)
        yield Progress(1, _STEPS)
        with closing(Database(aside, is_copy=True)) as database:
            keys = _recovered(database, recovery)
            findings = yield from check(database)
            _require_sound(findings, backup)
            yield Progress(2, _STEPS)
            wrapped = wrap(keys, passphrase)
            database.write(note_restored, wrapped=wrapped, has_passphrase=passphrase is not None)
        yield Progress(3, _STEPS)
        return _read_back(aside, keys, passphrase, findings)


def restored_sentences(restored: Restored, out: Path, *, has_passphrase: bool) -> tuple[str, ...]:
    """Say what was given back, and how to go on."""
    values = restored.edition.values
    lines = [
        _("Edition restored: {file} ({title} {year})").format(
            file=out.name, title=values.title, year=values.year
        ),
        ngettext(
            "{count} act in its journal. Ballots, each of which opens: {ballots}.",
            "{count} acts in its journal. Ballots, each of which opens: {ballots}.",
            restored.acts,
        ).format(count=restored.acts, ballots=restored.ballots),
        _("Go on in this file alone: what was done after the back-up is not in it."),
    ]
    if restored.edition.is_rehearsal:
        lines.insert(0, sentence("rehearsal"))
    if not has_passphrase:
        lines.append(_("Its keys have no passphrase: whoever has the file can open the ballots."))
    return (*lines, *(each.text for each in restored.findings))


def _recovered(database: Database, recovery: str) -> EditionKeys:
    wrapped, _protected = database.read(wrapped_keys)
    keys = recover(wrapped, recovery)
    edition = database.read(get_edition)
    if (keys.public_key.hex(), keys.recipient) != (edition.signing_key, edition.recipient):
        raise RuleError("keys_damaged")
    return keys


def _require_sound(findings: Sequence[Finding], backup: Path) -> None:
    """What can no longer be relied on as a whole is not given back; the rest is told."""
    for each in findings:
        if each.code in _UNSOUND:
            raise StoreError(_UNSOUND[each.code], file=backup.name)


def _read_back(
    path: Path, keys: EditionKeys, passphrase: str | None, findings: Sequence[Finding]
) -> Restored:
    """Open what was written, and every ballot in it, as whoever goes on with it will."""
    with closing(Database(path)) as database:
        if unlock(database, passphrase) != keys:
            raise RuleError("keys_damaged")
        ballots = database.read(sealed_ballots)
        for digest, data in ballots:
            open_ballot(data, keys.identity, file=digest)
        acts, _hash = database.read(head)
        return Restored(
            edition=database.read(get_edition),
            acts=acts,
            ballots=len(ballots),
            findings=tuple(findings),
        )
