"""What goes with a sealed ballot: the message that takes it away, and the copy that stays."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path

from jury_app import drafts
from jury_app.desk.desk import Desk
from jury_app.desk.marks import points
from jury_app.desk.naming import edition_title, juror_name, spoken_code
from jury_app.desk.sealing import file_name
from jury_app.desk.views import Entry
from jury_app.desk.work_file import KeptBallot
from jury_app.documents.ballot_copy import (
    BallotCopy,
    CopiedDomain,
    CopiedEntry,
    build_ballot_copy,
)
from jury_app.drafts import Attached, Draft, draft_message
from jury_app.files import write_safely
from jury_app.i18n import _, speaking
from jury_app.rehearsal import rehearsing
from jury_app.sealing.manifest import KitCriterion, KitManifest


def write_message(desk: Desk, folder: Path) -> Path:
    """Put a draft to the secretariat, with the last ballot attached, into a folder."""
    manifest, ballot = desk.manifest, desk.last_ballot
    path = (folder / file_name(manifest, ballot)).with_suffix(drafts.SUFFIX)
    with (
        speaking(manifest.edition.language),
        rehearsing(is_rehearsal=manifest.is_rehearsal),
    ):
        write_safely(path, draft_message(_draft(manifest, ballot)))
    return path


def write_copy(desk: Desk, folder: Path) -> Path:
    """Put a copy to read or print of the last ballot into a folder; it holds what was sealed."""
    manifest, ballot = desk.manifest, desk.last_ballot
    path = (folder / file_name(manifest, ballot)).with_suffix(".pdf")
    output = BytesIO()
    with (
        speaking(manifest.edition.language),
        rehearsing(is_rehearsal=manifest.is_rehearsal),
    ):
        build_ballot_copy(_copy(manifest, ballot, desk.sealed), output)
    write_safely(path, output.getvalue())
    return path


def _draft(manifest: KitManifest, ballot: KeptBallot) -> Draft:
    juror, edition = manifest.juror, edition_title(manifest)
    file = file_name(manifest, ballot)
    marks = _(
        "Here is my ballot for the jury of {edition}: ballot {revision}, in the file “{file}”."
    ).format(edition=edition, revision=ballot.revision, file=file)
    state = (
        _("It is complete.")
        if ballot.complete
        else _("It is not complete: some marks are still missing.")
    )
    if ballot.revision > 1:
        state += " " + _("It replaces the one before.")
    return Draft(
        subject=_("{edition}: ballot of {juror}").format(edition=edition, juror=juror.name),
        paragraphs=(
            _("To the secretariat of the prize,"),
            f"{marks} {state}",
            _("Its code is {code}.").format(code=spoken_code(ballot.code)),
            "\n".join(each for each in (juror_name(manifest), juror.function, juror.body) if each),
        ),
        email=manifest.edition.ballots_email or "",
        attached=Attached(file, ballot.data),
    )


def _copy(manifest: KitManifest, ballot: KeptBallot, entries: Sequence[Entry]) -> BallotCopy:
    return BallotCopy(
        edition=edition_title(manifest),
        organiser=manifest.edition.organiser,
        round=manifest.round_title,
        juror=juror_name(manifest),
        revision=ballot.revision,
        sealed_at=datetime.fromisoformat(ballot.made_at),
        code=spoken_code(ballot.code),
        fingerprint=ballot.digest,
        is_complete=ballot.complete,
        criteria=[each.name for each in manifest.grid.criteria],
        domains=list(_domains(manifest, entries)),
        language=manifest.edition.language,
    )


def _domains(manifest: KitManifest, entries: Sequence[Entry]) -> Iterator[CopiedDomain]:
    names = {each.code: each.name for each in manifest.domains}
    for code, group in groupby(entries, key=lambda each: each.application.domain):
        copied = [_entry(each, manifest.grid.criteria) for each in group]
        yield CopiedDomain(name=names[code], entries=copied)


def _entry(entry: Entry, criteria: Sequence[KitCriterion]) -> CopiedEntry:
    title, number = entry.application.title, entry.number
    if entry.recusal is not None:
        return CopiedEntry(number=number, title=title, recusal=entry.recusal)
    remarks = [
        (each.name, entry.comments[each.code]) for each in criteria if each.code in entry.comments
    ]
    if entry.opinion:
        remarks.append((_("General opinion"), entry.opinion))
    return CopiedEntry(
        number=number,
        title=title,
        marks=[_mark(each, entry.marks.get(each.code)) for each in criteria],
        remarks=remarks,
    )


def _mark(criterion: KitCriterion, mark: int | None) -> str:
    return "" if mark is None else points(criterion, mark)
