"""Everything that the page of the ballots tells, and where they stand in one sentence."""

from dataclasses import dataclass
from typing import Any

from jury_app.i18n import _, ngettext
from jury_app.model.queries.ballot_register import RegisterRow, ballot_register
from jury_app.model.queries.contested import Contested, list_contested
from jury_app.model.queries.edition import (
    EditionRow,
    StagesRow,
    get_edition,
    get_rules,
    get_stages,
)
from jury_app.model.queries.shortlist import shortlist_level
from jury_app.ui.secretariat.dialogs.open_ballots_dialog import Stand
from jury_app.ui.secretariat.moments import moment_text


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsOverview:
    """Everything that the page tells."""

    stand: Stand
    register: list[RegisterRow]
    contested: list[Contested]
    stages: StagesRow
    edition: EditionRow

    @property
    def due(self) -> str | None:
        """Until when ballots are awaited."""
        return self.edition.values.ballots_due_at


def ballots_overview(session: Any) -> BallotsOverview:
    """Read everything that the page tells."""
    register = ballot_register(session)
    return BallotsOverview(
        stand=Stand(
            [each.kit for each in register],
            get_rules(session),
            is_panel=shortlist_level(session) is not None,
        ),
        register=register,
        contested=list_contested(session),
        stages=get_stages(session),
        edition=get_edition(session),
    )


def standing_sentence(read: BallotsOverview) -> str:
    """Say how many ballots have come, and what stands in the way."""
    stand, stages = read.stand, read.stages
    if not stages.kits:
        return ""
    told = [
        ngettext(
            "{count} ballot of {total} has come.",
            "{count} ballots of {total} have come.",
            stand.received,
        ).format(count=stand.received, total=len(stand.rows))
    ]
    if stages.ballots_opened:
        moment = moment_text(stand.rules.sealed_at)
        told.append(_("They were opened on {moment}.").format(moment=moment))
    elif read.due and stand.missing:
        told.append(_("They are due by {moment}.").format(moment=moment_text(read.due)))
    return " ".join([*told, *_troubles(stand)])


def _troubles(stand: Stand) -> list[str]:
    told = []
    if names := stand.named("conflict"):
        told.append(
            _("Two ballots of the same juror stand against each other: {names}.").format(
                names=", ".join(names)
            )
        )
    return told
