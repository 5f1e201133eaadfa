"""An edition in which everybody and everything has a name that looks like markup."""

import runpy
import shutil
from dataclasses import replace
from pathlib import Path

from jury_app.exchange.closing import close
from jury_app.model.enums import ApplicationStatus, JurorRole, LevelKind
from jury_app.model.operations.attachments import IncomingAttachment, take_attachments
from jury_app.model.operations.edition import (
    add_level,
    edit_criterion,
    edit_domain,
    edit_edition,
    edit_level,
)
from jury_app.model.operations.jury import recuse_juror
from jury_app.model.queries.edition import list_criteria, list_levels
from jury_app.model.values import ApplicantValues, DomainValues, EditionValues, LevelValues
from jury_app.progress import finish

HERE = Path(__file__).parent
EYE = runpy.run_path(str(HERE / "markup.py"))
YEAR = runpy.run_path(str(HERE.parent / "model" / "year.py"))
KITS = runpy.run_path(str(HERE.parent / "desk" / "kits.py"))
SIREN = "242500361"
name, title = EYE["name"], EYE["title"]


def build(folder):
    """Make the edition; return its file as it stood at each stage."""
    made, marks = {}, {}
    for stage, act in _ACTS.items():
        path = folder / f"{stage}.jury"
        if made:
            shutil.copy(list(made.values())[-1], path)
        else:
            YEAR["found"](path)
        year = YEAR["Year"](path)
        year.marks = marks
        act(year)
        year.close()
        made[stage] = path
    return made


def _assign(year):
    write = year.database.write
    write(
        edit_edition,
        values=EditionValues(
            title=name("Prix"), year=2026, organiser=name("Organisateur"), place=name("Lieu")
        ),
    )
    for code in ("D01", "D02"):
        domain = DomainValues(code=code, name=name(f"Domaine {code}"), sponsor=name("Mécène"))
        write(edit_domain, domain_id=year.domains[code], values=domain)
    for row in year.database.read(list_criteria):
        values = replace(row.values, name=name(row.values.code), guidance=name("guide"))
        write(edit_criterion, criterion_id=row.id, values=values)
    for row in year.database.read(list_levels):
        write(edit_level, level_id=row.id, values=replace(row.values, name=name(row.values.code)))
    special = LevelValues(code="audace", name=name("Audace"), kind=LevelKind.SPECIAL)
    write(add_level, values=special)
    for number, domain in (("A1", "D01"), ("A2", "D01"), ("A3", "D01"), ("B1", "D02")):
        year.application(
            number,
            domain,
            title=title(number),
            applicants=(ApplicantValues(name=name(f"Commune {number}"), siren=SIREN),),
            summary=name("Résumé"),
            axis=name("Axe"),
            contact_name=name("Contact"),
            announced=(EYE["file_name"]("annoncée", ".pdf"),),
        )
    year.application(
        "C1",
        title=title("C1"),
        status=ApplicationStatus.INADMISSIBLE,
        status_reason=name("Hors sujet"),
    )
    file = IncomingAttachment(
        number="A1",
        name=EYE["file_name"]("pièce", ".pdf"),
        media_type="application/pdf",
        content=KITS["long_pdf"](1),
    )
    write(take_attachments, incoming=[file])
    jurors = [_juror(year, each) for each in ("Une", "Deux", "Trois", "Quatre")]
    _juror(year, "Présidente", role=JurorRole.CHAIR, domain_ids=(), siren=SIREN)
    year.assign()
    write(recuse_juror, juror_id=jurors[0], application_id=4, reason=name("Motif"))


def _juror(year, word, **values):
    settings = {
        "given_name": "<i>Ada</i>",
        "function": name("Fonction"),
        "body": name("Organisme"),
        "role_text": name("Qualité"),
    }
    ids = values.pop("domain_ids", None) or tuple(year.domains[code] for code in ("D01", "D02"))
    return year.database.write(
        YEAR["add_juror"],
        values=YEAR["JurorValues"](family_name=name(word), domain_ids=ids, **settings, **values),
    )


def _receive(year):
    year.kits(1, 2, 3, 4, 5)
    for juror_id in (1, 2, 3, 4):
        own = juror_id == 1
        scores = {"A1": 9, "A2": 7, "A3": 7} | ({} if own else {"B1": 3})
        digest = year.ballot(juror_id, scores, recused={"B1": name("Motif")} if own else {})
        year.marks[digest] = replace(year.marks[digest], comments={"A1": name("Avis")})


def _decide(year):
    year.open(name("Témoin"))
    year.decide("A1", "or", citation=name("Citation"))
    year.decide("A3", "argent")
    year.decide("A2", "bronze", motive=name("Motif"))
    year.decide("A2", "audace")


def _close(year):
    year.not_awarded("D02", name("Motif"))
    finish(close(year.database, passphrase=None))


_ACTS = {"assigned": _assign, "received": _receive, "decided": _decide, "closed": _close}
