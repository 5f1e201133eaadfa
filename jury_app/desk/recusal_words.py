"""How a recusal without a reason is written where a cell must say something, and read again."""

from jury_app.formatting import plain
from jury_app.i18n import LANGUAGES, _, speaking


def recusal_text(reason: str) -> str:
    """Return what to write for a recusal."""
    return reason or _("recused")


def recusal_reason(text: str) -> str | None:
    """Return the reason that was written, empty for the bare word, None for no recusal."""
    said = " ".join(text.split())
    if not said:
        return None
    return "" if plain(said) in _bare() else said


def _bare() -> set[str]:
    words: set[str] = set()
    for language in LANGUAGES:
        with speaking(language):
            words.add(plain(recusal_text("")))
    return words
