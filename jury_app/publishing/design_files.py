"""Taking in what a design shows, and the design itself as a file that goes to another edition."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from PIL import Image

from jury_app.designs import OwnDesign
from jury_app.documents.certificate import Background, read_background
from jury_app.errors import RefusedFileError
from jury_app.helper import read_image, read_typeface
from jury_app.model.queries.designs import FONT, KeptFile
from jury_app.publishing.orders import read_given
from jury_app.publishing.own_designs import PDF

SUFFIX = ".jurydesign"
_LONGEST_SIDE = 2_400  # points of a signature, as many to the inch as a printer has
_PNG, _JPEG = "image/png", "image/jpeg"
_JPEG_MARK = b"\xff\xd8"


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of a design, under the fingerprint by which the design names it."""

    sha256: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    name: Annotated[str, msgspec.Meta(max_length=400)]
    media_type: Literal["application/pdf", "image/png", "image/jpeg", "font/ttf"]
    content: bytes


class _Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A design as one file."""

    format: Literal["jury-design"] = "jury-design"
    version: Literal[1] = 1
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    design: OwnDesign
    files: Annotated[tuple[_File, ...], msgspec.Meta(max_length=200)] = ()


@dataclass(frozen=True, slots=True)
class TakenDesign:
    """A design that came as a file, with the files that it shows."""

    name: str
    design: OwnDesign
    files: tuple[KeptFile, ...]


@dataclass(frozen=True, slots=True)
class TakenBackground:
    """A background as it is kept, and the size of the designer’s page."""

    file: KeptFile
    size: tuple[float, float]


def take_background(path: Path) -> TakenBackground:
    """Return a background (PDF, SVG, PNG, JPEG) as it is kept."""
    return _kept_background(read_given(path), path.name)


def take_signature(path: Path) -> KeptFile:
    """Return the picture of a signature (PNG, JPEG), its transparent parts kept."""
    return _kept_picture(read_given(path), path.name)


def take_typeface(path: Path) -> KeptFile:
    """Return a typeface (TTF), under its own name, if documents may hold it."""
    return _kept_typeface(read_given(path), path.name)


def pack_design(name: str, design: OwnDesign, files: dict[str, KeptFile]) -> bytes:
    """Return a design and all that it shows as one file."""
    document = _Document(
        name=name,
        design=design,
        files=tuple(
            _File(sha256=key, name=each.name, media_type=each.media_type, content=each.content)  # type: ignore[arg-type]  # one of the four
            for key, each in sorted(files.items())
            if key in design.files
        ),
    )
    return msgspec.json.encode(document)


def unpack_design(path: Path) -> TakenDesign:
    """Return a design that came as a file; what it shows is read as any file from outside."""
    data = read_given(path)
    try:
        document = msgspec.json.decode(data, type=_Document)
    except (msgspec.DecodeError, RecursionError):
        raise RefusedFileError("design_unfit", file=path.name) from None
    design, files = document.design, []
    for each in document.files:
        if each.sha256 == design.background:
            taken = _kept_background(each.content, each.name)
            size, name = taken.size, taken.file.sha256
            design = msgspec.structs.replace(design, background=name, background_size=size)
            files.append(taken.file)
        else:
            kept = _kept_typeface if each.media_type == FONT else _kept_picture
            files.append(kept(each.content, each.name))
            design = _renamed(design, each.sha256, files[-1].sha256)
    if {*design.files} - {each.sha256 for each in files}:
        raise RefusedFileError("design_unfit", file=path.name)
    return TakenDesign(document.name, design, tuple(files))


def _renamed(design: OwnDesign, old: str, new: str) -> OwnDesign:
    """Return a design that names a file by its fingerprint here."""
    fields = tuple(
        msgspec.structs.replace(
            each,
            picture=new if each.picture == old else each.picture,
            face=new if each.face == old else each.face,
        )
        for each in design.fields
    )
    return msgspec.structs.replace(design, fields=fields)


def _kept_background(data: bytes, name: str) -> TakenBackground:
    ground = read_background(data, name)
    file = KeptFile(name=name, media_type=_media_type(ground), content=ground.data)
    return TakenBackground(file, ground.size)


def _media_type(ground: Background) -> str:
    if ground.kind == "pdf":
        return PDF
    return _JPEG if ground.data.startswith(_JPEG_MARK) else _PNG


def _kept_picture(data: bytes, name: str) -> KeptFile:
    picture = read_image(data, name, longest_side=_LONGEST_SIDE)
    output = BytesIO()
    size = (picture.width, picture.height)
    Image.frombytes("RGBA", size, picture.pixels).save(output, "PNG")
    return KeptFile(name=name, media_type=_PNG, content=output.getvalue())


def _kept_typeface(data: bytes, name: str) -> KeptFile:
    return KeptFile(name=read_typeface(data, name).name, media_type=FONT, content=data)
