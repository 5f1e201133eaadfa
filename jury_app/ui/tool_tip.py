"""Tool tips that show words as they are: Qt would read a title with a “<” in it as markup."""

from html import escape


def tool_tip(text: str) -> str:
    """Return a text as a tool tip that wraps, whatever characters it holds."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""
