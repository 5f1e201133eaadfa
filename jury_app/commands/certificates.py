"""`verify-certificate`, years later; and what `publish` is asked of the certificates."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from sqlalchemy.orm import Session

from jury_app.argument_parser import UsageError
from jury_app.codes import sentence
from jury_app.commands.answers import Answer
from jury_app.documents.certificate import Look
from jury_app.dresses import DESIGNS, DesignName
from jury_app.errors import RefusedFileError, StoreError
from jury_app.helper import read_codes
from jury_app.i18n import _
from jury_app.model.queries.designs import design_names
from jury_app.publishing import CertificateOrder
from jury_app.sealing.certificate import MARK, Statement, read_certificate
from jury_app.sealing.keys import fingerprint, read_public_pem


def order_of(arguments: Namespace, last: Look) -> CertificateOrder:
    """Return what a command asks of the certificates; what it leaves out is as the last time."""
    return CertificateOrder(
        only=tuple(arguments.only or ()),
        is_separate=arguments.one_per_laureate,
        is_duplicate=arguments.duplicate,
        background=Path(arguments.background) if arguments.background else None,
        sponsor_logos=Path(arguments.sponsor_logos) if arguments.sponsor_logos else None,
        design=arguments.design or "",
        look=Look(
            design=_shipped(arguments.design) or last.design,
            paper=arguments.paper or last.paper,
            orientation=arguments.orientation or last.orientation,
            is_headed=not arguments.no_heading,
            is_preprinted=arguments.preprinted,
            is_cropped=arguments.crop_marks,
            offset=(arguments.offset[0], arguments.offset[1]),
        ),
    )


def require_design(session: Session, name: str | None) -> None:
    """Refuse a word that is no design, shipped or the edition’s own, as one that cannot stand."""
    names = (*DESIGNS, *design_names(session))
    if name is not None and name not in names:
        raise UsageError(sentence("design_unknown", design=name, designs=", ".join(names)))


def _shipped(name: str | None) -> DesignName | None:
    return next((each for each in DESIGNS if each == name), None)


def verify_certificate(arguments: Namespace) -> Answer:
    """Verify a certificate's text, or every certificate in a picture or a PDF."""
    key_file = Path(arguments.key)
    key = read_public_pem(_content(key_file), file=key_file.name)
    statements = [read_certificate(text, public_key=key) for text in _texts(arguments.certificate)]
    document = {
        "ok": True,
        "key": fingerprint(key),
        "certificates": [asdict(each) for each in statements],
    }
    lines = [line for each in statements for line in _lines(each)]
    closing = _("Signed by the edition whose key is {key}.").format(key=fingerprint(key))
    return Answer(document=document, lines=(*lines, closing))


def _texts(given: str) -> list[str]:
    """Return the texts of the codes that are meant: written out, or read from a file."""
    if given.lstrip().startswith(MARK) and "\n" in given.strip():
        return [given]
    path = Path(given)
    data = _content(path)
    if data.lstrip().startswith(MARK.encode()):
        return [data.decode("utf-8", "replace")]
    found = [text for text in read_codes(data, path.name) if text.startswith(MARK)]
    if not found:
        raise RefusedFileError("certificate_code_missing", file=path.name)
    return found


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError("file_missing", file=path.name) from None
    except (OSError, ValueError):
        raise StoreError("file_held", file=path.name) from None


def _lines(said: Statement) -> list[str]:
    return [
        _("{title} {year}, certificate no. {number}, version {version}").format(
            title=said.title, year=said.year, number=said.number, version=said.version
        ),
        "  " + ", ".join(said.laureates),
        "  " + ", ".join(part for part in (said.award, said.domain) if part),
    ]
