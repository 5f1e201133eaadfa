"""The letters and the feedback sheets of a record: one for each application the jury judged."""

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import cast

from jury_app.documents.grammar import at, laureate, named, of, to_laureate
from jury_app.documents.letters import Feedback, FeedbackSheets, Letter, Letters
from jury_app.documents.typography import prose
from jury_app.errors import RefusedFileError, RuleError
from jury_app.files import shipped
from jury_app.formatting import format_date, format_hour, joined, quoted
from jury_app.i18n import Language, _, language, pgettext
from jury_app.legal_time import in_the_room
from jury_app.model.queries.contacts import Contact
from jury_app.model.queries.record import RecordedDecision, RecordedDomain, SittingRecord
from jury_app.model.queries.recorded_standings import RecordedStanding
from jury_app.paths import RESOURCES
from jury_app.publishing.orders import read_given
from jury_app.publishing.presiding import signatures
from jury_app.publishing.wishes import Wishes

_FIELD = re.compile(r"\{(\w+)\}")
_BLANKS = re.compile(r" {2,}")  # where a field that is empty stood

_LONGEST_COMMENT = 20_000  # letters; a quotation mark left open takes in all that follows


@dataclass(frozen=True, slots=True)
class _Judged:
    """An application in its domain, with all that it won."""

    domain: RecordedDomain
    standing: RecordedStanding
    decisions: tuple[RecordedDecision, ...]
    contact: Contact

    @property
    def applicants(self) -> tuple[str, ...]:
        if self.decisions:
            return self.decisions[0].applicants
        return self.contact.applicants or (self.standing.applicant,)

    @property
    def awards(self) -> tuple[str, ...]:
        tie = pgettext("tie", "ex aequo")
        return tuple(
            f"{each.level_name}, {tie}" if each.ex_aequo else each.level_name
            for each in self.decisions
        )


def letters_of(
    record: SittingRecord,
    wishes: Wishes,
    contacts: Mapping[str, Contact],
    replaced_by: int | None = None,
) -> Letters:
    """Return a letter to each laureate and to each of the others."""
    signing = signatures(record)
    return Letters(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        place=record.place,
        dated=wishes.letter_date or in_the_room(record.closed_at).date(),
        items=tuple(_letters(record, wishes, contacts)),
        signer=signing[0].name if signing else "",
        signer_quality=signing[0].quality if signing else "",
        number=record.number,
        replaced_by=replaced_by,
        language=cast("Language", record.language),
    )


def feedback_of(
    record: SittingRecord,
    wishes: Wishes,
    contacts: Mapping[str, Contact],
    replaced_by: int | None = None,
) -> FeedbackSheets:
    """Return a sheet for each application; comments are those that somebody chose."""
    judged = list(_judged(record, contacts))
    numbers = {each.standing.number for each in judged}
    comments = _comments(wishes.comments, numbers) if wishes.comments else {}
    return FeedbackSheets(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        number=record.number,
        replaced_by=replaced_by,
        scale=record.display_scale,
        decided_on=in_the_room(record.closed_at).date(),
        has_marks=wishes.with_marks,
        items=tuple(_feedback(each, comments) for each in judged),
        language=cast("Language", record.language),
    )


def _judged(record: SittingRecord, contacts: Mapping[str, Contact]) -> Iterator[_Judged]:
    for domain in record.domains:
        for standing in domain.standings:
            won = tuple(each for each in domain.decisions if each.number == standing.number)
            contact = contacts.get(standing.number, Contact())
            yield _Judged(domain, standing, won, contact)


def _letters(
    record: SittingRecord, wishes: Wishes, contacts: Mapping[str, Contact]
) -> Iterator[Letter]:
    congratulations = _template("laureate", wishes.laureate_letter)
    other = _template("other", wishes.other_letter)
    for each in _judged(record, contacts):
        fields = _fields(record, wishes, each)
        subject, *paragraphs = _filled(congratulations if each.decisions else other, fields)
        yield Letter(
            application=each.standing.number,
            applicants=each.applicants,
            subject=subject,
            paragraphs=tuple(paragraphs),
            contact=each.contact.name,
            email=each.contact.email,
        )


def _template(kind: str, given: Path | None) -> str:
    if given is None:
        return shipped(RESOURCES / "letters" / f"{kind}.{language()}.txt").decode()
    text = _text_of(given)
    if not text.strip():
        raise RefusedFileError("letter_empty", file=given.name)
    return text


def _text_of(path: Path) -> str:
    try:
        text = read_given(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedFileError("text_not_utf8", file=path.name) from None
    if "\0" in text:  # that is no text, whatever its bytes may be read as
        raise RefusedFileError("text_not_utf8", file=path.name)
    return text


def _filled(template: str, fields: Mapping[str, str]) -> list[str]:
    """Return the subject and the paragraphs; those of which nothing is left are left out."""
    unknown = [name for name in _FIELD.findall(template) if name not in fields]
    if unknown:
        raise RuleError("letter_field_unknown", field=unknown[0], fields=", ".join(fields))
    parts = [part.strip() for part in re.split(r"\n\s*\n", template.replace("\r", ""))]
    filled = [_FIELD.sub(lambda found: fields[found[1]], prose(part)) for part in parts]
    said = [_BLANKS.sub(" ", part).strip() for part in filled if part.strip()]
    return said or [fields["prize"]]


def _fields(record: SittingRecord, wishes: Wishes, each: _Judged) -> dict[str, str]:
    day = in_the_room(record.closed_at).date()
    cited = [decision.citation for decision in each.decisions if decision.citation]
    return {
        "prize": record.title,
        "of_prize": of(record.title),
        "year": str(record.year),
        "organiser": record.organiser,
        "place": record.place,
        "at_place": at(record.place) if record.place else "",
        "date": format_date(day),
        "applicants": joined([named(name) for name in each.applicants]),
        "laureate": laureate(each.applicants),
        "to_laureate": to_laureate(each.applicants),
        "application": each.standing.number,
        "title": quoted(each.standing.title),
        "domain": quoted(each.domain.name),
        "sponsor": each.domain.sponsor,
        "award": joined(each.awards),
        "citation": _("The jury says of it: {citation}").format(citation=quoted(prose(cited[0])))
        if cited
        else "",
        "ceremony": _ceremony(wishes),
        "embargo": _embargo(wishes),
    }


def _ceremony(wishes: Wishes) -> str:
    if wishes.ceremony is None:
        return ""
    when, hour = format_date(wishes.ceremony.date()), format_hour(wishes.ceremony)
    if not wishes.ceremony_place:
        said = _("It will be presented on {date} at {hour}, where we hope to welcome you.")
        return said.format(date=when, hour=hour)
    said = _("It will be presented on {date} at {hour} {at_place}, where we hope to welcome you.")
    return said.format(at_place=at(wishes.ceremony_place), date=when, hour=hour)


def _embargo(wishes: Wishes) -> str:
    if wishes.embargo is None:
        return ""
    said = _("Please keep this to yourselves until {date}, {hour}.")
    return said.format(date=format_date(wishes.embargo.date()), hour=format_hour(wishes.embargo))


def _feedback(each: _Judged, comments: Mapping[str, str]) -> Feedback:
    standing = each.standing
    return Feedback(
        application=standing.number,
        applicants=each.applicants,
        title=standing.title,
        domain=each.domain.name,
        awards=each.awards,
        rank=standing.rank,
        ranked=sum(one.rank is not None for one in each.domain.standings),
        mean=Fraction(standing.mean) if standing.mean else None,
        marks=standing.n,
        comment=comments.get(standing.number, ""),
    )


def _comments(path: Path, numbers: Collection[str]) -> dict[str, str]:
    """Return the comments that somebody chose, each by the one application that it is about."""
    text = _text_of(path)
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        if not {"application", "comment"} <= set(rows.fieldnames or ()):
            raise RefusedFileError("comments_columns", file=path.name)
        told = [((row["application"] or "").strip(), row["comment"] or "") for row in rows]
    except csv.Error:
        raise RefusedFileError("comments_broken", file=path.name) from None
    if any(len(comment) > _LONGEST_COMMENT for _number, comment in told):
        raise RefusedFileError("comments_broken", file=path.name)
    times = Counter(number for number, _comment in told)
    misplaced = next((each for each in times if each not in numbers or times[each] > 1), None)
    if misplaced is not None:
        raise RefusedFileError("comment_misplaced", file=path.name, application=misplaced)
    return dict(told)
