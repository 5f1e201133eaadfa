"""What a search has found in a document, in the order of its pages, and the one looked at."""

from bisect import insort
from dataclasses import dataclass, field

from jury_app.helper import Box
from jury_app.ui.juror.reader import Found, Search

MOST = 2_000  # nobody goes through more; the search ends


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Words on a page, in as many boxes as they touch lines."""

    page: int
    place: int
    boxes: tuple[Box, ...] = field(compare=False)


class PageSearch:
    """Keeps the hits sorted while they come, and the one looked at with them."""

    def __init__(self, search: Search | None = None) -> None:
        self.search = search
        self.hits: list[Hit] = []
        self.here: Hit | None = None
        self.is_over = search is None
        self.has_text = False

    @property
    def is_full(self) -> bool:
        """Whether there are more hits than anybody goes through."""
        return len(self.hits) >= MOST

    def take(self, found: Found) -> bool:
        """Add what was found on a page; return whether there is a first hit to show now."""
        self.is_over = found.is_last or self.is_full
        self.has_text = self.has_text or found.findings.has_text
        for place, boxes in enumerate(found.findings.hits):
            if boxes and not self.is_full:
                insort(self.hits, Hit(found.page, place, boxes))
        if self.here is None and self.hits:
            self.here = next((hit for hit in self.hits if hit.page == found.page), self.hits[0])
            return True
        return False

    def step(self, by: int) -> Hit | None:
        """Go to the next hit or to the one before, round the end, and return it."""
        if self.here is not None:
            self.here = self.hits[(self.place + by) % len(self.hits)]
        return self.here

    @property
    def place(self) -> int:
        """Where the hit looked at is among the others."""
        return self.hits.index(self.here) if self.here is not None else 0
