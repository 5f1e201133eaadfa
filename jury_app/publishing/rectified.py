"""What documents say of a rectification: its act in the minutes, and the register it leaves."""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from jury_app.documents.minutes import Rectification
from jury_app.legal_time import in_the_room
from jury_app.model.queries.numbering import states_of
from jury_app.model.queries.record import SittingRecord
from jury_app.model.queries.rectified_words import told_change

REGISTER_FORMAT = "jury-register"


def rectification_of(record: SittingRecord) -> Rectification | None:
    """Return what minutes tell of the act that rectified, if one did."""
    told = record.rectification
    if told is None:
        return None
    names = {each.code: each.name for each in record.domains}
    return Rectification(
        at=in_the_room(told.at),
        seal=told.seal,
        sealed_at=in_the_room(told.sealed_at),
        reason=told.reason,
        witnesses=told.witnesses,
        changes=tuple(
            (domain, tuple(each.sentence for each in changes))
            for domain, changes in groupby(
                (told_change(each, names) for each in told.changes), key=lambda each: each.domain
            )
        ),
    )


def register_file_of(records: Sequence[SittingRecord], seal: bytes) -> bytes:
    """Return what became of every certificate, and the seal that binds it, as one file."""
    last = records[-1]
    document = {
        "format": REGISTER_FORMAT,
        "version": 1,
        "title": last.title,
        "year": last.year,
        "number": last.number,
        "certificates": [asdict(each) for each in states_of(records)],
        "seal": base64.b64encode(seal).decode(),
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
