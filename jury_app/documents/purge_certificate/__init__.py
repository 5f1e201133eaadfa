"""The certificate of a purge: what was erased, how much, when, by whom and why."""

from jury_app.documents.purge_certificate.content import PurgeCertificate
from jury_app.documents.purge_certificate.pdf import build_purge_certificate

__all__ = ["PurgeCertificate", "build_purge_certificate"]
