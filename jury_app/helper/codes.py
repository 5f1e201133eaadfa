"""The texts of the square codes (QR) in a picture or a PDF that came from outside."""

from collections.abc import Iterator

from jury_app.helper.child import SECONDS, Child
from jury_app.helper.frames import Request


def read_codes(data: bytes, file: str = "", *, seconds: float = SECONDS) -> Iterator[str]:
    """Yield the text of each code, page after page."""
    child = Child("code", file, seconds)
    try:
        page, pages = 0, 1
        while page < pages:
            body = b"" if page else data
            (pages, found), _rest = child.ask(
                Request("read", page=page), tuple[int, list[str]], body
            )
            yield from found
            page += 1
    finally:
        child.close()
