"""What somebody with a database program can do to an edition at rest, one thing at a time."""

import base64
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

FINDINGS = Path(__file__).parent / "findings.json"
"""All that is found after each tampering: under its own name, and what follows from it."""

BALLOTS = "SELECT digest, opened FROM ballot ORDER BY juror_id, revision"


def tampered(path, change):
    """Change a file as any program can; the journal’s own guards are no obstacle."""
    with closing(sqlite3.connect(path)) as base:
        base.row_factory = sqlite3.Row
        for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f"DROP TRIGGER {row['name']}")
        change(base)
        base.commit()
    return path


def sql(statement, *values):
    """Return a change that is one statement, and does change something."""

    def change(base):
        assert base.execute(statement, values).rowcount

    return change


def opened(change, *, of=0):
    """Return a change of the document of a ballot, which is then written as it must be."""

    def change_(base):
        rows = base.execute(BALLOTS).fetchall()
        document = json.loads(rows[of]["opened"])
        change(document)
        data = canonical(document)
        base.execute("UPDATE ballot SET opened = ? WHERE digest = ?", (data, rows[of]["digest"]))

    return change_


def scored(document):
    """Give a better mark in a ballot."""
    payload = json.loads(base64.b64decode(document["ballot"]["payload"]))
    marks = next(iter(payload["scores"].values()))
    marks["cible"] = (marks["cible"] + 1) % 11
    document["ballot"]["payload"] = base64.b64encode(canonical(payload)).decode()


def rewritten(change):
    """Return a change of the acts of the journal, whose chain is then made again from there on."""

    def change_(base):
        rows = [dict(row) for row in base.execute("SELECT * FROM journal_entry ORDER BY seq")]
        acts = [json.loads(row["entry"]) for row in rows]
        change(acts)
        base.execute("DELETE FROM journal_entry")
        before = "0" * 64
        for seq, act in enumerate(acts, start=1):
            entry = canonical({**act, "seq": seq})
            digest = hashlib.sha256(bytes.fromhex(before) + entry).hexdigest()
            values = (seq, before, digest, entry.decode())
            base.execute(
                "INSERT INTO journal_entry (seq, prev, hash, entry) VALUES (?,?,?,?)", values
            )
            before = digest

    return change_


def act(kind, body, *, reason=""):
    """Return an act that nobody did."""
    return {
        "actor": "secretariat",
        "at": "2026-09-21T10:00:00+02:00",
        "body": body,
        "kind": kind,
        "reason": reason,
        "seq": 0,
    }


def named(acts, kind):
    """Return the first act of a kind, and its place."""
    return next((place, each) for place, each in enumerate(acts) if each["kind"] == kind)


def told(findings):
    """Return findings as lines, but for digests, which are others each time."""
    lines = {
        " ".join((each.code, *(f"{key}={said}" for key, said in each.details.items()
                               if key != "ballot")))
        for each in findings
    }  # fmt: skip
    return sorted(re.sub("[0-9a-f]{64}", "…", line) for line in lines)


def all_told(part, name):
    """Return all that is to be found after a tampering."""
    return json.loads(FINDINGS.read_text(encoding="utf-8"))[part][name]


def canonical(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def in_panel_record(before, after):
    """Let the panel’s closing that the jury keeps say something else."""

    def change(base):
        [content] = base.execute("SELECT content FROM preselection").fetchone()
        assert before in content
        base.execute("UPDATE preselection SET content = ?", (content.replace(before, after),))

    return change
