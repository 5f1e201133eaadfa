"""What a certificate says in each of its fields."""

from collections.abc import Callable, Mapping

from jury_app.designs import Field, FieldKind
from jury_app.documents.certificate.content import Certificate, Certificates
from jury_app.documents.certificate.words import context_of, linked, named_prize
from jury_app.documents.grammar import sponsored_prize
from jury_app.formatting import format_date, quoted
from jury_app.i18n import _, pgettext

OF_THE_BATCH: frozenset[FieldKind] = frozenset(
    {"organiser", "prize", "year", "introduction", "place", "date", "place_and_date", "signature",
     "duplicate", "text"}
)  # fmt: skip
"""What all certificates say alike: drawn once."""

PICTURES: frozenset[FieldKind] = frozenset({"logo", "code"})
"""What is no words."""


def said(field: Field, content: Certificates, item: Certificate) -> tuple[str, ...]:
    """Return the texts of a field, each of which begins a line; none where there is nothing."""
    if field.kind in PICTURES:
        return ()
    texts = _SAID[field.kind](field, content, item)
    return tuple(text for text in texts if text.strip())


def _signatory(field: Field, content: Certificates, _item: Certificate) -> tuple[str, ...]:
    if field.text.strip():
        return tuple(field.text.splitlines())
    return (content.chair, content.chair_quality or _("The chair of the jury"))


def _sponsor(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    return (sponsored_prize(item.sponsor),) if item.sponsor else ()


def _day(content: Certificates) -> str:
    return format_date(content.awarded_on) if content.awarded_on else ""


def _done(_field: Field, content: Certificates, _item: Certificate) -> tuple[str, ...]:
    place, day = content.place, _day(content)
    both = _("{place}, {date}").format(place=place, date=day)
    return (both if place and day else place or day,)


def _laureates(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    return tuple(linked(item.laureates))


def _co_laureates(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    others = item.laureates[1:]
    return (_("with {names}").format(names=" ".join(linked(others))),) if others else ()


def _domain(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    return (_("Domain {domain}").format(domain=quoted(item.domain)),) if item.domain else ()


def _register(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    number = item.register_number
    return (_("Register no. {number}").format(number=number),) if number else ()


def _replaces(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    number = item.replaces
    return (_("Replaces certificate no. {number}").format(number=number),) if number else ()


def _project(_field: Field, _content: Certificates, item: Certificate) -> tuple[str, ...]:
    text = pgettext("certificate", "for {title}")
    return (text.format(title=quoted(item.title)),) if item.title else ()


_Say = Callable[[Field, Certificates, Certificate], tuple[str, ...]]
_SAID: Mapping[FieldKind, _Say] = {
    "organiser": lambda _field, content, _item: (content.organiser,),
    "prize": lambda _field, content, _item: (named_prize(content),),
    "year": lambda _field, content, _item: (str(content.year),),
    "introduction": lambda _field, _content, _item: (_("Certificate awarded to"),),
    "laureates": _laureates,
    "laureate": lambda _field, _content, item: item.laureates[:1],
    "co_laureates": _co_laureates,
    "award": lambda _field, _content, item: (item.award,),
    "tie": lambda _field, _content, item: (pgettext("tie", "ex aequo"),) if item.ex_aequo else (),
    "project": _project,
    "domain": _domain,
    "sponsor": _sponsor,
    "domain_and_sponsor": lambda _field, _content, item: (context_of(item),),
    "citation": lambda _field, _content, item: tuple(item.citation.splitlines()),
    "place": lambda _field, content, _item: (content.place,),
    "date": lambda _field, content, _item: (_day(content),),
    "place_and_date": _done,
    "signature": _signatory,
    "register_number": _register,
    "replaces": _replaces,
    "duplicate": lambda _field, content, _item: (
        (pgettext("certificate", "duplicate").upper(),) if content.is_duplicate else ()
    ),
    "text": lambda field, _content, _item: tuple(field.text.splitlines()),
}
