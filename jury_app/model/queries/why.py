"""Why something was decided: the chain from the marks to the decision, in plain sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jury_app.formatting import ended, format_date, format_time, quoted
from jury_app.i18n import N_, _
from jury_app.legal_time import in_the_room
from jury_app.model.enums import JournalKind
from jury_app.model.queries.departing import departures
from jury_app.model.queries.floor import Floor, get_floor
from jury_app.model.queries.frozen import (
    RectificationAct,
    first_rectification,
    rectification_before,
)
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.queries.sitting import DecisionRow, Deliberation, get_deliberation
from jury_app.model.queries.votes import VoteRow, votes_in
from jury_app.model.queries.why_marks import marks_sentences, mean_sentences, place_sentences
from jury_app.model.requirements import edition_of, rules_of
from jury_app.model.room.acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain: what it is about, and what is said of it."""

    about: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A decision and its chain, from the marks on."""

    question: str
    what: str
    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """All of it as lines, to be copied or read aloud."""
        lines = [f"{_(each.about)}\n" + "\n".join(each.sentences) for each in self.links]
        return "\n\n".join((self.question, self.what, *lines))


def why_decided(session: Session, decision_id: int, domain_id: int) -> Why | None:
    """Return why a decision stands; nothing once it was taken back."""
    deliberation = get_deliberation(session, domain_id)
    row = next((each for each in deliberation.decisions if each.id == decision_id), None)
    if row is None:
        return None
    floor, acts = get_floor(session), room_acts(session)
    made = floor.room.decisions.get(row.id)
    rectification = rectification_before(session, made.seq) if made else None
    told = (
        (N_("Marks"), marks_sentences(deliberation, row, edition_of(session).display_scale)),
        (N_("Mean"), mean_sentences(deliberation, row, rules_of(session)[1].method)),
        (N_("Place"), place_sentences(deliberation, row)),
        (N_("Votes"), _votes(votes_in(session, floor.room), row, _vote_of(floor, row))),
        (N_("Amendments"), _amendments(floor, row, first_rectification(session))),
        (
            N_("Decision"),
            _decision(deliberation, floor, acts, row, is_rectified=rectification is not None),
        ),
        (N_("Rectification"), _rectified(rectification)),
    )
    links = ((about, tuple(sentences)) for about, sentences in told)
    return Why(
        question=_question(row),
        what=_what(row),
        links=tuple(Link(about=about, sentences=said) for about, said in links if said),
    )


def _question(row: DecisionRow) -> str:
    if row.is_not_awarded:
        return _("Why is nothing awarded?")
    return _("Why “{level}”?").format(level=row.level_name)


def _what(row: DecisionRow) -> str:
    if row.is_not_awarded:
        return row.domain_name
    return " · ".join((row.number, row.title, ", ".join(row.applicants)))


def _votes(votes: Sequence[VoteRow], row: DecisionRow, followed: int | None) -> Iterator[str]:
    """Tell the votes that were about it or about its domain as a whole, and the one it followed."""
    for each in votes:
        if each.application_ids and not row.is_not_awarded:
            is_about = row.application_id in each.application_ids
        else:
            is_about = each.domain_id == row.domain_id
        if not is_about and each.id != followed:
            continue
        text = _("Vote of {hour} on {question}. {result}")
        question = quoted(each.title)
        yield text.format(hour=_hour(each.at), question=question, result=each.sentence)


def _amendments(floor: Floor, row: DecisionRow, closed: float) -> Iterator[str]:
    for act in floor.room.amendments:
        if act.body["application"] == row.application_id:
            text = (
                _("A rectification changed a mark of {juror} ({reason}); it is counted above.")
                if act.seq > closed
                else _(
                    "At {hour}, {juror} amended a mark ({reason}); what is counted above has it."
                )
            )
            juror = floor.names.get(act.body["juror"], "…")
            yield text.format(hour=_hour(act.hour), juror=juror, reason=act.reason.rstrip("."))


def _decision(
    deliberation: Deliberation,
    floor: Floor,
    acts: Sequence[Act],
    row: DecisionRow,
    *,
    is_rectified: bool,
) -> Iterator[str]:
    """Tell what was decided before, what stands, whether it departs from the order, and why."""
    yield from _earlier(acts, row)
    level = _("Not awarded") if row.is_not_awarded else row.level_name
    level = _("{level}, ex aequo").format(level=level) if row.ex_aequo else level
    text = (
        _("At {hour}, after that vote, the jury decided: {level}.")
        if _vote_of(floor, row) is not None
        else _("At {hour}, the jury decided: {level}.")
    )
    if is_rectified:
        text = _("An act of rectification, at {hour}, entered the decision as: {level}.")
    yield text.format(hour=_hour(row.decided_at), level=level)
    if row.id in departures(deliberation.standings, deliberation.decisions):
        yield _("It departs from the order: an application that stands higher has no such award.")
    if row.motive:
        yield _("Motive: {motive}").format(motive=ended(row.motive))
    elif not row.is_not_awarded:
        yield _("No motive was recorded.")


def _rectified(rectification: RectificationAct | None) -> Iterator[str]:
    """Tell by which act the decision was put right after the closing, and why."""
    if rectification is None:
        return
    moment = in_the_room(rectification.at)
    text = _("It was put right after the closing, by an act of {date} at {hour}.")
    yield text.format(date=format_date(moment.date()), hour=format_time(moment))
    if rectification.reason:
        yield _("Motive: {motive}").format(motive=ended(rectification.reason))


def _vote_of(floor: Floor, row: DecisionRow) -> int | None:
    act = floor.room.decisions.get(row.id)
    vote: int | None = act.body.get("vote") if act is not None else None
    return vote


def _earlier(acts: Sequence[Act], row: DecisionRow) -> Iterator[str]:
    """Tell the decisions about the same thing that gave way, or were taken back."""
    about = {"domain": row.domain_id} if row.is_not_awarded else {"application": row.application_id}
    [(key, value)] = about.items()
    made = {
        act.body["decision"]: act
        for act in acts
        if act.kind is JournalKind.DECISION and act.body.get(key) == value
    }
    for act in acts:
        taken_back = act.kind is JournalKind.DECISION_WITHDRAWN and act.body["decision"] in made
        if taken_back:
            first = made[act.body["decision"]]
            text = _("A decision of {hour} was taken back at {later}.")
            yield text.format(hour=_hour(first.hour), later=_hour(act.hour))
        for old in set(act.body.get("replaces", ())) & made.keys():
            text = _("A decision of {hour} gave way at {later}.")
            yield text.format(hour=_hour(made[old].hour), later=_hour(act.hour))


def _hour(moment: str) -> str:
    return format_time(in_the_room(moment))
