"""A message as a draft that any mail program opens and sends; nothing here ever sends one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage

from jury_app.formatting import NBSP, NNBSP
from jury_app.rehearsal import stamped

SUFFIX = ".eml"
HEAVIEST = 15 * 1024 * 1024  # what most mail servers still take, once it is encoded

_BLANKS = re.compile(rf"[^\S{NBSP}{NNBSP}]+")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that travels with a message."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message to somebody; without an address, whoever sends it types one."""

    subject: str
    paragraphs: Sequence[str]
    name: str = ""
    email: str = ""
    attached: Attached | None = None


def draft_message(draft: Draft) -> bytes:
    """Return a message as mail programs read it, to be opened as something to send."""
    made = EmailMessage(policy=policy.SMTP)
    made["Subject"] = _line(stamped(draft.subject))
    if address := _address(draft):
        made["To"] = address
    made["X-Unsent"] = "1"  # Outlook opens it as something to send
    made.set_content("\n\n".join(draft.paragraphs) + "\n")
    if draft.attached is not None:
        made.add_attachment(
            draft.attached.data,
            maintype="application",
            subtype="octet-stream",
            filename=draft.attached.name,
        )
    return made.as_bytes()


def _address(draft: Draft) -> Address | None:
    """Return whom the message goes to; a wrong address is left for a person to type."""
    try:
        return Address(_line(draft.name), addr_spec=draft.email.encode("ascii").decode())
    except (ValueError, IndexError, HeaderParseError):  # the parser trips over an empty address
        return None


def _line(text: str) -> str:
    """Return a text as a header can hold it."""
    return " ".join(_BLANKS.split(text)).strip()
