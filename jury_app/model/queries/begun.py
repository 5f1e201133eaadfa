"""The domains that the jury has begun: opened in the room, voted on, amended or decided."""

from sqlalchemy.orm import Session

from jury_app.model.enums import JournalKind
from jury_app.model.queries.edition import list_domains
from jury_app.model.queries.floor import get_floor
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.queries.sitting import list_decisions

_IN_A_DOMAIN = frozenset({JournalKind.ITEM_OPENED, JournalKind.VOTE, JournalKind.DISAGREEMENT})


def list_begun(session: Session) -> frozenset[str]:
    """Return the codes of the domains about which something has happened in the sitting."""
    floor = get_floor(session)
    acts = room_acts(session)
    keys = {row.domain_id for row in list_decisions(session)}
    keys |= {floor.domains[each.body["application"]] for each in floor.room.amendments}
    keys |= {each.body["domain"] for each in acts if each.kind in _IN_A_DOMAIN}
    return frozenset(row.values.code for row in list_domains(session) if row.id in keys)
