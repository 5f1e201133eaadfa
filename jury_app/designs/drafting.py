"""A design on its way: each step can be taken back, and taken again."""

from dataclasses import dataclass

from jury_app.designs.fields import OwnDesign

_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What a design is now, what it was, and what it was before that was taken back.

    Steps that follow each other under one mark, like the presses of an arrow key, are one.
    """

    now: OwnDesign
    past: tuple[OwnDesign, ...] = ()
    future: tuple[OwnDesign, ...] = ()
    mark: str = ""

    def changed(self, design: OwnDesign, mark: str = "") -> "Draft":
        """Return the draft after one step; a step that changes nothing is none."""
        if design == self.now:
            return self
        joins = bool(mark) and mark == self.mark and bool(self.past)
        past = self.past if joins else (*self.past, self.now)[-_MOST_STEPS:]
        return Draft(design, past, (), mark)

    def undone(self) -> "Draft":
        """Return the draft as it was before the last step."""
        if not self.past:
            return self
        return Draft(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redone(self) -> "Draft":
        """Return the draft with the step that was taken back."""
        if not self.future:
            return self
        return Draft(self.future[0], (*self.past, self.now), self.future[1:])
