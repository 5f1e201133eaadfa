"""What a ballot of a rehearsal bears outside, where anybody sees it without a key.

The keys already part it from every real edition; the mark lets a refusal say why.
"""

from jury_app.errors import RefusedFileError

MARK = b"jury-rehearsal\n"

_ENCRYPTED = b"age-encryption.org/"


def marked(data: bytes, *, is_rehearsal: bool) -> bytes:
    """Return a ballot as it travels."""
    return MARK + data if is_rehearsal else data


def unmarked(data: bytes, *, is_rehearsal: bool, file: str) -> bytes:
    """Return a ballot without its mark; one of a rehearsal and a real one never meet."""
    if data.startswith(MARK):
        if not is_rehearsal:
            raise RefusedFileError("ballot_of_rehearsal", file=file)
        return data.removeprefix(MARK)
    if is_rehearsal and data.startswith(_ENCRYPTED):
        raise RefusedFileError("ballot_not_of_rehearsal", file=file)
    return data
