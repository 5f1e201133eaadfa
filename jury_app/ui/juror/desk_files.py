"""The files that come to a desk and leave it: how they are read and written, once one is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jury_app.desk.cosigning import AskedSeal
    from jury_app.desk.desk import Desk
    from jury_app.desk.grid_changes import GridReading
    from jury_app.desk.grid_file import Grid
    from jury_app.desk.receipts import ReadReceipt
    from jury_app.progress import Steps
    from jury_app.sealing.manifest import KitManifest


@dataclass(frozen=True, slots=True)
class DeskFiles:
    """What may be asked on the desk's thread; documents and spreadsheets are loaded there."""

    write_grid: Callable[["Desk", Path], None]
    read_grid: Callable[["KitManifest", Path], "Steps[Grid]"]  # on any thread
    compare_grid: Callable[["Desk", "Grid"], "GridReading"]
    take_receipt: Callable[["Desk", Path, Path], "ReadReceipt"]
    find_receipt: Callable[["Desk", Path], "ReadReceipt | None"]
    write_message: Callable[["Desk", Path], Path]
    write_copy: Callable[["Desk", Path], Path]
    read_request: Callable[["Desk", Path], "AskedSeal"]
    co_sign: Callable[["Desk", "AskedSeal", Path], Path]
    write_cosigned: Callable[["Desk", Path], Path]
