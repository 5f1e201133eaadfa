"""What is asked of the certificates, beyond that they be printed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from sqlalchemy.orm import Session

from jury_app.documents.certificate import Look, read_background
from jury_app.dresses import DESIGNS, ORIENTATIONS, PAPERS, DesignName, Orientation, Paper
from jury_app.errors import RefusedFileError, StoreError
from jury_app.files import require_ordinary
from jury_app.model.queries.dresses import last_dress

MOST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateOrder:
    """Which certificates, in how many files, whether once more, and in which dress.

    `only` names them by their number in the register or that of their application; none means
    all. Without a look they are dressed as the last time.
    """

    only: tuple[str, ...] = ()
    is_separate: bool = False
    is_duplicate: bool = False
    look: Look | None = None
    design: str = ""
    """A design for all of them, shipped or the edition’s own; none, that of each level."""

    background: Path | None = None
    """The file of the graphic designer’s background, for this once; it is read when needed."""
    sponsor_logos: Path | None = None
    """The folder of the sponsors’ logos, each named by the code of its domain."""


def dressed(order: CertificateOrder, last: Look) -> Look:
    """Return the look that is asked for, its background read from its file."""
    look = order.look or last
    if order.background is None:
        return look
    data = read_given(order.background)
    return replace(look, background=read_background(data, order.background.name))


def read_given(path: Path) -> bytes:
    """Return what a file that somebody named holds, if it is no larger than any that is shown."""
    require_ordinary(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RefusedFileError("file_too_large", file=path.name)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError("file_missing", file=path.name) from None
    except IsADirectoryError:
        raise StoreError("file_is_folder", file=path.name) from None
    except (OSError, ValueError):
        raise StoreError("file_held", file=path.name) from None


def last_look(session: Session) -> Look:
    """Return how the certificates were dressed the last time they were written, or as shipped."""
    told = last_dress(session)
    return Look(
        design=cast("DesignName", _one_of(DESIGNS, told.get("design"))),
        paper=cast("Paper", _one_of(PAPERS, told.get("paper"))),
        orientation=cast("Orientation", _one_of(ORIENTATIONS, told.get("orientation"))),
    )


def dress_of(look: Look) -> Mapping[str, str]:
    """Return what the journal keeps of a look."""
    return {"design": look.design, "paper": look.paper, "orientation": look.orientation}


def _one_of(allowed: tuple[str, ...], told: object) -> str:
    return str(told) if told in allowed else allowed[0]
