"""The names that the journal leaves out, and the ways in which its acts are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from jury_app.model.entities import Application, AwardLevel, Decision, Domain, Juror

Body: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """Who and what the numbers of the chain stand for."""

    jurors: Mapping[int, str]
    applications: Mapping[int, str]
    domains: Mapping[int, str]
    levels: Mapping[int, str]
    decisions: Mapping[int, Decision]


Telling: TypeAlias = Callable[[Body, Names], str]


def names_of(session: Session) -> Names:
    """Return the names as they are now."""
    return Names(
        jurors={each.id: each.name for each in session.scalars(select(Juror))},
        applications={
            each.id: f"{each.number} {each.title}" for each in session.scalars(select(Application))
        },
        domains={each.id: each.name for each in session.scalars(select(Domain))},
        levels={each.id: each.name for each in session.scalars(select(AwardLevel))},
        decisions={each.id: each for each in session.scalars(select(Decision))},
    )


def fixed(text: Callable[[], str]) -> Telling:
    """Tell an act that needs no name."""
    return lambda _body, _names: text()


def of_domain(text: Callable[[], str]) -> Telling:
    """Tell an act that is about a domain."""
    return lambda body, names: text().format(domain=names.domains.get(body["domain"], "…"))


def of_juror(text: Callable[[], str]) -> Telling:
    """Tell an act that is about a juror."""
    return lambda body, names: text().format(juror=names.jurors.get(body["juror"], "…"))


def of_reading(text: Callable[[], str]) -> Telling:
    """Tell an act that is about a juror and an application."""
    return lambda body, names: text().format(
        juror=names.jurors.get(body["juror"], "…"),
        application=names.applications.get(body["application"], "…"),
    )
