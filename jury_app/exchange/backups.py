"""The back-ups of an edition on this computer: told, verified, and had back beside it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from jury_app.errors import StoreError
from jury_app.exchange.checking import check
from jury_app.findings import Finding
from jury_app.i18n import _
from jury_app.model.backups import SUFFIX, Backup
from jury_app.model.copying import acts_at_rest, copy_at_rest, telling_of_backup
from jury_app.model.database import Database
from jury_app.model.making import made_aside
from jury_app.progress import Progress, Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """A back-up: when it was made, how many acts it holds if it can be read, and its bytes."""

    id: str
    path: Path
    made_at: str
    acts: int | None
    size: int
    is_sound: bool | None = None
    """Whether a look at all of it found nothing; nobody has looked yet where it is none."""


def list_copies(database: Database) -> Steps[list[KeptCopy]]:
    """Return the back-ups, the newest first."""
    paths = database.backups()[::-1]
    found: list[KeptCopy] = []
    for done, path in enumerate(paths):
        yield Progress(done, len(paths))
        found.append(
            KeptCopy(
                id=path.name,
                path=path,
                made_at=_made_at(path),
                acts=_acts(path),
                size=path.stat().st_size,
            )
        )
    return found


def verify_copy(_database: Database, path: Path) -> Steps[list[Finding]]:
    """Return what is wrong with a back-up, after a look at all of it; it is not written to."""
    with TemporaryDirectory() as folder:
        aside = Path(folder) / path.name
        try:
            with _copied(path, aside) as copy:
                return (yield from check(copy))
        except StoreError as error:
            return [Finding(error.code, error.details)]


def restore_beside(database: Database, path: Path) -> Steps[Path]:
    """Put a copy of a back-up beside the edition, under a name of its own, and return it."""
    moment = datetime.fromisoformat(_made_at(path)).astimezone()
    stem = _("{edition} as of {moment}").format(
        edition=database.path.stem, moment=f"{moment:%Y-%m-%d %H-%M-%S}"
    )
    target = database.path.with_name(f"{stem}{SUFFIX}")
    with made_aside(target) as aside:
        yield Progress(0, 1)
        with _copied(path, aside) as copy:
            if copy.check():
                raise StoreError("backup_damaged", file=path.name)
    return target


@contextmanager
def _copied(path: Path, aside: Path) -> Iterator[Database]:
    """Open a copy of a back-up; what is refused of it is told of the back-up."""
    with telling_of_backup(path, aside):
        copy_at_rest(path, aside)
        with closing(Database(aside, is_copy=True)) as database:
            yield database


def _acts(path: Path) -> int | None:
    try:
        return acts_at_rest(path)
    except StoreError:
        return None


def _made_at(path: Path) -> str:
    """Return the moment in the name; the first back-ups bore none."""
    backup = Backup.of(path)
    if backup is not None and backup.made_at:
        return backup.made_at
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
