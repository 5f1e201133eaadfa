"""A certificate’s own design as data: what stands where, how it fits, how a draft goes back."""

from jury_app.designs.drafting import Draft
from jury_app.designs.fields import (
    FIELDS,
    LEVEL_INK,
    Box,
    Field,
    FieldKind,
    OwnDesign,
    dump_design,
    load_design,
    sheet_size,
)
from jury_app.designs.making import COLOURS, new_field
from jury_app.designs.moving import Edges, moved, stretched, turned, within
from jury_app.designs.snapping import Guide, snapped

__all__ = [
    "COLOURS",
    "FIELDS",
    "LEVEL_INK",
    "Box",
    "Draft",
    "Edges",
    "Field",
    "FieldKind",
    "Guide",
    "OwnDesign",
    "dump_design",
    "load_design",
    "moved",
    "new_field",
    "sheet_size",
    "snapped",
    "stretched",
    "turned",
    "within",
]
