"""The award list as a workbook for the secretariat, and as open data for everybody.

The open data is a CSV of UTF-8 without a byte order mark, comma, double quotes, one row an award
and one a domain without a level. Its columns and codes are the same in every language and year:

| column | holds |
| --- | --- |
| `edition`, `year` | the prize and its year |
| `version` | the number of the frozen set of decisions |
| `domain_code`, `domain`, `sponsor` | the domain, or nothing for a prize across domains |
| `outcome` | `awarded`, `not_awarded`, or `special_only` where a domain has no level |
| `kind` | `level`, `mention` or `special` |
| `level_code`, `level` | what was awarded |
| `ex_aequo` | `true` or `false` |
| `application`, `title` | the application |
| `applicants` | the laureates, joined by a vertical bar between blanks |
| `siren`, `territory`, `citation` | nothing where unknown |
| `motive` | why no award was made |
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from jury_app.documents.award_list import words
from jury_app.documents.award_list.content import Award, AwardList
from jury_app.documents.award_list.figures import figures
from jury_app.documents.spreadsheet import CellValue, Column, Sheet, write_csv, write_xlsx
from jury_app.formatting import format_date, joined
from jury_app.i18n import _, pgettext

OPEN_DATA_COLUMNS = (
    "edition",
    "year",
    "version",
    "domain_code",
    "domain",
    "sponsor",
    "outcome",
    "kind",
    "level_code",
    "level",
    "ex_aequo",
    "application",
    "title",
    "applicants",
    "siren",
    "territory",
    "citation",
    "motive",
)


@dataclass(frozen=True, slots=True)
class _Row:
    """An award in its domain, or a domain without any."""

    domain_code: str
    domain: str
    sponsor: str
    award: Award | None
    motive: str = ""
    is_special_only: bool = False


def build_award_list_xlsx(content: AwardList, output: BinaryIO) -> None:
    """Write the award list as a workbook: one row an award, and one a domain without any."""
    awards = Sheet(
        name=_("Shortlist") if content.is_shortlist else _("Award list"),
        columns=_columns(),
        rows=[_sheet_row(row) for row in _rows(content)],
    )
    title = words.name(content)
    write_xlsx([awards, _figures_sheet(content)], output, title=title, author=content.organiser)


def build_award_list_csv(content: AwardList, output: BinaryIO) -> None:
    """Write the award list as open data: comma, UTF-8, the same columns in every language."""
    edition = (content.title, content.year, content.number)
    rows = ((*edition, *_open_data_row(row)) for row in _rows(content))
    write_csv([OPEN_DATA_COLUMNS, *rows], output)


def _rows(content: AwardList) -> Iterator[_Row]:
    for domain in content.domains:
        place = (domain.code, domain.name, domain.sponsor)
        for award in domain.awards:
            yield _Row(*place, award)
        if not domain.awards:
            yield _Row(*place, None, domain.motive, domain.special_prizes > 0)
    for prize in content.special_prizes:
        yield _Row("", prize.domain, prize.sponsor, prize.award)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Code")),
        Column(title=_("Domain"), width=30),
        Column(title=_("Sponsor"), width=26),
        Column(title=_("Award")),
        Column(title=pgettext("tie", "Ex aequo")),
        Column(title=_("Laureates"), width=38),
        Column(title=_("Title"), width=60),
        Column(title=_("Territory")),
        Column(title=_("SIREN")),
        Column(title=_("Application")),
        Column(title=_("Citation"), width=40),
        Column(title=_("Motive"), width=40),
    )


def _sheet_row(row: _Row) -> tuple[CellValue, ...]:
    place = (row.domain_code, row.domain, row.sponsor)
    award = row.award
    if award is None:
        word = _("No level awarded") if row.is_special_only else _("Not awarded")
        return (*place, word, "", "", "", "", "", "", "", row.motive)
    return (
        *place,
        award.level_name,
        _("yes") if award.ex_aequo else "",
        joined(award.applicants),
        award.title,
        award.territory,
        award.siren,
        award.application,
        award.citation,
        row.motive,
    )


def _open_data_row(row: _Row) -> tuple[CellValue, ...]:
    place = (row.domain_code, row.domain, row.sponsor)
    award = row.award
    if award is None:
        outcome = "special_only" if row.is_special_only else "not_awarded"
        return (*place, outcome, *[""] * 10, row.motive)
    return (
        *place,
        "awarded",
        award.kind,
        award.level_code,
        award.level_name,
        award.ex_aequo,
        award.application,
        award.title,
        " | ".join(award.applicants),
        award.siren,
        award.territory,
        award.citation,
        row.motive,
    )


def _figures_sheet(content: AwardList) -> Sheet:
    counted = figures(content)
    decided = format_date(content.decided_on) if content.decided_on else ""
    rows: list[tuple[CellValue, CellValue]] = [
        *counted.levels,
        (_("Applications distinguished"), counted.applications),
        (_("Laureates"), counted.laureates),
        (_("Domains"), counted.domains),
        (_("Domains without an award"), counted.without_award),
        (_("Decided on"), decided),
        (_("Number of the frozen decisions"), content.number),
        (_("Seal"), content.seal),
    ]
    columns = (Column(title=_("Figure"), width=36), Column(title=_("Value"), width=36))
    return Sheet(name=_("Figures"), columns=columns, rows=rows)
