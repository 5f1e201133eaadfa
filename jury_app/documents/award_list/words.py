"""What every form of the award list says in the same words: its name, its version, its day.

A panel’s is the list of the applications that it shortlists for a jury.
"""

from jury_app.documents.award_list.content import AwardList, AwardListDomain
from jury_app.documents.award_list.figures import Figures
from jury_app.documents.grammar import at, no_level, of
from jury_app.documents.version import version_words
from jury_app.formatting import format_date, format_hour, format_number
from jury_app.i18n import _, language, ngettext


def name_of(content: AwardList) -> str:
    """Return « Palmarès du Prix Territoria 2026 »."""
    text = _("Award list {of_title} {year}")
    if content.is_shortlist:
        text = _("List of applications shortlisted {of_title} {year}")
    return text.format(of_title=of(content.title), year=content.year)


def short_name_of(content: AwardList) -> str:
    """Return what the document is."""
    return _("Applications shortlisted for the jury") if content.is_shortlist else _("Award list")


def version_of(content: AwardList) -> str:
    """Return which set of decisions it is made from, and which one that replaces."""
    said = []
    if content.rectified_on is not None:
        said.append(_("rectified on {date}").format(date=format_date(content.rectified_on)))
    if content.rectifies is not None:
        said.append(_("which replaces version {old}").format(old=content.rectifies))
    return version_words(content.number, content.replaced_by, said)


def embargo_words(content: AwardList) -> str:
    """Say until when nothing of it may be published, if the press has it before."""
    if content.embargo is None:
        return ""
    return _("Under embargo until {date}, {hour}").format(
        date=format_date(content.embargo.date()), hour=format_hour(content.embargo)
    )


def edition_words(number: int | None) -> str:
    """Return « 40e édition », or nothing where it is not counted."""
    if number is None:
        return ""
    if language() == "fr":
        return f"{number}{'re' if number == 1 else 'e'} édition"
    return f"Edition {number}"


def decided_words(content: AwardList) -> str:
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


def facts_of(content: AwardList) -> str:
    """Return what stands under the title: the edition, the day, and a version that rectifies."""
    facts = [edition_words(content.edition_number), decided_words(content)]
    if content.rectifies is not None or content.replaced_by is not None:
        facts.append(version_of(content))
    return " · ".join(fact for fact in facts if fact)


def lead_of(content: AwardList, counted: Figures) -> str:
    """Count what is distinguished, or shortlisted."""
    text = ngettext(
        "The jury distinguishes {count} application.",
        "The jury distinguishes {count} applications, of {laureates} laureates.",
        counted.applications,
    )
    if content.is_shortlist:
        text = ngettext(
            "The expert panel shortlists {count} application.",
            "The expert panel shortlists {count} applications.",
            counted.applications,
        )
    return text.format(
        count=format_number(counted.applications), laureates=format_number(counted.laureates)
    )


def figures_of(content: AwardList, counted: Figures) -> list[tuple[str, str]]:
    """Return each figure with what it counts."""
    levels = () if content.is_shortlist else counted.levels  # its one level was counted above
    told = [(format_number(count), name) for name, count in levels]
    if counted.without_award:
        told.append((format_number(counted.without_award), _without(content, counted)))
    return told


def _without(content: AwardList, counted: Figures) -> str:
    """Name the domains from which nothing comes."""
    if content.is_shortlist:
        return ngettext(
            "domain without a shortlisted application",
            "domains without a shortlisted application",
            counted.without_award,
        )
    return ngettext("domain without an award", "domains without an award", counted.without_award)


def no_award_word(content: AwardList, domain: AwardListDomain) -> str:
    """Return what stands in the place of a level where none was awarded."""
    if content.is_shortlist:
        return _("None")
    return _("No level awarded") if domain.special_prizes else _("Not awarded")


def no_award_text(content: AwardList, domain: AwardListDomain) -> str:
    """Say that a domain has no award, or special prizes alone."""
    if content.is_shortlist:
        return _("No application of this domain is shortlisted.")
    if domain.special_prizes:
        return no_level(domain.special_prizes)
    return _("The jury has made no award in this domain.")


def origin_of(content: AwardList) -> str:
    """Say from which frozen decisions the list is made."""
    text = _("This award list is made from the decisions of the jury frozen under number {number}.")
    if content.is_shortlist:
        text = _(
            "This list is made from the decisions of the expert panel frozen under number {number}."
        )
    sealed = _("Their seal is {seal}.").format(seal=content.seal) if content.seal else ""
    return f"{text.format(number=content.number)} {sealed}".strip()
