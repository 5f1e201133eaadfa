"""Letters as drafts that a mail program opens, to be read once more and sent."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import BinaryIO

from jury_app.documents.letters.content import Letter, Letters
from jury_app.rehearsal import stamped

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


def build_draft(letter: Letter, content: Letters, output: BinaryIO) -> None:
    """Write one letter as a draft; without a sound address whoever sends it fills that in."""
    message = EmailMessage(policy=SMTP)
    if letter.email.isascii() and _ADDRESS.fullmatch(letter.email):
        message["To"] = letter.email
    message["Subject"] = " ".join(stamped(letter.subject).split())
    message["X-Unsent"] = "1"
    signed = [each for each in (content.signer, content.signer_quality) if each]
    end = "\n".join(signed or [content.organiser])
    text = "\n\n".join(filter(None, (*letter.paragraphs, end, content.note)))
    message.set_content(f"{text}\n", charset="utf-8", cte="quoted-printable")
    output.write(message.as_bytes())
