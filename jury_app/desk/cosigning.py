"""A seal on the juror’s own machine: what it holds, in plain words, before a device signs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from jury_app import drafts
from jury_app.desk.desk import Desk
from jury_app.desk.naming import edition_title, juror_name
from jury_app.drafts import Attached, Draft, draft_message
from jury_app.errors import RefusedFileError
from jury_app.files import require_ordinary, write_safely
from jury_app.formatting import format_date, format_time, plain
from jury_app.i18n import _, ngettext, pgettext, speaking
from jury_app.rehearsal import rehearsing, stamp
from jury_app.sealing.cosignature import (
    MAX_FILE,
    SUFFIX,
    CosignRequest,
    SealedAward,
    read_request,
    require_asked_by,
)
from jury_app.sealing.keys import digest_code, fingerprint, grouped, public_key

_HEAD = 12


class OwnBallot(StrEnum):
    """What became of the juror’s own ballot, as far as the seal tells."""

    COUNTED = "counted"
    EARLIER = "earlier"
    LEFT_OUT = "left_out"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSeal:
    """A seal of this edition that a juror is asked to sign, and what is to be known of it."""

    request: CosignRequest
    edition: str
    own: OwnBallot
    ballot: str | None
    fingerprint: str

    @property
    def awards(self) -> list[tuple[str, str, str]]:
        """The award list: domain, award, application."""
        return [_line(each) for each in self.request.awards]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is signed, in a few plain sentences."""
        return tuple(self._sentences())

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """What is compared with paper: what it is, and its code."""
        head = self.request.head
        return (
            (_("Code of the seal"), self.request.code),
            (_("Code of the journal"), f"{grouped(digest_code(head))} ({head[:_HEAD]}…)"),
            (_("Your device"), self.fingerprint),
        )

    @property
    def ballot_sentence(self) -> str:
        """What became of the juror’s own ballot."""
        return {
            OwnBallot.COUNTED: _("Your ballot is among those counted, as you sent it."),
            OwnBallot.EARLIER: _(
                "An earlier ballot of yours is among those counted, not the last one that you "
                "sealed. Ask the secretariat before you sign."
            ),
            OwnBallot.LEFT_OUT: _(
                "Your ballot is not among those counted. Ask the secretariat before you sign."
            ),
            OwnBallot.NONE: _("You sealed no ballot on this computer."),
        }[self.own]

    def _sentences(self) -> Iterator[str]:
        at = datetime.fromisoformat(self.request.sealed_at)
        yield _(
            "The decisions of {edition}, number {number}, were sealed on {date} at {time}."
        ).format(
            edition=self.edition,
            number=self.request.number,
            date=format_date(at.date()),
            time=format_time(at),
        )
        count, ballots = len(self.request.awards), len(self.request.ballots)
        decisions = ngettext("{count} decision", "{count} decisions", count).format(count=count)
        counted = ngettext("{count} ballot counted", "{count} ballots counted", ballots)
        yield _("The seal holds {decisions}, {ballots}, and the whole journal.").format(
            decisions=decisions, ballots=counted.format(count=ballots)
        )


def read(desk: Desk, path: Path) -> AskedSeal:
    """Read a request to countersign, or say why it is none for this juror."""
    data = _data(path)
    request, manifest = read_request(data, file=path.name), desk.manifest
    if request.edition != manifest.edition.id:
        raise RefusedFileError("cosign_request_other_edition", file=path.name)
    require_asked_by(data, public_key=manifest.edition.signing_key, file=path.name)
    counted = set(request.ballots)
    mine = [each.digest for each in desk.ballots if each.digest in counted]
    return AskedSeal(
        request=request,
        edition=edition_title(manifest),
        own=_own(desk, mine),
        ballot=mine[-1] if mine else None,
        fingerprint=fingerprint(public_key(desk.device_key)),
    )


def co_sign(desk: Desk, asked: AskedSeal, folder: Path) -> Path:
    """Sign a seal that was read, and put the countersignature into a folder."""
    data = desk.co_sign(asked.request, asked.ballot)
    path = folder / file_name(desk, asked.request)
    write_safely(path, data)
    return path


def write_message(desk: Desk, path: Path) -> Path:
    """Put a draft to the secretariat, with a countersignature attached, beside it."""
    manifest = desk.manifest
    message = path.with_suffix(drafts.SUFFIX)
    with (
        speaking(manifest.edition.language),
        rehearsing(is_rehearsal=manifest.is_rehearsal),
    ):
        edition = edition_title(manifest)
        draft = Draft(
            subject=_("{edition}: countersignature of {juror}").format(
                edition=edition, juror=manifest.juror.name
            ),
            paragraphs=(
                _("To the secretariat of the prize,"),
                _(
                    "I have read what the jury of {edition} decided, and countersigned its seal: "
                    "the file “{file}” is attached."
                ).format(edition=edition, file=path.name),
                juror_name(manifest),
            ),
            email=manifest.edition.ballots_email or "",
            attached=Attached(path.name, path.read_bytes()),
        )
        write_safely(message, draft_message(draft))
    return message


def file_name(desk: Desk, request: CosignRequest) -> str:
    """Return a name that says whose countersignature it is, and of which seal."""
    manifest = desk.manifest
    with (
        speaking(manifest.edition.language),
        rehearsing(is_rehearsal=manifest.is_rehearsal),
    ):
        word = "-".join(filter(None, (stamp(), pgettext("file name", "countersignature"))))
    juror = plain(manifest.juror.name).replace(" ", "-")
    ascii_only = "".join(char for char in juror if char.isascii())[:60].strip("-")
    return "-".join(filter(None, (word, ascii_only, request.code))) + SUFFIX


def _own(desk: Desk, mine: list[str]) -> OwnBallot:
    if not desk.ballots:
        return OwnBallot.NONE
    if not mine:
        return OwnBallot.LEFT_OUT
    is_last = desk.last_ballot.digest in mine
    return OwnBallot.COUNTED if is_last else OwnBallot.EARLIER


def _line(award: SealedAward) -> tuple[str, str, str]:
    domain = f"{award.domain} {award.domain_name}"
    if award.application is None:
        return domain, pgettext("award list", "no award"), ""
    return domain, award.level_name, f"{award.application} {award.title}"


def _data(path: Path) -> bytes:
    require_ordinary(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise RefusedFileError("file_missing", file=path.name) from error
    except OSError as error:
        raise RefusedFileError("file_unreadable", file=path.name) from error
    if len(data) > MAX_FILE:
        raise RefusedFileError("cosign_request_unreadable", file=path.name)
    return data
