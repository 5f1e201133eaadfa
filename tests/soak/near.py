"""The near doors of the verifier, of the journal and of workbooks: what is read is at hand."""

import json
from contextlib import contextmanager
from copy import copy
from dataclasses import fields
from types import SimpleNamespace

import msgspec

from jury_app import verify
from jury_app.codes import HELPER
from jury_app.errors import JuryError, RefusedFileError
from jury_app.helper import server, workbook_worker
from jury_app.helper.frames import Answer, Request
from jury_app.helper.sheets import Sheet, _cell
from jury_app.importing import tables
from jury_app.model.entities import JournalEntry

PURE = ("load", "load_canonical", "load_sealed", "_is_signed", "fingerprint", "_rows_in")


def remember(clean):
    """Let the verifier recall what it worked out on files that nobody altered."""
    for name in PURE:
        function = getattr(verify, name)
        if not hasattr(function, "forgets"):
            setattr(verify, name, Recall(function))
    recalls = [getattr(verify, name) for name in PURE]
    for each in recalls:
        each.forgets = False
    clean()
    for each in recalls:
        each.forgets = True


class Recall:
    """A pure function that recalls its answers; what it is asked later, it works out each time."""

    def __init__(self, function):
        self._function, self._known, self.forgets = function, {}, False

    def __call__(self, *asked):
        try:
            return self._known[asked]
        except (KeyError, TypeError):
            told = self._function(*asked)
        if not self.forgets:
            self._known[asked] = told
        return told


@contextmanager
def reading(case, checked):
    """Let the verifier have read this, whatever the file is, and check what may differ by it."""
    with instead(_read=lambda _path: case, _CHECKS=checked.checks):
        yield


@contextmanager
def reading_files(files, checked):
    """Let the verifier have unpacked these files, whatever the archive is."""
    with instead(_read=lambda _path: verify._case_of_bag(files, []), _CHECKS=checked.checks):  # noqa: SLF001 -- what reads an archive
        yield


@contextmanager
def instead(**stand_ins):
    """Put something in the place of parts of the verifier."""
    kept = {name: getattr(verify, name) for name in stand_ins}
    for name, stand_in in stand_ins.items():
        setattr(verify, name, stand_in)
    try:
        yield
    finally:
        for name, original in kept.items():
            setattr(verify, name, original)


class Checked:
    """What the verifier looked at, check by check, in a file that nobody altered.

    A check that would look at the very same again says the same again: it is passed over, and what
    it leaves to those after it is left as it was then. Any other is made.
    """

    def __init__(self, case):
        seen = set()
        book = watched(case, seen)
        self.checks = tuple(self._unless_same(each, book, seen) for each in verify._CHECKS)  # noqa: SLF001 -- in their order

    def _unless_same(self, check, book, seen):
        before = {name: copy(each) for name, each in vars(book).items()}
        seen.clear()
        assert not verify._guarded(check, book)  # noqa: SLF001 -- as the verifier does
        looked_at = {name: part_of(before, name) for name in sorted(seen)}
        left = {
            name: copy(each)
            for name, each in vars(book).items()
            if name not in ("case", "tables") and each != before[name]
        }

        def unless_same(other):
            parts = vars(other)
            if any(part_of(parts, name) != each for name, each in looked_at.items()):
                return check(other)
            for name, each in left.items():
                setattr(other, name, copy(each))
            return ()

        unless_same.__name__ = check.__name__
        return unless_same


def part_of(parts, name):
    """Return a part of a book, of its tables, or of what was read beside them."""
    kind, _dot, inner = name.partition(".")
    if not inner:
        return parts[kind]
    return parts[kind].get(inner) if kind == "tables" else getattr(parts[kind], inner)


def watched(case, seen):
    """Return a book that notes which of its parts are looked at."""

    class Tables(dict):
        def __getitem__(self, name):
            seen.add(f"tables.{name}")
            return super().__getitem__(name)

        def __iter__(self):
            seen.add("tables")
            return super().__iter__()

    class Case(verify.Case):
        def __getattribute__(self, name):
            seen.add("tables" if name == "tables" else f"case.{name}")
            return super().__getattribute__(name)

    class Book(verify.Book):
        def __getattribute__(self, name):
            if name not in ("case", "tables") and name in super().__getattribute__("__dict__"):
                seen.add(name)
            return super().__getattribute__(name)

    parts = {each.name: getattr(case, each.name) for each in fields(case)}
    return Book(Case(**{**parts, "findings": [], "tables": Tables(case.tables)}))


def verified(path):
    """Return what the verifier finds, each with its sentence, and what it tells beside."""
    verdict = verify.verify(path)
    for language in ("fr", "en"):
        assert all(verdict.lines(language))
        json.dumps(verdict.document(language))
    return [each.code for each in verdict.findings] or ["taken"]


def said_by(step):
    """Return the name under which a step is refused, if it is."""
    try:
        step()
    except (JuryError, verify.RefusalError) as refusal:
        return [refusal.code if isinstance(refusal, JuryError) else refusal.finding.code]
    return []


@contextmanager
def reading_workbooks():
    """Read workbooks here, as the process does that is started for each."""
    read, tables.read_workbook = tables.read_workbook, read_here
    try:
        yield
    finally:
        tables.read_workbook = read


def read_here(data, file=""):
    answer, _rest = server._answer(workbook_worker.Worker(), Request("read"), data)  # noqa: SLF001 -- the door itself
    answer = msgspec.msgpack.decode(msgspec.msgpack.encode(answer), type=Answer)
    if answer.refusal:
        raise RefusedFileError(
            answer.refusal if answer.refusal in HELPER else "file_unreadable", file=file, seconds=10
        )
    sheets = msgspec.msgpack.decode(answer.result)
    return [Sheet(name, [[_cell(cell) for cell in row] for row in rows]) for name, rows in sheets]


class Shelf:
    """A session over rows at hand, for whoever asks for all of a kind."""

    def __init__(self, entries, rows):
        self._rows = {**rows, JournalEntry: [SimpleNamespace(**each) for each in entries]}

    def scalars(self, statement):
        """Answer with all rows of what is asked for."""
        return Rows(self._rows[statement.column_descriptions[0]["entity"]])


class Rows(list):
    """What was answered."""

    def all(self):
        return self
