"""What is said of each file that comes in, in one plain sentence or two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jury_app.codes import sentence
from jury_app.model.chain import Answer, Chain, Link, Resolution, chains
from jury_app.sealing.ballot import BallotContent

PASSED_OVER = "passed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedFile:
    """What is said of one file; the reason is a stable code, the sentence is for people."""

    path: Path
    answer: str
    inside: str = ""
    """The name of what was attached, where the file is a message."""

    reason: str | None = None
    juror: str | None = None
    revision: int | None = None
    complete: bool | None = None
    missing: int | None = None
    """The revision before this one, if it was never received."""

    late: bool = False
    changes_medal: bool | None = None
    """Whether a late ballot may change a medal; how, nobody is told."""

    sentence: str = ""

    @property
    def file(self) -> str:
        """The name of the file, and of what was attached to it."""
        return f"{self.path.name} – {self.inside}" if self.inside else self.path.name


@dataclass(frozen=True, slots=True)
class Beside:
    """The ballots of the same juror that were there before, and what follows from all of them."""

    links: frozenset[Link]
    chain: Chain
    is_known: bool
    """Whether this very ballot was there; another device may say the very same."""

    @classmethod
    def of(cls, link: Link, links: Iterable[Link], resolutions: Sequence[Resolution]) -> "Beside":
        """Return what stands beside a ballot."""
        key = (link.juror, link.round)
        mine = {each for each in links if (each.juror, each.round) == key}
        is_known = any(each.digest == link.digest for each in mine)
        chain = chains({*mine, link}, resolutions)[key]
        return cls(frozenset(mine - {link}), chain, is_known)

    def answer(self, link: Link) -> Answer:
        """Say what the ballot is beside them."""
        return Answer.ALREADY_RECEIVED if self.is_known else self.chain.answer(link)

    def missing(self, link: Link) -> int | None:
        """Return the revision before a ballot that stands, if that one was never received."""
        stands = link.digest in (self.chain.counting, *self.chain.ends)
        if not stands or link.previous not in self.chain.missing:
            return None
        return link.revision - 1

    def mends(self, link: Link) -> int | None:
        """Return the revision that counts, if it had been waiting for this one."""
        found = (each for each in self.links if each.digest == self.chain.counting)
        return next((each.revision for each in found if each.previous == link.digest), None)


def answer_sentence(
    said: Answer,
    juror: str,
    content: BallotContent,
    link: Link,
    beside: Beside,
    *,
    missing: int | None,
) -> str:
    """Say what became of a ballot, and that one is missing before it."""
    revision, previous = content.revision, content.revision - 1
    code = f"answer_{said.value}"
    told = ""
    if said is Answer.RECEIVED:
        code = "answer_replaces" if beside.links else "answer_received"
        if not content.complete:
            code += "_incomplete"
        if missing is not None:
            told = sentence("answer_gap", revision=revision, previous=missing)
    elif said is Answer.SUPERSEDED and (counting := beside.mends(link)) is not None:
        code = "answer_mends"
        return sentence(code, juror=juror, revision=revision, counting=counting)
    elif said is Answer.CONFLICT and missing is not None:
        told = sentence("answer_gap_in_conflict", previous=missing)
    first = sentence(code, juror=juror, revision=revision, previous=previous)
    return f"{first} {told}".strip()


def late_sentence(*, changes_medal: bool) -> str:
    """Say whether a ballot that came after the opening may change a medal, and not how."""
    return sentence("late_may_change" if changes_medal else "late_changes_nothing")
