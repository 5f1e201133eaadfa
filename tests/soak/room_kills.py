"""Plays the scripted day again with a kill, -9, amid and after its acts: it comes out the same.

`python tests/soak/room_kills.py --count 500`: so many kills, spread over the day, or every act amid
and after where there are fewer. After each kill the edition opens, its journal holds together, and
the room, the standings, the decisions, the screen and the record of the minutes are those of a day
that nobody disturbed; in the end its documents are too.
"""

import argparse
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2

from jury_app.commands.script import play, read_script
from jury_app.i18n import set_language
from jury_app.model.database import Database
from jury_app.model.journal import head
from jury_app.model.queries.record import dump_record, get_record, load_record
from jury_app.model.queries.room import get_room_screen
from jury_app.model.queries.room_acts import room_acts
from jury_app.model.queries.sitting import frozen_content, get_sitting, list_decisions
from jury_app.model.queries.standings import consolidate, dump_standings
from jury_app.progress import finish
from jury_app.publishing import publish

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
DAY = runpy.run_path(str(TESTS / "commands" / "scripted_day.py"))
DOCUMENTS = ("minutes", "award-list-csv")
CLOSING = {"act": "close", "undecided": "not-awarded", "at": "12:30"}
EVENING = "2026-10-08T20:00:00+02:00"


class Campaign:
    """One day that nobody disturbs, and the same day, killed again and again.

    With `acts` the day is closed after so many of them, and what is left is not awarded.
    """

    def __init__(self, folder, count=None, acts=None):
        self.folder = folder
        self.script = folder / "day.jsonl"
        self.script.write_text(timed_script(acts), encoding="utf-8")
        self.lines = read_script(self.script)
        self.kills = spread(len(self.lines), count)
        self.calm, self.killed = folder / "calm.jury", folder / "killed.jury"
        DAY["prepare"](self.calm)
        shutil.copy(self.calm, self.killed)
        self.lost = []

    def run(self):
        expected = self.play_calmly()
        command = [sys.executable, str(HERE / "room_child.py"), str(self.killed), str(self.script)]
        done = 0
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as child:
            for last, how in self.kills:
                child.stdin.write(f"{done} {last} {how}\n")
                child.stdin.flush()
                if int(child.stdout.readline()) != signal.SIGKILL:
                    raise RuntimeError(f"act {last} was not reached")
                done = last + (how == "after")
                self.compare(expected[done], f"{how} {self.lines[last][1]}")
        with closing(Database(self.killed)) as database:
            play(database, self.lines[done:], None)
        if documents(self.killed) != documents(self.calm):
            self.lost.append("the documents are others")

    def play_calmly(self):
        """Return what there is to be seen before each act that matters, and after the last."""
        wanted = {last + (how == "after") for last, how in self.kills}
        found = {}
        with closing(Database(self.calm)) as database:
            for done in range(len(self.lines) + 1):
                if done in wanted:
                    found[done] = database.read(seen)
                play(database, self.lines[done : done + 1], None)
        return found

    def compare(self, expected, where):
        """Reopen the edition, and note what is not as it should be."""
        with closing(Database(self.killed)) as database:
            self.lost += [f"{where}: {each.code}" for each in database.check()]
            found = database.read(seen)
        self.lost += [f"{where}: {name}" for name in expected if found[name] != expected[name]]

    def report(self):
        lost = "".join(f"\n  {each}" for each in self.lost)
        what = f"{len(self.kills)} kills in a day of {len(self.lines)} acts"
        return f"{what}, {len(self.lost)} lost{lost}"


def timed_script(acts=None):
    """Return the day with an hour for each act: that of the act before, where it has none."""
    lines, at = [], ""
    for _number, text in read_script(TESTS / "files" / "sitting" / "day.jsonl"):
        told = json.loads(text)
        at = told.setdefault("at", at)
        lines.append(json.dumps(told, ensure_ascii=False) + "\n")
    if acts is not None:
        lines[acts:] = [json.dumps(CLOSING) + "\n"]
    return "".join(lines)


def spread(acts, count):
    """Return which acts are killed, and how: all of them amid and after, or so many."""
    every = [(act, how) for act in range(acts) for how in ("amid", "after")]
    if count is None or count >= len(every):
        return every
    step = len(every) / count
    return [every[int(place * step + step / 2)] for place in range(count)]


def seen(session):
    """Return all that the acts so far have made, but for the salts and the clock of the journal."""
    record = get_record(session, closed_at=EVENING)
    return {
        "journal": head(session)[0],
        "acts": [(act.seq, act.kind, act.body, act.reason) for act in room_acts(session)],
        "standings": dump_standings(consolidate(session)),
        "decisions": list_decisions(session),
        "screen": get_room_screen(session),
        "record": dump_record(replace(record, journal_head="")),
    }


def documents(edition):
    """Return what is published; the journal has salts, and its hash and the seal are left out."""
    folder = edition.with_suffix("")
    with closing(Database(edition)) as database:
        seal = database.read(get_sitting).seal_code
        hash_ = load_record(database.read(frozen_content) or "").journal_head
        files = finish(publish(database, folder, DOCUMENTS))
    texts = [text_of(each.file) for each in files]
    assert seal in texts[0]
    assert hash_ in texts[0]
    told = [text.replace(seal, "").replace(hash_, "") for text in texts]
    return [" ".join(text.split()) for text in told]  # lines break where the seal leaves room


def text_of(path):
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8-sig")
    with pypdfium2.PdfDocument(path) as document:
        return "\f".join(page.get_textpage().get_text_range() for page in document)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=None)
    asked = parser.parse_args(arguments)
    set_language("fr")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["JURY_DATA"] = str(folder / "data")
        campaign = Campaign(folder, asked.count)
        campaign.run()
    print(campaign.report())  # noqa: T201 -- the result
    return 1 if campaign.lost else 0


if __name__ == "__main__":
    sys.exit(main())
