"""What the rules would rather not have among the awards: a warning, never a wall."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from sqlalchemy.orm import Session

from jury_app.formatting import joined
from jury_app.i18n import _
from jury_app.model.enums import LevelKind
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import judged_applications
from jury_app.model.requirements import rules_of
from jury_app.model.voting.terms import RoomRules


def award_warnings(session: Session) -> list[str]:
    """Say where there are more awards than the rules allow, and who is a laureate twice."""
    return warnings_of(session, list_decisions(session))


def warnings_of(
    session: Session, decisions: Sequence[DecisionRow], *, domain_id: int | None = None
) -> list[str]:
    """Say so of other decisions than those that stand, or only of what concerns a domain."""
    rules = rules_of(session)[1].room
    rows = [row for row in decisions if not row.is_not_awarded]
    here = [row for row in rows if domain_id in (None, row.domain_id)]
    entries = Counter(each.domain_id for each in judged_applications(session))
    own = [row for row in here if row.level_kind is not LevelKind.SPECIAL]
    concerned = {applicant for row in here for applicant in row.applicants}
    return [*_caps(own, entries, rules), *_twice(rows, concerned)]


def _caps(rows: Sequence[DecisionRow], entries: Counter[int], rules: RoomRules) -> Iterator[str]:
    by_domain: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    for row in rows:
        by_domain[row.domain_id].append(row)
    for domain, own in by_domain.items():
        name = own[0].domain_name
        for level, count in Counter(row.level_name for row in own).items():
            if 0 < rules.level_cap < count:
                text = _("{domain}: {level} is given {count} times, and the rules allow {most}.")
                yield text.format(domain=name, level=level, count=count, most=rules.level_cap)
        share = entries[domain] * rules.awards_share_percent // 100
        for most in (rules.awards_cap, share if rules.awards_share_percent else 0):
            if 0 < most < len(own):
                text = _("{domain}: there are {count} awards, and the rules allow {most}.")
                yield text.format(domain=name, count=len(own), most=most)


def _twice(rows: Sequence[DecisionRow], concerned: Container[str]) -> Iterator[str]:
    """The same body with two applications; two prizes for one application are no matter."""
    numbers: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for applicant in row.applicants:
            if row.number not in numbers[applicant]:
                numbers[applicant].append(row.number)
    for applicant, listed in numbers.items():
        if len(listed) > 1 and applicant in concerned:
            yield _("{applicant} is a laureate for several applications: {numbers}.").format(
                applicant=applicant, numbers=joined(listed)
            )
