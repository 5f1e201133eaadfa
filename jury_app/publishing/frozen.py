"""What documents are made from, and what a document is to whoever publishes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import BinaryIO, TypeAlias, cast

from jury_app.documents.award_list import AwardList
from jury_app.documents.certificate import Certificates, OwnDress
from jury_app.documents.letters import Letters
from jury_app.documents.minutes import Minutes
from jury_app.i18n import Language, speaking
from jury_app.model.queries.contacts import Contact
from jury_app.model.queries.cosignatures import CoSignatureRow
from jury_app.model.queries.numbering import states_of
from jury_app.model.queries.presentations import PresentationRow
from jury_app.model.queries.record import SittingRecord
from jury_app.publishing.award_lists import award_list_of
from jury_app.publishing.certificates import certificates_of
from jury_app.publishing.letters import letters_of
from jury_app.publishing.minutes import cosigner_of, minutes_of
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

    dresses: Mapping[str, OwnDress] = field(default_factory=dict)
    """The edition’s own designs of certificates, by the level that they are for."""

    seal_file: bytes = b""
    """The seal itself, as it is published beside the register of certificates."""

    history: tuple[SittingRecord, ...] = ()
    """Every set of decisions that was sealed, this one among them, the oldest first."""

    presentations: Sequence[PresentationRow] = ()
    """What is planned on the premises of laureates."""

    sheet: str = ""
    """The code of the sitting sheet, if one was written before the closing."""

    cosigned: tuple[CoSignatureRow, ...] = ()
    """Who countersigned the seal, as far as they have by now."""

    @property
    def replaced_by(self) -> int | None:
        """The number of the decisions that have replaced these, if any have."""
        last = self.history[-1].number if self.history else self.record.number
        return None if last == self.record.number else last

    @property
    def award_list(self) -> AwardList:
        """The award list."""
        return award_list_of(self.record, self.seal, replaced_by=self.replaced_by)

    @property
    def minutes(self) -> Minutes:
        """The minutes."""
        return replace(
            minutes_of(self.record, self.seal),
            replaced_by=self.replaced_by,
            sheet=self.sheet,
            cosigned=tuple(map(cosigner_of, self.cosigned)),
        )

    @property
    def certificates(self) -> Certificates:
        """The certificates that are asked for."""
        states = states_of(self.history) if self.replaced_by else ()
        return certificates_of(self.record, self.order, self.logos, states, self.dresses)

    @property
    def numbers(self) -> list[str]:
        """Their numbers in the register."""
        return [each.register_number for each in self.certificates.items]

    @cached_property
    def letters(self) -> Letters:
        """Every letter, in the language of the edition; made once, its texts read once."""
        with speaking(cast("Language", self.record.language)):
            return letters_of(self.record, self.wishes, self.contacts, self.replaced_by)


Build: TypeAlias = Callable[[Frozen, BinaryIO], int | None]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's file name, and how it is made."""

    file: str
    build: Build
