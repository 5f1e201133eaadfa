"""From one frozen, numbered set of decisions to every document."""

from jury_app.publishing.certificates import laureates_of
from jury_app.publishing.orders import CertificateOrder
from jury_app.publishing.publish import (
    CERTIFICATES,
    DOCUMENTS,
    Frozen,
    PublishedFile,
    built,
    expand,
    frozen_of,
    publish,
)

__all__ = [
    "CERTIFICATES",
    "DOCUMENTS",
    "CertificateOrder",
    "Frozen",
    "PublishedFile",
    "built",
    "expand",
    "frozen_of",
    "laureates_of",
    "publish",
]
