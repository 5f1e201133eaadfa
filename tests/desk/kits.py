"""Makes kits for the tests from the example edition: real names, its own PDFs, any size."""

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from msgspec import UNSET
from reportlab.pdfgen.canvas import Canvas

from jury_app.sealing.encryption import new_identity
from jury_app.sealing.keys import EditionKeys, new_edition_keys, new_signing_key, public_key
from jury_app.sealing.kit import write_kit
from jury_app.sealing.manifest import (
    KitApplication,
    KitAttachment,
    KitCriterion,
    KitDomain,
    KitEdition,
    KitGrid,
    KitJuror,
    KitManifest,
    KitMeaning,
    grid_digest,
)

FILES = Path(__file__).parent.parent / "files" / "edition-2026"
CODE = "bafiro-ketamu-solidu-ravepi"
TYPES = {".pdf": "application/pdf", ".png": "image/png"}
DOMAINS = (
    ("D05", "Culture / Patrimoine", "Banque du Faubourg"),
    ("D13", "Lien social", "Mutuelle des Agents Réunis"),
    ("D15", "Action sociale", ""),
    ("D07", "Transition énergétique", "Énergies Communes"),
    ("D12", "Transformation numérique", "Atelier Logiciel Public"),
    ("D14", "Mobilité(s)", ""),
    ("D02", "Aménagement / Urbanisme", ""),
    ("D16", "Démocratie implicative", ""),
)
MEANINGS = (
    (0, "Rien de tel dans le dossier"),
    (3, "Annoncé, sans fait ni chiffre"),
    (5, "Réel, sur une partie du territoire"),
    (8, "Établi, mesuré, durable"),
    (10, "Exemplaire : d’autres devraient venir voir"),
)
CRITERIA = (
    ("cible", "Cible", "À qui s’adresse l’action, et ce qu’elle change pour eux."),
    ("demarche", "Démarche", "Comment elle a été conduite, du diagnostic à l’évaluation."),
    ("partenariats", "Partenariats", "Avec qui, et ce que chacun apporte vraiment."),
    ("service", "Service rendu", "Ce que l’usager, l’agent ou l’élu y gagne, et à quel coût."),
)


@dataclass(frozen=True)
class MadeKit:
    """A kit on the disk, its code, what it says, and the keys that open its ballots."""

    path: Path
    code: str
    manifest: KitManifest
    keys: EditionKeys
    invitation: bytes


def criterion(code="cible", name="Cible", guidance="", **limits):
    settings = {"min_points": 0, "max_points": 10, "steps_per_point": 1, "weight": 1} | limits
    return KitCriterion(
        code=code,
        name=name,
        guidance=guidance,
        lower_is_better=False,
        meanings=tuple(
            KitMeaning(mark=mark * settings["steps_per_point"], text=text)
            for mark, text in MEANINGS
        ),
        **settings,
    )


def again(number):
    """Return the number under which an application is told a second time, for large kits."""
    return f"{number}-2"


def default_criteria():
    return tuple(criterion(code, name, guidance) for code, name, guidance in CRITERIA)


def edition_rows():
    """Return the applications of the example edition as (number, title, summary, …) rows."""
    text = (FILES / "demarches-simplifiees.csv").read_text(encoding="utf-8")
    header, *lines = csv.reader(io.StringIO(text))
    place = {name: len(header) - 1 - header[::-1].index(name) for name in header}
    first_summary = header.index("Résumé")
    for line in lines:
        yield {
            "number": line[place["ID"]],
            "title": line[place["Titre de l'action"]].strip(),
            "summary": line[place["Résumé"]] or line[first_summary],
            "domain": line[place["Domaine"]],
            "applicant": line[place["Nom de la collectivité (tel qu'il doit figurer au palmarès)"]],
            "axis": line[place["Axes d'innovation"]],
            "department": line[place["Commune du siège (Département)"]],
            "population": int(line[place["Population"]] or 0) or None,
        }


def edition_attachments():
    """Return the attachments of the example edition, by number of application."""
    found = {}
    with zipfile.ZipFile(FILES / "demarches-simplifiees-pieces.zip") as archive:
        for member in archive.infolist():
            parts = member.filename.encode("cp437").decode().split("/")
            if len(parts) > 2 and parts[-1] and Path(parts[-1]).suffix in TYPES:
                number = parts[1].removeprefix("dossier-")
                found.setdefault(number, []).append((parts[-1], archive.read(member)))
    return found


def long_pdf(pages):
    """Return a PDF of many pages."""
    output = io.BytesIO()
    canvas = Canvas(output, invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 40)
        canvas.drawString(80, 700, f"Page {page + 1}")
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def make_kit(  # noqa: PLR0913 -- a kit of any kind a test may want
    folder,
    *,
    name="kit.jurykit",
    count=12,
    criteria=None,
    recused=(),
    keys=None,
    extra=None,
    juror="j-0007",
    revision=1,
    identity=None,
    show_total=True,
    rehearsal=UNSET,
    ballots_email="jury@exemple.fr",
    due="2126-10-09T18:00:00+02:00",
    language="fr",
):
    """Write a kit of the first applications that have attachments, then of the others."""
    keys = keys or new_edition_keys()[0]
    criteria = criteria or default_criteria()
    files = edition_attachments() | (extra or {})
    codes = {label: code for code, label, _sponsor in DOMAINS}
    rows = [row for row in edition_rows() if row["domain"] in codes]
    rows += [row | {"number": again(row["number"])} for row in rows]
    rows.sort(key=lambda row: row["number"] not in files)
    contents = []
    applications = []
    for row in rows[:count]:
        attachments = []
        for file_name, data in files.get(row["number"], ()):
            contents.append((len(contents) + 1, data))
            attachments.append(
                KitAttachment(
                    n=len(contents),
                    name=file_name,
                    media_type=TYPES[Path(file_name).suffix],
                    size=len(data),
                    sha256=hashlib.sha256(data).hexdigest(),
                )
            )
        applications.append(
            KitApplication(
                number=row["number"],
                title=row["title"],
                summary=row["summary"],
                domain=codes[row["domain"]],
                applicants=(row["applicant"],),
                axis=row["axis"],
                department=row["department"],
                population=row["population"],
                attachments=tuple(attachments),
                recused_reason="Élu de la collectivité" if row["number"] in recused else None,
            )
        )
    invitation = new_signing_key()
    manifest = KitManifest(
        id=f"kit-{revision}",
        revision=revision,
        issued_at="2026-09-01T09:00:00+02:00",
        edition=KitEdition(
            id=keys.id,
            title="Prix Territoria 2026",
            year=2026,
            organiser="Observatoire national de l’innovation publique",
            signing_key=keys.public_key,
            recipient=keys.recipient,
            recovery_recipient=keys.recovery_recipient,
            ballots_due=due,
            language=language,
            show_total=show_total,
            ballots_email=ballots_email,
            rehearsal=rehearsal,
        ),
        round="jury",
        round_title="Jury",
        juror=KitJuror(
            id=juror,
            name="Maëlle Œuvrard",
            civility="Mme",
            function="Vice-présidente",
            body="Grand Besançon Métropole",
        ),
        grid=KitGrid(id="grid-1", digest=grid_digest(criteria), criteria=criteria),
        domains=tuple(KitDomain(code=c, name=n, sponsor=s) for c, n, s in DOMAINS),
        applications=tuple(applications),
        ballot=None,
        invitation_key=invitation,
        attachments_identity=identity or new_identity(),
    )
    path = Path(folder) / name
    with path.open("wb") as output:
        write_kit(manifest, contents, code=CODE, signing_key=keys.signing_key, output=output)
    return MadeKit(path, CODE, manifest, keys, public_key(invitation))
