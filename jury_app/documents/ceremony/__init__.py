"""The ceremony: its running order, what is said at the desk, and what is shown on the screen."""

from jury_app.documents.ceremony.content import Ceremony, CeremonyAward
from jury_app.documents.ceremony.running_order import build_running_order
from jury_app.documents.ceremony.script import build_script
from jury_app.documents.ceremony.slides import build_slides

__all__ = [
    "Ceremony",
    "CeremonyAward",
    "build_running_order",
    "build_script",
    "build_slides",
]
