"""Commands in processes of their own, forked from one that has read them all: see `starter.py`."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STARTER = Path(__file__).parent / "starter.py"


@dataclass(frozen=True)
class Done:
    """What a process answered."""

    status: int
    document: Any
    error: str


class Machine:
    """Runs commands with --json, each in a new process; each folder of data is another machine."""

    def __init__(self, starter):
        self._starter = starter

    def run(self, data, *words, folder=None, lang="fr"):
        """Run a command where its data is, and from the folder it is run in."""
        variables = {**os.environ, "JURY_DATA": str(data), "JURY_LANG": lang}
        variables.pop("JURY_PASSPHRASE", None)
        with tempfile.TemporaryDirectory() as said:
            output, complaint = Path(said) / "output", Path(said) / "complaint"
            asked = {
                "words": [*map(str, words), "--json"],
                "folder": str(folder or Path.cwd()),
                "variables": variables,
                "output": str(output),
                "complaint": str(complaint),
            }
            self._starter.stdin.write(f"{json.dumps(asked)}\n")
            self._starter.stdin.flush()
            status = int(self._starter.stdout.readline())
            answer = json.loads(output.read_text(encoding="utf-8"))
            return Done(status, answer, complaint.read_text(encoding="utf-8"))


@contextmanager
def machine():
    """Have the commands read once, for all the processes to come."""
    command = [sys.executable, str(STARTER)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as starter:
        yield Machine(starter)
