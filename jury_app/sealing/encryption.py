"""age encryption: to the keys of an edition, or under a code or passphrase.

Reading is always done by the age library, after a look at the header. Under a passphrase the
library writes with a work factor taken from the speed of the writing machine (1 GB of memory, up
to 4.6 s measured), so the v1 file is put together here with a work factor that any juror's
laptop bears.
"""

import base64
import hmac
import re
import secrets
from collections.abc import Sequence
from io import BytesIO

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from jury_app.sealing.failures import DamagedError, NotEncryptedError, SealingError, WrongKeyError

MAX_HEADER = 2048
MAX_STANZAS = 8
MAX_WORK = 18
MAX_CODE_WORK = 17  # of a kit, which comes by mail: half a second, and 128 MB
CODE_WORK = 16  # a generated code has 64 bits or more
PASSPHRASE_WORK = 18  # a passphrase is what somebody could remember
INTRO = b"age-encryption.org/v1\n"
MAX_OVERHEAD = 4096
CHUNK = 64 * 1024
TAG = 16
NONCE = 16

_STANZA = re.compile(
    rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
)
_SCRYPT = re.compile(rb"scrypt [A-Za-z0-9+/]{22} ([1-9]\d?)")
_UNDER = re.compile(
    rb"(?P<header>age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>\d+)\n"
    rb"(?P<wrapped>[A-Za-z0-9+/]{43})\n---) (?P<mac>[A-Za-z0-9+/]{43})\n"
)
_END = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")


def new_identity() -> str:
    """Make the secret half of an encryption key."""
    return str(pyrage.x25519.Identity.generate())


def recipient(identity: str) -> str:
    """Return the public half of an encryption key."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_identity(text: str) -> bool:
    """Whether a text is the secret half of an encryption key, each letter as it was written."""
    try:
        pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        return False
    return True


def is_recipient(text: str) -> bool:
    """Whether a text is the public half of an encryption key."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt for everybody who holds one of the keys."""
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    return bytes(pyrage.encrypt(data, keys))


def decrypt(data: bytes, identity: str, *, limit: int) -> bytes:
    """Open what was encrypted for a key."""
    kinds = _header(data, limit)
    if b"scrypt" in kinds:
        raise NotEncryptedError("under a passphrase")
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.IdentityError as error:
        raise WrongKeyError("not a key") from error
    except pyrage.DecryptError as error:
        raise _refusal(error) from error


def decrypt_in_pieces(data: bytes, identity: str, *, limit: int) -> bytes:
    """Open something large; other threads have their turn between two pieces."""
    if b"scrypt" in _header(data, limit):
        raise NotEncryptedError("under a passphrase")
    opened = BytesIO()
    try:
        pyrage.decrypt_io(_Pieces(data), opened, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.IdentityError as error:
        raise WrongKeyError("not a key") from error
    except pyrage.DecryptError as error:
        raise _refusal(error) from error
    except OSError as error:  # how the library says that a piece is not genuine
        raise DamagedError(str(error)) from error
    return opened.getvalue()


def encrypt_under(passphrase: str, data: bytes, *, work: int) -> bytes:
    """Encrypt under a code; any age program opens it."""
    file_key, salt, nonce = (
        secrets.token_bytes(16),
        secrets.token_bytes(16),
        secrets.token_bytes(16),
    )
    wrapped = ChaCha20Poly1305(work_out(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    header = INTRO + b"-> scrypt %b %d\n%b\n---" % (_base64(salt), work, _base64(wrapped))
    mac = hmac.digest(_derive(file_key, b"", b"header"), header, "sha256")
    payload = _stream(_derive(file_key, nonce, b"payload"), data)
    return b"%b %b\n%b%b" % (header, _base64(mac), nonce, payload)


def decrypt_under(passphrase: str, data: bytes, *, limit: int, most_work: int = MAX_WORK) -> bytes:
    """Open what was encrypted under a code or passphrase; a window lives on meanwhile."""
    if _header(data, limit, most_work) != [b"scrypt"]:
        raise NotEncryptedError("not under a passphrase")
    found = _UNDER.match(data)
    if not found:
        raise DamagedError("a header that nobody writes")
    file_key = _unwrapped(
        found["wrapped"], work_out(passphrase, _unbase64(found["salt"]), int(found["work"]))
    )
    mac = hmac.digest(_derive(file_key, b"", b"header"), found["header"], "sha256")
    if not hmac.compare_digest(_base64(mac), found["mac"]):
        raise DamagedError("the header is not genuine")
    start = found.end() + NONCE
    return _opened(_derive(file_key, data[found.end() : start], b"payload"), data[start:])


def work_out(passphrase: str, salt: bytes, work: int) -> bytes:
    """Return the key that a passphrase stands for: slow on purpose, while other threads go on."""
    whole = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=whole, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())


class _Pieces:
    """Read by the library, which keeps all of Python to itself until it asks for more."""

    def __init__(self, data: bytes) -> None:
        self._source = BytesIO(data)

    def read(self, size: int) -> bytes:
        """Return the next piece."""
        return self._source.read(size)


def sealed_limit(limit: int) -> int:
    """Return how long a file may be that holds no more than the limit."""
    return limit + MAX_OVERHEAD + limit // CHUNK * TAG


def _header(data: bytes, limit: int, most_work: int = MAX_WORK) -> list[bytes]:
    """Look at a header before any work is done for it; return the kinds of its stanzas."""
    if not data.startswith(INTRO):
        raise NotEncryptedError("not an age file")
    if len(data) > sealed_limit(limit):
        raise NotEncryptedError("too large")
    header, kinds, place = data[:MAX_HEADER], [], len(INTRO)
    while stanza := _STANZA.match(header, place):
        kinds.append(_kind(stanza[1], most_work))
        place = stanza.end()
    if not _END.match(header, place) or not 1 <= len(kinds) <= MAX_STANZAS:
        raise NotEncryptedError("a header that we never write")
    return kinds


def _kind(arguments: bytes, most_work: int) -> bytes:
    kind = arguments.split(b" ")[0]
    if kind == b"scrypt":
        work = _SCRYPT.fullmatch(arguments)
        if not work or int(work[1]) > most_work:
            raise NotEncryptedError("asks for more work than we ever do")
    return kind


def _refusal(error: Exception) -> SealingError:
    wrong_key = str(error) in {"No matching keys found", "Decryption failed"}
    return WrongKeyError(str(error)) if wrong_key else DamagedError(str(error))


def _derive(file_key: bytes, salt: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=label).derive(file_key)


def _stream(key: bytes, data: bytes) -> bytes:
    cipher = ChaCha20Poly1305(key)
    places = range(0, len(data), CHUNK) or range(1)
    return b"".join(
        cipher.encrypt(
            count.to_bytes(11, "big") + bytes([place == places[-1]]),
            data[place : place + CHUNK],
            None,
        )
        for count, place in enumerate(places)
    )


def _opened(key: bytes, data: bytes) -> bytes:
    """Return what a stream says: whole, in its order, up to the piece marked as the last."""
    cipher = ChaCha20Poly1305(key)
    places = range(0, len(data), CHUNK + TAG) or range(1)
    opened, size = BytesIO(), 0  # nothing is held twice: a kit may be large
    try:
        for count, place in enumerate(places):
            nonce = count.to_bytes(11, "big") + bytes([place == places[-1]])
            size = opened.write(cipher.decrypt(nonce, data[place : place + CHUNK + TAG], None))
    except InvalidTag as error:
        raise DamagedError("a piece is not genuine") from error
    if len(places) > 1 and not size:
        raise DamagedError("a last piece that nobody writes")
    return opened.getvalue()


def _unwrapped(wrapped: bytes, key: bytes) -> bytes:
    try:
        return ChaCha20Poly1305(key).decrypt(bytes(12), _unbase64(wrapped), None)
    except InvalidTag as error:
        raise WrongKeyError("not the passphrase") from error


def _unbase64(text: bytes) -> bytes:
    """Read what `_base64` writes, and no other way to write the same."""
    data = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _base64(data) != text:
        raise DamagedError("not written as everybody does")
    return data


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
