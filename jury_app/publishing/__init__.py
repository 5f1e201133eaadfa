"""From one frozen, numbered set of decisions to every document."""

from jury_app.publishing.publish import DOCUMENTS, PublishedFile, built, expand, publish

__all__ = ["DOCUMENTS", "PublishedFile", "built", "expand", "publish"]
