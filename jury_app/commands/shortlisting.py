"""`shortlist`: where an expert panel ends its list, whom it calls back, what it moves elsewhere."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from jury_app.commands.answers import Answer
from jury_app.commands.opening import opened
from jury_app.decimals import exact_decimal, format_mean
from jury_app.errors import RuleError
from jury_app.formatting import MISSING
from jury_app.i18n import _, ngettext
from jury_app.model.operations.shortlisting import call_back, cut_shortlist, move_application
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.shortlist import (
    CandidateRow,
    DomainShortlist,
    get_shortlist,
    shortlist_level,
)
from jury_app.model.queries.shortlist_words import cut_sentence
from jury_app.model.requirements import require_domain, require_juror_named
from jury_app.model.scoring.cut import Cut


def shortlist(arguments: Namespace) -> Answer:
    """Cut, call back or move, and tell the shortlist; or only tell it."""
    tried = _cut(arguments)
    writes = bool(arguments.call_back or arguments.move or (tried and not arguments.dry_run))
    with opened(arguments, writes=writes) as database:
        if writes:
            database.write(_do, arguments, tried)
        domains = database.read(_listed, arguments.domain)
        codes = {each.id: each.values.code for each in database.read(list_domains)}
    previewed = tried if arguments.dry_run else None
    told = [_domain(each, previewed, codes) for each in domains]
    document = {
        "shortlisted": sum(one["shortlisted"] for each in told for one in each["applications"]),
        "domains": told,
    }
    return Answer(document=document, lines=tuple(_lines(domains, told, previewed)))


def _cut(arguments: Namespace) -> Cut | None:
    if arguments.best is None and arguments.at_least is None:
        return None
    return Cut(
        best=arguments.best,
        at_least=arguments.at_least,
        keeps_equals=arguments.equals == "in",
    )


def _do(session: Session, arguments: Namespace, cut: Cut | None) -> None:
    asked_by = require_juror_named(session, arguments.by).id if arguments.by else None
    if arguments.call_back:
        call_back(session, number=arguments.call_back, reason=arguments.reason, by=asked_by)
    elif arguments.move:
        move_application(
            session,
            number=arguments.move,
            domain_code=arguments.to,
            reason=arguments.reason,
            by=asked_by,
        )
    elif cut is not None:
        cut_shortlist(session, cut=cut, domain_code=arguments.domain or "")


def _listed(session: Session, code: str | None) -> list[DomainShortlist]:
    if shortlist_level(session) is None:
        raise RuleError("shortlist_none")
    domain_id = require_domain(session, code).id if code else None
    return get_shortlist(session, domain_id=domain_id)


def _domain(
    domain: DomainShortlist, previewed: Cut | None, codes: dict[int, str]
) -> dict[str, Any]:
    cut = previewed or (domain.cut.cut if domain.cut else None)
    divided = cut.divided(domain.places) if cut else frozenset[int]()
    passing = previewed.passing(domain.places) if previewed else frozenset[int]()
    return {
        "domain": domain.code,
        "name": domain.name,
        "cut": None
        if cut is None
        else {
            "best": cut.best,
            "at_least": None if cut.at_least is None else exact_decimal(cut.at_least),
            "equals": "in" if cut.keeps_equals else "out",
        },
        "applications": [
            {
                "number": each.number,
                "title": each.title,
                "applicant": each.applicant,
                "rank": each.placed.rank if each.placed else None,
                "mean": exact_decimal(each.placed.mean) if each.placed else None,
                "shortlisted": each.passes(passing) if previewed else each.is_shortlisted,
                "equal": each.id in divided,
                "called_back": each.is_called_back,
                "moved_to": codes[each.move.domain_id] if each.move else None,
                "reason": _reason(each),
            }
            for each in domain.candidates
        ],
    }


def _reason(row: CandidateRow) -> str:
    motive = row.decision.motive if row.decision else ""
    return " ".join(each for each in (motive, row.move.reason if row.move else "") if each)


def _lines(
    domains: list[DomainShortlist], told: list[dict[str, Any]], previewed: Cut | None
) -> Iterator[str]:
    count = 0
    for domain, each in zip(domains, told, strict=True):
        yield f"{domain.code} {domain.name}"
        if cut := previewed or (domain.cut.cut if domain.cut else None):
            yield f"  {cut_sentence(cut)}"
        for row, one in zip(domain.candidates, each["applications"], strict=True):
            count += one["shortlisted"]
            yield _line(row, one)
    yield ngettext(
        "{count} application on the shortlist.", "{count} applications on the shortlist.", count
    ).format(count=count)


def _line(row: CandidateRow, told: dict[str, Any]) -> str:
    sign = "✓" if told["shortlisted"] else " "
    rank = str(row.placed.rank) if row.placed else MISSING
    mean = format_mean(row.placed.mean if row.placed else None)
    what = _("{whom}: {what}").format(whom=row.applicant, what=row.title)
    said = [f"  {sign} {rank:>2}  {mean:>6}  {row.number}  {what}"]
    notes = [
        text
        for is_so, text in (
            (told["equal"], _("equal at the cut")),
            (told["called_back"], _("called back")),
            (row.move is not None, _("to {domain}").format(domain=told["moved_to"])),
        )
        if is_so
    ]
    if told["reason"]:
        notes.append(told["reason"])
    return " · ".join([*said, *notes])
