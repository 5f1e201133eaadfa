"""Archives and tables from elsewhere, altered, and where they come in."""

import csv
import hashlib
import json
import runpy
import zipfile
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from openpyxl import Workbook

from jury_app import verify
from jury_app.importing import intake
from jury_app.importing.applications import read_applications
from jury_app.importing.authorities import load_authorities
from jury_app.importing.mapping import read_mapping
from jury_app.model.database import Database
from jury_app.model.queries.edition import list_domains
from jury_app.progress import finish
from jury_app.sealing.seal import read_seal

HERE = Path(__file__).resolve().parent
MUTATIONS = SimpleNamespace(**runpy.run_path(str(HERE / "mutations.py")))
NEAR = SimpleNamespace(**runpy.run_path(str(HERE / "near.py")))
ALTERED = runpy.run_path(str(HERE / "altered.py"))
ARCHIVING = HERE.parent / "archiving"
WORLDS = runpy.run_path(str(ARCHIVING / "worlds.py"))
TAMPERING = runpy.run_path(str(ARCHIVING / "test_tampering.py"))
FORM = HERE.parent / "files" / "edition-2026" / "demarches-simplifiees.csv"
LINES = 4
WORKBOOKS = 0.01  # of the tables: to read one takes thirty times as long


class Seals:
    """Seals and records in an archive, for whoever verifies it; seals by themselves."""

    KIND = "closing"
    SEAL, RECORD = "data/seals/1-seal.json", "data/seals/1-record.json"
    PARTS = (SEAL, RECORD, verify.SIGNATURE)

    def __init__(self, folder):
        self._files = ALTERED["small_archive"](folder)
        self._files["data/verify.py"] = b"# one file like any other\n"
        with closing(Database(folder / "edition.jury")) as database:
            self._keys = WORLDS["unlock"](database, None)
        self._key = WORLDS["public_key"](self._keys.signing_key)
        self._path = folder / "in.zip"
        self._files = self._bound(TAMPERING["with_manifests"](self._files))
        self._names = [each for each in sorted(self._files) if each.endswith(".json")]
        self._documents = {each: json.loads(self._files[each]) for each in self._names}

    def begin(self):
        """Read the archive once as it is."""
        NEAR.remember(lambda: self._verified(verify.SIGNATURE, self._files[verify.SIGNATURE]))
        self._case = verify._case_of_bag(self._files, [])  # noqa: SLF001 -- as it is read
        assert not self._case.findings
        self._checked = NEAR.Checked(self._case)

    def made(self, rng):
        name = rng.choice((*self.PARTS, *self.PARTS, rng.choice(self._names)))
        document = self._documents[name]
        if isinstance(document, dict) and "payloadType" in document and rng.random() < 0.8:
            payload = MUTATIONS.altered_payload(document, rng)
            kind = document["payloadType"]
            document = MUTATIONS.signed(kind, payload, rng, self._keys.signing_key)
        else:
            document = MUTATIONS.mutated(document, rng)
        return name, MUTATIONS.written(document, rng)

    def near(self, made):
        """Verify what was read of the archive, one part of which is another."""
        with NEAR.reading(self._read(*made), self._checked):
            return self._answers(*made)

    def whole(self, made):
        """Verify an archive whose manifests and signature were made again."""
        name, data = made
        MUTATIONS.lay_down(self._path, verify.pack(self._with(name, data), "archive"))
        return self._answers(name, data)

    def close(self):
        """There is nothing to let go."""

    def _answers(self, name, data):
        answers = NEAR.verified(self._path)
        if answers == ["taken"] and data != self._files[name]:
            answers = ["accepted"]  # which has no code: something was altered
        if name == self.SEAL:
            answers += NEAR.said_by(
                lambda: read_seal(data, self.KIND, public_key=self._key, file=name)
            )
        return answers

    def _verified(self, name, data):
        return verify.verify(self._path) if self.whole((name, data)) else None

    def _read(self, name, data):
        """Read one part of the archive anew; the rest stands as it was read."""
        case = replace(self._case, findings=[])
        table = Path(name).stem
        if name == self.SEAL:
            case.seals = {1: data}
        elif name == self.RECORD:
            case.records = {1: data}
        elif name == verify.SIGNATURE:
            files = {**self._files, name: data}
            check = verify._check_bag_signature  # noqa: SLF001 -- the one that reads it
            case.findings += verify._guarded(check, files, case.tables)  # noqa: SLF001 -- the door itself
        elif data != self._files[name]:
            case.findings.append(verify.Finding("bag_signature_invalid"))
            if name.startswith("data/ballots/"):
                case.opened = {**case.opened, table: data}
            else:
                case.tables = {**case.tables, table: self._rows(name, data, case)}
        return case

    def _rows(self, name, data, case):
        try:
            return verify._rows_in(data)  # noqa: SLF001 -- as a table is read
        except (ValueError, RecursionError):
            case.findings.append(verify.Finding("part_unreadable", {"part": name}))
            return []

    def _with(self, name, data):
        """Return the files of the archive, bound again; the edition signs no other table."""
        files = TAMPERING["with_manifests"]({**self._files, name: data})
        return self._bound(files) if name in (self.SEAL, self.RECORD) else files

    def _bound(self, files):
        """Sign the manifests again, as the edition would, and list that signature."""
        signed = json.loads(files[verify.SIGNATURE])
        told = json.loads(verify._binary(signed["payload"]))  # noqa: SLF001 -- base 64
        told["files"] = {
            name: hashlib.sha256(data).hexdigest()
            for name, data in files.items()
            if not name.startswith("data/")
            and name not in {verify.SIGNATURE, *verify.TAG_MANIFESTS}
        }
        payload = MUTATIONS.canonical(told)
        key = self._keys.signing_key
        document = MUTATIONS.envelope_of(signed["payloadType"], payload, key)
        signed = {**files, verify.SIGNATURE: MUTATIONS.canonical(document)}
        return TAMPERING["with_manifests"](signed)


class Mappings:
    """Tables with the columns that a person matched by hand, for an import."""

    def __init__(self, folder):
        self._edition = folder / "edition.jury"
        WORLDS["found"](self._edition)
        self._folder = folder
        lines = list(csv.reader(FORM.read_text("utf-8").splitlines(keepends=True)))[:LINES]
        self._table = [dict(enumerate(line)) for line in lines]
        self._mapping = {
            "columns": {"number": "ID", "title": ["Titre de l'action"], "summary": "Résumé"},
            "domains": {"Mobilité(s)": "D14"},
        }
        self._workbook = workbook_of(self._table)
        self._database = None
        load_authorities().named("Nulle part")  # works out its index once, for all that follow

    def begin(self):
        """Open the edition, and read what a table is held against."""
        self._database = Database(self._edition)
        self._labels = intake.domain_labels(self._database)
        rows = self._database.read(list_domains)
        self._ids = {each.values.code: each.id for each in rows}

    def made(self, rng):
        kind = rng.randrange(10)
        rows = MUTATIONS.mutated(self._table, rng) if kind < 7 else self._table
        mapping = MUTATIONS.canonical(self._mapping)
        if kind > 4:
            mapping = MUTATIONS.written(MUTATIONS.mutated(self._mapping, rng), rng)
        cells = [list(row.values()) if isinstance(row, dict) else [row] for row in rows]
        if rng.random() < WORKBOOKS:
            return damaged_workbook(self._workbook, rng), mapping
        table = text_of(cells, rng)
        return MUTATIONS.damaged(table, rng) if rng.random() < 0.2 else table, mapping

    def near(self, made):
        """Read a table; a workbook is read here too, and not in a process of its own."""
        table, mapping = self._laid_down(made)
        with NEAR.reading_workbooks():
            read = read_applications(table, domains=self._labels, mapping=read_mapping(mapping))
        for each in read.applications:
            intake._application(each, self._ids)  # noqa: SLF001 -- as an import takes it in
        return [each.reason for each in (*read.refused, *read.warnings)] or ["taken"]

    def whole(self, made):
        """Import a table, and take it back."""
        table, mapping = self._laid_down(made)
        told = finish(
            intake.import_applications(
                self._database, table, mapping=read_mapping(mapping), dry_run=True
            )
        )
        return [each.reason for each in (*told.refused, *told.warnings)] or ["taken"]

    def close(self):
        if self._database:
            self._database.close()

    def _laid_down(self, made):
        paths = self._folder / "in.csv", self._folder / "in.json"
        for path, data in zip(paths, made, strict=True):
            MUTATIONS.lay_down(path, data)
        return paths


def text_of(cells, rng):
    """Return a table as a program writes it, whichever it is."""
    separator = rng.choice(",,,;\t|")
    quote = rng.choice(('"', '"', '"', "", "'"))
    lines = (separator.join(f"{quote}{cell}{quote}" for cell in row) for row in cells)
    text = rng.choice(("\r\n", "\n", "\r")).join(lines)
    encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return text.encode(encoding, "replace")


def workbook_of(table):
    """Return the parts of a workbook that holds a table."""
    book, output = Workbook(), BytesIO()
    for row, line in enumerate(table, start=1):
        for column, cell in enumerate(line.values(), start=1):
            book.active.cell(row, column, cell)
    book.save(output)
    with zipfile.ZipFile(output) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged_workbook(parts, rng):
    """Return a workbook of which one part is damaged."""
    altered, victim = BytesIO(), rng.choice(sorted(parts))
    with zipfile.ZipFile(altered, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, MUTATIONS.damaged(data, rng) if name == victim else data)
    return altered.getvalue()
