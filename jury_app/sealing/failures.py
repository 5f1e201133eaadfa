"""Why bytes are not what they should be, before it is known which file they came from.

SealingError
├── NotEncryptedError   not an age file, or one with a header that we never write
├── WrongKeyError       the key, code or passphrase does not open it
├── DamagedError        meant for this key, and altered or cut
├── MalformedError      not JSON, or not the document that was expected
├── NewerVersionError   written by a newer version of the application
├── NotCanonicalError   could be written in other bytes too
└── BadSignatureError   the signature does not fit the payload, its type or the key
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from jury_app.errors import RefusedFileError


class SealingError(ValueError):
    """Bytes are not what they should be."""


class NotEncryptedError(SealingError):
    """Not an age file, or one with a header that we never write."""


class WrongKeyError(SealingError):
    """The key, code or passphrase does not open it."""


class DamagedError(SealingError):
    """Meant for this key, and altered or cut."""


class MalformedError(SealingError):
    """Not JSON, or not the document that was expected."""


class NewerVersionError(SealingError):
    """Written by a newer version of the application."""


class NotCanonicalError(SealingError):
    """Could be written in other bytes too."""


class BadSignatureError(SealingError):
    """The signature does not fit the payload, its type or the key."""


@contextmanager
def refusing(codes: Mapping[type[SealingError], str], *, file: str) -> Iterator[None]:
    """Refuse a file by the code that its failure has there."""
    try:
        yield
    except SealingError as error:
        raise RefusedFileError(codes[type(error)], file=file) from error
