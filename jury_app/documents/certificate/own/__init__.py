"""Certificates in a design of the edition’s own: composed once, for the press and the screen."""

from jury_app.documents.certificate.own.composing import Composed, Line, compose
from jury_app.documents.certificate.own.problems import Problem, problems_of
from jury_app.documents.certificate.own.starting import design_from

__all__ = [
    "Composed",
    "Line",
    "Problem",
    "compose",
    "design_from",
    "problems_of",
]
