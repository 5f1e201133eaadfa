"""What the fields of a form are called, so that each says by itself what was filled in."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import quote, unquote

OFF = "Off"
TICKED = "yes"

_PARTS = 4
_PLACE = re.compile("[0-9]{1,6}")


class FieldKind(StrEnum):
    """What a field is for."""

    FORM = "form"
    MARK = "mark"
    TOTAL = "total"
    COMMENT = "comment"
    RECUSED = "recused"
    REASON = "reason"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field: its kind, the place of its application on the form (or its page), its criterion."""

    kind: FieldKind
    place: int = 0
    application: str = ""
    criterion: str = ""

    def __str__(self) -> str:
        parts = (self.kind, str(self.place), self.application, self.criterion)
        # A point would make two fields of one name, one inside the other.
        return "/".join(quote(part, safe="").replace(".", "%2E") for part in parts)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the name that a text is, or nothing if it is none of ours."""
        parts = [unquote(part) for part in text.split("/")]
        if len(parts) != _PARTS or parts[0] not in set(FieldKind) or not _PLACE.fullmatch(parts[1]):
            return None
        kind, place, application, criterion = parts
        return cls(FieldKind(kind), int(place), application, criterion)
