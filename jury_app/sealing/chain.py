"""Which of a juror's ballots counts, whatever the order in which they came in.

A ballot names the one it replaces. It also replaces every earlier one made with the same device
key, so that a ballot lost in the post breaks nothing. Two ballots that nothing puts in order are a
conflict, and neither counts until somebody decides.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What is said of a ballot file that came in."""

    RECEIVED = "received"
    ALREADY_RECEIVED = "already_received"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Link:
    """A ballot's place in the chain of its juror and round."""

    digest: str
    juror: str
    round: str
    revision: int
    previous: str | None
    device_key: bytes


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What follows from all the ballots of one juror in one round; digests, sorted."""

    counting: str | None
    heads: tuple[str, ...]
    superseded: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether ballots stand against each other, so that none counts."""
        return self.counting is None


def chains(links: Iterable[Link]) -> dict[tuple[str, str], Chain]:
    """Return what counts for every juror and round; a function of the set, not of its order."""
    groups: dict[tuple[str, str], set[Link]] = {}
    for link in links:
        groups.setdefault((link.juror, link.round), set()).add(link)
    return {key: _chain(groups[key]) for key in sorted(groups)}


def answer(link: Link, received: Iterable[Link]) -> Answer:
    """Say what a ballot is beside those received before it."""
    before = set(received)
    if any(each.digest == link.digest for each in before):  # another device may say the very same
        return Answer.ALREADY_RECEIVED
    chain = chains(before | {link})[link.juror, link.round]
    if chain.is_conflict:
        return Answer.CONFLICT
    return Answer.RECEIVED if chain.counting == link.digest else Answer.SUPERSEDED


def _chain(links: Collection[Link]) -> Chain:
    known = {link.digest for link in links}
    heads = [link for link in links if not any(_replaces(other, link) for other in links)]
    forked = {link.digest for link in links if any(_contradicts(other, link) for other in links)}
    standing = {link.digest for link in heads} | forked
    return Chain(
        counting=heads[0].digest if len(heads) == 1 and not forked else None,
        heads=tuple(sorted(standing)),
        superseded=tuple(sorted(known - standing)),
        missing=tuple(sorted({link.previous for link in links if link.previous} - known)),
    )


def _replaces(later: Link, earlier: Link) -> bool:
    if later.revision <= earlier.revision:
        return False
    return later.device_key == earlier.device_key or _follows(later, earlier)


def _follows(later: Link, earlier: Link) -> bool:
    return later.previous == earlier.digest and later.revision == earlier.revision + 1


def _contradicts(one: Link, other: Link) -> bool:
    """Whether one device made both, from two copies of its work file."""
    if one.device_key != other.device_key or one.digest == other.digest:
        return False
    earlier, later = sorted((one, other), key=lambda link: link.revision)
    return later.revision == earlier.revision or (
        later.revision == earlier.revision + 1 and later.previous != earlier.digest
    )
