"""An edition as a template: what next year’s, a rehearsal or a jury after its panel starts from."""

from sqlalchemy.orm import Session

from jury_app.model.queries.edition import (
    CriterionRow,
    get_rules,
    list_criteria,
    list_domains,
    list_levels,
)
from jury_app.model.requirements import edition_of
from jury_app.model.templates import Template, TemplateCriterion, TemplateDomain, TemplateLevel


def template_of(session: Session) -> Template:
    """Return the edition as a template, for next year's to start from."""
    edition = edition_of(session)
    return Template(
        code=edition.template,
        title=edition.title,
        label=edition.title,
        organiser=edition.organiser,
        place=edition.place,
        ballots_email=edition.ballots_email,
        display_scale=edition.display_scale,
        shows_total=edition.shows_total,
        retention=edition.retention,
        call_closes=(edition.call_closes_at or "").partition("-")[2],
        domains=tuple(
            TemplateDomain(
                code=each.values.code, name=each.values.name, sponsor=each.values.sponsor
            )
            for each in list_domains(session)
        ),
        criteria=tuple(_template_criterion(each) for each in list_criteria(session)),
        levels=tuple(
            TemplateLevel(
                code=each.values.code,
                name=each.values.name,
                kind=each.values.kind,
                colour=each.values.colour,
            )
            for each in list_levels(session)
        ),
        rules=get_rules(session).settings,
    )


def _template_criterion(row: CriterionRow) -> TemplateCriterion:
    values = row.values
    return TemplateCriterion(
        code=values.code,
        name=values.name,
        guidance=values.guidance,
        weight=values.weight,
        min_points=values.min_points,
        max_points=values.max_points,
        steps_per_point=values.steps_per_point,
        lower_is_better=values.lower_is_better,
        meanings=dict(row.meanings),
    )
