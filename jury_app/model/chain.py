"""Which of a juror's ballots counts, whatever the order in which they came in.

A ballot names the one it replaces. It also replaces every earlier one made with the same device
key, so that a ballot lost in the post breaks nothing. Two ballots that nothing puts in order are a
conflict, and neither counts until somebody decides. A decision keeps one of them and sets the
others aside: what continues the one that was kept replaces it, and whatever else comes stands
against it, until somebody decides again.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
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
class Resolution:
    """A decision between ballots that stood against each other, by their digests."""

    kept: str
    aside: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What follows from all the ballots of one juror in one round; digests, sorted."""

    counting: str | None
    heads: tuple[str, ...]
    superseded: tuple[str, ...]
    missing: tuple[str, ...]
    aside: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    """Those among which somebody decides: heads that no ballot names as the one it replaces."""

    @property
    def is_conflict(self) -> bool:
        """Whether ballots stand against each other, so that none counts."""
        return self.counting is None

    def answer(self, link: Link) -> Answer:
        """Say what a ballot that is new is among those of its juror."""
        if self.is_conflict:
            return Answer.CONFLICT
        return Answer.RECEIVED if self.counting == link.digest else Answer.SUPERSEDED


def chains(
    links: Iterable[Link], resolutions: Sequence[Resolution] = ()
) -> dict[tuple[str, str], Chain]:
    """Return what counts for every juror and round; a function of the set, not of its order.

    The decisions come in the order in which they were taken.
    """
    groups: dict[tuple[str, str], set[Link]] = {}
    for link in links:
        groups.setdefault((link.juror, link.round), set()).add(link)
    return {key: _chain(groups[key], resolutions) for key in sorted(groups)}


def answer(link: Link, received: Iterable[Link], resolutions: Sequence[Resolution] = ()) -> Answer:
    """Say what a ballot is beside those received before it."""
    before = set(received)
    if any(each.digest == link.digest for each in before):  # another device may say the very same
        return Answer.ALREADY_RECEIVED
    return chains(before | {link}, resolutions)[link.juror, link.round].answer(link)


def resolution(
    links: Iterable[Link], resolutions: Sequence[Resolution], kept: str
) -> Resolution | None:
    """Return the decision that keeps one of the ends of a juror's conflict; none if it is no end.

    Whatever stands against the one that is kept is set aside.
    """
    known = set(links)
    [chain] = chains(known, resolutions).values()
    if not chain.is_conflict or kept not in chain.ends:
        return None
    made = Resolution(kept=kept, aside=frozenset())
    while chain.counting != kept:
        made = replace(made, aside=made.aside | {*chain.ends} - {kept})
        [chain] = chains(known, (*resolutions, made)).values()
    return made


@dataclass(frozen=True, slots=True)
class _Decided:
    """What the decisions come to: a later one may keep what an earlier one set aside."""

    kept: str | None
    aside: frozenset[str]


def _decided(resolutions: Sequence[Resolution], known: Collection[str]) -> _Decided:
    aside: frozenset[str] = frozenset()
    kept = None
    for each in resolutions:
        if each.kept in known:
            kept, aside = each.kept, (aside - {each.kept} | each.aside) & {*known}
    return _Decided(kept, aside)


def _chain(links: Collection[Link], resolutions: Sequence[Resolution]) -> Chain:
    known = {link.digest for link in links}
    decided = _decided(resolutions, known)
    split = _split(links, decided)
    live = _live(links, decided, split)
    heads = {link.digest for link in live if not any(_replaces(each, link, split) for each in live)}
    forked = {
        link.digest
        for link in live
        if link.device_key not in split and any(_contradicts(each, link) for each in live)
    }
    standing = heads | forked
    named = {link.digest for link in live if any(_follows(each, link) for each in live)}
    return Chain(
        counting=min(heads) if len(heads) == 1 and not forked else None,
        heads=tuple(sorted(standing)),
        superseded=tuple(sorted(known - standing - decided.aside)),
        missing=tuple(sorted({link.previous for link in links if link.previous} - known)),
        aside=tuple(sorted(decided.aside)),
        ends=tuple(sorted(standing - named)),
    )


def _live(links: Collection[Link], decided: _Decided, split: Collection[bytes]) -> list[Link]:
    """Leave out what was set aside, and what it had replaced; never the one that was kept."""
    gone = [link for link in links if link.digest in decided.aside]
    live = [link for link in links if link.digest not in decided.aside]
    for fallen in gone:  # grows while what has fallen takes others along
        for link in [each for each in live if _replaces(fallen, each, split)]:
            if link.digest != decided.kept:
                live.remove(link)
                gone.append(link)
    return live


def _split(links: Collection[Link], decided: _Decided) -> frozenset[bytes]:
    """Return the device whose work file was copied, if one of the copies was kept.

    Its ballots are put in order by what they name alone: a higher revision is none of the copy
    that was kept unless it continues it.
    """
    devices = {link.device_key for link in links if link.digest == decided.kept}
    return frozenset(
        device
        for device in devices
        if any(
            _contradicts(one, other) for one in links for other in links if one.device_key == device
        )
    )


def _replaces(later: Link, earlier: Link, split: Collection[bytes]) -> bool:
    if later.revision <= earlier.revision:
        return False
    same = later.device_key == earlier.device_key and later.device_key not in split
    return same or _follows(later, earlier)


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
