"""Three applications with names of 150 letters, and twenty thousand, for `screenshots.py`."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from screenshot_camera import Camera, wait_until
from screenshot_secretariat import desk
from screenshot_year import Year

from jury_app.demo import calendar
from jury_app.exchange.closing import close
from jury_app.i18n import language
from jury_app.model.operations.applications import IncomingApplication, take_applications
from jury_app.model.values import ApplicantValues, ApplicationValues
from jury_app.progress import finish

TESTS = Path(__file__).resolve().parent.parent / "tests"
SEASON = SimpleNamespace(**runpy.run_path(str(TESTS / "model/year.py")))
"""What the tests make their editions of."""
NAME = (
    "Syndicat mixte intercommunal pour l’aménagement, l’entretien et la mise en valeur des "
    "berges de la Loire, de l’Allier et de leurs affluents en pays de Nevers-Sud"
)
TITLE = (
    "Un atelier où l’on répare, prête et transmet : comment neuf communes, deux lycées et une "
    "régie de quartier ont fait d’une ancienne gare le lieu où chacun vient avec ce qui est "
    "cassé et repart avec ce qui marche, sans avoir rien acheté ni rien jeté"
)
PLACES = ("Hier", "Aujourd’hui", "Demain")
NUMBERS = ("A1", "A2", "A3")
FEW, FEWER, MANY = "few", "few-closed", "many"
COUNT = 20_000


def extremes(camera: Camera, year: Year) -> None:
    """Each page that shows names, with the longest; then the lists at their longest."""
    _few(year)
    with desk(camera, year, FEW, calendar.OPENED) as at:
        for key in ("applications", "jury", "kits", "ballots", "standings", "deliberation"):
            page = at.open(key)
            _choose(page)
            at.take(f"extremes-{key}")
    with desk(camera, year, FEWER, calendar.PUBLISHED) as at:
        page = at.open("publication")
        at.tab(page.tabs, page.tabs.presentations_panel, "extremes-presentations")
        at.dialog("extremes-presentation", page.tabs.presentations_panel.plan_button.click)
        at.put_away()
        at.dialog("extremes-rectify", page.rectify_button.click)
        at.put_away()
        page.write_button.click()
        wait_until(page.tabs.written_list.isVisible)
        at.dialog("extremes-designer", page.open_designer)
    _many(year)
    with desk(camera, year, MANY, calendar.IMPORTED) as at:
        for key in ("applications", "assignment", "edition"):
            page = at.open(key)
            _choose(page)
            at.take(f"extremes-many-{key}")


def _choose(page: Any) -> None:
    """Choose what stands first in the list of a page."""
    for name in ("list", "members_tab", "applications_tab"):
        page = getattr(page, name, page)
    if hasattr(page, "pane"):
        page.pane.table.selectRow(0)


def _few(year: Year) -> None:
    """Judge three applications and close the sitting, all with long names."""
    story = _founded(year, FEW)
    for number, when in zip(NUMBERS, PLACES, strict=True):
        values = {"title": f"{when} : {TITLE}", "applicants": (ApplicantValues(name=NAME),) * 2}
        story.application(number, **values)
    jurors = [
        story.juror(
            f"de La Rochefoucauld-Montmorency et de {each}", given_name="Marie-Antoinette",
            civility="Mme", function="vice-présidente déléguée à tout ce qui est long", body=NAME,
        )
        for each in PLACES
    ]  # fmt: skip
    story.assign()
    story.kits(*jurors)
    for juror in jurors:
        story.ballot(juror, dict(zip(NUMBERS, (9, 8, 6), strict=True)))
    story.open("Maître Dupont")
    story.close()
    year.branch(FEW, FEWER)
    story = SEASON.Year(year.edition(FEWER))
    story.decide("A1", "or", citation=TITLE)
    for each in story.domains:
        if each != "D01":
            story.not_awarded(each, "aucun dossier")
    finish(close(story.database, passphrase=None))
    story.close()


def _many(year: Year) -> None:
    story = _founded(year, MANY)
    domains = list(story.domains.values())
    incoming = [
        IncomingApplication(
            values=ApplicationValues(
                number=f"{number:05}",
                title=f"Projet {number}",
                domain_id=domains[number % len(domains)],
                applicants=(ApplicantValues(name=f"Commune {number}"),),
            ),
            raw={},
        )
        for number in range(1, COUNT + 1)
    ]
    story.database.write(take_applications, source="form.csv", incoming=incoming)
    story.close()


def _founded(year: Year, name: str) -> Any:
    year.edition(name).unlink(missing_ok=True)
    SEASON.found(year.edition(name), language=language())
    return SEASON.Year(year.edition(name))
