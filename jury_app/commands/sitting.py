"""`standings`, `decide`, `close` and `publish`: the day of the jury, and what comes out of it."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from jury_app.codes import sentence
from jury_app.commands.answers import Answer, opened, passphrase_of, where
from jury_app.commands.edition import level_word
from jury_app.decimals import exact_decimal, format_mean
from jury_app.exchange.closing import close as close_edition
from jury_app.i18n import _, ngettext
from jury_app.model.operations.sitting import (
    Award,
    decide_not_awarded,
    level_named,
)
from jury_app.model.operations.sitting import (
    decide as give_award,
)
from jury_app.model.queries.edition import list_levels
from jury_app.model.queries.sitting import DecisionRow, list_decisions
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.requirements import require_domain
from jury_app.progress import finish
from jury_app.publishing import expand
from jury_app.publishing import publish as write_documents


def standings(arguments: Namespace) -> Answer:
    """Tell the consolidated order of every domain, or of one."""
    with opened(arguments) as database:
        domains = database.read(_standings, arguments.domain)
    document = {"domains": [_domain(each) for each in domains]}
    lines = [line for each in domains for line in _lines(each)]
    return Answer(document=document, lines=tuple(lines))


def decide(arguments: Namespace) -> Answer:
    """Record a decision."""
    with opened(arguments, writes=True) as database:
        known = {each.id for each in database.read(list_levels)}
        row = database.write(_decide, arguments)
    is_new = row.level_id is not None and row.level_id not in known
    document = {
        "domain": row.domain_code,
        "application": row.number or None,
        "level": level_word(row),
        "new_prize": is_new,
    }
    told = (
        _("{domain}: not awarded.").format(domain=row.domain_name)
        if row.is_not_awarded
        else _("{domain}: {level} for {number}, {title}.").format(
            domain=row.domain_name, level=row.level_name, number=row.number, title=row.title
        )
    )
    lines = [told]
    if is_new:
        lines.append(_("“{level}” is a new special prize.").format(level=row.level_name))
    return Answer(document=document, lines=tuple(lines))


def close(arguments: Namespace) -> Answer:
    """Close the sitting, freeze the decisions, make the seal."""
    settle = arguments.undecided == "not-awarded"
    with opened(arguments, writes=True) as database:
        done = finish(
            close_edition(
                database,
                passphrase=passphrase_of(arguments),
                settle=settle,
                secretary=arguments.secretary,
            )
        )
    line = ngettext(
        "Sitting closed: {count} decision, seal {seal}.",
        "Sitting closed: {count} decisions, seal {seal}.",
        done.decisions,
    ).format(count=done.decisions, seal=done.seal)
    return Answer(document={"seal": done.seal, "decisions": done.decisions}, lines=(line,))


def publish(arguments: Namespace) -> Answer:
    """Write the documents."""
    documents = expand(arguments.documents)
    with opened(arguments, writes=True) as database:
        files = finish(write_documents(database, Path(arguments.out), documents))
    rows = [
        {"file": where(each.file), "document": each.document, "pages": each.pages} for each in files
    ]
    return Answer(document={"files": rows}, lines=tuple(each.file.name for each in files))


def _standings(session: Session, code: str | None) -> Sequence[DomainStandings]:
    domain_id = require_domain(session, code).id if code else None
    return consolidate(session, domain_id=domain_id)


def _decide(session: Session, arguments: Namespace) -> DecisionRow:
    motive = arguments.motive or ""
    if arguments.not_awarded:
        made = decide_not_awarded(session, domain_code=arguments.domain, motive=motive)
    else:
        award = Award(
            number=arguments.application,
            level_id=level_named(session, arguments.level),
            motive=motive,
            citation=arguments.citation or "",
        )
        made = give_award(session, award=award)
    return next(row for row in list_decisions(session) if row.id == made.id)


def _domain(domain: DomainStandings) -> dict[str, Any]:
    return {
        "domain": domain.code,
        "name": domain.name,
        "sponsor": domain.sponsor,
        "standings": [
            {
                "rank": each.rank,
                "application": each.number,
                "title": each.title,
                "applicant": each.applicant,
                "mean": exact_decimal(each.mean),
                "n": each.n,
                "eligible": each.eligible,
            }
            for each in domain.standings
        ],
        "not_ranked": [
            {"application": each.number, "reason": each.reason} for each in domain.not_ranked
        ],
    }


def _lines(domain: DomainStandings) -> list[str]:
    if not domain.standings and not domain.not_ranked:
        return []
    lines = [f"{domain.code} {domain.name}"]
    for each in domain.standings:
        given = _("{n} of {eligible}").format(n=each.n, eligible=each.eligible)
        lines.append(
            f"  {each.rank:>2}  {format_mean(each.mean):>6}  ({given})  {each.number}  "
            f"{each.applicant}: {each.title}"
        )
    lines += [
        f"   {'–'}  {each.number}  {each.applicant}: {sentence(each.reason)}"
        for each in domain.not_ranked
    ]
    return lines
