"""`python -m jury_app` and the script `jury-app` are the same."""

import sys

from jury_app import helper
from jury_app.cli import run


def main() -> int:
    """Be the helper of another process if that is what is asked, else do what the user asks."""
    if helper.is_asked(sys.argv):
        return helper.serve(sys.argv[-1])
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
