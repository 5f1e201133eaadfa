"""Which pattern is laid over a square code, so that nothing in it looks like something else.

The encoder weighs the eight patterns of its standard one square after another, which takes eight
times as long as the code itself. Here a whole code is one number, weighed by the same rules.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import zxingcpp

_APART = 4  # light squares after each row: no figure is found across two of them
_SMALLEST, _STEP = 17, 4  # how the squares of a side follow from the number of a size
_PATTERNS = range(8)
_BITS = bytes(ord("1") if grey < 128 else ord("0") for grey in range(256))  # noqa: PLR2004 -- half


@dataclass(frozen=True, slots=True)
class Squares:
    """The dark squares of a code as the bits of one number, row by row."""

    dark: int
    count: int

    @property
    def stride(self) -> int:
        """How many bits a row takes: whole bytes, some of them light."""
        return -(-(self.count + _APART) // 8) * 8

    @property
    def rows(self) -> tuple[bytes, ...]:
        """The rows of a picture, a dark square a one."""
        wide, used = self.stride // 8, -(-self.count // 8)
        every = self.dark.to_bytes(wide * self.count, "big")
        return tuple([every[at : at + used] for at in range(0, wide * self.count, wide)])


def squares_of(text: str, level: str) -> Squares:
    """Return the code of a text, under the pattern that its standard prefers."""
    plain = _encoded(text, ec_level=level, data_mask=0)
    version = (plain.count - _SMALLEST) // _STEP
    return Squares(_Rules.of(version).best(plain.dark), plain.count)


@cache
def _changes(version: int) -> tuple[int, ...]:
    """Return what each pattern changes in any code of a size that bears the first of them."""
    laid = [_encoded("0", ec_level="L", version=version, data_mask=each).dark for each in _PATTERNS]
    return tuple(each ^ laid[0] for each in laid)


def _encoded(text: str, **settings: Any) -> Squares:
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, eci="UTF8", **settings)
    image: Any = made.to_image(scale=1, add_quiet_zones=False)
    blank = Squares(0, image.shape[0])
    count, air = blank.count, b"0" * (blank.stride - blank.count)
    bits = memoryview(image).tobytes().translate(_BITS)
    rows = [bits[at : at + count] for at in range(0, count * count, count)]
    return Squares(int(air.join([*rows, b""]), 2), count)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a code of a size is weighed by; `right` are the squares that have one to their right.

    A pattern changes squares, and which of them are like those beside and above them: each change
    is known before there is any code.
    """

    stride: int
    right: int
    below: int
    every: int
    changes: tuple[tuple[int, int, int], ...]

    @classmethod
    @cache
    def of(cls, version: int) -> "_Rules":
        """Return the rules for a size."""
        blank = Squares(0, _SMALLEST + _STEP * version)
        count, stride = blank.count, blank.stride
        row = ((1 << count) - 1) << (stride - count)
        every = sum(row << stride * place for place in range(count))
        right, below = every & every << 1, every & every << stride
        changes = [
            (dark, (dark ^ dark << 1) & right, (dark ^ dark << stride) & below)
            for dark in _changes(version)
        ]
        return cls(stride, right, below, count**2, tuple(changes))

    def best(self, plain: int) -> int:
        """Return a code under the pattern with which it is lightest, the first of equal ones."""
        across = ~(plain ^ plain << 1) & self.right
        down = ~(plain ^ plain << self.stride) & self.below
        weighed = [
            (self._penalty(plain ^ dark, across ^ aside, down ^ above), place)
            for place, (dark, aside, above) in enumerate(self.changes)
        ]
        return plain ^ self.changes[min(weighed)[1]][0]

    def _penalty(self, dark: int, across: int, down: int) -> int:
        """Weigh runs and blocks of one shade, what looks like a corner, too much of a shade."""
        stride = self.stride
        blocks = (across & across << stride & down).bit_count()
        share = 100 * dark.bit_count() // self.every
        shades = max(50 - share, share - 50) // 5
        runs = _runs(across, 1) + _runs(down, stride)
        corners = _corners(dark, 1) + _corners(dark, stride)
        return runs + 3 * blocks + 40 * corners + 10 * shades


def _runs(same: int, step: int) -> int:
    """Weigh five squares of one shade and more: three for them, and one for each that follows."""
    two = same & same << step
    four = two & two << 2 * step
    return 3 * four.bit_count() - 2 * (four & four << step).bit_count()


def _corners(dark: int, step: int) -> int:
    """Count the dark-light-dark of a corner that has four light squares at one of its ends."""
    one = dark << step
    both = dark & one
    begins = dark ^ both  # a dark square after a light one
    found = begins & begins << 4 * step & both << 2 * step & dark << 6 * step
    if not found:
        return 0
    some = dark | one
    some |= some << 2 * step  # a dark square among four
    return found.bit_count() - (found & some << 7 * step & some >> 4 * step).bit_count()
