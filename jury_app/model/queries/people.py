"""Somebody whom an edition knows: a juror, the contact of an applicant, a witness, a secretary."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.errors import RuleError
from jury_app.formatting import plain, shown
from jury_app.model.entities import (
    Application,
    FrozenDecisions,
    JournalEntry,
    Juror,
    Reason,
    Round,
    Sitting,
)
from jury_app.model.enums import JournalKind
from jury_app.model.queries.presentations import list_presentations

_ADDRESS = r"(?<![\w.+-]){}(?!-?\w|\.\w)"  # and not within a longer one, of somebody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person in all that they are here: under which names, and in which rows."""

    names: tuple[str, ...]
    emails: tuple[str, ...]
    juror_id: int | None
    application_ids: tuple[int, ...]
    """The applications whose contact they are."""

    @property
    def name(self) -> str:
        """The name as lists show it, or else the address."""
        return next(iter((*self.names, *self.emails)))

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds one of their names or addresses, however it is written."""
        words = f" {plain(text)} "
        return any(f" {plain(each)} " in words for each in self.names if plain(each)) or any(
            re.search(_ADDRESS.format(re.escape(each)), text, re.IGNORECASE) for each in self.emails
        )


def find_person(session: Session, who: str) -> Person:
    """Return the one whom a name or an address means; two jurors of one name are refused."""
    found = known_person(session, who)
    if found is None:
        raise RuleError("person_unknown", value=shown(who))
    return found


def known_person(session: Session, who: str) -> Person | None:
    """Return the same, if the edition has somebody of that name in a field of its own."""
    juror = _juror(session, who)
    wanted = {plain(who), *((plain(juror.name), plain(juror.email)) if juror else ())} - {""}
    contacts = [
        each
        for each in session.scalars(select(Application).order_by(Application.id))
        if {plain(each.contact_name), plain(each.contact_email)} & wanted
    ]
    seen = [each for each in _seen(session) if plain(each) in wanted]
    if juror is None and not contacts and not seen:
        return None
    names = _names_of(juror) if juror else []
    names += [each.contact_name for each in contacts] + seen
    emails = [juror.email] if juror else []
    emails += [each.contact_email for each in contacts]
    return Person(
        names=tuple(dict.fromkeys(each.strip() for each in names if each.strip())),
        emails=tuple(dict.fromkeys(each for each in emails if each)),
        juror_id=juror.id if juror else None,
        application_ids=tuple(each.id for each in contacts),
    )


def written_person(who: str, names: Collection[str]) -> Person | None:
    """Return whoever is named in texts alone; a part of a name that is known means nobody else."""
    name = " ".join(who.split())
    person = Person(names=(name,), emails=(), juror_id=None, application_ids=())
    return person if plain(who) and not any(map(person.is_named_in, names)) else None


def is_in_the_record(session: Session, who: str) -> bool:
    """Whether the sealed decisions name somebody: nothing of them can change."""
    person = find_person(session, who)
    return any(map(person.is_named_in, session.scalars(select(FrozenDecisions.content))))


def all_names(session: Session) -> list[str]:
    """Return every name and address of a person that the edition holds in a field of its own."""
    jurors = session.scalars(select(Juror)).all()
    found = [each.name for each in jurors] + [each.email for each in jurors]
    found += [f"{each.family_name} {each.given_name}".strip() for each in jurors]
    for application in session.scalars(select(Application)):
        found += [application.contact_name, application.contact_email]
    return sorted({each for each in (*found, *_seen(session)) if each}, key=len, reverse=True)


def _names_of(juror: Juror) -> list[str]:
    names = [juror.name, f"{juror.family_name} {juror.given_name}"]
    return [*names, f"{juror.civility} {juror.family_name}"] if juror.civility else names


def _juror(session: Session, who: str) -> Juror | None:
    wanted = plain(who)
    jurors = session.scalars(select(Juror).order_by(Juror.id)).all()
    for names in (
        lambda each: (each.email,),
        lambda each: (each.name, f"{each.family_name} {each.given_name}"),
        lambda each: (each.family_name,),
    ):
        found = [each for each in jurors if wanted and wanted in map(plain, names(each))]
        if len(found) > 1:
            raise RuleError("juror_ambiguous", value=shown(who))
        if found:
            return found[0]
    return None


def _seen(session: Session) -> list[str]:
    """Return witnesses of whatever was witnessed, secretaries, and who presents awards."""
    witnesses = [
        each for told in session.scalars(select(Round.witnesses)) for each in json.loads(told)
    ]
    for told in session.scalars(select(FrozenDecisions.content)):
        witnesses += (json.loads(told).get("rectification") or {}).get("witnesses", [])
    seen = f'%"kind":"{JournalKind.CONFLICT_RESOLVED.value}"%'
    query = select(Reason.text).join(JournalEntry, JournalEntry.seq == Reason.seq)
    for told in session.scalars(query.where(JournalEntry.entry.like(seen))):
        witnesses.append(told.rpartition("\n")[2].partition(":")[2].strip())  # its last line
    presenting = [name for each in list_presentations(session) for name in each.people]
    secretaries = [each for each in session.scalars(select(Sitting.secretary)) if each]
    return witnesses + presenting + secretaries
