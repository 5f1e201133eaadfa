"""Keys, codes and fingerprints: what a jury signs with, opens with and reads aloud."""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct, structs

from jury_app.errors import RuleError
from jury_app.sealing import canonical, encryption
from jury_app.sealing.failures import WrongKeyError
from jury_app.sealing.manifest import Key, Recipient, Secret

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans("ILO", "110")
SHORT = 8
CONSONANTS = "bdfklmnprstv"  # no letter that is heard or read as another's
VOWELS = "aeiou"
WORDS = 4
SYLLABLES = 3
WORD_LENGTH = 2 * SYLLABLES
# A code is dictated by telephone, to ministers too.
UNSPEAKABLE = (
    "anal", "anu", "bita", "bite", "fuk", "kak", "kon", "kul", "nasi", "nik", "pede", "peni",
    "pip", "put", "rape", "salop", "sodo", "suk", "tit",
)  # fmt: skip
HEARD = str.maketrans("cqzwyj01", "kksviiol")
MAX_KEYS = 4096


class EditionKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The secrets of an edition: it signs kits and seals, and opens ballots."""

    signing_key: Key
    identity: Secret
    recovery_recipient: Recipient

    def __repr__(self) -> str:
        return f"EditionKeys({self.id})"

    @property
    def id(self) -> str:
        """The name of the edition in its kits and ballots."""
        return fingerprint(self.public_key)

    @property
    def public_key(self) -> bytes:
        """What anybody checks the edition's signatures with."""
        return public_key(self.signing_key)

    @property
    def recipient(self) -> str:
        """What ballots are encrypted to."""
        return encryption.recipient(self.identity)

    @property
    def recipients(self) -> tuple[str, str]:
        """Everybody who may open a ballot: the edition, and whoever holds the printed key."""
        return self.recipient, self.recovery_recipient


class WrappedKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of an edition as they are kept: once for every day, once for the printed key."""

    format: Literal["jury-keys"] = "jury-keys"
    version: Literal[1] = 1
    protected: bool
    keys: bytes
    recovery: bytes


def new_edition_keys() -> tuple[EditionKeys, str]:
    """Make the keys of an edition, and the recovery key that is printed and kept nowhere else."""
    recovery = encryption.new_identity()
    keys = EditionKeys(
        signing_key=new_signing_key(),
        identity=encryption.new_identity(),
        recovery_recipient=encryption.recipient(recovery),
    )
    return keys, recovery


def with_new_recovery(keys: EditionKeys) -> tuple[EditionKeys, str]:
    """Return the same keys under another recovery key, and that key: the sheet was lost or seen."""
    recovery = encryption.new_identity()
    return structs.replace(keys, recovery_recipient=encryption.recipient(recovery)), recovery


def wrap(keys: EditionKeys, passphrase: str | None) -> bytes:
    """Lock the keys under the secretariat's passphrase; without one they lie open, and say so."""
    plain = canonical.pack(keys)
    locked = plain
    if passphrase is not None:
        locked = encryption.encrypt_under(
            _typed(passphrase), plain, work=encryption.PASSPHRASE_WORK
        )
    recovery = encryption.encrypt(plain, [keys.recovery_recipient])
    wrapped = WrappedKeys(protected=passphrase is not None, keys=locked, recovery=recovery)
    return canonical.pack(wrapped)


def is_protected(wrapped: bytes) -> bool:
    """Whether the keys need a passphrase."""
    return _wrapped(wrapped).protected


def unwrap(wrapped: bytes, passphrase: str | None) -> EditionKeys:
    """Unlock the keys of an edition."""
    kept = _wrapped(wrapped)
    if not kept.protected:
        return _keys(kept.keys)
    if passphrase is None:
        raise RuleError("passphrase_needed")
    try:
        return _keys(encryption.decrypt_under(_typed(passphrase), kept.keys, limit=MAX_KEYS))
    except WrongKeyError as error:
        raise RuleError("passphrase_wrong") from error
    except ValueError as error:
        raise RuleError("keys_damaged") from error


def recover(wrapped: bytes, recovery: str) -> EditionKeys:
    """Unlock the keys of an edition with its printed recovery key."""
    try:
        secret = recovery.strip().upper()
        return _keys(encryption.decrypt(_wrapped(wrapped).recovery, secret, limit=MAX_KEYS))
    except ValueError as error:
        raise RuleError("recovery_key_wrong") from error


def new_signing_key() -> bytes:
    """Make the secret half of a key that signs."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(signing_key: bytes) -> bytes:
    """Return the public half of a key that signs."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def fingerprint(key: bytes) -> str:
    """Return the twenty characters by which people compare a public key."""
    return grouped(_crockford(hashlib.sha256(key).digest(), 20))


def short_code(data: bytes) -> str:
    """Return eight characters that are easily read on the telephone."""
    return _crockford(hashlib.sha256(data).digest(), SHORT)


def digest_code(digest: str) -> str:
    """Return the short code of whatever has this digest, in hexadecimal."""
    return _crockford(bytes.fromhex(digest), SHORT)


def digest_start(code: str) -> str:
    """Return how whatever has a short code begins, in hexadecimal; nothing if it is no such code.

    Case, blanks, hyphens and letters that look like figures are forgiven.
    """
    letters = [each for each in code.upper().translate(ALIKE) if each.isalnum()]
    if len(letters) != SHORT or not {*letters} <= {*CROCKFORD}:
        return ""
    number = 0
    for letter in letters:
        number = number << 5 | CROCKFORD.index(letter)
    return f"{number:010x}"


def grouped(code: str, size: int = 4) -> str:
    """Cut a code into groups for the eye: `K7QX-2M9D`."""
    return "-".join(code[place : place + size] for place in range(0, len(code), size))


def new_code() -> str:
    """Invent the words that open a kit, such as `bafiro-ketamu-solidu-ravepi`."""
    return "-".join(_new_word() for _number in range(WORDS))


def is_code(code: str) -> bool:
    """Whether a normalised code has the length of those that we invent."""
    return len(code) == WORDS * WORD_LENGTH + WORDS - 1


def normalise_code(text: str) -> str:
    """Forgive how a code was typed: case, accents, blanks, hyphens, letters that sound alike."""
    bare = unicodedata.normalize("NFKD", text).casefold().translate(HEARD)
    return grouped("".join(letter for letter in bare if letter in _LETTERS), WORD_LENGTH)


_LETTERS = frozenset(CONSONANTS + VOWELS)


def _new_word() -> str:
    while True:
        word = "".join(_syllables())
        if not any(piece in word for piece in UNSPEAKABLE):
            return word


def _syllables() -> Iterator[str]:
    for _number in range(SYLLABLES):
        yield secrets.choice(CONSONANTS) + secrets.choice(VOWELS)


def _crockford(digest: bytes, length: int) -> str:
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - 5 * length)
    return "".join(CROCKFORD[number >> 5 * place & 31] for place in reversed(range(length)))


def _typed(passphrase: str) -> str:
    """A passphrase is the same one on a keyboard that composes its accents otherwise."""
    return unicodedata.normalize("NFC", passphrase)


def _wrapped(data: bytes) -> WrappedKeys:
    try:
        return canonical.unpack(canonical.load(data, limit=4 * MAX_KEYS), WrappedKeys)
    except ValueError as error:
        raise RuleError("keys_damaged") from error


def _keys(data: bytes) -> EditionKeys:
    try:
        return canonical.unpack(canonical.load(data, limit=MAX_KEYS), EditionKeys)
    except ValueError as error:
        raise RuleError("keys_damaged") from error
