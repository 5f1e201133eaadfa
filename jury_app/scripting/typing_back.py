"""Acts that were taken on paper: what they would make of the sitting, and their recording."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from jury_app.errors import JuryError
from jury_app.formatting import format_time, joined
from jury_app.i18n import _, ngettext
from jury_app.legal_time import in_the_room
from jury_app.model.journal import head, now
from jury_app.model.queries.caps import award_warnings
from jury_app.model.queries.hours import hour_of
from jury_app.model.queries.journal import list_journal
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.queries.votes import list_votes, missed_quorums
from jury_app.model.reading import begin_trial
from jury_app.scripting.doing import do
from jury_app.scripting.reading import Document, read_object
from jury_app.scripting.sheets import Sheet, require_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What would be recorded, act after act, and what is to be looked at before.

    `refusal` is why the act after the last of these cannot be; those after it were not tried.
    """

    acts: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    refusal: JuryError | None = field(default=None, compare=False)


def foresee(session: Session, *, paper: str, acts: Sequence[Document]) -> Foreseen:
    """Do acts as the room would, tell what came of them, and leave everything as it was."""
    begin_trial(session)
    sheet = require_sheet(session, paper)
    before = set(award_warnings(session))
    first = head(session)[0]
    warnings = [*_meanwhile(session, sheet), *_hours(session, sheet, acts)]
    ends: list[int] = []
    refusal: JuryError | None = None
    for act in acts:
        try:
            do(session, read_object(act))
        except JuryError as error:
            refusal = error
            break
        ends.append(head(session)[0])
    told = _told(session, first, ends)
    warnings += missed_quorums(session, after=first)
    warnings += [each for each in award_warnings(session) if each not in before]
    session.rollback()
    return Foreseen(acts=told, warnings=tuple(warnings), refusal=refusal)


def type_back(session: Session, *, paper: str, acts: Sequence[Document]) -> int:
    """Record acts in their order, all of them or none, and return how many there were."""
    code = require_sheet(session, paper).code
    for act in acts:
        do(session, read_object({**act, "paper": code}))
    return len(acts)


def _told(session: Session, first: int, ends: Sequence[int]) -> tuple[str, ...]:
    """Return what each act did; one may make several entries."""
    said = {row.id: row for row in list_journal(session) if row.id > first}
    results = {row.id: row.sentence for row in list_votes(session)}
    told = []
    for end in ends:
        entries = [said[seq] for seq in range(first + 1, end + 1)]
        words = [". ".join(filter(None, (each.sentence, results.get(each.id)))) for each in entries]
        told.append(f"{format_time(in_the_room(entries[-1].hour))}  {' · '.join(words)}")
        first = end
    return tuple(told)


def _meanwhile(session: Session, sheet: Sheet) -> Iterator[str]:
    """Say that the sitting went on by machine after the sheet was printed."""
    count = sum(act.seq > sheet.seq for act in room_acts(session))
    if count:
        yield ngettext(
            "{count} act was recorded here after the sheet was printed. See that the paper does "
            "not say it again.",
            "{count} acts were recorded here after the sheet was printed. See that the paper does "
            "not say them again.",
            count,
        ).format(count=count)


def _hours(session: Session, sheet: Sheet, acts: Sequence[Document]) -> Iterator[str]:
    """Say which hours are missing, cannot be of this sheet, or have not come yet."""
    if not all(act.get("at") for act in acts):
        yield _("Where no hour was written, the act gets that of its recording.")
    printed, present = datetime.fromisoformat(sheet.at), datetime.fromisoformat(now(session))
    moments = sorted(_moments(session, acts))
    early = [each for each in moments if each < printed.replace(second=0)]
    if early:
        yield ngettext(
            "{hours} is before the sheet was printed, at {printed}.",
            "{hours} are before the sheet was printed, at {printed}.",
            len(early),
        ).format(
            hours=joined([format_time(each) for each in early]),
            printed=format_time(printed.astimezone(early[0].tzinfo)),
        )
    if late := [format_time(each) for each in moments if each > present]:
        yield ngettext("{hours} has not come yet.", "{hours} have not come yet.", len(late)).format(
            hours=joined(late)
        )


def _moments(session: Session, acts: Sequence[Document]) -> Iterator[datetime]:
    """Yield the moments that the hours of the acts mean; what is no hour is refused elsewhere."""
    for said in dict.fromkeys(str(act["at"]) for act in acts if act.get("at")):
        with suppress(JuryError):
            yield datetime.fromisoformat(hour_of(session, said))
