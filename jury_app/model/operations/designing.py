"""Designing certificates: as long as they are printed, so after the sitting is closed too."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jury_app.designs import OwnDesign, dump_design
from jury_app.dresses import DESIGNS
from jury_app.errors import RuleError
from jury_app.limits import LONGEST_LINE
from jury_app.model.entities import AwardLevel, CertificateDesign, DesignFile
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.queries.designs import KeptFile
from jury_app.model.requirements import require_length, require_text


def add_design(
    session: Session,
    *,
    name: str,
    design: OwnDesign,
    level_id: int | None = None,
    files: Iterable[KeptFile] = (),
) -> int:
    """Add a design after the others, and return its id."""
    _require_name(session, name)
    _require_free(session, level_id)
    last = session.scalar(select(func.max(CertificateDesign.position)))
    made = CertificateDesign(
        name=name.strip(),
        settings=_settled(session, design, files),
        level_id=level_id,
        position=0 if last is None else last + 1,
    )
    session.add(made)
    session.flush()
    record(session, JournalKind.DESIGN_ADDED, {"design": made.id})
    return made.id


def change_design(
    session: Session, *, design_id: int, design: OwnDesign, files: Iterable[KeptFile] = ()
) -> int | None:
    """Move, add or take away what stands on a certificate; the same again is no act."""
    kept = _design(session, design_id)
    settings = _settled(session, design, files)
    if settings == kept.settings:
        return None
    kept.settings = settings
    return record(session, JournalKind.DESIGN_CHANGED, {"design": design_id})


def edit_design(session: Session, *, design_id: int, name: str, level_id: int | None) -> int | None:
    """Rename a design, or say for which level it is; for none, it becomes that of all the rest."""
    kept = _design(session, design_id)
    _require_name(session, name, but=design_id)
    _require_free(session, level_id, but=design_id)
    was = (kept.name, kept.level_id, kept.position)
    kept.name, kept.level_id = name.strip(), level_id
    first = session.scalar(select(func.min(CertificateDesign.position))) or 0
    if level_id is None and kept.position != first:
        kept.position = first - 1
    if (kept.name, kept.level_id, kept.position) == was:
        return None
    return record(session, JournalKind.DESIGN_CHANGED, {"design": design_id})


def remove_design(session: Session, *, design_id: int) -> int:
    """Remove a design; the journal keeps what it was."""
    session.delete(_design(session, design_id))
    return record(session, JournalKind.DESIGN_REMOVED, {"design": design_id})


def _design(session: Session, design_id: int) -> CertificateDesign:
    found = session.get(CertificateDesign, design_id)
    if found is None:
        raise RuleError("design_gone")
    return found


def _settled(session: Session, design: OwnDesign, files: Iterable[KeptFile]) -> str:
    """Return a design as it is kept, its files taken in."""
    for each in files:
        if session.get(DesignFile, each.sha256) is None:
            session.add(
                DesignFile(
                    sha256=each.sha256,
                    name=each.name,
                    media_type=each.media_type,
                    content=each.content,
                )
            )
    session.flush()
    query = select(DesignFile.sha256).where(DesignFile.sha256.in_(design.files))
    if {*design.files} - {*session.scalars(query)}:
        raise RuleError("design_file_missing")
    return dump_design(design)


def _require_name(session: Session, name: str, *, but: int | None = None) -> None:
    require_text(name, "name_empty")
    require_length(name, LONGEST_LINE)
    taken = session.scalar(
        select(CertificateDesign.id).where(CertificateDesign.name == name.strip())
    )
    if name.strip() in DESIGNS or (taken is not None and taken != but):
        raise RuleError("design_name_taken", name=name.strip())


def _require_free(session: Session, level_id: int | None, *, but: int | None = None) -> None:
    """A level has one design."""
    if level_id is None:
        return
    level = session.get_one(AwardLevel, level_id)
    other = session.scalars(
        select(CertificateDesign).where(CertificateDesign.level_id == level_id)
    ).first()
    if other is not None and other.id != but:
        raise RuleError("design_level_taken", level=level.name, design=other.name)
