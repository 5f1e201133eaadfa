"""Makes sRGB.icc, the colours in which archived documents are meant to be seen.

Run by hand: `.venv/bin/python resources/colour/make.py`. Little CMS, which Pillow holds, builds the
profile from the published figures of sRGB and gives it away. What depends on the day or on the
version that builds it is settled, so that a document keeps its bytes from year to year.
"""

from pathlib import Path

from PIL import ImageCms

TARGET = Path(__file__).with_name("sRGB.icc")
VERSION = slice(8, 12)
MADE_ON = slice(24, 36)
BUILDER = slice(80, 84)
FINGERPRINT = slice(84, 100)


def main() -> None:
    """Write the profile."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[VERSION] = bytes((4, 0x20, 0, 0))  # the one that PDF 1.7 names
    profile[MADE_ON] = b"".join(part.to_bytes(2, "big") for part in (2000, 1, 1, 0, 0, 0))
    profile[BUILDER] = bytes(4)
    profile[FINGERPRINT] = bytes(16)  # none was computed
    TARGET.write_bytes(profile)


if __name__ == "__main__":
    main()
