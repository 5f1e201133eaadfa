"""The pipe between the application and its helper: a head in msgpack, then bytes as they are.

Nothing that comes out of the child is trusted: lengths are bounded and types are checked.
"""

import struct
from typing import IO

import msgspec

MAX_HEAD = 128 * 1024 * 1024
MAX_BODY = 256 * 1024 * 1024

_LENGTHS = struct.Struct(">QQ")


class Request(msgspec.Struct, frozen=True):
    """What the child is asked to do with the bytes that follow."""

    job: str
    words: str = ""
    page: int = 0
    scale: float = 1.0
    part: tuple[int, int, int, int] = (0, 0, 0, 0)
    longest_side: int = 0
    seconds: float = 0.0


class Answer(msgspec.Struct, frozen=True):
    """What the child found, or the code of its refusal."""

    refusal: str
    result: msgspec.Raw


class BrokenFrameError(Exception):
    """The other end is gone, or talks nonsense."""


def send(pipe: IO[bytes], head: msgspec.Struct, body: bytes = b"") -> None:
    """Send a head and its bytes."""
    encoded = msgspec.msgpack.encode(head)
    pipe.write(_LENGTHS.pack(len(encoded), len(body)) + encoded)
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """Wait for a head and its bytes."""
    head, body = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if head > MAX_HEAD or body > MAX_BODY:
        raise BrokenFrameError
    return _exactly(pipe, head), _exactly(pipe, body)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    received = pipe.read(length)
    if len(received) != length:
        raise BrokenFrameError
    return received
