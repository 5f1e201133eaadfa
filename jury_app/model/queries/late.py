"""Whether a ballot that came after the opening may change a medal; how, nobody is told."""

from sqlalchemy.orm import Session

from jury_app.model.enums import LevelKind
from jury_app.model.queries.edition import list_levels
from jury_app.model.queries.standings import consolidate

Places = tuple[tuple[str, tuple[tuple[int, str], ...]], ...]


def medal_places(session: Session) -> Places:
    """Return who stands where, in each domain, as far down as there are levels to give."""
    kinds = [each.values.kind for each in list_levels(session)]
    deep = kinds.count(LevelKind.LEVEL)
    is_panel = LevelKind.SHORTLIST in kinds  # any place may stand at its cut
    return tuple(
        (
            order.code,
            tuple(
                sorted(
                    (each.rank, each.number)
                    for each in order.standings
                    if is_panel or each.rank <= deep
                )
            ),
        )
        for order in consolidate(session)
    )
