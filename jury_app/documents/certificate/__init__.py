"""Certificates: one page for each laureate."""

from jury_app.documents.certificate.content import Certificate, Certificates, Design, Ornament
from jury_app.documents.certificate.pdf import build_certificates

__all__ = ["Certificate", "Certificates", "Design", "Ornament", "build_certificates"]
