"""`register`: where every juror stands, as a table to keep."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from jury_app.commands.answers import Answer, where
from jury_app.commands.opening import opened
from jury_app.i18n import ngettext
from jury_app.model.queries.ballot_register import RegisterRow
from jury_app.progress import finish
from jury_app.publishing.ballot_register import device_texts, write_register
from jury_app.sealing.keys import digest_code, grouped


def register(arguments: Namespace) -> Answer:
    """Write the register of the kits and the ballots."""
    file = Path(arguments.out)
    with opened(arguments, writes=True) as database:
        rows = finish(write_register(database, file))
    told = ngettext(
        "{count} juror in the register: {file}", "{count} jurors in the register: {file}", len(rows)
    ).format(count=len(rows), file=file.name)
    return Answer(
        document={"file": where(file), "register": [_row(each) for each in rows]}, lines=(told,)
    )


def _row(row: RegisterRow) -> dict[str, Any]:
    counted = row.counted
    return {
        "juror": row.juror,
        "email": row.kit.email,
        "state": row.state,
        "kit": row.kit.revision or None,
        "issued_at": row.kit.issued_at,
        "revoked": row.revoked,
        "revision": counted.revision if counted else None,
        "code": grouped(digest_code(counted.id)) if counted else None,
        "received_at": counted.received_at if counted else None,
        "percent": row.percent,
        "complete": counted.is_complete if counted else None,
        "missing": row.missing,
        "late": row.late or None,
        "refused": row.refused,
        "conflict": row.state == "conflict",
        "fingerprints": device_texts(row),
    }
