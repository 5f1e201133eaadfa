"""The folder of a demonstration: made whole or not at all, and replacing only a former one."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from jury_app.demo.content import load_tale
from jury_app.errors import JuryError, StoreError
from jury_app.model.database import Database
from jury_app.model.queries.edition import get_edition

EDITION = "demo.jury"
WORKSHOP = ".jury-demo"
DATA = "data"

_OURS = ("kits/*.jurykit", "kits/codes.csv", "ballots/*.juryballot", "imports/*.*")


@contextmanager
def workshop_in(folder: Path) -> Iterator[Path]:
    """Make a place to work in inside the folder; nothing is left of it in the end."""
    require_free(folder)
    is_new = not folder.exists()
    workshop = folder / WORKSHOP
    try:
        shutil.rmtree(workshop, ignore_errors=True)
        (workshop / DATA).mkdir(parents=True)
    except OSError as error:
        raise StoreError("folder_unwritable", folder=folder.name) from error
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


def require_free(folder: Path) -> None:
    """Refuse a folder that holds anything but a former demonstration."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise StoreError("file_exists", file=folder.name)
    if any(each.name != WORKSHOP for each in folder.iterdir()) and not _is_ours(folder / EDITION):
        raise StoreError("folder_not_empty", folder=folder.name)


def hand_over(made: Path, folder: Path) -> list[Path]:
    """Put what was made in the place of a former demonstration, and return where it is now."""
    for pattern in _OURS:
        for former in folder.glob(pattern):
            former.unlink()
    files = sorted(path for path in made.rglob("*") if path.is_file())
    for path in files:
        target = folder / path.relative_to(made)
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
    return [folder / path.relative_to(made) for path in files]


def _is_ours(edition: Path) -> bool:
    """Whether an edition is a demonstration: its organiser says so."""
    try:
        with closing(Database(edition)) as database:
            organiser = database.read(get_edition).values.organiser
    except JuryError as error:
        if error.code == "edition_in_use":
            raise
        return False
    return organiser in load_tale().organiser.values()
