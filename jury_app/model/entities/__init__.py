"""The tables of an edition."""

from jury_app.model.entities.application import (
    Applicant,
    Application,
    Attachment,
    AttachmentContent,
    ImportedRow,
)
from jury_app.model.entities.ballot import Ballot, ImportedScore
from jury_app.model.entities.base import Base
from jury_app.model.entities.design import CertificateDesign, DesignFile
from jury_app.model.entities.edition import (
    AwardLevel,
    Criterion,
    Domain,
    Edition,
    KeyRing,
    Preselection,
    Round,
    Rules,
)
from jury_app.model.entities.journal import Change, JournalEntry, Reason
from jury_app.model.entities.jury import (
    Assignment,
    ImportedJuror,
    Invitation,
    Juror,
    Kit,
    PanelMember,
    Recusal,
)
from jury_app.model.entities.sitting import (
    Amendment,
    Attendance,
    CoSignature,
    Decision,
    FrozenDecisions,
    Sitting,
    Snapshot,
)

__all__ = [
    "Amendment",
    "Applicant",
    "Application",
    "Assignment",
    "Attachment",
    "AttachmentContent",
    "Attendance",
    "AwardLevel",
    "Ballot",
    "Base",
    "CertificateDesign",
    "Change",
    "CoSignature",
    "Criterion",
    "Decision",
    "DesignFile",
    "Domain",
    "Edition",
    "FrozenDecisions",
    "ImportedJuror",
    "ImportedRow",
    "ImportedScore",
    "Invitation",
    "JournalEntry",
    "Juror",
    "KeyRing",
    "Kit",
    "PanelMember",
    "Preselection",
    "Reason",
    "Recusal",
    "Round",
    "Rules",
    "Sitting",
    "Snapshot",
]
