"""Taking ballots in: any files, in any order, any number of times; one named answer for each."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jury_app.codes import sentence
from jury_app.errors import JuryError, RefusedFileError
from jury_app.exchange.answering import (
    PASSED_OVER,
    Beside,
    CollectedFile,
    answer_sentence,
    late_sentence,
)
from jury_app.exchange.basket import Basket, Checked, empty_basket
from jury_app.exchange.cosigning import is_co_signed, take_co_signature
from jury_app.exchange.founding import unlock
from jury_app.exchange.incoming import SUFFIX, Incoming, incoming, sorted_out
from jury_app.exchange.manifests import grid_of
from jury_app.model.chain import Answer, Link
from jury_app.model.database import Database
from jury_app.model.operations.exchange import (
    OpenedMarks,
    ReceivedBallot,
    record_refused_ballot,
    store_ballots,
)
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.chained import ballot_states
from jury_app.model.queries.exchange import (
    InvitationRow,
    kit_frame,
    list_invitations,
    marks_owed,
)
from jury_app.model.queries.jury import JurorRow, list_jurors
from jury_app.model.queries.late import medal_places
from jury_app.progress import Progress, Steps
from jury_app.sealing.ballot import OpenedBallot, open_ballot
from jury_app.sealing.manifest import KitGrid
from jury_app.sealing.marks import require_marks
from jury_app.sealing.outside import unmarked


@dataclass(frozen=True, slots=True)
class _Counter:
    """Where files are handed in: the edition, its keys and grid, its applications and jurors."""

    database: Database
    edition: str
    identity: str
    grid: KitGrid
    numbers: frozenset[str]
    jurors: Mapping[str, JurorRow]
    invitations: Mapping[int, Sequence[InvitationRow]]


def collect(
    database: Database, paths: Sequence[Path], *, passphrase: str | None
) -> Steps[list[CollectedFile]]:
    """Take in every ballot among files, messages and folders; what counts follows from all.

    What lies in a folder and is no ballot by its name is told last, as passed over. Once the
    sitting is closed, each ballot that is new is refused by name, and that is entered;
    countersignatures of a seal are taken in then, and ask for no key.
    """
    files, others = sorted_out(paths, database.path)
    signed = [path for path in files if is_co_signed(path.name)]
    told = [take_co_signature(database, Incoming(path)) for path in signed]
    if rest := [path for path in files if path not in signed]:
        told += yield from _collect_ballots(database, rest, passphrase)
    return [*told, *map(_passed_over, others)]


def _collect_ballots(
    database: Database, files: Sequence[Path], passphrase: str | None
) -> Steps[list[CollectedFile]]:
    keys = unlock(database, passphrase)
    counter = _Counter(
        database=database,
        edition=keys.id,
        identity=keys.identity,
        grid=grid_of(database.read(kit_frame)),
        numbers=frozenset(row.number for row in database.read(list_applications)),
        jurors={row.key: row for row in database.read(list_jurors)},
        invitations=database.read(list_invitations),
    )
    basket = database.read(empty_basket)
    for done, path in enumerate(files):
        yield Progress(done, len(files), path.name)
        for each in incoming(path):
            if is_co_signed(each.name):  # attached to a message
                basket.told.append(take_co_signature(database, each))
            else:
                _take(counter, each, basket)
    yield Progress(len(files), len(files))
    if basket.new:
        _store(database, basket)
    return basket.told


def _take(counter: _Counter, each: Incoming, basket: Basket) -> None:
    data, checked = b"", None
    try:
        data = each.read()
        sealed = unmarked(data, is_rehearsal=basket.is_rehearsal, file=each.name)
        checked = _check(counter, sealed, each.name)
        _require_welcome(counter, checked, each.name, basket)
    except JuryError as error:
        basket.told.append(_refused(counter.database, each, data, error, checked))
        return
    link, content = link_of(checked.opened), checked.opened.content
    links = basket.links[link.juror, link.round]
    beside = Beside.of(link, links, basket.resolutions)
    said = beside.answer(link)
    missing = beside.missing(link)
    if said is not Answer.ALREADY_RECEIVED:
        basket.take(link, checked)
    basket.told.append(
        CollectedFile(
            path=each.path,
            inside=each.inside,
            answer=said,
            juror=checked.juror.name,
            revision=content.revision,
            complete=content.complete,
            missing=missing,
            late=basket.is_opened and link.digest in basket.new,
            sentence=answer_sentence(
                said, checked.juror.name, content, link, beside, missing=missing
            ),
        )
    )


def _refused(
    database: Database, each: Incoming, data: bytes, error: JuryError, checked: Checked | None
) -> CollectedFile:
    """Enter a refusal, and tell it; whose ballot it is, only the signatures say."""
    database.write(
        record_refused_ballot,
        sha256=hashlib.sha256(data).hexdigest(),
        reason=error.code,
        juror_id=checked.juror.id if checked else None,
    )
    return CollectedFile(
        path=each.path,
        inside=each.inside,
        answer=Answer.REFUSED,
        reason=error.code,
        juror=checked.juror.name if checked else None,
        revision=checked.opened.content.revision if checked else None,
        sentence=str(error),
    )


def _check(counter: _Counter, data: bytes, file: str) -> Checked:
    """Open a ballot, and believe who sent it."""
    claimed = open_ballot(data, counter.identity, file=file)
    if claimed.edition != counter.edition:
        raise RefusedFileError("other_edition", file=file)
    juror = counter.jurors.get(claimed.juror)
    if juror is None:
        raise RefusedFileError("juror_not_here", file=file)
    known = [each.public_key for each in counter.invitations.get(juror.id, ())]
    opened = claimed.verify(known, edition=counter.edition)
    return Checked(opened, claimed.plain, data, juror)


def _require_welcome(counter: _Counter, checked: Checked, file: str, basket: Basket) -> None:
    """A ballot that was received once stays so; a new one has to be for this grid, and in time."""
    opened, juror = checked.opened, checked.juror
    if basket.holds(opened.digest):
        return
    if basket.is_closed:
        raise RefusedFileError("arrived_after_closing", file=file, juror=juror.name)
    invitations = counter.invitations[juror.id]
    if opened.invitation_key not in (each.public_key for each in invitations if each.is_valid):
        raise RefusedFileError("invitation_revoked", file=file, juror=juror.name)
    if opened.content.round != counter.grid.id:
        raise RefusedFileError("other_round", file=file)
    require_marks(opened.content, grid=counter.grid, applications=counter.numbers, file=file)


def _store(database: Database, basket: Basket) -> None:
    """Keep the new ballots and say again what became of every ballot of the edition."""
    states = ballot_states(basket.all_links(), basket.resolutions)
    with database.transaction() as session:
        new = basket.new if basket.is_opened else {}
        before = medal_places(session) if new else ()
        owed = marks_owed(session, {each.juror.id for each in basket.new.values()})
        store_ballots(
            session,
            ballots=[_received(each, owed[each.juror.id]) for each in basket.new.values()],
            states=states,
            opened={key: marks_of(each.opened, each.document) for key, each in new.items()},
        )
        changes = bool(new) and medal_places(session) != before
    basket.told = [
        _told_late(each, changes_medal=changes) if each.late else each for each in basket.told
    ]


def _told_late(each: CollectedFile, *, changes_medal: bool) -> CollectedFile:
    told = f"{each.sentence} {late_sentence(changes_medal=changes_medal)}"
    return replace(each, changes_medal=changes_medal, sentence=told)


def marks_of(opened: OpenedBallot, document: bytes) -> OpenedMarks:
    """Return what an opened ballot says, as the model keeps it."""
    content = opened.content
    return OpenedMarks(
        document=document,
        scores=content.scores,
        recused=content.recusals,
        comments={number: texts[""] for number, texts in content.notes.items() if "" in texts},
    )


def _received(each: Checked, owed: Mapping[str, int]) -> ReceivedBallot:
    content = each.opened.content
    expected = {number: count for number, count in owed.items() if number not in content.recusals}
    given = sum(len(marks) for number, marks in content.scores.items() if number in expected)
    return ReceivedBallot(
        digest=each.opened.digest,
        juror_id=each.juror.id,
        revision=content.revision,
        previous=content.previous,
        device_key=each.opened.device_key.hex(),
        made_at=content.made_at,
        is_complete=content.complete,
        sealed=each.sealed,
        percent=100 * given // sum(expected.values()) if expected else None,
    )


def link_of(opened: OpenedBallot) -> Link:
    """Return the place of a ballot in its juror's chain."""
    content = opened.content
    return Link(
        digest=opened.digest,
        juror=content.juror,
        round=content.round,
        revision=content.revision,
        previous=content.previous,
        device_key=opened.device_key,
    )


def _passed_over(path: Path) -> CollectedFile:
    reason = "not_named_a_ballot"
    return CollectedFile(
        path=path, answer=PASSED_OVER, reason=reason, sentence=sentence(reason, suffix=SUFFIX)
    )
