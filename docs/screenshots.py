"""Photographs every page and dialog on the demonstration, for `screenshots/`, and for looking.

python docs/screenshots.py [SECTION …] [--out FOLDER] [--languages fr en] [--schemes light dark]
                           [--size 1280x720] [--text 100]
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import screenshot_designs as designs
import screenshot_extremes as extremes
import screenshot_panel as panel
import screenshot_people as people
import screenshot_published as published
import screenshot_room as room
import screenshot_secretariat as secretariat
import screenshot_trouble as trouble
from screenshot_camera import Camera, home, start_screen
from screenshot_year import Year, play

from jury_app.i18n import LANGUAGES
from jury_app.ui.speaking import Speaker
from jury_app.ui.theme import Theme
from jury_app.ui.tokens import SCHEMES

HERE = Path(__file__).resolve().parent
SECTIONS: dict[str, Callable[[Camera, Year], None]] = {
    "start": people.start,
    "juror": people.juror,
    "empty": secretariat.empty,
    "imports": secretariat.imports,
    "edition": secretariat.edition,
    "applications": secretariat.applications,
    "jury": secretariat.jury,
    "assignment": secretariat.assignment,
    "kits": secretariat.kits,
    "ballots": secretariat.ballots,
    "standings": secretariat.standings,
    "deliberation": room.deliberation,
    "publication": secretariat.publication,
    "window": secretariat.window,
}
ONCE: dict[str, Callable[[Camera, Year], None]] = {
    "rehearsal": room.rehearsal,
    "trouble-kits": trouble.kits,
    "trouble-ballots": trouble.ballots,
    "paper": trouble.paper,
    "published": published.published,
    "designs": designs.designs,
    "privacy": published.privacy,
    "countersigner": people.countersigner,
    "panel": panel.panel,
}
"""What few people see: in one language and in one scheme, unless asked for by name."""

ASKED: dict[str, Callable[[Camera, Year], None]] = {"extremes": extremes.extremes}
"""What is only for looking."""

ALL = {**SECTIONS, **ONCE, **ASKED}


def main(arguments: Sequence[str]) -> int:
    """Photograph what is asked for: all of it, unless told."""
    wish = _wish(arguments)
    width, height = map(int, wish.size.split("x"))
    application = start_screen((width, height), home())
    theme = Theme(application, wish.schemes[0], wish.text)
    speaker = Speaker(application)
    wish.out.mkdir(parents=True, exist_ok=True)
    for language in wish.languages:
        speaker.speak(language)
        year = play(home() / language)
        camera = Camera(wish.out, theme, wish.schemes, (width, height), language)
        for name in wish.sections or SECTIONS:
            ALL[name](camera, year)
        if not wish.sections and language == wish.languages[0]:
            camera.schemes = wish.schemes[:1]
            for take in ONCE.values():
                take(camera, year)
    return 0


def _wish(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Photograph every page on the demonstration.")
    parser.add_argument("sections", nargs="*", choices=[*ALL, []], metavar="SECTION")
    parser.add_argument("--out", type=Path, default=HERE / "screenshots")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=["light", "dark"])
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--text", type=int, default=100)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
