"""`standings`, `decide`, `close` and `publish`: the day of the jury, and what comes out of it."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from jury_app.codes import sentence
from jury_app.commands.answers import Answer, passphrase_of, where
from jury_app.commands.certificates import order_of, require_design, require_numbers
from jury_app.commands.edition import level_word
from jury_app.commands.opening import opened
from jury_app.commands.sending import wishes_of
from jury_app.decimals import exact_decimal, format_mean
from jury_app.exchange.closing import close as close_edition
from jury_app.exchange.closing import sheet_sentence
from jury_app.formatting import MISSING
from jury_app.i18n import _, ngettext
from jury_app.model.operations.recording import Recorded, record_award, record_not_awarded
from jury_app.model.operations.sitting import Award, level_named, withdraw_decision
from jury_app.model.order_words import separation_sentence
from jury_app.model.queries.edition import list_levels
from jury_app.model.queries.erasures import require_marks
from jury_app.model.queries.sitting import DecisionRow, find_decision
from jury_app.model.queries.standings import DomainStandings, consolidate
from jury_app.model.requirements import require_domain
from jury_app.progress import finish
from jury_app.publishing import expand, last_look
from jury_app.publishing import publish as write_documents


def standings(arguments: Namespace) -> Answer:
    """Tell the consolidated order of every domain, or of one."""
    with opened(arguments) as database:
        database.read(require_marks)
        domains = database.read(_standings, arguments.domain)
    document = {"domains": [_domain(each) for each in domains]}
    lines = [line for each in domains for line in _lines(each)]
    return Answer(document=document, lines=tuple(lines))


def decide(arguments: Namespace) -> Answer:
    """Record a decision, or take one back."""
    with opened(arguments, writes=True) as database:
        if arguments.withdraw:
            row = database.write(_withdraw, arguments)
            document = {**_decision(row), "withdrawn": True}
            return Answer(document=document, lines=(_withdrawn_line(row),))
        known = {each.id for each in database.read(list_levels)}
        recorded = database.write(_decide, arguments)
    row = recorded.decision
    is_new = row.level_id is not None and row.level_id not in known
    document = {
        **_decision(row),
        "new_prize": is_new,
        "replaces": [_decision(each) for each in recorded.replaced],
    }
    lines = [_decided_line(row), *map(_withdrawn_line, recorded.withdrawn)]
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
    document = {
        "seal": done.seal,
        "decisions": done.decisions,
        "sheet": done.sheet,
        "has_sheet": done.has_sheet,
    }
    return Answer(document=document, lines=(line, sheet_sentence(done)))


def publish(arguments: Namespace) -> Answer:
    """Write the documents."""
    require_numbers(arguments.only or ())
    documents = expand(arguments.documents)
    with opened(arguments, writes=True) as database:
        database.read(require_design, arguments.design)
        order = order_of(arguments, database.read(last_look))
        wishes = wishes_of(arguments)
        folder, number = Path(arguments.out), arguments.number
        files = finish(write_documents(database, folder, documents, order, wishes, number=number))
    rows = [
        {"file": where(each.file), "document": each.document, "pages": each.pages} for each in files
    ]
    return Answer(document={"files": rows}, lines=tuple(each.file.name for each in files))


def _standings(session: Session, code: str | None) -> Sequence[DomainStandings]:
    domain_id = require_domain(session, code).id if code else None
    return consolidate(session, domain_id=domain_id)


def _decide(session: Session, arguments: Namespace) -> Recorded:
    motive = arguments.motive or ""
    if arguments.not_awarded:
        return record_not_awarded(session, domain_code=arguments.domain, motive=motive)
    award = Award(
        number=arguments.application,
        level_id=level_named(session, arguments.level),
        motive=motive,
        citation=arguments.citation or "",
    )
    return record_award(session, award=award)


def _withdraw(session: Session, arguments: Namespace) -> DecisionRow:
    row = find_decision(
        session,
        number=arguments.application,
        domain_code=arguments.domain,
        level=arguments.level,
    )
    withdraw_decision(session, decision_id=row.id, reason=arguments.motive or "")
    return row


def _decision(row: DecisionRow) -> dict[str, Any]:
    return {
        "domain": row.domain_code,
        "application": row.number or None,
        "level": level_word(row),
    }


def _decided_line(row: DecisionRow) -> str:
    if row.is_not_awarded:
        return _("{domain}: not awarded.").format(domain=row.domain_name)
    return _("{domain}: {level} for {number}, {title}.").format(
        domain=row.domain_name, level=row.level_name, number=row.number, title=row.title
    )


def _withdrawn_line(row: DecisionRow) -> str:
    if row.is_not_awarded:
        return _("{domain}: that nothing is awarded there is withdrawn.").format(
            domain=row.domain_name
        )
    return _("{domain}: {level} is withdrawn from {number}, {title}.").format(
        domain=row.domain_name, level=row.level_name, number=row.number, title=row.title
    )


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
                "value": None if each.value is None else exact_decimal(each.value),
                "separated_by": each.step,
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
        what = _said(each.applicant, each.title)
        lines.append(
            f"  {each.rank:>2}  {format_mean(each.mean):>6}  ({given})  {each.number}  {what}"
        )
        if separated := separation_sentence(each.step):
            lines.append(f"              {separated}")
    for unranked in domain.not_ranked:
        what = _said(unranked.applicant, sentence(unranked.reason))
        lines.append(f"   {MISSING}  {unranked.number}  {what}")
    return lines


def _said(whom: str, what: str) -> str:
    return _("{whom}: {what}").format(whom=whom, what=what)
