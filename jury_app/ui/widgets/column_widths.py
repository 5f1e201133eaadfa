"""How wide the columns of a list are where they do not all fit."""

from collections.abc import Sequence


def narrowed(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths wanted, the widest made narrower until all fit in the room.

    No width falls below its least: where even these do not fit, they are returned. In pixels.
    """
    widths = list(wanted)
    over = sum(widths) - room
    while over > 0:
        yielding = [n for n, width in enumerate(widths) if width > least[n]]
        if not yielding:
            break
        widest = max(widths[n] for n in yielding)
        level = [n for n in yielding if widths[n] == widest]
        others = [widths[n] for n in yielding if widths[n] < widest]
        floor = max([*others, *(least[n] for n in level)])
        cut = max(1, min(widest - floor, over // len(level)))
        for n in level[:over]:
            widths[n] -= cut
            over -= cut
    return widths
