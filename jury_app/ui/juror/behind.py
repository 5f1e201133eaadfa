"""What stands behind the code: loaded while the juror types it, by who puts everything together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from jury_app.desk.desk import Desk
    from jury_app.ui.juror.annex import Annex
    from jury_app.ui.juror.ballot_folder import BallotFolder
    from jury_app.ui.juror.desk_screen import DeskScreen
    from jury_app.ui.juror.desk_thread import DeskThread, OpenedDesk
    from jury_app.ui.juror.kit_pages import KitPages
    from jury_app.ui.juror.window import JurorWindow


class MakeAnnex(Protocol):
    """Makes what stands around a desk."""

    def __call__(
        self,
        screen: "DeskScreen",
        opened: "OpenedDesk",
        desk: "DeskThread",
        ballots: "BallotFolder",
    ) -> "Annex": ...


Parts: TypeAlias = Callable[[], Iterator[object]]


@dataclass(frozen=True, slots=True)
class Behind:
    """How a kit is opened, and the pages that show it: nothing of it is needed to ask for the code.

    `load_desk` has no widget in it, and any thread may do it; parts are loaded one by one.
    """

    load_desk: Callable[[], object]
    open_desk: Callable[[Path, str], "Desk"]
    screen_parts: Parts
    screen: Callable[[], type["DeskScreen"]]
    annex_parts: Parts  # not needed to read the first dossier
    annex: Callable[[], MakeAnnex]
    help_with_code: Callable[[QWidget], None]


Enter: TypeAlias = Callable[["JurorWindow"], "KitPages"]
