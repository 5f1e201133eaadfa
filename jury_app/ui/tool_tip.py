"""Tool tips that show words as they are: Qt would read a title with a “<” in it as markup."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def tool_tip(text: str) -> str:
    """Return a text as a tool tip that wraps, whatever characters it holds."""
    return f"<p>{text.translate(_MARKUP)}</p>" if text else ""
