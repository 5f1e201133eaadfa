"""French is complete, right and well set: everything that the sources say, and nothing else."""

import importlib.util
import re
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from jury_app import i18n

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources/locale"
REMEDY = "Translate them, then run: python3 dev.py translations"

MISTAKES = {  # what to look for, and an example of it
    "a plain space before : ; ! ? or »": (r" [:;!?»]", "Enregistrer ?"),
    "no space before ; ! ? or »": (r"[\w}…][;!?»]", "Enregistrer?"),
    "no space before a colon": (r"[\w}»]:(?=\s|$)", "{count} dossiers: 3"),
    "a plain space after «": (r"« ", "« Or\u00a0»"),
    "no space after «": (r"«(?=\S)(?![\u00a0\u202f])", "«Or\u00a0»"),
    "a straight apostrophe": (r"\w'\w", "l'édition"),
    "straight quotation marks": (r'"', '"Or"'),
    "three points for an ellipsis": (r"\.\.\.", "Ouvrir..."),
    "oe for œ": (r"(?i)oeu", "mise en oeuvre"),
    "the sign of degrees in nº": (r"(?i)\bn°", "n° 3"),
    "two spaces": (r"  ", "Or  Argent"),
    "a space at either end": (r"^ | $", "Or "),
}
WELL_SET = "L’œuvre «\u00a0{title}\u00a0»\u00a0: 12:30, https://exemple.fr\u202f! Ouvrir…"


@pytest.fixture(scope="module")
def update():
    specification = importlib.util.spec_from_file_location("update", LOCALE / "update.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def extracted(update):
    return update.source_catalogue()


@pytest.fixture(scope="module")
def sources(extracted):
    return {key(message) for message in translations(extracted)}


@pytest.fixture(scope="module")
def french():
    with (LOCALE / "fr.po").open("rb") as file:
        return read_po(file, locale="fr")


def key(message):
    text = message.id if isinstance(message.id, str) else message.id[0]
    context = message.context or ""  # a compiled catalogue gives it in bytes
    return text, context.decode() if isinstance(context, bytes) else context


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def told(messages):
    return [f"{message.id!r}: {message.string!r}" for message in messages]


def listed(lines, remedy):
    return "\n".join([*map(str, lines), "", f"{len(lines)} texts. {remedy}"])


def translations(catalogue):
    return [message for message in catalogue if message.id]


def said(catalogue):
    known = {key(each): forms(each.string) for each in translations(catalogue)}
    return {text: french for text, french in known.items() if all(french)}


def test_the_catalogue_holds_every_text_of_the_sources(sources, french):
    missing = sorted(sources - {key(message) for message in translations(french)})

    assert not missing, listed(missing, REMEDY)


def test_the_catalogue_holds_nothing_else(sources, french):
    obsolete = sorted({key(message) for message in translations(french)} - sources)

    assert not obsolete, listed(obsolete, "Run: python3 dev.py translations")
    assert not french.obsolete


def test_every_text_is_translated(french):
    empty = [each for each in translations(french) if not all(forms(each.string))]

    assert not empty, listed(told(empty), REMEDY)


def test_no_translation_is_a_guess(french):
    fuzzy = [each for each in translations(french) if each.fuzzy]

    assert not fuzzy, listed(told(fuzzy), "Check them and take their mark away.")


def fields(text):
    """Return the names in braces, or the text itself where braces mean something else."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


def fills_in_the_same(message):
    """French counts 0 as singular, so that its singular needs the count where English has none."""
    said, wanted = forms(message.string), [fields(form) for form in forms(message.id)]
    if not all(said):
        return True
    singular, plural = fields(said[0]), fields(said[-1])
    least = wanted[0] | ({"count"} & wanted[-1])
    return plural == wanted[-1] and least <= singular <= wanted[-1]


def test_both_languages_fill_in_the_same_details(french):
    different = [each for each in translations(french) if not fills_in_the_same(each)]

    assert not different, listed(told(different), "Give them the same names in braces.")


@pytest.mark.parametrize(
    ("english", "french", "same"),
    [
        ("{file} is empty.", "{file} est vide.", True),
        ("{file} is empty.", "Le fichier est vide.", False),
        ("{file} is empty.", "{fichier} est vide.", False),
        (("one mark", "{count} marks"), ("{count} note", "{count} notes"), True),
        (("one mark", "{count} marks"), ("une note", "{count} notes"), False),
        (("{count} mark", "{count} marks of {all}"), ("{count} note", "{count} de {all}"), True),
    ],
)
def test_details_are_compared_by_name(english, french, same):
    assert fills_in_the_same(Message(english, french)) == same


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_of_typesetting_is_recognised(mistake):
    pattern, example = MISTAKES[mistake]

    assert re.search(pattern, example)
    assert not re.search(pattern, WELL_SET)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_french_is_set_as_a_printer_sets_it(french, mistake):
    pattern, _example = MISTAKES[mistake]
    wrong = [
        each
        for each in translations(french)
        if any(re.search(pattern, form) for form in forms(each.string) if form)
    ]

    assert not wrong, listed(told(wrong), f"Each has {mistake}.")


def test_the_program_reads_what_the_translators_wrote(french):
    with (LOCALE / "fr.mo").open("rb") as file:
        compiled = read_mo(file)

    assert said(compiled) == said(french), (
        "fr.mo is not what fr.po says. Run: python3 dev.py translations"
    )


def test_the_program_finds_every_text_where_the_catalogue_holds_it(french):
    with i18n.speaking("fr"):
        lost = [each for each in translations(french) if found(each) != forms(each.string)[0]]

    assert not lost, listed(told(lost), "Each is in fr.mo, and the program does not find it.")


def found(message):
    """Return what the program says for a text, for one of it where it counts."""
    singular, *plural = forms(message.id)
    if message.context:
        return i18n.pgettext(message.context, singular)
    return i18n.ngettext(singular, *plural, 1) if plural else i18n._(singular)


def test_the_same_texts_make_the_same_file_on_any_day(update, extracted, french):
    made = BytesIO()
    write_mo(made, update.translated(extracted, [french]))

    is_same = made.getvalue() == (LOCALE / "fr.mo").read_bytes()
    assert is_same, REMEDY
