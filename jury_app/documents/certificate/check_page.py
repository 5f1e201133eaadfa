"""The page with which anybody checks a certificate in a browser: one file, without a network."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Template
from typing import BinaryIO

from jury_app.documents.markup import escaped
from jury_app.files import shipped
from jury_app.i18n import LANGUAGES, N_, Language, _, speaking
from jury_app.paths import RESOURCES

WORDS = {
    "title": N_("Check a certificate"),
    "lead": N_("This page checks the certificates of {prize} {year}. Nothing leaves this device."),
    "how": N_(
        "Read the square code of the certificate with a telephone or a scanner, copy all the lines "
        "that it gives, and paste them here."
    ),
    "text": N_("Text of the code"),
    "check": N_("Check the certificate"),
    "empty": N_("Paste the text of the code first."),
    "unknown": N_(
        "This is not the text of a certificate’s code: that begins with JURY1 and ends with the "
        "signature. Copy all of its lines."
    ),
    "newer": N_("This certificate was made by a newer version. Use the page published with it."),
    "invalid": N_(
        "Not a certificate of this edition, or altered: the signature does not fit what it says. "
        "Do not rely on it; ask the organiser of the prize."
    ),
    "rehearsal": N_(
        "This certificate was printed in a rehearsal. It awards nothing: do not rely on it."
    ),
    "unable": N_(
        "This browser cannot check signatures. Open the page with a current version of Firefox, "
        "Chrome, Edge or Safari."
    ),
    "valid": N_("The certificate is genuine: the edition signed what it says."),
    "replaced": N_(
        "The edition signed it, but a rectification has replaced it since. In force is certificate "
        "no."
    ),
    "withdrawn": N_(
        "The edition signed it, but a rectification has withdrawn it since: it is no longer in "
        "force."
    ),
    "prize": N_("Prize"),
    "year": N_("Year"),
    "number": N_("Register number"),
    "version": N_("Version of the decisions"),
    "award": N_("Award"),
    "domain": N_("Domain"),
    "laureate": N_("Laureate"),
    "key": N_("Fingerprint of the edition’s key: {fingerprint}"),
    "compare": N_("It must be the one that the organiser published with the award list."),
    "language": N_("En français"),
}

_TEMPLATE = RESOURCES / "pages" / "certificates-check.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """Which edition's certificates a page checks, and the key that it checks them with."""

    title: str
    year: int
    organiser: str
    key: bytes
    fingerprint: str
    gone: Mapping[str, str] = field(default_factory=dict)
    """The certificates that are no longer in force, each with the one that replaced it, if any."""

    language: Language = "fr"


def build_check_page(content: CheckPage, output: BinaryIO) -> None:
    """Write the page in both languages; it opens in that of the edition."""
    words = {each: _words(content, each) for each in LANGUAGES}
    page = Template(shipped(_TEMPLATE).decode()).substitute(
        {name: escaped(text) for name, text in words[content.language].items()},
        lang=content.language,
        organiser=escaped(content.organiser),
        words=_script(words),
        gone=_script(dict(content.gone)),
        public_key=base64.b64encode(content.key).decode(),
    )
    output.write(page.encode())


def _words(content: CheckPage, spoken: Language) -> dict[str, str]:
    with speaking(spoken):
        return {
            f"w_{name}": _(text).format(
                prize=content.title, year=content.year, fingerprint=content.fingerprint
            )
            for name, text in WORDS.items()
        }


def _script(words: object) -> str:
    """Return texts as a script may hold them: nothing in them ends it."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
