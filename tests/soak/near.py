"""The near doors of the verifier, of the journal and of workbooks: what is read is at hand."""

import json
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
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

PURE = ("load", "load_canonical", "_is_signed", "fingerprint", "_rows_in")


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
def reading(case, checked=None):
    """Let the verifier have read this, whatever the file is; and have checked all but some."""
    stand_ins = {"_read": lambda _path: case}
    if checked:
        stand_ins |= {"Book": checked.book_of, "_CHECKS": checked.checks}
    kept = {name: getattr(verify, name) for name in stand_ins}
    for name, stand_in in stand_ins.items():
        setattr(verify, name, stand_in)
    try:
        yield
    finally:
        for name, original in kept.items():
            setattr(verify, name, original)


class Checked:
    """What the verifier found out of an archive without looking into one part of it.

    A check that never reads that part says the same whatever it holds; the others are made again.
    """

    def __init__(self, case, part):
        watched = Watched(getattr(case, part))
        self._book = verify.Book(replace(case, findings=[], **{part: watched}))
        self.checks = ()
        for check in verify._CHECKS:  # noqa: SLF001 -- in their order
            watched.is_read, before = False, parts_of(self._book)
            assert not verify._guarded(check, self._book)  # noqa: SLF001 -- the door itself
            if watched.is_read:
                self.checks += (check,)
                assert parts_of(self._book) == before, f"{check} leaves something to others"

    def book_of(self, case):
        """Return the book as it stands before the checks that are left."""
        book = copy(self._book)
        book.case = case
        return book


def parts_of(book):
    return {name: copy(each) for name, each in vars(book).items() if name != "case"}


class Watched(dict):
    """Tells whether anybody looked into it."""

    is_read = False

    def __getattribute__(self, name):
        if name not in ("is_read", "__class__"):
            self.is_read = True
        return super().__getattribute__(name)

    def __getitem__(self, key):
        self.is_read = True
        return super().__getitem__(key)

    def __iter__(self):
        self.is_read = True
        return super().__iter__()

    def __contains__(self, key):
        self.is_read = True
        return super().__contains__(key)


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
