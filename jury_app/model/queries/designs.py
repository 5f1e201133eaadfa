"""The designs of certificates that an edition has, and the files that they show."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.designs import OwnDesign, dump_design, load_design
from jury_app.errors import RuleError
from jury_app.model.entities import AwardLevel, CertificateDesign, DesignFile
from jury_app.model.queries.edition_template import template_of
from jury_app.model.templates import Template, TemplateDesign, TemplateFile

DESIGN_SOURCES = frozenset({"certificate_design", "design_file", "award_level"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A background, a typeface or the picture of a signature, as documents take it."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint by which designs name it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignRow:
    """A design, and the level that it is for; of those for no level, the first is for the rest."""

    id: int
    name: str
    level_id: int | None
    level_code: str
    design: OwnDesign


def design_names(session: Session) -> list[str]:
    """Return what the designs are called, in their order."""
    order = (CertificateDesign.position, CertificateDesign.id)
    return list(session.scalars(select(CertificateDesign.name).order_by(*order)))


def list_designs(session: Session, *, lenient: bool = False) -> list[DesignRow]:
    """Return the designs in their order; one that cannot be read is empty if that is no harm."""
    codes = {each.id: each.code for each in session.scalars(select(AwardLevel))}
    order = (CertificateDesign.position, CertificateDesign.id)
    return [
        DesignRow(
            id=each.id,
            name=each.name,
            level_id=each.level_id,
            level_code=codes.get(each.level_id, "") if each.level_id else "",
            design=_loaded(each, lenient=lenient),
        )
        for each in session.scalars(select(CertificateDesign).order_by(*order))
    ]


def design_files(
    session: Session, designs: Iterable[OwnDesign], more: Iterable[str] = ()
) -> dict[str, KeptFile]:
    """Return the files that designs are printed with, by fingerprint, and some more."""
    wanted = {each for design in designs for each in design.files} | {*more}
    return _kept(session, wanted)


def kept_faces(session: Session) -> dict[str, str]:
    """Return the names of the typefaces that were taken in, by fingerprint."""
    query = select(DesignFile.sha256, DesignFile.name).where(DesignFile.media_type == FONT)
    rows = session.execute(query.order_by(DesignFile.name))
    return {row.sha256: row.name for row in rows}


def template_with_designs(session: Session) -> Template:
    """Return the edition as a template, its designs with it: last year’s serve again."""
    rows = list_designs(session)
    files = design_files(session, (each.design for each in rows))
    return msgspec.structs.replace(
        template_of(session),
        designs=tuple(
            TemplateDesign(name=each.name, settings=dump_design(each.design), level=each.level_code)
            for each in rows
        ),
        files=tuple(
            TemplateFile(name=each.name, media_type=each.media_type, content=each.content)
            for each in files.values()
        ),
    )


def _kept(session: Session, wanted: Iterable[str]) -> dict[str, KeptFile]:
    rows = session.scalars(select(DesignFile).where(DesignFile.sha256.in_(sorted(wanted))))
    return {
        each.sha256: KeptFile(name=each.name, media_type=each.media_type, content=each.content)
        for each in rows
    }


def _loaded(stored: CertificateDesign, *, lenient: bool) -> OwnDesign:
    try:
        return load_design(stored.settings)
    except ValueError:
        if lenient:
            return OwnDesign()
        raise RuleError("design_broken", design=stored.name) from None


FONT = "font/ttf"
