"""The award list as a page of the web: one file, without a network and without a script."""

from collections.abc import Sequence
from string import Template
from typing import BinaryIO

from jury_app.documents.award_list.content import Award, AwardList, AwardListDomain, SpecialPrize
from jury_app.documents.award_list.figures import figures
from jury_app.documents.award_list.words import (
    facts_of,
    figures_of,
    lead_of,
    name_of,
    no_award_text,
    origin_of,
    version_of,
)
from jury_app.documents.grammar import sponsored_domain, sponsored_prize
from jury_app.documents.markup import Markup, escaped, joined_markup, tag
from jury_app.documents.typography import prose
from jury_app.files import shipped
from jury_app.formatting import joined, quoted
from jury_app.i18n import _, pgettext
from jury_app.paths import RESOURCES
from jury_app.rehearsal import stamp, stamped

_TEMPLATE = RESOURCES / "pages" / "award-list.html"
_PRIZES = "special-prizes"


def build_award_list_page(content: AwardList, output: BinaryIO) -> None:
    """Write the award list as one page that needs nothing else."""
    page = Template(shipped(_TEMPLATE).decode()).substitute(
        lang=content.language,
        title=escaped(stamped(name_of(content))),
        skip=escaped(_("Go to the award list")),
        body=joined_markup([_head(content), _contents(content), _list(content), _foot(content)]),
    )
    output.write(page.encode())


def _head(content: AwardList) -> Markup:
    counted = figures(content)
    told = [
        tag("div", tag("dt", what), tag("dd", count))
        for count, what in figures_of(content, counted)
    ]
    return tag(
        "header",
        tag("p", _only_rehearsed(), class_="rehearsal", role="note") if stamp() else "",
        tag("p", content.organiser, class_="organiser"),
        tag("h1", name_of(content)),
        tag("p", facts_of(content), class_="muted"),
        tag("p", lead_of(content, counted), class_="lead"),
        tag("dl", *told, class_="figures") if told else "",
    )


def _only_rehearsed() -> str:
    return stamped(_("the jury was only rehearsing: nothing here is awarded."))


def _contents(content: AwardList) -> Markup:
    places = [(_anchor(place), each.name) for place, each in enumerate(content.domains, start=1)]
    if content.special_prizes:
        places.append((_PRIZES, _("Special prizes")))
    if not places:
        return Markup()
    links = [tag("li", tag("a", name, href=f"#{anchor}")) for anchor, name in places]
    return tag(
        "nav",
        tag("h2", _("Domains"), id="contents"),
        tag("ol", *links),
        aria_labelledby="contents",
    )


def _anchor(place: int) -> str:
    return f"domain-{place}"


def _list(content: AwardList) -> Markup:
    parts = [
        _domain(content, _anchor(place), each)
        for place, each in enumerate(content.domains, start=1)
    ]
    if content.special_prizes:
        parts.append(_special_prizes(content.special_prizes))
    return tag("main", joined_markup(parts), id="list", tabindex="-1")


def _domain(content: AwardList, anchor: str, domain: AwardListDomain) -> Markup:
    return _section(
        anchor,
        domain.name,
        tag("p", sponsored_domain(domain.sponsor), class_="muted") if domain.sponsor else "",
        _table(domain.name, [_row(each) for each in domain.awards])
        if domain.awards
        else _no_award(content, domain),
    )


def _special_prizes(prizes: Sequence[SpecialPrize]) -> Markup:
    rows = []
    for prize in prizes:
        facts = [prize.domain]
        if prize.sponsor:
            facts.append(sponsored_prize(prize.sponsor))
        rows.append(_row(prize.award, facts))
    return _section(_PRIZES, _("Special prizes"), _table(_("Special prizes"), rows))


def _section(anchor: str, heading: str, *content: str) -> Markup:
    name = f"{anchor}-name"
    return tag("section", tag("h2", heading, id=name), *content, id=anchor, aria_labelledby=name)


def _table(name: str, rows: Sequence[Markup]) -> Markup:
    heads = (
        tag("th", _("Award"), scope="col", class_="award"),
        tag("th", _("Laureates"), scope="col", class_="laureates"),
        tag("th", _("Project"), scope="col"),
    )
    return tag(
        "table",
        tag("caption", _("Awards: {domain}").format(domain=name)),
        tag("thead", tag("tr", *heads)),
        tag("tbody", *rows),
    )


def _row(award: Award, context: Sequence[str] = ()) -> Markup:
    facts = [*context, award.territory, _("application {number}").format(number=award.application)]
    cited = quoted(prose(award.citation)) if award.citation else ""
    medal = award.colour != "none"
    return tag(
        "tr",
        tag(
            "th",
            tag("span", class_=f"medal {award.colour}", aria_hidden="true") if medal else "",
            award.level_name,
            tag("span", pgettext("tie", "ex aequo"), class_="tie") if award.ex_aequo else "",
            scope="row",
            class_="award",
        ),
        tag("td", joined(award.applicants), class_="laureates"),
        tag(
            "td",
            award.title,
            tag("p", " · ".join(fact for fact in facts if fact), class_="muted"),
            tag("p", cited, class_="citation") if cited else "",
        ),
    )


def _no_award(content: AwardList, domain: AwardListDomain) -> Markup:
    motive = tag("p", prose(domain.motive), class_="muted") if domain.motive else ""
    return tag("div", no_award_text(content, domain), motive, class_="none")


def _foot(content: AwardList) -> Markup:
    return tag("footer", tag("p", version_of(content)), tag("p", origin_of(content)))
