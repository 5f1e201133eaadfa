"""Starts the program again and again: each time in a process of its own, forked from this one,
which has read all commands once.

A line of JSON asks for a start and says where its output and its complaint go; a line answers with
the exit status.
"""

import gc
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy.orm import configure_mappers

from jury_app import __main__ as program
from jury_app.command_names import COMMANDS
from jury_app.sealing import encryption


def main():
    for module in {module for module, _name in COMMANDS.values()}:
        importlib.import_module(f"jury_app.commands.{module}")
    configure_mappers()
    encryption.CODE_WORK = encryption.PASSPHRASE_WORK = 1  # the road is tried, not the lock
    gc.freeze()  # at its end a child would look through all of it, and have a copy of all of it
    start = forked if hasattr(os, "fork") else started
    for line in sys.stdin:
        sys.stdout.write(f"{start(**json.loads(line))}\n")
        sys.stdout.flush()


def forked(words, folder, variables, output, complaint):
    """Return the exit status of a process that goes on from here with these words."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    for stream, path in enumerate((os.devnull, output, complaint)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
    sys.argv = ["jury-app", *words]
    sys.exit(program.main())


def started(words, folder, variables, output, complaint):
    """The same where nothing forks."""
    command = [sys.executable, "-m", "jury_app", *words]
    with Path(output).open("wb") as said, Path(complaint).open("wb") as complained:
        return subprocess.call(command, cwd=folder, env=variables, stdout=said, stderr=complained)


if __name__ == "__main__":
    main()
