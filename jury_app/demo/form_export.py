"""The export of the form tool, as démarches-simplifiées would have written it: CSV and archive."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from jury_app.demo.content import Contacts, Project
from jury_app.formatting import plain
from jury_app.importing.authorities import Authorities, Authority
from jury_app.model.enums import ApplicantKind, ApplicationStatus

DOSSIER = "Dossier de présentation.pdf"
BUDGET = "Plan de financement.pdf"

_KINDS = {
    ApplicantKind.COMMUNE: "Commune",
    ApplicantKind.EPCI: "EPCI",
    ApplicantKind.DEPARTEMENT: "Département",
    ApplicantKind.REGION: "Région",
    ApplicantKind.CCAS: "CCAS",
    ApplicantKind.SYNDICAT: "Syndicat",
    ApplicantKind.EPCC: "EPCC",
    ApplicantKind.EUROPEAN: "Collectivité européenne",
    ApplicantKind.OTHER: "Autre",
}
_STATES = {ApplicationStatus.WITHDRAWN: "Classé sans suite"}
_BUDGETS = 9  # one application in so many joins its budget as a file of its own
_ZIPPED = (2026, 7, 6, 8, 12, 0)


@dataclass(frozen=True, slots=True)
class Filed:
    """A project and the authority that files it, as the official list knows it."""

    project: Project
    authority: Authority | None
    territory: str
    """The name of the département; nothing for a region, or abroad."""

    @property
    def siren(self) -> str:
        """The SIREN, where one is known."""
        return self.project.siren or (self.authority.siren if self.authority else "")

    @property
    def department(self) -> str:
        """The code of the département; nothing for a region, or abroad."""
        return self.project.department

    @property
    def population(self) -> int | None:
        """How many people live there."""
        return self.authority.population if self.authority else None


def filed(projects: Sequence[Project], authorities: Authorities) -> list[Filed]:
    """Return every project with the authority that its applicant is."""
    names = {
        code: each.name
        for each in authorities
        if each.kind is ApplicantKind.DEPARTEMENT
        for code in each.departments
    }
    return [
        Filed(each, _authority(each, authorities), names.get(each.department, ""))
        for each in projects
    ]


def has_budget(project: Project) -> bool:
    """Whether an application joins its budget as a second file."""
    return project.is_judged and int(project.number) % _BUDGETS == 0


def write_form(files: Sequence[Filed], labels: dict[str, str], contacts: Contacts) -> bytes:
    """Return the export as CSV; `labels` names the domains by their codes."""
    output = io.StringIO(newline="")
    rows = [_row(each, labels, contacts) for each in sorted(files, key=_order)]
    writer = csv.DictWriter(output, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return output.getvalue().encode()


def write_archive(path: Path, attachments: Iterator[tuple[Project, str, bytes]]) -> Iterator[str]:
    """Write the archive of the attachments, and tell the number of each as it goes in."""
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for project, name, data in attachments:
            stem, dot, ending = name.rpartition(".")
            stamp = datetime.fromisoformat(project.deposited).strftime("%d-%m-%Y-%H-%M")
            folder = f"export/dossier-{project.number}/pieces_justificatives"
            entry = ZipInfo(f"{folder}/{stem}-{stamp}-1{dot}{ending}", _ZIPPED)
            archive.writestr(entry, data)
            yield project.number


def _authority(project: Project, authorities: Authorities) -> Authority | None:
    name = project.authority or project.applicant
    found = authorities.named(name, project.department or None)
    return next((each for each in found if each.kind is project.kind), None)


def _order(each: Filed) -> str:
    return each.project.number


def _row(each: Filed, labels: dict[str, str], contacts: Contacts) -> dict[str, str | int]:
    project = each.project
    given, family = _contact(project, contacts)
    email = f"{plain(given)}.{plain(family)}@exemple.fr".replace(" ", "")
    partner = project.partner
    files = [DOSSIER] if project.is_judged else []
    return {
        "ID": project.number,
        "Email": email,
        "FranceConnect ?": "false",
        "Entreprise SIREN": each.siren,
        "À archiver": "false",
        "État du dossier": _STATES.get(project.status, "En instruction"),
        "Dernière mise à jour le": _written(project.deposited, days=2),
        "Déposé le": _written(project.deposited),
        "Nom de la collectivité (tel qu’il doit figurer au palmarès)": project.applicant,
        "Type de collectivité": _KINDS[project.kind],
        "Département": each.department,
        "Population": each.population or 0,
        "Candidature commune": "Oui" if partner else "Non",
        "Nom du co-candidat": partner.name if partner else "",
        "SIREN du co-candidat": partner.siren if partner else "",
        "Domaine": labels[project.domain],
        "Titre de l’action": project.title,
        "Résumé": project.summary,
        "Axes d’innovation": project.axis,
        "Date de mise en service": f"{project.since}-01",
        "Coût total (en euros)": project.cost,
        "Nom du contact": f"{given} {family}",
        "Courriel du contact": email,
        "Dossier de présentation": ", ".join(files),
        "Annexes": BUDGET if has_budget(project) else "",
    }


def _contact(project: Project, contacts: Contacts) -> tuple[str, str]:
    chosen = Random(f"contact {project.number}")  # noqa: S311 -- a name in a story, not a secret
    return chosen.choice(contacts.given), chosen.choice(contacts.family)


def _written(deposited: str, days: int = 0) -> str:
    at = datetime.fromisoformat(deposited) + timedelta(days=days)
    return at.strftime("%Y-%m-%d %H:%M:%S %z")
