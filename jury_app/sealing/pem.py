"""The public key of an edition as other programs write and read it."""

import base64

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from jury_app.errors import RefusedFileError

_ED25519 = bytes.fromhex("302a300506032b6570032100")  # what stands before such a key, RFC 8410


def public_pem(key: bytes) -> bytes:
    """Write a public key as other programs read it."""
    text = base64.b64encode(_ED25519 + key)
    return b"-----BEGIN PUBLIC KEY-----\n%b\n-----END PUBLIC KEY-----\n" % text


def read_public_pem(data: bytes, *, file: str) -> bytes:
    """Read the public key of an edition from a file as `public_pem` writes it."""
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise RefusedFileError("public_key_unfit", file=file) from error
    if not isinstance(key, Ed25519PublicKey):
        raise RefusedFileError("public_key_unfit", file=file)
    return key.public_bytes_raw()
