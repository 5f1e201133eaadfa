"""What one collection has found so far, beside the ballots that the edition held before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy.orm import Session

from jury_app.exchange.answering import CollectedFile
from jury_app.model.chain import Link, Resolution
from jury_app.model.queries.chained import ballot_links, resolved_conflicts
from jury_app.model.queries.edition import get_edition
from jury_app.model.queries.jury import JurorRow
from jury_app.model.requirements import current_round, is_closed
from jury_app.sealing.ballot import OpenedBallot


@dataclass(frozen=True, slots=True)
class Checked:
    """A ballot whose seal and signatures are good."""

    opened: OpenedBallot
    document: bytes
    sealed: bytes
    juror: JurorRow


@dataclass(slots=True)
class Basket:
    """What this collection has found so far, beside what the edition held before."""

    links: Mapping[tuple[str, str], set[Link]]
    """The ballots of each juror and round: no other has a say in what one of them is."""

    is_rehearsal: bool
    resolutions: Sequence[Resolution]
    is_opened: bool
    is_closed: bool
    new: dict[str, Checked] = field(default_factory=dict)
    told: list[CollectedFile] = field(default_factory=list)
    digests: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.digests = {each.digest for each in self.all_links()}

    def all_links(self) -> list[Link]:
        """Return the place of every ballot in the chain of its juror."""
        return [*chain.from_iterable(self.links.values())]

    def take(self, link: Link, checked: Checked) -> None:
        """Lay a ballot that is new beside the others."""
        self.links[link.juror, link.round].add(link)
        self.digests.add(link.digest)
        self.new[link.digest] = checked

    def holds(self, digest: str) -> bool:
        """Whether a ballot was received before."""
        return digest in self.digests


def empty_basket(session: Session) -> Basket:
    """Return what a collection begins with."""
    links: defaultdict[tuple[str, str], set[Link]] = defaultdict(set)
    for each in ballot_links(session):
        links[each.juror, each.round].add(each)
    return Basket(
        links,
        get_edition(session).is_rehearsal,
        [each.resolution for each in resolved_conflicts(session)],
        current_round(session).ballots_opened,
        is_closed(session),
    )
