"""The edition’s own designs of certificates, ready to print: which is for which award level."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from jury_app.documents.certificate import Background, OwnDress
from jury_app.dresses import DESIGNS
from jury_app.errors import RuleError
from jury_app.model.queries.designs import FONT, DesignRow, KeptFile, design_files, list_designs
from jury_app.publishing.orders import CertificateOrder

PDF = "application/pdf"


def dresses_for(session: Session, order: CertificateOrder) -> Mapping[str, OwnDress]:
    """Return the own design of each level by its code, and under no code that of the rest.

    There is none where a shipped design is asked for, or a background for this once.
    """
    if order.background is not None or order.design in DESIGNS:
        return {}
    rows = _asked(list_designs(session), order.design)
    files = design_files(session, (row.design for row in rows.values()))
    return {code: dress_of_row(row, files) for code, row in rows.items()}


def dress_of_row(row: DesignRow, files: Mapping[str, KeptFile]) -> OwnDress:
    """Return a design with its files; what went with a broken copy is left out."""
    return OwnDress(
        name=row.name,
        design=row.design,
        background=_background(row, files),
        pictures={key: each.content for key, each in files.items() if each.media_type != FONT},
        faces={key: each.content for key, each in files.items() if each.media_type == FONT},
        id=row.id,
    )


def _asked(rows: Sequence[DesignRow], name: str) -> dict[str, DesignRow]:
    if name:
        found = next((row for row in rows if row.name == name), None)
        if found is None:
            names = ", ".join((*DESIGNS, *(row.name for row in rows)))
            raise RuleError("design_unknown", design=name, designs=names)
        return {"": found}
    by_level: dict[str, DesignRow] = {}
    for row in rows:
        by_level.setdefault(row.level_code, row)
    return by_level


def _background(row: DesignRow, files: Mapping[str, KeptFile]) -> Background | None:
    kept = files.get(row.design.background)
    if kept is None:
        return None
    kind = "pdf" if kept.media_type == PDF else "picture"
    return Background(kind, kept.content, row.design.background_size)  # type: ignore[arg-type]  # see above
