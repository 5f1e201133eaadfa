"""Certificates: one page for each laureate, and the page with which anybody checks them."""

from jury_app.documents.certificate.check_page import CheckPage, build_check_page
from jury_app.documents.certificate.content import Certificate, Certificates, Design, Ornament
from jury_app.documents.certificate.pdf import build_certificates
from jury_app.documents.certificate.singles import each_certificate

__all__ = [
    "Certificate",
    "Certificates",
    "CheckPage",
    "Design",
    "Ornament",
    "build_certificates",
    "build_check_page",
    "each_certificate",
]
