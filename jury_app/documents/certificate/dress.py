"""A design with the files that it is printed with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jury_app.designs import LEVEL_INK, OwnDesign
from jury_app.designs.fields import is_own_face
from jury_app.documents import fonts
from jury_app.documents.certificate.backgrounds import Background
from jury_app.documents.certificate.designs import design_named

_INKS = "classical"


@dataclass(frozen=True, slots=True)
class OwnDress:
    """A design under its name, its background, its pictures and its typefaces by fingerprint."""

    name: str
    design: OwnDesign
    background: Background | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    faces: Mapping[str, bytes] = field(default_factory=dict)
    id: int = 0
    """Its number in the edition, by which the journal tells of it."""

    def face(self, named: str) -> str:
        """Return the face that a field is set in; one that went is set in that of the house."""
        if named in self.faces:
            return fonts.learn(self.faces[named])
        return fonts.SERIF if is_own_face(named) or named not in fonts.SHIPPED else named

    def ink(self, colour: str, ornament: str) -> str:
        """Return a colour as it is printed for a level."""
        inks = design_named(self.design.ornaments or _INKS).inks
        return inks[ornament] if colour == LEVEL_INK else colour
