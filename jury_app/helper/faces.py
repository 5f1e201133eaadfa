"""Typefaces from outside: tried whole before anything is set in them."""

from dataclasses import dataclass

from jury_app.helper.child import SECONDS, Child
from jury_app.helper.frames import Request


@dataclass(frozen=True, slots=True)
class Typeface:
    """What a typeface is called, and how many letters it has."""

    name: str
    letters: int


def read_typeface(data: bytes, file: str = "", *, seconds: float = SECONDS) -> Typeface:
    """Return what a TrueType file is, if documents may hold its letters."""
    child = Child("font", file, seconds)
    try:
        (name, letters), _rest = child.ask(Request("try"), tuple[str, int], data)
    finally:
        child.close()
    return Typeface(name, letters)
