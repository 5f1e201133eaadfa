"""Takes the faces from the two font packages: `python resources/fonts/make.py SANS SERIF`.

SANS and SERIF are the folders `package` of the unpacked npm packages named in README.md. The
files are copied unchanged and only named alike: their licence reserves the name “Source” for
fonts that nobody altered, so nothing may be subset, dehinted or renamed inside.
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

SANS = {
    "SourceSans3-Regular": "SourceSans3-Regular",
    "SourceSans3-Italic": "SourceSans3-It",
    "SourceSans3-SemiBold": "SourceSans3-Semibold",
    "SourceSans3-SemiBoldItalic": "SourceSans3-SemiboldIt",
    "SourceSans3-Bold": "SourceSans3-Bold",
    "SourceSans3-BoldItalic": "SourceSans3-BoldIt",
}
SERIF = {
    "SourceSerif4-Regular": "SourceSerif4-Regular",
    "SourceSerif4-Italic": "SourceSerif4-It",
    "SourceSerif4-SemiBold": "SourceSerif4-Semibold",
    "SourceSerif4-Bold": "SourceSerif4-Bold",
    "SourceSerif4-BoldItalic": "SourceSerif4-BoldIt",
    "SourceSerif4Display-Regular": "SourceSerif4Display-Regular",
    "SourceSerif4Display-Italic": "SourceSerif4Display-It",
    "SourceSerif4Display-SemiBold": "SourceSerif4Display-Semibold",
}


def take(package: Path, faces: dict[str, str], licence: str) -> None:
    """Copy the faces of one package, and its licence."""
    for ours, theirs in faces.items():
        shutil.copyfile(package / "TTF" / f"{theirs}.ttf", HERE / f"{ours}.ttf")
    shutil.copyfile(package / "LICENSE.md", HERE / licence)


if __name__ == "__main__":
    take(Path(sys.argv[1]), SANS, "LICENSE-SourceSans3.txt")
    take(Path(sys.argv[2]), SERIF, "LICENSE-SourceSerif4.txt")
