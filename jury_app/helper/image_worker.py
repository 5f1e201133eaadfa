"""In the child: opens PNG and JPEG files with Pillow, and no other format."""

from io import BytesIO

from PIL import Image, ImageOps

from jury_app.errors import RefusedFileError
from jury_app.helper.frames import Request

FORMATS = ("PNG", "JPEG")
MAX_PIXELS = 50_000_000

_DEEP = {"I;16", "I;16L", "I;16B", "I;16N", "I"}


class Worker:
    """Turns a file into upright pixels."""

    def answer(self, request: Request, body: bytes) -> tuple[tuple[int, int], bytes]:
        """Return width, height and pixels."""
        with Image.open(BytesIO(body), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise RefusedFileError("file_too_large")
            side = request.longest_side
            if side:
                image.draft(None, (side, side))
            upright = ImageOps.exif_transpose(_eight_bits(image))
            if side:
                upright.thumbnail((side, side))
            coloured = upright.convert("RGBA")
        return coloured.size, coloured.tobytes()


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey picture of 16 bits a pixel with 8; Pillow would cut off all above 255."""
    if image.mode not in _DEEP:
        return image
    return image.convert("I").point(lambda value: value / 257).convert("L")
