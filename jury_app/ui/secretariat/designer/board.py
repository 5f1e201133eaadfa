"""A design on the drawing board: what is chosen on it, and each step saved as it is made."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from jury_app.designs import Box, Draft, Field, FieldKind, OwnDesign, new_field
from jury_app.documents.certificate import Certificate, Certificates, OwnDress
from jury_app.documents.certificate.own import Composed, Problem, compose, problems_of
from jury_app.i18n import speaking
from jury_app.model.operations.designing import change_design
from jury_app.model.queries.designs import DesignRow, KeptFile
from jury_app.publishing.designing import DesignerOverview, designer_overview, dress_with
from jury_app.publishing.specimens import SPECIMENS, SpecimenKind
from jury_app.ui.secretariat.designer.errands import Errands
from jury_app.ui.secretariat.office import Office

R = TypeVar("R")

NONE = -1
_SAVE_AFTER_MS = 300


class Board(QObject):
    """Holds one design at a time; whoever shows it hears what changed."""

    opened = Signal()  # another design, or none, lies here
    drawn = Signal()  # the design, or what it is tried on, looks otherwise
    chosen = Signal()  # another field is chosen, or none
    settled = Signal()  # a step was made or taken back
    saved = Signal()
    refused = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._read: DesignerOverview | None = None
        self._draft = Draft(OwnDesign())
        self._files: dict[str, KeptFile] = {}
        self._fresh: dict[str, KeptFile] = {}
        self._moving: Field | None = None
        self.place = NONE
        self.specimen: SpecimenKind = SPECIMENS[0]
        self.errands = Errands(self.refused.emit, self)
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self._keep)

    @property
    def overview(self) -> DesignerOverview | None:
        """The designs of the edition, once they were read."""
        return self._read

    @property
    def row(self) -> DesignRow | None:
        """The design that lies here."""
        return self._read.shown if self._read else None

    @property
    def draft(self) -> Draft:
        """The design on its way."""
        return self._draft

    @property
    def design(self) -> OwnDesign:
        """The design as it looks at this moment, while a field is drawn too."""
        now = self._draft.now
        if self._moving is None or not self.is_chosen:
            return now
        return msgspec.structs.replace(now, fields=_with(now.fields, self.place, self._moving))

    @property
    def is_chosen(self) -> bool:
        """Whether a field is chosen."""
        return 0 <= self.place < len(self._draft.now.fields)

    @property
    def field(self) -> Field | None:
        """The field that is chosen."""
        return self.design.fields[self.place] if self.is_chosen else None

    @property
    def faces(self) -> dict[str, str]:
        """The typefaces of the edition’s own, by fingerprint."""
        fresh = {key: each.name for key, each in self._fresh.items() if "font" in each.media_type}
        return {**(self._read.faces if self._read else {}), **fresh}

    @property
    def files(self) -> dict[str, KeptFile]:
        """The files that the design is shown with, by fingerprint."""
        return dict(self._files)

    def file_name(self, sha256: str) -> str:
        """Return what a file was called, or nothing."""
        return self._files[sha256].name if sha256 in self._files else ""

    @property
    def dress(self) -> OwnDress | None:
        """The design with all that it is printed with."""
        return dress_with(self.row, self.design, self._files) if self.row else None

    @property
    def content(self) -> Certificates | None:
        """What the design is tried on."""
        return self._read.content if self._read else None

    def open(self, design_id: int | None = None) -> None:
        """Lay a design here, or the first one, as the edition holds it."""
        self.save()
        self._office.workspace.read(
            designer_overview, design_id, then=self._on_read, failed=self._on_refused, key="board"
        )

    def choose(self, place: int) -> None:
        """Choose a field by its place, or none."""
        self._moving = None
        if place != self.place:
            self.place = place
            self.chosen.emit()
            self.drawn.emit()

    def take(self, read: Callable[[], R], then: Callable[[R], object]) -> None:
        """Read a file from outside while the window stays awake."""
        self.errands.run(read, then)

    def try_on(self, specimen: SpecimenKind) -> None:
        """Try the design on another certificate."""
        if specimen != self.specimen:
            self.specimen = specimen
            self.drawn.emit()

    def change(self, design: OwnDesign, mark: str = "", files: Sequence[KeptFile] = ()) -> None:
        """Make a step."""
        for each in files:
            self._files[each.sha256] = self._fresh[each.sha256] = each
        self._step(self._draft.changed(design, mark))

    def change_field(self, mark: str = "", files: Sequence[KeptFile] = (), **values: Any) -> None:
        """Set the chosen field otherwise."""
        if not self.is_chosen:
            return
        now = self._draft.now
        field = msgspec.structs.replace(now.fields[self.place], **values)
        fields = _with(now.fields, self.place, field)
        self.change(
            msgspec.structs.replace(now, fields=fields), mark and f"{mark}{self.place}", files
        )

    def draw(self, box: Box) -> None:
        """Show the chosen field elsewhere while the pointer moves it; nothing is settled yet."""
        if self.is_chosen:
            field = self._draft.now.fields[self.place]
            self._moving = msgspec.structs.replace(field, box=box)
            self.drawn.emit()

    def let_go(self) -> None:
        """Settle where the pointer left a field."""
        moving, self._moving = self._moving, None
        if moving is not None:
            self.change_field(box=moving.box)

    def add(self, kind: FieldKind, text: str = "") -> None:
        """Add a field in the middle, and choose it."""
        now = self._draft.now
        self._grow(new_field(kind, now.size, text))

    def copy(self) -> None:
        """Add the chosen field once more, a little lower."""
        if (field := self.field) is not None:
            lower = msgspec.structs.replace(field.box, y=field.box.y + 2)
            self._grow(msgspec.structs.replace(field, box=lower))

    def remove(self) -> None:
        """Take the chosen field away."""
        if not self.is_chosen:
            return
        now, place = self._draft.now, self.place
        self.choose(NONE)
        fields = (*now.fields[:place], *now.fields[place + 1 :])
        self.change(msgspec.structs.replace(now, fields=fields))

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self._draft.undone())

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self._step(self._draft.redone())

    def composed(self, specimen: SpecimenKind | None = None) -> tuple[Composed, ...]:
        """Return the fields as they are printed on a certificate."""
        dress, content = self.dress, self.content
        if dress is None or content is None:
            return ()
        with speaking(content.language):
            return compose(dress, content, self.item(content, specimen))

    def item(self, content: Certificates, specimen: SpecimenKind | None = None) -> Certificate:
        """Return the certificate that the design is tried on."""
        return content.items[SPECIMENS.index(specimen or self.specimen)]

    def problems(self, specimen: SpecimenKind) -> tuple[Problem, ...]:
        """Return what is wrong with a certificate in this design."""
        return problems_of(self.composed(specimen), self.design.size)

    def save(self) -> None:
        """Keep what was settled and is not kept yet, at once."""
        if self._save_timer.isActive():
            self._save_timer.stop()
            self._keep()

    def _keep(self) -> None:
        if self.row is None:
            return
        self._office.workspace.write(
            change_design,
            design_id=self.row.id,
            design=self._draft.now,
            files=tuple(self._fresh.values()),
            then=self._on_saved,
            failed=self._on_refused,
        )

    def _on_saved(self, _seq: int | None) -> None:
        self.saved.emit()

    def _on_refused(self, error: Exception) -> None:
        self.refused.emit(error)

    def _grow(self, field: Field) -> None:
        now = self._draft.now
        self.change(msgspec.structs.replace(now, fields=(*now.fields, field)))
        self.choose(len(now.fields))

    def _step(self, draft: Draft) -> None:
        if draft is self._draft:
            return
        has_same = len(draft.now.fields) == len(self._draft.now.fields)
        self._draft, self._moving = draft, None
        if not has_same and self.place >= len(draft.now.fields):
            self.choose(NONE)
        self._save_timer.start()
        self.settled.emit()
        self.drawn.emit()

    def _on_read(self, read: DesignerOverview) -> None:
        before = self.row
        self._read = read
        self._files, self._fresh = dict(read.files), {}
        is_same = before is not None and read.shown is not None and before.id == read.shown.id
        if not is_same or (read.shown and read.shown.design != self._draft.now):
            self._draft = Draft(read.shown.design if read.shown else OwnDesign())
            self.place = NONE
        self.opened.emit()
        self.chosen.emit()
        self.settled.emit()
        self.drawn.emit()


def _with(fields: tuple[Field, ...], place: int, field: Field) -> tuple[Field, ...]:
    return (*fields[:place], field, *fields[place + 1 :])
