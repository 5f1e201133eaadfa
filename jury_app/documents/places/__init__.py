"""Names on tables and on labels."""

from jury_app.documents.places.content import Place, Places
from jury_app.documents.places.labels import build_labels
from jury_app.documents.places.plates import build_plates

__all__ = ["Place", "Places", "build_labels", "build_plates"]
