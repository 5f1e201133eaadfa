"""The control: a child that saves by the usual advice, WAL and NORMAL: `careless_child.py CHILD …`.

It must lose what it says is saved; a campaign in which it does not proves nothing.
"""

import runpy
import sys

from jury_app.model import sqlite_file

CARELESS = {"journal_mode=DELETE": "journal_mode=WAL", "synchronous=EXTRA": "synchronous=NORMAL"}

sqlite_file.PRAGMAS = tuple(CARELESS.get(each, each) for each in sqlite_file.PRAGMAS)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
