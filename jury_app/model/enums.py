"""The closed vocabularies of a prize; their values are stored and exchanged, never translated."""

from enum import StrEnum


class ApplicationStatus(StrEnum):
    """How far an application has come."""

    RECEIVED = "received"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"
    WITHDRAWN = "withdrawn"
    SHORTLISTED = "shortlisted"


IN_COMPETITION = frozenset(
    {ApplicationStatus.RECEIVED, ApplicationStatus.ADMISSIBLE, ApplicationStatus.SHORTLISTED}
)


class ApplicantKind(StrEnum):
    """What kind of body applies."""

    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTEMENT = "departement"
    REGION = "region"
    CCAS = "ccas"
    SYNDICAT = "syndicat"
    EPCC = "epcc"
    EUROPEAN = "european"
    OTHER = "other"


class JurorRole(StrEnum):
    """In what quality somebody sits."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    SPONSOR = "sponsor"
    ADVISORY = "advisory"


class RoundState(StrEnum):
    """A round is prepared, then scored, then over."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class InvitationState(StrEnum):
    """Whether a kit's invitation may still enrol a device."""

    ACTIVE = "active"
    REPLACED = "replaced"
    REVOKED = "revoked"


class LevelKind(StrEnum):
    """What an award level is: one of the ordered levels, a mention, a special prize.

    Or a place on the shortlist, which an expert panel gives where a prize has two instances.
    """

    LEVEL = "level"
    MENTION = "mention"
    SPECIAL = "special"
    SHORTLIST = "shortlist"


class RecusalSource(StrEnum):
    """Who said that a juror must stay out."""

    KIT = "kit"
    SECRETARIAT = "secretariat"


class AttendanceState(StrEnum):
    """How a juror takes part in the sitting."""

    PRESENT = "present"
    REMOTE = "remote"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"


class BallotState(StrEnum):
    """What became of a ballot: it follows from all that were received and all that was decided."""

    COUNTED = "counted"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    SET_ASIDE = "set_aside"


class DataKind(StrEnum):
    """What an edition keeps about people, each for a time of its own."""

    COMMENTS = "comments"
    MARKS = "marks"
    REASONS = "reasons"
    APPLICANTS = "applicants"
    JURORS = "jurors"
    ATTACHMENTS = "attachments"
    UNSUCCESSFUL = "unsuccessful"
    BACKUPS = "backups"
    LOGS = "logs"


class JournalKind(StrEnum):
    """The acts that the journal knows."""

    EDITION_CREATED = "edition_created"
    EDITION_EDITED = "edition_edited"
    RULES_CHANGED = "rules_changed"
    DOMAIN_ADDED = "domain_added"
    DOMAIN_EDITED = "domain_edited"
    DOMAIN_REMOVED = "domain_removed"
    CRITERION_ADDED = "criterion_added"
    CRITERION_EDITED = "criterion_edited"
    CRITERION_REMOVED = "criterion_removed"
    LEVEL_ADDED = "level_added"
    LEVEL_EDITED = "level_edited"
    LEVEL_REMOVED = "level_removed"
    APPLICATIONS_IMPORTED = "applications_imported"
    ATTACHMENTS_IMPORTED = "attachments_imported"
    APPLICATION_ADDED = "application_added"
    APPLICATION_EDITED = "application_edited"
    SHORTLIST_FIXED = "shortlist_fixed"
    SHORTLIST_CUT = "shortlist_cut"
    CALLED_BACK = "called_back"
    MOVED = "moved"
    PRESELECTED = "preselected"
    JURORS_IMPORTED = "jurors_imported"
    JUROR_ADDED = "juror_added"
    JUROR_EDITED = "juror_edited"
    ASSIGNED = "assigned"
    RECUSAL = "recusal"
    RECUSAL_LIFTED = "recusal_lifted"
    KITS_ISSUED = "kits_issued"
    BALLOTS_RECEIVED = "ballots_received"
    BALLOT_REFUSED = "ballot_refused"
    CONFLICT_RESOLVED = "conflict_resolved"
    BALLOTS_OPENED = "ballots_opened"
    SCORES_IMPORTED = "scores_imported"
    SNAPSHOT = "snapshot"
    ATTENDANCE = "attendance"
    DEPARTURE = "departure"
    CHAIR_TAKEN = "chair_taken"
    SITTING_OPENED = "sitting_opened"
    SITTING_SUSPENDED = "sitting_suspended"
    SITTING_RESUMED = "sitting_resumed"
    SECRETARY_NAMED = "secretary_named"
    CONVENED = "convened"
    ANNEXED = "annexed"
    ITEM_OPENED = "item_opened"
    ITEM_CLOSED = "item_closed"
    WENT_OUT = "went_out"
    CAME_BACK = "came_back"
    AMENDMENT = "amendment"
    VOTE = "vote"
    CASTING_VOTE = "casting_vote"
    DISAGREEMENT = "disagreement"
    SHOWN = "shown"
    HIDDEN = "hidden"
    RUNNING_ORDER = "running_order"
    DECISION = "decision"
    DECISION_WITHDRAWN = "decision_withdrawn"
    CLOSED = "closed"
    RECTIFICATION = "rectification"
    ACT_CORRECTED = "act_corrected"
    RECTIFIED = "rectified"
    COSIGNED = "cosigned"
    DESIGN_ADDED = "design_added"
    DESIGN_CHANGED = "design_changed"
    DESIGN_REMOVED = "design_removed"
    EXPORT = "export"
    PRESENTATION_PLANNED = "presentation_planned"
    PRESENTATION_CANCELLED = "presentation_cancelled"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 -- the name of an act
    RECOVERY_RENEWED = "recovery_renewed"
    RESTORED = "restored"
    CORRECTION = "correction"
    RETENTION_SET = "retention_set"
    ERASURE = "erasure"
