"""From one frozen, numbered set of decisions to every document."""

from jury_app.documents.certificate import Look
from jury_app.model.queries.sheet_head import SHEET
from jury_app.publishing.certificates import laureates_of
from jury_app.publishing.frozen import Frozen
from jury_app.publishing.orders import CertificateOrder, last_look
from jury_app.publishing.publish import (
    AFTER_RECTIFICATION,
    CERTIFICATES,
    DOCUMENTS,
    OF_SHORTLIST,
    ON_REQUEST,
    PublishedFile,
    built,
    expand,
    frozen_of,
    offered,
    publish,
)
from jury_app.publishing.unsealed import ALWAYS, ON_DEMAND, PAPER, UNSEALED
from jury_app.publishing.wishes import Wishes

__all__ = [
    "AFTER_RECTIFICATION",
    "ALWAYS",
    "CERTIFICATES",
    "DOCUMENTS",
    "OF_SHORTLIST",
    "ON_DEMAND",
    "ON_REQUEST",
    "PAPER",
    "SHEET",
    "UNSEALED",
    "CertificateOrder",
    "Frozen",
    "Look",
    "PublishedFile",
    "Wishes",
    "built",
    "expand",
    "frozen_of",
    "last_look",
    "laureates_of",
    "offered",
    "publish",
]
