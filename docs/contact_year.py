"""Every document of a year whose laureates bear the hard names, for `contact_sheet.py`."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from contact_cases import NAMES, TITLE, longest
from screenshot_year import DECIDED, SITTING, Year, play

from jury_app.commands.analysis import analyse
from jury_app.demo.calendar import moment
from jury_app.demo.content import load_projects
from jury_app.desk.desk import Desk
from jury_app.desk.grids import write_grid
from jury_app.desk.sending import write_copy
from jury_app.exchange.recovery import new_sheet
from jury_app.exchange.rectifying import Rectification, rectify
from jury_app.model.database import Database
from jury_app.model.operations.applications import edit_application
from jury_app.model.operations.corrections import CorrectedNames
from jury_app.model.operations.presentations import plan_presentation
from jury_app.model.queries.applications import get_application, list_applications
from jury_app.model.queries.jury import list_jurors
from jury_app.model.values import ApplicantValues
from jury_app.privacy.anonymising import export_into
from jury_app.privacy.purging import Wish, erase_somebody
from jury_app.privacy.telling import tell_about
from jury_app.progress import finish
from jury_app.publishing import AFTER_RECTIFICATION, DOCUMENTS, ON_REQUEST, Wishes, publish

READING = "2026-09-20T21:32"
BEFORE = (
    ("issued", ("score-sheets", "juror-packs")),
    (SITTING, ("attendance-sheet", "sitting-paper", "provisional-minutes")),
    (DECIDED, ("sitting-sheet",)),
)
WISHES = Wishes(
    embargo=datetime(2026, 11, 28, 18, 0),  # noqa: DTZ001 -- the clock on the wall
    ceremony=datetime(2026, 11, 28, 18, 30),  # noqa: DTZ001 -- the same clock
    ceremony_place="Palais du Luxembourg, salle Clemenceau, 15 rue de Vaugirard, Paris",
    with_marks=True,
)


def papers(folder: Path) -> Iterator[Path]:
    """Play a year in the language spoken, and yield each document that has pages."""
    os.environ["JURY_DATA"] = str(folder / "data")
    year = play(folder / "year", touch=_harden)
    for stage, names in BEFORE:
        with closing(Database(year.edition(stage))) as database:
            yield from _written(database, folder / stage, names)
    yield from _of_a_juror(year, folder)
    with closing(Database(year.edition("closed"))) as database:
        yield from _after(database, folder)


def _harden(stage: str, database: Database) -> None:
    """Give the laureates the names and titles that are hard to print."""
    if stage != "imported":
        return
    awarded = {each.number for each in load_projects() if each.award}
    rows = [each for each in database.read(list_applications) if each.number in awarded]
    hard = [*NAMES, *((name, TITLE) for name in longest()[:6])]
    for row, (name, title) in zip(rows, hard, strict=False):
        before = database.read(get_application, row.id).values
        applicants = (ApplicantValues(name=name), *before.applicants[1:])
        values = replace(before, title=title, applicants=applicants)
        database.write(edit_application, application_id=row.id, values=values)


def _written(database: Database, folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for each in finish(publish(database, folder, names, wishes=WISHES)):
        if each.pages:
            yield each.file


def _of_a_juror(year: Year, folder: Path) -> Iterator[Path]:
    """Yield a grid on paper, half of it filled in, and the copy of a ballot."""
    kit, clock = year.issued[0], moment(READING)
    with Desk.open(kit.file, kit.code, clock=lambda: clock) as desk:
        write_grid(desk, folder / "paper-ballot.pdf")
        yield folder / "paper-ballot.pdf"
        yield write_copy(desk, folder)


def _after(database: Database, folder: Path) -> Iterator[Path]:
    """Yield what follows the closing; a title is put right, and somebody is erased at the end."""
    exported = finish(export_into(database, folder / "marks"))
    told = Namespace(
        file=str(exported.file), criteria=str(exported.criteria), scale=None, seed=None, trim=1,
        expert=True, json=False, pdf=str(folder / "analysis.pdf"),
    )  # fmt: skip
    analyse(told)
    yield folder / "analysis.pdf"
    first = database.read(list_applications)[0]
    put_right = CorrectedNames(
        application=first.number, title=f"{first.title} !", applicants=(first.applicant,)
    )
    asked = Rectification(
        corrections=(put_right,), reason="Faute de frappe", witnesses=("Mme Œuvrard",)
    )
    finish(rectify(database, asked, passphrase=None))
    database.write(
        plan_presentation, on="2026-12-08T15:00", place="Hôtel de ville & salle d’honneur",
        certificates=["2026-001", "2026-002"], people=["M. Dupuis", "Mme Œuvrard"],
    )  # fmt: skip
    yield from _written(
        database, folder / "published", (*DOCUMENTS, *ON_REQUEST, *AFTER_RECTIFICATION)
    )
    yield finish(new_sheet(database, folder, passphrase=None)).page
    juror = database.read(list_jurors)[0].name
    yield finish(tell_about(database, juror, folder)).page
    wish = Wish(reason="À sa demande", by="Mme Œuvrard", with_backups=False)
    yield finish(erase_somebody(database, juror, wish)).certificate
