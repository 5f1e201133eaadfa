"""Archives, editions and tables from elsewhere, altered, and where they come in."""

import csv
import json
import runpy
import shutil
import sqlite3
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from jury_app import verify
from jury_app.importing.intake import import_applications
from jury_app.importing.mapping import read_mapping
from jury_app.model.database import Database
from jury_app.model.journal import chain_hash
from jury_app.model.queries.journal import list_journal
from jury_app.progress import finish
from jury_app.sealing.seal import read_seal

HERE = Path(__file__).resolve().parent
MUTATIONS = SimpleNamespace(**runpy.run_path(str(HERE / "mutations.py")))
ALTERED = runpy.run_path(str(HERE / "altered.py"))
ARCHIVING = HERE.parent / "archiving"
WORLDS = runpy.run_path(str(ARCHIVING / "worlds.py"))
TAMPERING = runpy.run_path(str(ARCHIVING / "test_tampering.py"))
FORM = HERE.parent / "files" / "edition-2026" / "demarches-simplifiees.csv"


class Seals:
    """Seals and records in an archive, for whoever verifies it; seals by themselves."""

    KIND = "closing"
    PARTS = ("data/seals/1-seal.json", "data/seals/1-record.json", verify.SIGNATURE)

    def __init__(self, folder):
        self._files = ALTERED["small_archive"](folder)
        with closing(Database(folder / "edition.jury")) as database:
            self._keys = WORLDS["unlock"](database, None)
        self._path = folder / "in.zip"

    def made(self, rng):
        name = rng.choice((*self.PARTS, *self.PARTS, self._any(rng)))
        document = json.loads(self._files[name])
        if isinstance(document, dict) and "payloadType" in document and rng.random() < 0.8:
            payload = MUTATIONS.altered_payload(document, rng)
            kind = document["payloadType"]
            document = MUTATIONS.signed(kind, payload, rng, self._keys.signing_key)
        else:
            document = MUTATIONS.mutated(document, rng)
        return name, MUTATIONS.written(document, rng)

    def hand_in(self, made):
        name, data = made
        key = WORLDS["public_key"](self._keys.signing_key)
        files = TAMPERING["with_manifests"]({**self._files, name: data})
        self._path.write_bytes(verify.pack(files, "archive"))
        answers = verified(self._path)
        if name == self.PARTS[0]:
            read_seal(data, self.KIND, public_key=key, file=name)
        return answers

    def close(self):
        """There is nothing to let go."""

    def _any(self, rng):
        return rng.choice([each for each in sorted(self._files) if each.endswith(".json")])


def verified(path):
    """Return what the verifier finds, each with its sentence, and what it tells beside."""
    verdict = verify.verify(path)
    for language in ("fr", "en"):
        assert all(verdict.lines(language))
        json.dumps(verdict.document(language))
    return [each.code for each in verdict.findings] or ["taken"]


class Journals:
    """Editions whose journal was altered, for whoever opens and whoever verifies them."""

    def __init__(self, folder):
        self._clean = WORLDS["finished"](WORLDS["small_world"](folder))
        self._path = folder / "in.jury"

    def made(self, rng):
        shutil.copyfile(self._clean, self._path)
        return rng

    def hand_in(self, rng):
        with_triggers(self._path, rng)
        answers = verified(self._path)
        with closing(Database(self._path)) as database:
            answers += [each.code for each in database.check()]
            database.read(list_journal)
        return answers

    def close(self):
        """There is nothing to let go."""


def with_triggers(path, rng):
    """Alter the journal as any program can; its guards are put back, as if nothing had been."""
    with closing(sqlite3.connect(path)) as base:
        base.row_factory = sqlite3.Row
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = [tuple(row) for row in base.execute(query)]
        for name, _sql in triggers:
            base.execute(f"DROP TRIGGER {name}")
        altered_acts(base, rng)
        for _name, statement in triggers:
            base.execute(statement)
        base.commit()


def altered_acts(base, rng):
    """Alter acts of a journal; its chain is made again as a rule."""
    rows = [dict(row) for row in base.execute("SELECT * FROM journal_entry ORDER BY seq")]
    row = rng.choice(rows)
    row["entry"] = MUTATIONS.written(MUTATIONS.mutated(json.loads(row["entry"]), rng), rng)
    with_text = rng.random() < 0.9
    base.execute("DELETE FROM journal_entry")
    before = "0" * 64
    is_chained = rng.random() < 0.7
    for each in rows:
        entry = each["entry"]
        data = entry if isinstance(entry, bytes) else entry.encode()
        text = data.decode("utf-8", "replace")
        if is_chained:
            each["prev"] = before
            each["hash"] = before = chain_hash(before, text)
        if with_text:
            each["entry"] = text
        if rng.random() < 0.02:
            column = rng.choice(("prev", "hash", "entry"))
            each[column] = rng.choice((0, -1, 2**60, "x", "", b"\xff"))
        names = ", ".join(each)
        holes = ", ".join("?" * len(each))
        base.execute(
            f"INSERT OR IGNORE INTO journal_entry ({names}) VALUES ({holes})",  # noqa: S608 -- names of columns
            list(each.values()),
        )


class Mappings:
    """Tables with the columns that a person matched by hand, for an import."""

    def __init__(self, folder):
        WORLDS["found"](folder / "edition.jury")
        self._database = Database(folder / "edition.jury")
        self._folder = folder
        lines = list(csv.reader(FORM.read_text("utf-8").splitlines(keepends=True)))[:8]
        self._table = [dict(enumerate(line)) for line in lines]
        self._mapping = {
            "columns": {"number": "ID", "title": ["Titre de l'action"], "summary": "Résumé"},
            "domains": {"Mobilité(s)": "D14"},
        }

    def made(self, rng):
        mapping = MUTATIONS.written(MUTATIONS.mutated(self._mapping, rng), rng)
        rows = MUTATIONS.mutated(self._table, rng) if rng.random() < 0.7 else self._table
        cells = [list(row.values()) if isinstance(row, dict) else [row] for row in rows]
        if rng.random() < 0.03:
            return workbook(cells, rng), mapping
        table = text_of(cells, rng)
        return MUTATIONS.damaged(table, rng) if rng.random() < 0.2 else table, mapping

    def hand_in(self, made):
        table, mapping = self._folder / "in.csv", self._folder / "in.json"
        for path, data in zip((table, mapping), made, strict=True):
            path.write_bytes(data)
        told = finish(
            import_applications(self._database, table, mapping=read_mapping(mapping), dry_run=True)
        )
        return [each.reason for each in (*told.refused, *told.warnings)] or ["taken"]

    def close(self):
        self._database.close()


def text_of(cells, rng):
    """Return a table as a program writes it, whichever it is."""
    separator = rng.choice(",,,;\t|")
    quote = rng.choice(('"', '"', '"', "", "'"))
    lines = (separator.join(f"{quote}{cell}{quote}" for cell in row) for row in cells)
    text = rng.choice(("\r\n", "\n", "\r")).join(lines)
    encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return text.encode(encoding, "replace")


def workbook(cells, rng):
    """Return a workbook of which one part is altered."""
    book, output = Workbook(), BytesIO()
    for row, line in enumerate(cells, start=1):
        for column, cell in enumerate(line[:60], start=1):
            book.active.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", str(cell))[:32_000])
    book.save(output)
    altered = BytesIO()
    with zipfile.ZipFile(output) as archive, zipfile.ZipFile(altered, "w") as other:
        victim = rng.choice(archive.namelist())
        for name in archive.namelist():
            data = archive.read(name)
            other.writestr(name, MUTATIONS.damaged(data, rng) if name == victim else data)
    return altered.getvalue()
