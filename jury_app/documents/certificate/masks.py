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
    made = [plain.dark ^ change for change in _changes(version)]
    rules = _Rules.of(plain.count, plain.stride)
    return Squares(min(made, key=rules.penalty), plain.count)


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
    """What a code of a size is weighed by; `right` are the squares that have one to their right."""

    stride: int
    right: int
    below: int
    every: int

    @classmethod
    @cache
    def of(cls, count: int, stride: int) -> "_Rules":
        """Return the rules for a size."""
        row = ((1 << count) - 1) << (stride - count)
        every = sum(row << stride * place for place in range(count))
        return cls(stride, every & every << 1, every & every << stride, count**2)

    def penalty(self, dark: int) -> int:
        """Weigh runs and blocks of one shade, what looks like a corner, too much of a shade."""
        stride = self.stride
        across = ~(dark ^ dark << 1) & self.right
        down = ~(dark ^ dark << stride) & self.below
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
    return four.bit_count() + 2 * (four & ~(four << step)).bit_count()


def _corners(dark: int, step: int) -> int:
    """Count the dark-light-dark of a corner that has four light squares at one of its ends."""
    one, two = dark << step, dark << 2 * step
    ends = dark & two
    found = ends & ends << 4 * step & dark << 3 * step & ~(one | dark << 5 * step)
    if not found:
        return 0
    before = dark >> step | dark >> 2 * step
    after = (one | two) << 6 * step
    before, after = before | before >> 2 * step, after | after << 2 * step
    return (found & ~(before & after)).bit_count()
