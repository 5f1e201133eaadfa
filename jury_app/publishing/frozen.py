"""What documents are made from, and what a document is to whoever publishes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO, TypeAlias, cast

from jury_app.documents.certificate import Certificates
from jury_app.documents.letters import Letters
from jury_app.i18n import Language, speaking
from jury_app.model.queries.contacts import Contact
from jury_app.model.queries.presentations import PresentationRow
from jury_app.model.queries.record import SittingRecord
from jury_app.publishing.certificates import certificates_of
from jury_app.publishing.letters import letters_of
from jury_app.publishing.orders import CertificateOrder
from jury_app.publishing.wishes import Wishes


@dataclass(frozen=True)
class Frozen:
    """What documents are made from: record, seal, the key that checks both, order and logos."""

    record: SittingRecord
    seal: str
    public_key: bytes
    order: CertificateOrder
    logos: Mapping[str, bytes] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    """Where letters go; what they say is frozen."""

    presentations: Sequence[PresentationRow] = ()
    """What is planned on the premises of laureates."""

    @property
    def certificates(self) -> Certificates:
        """The certificates that are asked for."""
        return certificates_of(self.record, self.order, self.logos)

    @property
    def numbers(self) -> list[str]:
        """Their numbers in the register."""
        return [each.register_number for each in self.certificates.items]

    @cached_property
    def letters(self) -> Letters:
        """Every letter, in the language of the edition; made once, its texts read once."""
        with speaking(cast("Language", self.record.language)):
            return letters_of(self.record, self.wishes, self.contacts)


Build: TypeAlias = Callable[[Frozen, BinaryIO], int | None]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's file name, and how it is made."""

    file: str
    build: Build
