"""What stands behind the code: loaded while the juror types it, by who puts everything together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from jury_app.desk.desk import Desk
    from jury_app.ui.juror.desk_screen import DeskScreen
    from jury_app.ui.juror.kit_pages import KitPages
    from jury_app.ui.juror.window import JurorWindow


@dataclass(frozen=True, slots=True)
class Behind:
    """How a kit is opened, and the pages that show it: neither is needed to ask for the code."""

    open_desk: Callable[[Path, str], "Desk"]
    screen: type["DeskScreen"]
    help_with_code: Callable[[QWidget], None]


Load: TypeAlias = Callable[[], Behind]
Enter: TypeAlias = Callable[["JurorWindow"], "KitPages"]
