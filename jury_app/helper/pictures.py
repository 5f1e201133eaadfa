"""Pictures from outside: PNG and JPEG as plain pixels, without what cameras add to them."""

from dataclasses import dataclass

from jury_app.helper.child import SECONDS, Child
from jury_app.helper.frames import Request


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels in the order red, green, blue, alpha, line by line from the top."""

    width: int
    height: int
    pixels: bytes


def read_image(
    data: bytes, file: str = "", *, longest_side: int = 0, seconds: float = SECONDS
) -> Picture:
    """Return the pixels of a PNG or JPEG file, upright, made smaller if asked."""
    child = Child("image", file, seconds)
    try:
        (width, height), pixels = child.ask(
            Request("read", longest_side=longest_side), tuple[int, int], data
        )
    finally:
        child.close()
    if len(pixels) != width * height * 4:
        raise child.refused("file_unreadable")
    return Picture(width, height, pixels)
