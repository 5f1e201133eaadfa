"""What comes next before the jury: the next application of the domain, the next domain."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from jury_app.i18n import _
from jury_app.model.operations.choreography import (
    close_application,
    open_application,
    open_next_domain,
)
from jury_app.ui.room.room_state import RoomState
from jury_app.ui.secretariat.domain_list import DomainItem
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import button


class TurnActs(QObject):
    """Two buttons that follow the running order; the page puts them where it has room."""

    refused = Signal(object)  # the exception that says why not
    domain_opened = Signal(int)
    application_opened = Signal(str)  # its number

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._state: RoomState | None = None
        self._domains: Sequence[DomainItem] = ()
        self._waiting: Collection[int] = ()
        self.application_button = button("", icon_name="file-text")
        self.domain_button = button(_("Open the next domain"), icon_name="arrow-right")
        self.application_button.clicked.connect(self._on_application_clicked)
        self.domain_button.clicked.connect(self._on_domain_clicked)
        self._offer()

    @property
    def has_application(self) -> bool:
        """Whether an application waits for its turn, or has it now."""
        return self._state is not None and bool(
            self._state.next_number or self._state.screen.number
        )

    @property
    def next_domain(self) -> DomainItem | None:
        """The first domain to be decided after the one that came last; then from the beginning."""
        after = self._state.last_domain if self._state else None
        places = [each.id for each in self._domains]
        turn = places.index(after) + 1 if after in places else 0
        rest = (*self._domains[turn:], *self._domains[:turn])
        return next((each for each in rest if each.id in self._waiting and each.id != after), None)

    def set_state(self, state: RoomState) -> None:
        """Follow the room."""
        self._state = state
        self._offer()

    def set_domains(self, domains: Sequence[DomainItem], waiting: Collection[int]) -> None:
        """Know the domains in their running order, and which are to be decided."""
        self._domains, self._waiting = tuple(domains), waiting
        self._offer()

    def _offer(self) -> None:
        following = self.next_domain
        self.domain_button.setAccessibleDescription(following.name if following else "")
        number = self._state.next_number if self._state else ""
        self.application_button.setText(
            _("Open application {number}").format(number=number)
            if number
            else _("Be done with the application")
        )

    def _on_application_clicked(self) -> None:
        if self._state is None:
            return
        if number := self._state.next_number:
            told = _("Before the jury: application {number}.").format(number=number)
            self.application_opened.emit(number)
            self._do(open_application, told, number=number)
        else:
            self._do(close_application, _("Done with the application: all may come back."))

    def _on_domain_clicked(self) -> None:
        following = self.next_domain
        if following is not None:
            told = _("Before the jury: {domain}.").format(domain=following.name)
            self.domain_opened.emit(following.id)
            self._do(open_next_domain, told, domain_id=following.id)

    def _do(self, operation: Callable[..., Any], told: str, **values: Any) -> None:
        self._office.write(
            self.domain_button, operation, told=told, failed=self.refused.emit, **values
        )
