"""What a look at an edition brings to light: a stable code, and a sentence for a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jury_app.codes import sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, or missing; its text is said in the language spoken."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence of the code."""
        return sentence(self.code, **self.details)
