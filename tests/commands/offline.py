"""A world without any network, in which every socket that is asked for is written down."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ALONE = ("unshare", "--user", "--map-root-user", "--net")
WATCH = ("strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "-o")


def why_not():
    """Tell why there is no such world here, or nothing."""
    if missing := [each for each in ("unshare", "strace") if shutil.which(each) is None]:
        return f"not installed: {', '.join(missing)}"
    tried = subprocess.run([*ALONE, *WATCH, os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "no world without a network may be made here"


class Offline:
    """Runs Python there; other programs of the same machine are no network."""

    def __init__(self, folder):
        self._log = Path(folder) / "sockets.log"

    def run(self, data, *words):
        """Return how it ended, where its data is, and the sockets of networks that it asked for."""
        variables = {**os.environ, "JURY_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"}
        command = [*ALONE, *WATCH, str(self._log), sys.executable, *map(str, words)]
        done = subprocess.run(command, env=variables, capture_output=True, check=False)
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return done, [each for each in lines if "socket(" in each and "AF_UNIX" not in each]
