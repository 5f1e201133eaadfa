"""The bag around an edition’s files: BagIt 1.0 (RFC 8493), signed by the edition."""

import hashlib
from collections.abc import Mapping

from jury_app import paths, verify
from jury_app.files import shipped
from jury_app.formatting import plain
from jury_app.model.queries.archived import ArchivedEdition
from jury_app.model.queries.edition import EditionRow
from jury_app.sealing import canonical, envelope
from jury_app.sealing.keys import EditionKeys

FORMAT, VERSION = "jury-archive", 1
READ_ME = ("LISEZ-MOI.md", "READ-ME.md")


def bag(
    edition: EditionRow,
    held: ArchivedEdition,
    payload: Mapping[str, bytes],
    keys: EditionKeys,
) -> dict[str, bytes]:
    """Return all files of the archive: the payload, what lists it, and the signature over both."""
    tags = {
        "bagit.txt": verify.BAGIT.encode(),
        "bag-info.txt": _info(edition, held, payload),
        **{name: shipped(paths.RESOURCES / "archive" / name) for name in READ_ME},
        **_manifests(verify.MANIFESTS, payload),
    }
    tags[verify.SIGNATURE] = _signature(held, tags, keys)
    return {**payload, **tags, **_manifests(verify.TAG_MANIFESTS, tags)}


def top_folder(edition: EditionRow) -> str:
    """Return the one folder that the archive unpacks to."""
    title = plain(f"{edition.values.title} {edition.values.year}")
    return "-".join(word for word in title.split() if word.isalnum()) or "jury"


def _info(edition: EditionRow, held: ArchivedEdition, payload: Mapping[str, bytes]) -> bytes:
    size = sum(map(len, payload.values()))
    lines = [
        f"Source-Organization: {_line(edition.values.organiser)}",
        f"External-Description: {_line(edition.values.title)} {edition.values.year}",
        f"External-Identifier: {edition.key}",
        f"Bagging-Date: {held.at[:10]}",
        f"Payload-Oxum: {size}.{len(payload)}",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _line(text: str) -> str:
    return " ".join(text.split())


def _manifests(names: tuple[str, ...], files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        name: verify.manifest(files, hash_name)
        for name, hash_name in zip(names, verify.HASHES, strict=True)
    }


def _signature(held: ArchivedEdition, tags: Mapping[str, bytes], keys: EditionKeys) -> bytes:
    """Sign the manifests and whatever else is no payload; the manifests bind the payload."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "edition": keys.id,
        "journal": held.head,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in tags.items()},
    }
    kind = verify.KIND.format("archive")
    return envelope.dump(envelope.sign(kind, canonical.dump(told), keys.signing_key))
