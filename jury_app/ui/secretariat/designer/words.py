"""What the designer calls the fields of a certificate, and what is wrong with them."""

from collections.abc import Mapping, Sequence

from jury_app.designs import Field, FieldKind
from jury_app.documents import fonts
from jury_app.documents.certificate.own import Problem
from jury_app.dresses import DesignName
from jury_app.formatting import format_number
from jury_app.i18n import N_, _
from jury_app.publishing.specimens import SPECIMENS, SpecimenKind

_KINDS: Mapping[FieldKind, str] = {
    "laureates": N_("Laureates, all of them"),
    "laureate": N_("First laureate"),
    "co_laureates": N_("Co-laureates"),
    "introduction": N_("Certificate awarded to…"),
    "award": N_("Award"),
    "tie": N_("Ex aequo"),
    "project": N_("Project"),
    "domain": N_("Domain"),
    "sponsor": N_("Sponsor"),
    "domain_and_sponsor": N_("Domain and sponsor"),
    "logo": N_("Logo of the sponsor"),
    "citation": N_("Words of the jury"),
    "organiser": N_("Organiser"),
    "prize": N_("Prize and year"),
    "year": N_("Year"),
    "place": N_("Place"),
    "date": N_("Date"),
    "place_and_date": N_("Place and date"),
    "signature": N_("Signature"),
    "register_number": N_("Register number"),
    "replaces": N_("Number replaced"),
    "duplicate": N_("Mark of a duplicate"),
    "code": N_("Square code"),
    "text": N_("Text of your own"),
}
_SPECIMENS: Mapping[SpecimenKind, str] = {
    "longest": N_("The longest names"),
    "shortest": N_("The shortest names"),
    "tie": N_("Ex aequo"),
    "joint": N_("With co-laureates"),
}
_ORNAMENTS: Mapping[DesignName, str] = {
    "classical": N_("Classical, a woven frame"),
    "sober": N_("Sober, two rules"),
    "modern": N_("Modern, a band of colour"),
}
_FACES: Mapping[str, str] = {
    fonts.DISPLAY_STRONG: N_("Serif for titles, strong"),
    fonts.DISPLAY: N_("Serif for titles"),
    fonts.DISPLAY_ITALIC: N_("Serif for titles, italic"),
    fonts.SERIF_STRONG: N_("Serif, strong"),
    fonts.SERIF: N_("Serif"),
    fonts.SERIF_ITALIC: N_("Serif, italic"),
    fonts.SANS_STRONG: N_("Sans, strong"),
    fonts.SANS: N_("Sans"),
    fonts.SANS_ITALIC: N_("Sans, italic"),
}


def kinds() -> Sequence[FieldKind]:
    """Return the kinds of fields, those that every certificate needs first."""
    return tuple(_KINDS)


def kind_word(kind: FieldKind) -> str:
    """Return what a kind of field is called."""
    return _(_KINDS[kind])


def field_word(field: Field) -> str:
    """Return what a field is called in a list: its kind, and the words of one that has its own."""
    words = " ".join(field.text.split())
    return f"{kind_word(field.kind)} · {words}" if words else kind_word(field.kind)


def specimen_word(specimen: SpecimenKind) -> str:
    """Return what a design is tried on."""
    return _(_SPECIMENS[specimen])


def ornament_word(name: DesignName) -> str:
    """Return what a design that is shipped is called."""
    return _(_ORNAMENTS[name])


def face_words() -> list[tuple[str, str]]:
    """Return the typefaces that are shipped, each with its name for people."""
    return [(_(word), face) for face, word in _FACES.items()]


def place_words(field: Field) -> str:
    """Say where a field stands, to whoever hears the screen."""
    box = field.box
    text = _("{field}: {x} mm from the left, {y} mm from the top, {width} by {height} mm")
    return text.format(
        field=field_word(field),
        x=_millimetres(box.x),
        y=_millimetres(box.y),
        width=_millimetres(box.width),
        height=_millimetres(box.height),
    )


def problem_words(
    problem: Problem, fields: Sequence[Field], specimens: Sequence[SpecimenKind]
) -> str:
    """Say what is wrong, with which field, and on which certificates if not on all."""
    names = [kind_word(fields[place].kind) for place in (problem.field, max(problem.other, 0))]
    said = _PROBLEMS[problem.kind]
    words = _(said).format(field=names[0], other=names[1], letters=problem.letters)
    if len(specimens) == len(SPECIMENS):
        return words
    return f"{words} ({', '.join(specimen_word(each).lower() for each in specimens)})"


_PROBLEMS = {
    "tight": N_("{field} does not fit: it would be smaller than its limit"),
    "overlap": N_("{field} overlaps: {other}"),
    "outside": N_("{field} leaves the sheet"),
    "letters": N_("{field}: its typeface lacks {letters}"),
}


def _millimetres(value: float) -> str:
    return format_number(round(value))
