"""Names inside sentences: « du Cantal », « à l’Eurométropole de Strasbourg », “A, B and C”.

French joins a name by an article that its first letters alone do not tell; those of départements
and régions are those of the official geographic code. English needs none of it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from jury_app.formatting import format_number, plain
from jury_app.i18n import _, language, ngettext, pgettext

_Article: TypeAlias = Literal["le", "la", "les", "l’", ""]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split(","))


_NOUNS: dict[_Article, frozenset[str]] = {  # what the name of a body begins with
    "le": _words(
        "arrondissement,atelier,cabinet,canton,ccas,centre,challenge,cias,college,comite,concours,"
        "conseil,departement,district,epa,epcc,epci,epf,ept,eptb,etablissement,gip,gouvernement,"
        "groupe,groupement,hopital,institut,"
        "label,lycee,ministere,observatoire,office,parc,pays,petr,pole,prix,reseau,sdis,"
        "secretariat,service,sictom,sitom,sivom,sivu,smictom,syndicat,territoire,trophee"
    ),
    "la": _words(
        "agence,agglomeration,association,banque,ca,caisse,cc,chambre,collectivite,commune,communaute,"
        "cu,ecole,edition,eurometropole,federation,fondation,imprimerie,intercommunalite,mairie,maison,"
        "metropole,mission,mutuelle,prefecture,province,regie,region,societe,union,universite,ville"
    ),
}
_BUILDINGS: dict[_Article, frozenset[str]] = {  # where people meet: no capital amid a sentence
    "le": _words(
        "amphitheatre,auditorium,chateau,cinema,cloitre,domaine,espace,forum,hemicycle,hotel,musee,"
        "palais,pavillon,salon,siege,theatre"
    ),
    "la": _words("abbaye,bibliotheque,bourse,chapelle,cite,halle,mediatheque,salle,villa"),
}
_TERRITORIES: dict[_Article, frozenset[str]] = {
    "le": _words(
        "bas rhin,calvados,cantal,centre val de loire,cher,doubs,finistere,gard,gers,grand est,"
        "haut rhin,jura,loir et cher,loiret,lot,lot et garonne,morbihan,nord,pas de calais,"
        "puy de dome,rhone,tarn,tarn et garonne,territoire de belfort,val d oise,val de marne,var,"
        "vaucluse"
    ),
    "la": _words(
        "charente,charente maritime,correze,corse du sud,cote d or,creuse,dordogne,drome,gironde,"
        "guadeloupe,guyane,haute corse,haute garonne,haute loire,haute marne,haute saone,"
        "haute savoie,haute vienne,loire,loire atlantique,lozere,manche,marne,martinique,mayenne,"
        "meuse,moselle,nievre,nouvelle aquitaine,sarthe,savoie,seine maritime,seine saint denis,"
        "somme,vendee,vienne"
    ),
    "les": _words(
        "alpes de haute provence,alpes maritimes,ardennes,bouches du rhone,cotes d armor,"
        "deux sevres,hautes alpes,hautes pyrenees,hauts de france,hauts de seine,landes,"
        "pays de la loire,pyrenees atlantiques,pyrenees orientales,vosges,yvelines"
    ),
    "l’": _words(
        "ain,aisne,allier,ardeche,ariege,aube,aude,aveyron,essonne,eure,herault,indre,isere,oise,"
        "orne,yonne"
    ),
}
_ASPIRATED = re.compile(  # the commonest of those that the official geographic code says « de »
    r"h(?:a(?:guenau|lles?\b|m\b|m-|mbourg|n-|novre|nnover|rlem|tten|uts?\b|utes?\b|vre)|em\b|esse\b|"
    r"ochfelden|œ|ollande|ombourg|onfleur|ongrie|orbourg|oudan\b|oulgate|uelgoat|unawihr|uningue)"
    r"|h\w+(?:heim|willer|bach)\b",
    re.IGNORECASE,
)
_OWN_ARTICLE = re.compile(r"(les?) +(?=\w)", re.IGNORECASE)
_OF: dict[_Article, str] = {"le": "du ", "la": "de la ", "les": "des ", "l’": "de l’"}
_TO: dict[_Article, str] = {"le": "au ", "la": "à la ", "les": "aux ", "l’": "à l’"}


def named(name: str) -> str:
    """Return a name with its article: « la Commune d’Ayen », « l’Isère », « Le Havre »."""
    article = _article(name)
    if language() != "fr" or not article:
        return name
    return f"{article}{name}" if article == "l’" else f"{article} {name}"


def of(name: str) -> str:
    """Return « du Cantal », « d’Ayen », « des Yvelines », “of Ayen”."""
    if language() != "fr":
        return f"of {name}"
    own = _OWN_ARTICLE.match(name)
    if own:
        return _OF["le" if own[1].casefold() == "le" else "les"] + name[own.end() :]
    article = _article(name)
    if article:
        return _OF[article] + name
    return f"d’{name}" if _elides(name) else f"de {name}"


def to(name: str) -> str:
    """Return « au Cantal », « à Ayen », « aux Mureaux », “to Ayen”."""
    if language() != "fr":
        return f"to {name}"
    own = _OWN_ARTICLE.match(name)
    if own:
        return _TO["le" if own[1].casefold() == "le" else "les"] + name[own.end() :]
    article = _article(name)
    return _TO[article] + name if article else f"à {name}"


def at(place: str) -> str:
    """Return where something is done: « à Paris », « à l’hôtel de ville de Lyon », “in Paris”."""
    if language() != "fr":
        return f"in {place}"
    first = plain(place.partition(" ")[0])
    for article, nouns in _BUILDINGS.items():
        if first in nouns:
            return _TO["l’" if _elides(place) else article] + place[:1].lower() + place[1:]
    return to(place)


def sponsored_domain(sponsor: str) -> str:
    """Return « Domaine parrainé par la Fondation A », “Domain sponsored by A”."""
    return _("Domain sponsored by {sponsor}").format(sponsor=named(sponsor))


def sponsored_prize(sponsor: str) -> str:
    """Return « prix parrainé par le Groupe A », “prize sponsored by A”."""
    return _("prize sponsored by {sponsor}").format(sponsor=named(sponsor))


def laureate(names: Sequence[str]) -> str:
    """Return « lauréate » for one feminine body, « lauréats » for several of both genders."""
    if _are_feminine(names):
        feminine = pgettext("feminine", "laureate"), pgettext("feminine", "laureates")
        return feminine[len(names) > 1]
    return ngettext("laureate", "laureates", len(names))


def to_laureate(names: Sequence[str]) -> str:
    """Return « à la lauréate », « aux lauréats », “to the laureate”."""
    word = laureate(names)
    if language() != "fr":
        return f"to the {word}"
    article: _Article = "les" if len(names) > 1 else "la" if _are_feminine(names) else "le"
    return _TO[article] + word


@lru_cache(maxsize=1024)  # a domain’s sponsor stands on each of its certificates
def _article(name: str) -> _Article:
    words = plain(name)
    for article, territories in _TERRITORIES.items():
        if words in territories:
            return article
    noun = _noun(name)
    if noun in ("", "les"):
        return noun
    return "l’" if _elides(name) else noun


def _noun(name: str) -> _Article:
    """The article of a name that begins with a common noun, before any elision."""
    first, _blank, rest = name.partition(" ")
    if not rest:
        return ""
    for article, nouns in _NOUNS.items():
        if plain(first) in nouns:
            return article
        if plain(first).removesuffix("s") in nouns:
            return "les"
    return ""


def _are_feminine(names: Sequence[str]) -> bool:
    return bool(names) and all(map(_is_feminine, names))


def _is_feminine(name: str) -> bool:
    return _noun(name) == "la" or plain(name) in _TERRITORIES["la"]


def _elides(name: str) -> bool:
    first = unicodedata.normalize("NFD", name[:1]).casefold()[:1]
    return first in "aeiouyœæ" or (first == "h" and not _ASPIRATED.match(name))


def no_level(special_prizes: int) -> str:
    """Say of a domain that it has no award but so many special prizes."""
    if special_prizes == 1:
        return _("The jury awards no level in this domain, where it gives a special prize.")
    return _(
        "The jury awards no level in this domain, where it gives {count} special prizes."
    ).format(count=format_number(special_prizes))
