"""The commands, and who answers each: a module of `jury_app.commands`, and its function."""

from collections.abc import Mapping

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("demo", "demo"),
    "new": ("founding", "new"),
    "import": ("importing", "import_"),
    "list": ("edition", "list_"),
    "status": ("applications", "status"),
    "assign": ("assigning", "assign"),
    "kits": ("exchange", "kits"),
    "grid": ("grids", "grid"),
    "ballot": ("grids", "ballot"),
    "collect": ("exchange", "collect"),
    "receipts": ("exchange", "receipts"),
    "open-ballots": ("exchange", "open_ballots"),
    "standings": ("sitting", "standings"),
    "decide": ("sitting", "decide"),
    "shortlist": ("shortlisting", "shortlist"),
    "sitting": ("script", "sitting"),
    "close": ("sitting", "close"),
    "publish": ("sitting", "publish"),
    "design": ("designs", "design"),
    "archive": ("archiving", "archive"),
    "verify": ("verifying", "verify"),
    "verify-certificate": ("certificates", "verify_certificate"),
    "check": ("edition", "check"),
    "recovery-sheet": ("keys", "recovery_sheet"),
    "restore": ("keys", "restore"),
    "analyse": ("analysis", "analyse"),
}
