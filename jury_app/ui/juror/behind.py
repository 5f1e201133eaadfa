"""What stands behind the code: loaded while the juror types it, by who puts everything together."""

from collections.abc import Callable
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


LoadAnnex: TypeAlias = Callable[[], MakeAnnex]


@dataclass(frozen=True, slots=True)
class Behind:
    """How a kit is opened, and the pages that show it: neither is needed to ask for the code."""

    open_desk: Callable[[Path, str], "Desk"]
    screen: type["DeskScreen"]
    annex: LoadAnnex  # not needed to read the first dossier
    help_with_code: Callable[[QWidget], None]


Load: TypeAlias = Callable[[], Behind]
Enter: TypeAlias = Callable[["JurorWindow"], "KitPages"]
