"""The words and signs of states and kinds, the same on every page."""

from dataclasses import dataclass

from PySide6.QtGui import QIcon

from jury_app.formatting import format_number
from jury_app.i18n import N_, _, ngettext
from jury_app.model.enums import ApplicantKind, ApplicationStatus, JurorRole, LevelKind
from jury_app.ui.icons import icon
from jury_app.ui.widgets.badge import BadgeTone


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state is shown: a word, an icon and a tone."""

    text: str
    icon_name: str
    tone: BadgeTone

    @property
    def word(self) -> str:
        """The word in the language spoken."""
        return _(self.text)

    @property
    def icon(self) -> QIcon:
        """The icon in its tone."""
        return icon(self.icon_name, "muted" if self.tone == "neutral" else self.tone)


_STATUSES = {
    ApplicationStatus.RECEIVED: Sign(N_("Received"), "inbox", "neutral"),
    ApplicationStatus.ADMISSIBLE: Sign(N_("Admissible"), "circle-check", "success"),
    ApplicationStatus.INADMISSIBLE: Sign(N_("Inadmissible"), "circle-x", "danger"),
    ApplicationStatus.WITHDRAWN: Sign(N_("Withdrawn"), "undo-2", "neutral"),
    ApplicationStatus.SHORTLISTED: Sign(N_("Shortlisted"), "star", "accent"),
}

_APPLICANT_KINDS = {
    ApplicantKind.COMMUNE: N_("Commune"),
    ApplicantKind.EPCI: N_("Grouping of communes (EPCI)"),
    ApplicantKind.DEPARTEMENT: N_("Département"),
    ApplicantKind.REGION: N_("Région"),
    ApplicantKind.CCAS: N_("Social action centre (CCAS)"),
    ApplicantKind.SYNDICAT: N_("Syndicat"),
    ApplicantKind.EPCC: N_("Cultural body (EPCC)"),
    ApplicantKind.EUROPEAN: N_("European authority"),
    ApplicantKind.OTHER: N_("Other body"),
}

_ROLES = {
    JurorRole.CHAIR: N_("Chair"),
    JurorRole.VICE_CHAIR: N_("Vice-chair"),
    JurorRole.MEMBER: N_("Member"),
    JurorRole.SPONSOR: N_("Sponsor"),
    JurorRole.ADVISORY: N_("Advisory voice"),
}

_LEVEL_KINDS = {
    LevelKind.LEVEL: N_("Award level"),
    LevelKind.MENTION: N_("Mention"),
    LevelKind.SPECIAL: N_("Special prize"),
    LevelKind.SHORTLIST: N_("Shortlist for the jury"),
}


def status_sign(status: ApplicationStatus) -> Sign:
    """Return how the status of an application is shown."""
    return _STATUSES[status]


def status_count(status: ApplicationStatus, count: int) -> str:
    """Return how many applications have come as far as a status."""
    texts = {
        ApplicationStatus.RECEIVED: ngettext("{count} received", "{count} received", count),
        ApplicationStatus.ADMISSIBLE: ngettext("{count} admissible", "{count} admissible", count),
        ApplicationStatus.INADMISSIBLE: ngettext(
            "{count} inadmissible", "{count} inadmissible", count
        ),
        ApplicationStatus.WITHDRAWN: ngettext("{count} withdrawn", "{count} withdrawn", count),
        ApplicationStatus.SHORTLISTED: ngettext(
            "{count} shortlisted", "{count} shortlisted", count
        ),
    }
    return texts[status].format(count=format_number(count))


def applicant_kind_word(kind: ApplicantKind) -> str:
    """Return what kind of body applies."""
    return _(_APPLICANT_KINDS[kind])


def closed_sentence() -> str:
    """Say why nothing on a page can be changed any more, where nobody has tried to."""
    return _(
        "The sitting is closed and its decisions stand: this page is there to be read. A mistake "
        "is put right by a rectification, on the page Publication."
    )


def role_word(role: JurorRole) -> str:
    """Return in what quality somebody sits."""
    return _(_ROLES[role])


def level_kind_word(kind: LevelKind) -> str:
    """Return what an award level is."""
    return _(_LEVEL_KINDS[kind])
