"""What a paper ballot says."""

from collections.abc import Mapping
from dataclasses import dataclass

from jury_app.i18n import Language


@dataclass(frozen=True, slots=True)
class PaperMark:
    """A mark that may be given: its name in the file, and as it is printed."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCriterion:
    """A line of boxes, one for each mark, and what some of the marks mean."""

    code: str
    name: str
    scale: str
    guidance: str
    marks: tuple[PaperMark, ...]
    meanings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """An application with what was said of it so far; a settled recusal is no longer asked for."""

    number: str
    title: str
    applicants: str
    domain: str
    given: Mapping[str, str]
    opinion: str = ""
    recusal: str | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBallot:
    """The form of one juror; `identity` goes into its code, `code` is read by people."""

    title: str
    organiser: str
    round_title: str
    juror: str
    quality: str
    due: str
    identity: str
    code: str
    language: Language
    criteria: tuple[PaperCriterion, ...]
    entries: tuple[PaperEntry, ...]
