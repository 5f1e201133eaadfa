"""Everything that the publication page reads, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jury_app.i18n import _
from jury_app.model.queries.cosignatures import CoSignatureRow, list_co_signatures
from jury_app.model.queries.designs import design_names
from jury_app.model.queries.edition import get_edition, get_stages
from jury_app.model.queries.frozen import list_sealed
from jury_app.model.queries.papers import Papers, get_papers
from jury_app.model.queries.presentations import PresentationRow, list_presentations
from jury_app.model.queries.shortlist import count_shortlisted
from jury_app.model.queries.sitting import SittingRow, get_sitting
from jury_app.publishing import Look, last_look, laureates_of
from jury_app.ui.secretariat.before_closing import sentence_before
from jury_app.ui.secretariat.moments import moment_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationOverview:
    """Whether there is anything sealed to publish, and under which name."""

    sitting: SittingRow
    is_closed: bool
    title: str
    year: int
    laureates: Sequence[tuple[str, str]]
    look: Look
    papers: Papers
    designs: Sequence[str]
    """The names of the edition’s own designs of certificates."""

    cosigned: Sequence[CoSignatureRow]
    """Who has countersigned a seal."""

    sealed: Mapping[int, str]
    """When each set of decisions was sealed, by its number."""

    presentations: Sequence[PresentationRow]
    shortlisted: int | None
    """How many an expert panel has shortlisted; nothing where a jury sits."""

    @property
    def sentence(self) -> str:
        """Where the sitting stands, in a sentence."""
        if not self.is_closed:
            return sentence_before(self.sitting)
        if self.sitting.number > 1:
            return _(
                "Decisions number {number}, rectified on {moment} under the seal {seal}."
            ).format(
                number=self.sitting.number,
                moment=moment_text(self.sitting.frozen_at),
                seal=self.sitting.seal_code,
            )
        return _("Decisions number {number}, closed on {moment} under the seal {seal}.").format(
            number=self.sitting.number,
            moment=moment_text(self.sitting.closed_at),
            seal=self.sitting.seal_code,
        )

    @property
    def versions(self) -> list[tuple[str, int]]:
        """The numbers of the decisions from which documents can be made, the last one first."""
        last = self.sitting.number
        replaced = _("Decisions number {number}, replaced")
        return [
            (_("Decisions number {number}, in force").format(number=last), last),
            *((replaced.format(number=each), each) for each in range(last - 1, 0, -1)),
        ]


def publication_overview(session: Any) -> PublicationOverview:
    """Return everything that the publication page shows."""
    values, stages = get_edition(session).values, get_stages(session)
    return PublicationOverview(
        sitting=get_sitting(session),
        is_closed=stages.is_closed,
        title=f"{values.title} {values.year}",
        year=values.year,
        laureates=laureates_of(session),
        look=last_look(session),
        papers=get_papers(session),
        designs=design_names(session),
        presentations=list_presentations(session),
        cosigned=list_co_signatures(session),
        sealed=list_sealed(session),
        shortlisted=count_shortlisted(session),
    )
