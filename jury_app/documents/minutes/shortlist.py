"""The shortlist in the minutes: of the panel that makes it, and of the jury that judges it."""

from collections.abc import Iterator

from jury_app.documents.minutes.listed import DomainShortlist, ListedLine, MoveLine, Preselected
from jury_app.documents.typography import prose
from jury_app.formatting import ended, format_date, format_number, joined, quoted
from jury_app.i18n import _, ngettext


def shortlisted(domain: DomainShortlist) -> str:
    """Say who goes on to the jury."""
    count = len(domain.listed)
    if not count:
        return _("No application of this domain is shortlisted.")
    text = ngettext(
        "The panel shortlists {count} application: {names}.",
        "The panel shortlists {count} applications: {names}.",
        count,
    )
    names = joined([f"{each.application} ({each.applicant})" for each in domain.listed])
    return text.format(count=format_number(count), names=names)


def shortlist_grounds(domain: DomainShortlist) -> Iterator[str]:
    """Say where the list was cut, who was called back or moved and why, and who stays out."""
    if domain.cut:
        yield _("Cut: {cut}.").format(cut=domain.cut)
    for each in domain.listed:
        if each.motive:
            yield ended(_listed(each))
    for move in domain.moves:
        yield ended(_move(move))
    if domain.left_out:
        yield ngettext(
            "Left out: application {numbers}.",
            "Left out: applications {numbers}.",
            len(domain.left_out),
        ).format(numbers=joined(domain.left_out))


def preselected(told: Preselected) -> Iterator[str]:
    """Say which panel shortlisted what the jury judges, and by what its closing is known."""
    text = ngettext(
        "The jury judges the {count} application that the expert panel shortlisted among "
        "{total} ({title}, closed on {date}).",
        "The jury judges the {count} applications that the expert panel shortlisted among "
        "{total} ({title}, closed on {date}).",
        told.shortlisted,
    )
    yield text.format(
        count=format_number(told.shortlisted),
        total=format_number(told.applications),
        title=told.title,
        date=format_date(told.closed_on),
    )
    if told.called_back:
        yield ngettext(
            "The panel had called back {count} application that its cut left out.",
            "The panel had called back {count} applications that its cut left out.",
            told.called_back,
        ).format(count=format_number(told.called_back))
    if told.moved:
        yield ngettext(
            "It had moved {count} application to another domain.",
            "It had moved {count} applications to another domain.",
            told.moved,
        ).format(count=format_number(told.moved))
    yield _("That closing is sealed under the code {seal}; its fingerprint is {record}.").format(
        seal=told.seal, record=told.record
    )


def _listed(line: ListedLine) -> str:
    text = _("Application {application} is shortlisted for this motive: {motive}")
    if line.is_called_back:
        text = _("Application {application}, which the cut left out, is called back: {motive}")
    if line.is_called_back and line.asked_by:
        text = _(
            "Application {application}, which the cut left out, is called back as {juror} asked: "
            "{motive}"
        )
    return text.format(application=line.application, juror=line.asked_by, motive=prose(line.motive))


def _move(line: MoveLine) -> str:
    text = (
        _("Application {application} goes before the jury in {domain}, as {juror} asked: {reason}")
        if line.asked_by
        else _("Application {application} goes before the jury in {domain}: {reason}")
    )
    return text.format(
        application=line.application,
        domain=quoted(line.domain),
        juror=line.asked_by,
        reason=prose(line.reason),
    )
