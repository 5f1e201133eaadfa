"""Taking in the files that were sent with applications."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Application, Attachment, AttachmentContent
from jury_app.model.enums import JournalKind
from jury_app.model.journal import record
from jury_app.model.operations.applications import Taken
from jury_app.model.requirements import require_application, require_not_closed


@dataclass(frozen=True, slots=True)
class IncomingAttachment:
    """A file for an application that is named by its number."""

    number: str
    name: str
    media_type: str
    content: bytes


def take_attachments(session: Session, *, incoming: Iterable[IncomingAttachment]) -> Taken:
    """Add files to their applications; a file of the same name and content is known already."""
    require_not_closed(session)
    taken = Taken()
    for each in incoming:
        application = require_application(session, each.number)
        digest = hashlib.sha256(each.content).hexdigest()
        if session.get(AttachmentContent, digest) is None:
            session.add(AttachmentContent(sha256=digest, content=each.content))
            session.flush()
        same_name = session.scalars(
            select(Attachment)
            .where(Attachment.application_id == application.id)
            .where(Attachment.name == each.name)
        ).first()
        if same_name is None:
            session.add(_attachment(application, each, digest))
            taken = replace(taken, new=taken.new + 1)
        elif same_name.sha256 != digest:
            same_name.sha256, same_name.size = digest, len(each.content)
            taken = replace(taken, changed=taken.changed + 1)
        else:
            taken = replace(taken, unchanged=taken.unchanged + 1)
        session.flush()
    if taken.new or taken.changed:
        body = {"new": taken.new, "changed": taken.changed}
        record(session, JournalKind.ATTACHMENTS_IMPORTED, body)
    return taken


def _attachment(application: Application, each: IncomingAttachment, digest: str) -> Attachment:
    return Attachment(
        application_id=application.id,
        name=each.name,
        media_type=each.media_type,
        size=len(each.content),
        sha256=digest,
    )
