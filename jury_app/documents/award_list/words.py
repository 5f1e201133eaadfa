"""What an award list calls itself; a panel’s is the list of those it shortlists for a jury."""

from jury_app.documents.award_list.content import AwardList, AwardListDomain
from jury_app.documents.grammar import at, no_level, of
from jury_app.formatting import format_date, format_number
from jury_app.i18n import _, ngettext


def name(content: AwardList) -> str:
    """Return the name of the document."""
    text = _("Award list {of_title} {year}")
    if content.is_shortlist:
        text = _("List of applications shortlisted {of_title} {year}")
    return text.format(of_title=of(content.title), year=content.year)


def short_name(content: AwardList) -> str:
    """Return what the document is."""
    return _("Applications shortlisted for the jury") if content.is_shortlist else _("Award list")


def decided(content: AwardList) -> str:
    """Say who decided, when and where."""
    if content.decided_on is None:
        return ""
    day = format_date(content.decided_on)
    if not content.place:
        text = (
            _("decided by the expert panel on {date}")
            if content.is_shortlist
            else _("decided by the jury on {date}")
        )
        return text.format(date=day)
    text = (
        _("decided by the expert panel {at_place} on {date}")
        if content.is_shortlist
        else _("decided by the jury {at_place} on {date}")
    )
    return text.format(at_place=at(content.place), date=day)


def distinguished(content: AwardList, applications: int, laureates: int) -> str:
    """Count what is distinguished, or shortlisted."""
    text = ngettext(
        "The jury distinguishes {count} application.",
        "The jury distinguishes {count} applications, of {laureates} laureates.",
        applications,
    )
    if content.is_shortlist:
        text = ngettext(
            "The expert panel shortlists {count} application.",
            "The expert panel shortlists {count} applications.",
            applications,
        )
    return text.format(count=format_number(applications), laureates=format_number(laureates))


def without(content: AwardList, domains: int) -> str:
    """Name the domains from which nothing comes."""
    if content.is_shortlist:
        return ngettext(
            "domain without a shortlisted application",
            "domains without a shortlisted application",
            domains,
        )
    return ngettext("domain without an award", "domains without an award", domains)


def nothing(content: AwardList, domain: AwardListDomain) -> tuple[str, str]:
    """Say of a domain that it has no award, in a word and in a sentence."""
    if content.is_shortlist:
        return _("None"), _("No application of this domain is shortlisted.")
    if domain.special_prizes:
        return _("No level awarded"), no_level(domain.special_prizes)
    return _("Not awarded"), _("The jury has made no award in this domain.")


def origin(content: AwardList) -> str:
    """Say from which decisions the list is made."""
    text = _("This award list is made from the decisions of the jury frozen under number {number}.")
    if content.is_shortlist:
        text = _(
            "This list is made from the decisions of the expert panel frozen under number {number}."
        )
    sealed = _("Their seal is {seal}.").format(seal=content.seal) if content.seal else ""
    return f"{text.format(number=content.number)} {sealed}".strip()
