"""A filled form read back: its boxes and texts as a grid, and what cannot be meant so.

The form is read in the helper process; here are only names and values.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from jury_app.decimals import exact_decimal
from jury_app.desk.marks import read_number
from jury_app.desk.paper_identity import FormIdentity
from jury_app.desk.recusal_words import recusal_text
from jury_app.documents.paper_ballot import OFF, FieldKind, FieldName
from jury_app.errors import RefusedFileError
from jury_app.files import require_ordinary
from jury_app.formatting import localised
from jury_app.helper import FormField, pdf_form
from jury_app.sealing.manifest import KitManifest

MAX_BYTES = 64 * 1024 * 1024

_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class PaperProblem:
    """A field that was not understood, or deserves a look."""

    row: int
    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One application of a form; rows are the places that the form itself counts."""

    row: int
    application: str
    marks: Mapping[str, str | None]
    comment: str | None
    recused: str | None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGrid:
    """A grid as it came back on a form."""

    rows: tuple[PaperRow, ...]
    refused: tuple[PaperProblem, ...]
    warnings: tuple[PaperProblem, ...]
    pages: Mapping[int, int]

    def address(self, row: int, _column: str) -> str:
        """Return the page of the form on which an application stands."""
        return f"p. {self.pages[row]}" if row in self.pages else ""


def is_pdf(path: Path) -> bool:
    """Whether a file is a PDF, whatever its name."""
    require_ordinary(path)
    try:
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except OSError:
        return False  # whoever reads tables says why


def read_paper(path: Path, manifest: KitManifest) -> PaperGrid:
    """Read the form of this juror; another's is refused."""
    if path.stat().st_size > MAX_BYTES:
        raise RefusedFileError("file_too_large", file=path.name)
    answers = _answers(pdf_form(path.read_bytes(), path.name))
    identity = answers.get(FieldName(FieldKind.FORM), _NOTHING).said
    FormIdentity.read("".join(identity), path.name).require(manifest, path.name)
    return _Reading(answers, [each.code for each in manifest.grid.criteria]).grid()


@dataclass(slots=True)
class _Answer:
    """What was said in a field: a text, or the boxes that are ticked."""

    page: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was typed; viewers end lines in ways of their own."""
        return "\n".join(" ".join(self.said).splitlines()).strip()


_NOTHING = _Answer()


def _answers(fields: Iterable[FormField]) -> dict[FieldName, _Answer]:
    """Return what each field says; a viewer may say it at the box, at the field, or at both."""
    answers: dict[FieldName, _Answer] = {}
    for each in fields:
        name = FieldName.read(each.name)
        if name is None:
            continue
        answer = answers.setdefault(name, _Answer(each.page + 1))
        for said in (each.state if each.is_ticked else "", each.value):
            if said not in {"", OFF, *answer.said}:
                answer.said.append(said)
    return answers


class _Reading:
    """Goes through a form, application by application, then page by page."""

    def __init__(self, answers: Mapping[FieldName, _Answer], criteria: Sequence[str]) -> None:
        self._answers = answers
        self._criteria = criteria
        self._pages: dict[int, int] = {}
        self._sums: dict[int, Fraction | None] = {}
        self._refused: list[PaperProblem] = []
        self._warnings: list[PaperProblem] = []

    def grid(self) -> PaperGrid:
        """Return all that the form says."""
        places = {
            (name.place, name.application): answer.page
            for name, answer in self._answers.items()
            if name.kind is FieldKind.RECUSED  # each application that may be marked has one
        }
        rows = [self._row(*place, page) for place, page in sorted(places.items())]
        self._compare_pages()
        return PaperGrid(
            rows=tuple(rows),
            refused=tuple(self._refused),
            warnings=tuple(self._warnings),
            pages=self._pages,
        )

    def _row(self, place: int, application: str, page: int) -> PaperRow:
        self._pages[place] = page

        def answer(kind: FieldKind, criterion: str = "") -> _Answer:
            return self._answers.get(FieldName(kind, place, application, criterion), _NOTHING)

        marks = {
            code: self._mark(place, code, answer(FieldKind.MARK, code)) for code in self._criteria
        }
        recused = self._recusal(place, answer(FieldKind.RECUSED), answer(FieldKind.REASON).text)
        self._sums[place] = Fraction(0) if recused else self._sum(place, marks)
        self._compare(place, FieldKind.TOTAL, answer(FieldKind.TOTAL).text, self._sums[place])
        return PaperRow(
            row=place,
            application=application,
            marks=marks,
            comment=answer(FieldKind.COMMENT).text,
            recused=recused,
        )

    def _mark(self, place: int, code: str, answer: _Answer) -> str | None:
        if len(answer.said) > 1:
            said = ", ".join(answer.said)
            self._refused.append(PaperProblem(place, code, "boxes_several", said))
            return None
        return answer.text.replace(",", ".") or None

    def _recusal(self, place: int, tick: _Answer, reason: str) -> str:
        if tick.said:
            return recusal_text(reason)
        if reason:
            self._refused.append(PaperProblem(place, "recused", "recusal_not_ticked", reason))
        return ""

    def _sum(self, place: int, marks: Mapping[str, str | None]) -> Fraction | None:
        """Return the sum of the marks, or nothing where one of them is not known."""
        given = [read_number(mark) for mark in marks.values() if mark]
        known = [mark for mark in given if mark is not None]
        is_whole = len(known) == len(given) and all(each.row != place for each in self._refused)
        return sum(known, Fraction(0)) if is_whole else None

    def _compare_pages(self) -> None:
        for name, answer in self._answers.items():
            if name.kind is FieldKind.PAGE:
                places = [place for place, page in self._pages.items() if page == answer.page]
                sums = [self._sums[place] for place in places]
                known = [each for each in sums if each is not None]
                total = sum(known, Fraction(0)) if places and len(known) == len(sums) else None
                self._compare(max(places, default=0), FieldKind.PAGE, answer.text, total)

    def _compare(self, place: int, kind: FieldKind, said: str, total: Fraction | None) -> None:
        """Point out a control total that is not the sum; an empty one says nothing."""
        if said and total is not None and read_number(said.replace(",", ".")) != total:
            reason = "page_total_differs" if kind is FieldKind.PAGE else "total_differs"
            shown = f"{said} ≠ {localised(exact_decimal(total))}"
            self._warnings.append(PaperProblem(place, kind, reason, shown))
