"""What the applicants attach: short dossiers that a juror can read, with a budget that adds up."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from random import Random

from jury_app.demo.content import Project
from jury_app.demo.form_export import BUDGET, DOSSIER, Filed, has_budget
from jury_app.documents import fonts, style
from jury_app.documents.drawing import Imprint
from jury_app.documents.layout import Cell, Column, Story
from jury_app.documents.pages import write_pages
from jury_app.documents.style import Style
from jury_app.formatting import NBSP, format_number, months
from jury_app.i18n import speaking
from jury_app.model.enums import ApplicantKind

TITLE = Style(fonts.SERIF_STRONG, 20, 25, before=4)
FOOT = "Document d’exemple : projet, chiffres et calendrier inventés pour la démonstration"

_MONTHS = 12
_DIAGNOSIS, _DECISION, _EVALUATION = -14, -7, 12
_CALL = (2026, 6)
_SMALL = 20_000
_TERRITORIES = {ApplicantKind.REGION: "Région", ApplicantKind.DEPARTEMENT: "Département"}
_FACTS = (Column(1), Column(2.2))
_BUDGET = (Column(3, "Financeur"), Column(1, "Montant", "right"), Column(0.8, "Part", "right"))
_STEPS = (Column(1, "Date"), Column(2.6, "Étape"))


def attachments(
    files: Sequence[Filed], labels: dict[str, str], transposition: Sequence[str]
) -> Iterator[tuple[Project, str, bytes]]:
    """Yield the files of every application that the jury reads."""
    for each in files:
        if each.project.is_judged:
            yield each.project, DOSSIER, _dossier(each, labels, transposition)
        if has_budget(each.project):
            yield each.project, BUDGET, _budget_file(each)


def budget(project: Project) -> list[tuple[str, int]]:
    """Return who pays what; the amounts add up to the cost."""
    if project.cost < _SMALL or project.kind is ApplicantKind.EUROPEAN:
        return [("Candidat", project.cost)]
    payers = ["État", "Région", "Département", "Autres partenaires"]
    payers = [each for each in payers if each != _TERRITORIES.get(project.kind)]
    chance = Random(f"budget {project.number}")  # noqa: S311 -- figures of a story, not secrets
    shares = [(payer, chance.choice((0, 5, 8, 10, 12, 15, 20))) for payer in payers]
    paid = [(payer, project.cost * share // 100) for payer, share in shares if share]
    return [("Candidat", project.cost - sum(amount for _payer, amount in paid)), *paid]


def _dossier(each: Filed, labels: dict[str, str], transposition: Sequence[str]) -> bytes:
    project = each.project
    with speaking("fr"):
        story = _opening(each)
        story.rule(before=10, after=4)
        story.table(_FACTS, [_fact(*pair) for pair in _facts(each, labels)])
        story.heading("En bref")
        for sentence in project.summary.split(". "):
            story.text(sentence if sentence.endswith(".") else f"{sentence}.")
        story.heading("Calendrier")
        story.table(_STEPS, [_fact(*pair) for pair in _calendar(project)])
        story.heading("Reprendre cette action ailleurs")
        chance = Random(f"transposition {project.number}")  # noqa: S311 -- a story, not a secret
        for sentence in chance.sample(list(transposition), 3):
            story.item(sentence)
        _set_budget(story, project)
        return _printed(story, project)


def _budget_file(each: Filed) -> bytes:
    with speaking("fr"):
        story = _opening(each)
        _set_budget(story, each.project)
        return _printed(story, each.project)


def _opening(each: Filed) -> Story:
    story = Story()
    story.text(f"DOSSIER N° {each.project.number}", style.ORGANISER, keep=True)
    story.heading(each.project.title, TITLE)
    story.text(each.project.applicant, style.LEAD)
    return story


def _printed(story: Story, project: Project) -> bytes:
    output = BytesIO()
    imprint = Imprint(
        title=project.title,
        author=project.applicant,
        language="fr",
        running_title=f"Dossier nº {project.number}",
        foot=FOOT,
    )
    write_pages(story.lines, imprint, output)
    return output.getvalue()


def _facts(each: Filed, labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    project = each.project
    if project.partner:
        yield "Avec", project.partner.name
    yield "Domaine", labels[project.domain]
    yield "Axe d’innovation", project.axis
    if each.territory not in {"", project.applicant}:
        yield "Territoire", each.territory
    if each.population:
        yield "Population", f"{format_number(each.population)} habitants"
    yield "Mise en service", _month(project, 0)
    yield "Coût total", _euros(project.cost)


def _calendar(project: Project) -> Iterator[tuple[str, str]]:
    yield _month(project, _DIAGNOSIS), "Diagnostic avec les usagers et les services"
    yield _month(project, _DECISION), "Décision, conventions avec les partenaires"
    yield _month(project, 0), "Mise en service"
    expected = "prévue" if _at(project, _EVALUATION) > _CALL else "faite et rendue publique"
    yield _month(project, _EVALUATION), f"Première évaluation, {expected}"


def _set_budget(story: Story, project: Project) -> None:
    with story.together():
        story.heading("Plan de financement")
        rows = [_amounts(payer, amount, project.cost) for payer, amount in budget(project)]
        story.table(_BUDGET, [*rows, _amounts("Total", project.cost, project.cost)])


def _fact(name: str, text: str) -> list[Cell]:
    return [[(name, style.CELL_MUTED)], [(text, style.CELL)]]


def _amounts(payer: str, amount: int, cost: int) -> list[Cell]:
    face = style.CELL_STRONG if payer == "Total" else style.CELL
    share = f"{round(100 * amount / cost)}{NBSP}%"
    return [[(payer, face)], [(_euros(amount), face)], [(share, face)]]


def _euros(amount: int) -> str:
    return f"{format_number(amount)}{NBSP}€"


def _month(project: Project, later: int) -> str:
    year, month = _at(project, later)
    return f"{months()[month - 1]} {year}"


def _at(project: Project, later: int) -> tuple[int, int]:
    begun = date.fromisoformat(f"{project.since}-01")
    years, month = divmod(begun.month - 1 + later, _MONTHS)
    return begun.year + years, month + 1
