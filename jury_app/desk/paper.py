"""A juror's grid as a form to print, with what was said so far."""

from collections.abc import Sequence
from typing import BinaryIO

from jury_app.desk.due import due_text
from jury_app.desk.grid_guide import meanings
from jury_app.desk.marks import points, points_text, scale_text
from jury_app.desk.naming import edition_title, juror_name
from jury_app.desk.paper_identity import FormIdentity
from jury_app.desk.views import Entry
from jury_app.documents.paper_ballot import (
    PaperBallot,
    PaperCriterion,
    PaperEntry,
    PaperMark,
    build_paper_ballot,
)
from jury_app.sealing.manifest import KitCriterion, KitManifest


def write_paper(manifest: KitManifest, entries: Sequence[Entry], output: BinaryIO) -> int:
    """Write the form of a kit and return how many pages it has."""
    identity = FormIdentity.of(manifest)
    edition, juror = manifest.edition, manifest.juror
    names = {domain.code: domain.name for domain in manifest.domains}
    criteria = manifest.grid.criteria
    content = PaperBallot(
        title=edition_title(manifest),
        organiser=edition.organiser,
        round_title=manifest.round_title,
        juror=juror_name(manifest),
        quality=", ".join(filter(None, (juror.function, juror.body))),
        due=due_text(manifest),
        identity=identity.text,
        code=identity.code,
        language=edition.language,
        criteria=tuple(map(_criterion, criteria)),
        entries=tuple(
            _entry(entry, criteria, names[entry.application.domain]) for entry in entries
        ),
    )
    return build_paper_ballot(content, output)


def _criterion(criterion: KitCriterion) -> PaperCriterion:
    return PaperCriterion(
        code=criterion.code,
        name=criterion.name,
        scale=scale_text(criterion),
        guidance=criterion.guidance,
        marks=tuple(
            PaperMark(points_text(criterion, mark), points(criterion, mark))
            for mark in criterion.marks
        ),
        meanings=tuple(meanings(criterion)),
    )


def _entry(entry: Entry, criteria: Sequence[KitCriterion], domain: str) -> PaperEntry:
    marks = entry.marks if entry.recusal is None else {}
    return PaperEntry(
        number=entry.number,
        title=entry.application.title,
        applicants=", ".join(entry.application.applicants),
        domain=domain,
        given={
            each.code: points_text(each, marks[each.code])
            for each in criteria
            if each.code in marks
        },
        opinion=entry.opinion,
        recusal=entry.recusal,
        is_settled=entry.recused_by_secretariat,
    )
