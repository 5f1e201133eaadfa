"""The child's door where Python is installed: `python -m jury_app.helper KIND`."""

import sys

from jury_app.helper.server import serve

if __name__ == "__main__":
    sys.exit(serve(sys.argv[-1]))
