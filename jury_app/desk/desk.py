"""A juror's desk: a kit, the marks given on it, and the ballots sealed from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from jury_app.desk import moving, places, sealing, viewing
from jury_app.desk.bringing import bring_back
from jury_app.desk.changes import Change, Field, History, Place, Value
from jury_app.desk.marks import require_on_scale
from jury_app.desk.views import DeskView, Entry, SealedFile
from jury_app.desk.work_file import Clock, KeptBallot, utc_now
from jury_app.errors import RuleError, StoreError
from jury_app.files import write_safely
from jury_app.sealing.ballot import enrol
from jury_app.sealing.cosignature import CoSignature, CosignRequest, co_sign
from jury_app.sealing.keys import fingerprint, public_key
from jury_app.sealing.kit import Kit, open_kit
from jury_app.sealing.manifest import KitApplication, KitManifest

MAX_TEXT = 50_000


class Desk:
    """Everything that a juror can do; one thread at a time, and every change is on the disk."""

    def __init__(self, kit: Kit, clock: Clock = utc_now, *, beside: Path | None = None) -> None:
        self._kit = kit
        self._clock = clock
        self._applications = {each.number: each for each in self.manifest.applications}
        self._criteria = {each.code: each for each in self.manifest.grid.criteria}
        self._beside = beside
        self._work = places.open_work_file(self.manifest, clock, beside)
        try:
            bring_back(self._work, self.manifest)
            self._changes = self._work.changes()
            self._history = History(self._changes, self._work.last_act())
            self._ballots = self._work.ballots()
            self._sealed = self._sealed_entries(self._changes)
            self._locked_notes = self._work.locked_notes()
        except BaseException:
            self._work.close()
            raise

    @classmethod
    def open(cls, kit_path: Path, code: str, clock: Clock = utc_now) -> Self:
        """Open a kit with its code and find the juror's work where it was left."""
        kit = open_kit(kit_path, code)
        try:
            return cls(kit, clock, beside=kit_path.resolve().parent)
        except BaseException:
            kit.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def manifest(self) -> KitManifest:
        """What the kit says."""
        return self._kit.manifest

    @property
    def said(self) -> Mapping[Place, Value]:
        """What stands, place by place."""
        return self._history.values

    @property
    def ballots(self) -> Sequence[KeptBallot]:
        """The ballots that were sealed, the first one first."""
        return self._ballots

    @property
    def last_ballot(self) -> KeptBallot:
        """The ballot that was sealed last."""
        return self._ballots[-1]

    @property
    def sealed(self) -> Sequence[Entry]:
        """What the last ballot says."""
        return self._sealed

    @property
    def device_key(self) -> bytes:
        """The key that signs for this juror, and was made on this machine."""
        return self._work.device_key

    def attachment(self, n: int) -> bytes:
        """Return a file of an application, decrypted in memory only."""
        return self._kit.attachment(n)

    def view(self) -> DeskView:
        """Return the whole desk as it stands."""
        last = self._history.last
        return DeskView(
            entries=self._entries(),
            saved_at=datetime.fromisoformat(last.at) if last else None,
            can_undo=self._history.undoable is not None,
            can_redo=self._history.redoable is not None,
            ballots=viewing.sent(self._ballots, self._history.last_act),
            sealed_marks=viewing.marked(self._sealed),
            locked_notes=len(self._locked_notes.applications),
            kept_in=self._work.path.parent,
        )

    def give_mark(self, application: str, criterion: str, mark: int | None) -> DeskView:
        """Give a mark, in steps, or take it back."""
        self._require_open(application)
        if mark is not None:
            require_on_scale(self._criteria[criterion], mark)
        return self._say(Place(Field.MARK, application, criterion), mark)

    def comment(self, application: str, criterion: str, text: str) -> DeskView:
        """Say why, on one criterion."""
        self._require_open(application)
        return self._say(Place(Field.COMMENT, application, criterion), kept_text(text))

    def opinion(self, application: str, text: str) -> DeskView:
        """Say what to think of the application as a whole."""
        self._require_open(application)
        return self._say(Place(Field.OPINION, application), kept_text(text))

    def note(self, application: str, text: str) -> DeskView:
        """Write a private note, which never leaves this machine."""
        return self._say(Place(Field.NOTE, application), kept_text(text))

    def recuse(self, application: str, reason: str) -> DeskView:
        """Stay out of an application; the marks are kept aside, and the ballot holds none."""
        self._require_open(application)
        return self._say(Place(Field.RECUSAL, application), kept_text(reason) or "")

    def lift_recusal(self, application: str) -> DeskView:
        """Score an application after all; a recusal that the secretariat recorded stays."""
        if self._applications[application].recused_reason is not None:
            raise RuleError("recused_by_secretariat")
        return self._say(Place(Field.RECUSAL, application), None)

    def put(self, place: Place, value: Value | None) -> DeskView:
        """Say one thing at a place, or take it back, under the rules of what it is."""
        field, number, criterion = place
        match field:
            case Field.MARK:
                return self.give_mark(number, criterion, None if value is None else int(value))
            case Field.COMMENT:
                return self.comment(number, criterion, str(value or ""))
            case Field.OPINION:
                return self.opinion(number, str(value or ""))
            case Field.NOTE:
                return self.note(number, str(value or ""))
        return self.lift_recusal(number) if value is None else self.recuse(number, str(value))

    def say(self, values: Mapping[Place, Value | None]) -> DeskView:
        """Change several things in one act, and those only that differ."""
        known = self._history.values
        changed = {place: new for place, new in values.items() if known.get(place) != new}
        if changed:
            self._write(changed)
        return self.view()

    def undo(self) -> DeskView:
        """Take back the last act; what it had changed stands as before."""
        act = self._history.undoable
        if act is None:
            raise RuleError("nothing_to_undo")
        self._write(self._history.before(act), undoes=act)
        return self.view()

    def redo(self) -> DeskView:
        """Do again what was undone last, as long as nothing else was said since."""
        act = self._history.redoable
        if act is None:
            raise RuleError("nothing_to_redo")
        self._write(self._history.before(act), undoes=act)
        return self.view()

    def seal(self, folder: Path) -> SealedFile:
        """Seal what stands now as the next ballot, and put it into a folder."""
        previous = self._ballots[-1] if self._ballots else None
        sealed = sealing.seal(
            self.manifest,
            self._entries(),
            device_key=self._work.device_key,
            previous=previous,
            made_at=self._clock(),
        )
        kept = sealed._replace(act=self._history.last_act)
        path = folder / sealing.file_name(self.manifest, kept)
        with sealing.placing(path, kept.data):
            self._keep(kept)
        return self._sealed_file(path, kept)

    def write_last_ballot(self, folder: Path) -> SealedFile:
        """Put the ballot that was sealed last into a folder once more."""
        kept = self.last_ballot
        path = folder / sealing.file_name(self.manifest, kept)
        write_safely(path, kept.data)
        return self._sealed_file(path, kept)

    def co_sign(self, request: CosignRequest, ballot: str | None) -> bytes:
        """Sign a seal with this machine’s key; `ballot` is the juror’s, as far as it counts."""
        edition, juror = self.manifest.edition.id, self.manifest.juror.id
        content = CoSignature(
            edition=edition,
            juror=juror,
            number=request.number,
            seal=request.seal,
            head=request.head,
            ballot=ballot,
            awards=request.awards,
            made_at=self._clock().isoformat(timespec="seconds"),
            rehearsal=request.rehearsal,
        )
        enrolment = enrol(
            edition=edition,
            juror=juror,
            device_key=self.device_key,
            invitation_key=self.manifest.invitation_key,
        )
        return co_sign(content, enrolment=enrolment, device_key=self.device_key)

    def move(self, folder: Path) -> bool:
        """Go on in another folder with all that is saved; say whether the next opening finds it."""
        path, here = self._work.path, folder.resolve()
        said = moving.Said(self._changes, self._ballots, self._locked_notes)
        try:
            work = moving.moved(self._work, here, self.manifest, self._clock, said)
        except StoreError as error:
            raise places.told(error, here / path.name) from error
        self._work.close()
        self._work = work
        return moving.note_place(path.name, here, self._beside)

    def close(self) -> None:
        """Let go of the kit and the work file."""
        self._work.close()
        self._kit.close()

    def _say(self, place: Place, value: Value | None) -> DeskView:
        return self.say({place: value})

    def _write(self, values: Mapping[Place, Value | None], undoes: int | None = None) -> None:
        try:
            changes = self._work.write(values, act=self._history.next_act(), undoes=undoes)
        except StoreError as error:
            raise places.told(error, self._work.path) from error
        self._changes += changes
        self._history.add(changes)

    def _keep(self, ballot: KeptBallot) -> None:
        try:
            self._work.keep_ballot(ballot)
        except StoreError as error:
            raise places.told(error, self._work.path) from error
        self._ballots = [*self._ballots, ballot]
        self._sealed = self._entries()

    def _entries(self) -> tuple[Entry, ...]:
        return viewing.entries(self.manifest, self._history.values)

    def _sealed_entries(self, changes: Sequence[Change]) -> tuple[Entry, ...]:
        """Return what the last ballot says: nobody here can read the file, but the acts are."""
        if not self._ballots:
            return ()
        then = History(each for each in changes if each.act <= self._ballots[-1].act)
        return viewing.entries(self.manifest, then.values)

    def _sealed_file(self, path: Path, ballot: KeptBallot) -> SealedFile:
        return SealedFile(
            path=path,
            juror=self.manifest.juror.name,
            revision=ballot.revision,
            complete=ballot.complete,
            code=ballot.code,
            device=fingerprint(public_key(self._work.device_key)),
        )

    def _require_open(self, application: str) -> KitApplication:
        found = self._applications[application]
        if found.recused_reason is not None:
            raise RuleError("recused_by_secretariat")
        return found


def kept_text(text: str) -> str | None:
    """Return a text as every program can keep it, or nothing if it says nothing."""
    clean = text.replace("\0", "").encode("utf-8", "ignore").decode().strip()
    if len(clean) > MAX_TEXT:
        raise RuleError("text_too_long", most=MAX_TEXT)
    return clean or None
