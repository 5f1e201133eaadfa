"""What the designer shows: the designs of the edition, and certificates to try them on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from sqlalchemy.orm import Session

from jury_app.designs import OwnDesign
from jury_app.documents.certificate import Certificates, OwnDress, build_certificates
from jury_app.helper import Picture, render_pdf_page
from jury_app.i18n import speaking
from jury_app.model.queries.designs import (
    DesignRow,
    KeptFile,
    design_files,
    kept_faces,
    list_designs,
)
from jury_app.model.queries.edition import LevelRow, list_levels
from jury_app.publishing.own_designs import dress_of_row
from jury_app.publishing.specimens import specimens_of

GROUND_SCALE = 2.5
"""Pixels to a point at which what lies under the words is drawn for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignerOverview:
    """The designs, and all that one of them needs to be shown."""

    rows: Sequence[DesignRow]
    levels: Sequence[LevelRow]
    shown: DesignRow | None
    files: Mapping[str, KeptFile]
    faces: Mapping[str, str]
    content: Certificates


def designer_overview(session: Session, design_id: int | None) -> DesignerOverview:
    """Return the designs with one of them, or the first, ready to be shown."""
    rows = list_designs(session, lenient=True)
    shown = next((row for row in rows if row.id == design_id), rows[0] if rows else None)
    faces = kept_faces(session)
    return DesignerOverview(
        rows=rows,
        levels=list_levels(session),
        shown=shown,
        files=design_files(session, [shown.design] if shown else [], faces),
        faces=faces,
        content=specimens_of(session, shown.level_id if shown else None),
    )


def dress_with(row: DesignRow, design: OwnDesign, files: Mapping[str, KeptFile]) -> OwnDress:
    """Return a design on its way, with its files."""
    return dress_of_row(replace(row, design=design), files)


def ground_of(dress: OwnDress, content: Certificates, place: int) -> Picture:
    """Return what lies under the words of a certificate, as the press draws it."""
    return render_pdf_page(ground_pdf(dress, content, place), 0, GROUND_SCALE)


def ground_pdf(dress: OwnDress, content: Certificates, place: int) -> bytes:
    """Return a certificate without its words."""
    bare = replace(dress, design=_bare(dress.design))
    item = replace(content.items[place], dress=dress.name, sponsor_logo=None)
    return _built(replace(content, items=(item,), dresses={dress.name: bare}))


def trial_pdf(dress: OwnDress, content: Certificates) -> bytes:
    """Return some certificates in a design, as they would be printed."""
    items = tuple(replace(each, dress=dress.name) for each in content.items)
    return _built(replace(content, items=items, dresses={dress.name: dress}))


def _bare(design: OwnDesign) -> OwnDesign:
    return OwnDesign(
        paper=design.paper,
        orientation=design.orientation,
        ornaments=design.ornaments,
        background=design.background,
        background_size=design.background_size,
    )


def _built(content: Certificates) -> bytes:
    output = BytesIO()
    with speaking(content.language):
        build_certificates(content, output)
    return output.getvalue()
