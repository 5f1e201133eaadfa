"""The certificates of a record: one for each award."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy.orm import Session

from jury_app.documents.certificate import (
    Certificate,
    Certificates,
    CheckPage,
    Look,
    Ornament,
    OwnDress,
)
from jury_app.errors import RuleError
from jury_app.i18n import Language, _
from jury_app.legal_time import in_the_room
from jury_app.model.enums import JurorRole, LevelKind
from jury_app.model.queries.numbering import awards_of, register_of
from jury_app.model.queries.record import (
    RecordedDecision,
    RecordedDomain,
    SittingRecord,
    load_record,
)
from jury_app.model.queries.register import CertificateState, RegisterEntry
from jury_app.model.queries.sitting import frozen_content
from jury_app.publishing.award_lists import medal
from jury_app.publishing.orders import CertificateOrder
from jury_app.sealing.keys import fingerprint
from jury_app.sealing.pem import public_pem


def certificates_of(
    record: SittingRecord,
    order: CertificateOrder | None = None,
    logos: Mapping[str, bytes] | None = None,
    states: Sequence[CertificateState] = (),
    dresses: Mapping[str, OwnDress] | None = None,
) -> Certificates:
    """Return what the certificates say, by domain and level: all of them, or those asked for.

    `states` tells what a rectification has made of them since.
    """
    since = {each.number: each for each in states}
    order = order or CertificateOrder()
    chair = next((each for each in record.jury if each.role is JurorRole.CHAIR), None)
    entries = list(zip(register_of(record), awards_of(record), strict=True))
    asked = _asked(order, [entry for entry, _award in entries])
    items = tuple(
        replace(
            _certificate(
                entry,
                domain,
                decision,
                (logos or {}).get(domain.code),
                _dress(decision, dresses or {}),
            ),
            replaced_by=since[entry.number].replaced_by if since else "",
            is_withdrawn=bool(since) and since[entry.number].state == "withdrawn",
        )
        for entry, (domain, decision) in entries
        if entry.number in asked
    )
    return Certificates(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        items=items,
        place=record.place,
        awarded_on=in_the_room(record.closed_at).date(),
        chair=chair.name if chair else "",
        chair_quality=chair.quality if chair else "",
        number=record.number,
        is_duplicate=order.is_duplicate,
        look=order.look or Look(),
        dresses={each.name: each for each in (dresses or {}).values()},
        language=cast("Language", record.language),
    )


def _asked(order: CertificateOrder, entries: Sequence[RegisterEntry]) -> set[str]:
    """Return the numbers in the register of those that are asked for."""
    if not order.only:
        return {each.number for each in entries}
    asked: set[str] = set()
    for name in order.only:
        found = {each.number for each in entries if name in (each.number, each.application)}
        if not found:
            raise RuleError("certificate_none", number=name)
        asked |= found
    return asked


def laureates_of(session: Session) -> list[tuple[str, str]]:
    """Return the certificates of the last frozen decisions: number in the register, laureates."""
    content = frozen_content(session)
    if content is None:
        return []
    record = load_record(content)
    entries = zip(register_of(record), awards_of(record), strict=True)
    return [(entry.number, ", ".join(given.applicants)) for entry, (_domain, given) in entries]


def check_page_of(
    record: SittingRecord, public_key: bytes, states: Sequence[CertificateState] = ()
) -> CheckPage:
    """Return the page with which anybody checks the certificates."""
    return CheckPage(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        key=public_key,
        fingerprint=fingerprint(public_key),
        gone={each.number: each.replaced_by for each in states if each.state != "valid"},
        language=cast("Language", record.language),
    )


def key_file_of(record: SittingRecord, public_key: bytes) -> bytes:
    """Return the public key as other programs read it, under words on what it is for."""
    head = _(
        "Public key of the edition: {title} {year}, {organiser}\n"
        "Fingerprint: {fingerprint}\n\n"
        "With this key anybody checks that the edition signed what a certificate says: with the "
        "page\n"
        "certificates-check.html, which needs no network, or on the command line with\n\n"
        "jury-app verify-certificate PICTURE --key certificates-key.pem\n\n"
        "It holds no secret. Publish it beside the award list, and keep it as long as the "
        "certificates\n"
        "hang on a wall.\n"
    ).format(
        title=record.title,
        year=record.year,
        organiser=record.organiser,
        fingerprint=fingerprint(public_key),
    )
    return f"{head}\n".encode() + public_pem(public_key)


def _certificate(
    entry: RegisterEntry,
    domain: RecordedDomain,
    decision: RecordedDecision,
    logo: bytes | None,
    dress: str,
) -> Certificate:
    return Certificate(
        laureates=decision.applicants,
        award=decision.level_name,
        title=decision.title,
        domain=domain.name,
        ornament=_ornament(decision),
        ex_aequo=decision.ex_aequo,
        sponsor=domain.sponsor,
        sponsor_logo=logo,
        register_number=entry.number,
        replaces=entry.replaces,
        code=entry.code,
        citation=decision.citation,
        dress=dress,
    )


def _dress(decision: RecordedDecision, dresses: Mapping[str, OwnDress]) -> str:
    """Return the name of the own design of a level, or of the one for the rest."""
    found = dresses.get(decision.level_code) or dresses.get("")
    return found.name if found else ""


def _ornament(decision: RecordedDecision) -> Ornament:
    metal = medal(decision)
    if metal != "none":
        return metal
    return "special" if decision.level_kind is LevelKind.SPECIAL else "mention"
