"""Whether the system asks that nothing moves by itself; Qt does not tell, so each is asked."""

import sys
from functools import cache

from PySide6 import QtCore

if sys.platform == "win32":
    import ctypes

_PATIENCE_MS = 2_000
_ASK = {  # what to run, and what is answered where less motion is wanted
    "darwin": ("defaults", ("read", "com.apple.universalaccess", "reduceMotion"), "1"),
    "linux": ("gsettings", ("get", "org.gnome.desktop.interface", "enable-animations"), "false"),
}


@cache
def is_reduced() -> bool:
    """Return what the system wanted when it was first asked."""
    if sys.platform == "win32":
        return not _windows_animates()
    program, arguments, yes = _ASK.get(sys.platform, ("", (), ""))
    return bool(program) and _answer(program, arguments) == yes


def _answer(program: str, arguments: tuple[str, ...]) -> str:
    """Return what the system's own tool says; nothing on a desktop that has no such tool."""
    process = QtCore.QProcess()  # Qt shows Python its classes one by one, when asked
    process.start(program, arguments)
    if not process.waitForFinished(_PATIENCE_MS):
        process.kill()
        process.waitForFinished()
        return ""
    return process.readAllStandardOutput().toStdString().strip()


def _windows_animates() -> bool:
    if sys.platform == "win32":
        found, ask = ctypes.c_int(1), ctypes.windll.user32.SystemParametersInfoW
        get_client_area_animation = 0x1042
        ask(get_client_area_animation, 0, ctypes.byref(found), 0)
        return bool(found.value)
    return True
