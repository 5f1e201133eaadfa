"""Whether the system asks that nothing moves by itself; Qt does not tell, so each is asked."""

import ctypes
import subprocess
import sys
from functools import cache

_PATIENCE_S = 2
_ASK = {  # what to run, and what is answered where less motion is wanted
    "darwin": (("defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),
    "linux": (("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
}


@cache
def is_reduced() -> bool:
    """Return what the system wanted when it was first asked."""
    if sys.platform == "win32":
        return not _windows_animates()
    command, yes = _ASK.get(sys.platform, ((), ""))
    return bool(command) and _answer(command) == yes


def _answer(command: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- the system's own tool, with nothing from outside
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""  # another desktop, that has no such tool
    return done.stdout.strip()


def _windows_animates() -> bool:
    if sys.platform != "win32":
        return True
    found = ctypes.c_int(1)
    get_client_area_animation = 0x1042
    ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(found), 0)
    return bool(found.value)
