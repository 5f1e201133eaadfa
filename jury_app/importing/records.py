"""What reading a file brings back: plain, checked, frozen; no database knows of it yet.

`row` counts from 1 as a spreadsheet shows it, the header line included. `column` is the header as
the file has it. `reason` is a stable code whose sentence stands in `jury_app.codes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a line was refused, or deserves a look; `value` is what stands there."""

    row: int
    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadApplicant:
    """A body that applies, as the form tells of it."""

    name: str
    kind: str = "other"
    siren: str = ""
    department: str = ""
    population: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadApplication:
    """An application that can be taken into the edition.

    `deposited` is ISO 8601 with its offset, or empty. `raw` holds the line word for word; of
    two columns of one name the second is « name (2) ».
    """

    row: int
    number: str
    title: str
    summary: str
    domain_code: str
    applicants: tuple[ReadApplicant, ...]
    axis: str
    contact_name: str
    contact_email: str
    status: str
    deposited: str
    late: bool
    attachments: tuple[str, ...]
    raw: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationsFile:
    """All that a form tool's export holds for the jury, good lines and bad ones."""

    source: str
    encoding: str
    applications: tuple[ReadApplication, ...]
    refused: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadJuror:
    """A person who sits; `domain_codes` is None for somebody who sits for all domains."""

    row: int
    civility: str
    family_name: str
    given_name: str
    function: str
    body: str
    siren: str
    email: str
    role_text: str
    role: str
    domain_codes: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorsFile:
    """All that a list of jurors holds."""

    encoding: str
    jurors: tuple[ReadJuror, ...]
    refused: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadGridRow:
    """One application in a juror's grid; a mark is a decimal with a point, or None if not given.

    What has no column in the file is None too: it says nothing, which is not to say “nothing”.
    """

    row: int
    application: str
    marks: Mapping[str, str | None]
    comment: str | None
    recused: str | None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFile:
    """A juror's grid as it came back from a spreadsheet; `letters` are those of its columns."""

    encoding: str
    rows: tuple[ReadGridRow, ...]
    refused: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)

    def address(self, row: int, column: str) -> str:
        """Return a cell as a spreadsheet calls it: D7; nothing where the file has no such cell."""
        letter = self.letters.get(column, "")
        return f"{letter}{row}" if letter else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadScore:
    """One score of a long table of marks; `score` is a decimal with a point, or None."""

    row: int
    application: str
    juror: str
    criterion: str
    score: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoresFile:
    """A table of marks with one score a line."""

    encoding: str
    scores: tuple[ReadScore, ...]
    refused: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAttachment:
    """A file of an application; `is_dossier` tells the form tool's own print of the dossier."""

    row: int
    number: str
    name: str
    data: bytes
    path: str
    is_dossier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the window shows before a file is imported, for its columns to be matched.

    `columns` tells the headers found for each field, the one that wins first; `missing` the
    fields without which nothing can be read.
    """

    source: str
    encoding: str
    separator: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_count: int
    columns: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    unknown_domains: tuple[str, ...]
    fingerprint: str
