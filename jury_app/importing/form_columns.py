"""The headers by which the form tools and the secretariats call what the jury needs.

From the tools' own sources and their history: the standard export of démarches-simplifiées, its
export templates, Framaforms, LimeSurvey and Google Forms, in French and in English. Written
without capitals, accents or punctuation.
"""

from collections.abc import Iterator

from jury_app.formatting import plain
from jury_app.importing.columns import Aliases, Columns, find_columns
from jury_app.importing.layouts import FRAMAFORMS, Form
from jury_app.importing.mapping import ColumnMapping

REQUIRED = ("number", "title", "domain", "applicant")

ALIASES: Aliases = {
    "number": (
        "id", "n dossier", "numero de dossier", "numero du dossier", "no dossier", "dossier id",
        "dossier", "n de candidature", "numero de candidature", "numero", "number", "application",
        "application number", "n", "no", "serial", "numero de serie", "sid", "response id",
        "id de la reponse",
    ),
    "title": (
        "titre de l action", "titre du projet", "titre", "intitule de l action",
        "intitule du projet", "intitule", "nom du projet", "nom de l action", "title",
        "project title", "title of the project", "project",
    ),
    "summary": (
        "resume", "resume de l action", "resume du projet", "presentation synthetique",
        "description courte", "description", "summary", "abstract",
    ),
    "domain": (
        "domaine", "domaine de candidature", "domaine de l action", "categorie", "domain",
        "category", "field",
    ),
    "applicant": (
        "nom de la collectivite", "nom du candidat", "nom de l organisme", "collectivite",
        "candidat", "organisme", "structure", "applicant", "organisation", "organization",
        "name of the applicant", "local authority",
    ),
    "official_name": (
        "entreprise raison sociale", "raison sociale", "association titre",
        "etablissement enseigne",
    ),
    "siren": (
        "entreprise siren", "siren", "numero siren", "n siren", "etablissement siret", "siret",
        "numero siret", "n siret",
    ),
    "co_applicant": (
        "siret du co candidat", "siren du co candidat", "siret du cocandidat",
        "siret du partenaire", "siret du co porteur",
    ),
    "co_applicant_name": (
        "nom du co candidat", "co candidat", "nom du cocandidat", "nom du co porteur",
        "co applicant",
    ),
    "is_joint": ("candidature commune", "candidature conjointe", "joint application"),
    "kind": (
        "type de collectivite", "type d organisme", "type de structure", "type de candidat",
        "kind", "type",
    ),
    "legal_form": ("entreprise forme juridique", "forme juridique"),
    "department": (
        "commune du siege departement", "departement", "departement code", "code departement",
        "department",
    ),
    "insee": (
        "commune du siege code insee", "code insee", "etablissement code insee localite",
    ),
    "population": ("population", "nombre d habitants", "inhabitants"),
    "axis": (
        "axes d innovation", "axe d innovation", "axes", "axe", "axis", "innovation axis",
    ),
    "contact_name": (
        "nom du contact", "contact", "nom du referent", "personne a contacter", "contact name",
    ),
    "email": (
        "courriel du contact", "adresse electronique du contact", "adresse e mail du contact",
        "e mail du contact", "email du contact", "mail du contact", "contact email",
        "contact e mail", "courriel", "email", "e mail", "adresse electronique", "adresse e mail",
        "adresse email", "adresse mail", "mail", "email address",
    ),
    "status": ("etat du dossier", "etat", "statut", "status", "state"),
    "deposited": (
        "depose le", "date de depot", "date de passage en construction", "depot",
        "date de soumission", "submitdate", "date submitted", "completed time", "submitted time",
        "soumis le", "termine le", "horodateur", "timestamp", "deposited", "submitted",
    ),
    "attachments": (
        "pieces jointes", "pieces", "documents", "documents joints", "fichiers", "attachments",
        "files",
    ),
    "draft": ("draft", "brouillon"),
}  # fmt: skip


def known_headers() -> Iterator[str]:
    """Return every header that says something to us."""
    for names in ALIASES.values():
        yield from names


def application_columns(form: Form, mapping: ColumnMapping) -> Columns:
    """Match the columns of a form; a number is never pieced together from several of them."""
    columns = find_columns(form, ALIASES, mapping.columns)
    places = dict(columns.places)
    if form.source == FRAMAFORMS:
        places.setdefault("number", (0,))
    if "official_name" in places:
        places.setdefault("applicant", places["official_name"])
    if "number" in places:
        places["number"] = places["number"][:1]
    if "department" not in places:
        ending = [place for place, name in enumerate(form.headers) if _is_department(name)]
        places |= {"department": tuple(ending)} if ending else {}
    return Columns(form.headers, places)


def _is_department(header: str) -> bool:
    """Whether a column is one that démarches-simplifiées adds to a commune's."""
    return header.endswith("(Département)") or plain(header).endswith(" departement")
