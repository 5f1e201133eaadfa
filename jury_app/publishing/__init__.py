"""From one frozen, numbered set of decisions to every document."""

from jury_app.publishing.publish import (
    DOCUMENTS,
    Frozen,
    PublishedFile,
    built,
    expand,
    frozen_of,
    publish,
)

__all__ = ["DOCUMENTS", "Frozen", "PublishedFile", "built", "expand", "frozen_of", "publish"]
