"""Which form a paper ballot is: of which edition, round and juror, and on which grid."""

from dataclasses import dataclass, fields
from typing import Self
from urllib.parse import quote, unquote

from jury_app.errors import RefusedFileError
from jury_app.sealing.keys import fingerprint
from jury_app.sealing.manifest import KitManifest

_FORMAT = "jury-form"
_VERSION = "1"
_DIGEST = 20


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """What a form says of itself, in its code and in its file; `code` is read by people."""

    edition: str
    round: str
    juror: str
    grid: str
    code: str

    @classmethod
    def of(cls, manifest: KitManifest) -> Self:
        """Return the identity of the form that a kit prints."""
        parts = (
            manifest.edition.id,
            manifest.round,
            manifest.juror.id,
            manifest.grid.digest[:_DIGEST],
        )
        numbers = (each.number for each in manifest.applications)
        return cls(*parts, code=fingerprint("\n".join([*parts, *numbers]).encode()))

    @classmethod
    def read(cls, text: str, file: str) -> Self:
        """Return what a form says it is, or refuse what is no form of ours."""
        head, *rest = map(unquote, text.split("/"))
        if head == _FORMAT and rest[:1] != [_VERSION]:
            raise RefusedFileError("newer_version", file=file)
        if head != _FORMAT or len(rest) != 1 + len(fields(cls)):
            raise RefusedFileError("form_foreign", file=file)
        return cls(*rest[1:])

    @property
    def text(self) -> str:
        """The identity in one line, as the form carries it."""
        parts = (self.edition, self.round, self.juror, self.grid, self.code)
        return "/".join(quote(part, safe="") for part in (_FORMAT, _VERSION, *parts))

    def require(self, manifest: KitManifest, file: str) -> None:
        """Refuse the form of another juror, edition, round or grid."""
        own = self.of(manifest)
        for part, reason in (
            ("edition", "form_other_edition"),
            ("round", "form_other_round"),
            ("juror", "form_other_juror"),
            ("grid", "form_other_grid"),
        ):
            if getattr(self, part) != getattr(own, part):
                raise RefusedFileError(reason, file=file)
