"""Taking ballots in: any files, in any order, any number of times; one named answer for each."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jury_app.codes import sentence
from jury_app.errors import JuryError, RefusedFileError
from jury_app.exchange.founding import unlock
from jury_app.exchange.manifests import grid_of
from jury_app.formatting import sort_key
from jury_app.model.database import Database
from jury_app.model.enums import BallotState
from jury_app.model.operations.exchange import (
    OpenedMarks,
    ReceivedBallot,
    record_refused_ballot,
    store_ballots,
)
from jury_app.model.queries.applications import list_applications
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.exchange import (
    BallotRow,
    invitation_keys,
    juror_of_key,
    kit_frame,
    list_ballots,
)
from jury_app.model.queries.jury import JurorRow
from jury_app.model.requirements import current_round, require_not_closed
from jury_app.progress import Progress, Steps
from jury_app.sealing import canonical
from jury_app.sealing.ballot import BallotContent, ClaimedBallot, OpenedBallot, open_ballot
from jury_app.sealing.chain import Answer, Link, answer, chains
from jury_app.sealing.keys import EditionKeys
from jury_app.sealing.manifest import KitGrid
from jury_app.sealing.marks import require_marks
from jury_app.sealing.outside import unmarked

SUFFIX = ".juryballot"
PASSED_OVER = "passed_over"
MAX_FILE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedFile:
    """What is said of one file; the reason is a stable code, the sentence is for people."""

    path: Path
    answer: str
    reason: str | None = None
    juror: str | None = None
    revision: int | None = None
    complete: bool | None = None
    sentence: str = ""

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class _Checked:
    """A ballot whose seal and signatures are good."""

    opened: OpenedBallot
    document: bytes
    sealed: bytes
    juror: JurorRow


@dataclass(slots=True)
class _Basket:
    """What this collection has found so far, beside what the edition held before."""

    links: set[Link]
    is_rehearsal: bool
    new: dict[str, _Checked] = field(default_factory=dict)


def collect(
    database: Database, paths: Sequence[Path], *, passphrase: str | None
) -> Steps[list[CollectedFile]]:
    """Take in every ballot among files and folders; what counts follows from all of them.

    What lies in a folder and is no ballot by its name is told last, as passed over.
    """
    database.read(require_not_closed)
    keys = unlock(database, passphrase)
    grid = grid_of(database.read(kit_frame))
    files, others = _sorted_out(paths)
    round_code = database.read(lambda session: current_round(session).code)
    links = {_link(row, round_code) for row in database.read(list_ballots)}
    basket = _Basket(links, database.read(get_edition).is_rehearsal)
    told: list[CollectedFile] = []
    for done, path in enumerate(files):
        yield Progress(done, len(files), path.name)
        told.append(_take(database, path, keys, grid, basket))
    yield Progress(len(files), len(files))
    if basket.new:
        _store(database, basket)
    return [*told, *map(_passed_over, others)]


def _take(
    database: Database, path: Path, keys: EditionKeys, grid: KitGrid, basket: _Basket
) -> CollectedFile:
    data = b""
    try:
        data = _read(path)
        sealed = unmarked(data, is_rehearsal=basket.is_rehearsal, file=path.name)
        checked = _check(database, sealed, path.name, keys, grid)
    except JuryError as error:
        digest = hashlib.sha256(data).hexdigest()
        database.write(record_refused_ballot, sha256=digest, reason=error.code)
        return CollectedFile(
            path=path,
            answer=Answer.REFUSED,
            reason=error.code,
            sentence=str(error),
        )
    link = checked.opened.link
    said = answer(link, basket.links)
    replaces = any(each.juror == link.juror for each in basket.links)
    if said is not Answer.ALREADY_RECEIVED:
        basket.links.add(link)
        basket.new[link.digest] = checked
    content = checked.opened.content
    return CollectedFile(
        path=path,
        answer=said,
        juror=checked.juror.name,
        revision=content.revision,
        complete=content.complete,
        sentence=_sentence(said, checked.juror.name, content, replaces=replaces),
    )


def _sentence(said: Answer, juror: str, content: BallotContent, *, replaces: bool) -> str:
    code = f"answer_{said.value}"
    if said is Answer.RECEIVED:
        code = "answer_replaces" if replaces else "answer_received"
        if not content.complete:
            code += "_incomplete"
    return sentence(code, juror=juror, revision=content.revision, previous=content.revision - 1)


def _check(
    database: Database, data: bytes, file: str, keys: EditionKeys, grid: KitGrid
) -> _Checked:
    claimed = open_ballot(data, keys.identity, file=file)
    if claimed.edition != keys.id:
        raise RefusedFileError("other_edition", file=file)
    juror = database.read(juror_of_key, claimed.juror)
    if juror is None:
        raise RefusedFileError("juror_not_here", file=file)
    invitations = [bytes.fromhex(key) for key in database.read(invitation_keys, juror.id)]
    opened = claimed.verify(invitations, edition=keys.id)
    if opened.content.round != grid.id:
        raise RefusedFileError("other_round", file=file)
    numbers = {row.number for row in database.read(list_applications)}
    require_marks(opened.content, grid=grid, applications=numbers, file=file)
    return _Checked(opened, _document(claimed), data, juror)


def _document(claimed: ClaimedBallot) -> bytes:
    return canonical.pack(claimed.document)


def _store(database: Database, basket: _Basket) -> None:
    """Keep the new ballots and say again what became of every ballot of the edition."""
    states = _states(basket.links)
    with database.transaction() as session:
        new = basket.new if current_round(session).ballots_opened else {}
        store_ballots(
            session,
            ballots=[_received(each) for each in basket.new.values()],
            states=states,
            opened={key: marks_of(each.opened, each.document) for key, each in new.items()},
        )


def marks_of(opened: OpenedBallot, document: bytes) -> OpenedMarks:
    """Return what an opened ballot says, as the model keeps it."""
    content = opened.content
    return OpenedMarks(
        document=document,
        scores=content.scores,
        recused=content.recusals,
        comments={number: texts[""] for number, texts in content.notes.items() if "" in texts},
    )


def _states(links: Iterable[Link]) -> dict[str, BallotState]:
    states: dict[str, BallotState] = {}
    for chain in chains(links).values():
        standing = BallotState.COUNTED if chain.counting else BallotState.CONFLICT
        states.update(dict.fromkeys(chain.superseded, BallotState.SUPERSEDED))
        states.update(dict.fromkeys(chain.heads, standing))
    return states


def _received(each: _Checked) -> ReceivedBallot:
    content = each.opened.content
    return ReceivedBallot(
        digest=each.opened.digest,
        juror_id=each.juror.id,
        revision=content.revision,
        previous=content.previous,
        device_key=each.opened.device_key.hex(),
        made_at=content.made_at,
        is_complete=content.complete,
        sealed=each.sealed,
    )


def _link(row: BallotRow, round_code: str) -> Link:
    return Link(
        digest=row.id,
        juror=row.juror_key,
        round=round_code,
        revision=row.revision,
        previous=row.previous,
        device_key=bytes.fromhex(row.device_key),
    )


def _sorted_out(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files named and the ballots of the folders named, then what else is in these."""
    files: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = sorted(_files_in(path), key=lambda each: sort_key(str(each)))
        files += [each for each in inside if each.suffix.lower() == SUFFIX]
        others += [each for each in inside if each.suffix.lower() != SUFFIX]
    return files, others


def _files_in(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def _passed_over(path: Path) -> CollectedFile:
    reason = "not_named_a_ballot"
    return CollectedFile(
        path=path, answer=PASSED_OVER, reason=reason, sentence=sentence(reason, suffix=SUFFIX)
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise RefusedFileError("not_a_ballot", file=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedFileError("file_missing", file=path.name) from error
    except OSError as error:
        raise RefusedFileError("file_unreadable", file=path.name) from error
