"""How the name of an authority is compared, however somebody wrote it.

« Ville du Havre », « LE HAVRE » and « Commune de Le Havre » are one commune; « CC du Trièves »
and « Communauté de communes Trièves » one grouping; « Métropole de Lyon » is never Lyon.
"""

import re

from jury_app.formatting import plain
from jury_app.model.enums import ApplicantKind

_SHORT_FORMS = {
    "cc": "communaute de communes",
    "ca": "communaute d agglomeration",
    "cu": "communaute urbaine",
    "ept": "etablissement public territorial",
}
_SAINT = re.compile(r"\bs(te?)\b")
_LEADS = {
    ("commune",): ApplicantKind.COMMUNE,
    ("ville",): ApplicantKind.COMMUNE,
    ("mairie",): ApplicantKind.COMMUNE,
    ("municipalite",): ApplicantKind.COMMUNE,
    ("departement",): ApplicantKind.DEPARTEMENT,
    ("conseil", "departemental"): ApplicantKind.DEPARTEMENT,
    ("conseil", "general"): ApplicantKind.DEPARTEMENT,
    ("region",): ApplicantKind.REGION,
    ("conseil", "regional"): ApplicantKind.REGION,
}
_GROUPING_SIGNS = frozenset({"communaute", "metropole", "agglomeration", "territorial"})
_GROUPING_WORDS = _GROUPING_SIGNS | {"communes", "urbaine", "etablissement", "public"}
_LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et"})


def comparable(text: str) -> str:
    """Return a name without case, accents and punctuation, its usual short forms in full."""
    name = plain(text)
    first, blank, rest = name.partition(" ")
    if blank and first in _SHORT_FORMS:
        name = f"{_SHORT_FORMS[first]} {rest}"
    return _SAINT.sub(r"sain\1", name) if "st" in name else name


def meant(name: str) -> tuple[ApplicantKind | None, tuple[str, ...]]:
    """Return the kind that a comparable name says it is of, and the other words that matter."""
    words = tuple(name.split())
    for lead, kind in _LEADS.items():
        if words[: len(lead)] == lead and len(words) > len(lead):
            return kind, telling(words[len(lead) :])
    if not _GROUPING_SIGNS.isdisjoint(words):
        return ApplicantKind.EPCI, telling(_without(words, _GROUPING_WORDS))
    return None, telling(words)


def official(name: str, kind: ApplicantKind) -> tuple[str, ...]:
    """Return the words that matter of an authority's own name; a commune says no kind in it."""
    return telling(tuple(name.split())) if kind is ApplicantKind.COMMUNE else meant(name)[1]


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words in an order of their own, without articles and links."""
    return tuple(sorted(_without(words, _LINKS)))


def _without(words: tuple[str, ...], noise: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in noise) or words
