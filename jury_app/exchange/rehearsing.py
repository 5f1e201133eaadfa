"""Making a rehearsal of an edition: its applications, jury and rules, new keys, made-up ballots."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jury_app.errors import RuleError
from jury_app.exchange.founding import new_keys, unlock
from jury_app.exchange.made_up import MadeUpBallot, MadeUpJury, Reader
from jury_app.exchange.manifests import grid_of
from jury_app.i18n import Language, _, speaking
from jury_app.model.database import Database
from jury_app.model.journal import now
from jury_app.model.making import made_aside
from jury_app.model.operations.attachments import IncomingAttachment
from jury_app.model.operations.exchange import ReceivedBallot
from jury_app.model.operations.founding import FoundingKeys, found_edition
from jury_app.model.operations.rehearsing import fill_rehearsal, take_made_up_ballots
from jury_app.model.queries.applications import find_attachment_content
from jury_app.model.queries.exchange import (
    KitContents,
    KitFrame,
    jurors_with_readings,
    kit_contents,
    kit_frame,
)
from jury_app.model.queries.rehearsed import Rehearsed, get_rehearsed
from jury_app.progress import Progress, Steps
from jury_app.sealing.ballot import BallotContent, enrol, seal_ballot
from jury_app.sealing.keys import EditionKeys, new_signing_key, public_key

SEED = 1
OPINIONS = 3  # one reading in so many comes with an opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What was made: how many applications it has, how many jurors, how many ballots came."""

    file: Path
    applications: int
    jurors: int
    ballots: int


def rehearse(
    source: Database,
    path: Path,
    *,
    passphrase: str | None = None,
    seed: int = SEED,
    has_ballots: bool = True,
) -> Steps[Rehearsal]:
    """Make a rehearsal of an edition: all of it is there, or there is no file.

    The edition is read, and nothing is written in it: what is only played is no act of its journal.
    """
    rehearsed = source.read(get_rehearsed)
    if not rehearsed.applications or not rehearsed.jurors:
        raise RuleError("rehearsal_empty")
    yield Progress(0, 1)
    keys, _recovery = new_keys(passphrase, rehearses=rehearsed.edition.key)
    with (
        made_aside(path) as aside,
        closing(Database.create(aside)) as database,
    ):
        _found(database, source, rehearsed, keys)
        frame = database.read(kit_frame)
        contents = [
            database.read(kit_contents, each.id) for each in database.read(jurors_with_readings)
        ]
        if not contents:
            raise RuleError("rehearsal_empty")
        ballots = 0
        if has_ballots:
            ballots = yield from _vote(database, frame, contents, passphrase, seed)
    return Rehearsal(
        file=path,
        applications=len(rehearsed.applications),
        jurors=len(rehearsed.jurors),
        ballots=ballots,
    )


def _found(database: Database, source: Database, rehearsed: Rehearsed, keys: FoundingKeys) -> None:
    edition = rehearsed.edition
    with speaking(cast("Language", edition.language)), database.transaction() as session:
        found_edition(
            session,
            template=rehearsed.template,
            keys=keys,
            title=edition.values.title,
            year=edition.values.year,
            language=edition.language,
        )
        fill_rehearsal(session, rehearsed=rehearsed, files=_files(source, rehearsed))


def _files(source: Database, rehearsed: Rehearsed) -> Iterator[IncomingAttachment]:
    """Read the files one after another: together they may be larger than memory.

    What was erased when its time was over is left out.
    """
    for _code, application in rehearsed.applications:
        for each in application.attachments:
            content = source.read(find_attachment_content, each.id)
            if content or not each.size:
                yield IncomingAttachment(
                    number=application.values.number,
                    name=each.name,
                    media_type=each.media_type,
                    content=content or b"",
                )


def _vote(
    database: Database,
    frame: KitFrame,
    contents: list[KitContents],
    passphrase: str | None,
    seed: int,
) -> Steps[int]:
    """Seal a ballot for each juror of the made-up jury, as their devices would."""
    keys = unlock(database, passphrase)
    readers = [_reader(place, each) for place, each in enumerate(contents)]
    said = MadeUpJury(seed, grid_of(frame).criteria, readers).ballots()
    made_at = database.read(now)
    ballots: list[ReceivedBallot] = []
    invitations: dict[int, str] = {}
    for done, each in enumerate(contents):
        yield Progress(done, len(contents), each.juror.name)
        if done not in said:
            continue
        invitation = new_signing_key()
        invitations[each.juror.id] = public_key(invitation).hex()
        with speaking(cast("Language", frame.edition.language)):
            told = _content(frame, each, keys, said[done], made_at)
        ballots.append(_sealed(told, each.juror.id, keys, invitation))
    database.write(take_made_up_ballots, ballots=ballots, invitations=invitations)
    yield Progress(len(contents), len(contents))
    return len(ballots)


def _reader(place: int, contents: KitContents) -> Reader:
    reads = {
        each.values.number: str(each.values.domain_id)
        for each in contents.applications
        if each.id not in contents.recused
    }
    return Reader(place, reads)


def _content(
    frame: KitFrame, contents: KitContents, keys: EditionKeys, said: MadeUpBallot, made_at: str
) -> BallotContent:
    opinion = _("Opinion made up for the rehearsal.")
    return BallotContent(
        edition=keys.id,
        round=frame.round_code,
        grid=grid_of(frame).digest,
        juror=contents.juror.key,
        revision=1,
        previous=None,
        made_at=made_at,
        complete=said.is_complete,
        scores=said.scores,
        recusals=dict.fromkeys(said.recused, _("Recusal made up for the rehearsal.")),
        notes={number: {"": opinion} for number in list(said.scores)[::OPINIONS]},
    )


def _sealed(
    content: BallotContent, juror_id: int, keys: EditionKeys, invitation: bytes
) -> ReceivedBallot:
    device = new_signing_key()
    sealed = seal_ballot(
        content,
        enrolment=enrol(
            edition=content.edition,
            juror=content.juror,
            device_key=device,
            invitation_key=invitation,
        ),
        device_key=device,
        recipients=keys.recipients,
    )
    return ReceivedBallot(
        digest=sealed.digest,
        juror_id=juror_id,
        revision=1,
        previous=None,
        device_key=public_key(device).hex(),
        made_at=content.made_at,
        is_complete=content.complete,
        sealed=sealed.data,
    )
