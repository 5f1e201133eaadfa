"""What minutes say of a shortlist, as plain values: of the panel’s own, or of the one judged."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLine:
    """An application on the shortlist; `motive` is why, where no cut put it there."""

    application: str
    applicant: str
    motive: str = ""
    is_called_back: bool = False
    asked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """An application that the jury judges in another domain."""

    application: str
    domain: str
    reason: str
    asked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainShortlist:
    """What an expert panel made of a domain; `cut` says how far its list goes."""

    cut: str = ""
    listed: tuple[ListedLine, ...] = ()
    moves: tuple[MoveLine, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preselected:
    """The closing of the panel that came before the jury."""

    title: str
    closed_on: date
    seal: str
    record: str
    applications: int
    shortlisted: int
    called_back: int = 0
    moved: int = 0
