"""All that is held about one person, to be handed to them."""

from jury_app.documents.held_data.content import HeldData, HeldPart, HeldThing
from jury_app.documents.held_data.pdf import build_held_data

__all__ = ["HeldData", "HeldPart", "HeldThing", "build_held_data"]
