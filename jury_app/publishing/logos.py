"""The logos of the sponsors: a folder of pictures, each named by the code of its domain."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from jury_app.errors import RuleError, StoreError
from jury_app.helper import read_image
from jury_app.publishing.orders import read_given

SUFFIXES = frozenset({".png", ".jpg", ".jpeg"})
_LONGEST_SIDE = 1200  # points of a picture, some 700 to the inch where it stands


def read_logos(folder: Path, domains: Iterable[str]) -> Mapping[str, bytes]:
    """Return the logo of each domain that has one in the folder."""
    codes = {code.casefold(): code for code in domains}
    stems = ((path.stem.casefold(), path) for path in _pictures(folder))
    named = {codes[stem]: path for stem, path in stems if stem in codes}
    if not named:
        example = next(iter(codes.values()), "D01")
        raise RuleError("logos_none", folder=folder.name, example=f"{example}.png")
    return {code: _logo(path) for code, path in named.items()}


def _pictures(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() in SUFFIXES)
    except (OSError, ValueError):
        raise StoreError("folder_missing", folder=str(folder)) from None


def _logo(path: Path) -> bytes:
    """Return a picture without what cameras add, its transparent parts kept."""
    picture = read_image(read_given(path), path.name, longest_side=_LONGEST_SIDE)
    output = BytesIO()
    size = (picture.width, picture.height)
    Image.frombytes("RGBA", size, picture.pixels).save(output, "PNG")
    return output.getvalue()
