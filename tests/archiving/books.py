"""Small editions as the verifier reads them, in memory: the rows of a few tables, and a journal."""

import hashlib
import json

from jury_app import verify

ROUND = {"id": 1, "code": "T1", "opened_at": "2026-09-21", "shortlist_only": 0}
RULES = {"version": 1, "settings": "{}", "fingerprint": hashlib.sha256(b"{}").hexdigest()}
VOTE = {
    "voices": [["for", 2], ["against", 1]], "abstention": 0, "blank": 0, "spoilt": 0,
    "voters": [1, 2, 3, 4], "by_name": [], "before": None, "round": 1, "rules": 1, "recused": 0,
    "chair": 1, "domain": 1, "applications": [1], "form": "show_of_hands", "proxies": [],
    "declared": False, "quorum": [2, 4],
}  # fmt: skip


def act(kind, body, *, reason=""):
    """Return an act as the journal holds it."""
    return {"actor": "secretariat", "at": "2026-09-21T10:00:00+02:00", "body": body, "kind": kind,
            "reason": reason}  # fmt: skip


def vote(**changes):
    """Return the act of a vote: two for, one against."""
    return act("vote", VOTE | changes)


def rows_of(acts):
    """Return the journal of some acts, one linked to the other."""
    rows, before = [], verify.GENESIS
    for seq, each in enumerate(acts, start=1):
        entry = verify.canonical(each | {"seq": seq})
        digest = hashlib.sha256(bytes.fromhex(before) + entry).hexdigest()
        rows.append({"seq": seq, "prev": before, "hash": digest, "entry": entry.decode()})
        before = digest
    return rows


def book(*acts, room=None, **tables):
    """Return an edition of some acts and rows; `room` are rules by which one votes."""
    settings = json.dumps({"room": room or {}})
    edition = {"signing_key": "00" * 32, "title": "Prix", "year": 2026, "display_scale": 20}
    here = {name: [] for name in verify.TABLES} | {
        "edition": [edition | {"is_rehearsal": 0}],
        "rounds": [ROUND],
        "rules": [RULES | {"settings": settings, "version": each} for each in (1, 2)],
        "domains": [{"id": 1, "code": "D01"}, {"id": 2, "code": "D02"}],
        "journal": rows_of(acts),
    }
    return verify.Book(verify.Case(here | tables, {}, {}, {}, {}))


def ballot(name, revision, *, previous=None, device="A"):
    """Return a ballot of one juror, as it is registered and as it says."""
    row = {"digest": name, "device_key": device, "round_id": 1, "juror_id": 1, "state": ""}
    return verify.Ballot(row, {"rev": revision, "prev": previous})


def codes(check, *about):
    """Return what a check of the verifier finds, by its codes."""
    return [each.code for each in check(*about)]
