"""The texts of a certificate, the most important one the largest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from reportlab.lib.colors import Color

from jury_app.documents import fonts, style
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.designs import Place
from jury_app.documents.certificate.fitting import Part
from jury_app.documents.grammar import named, sponsored_prize
from jury_app.documents.style import Style
from jury_app.formatting import format_date, quoted
from jury_app.i18n import _, pgettext

_WIDE = 1.6

Groups = list[list[Part]]

_ORGANISER = Style(fonts.SANS_STRONG, 8.5, 12, tracking=1.7)
_PRIZE = Style(fonts.DISPLAY, 27, 32)
_INTRODUCTION = Style(fonts.SERIF_ITALIC, 13.5, 17, style.MUTED)
_LAUREATE = Style(fonts.DISPLAY_STRONG, 44, 50, before=8)
_AWARD = Style(fonts.SERIF, 26, 32, before=12)
_TIE = Style(fonts.SERIF_ITALIC, 14, 18, before=0)
_PROJECT = Style(fonts.SERIF_ITALIC, 16.5, 22, before=15)
_DOMAIN = Style(fonts.SERIF, 12.5, 17, style.MUTED, before=14)
_WING_STRONG = Style(fonts.SERIF_STRONG, 11.5, 15)
_WING_TEXT = Style(fonts.SERIF, 11.5, 15)
_WING_NOTE = Style(fonts.SANS, 8.5, 12, style.MUTED)
_QUALITY = Style(fonts.SANS, 9.5, 12.5, style.MUTED)
_YEAR = Style(fonts.DISPLAY_STRONG, 15, 18)
_MARK = Style(fonts.SANS_STRONG, 9, 12, tracking=2.2)


def organiser(content: Certificates) -> Groups:
    """Return who gives the prize."""
    return [[Part(content.organiser.upper(), _ORGANISER, 5.0, 1, 0.8)]]


def prize(content: Certificates, sizes: Mapping[str, float]) -> Groups:
    """Return the name of the prize, with its year once."""
    return [[Part(named_prize(content), _sized(_PRIZE, sizes.get("prize")), 11.0, 1)]]


def named_prize(content: Certificates) -> str:
    """Return what the prize is called, with its year once."""
    year = str(content.year)
    return content.title if year in content.title else f"{content.title} {year}"


def year(content: Certificates) -> Groups:
    """Return the year."""
    return [[Part(str(content.year), _YEAR, 8.0, 1)]]


def mark(content: Certificates) -> Groups:
    """Return what says that this certificate was printed once more."""
    word = pgettext("certificate", "duplicate").upper() if content.is_duplicate else ""
    return [[Part(word, _MARK, 7.0, 1, 0.8)]]


def absence() -> Groups:
    """Return what is printed for an edition without laureates: a document is never empty."""
    text = _("The jury made no award: there is no certificate to print.")
    return [[Part(text, _INTRODUCTION, 10.0)]]


def done(content: Certificates) -> Groups:
    """Return where and when."""
    day = format_date(content.awarded_on) if content.awarded_on else ""
    both = _("{place}, {date}").format(place=content.place, date=day)
    said = both if content.place and day else content.place or day
    return [[Part(said, _WING_TEXT, 8.0)]]


def signatory(content: Certificates) -> Groups:
    """Return who signs."""
    quality = content.chair_quality or _("The chair of the jury")
    if not content.chair:
        return [[Part(quality, _WING_TEXT, 7.0)]]
    return [[Part(content.chair, _WING_STRONG, 7.0)], [Part(quality, _QUALITY, 7.0)]]


def register(item: Certificate) -> Groups:
    """Return the lines that say which certificate this is."""
    lines = []
    if item.register_number:
        lines.append(_("Register no. {number}").format(number=item.register_number))
    if item.replaces:
        lines.append(_("Replaces certificate no. {number}").format(number=item.replaces))
    if item.replaced_by:
        lines.append(_("Replaced by certificate no. {number}").format(number=item.replaced_by))
    if item.is_withdrawn:
        lines.append(_("Withdrawn by a rectification"))
    return [[Part(line, _WING_NOTE, 6.0)] for line in lines]


def own(item: Certificate, ink: Color, sizes: Mapping[str, float], place: Place) -> Groups:
    """Return what is a laureate's own; a high place has lines to spare, a wide one has none."""
    more = 0 if place.width > place.height * _WIDE else 2
    laureate = _sized(_LAUREATE, sizes.get("laureate"))
    award = _sized(_AWARD, sizes.get("award"))
    groups = [
        [Part(_("Certificate awarded to"), _INTRODUCTION, 10.0)],
        [Part(name, laureate, 12.0, 3 + more) for name in linked(item.laureates)],
        [Part(item.award, _inked(award, ink), 11.0)],
    ]
    if item.ex_aequo:
        groups.append([Part(pgettext("tie", "ex aequo"), _inked(_TIE, ink), 9.0, 1)])
    project = pgettext("certificate", "for {title}").format(title=quoted(item.title))
    groups.append([Part(project, _sized(_PROJECT, sizes.get("project")), 9.0, 3 + more, 0.86)])
    context = context_of(item)
    if context:
        groups.append([Part(context, _DOMAIN, 8.0, 2, 0.86)])
    return groups


@lru_cache(maxsize=64)
def _inked(face: Style, ink: Color) -> Style:
    return replace(face, colour=ink)


@lru_cache(maxsize=64)
def _sized(face: Style, size: float | None) -> Style:
    return replace(face, size=size, leading=face.leading * size / face.size) if size else face


def linked(names: Sequence[str]) -> list[str]:
    """Return the names of joint laureates as they follow each other: « A, », « B », « et C »."""
    *others, last = names
    if not others:
        return [last]
    commas = [f"{name}," for name in others[:-1]]
    return [*commas, others[-1], _("and {name}").format(name=last)]


def context_of(item: Certificate) -> str:
    """Return the domain with its sponsor, in one text."""
    if not item.domain:
        return sponsored_prize(item.sponsor) if item.sponsor else ""
    if not item.sponsor:
        return _("Domain {domain}").format(domain=quoted(item.domain))
    text = _("Domain {domain}, sponsored by {sponsor}")
    return text.format(domain=quoted(item.domain), sponsor=named(item.sponsor))
