"""What a new edition starts from: a template that is shipped, or last year's edition."""

from typing import TypeAlias

import msgspec

from jury_app.errors import RuleError
from jury_app.i18n import Language, _, language
from jury_app.model.enums import LevelKind
from jury_app.model.rules import RuleSettings
from jury_app.paths import RESOURCES

FOLDER = RESOURCES / "templates"

Words: TypeAlias = str | dict[Language, str]
"""A text, in one language or in each."""


class TemplateDomain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A domain of the prize."""

    code: str
    name: Words
    sponsor: Words = ""


class TemplateCriterion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A criterion of the grid; `meanings` says what some marks mean, by points."""

    code: str
    name: Words
    guidance: Words = ""
    weight: int = 1
    min_points: int = 0
    max_points: int = 10
    steps_per_point: int = 1
    lower_is_better: bool = False
    meanings: dict[str, Words] = {}


class TemplateLevel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An award level; the colour is a token of the look."""

    code: str
    name: Words
    kind: LevelKind = LevelKind.LEVEL
    colour: str = ""


class TemplateFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that designs of certificates show."""

    name: str
    media_type: str
    content: bytes


class TemplateDesign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A design of certificates, and the code of the level that it is for."""

    name: str
    settings: str
    level: str = ""


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything of an edition that is settled before its first application."""

    code: str
    title: Words
    label: Words
    organiser: Words = ""
    place: str = ""
    ballots_email: str = ""
    display_scale: int = 20
    shows_total: bool = False
    call_closes: str = ""
    """When the call closes, without its year: month, day, hour and offset."""

    domains: tuple[TemplateDomain, ...] = ()
    criteria: tuple[TemplateCriterion, ...]
    levels: tuple[TemplateLevel, ...]
    rules: RuleSettings = RuleSettings()
    designs: tuple[TemplateDesign, ...] = ()
    files: tuple[TemplateFile, ...] = ()
    retention: str = "{}"
    """For how long each kind of data is kept, as the edition stores it."""


def list_templates() -> list[Template]:
    """Return the templates that are shipped."""
    return [_read(path.stem) for path in sorted(FOLDER.glob("*.json"))]


def load_template(code: str) -> Template:
    """Return a shipped template."""
    if code not in {path.stem for path in FOLDER.glob("*.json")}:
        names = ", ".join(template.code for template in list_templates())
        raise RuleError("template_unknown", template=code, templates=names)
    return _read(code)


def answering_to(template: Template, ballots_email: str) -> Template:
    """Return a template of which jurors send their ballots to another address."""
    return msgspec.structs.replace(template, ballots_email=ballots_email)


def panel_title(title: str) -> str:
    """Return what the edition of a panel is called beside that of its jury."""
    return _("{title}, shortlist").format(title=title)


def for_panel(template: Template) -> Template:
    """Return a template of which the panel shortlists for a jury, and awards nothing itself."""
    return msgspec.structs.replace(
        template,
        title=panel_title(said(template.title)),
        designs=(),
        files=(),
        levels=(
            TemplateLevel(
                code="retenu", name=_("Shortlisted for the jury"), kind=LevelKind.SHORTLIST
            ),
        ),
    )


def said(words: Words) -> str:
    """Return a text of a template in the language spoken."""
    if isinstance(words, str):
        return words
    return words.get(language()) or next(iter(words.values()), "")


def _read(code: str) -> Template:
    return msgspec.json.decode((FOLDER / f"{code}.json").read_bytes(), type=Template)
