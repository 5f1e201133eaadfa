"""`verify-certificate`, years later; and what `publish` is asked of the certificates."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy.orm import Session

from jury_app.argument_parser import UsageError
from jury_app.codes import sentence
from jury_app.commands.answers import Answer
from jury_app.documents.certificate import Look
from jury_app.dresses import DESIGNS, DesignName
from jury_app.errors import RefusedFileError
from jury_app.exchange.registering import PublishedRegister, read_register
from jury_app.helper import read_codes
from jury_app.i18n import _
from jury_app.model.queries.designs import design_names
from jury_app.model.queries.register import CertificateState
from jury_app.publishing import (
    AFTER_RECTIFICATION,
    DOCUMENTS,
    ON_REQUEST,
    UNSEALED,
    CertificateOrder,
)
from jury_app.publishing.orders import read_given
from jury_app.sealing.certificate import MARK, REHEARSAL, Statement, read_certificate
from jury_app.sealing.keys import fingerprint
from jury_app.sealing.pem import read_public_pem

_MARKS = (MARK, REHEARSAL)


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


def require_numbers(only: Sequence[str]) -> None:
    """Refuse the name of a document among numbers of certificates, which go on to the next option.

    Whoever names the documents last would else be told of a certificate that there is not.
    """
    documents = {*DOCUMENTS, *AFTER_RECTIFICATION, *ON_REQUEST, *UNSEALED}
    if loose := [each for each in only if each in documents]:
        raise UsageError(sentence("document_after_only", document=loose[0]))


def _shipped(name: str | None) -> DesignName | None:
    return next((each for each in DESIGNS if each == name), None)


def verify_certificate(arguments: Namespace) -> Answer:
    """Verify a certificate's text, or every certificate in a picture or a PDF."""
    key_file = Path(arguments.key)
    key = read_public_pem(read_given(key_file), file=key_file.name)
    statements = [read_certificate(text, public_key=key) for text in _texts(arguments.certificate)]
    register = _register(arguments.register, key)
    rows, lines, is_ok = [], [], True
    for each in statements:
        row, told = asdict(each), _lines(each)
        if register:
            state = register.state_of(each.number)
            is_ok = is_ok and state.state == "valid"
            row |= {"state": state.state, "replaced_by": state.replaced_by}
            told.append(_state_line(each, state, register))
        rows.append(row)
        lines += told
    document = {"ok": is_ok, "key": fingerprint(key), "certificates": rows}
    lines.append(_("Signed by the edition whose key is {key}.").format(key=fingerprint(key)))
    if register is None:
        lines.append(
            _("Whether a rectification has replaced it since, the register of the edition tells.")
        )
    return Answer(document=document, lines=tuple(lines), ok=is_ok)


def _register(name: str | None, key: bytes) -> PublishedRegister | None:
    if name is None:
        return None
    file = Path(name)
    return read_register(read_given(file), public_key=key, file=file.name)


def _texts(given: str) -> list[str]:
    """Return the texts of the codes that are meant: written out, or read from a file."""
    if given.lstrip().startswith(_MARKS) and "\n" in given.strip():
        return [given]
    path = Path(given)
    data = read_given(path)
    if data.lstrip().startswith(tuple(each.encode() for each in _MARKS)):
        return [data.decode("utf-8", "replace")]
    found = [text for text in read_codes(data, path.name) if text.startswith(_MARKS)]
    if not found:
        raise RefusedFileError("certificate_code_missing", file=path.name)
    return found


def _state_line(said: Statement, state: CertificateState, register: PublishedRegister) -> str:
    """Say what the register that was published last makes of a certificate."""
    text = {
        "valid": _("In force, says the register of version {version}."),
        "replaced": _(
            "No longer in force: replaced by certificate no. {number}, says the register of "
            "version {version}."
        ),
        "withdrawn": _(
            "No longer in force: withdrawn by a rectification, says the register of version "
            "{version}."
        ),
        "unknown": _("The register of version {version} does not hold this certificate."),
    }[state.state]
    return "  " + text.format(number=state.replaced_by or said.number, version=register.number)


def _lines(said: Statement) -> list[str]:
    return [
        _("{title} {year}, certificate no. {number}, version {version}").format(
            title=said.title, year=said.year, number=said.number, version=said.version
        ),
        "  " + ", ".join(said.laureates),
        "  " + ", ".join(part for part in (said.award, said.domain) if part),
    ]
