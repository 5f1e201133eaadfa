"""Certificates: one page for each laureate, and the page with which anybody checks them."""

from jury_app.documents.certificate.backgrounds import Background, read_background
from jury_app.documents.certificate.calibration import build_calibration
from jury_app.documents.certificate.check_page import CheckPage, build_check_page
from jury_app.documents.certificate.content import Certificate, Certificates, Ornament
from jury_app.documents.certificate.dress import OwnDress
from jury_app.documents.certificate.pdf import build_certificates
from jury_app.documents.certificate.sheet import Look
from jury_app.documents.certificate.singles import each_certificate

__all__ = [
    "Background",
    "Certificate",
    "Certificates",
    "CheckPage",
    "Look",
    "Ornament",
    "OwnDress",
    "build_calibration",
    "build_certificates",
    "build_check_page",
    "each_certificate",
    "read_background",
]
