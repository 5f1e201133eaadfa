"""What the application remembers of its user: recent files, windows, language, look.

Nothing of an edition is kept here but its title and one sentence, for the start window.
"""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from jury_app.i18n import LANGUAGES, Language
from jury_app.paths import user_data
from jury_app.ui.look import TEXT_SIZES, THEME_CHOICES, ThemeChoice

RECENT = 12
_ISO_UTC = "%Y-%m-%dT%H:%M:%S+00:00"
RecentKind: TypeAlias = Literal["edition", "kit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentFile:
    """A file that was open lately, and how it stood when it was closed."""

    path: str
    kind: RecentKind
    title: str = ""
    sentence: str = ""
    language: str = ""  # in which the sentence was said
    opened_at: str = ""  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Everything that is remembered."""

    language: Language | None = None
    theme: ThemeChoice = "system"
    text_size: int = 100
    recent: tuple[RecentFile, ...] = ()
    geometry: Mapping[str, str] = field(default_factory=dict)
    day_minutes: Mapping[str, int] = field(default_factory=dict)  # planned, by edition
    watched: Mapping[str, str] = field(default_factory=dict)  # the folder, by edition
    ballot_folders: Mapping[str, str] = field(default_factory=dict)  # chosen, by edition
    is_toured: bool = False  # the juror's window was shown around in


class Settings:
    """The user's settings, written as soon as they change; a damaged file is no harm."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or user_data() / "settings.json"
        self._choices = _read(self._file)

    @property
    def choices(self) -> Choices:
        """What is remembered now."""
        return self._choices

    def choose_language(self, language: Language) -> None:
        """Speak this language from the next window on."""
        self._write(replace(self._choices, language=language))

    def choose_theme(self, theme: ThemeChoice) -> None:
        """Wear this scheme next time."""
        self._write(replace(self._choices, theme=theme))

    def choose_text_size(self, percent: int) -> None:
        """Write as large as this next time."""
        self._write(replace(self._choices, text_size=percent))

    def remember_tour(self) -> None:
        """Show nobody around again who does not ask."""
        self._write(replace(self._choices, is_toured=True))

    def remember_file(self, file: RecentFile) -> None:
        """Put a file at the head of the recent ones; a sentence it does not bring stays."""
        known = next((each for each in self._choices.recent if each.path == file.path), file)
        kept = replace(
            file,
            title=file.title or known.title,
            sentence=file.sentence or known.sentence,
            language=file.language if file.sentence else known.language,
            opened_at=file.opened_at or time.strftime(_ISO_UTC, time.gmtime()),
        )
        others = (each for each in self._choices.recent if each.path != file.path)
        self._write(replace(self._choices, recent=(kept, *others)[:RECENT]))

    def forget_file(self, path: str) -> None:
        """Leave a file out of the recent ones; the file itself stays."""
        kept = tuple(each for each in self._choices.recent if each.path != path)
        self._write(replace(self._choices, recent=kept))

    def remember_geometry(self, window: str, geometry: str) -> None:
        """Keep where a window was."""
        known = {**self._choices.geometry, window: geometry}
        self._write(replace(self._choices, geometry=known))

    def geometry(self, window: str) -> str:
        """Return where a window was, or nothing."""
        return self._choices.geometry.get(window, "")

    def plan_day(self, edition: str, minutes: int) -> None:
        """Keep how long the jury of an edition means to sit; 0 where nobody planned it."""
        self._write(
            replace(self._choices, day_minutes={**self._choices.day_minutes, edition: minutes})
        )

    def day_minutes(self, edition: str) -> int:
        """Return how long the jury means to sit."""
        return self._choices.day_minutes.get(edition, 0)

    def watch_folder(self, edition: str, folder: str) -> None:
        """Keep where the ballots of an edition come in; nowhere, if nothing is given."""
        known = {key: each for key, each in self._choices.watched.items() if key != edition}
        kept = {**known, edition: folder} if folder else known
        self._write(replace(self._choices, watched=kept))

    def watched_folder(self, edition: str) -> str:
        """Return where the ballots come in, or nothing."""
        return self._choices.watched.get(edition, "")

    def put_ballots_into(self, edition: str, folder: str) -> None:
        """Keep where a juror put the ballots of an edition."""
        known = {**self._choices.ballot_folders, edition: folder}
        self._write(replace(self._choices, ballot_folders=known))

    def ballot_folder(self, edition: str) -> str:
        """Return where the ballots of an edition were put, or nothing."""
        return self._choices.ballot_folders.get(edition, "")

    def _write(self, choices: Choices) -> None:
        self._choices = choices
        with suppress(OSError):  # a full disk costs the memory of a window, never the work
            _write_safely(self._file, json.dumps(asdict(choices), ensure_ascii=False, indent=1))


def _write_safely(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as output:
            output.write(text)
            output.flush()
            os.fsync(output.fileno())
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _read(file: Path) -> Choices:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Choices()
    if not isinstance(found, dict):
        return Choices()
    return Choices(
        language=_one_of(found.get("language"), LANGUAGES, None),
        theme=_one_of(found.get("theme"), THEME_CHOICES, "system"),
        text_size=_one_of(found.get("text_size"), TEXT_SIZES, 100),
        recent=_recent(found.get("recent")),
        geometry=_texts(found.get("geometry")),
        day_minutes=_minutes(found.get("day_minutes")),
        watched=_texts(found.get("watched")),
        ballot_folders=_texts(found.get("ballot_folders")),
        is_toured=found.get("is_toured") is True,
    )


def _one_of(value: Any, allowed: tuple[Any, ...], otherwise: Any) -> Any:
    return value if value in allowed else otherwise


def _texts(value: Any) -> dict[str, str]:
    items = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in items if isinstance(text, str)}


def _minutes(value: Any) -> dict[str, int]:
    items = value.items() if isinstance(value, dict) else ()
    return {key: each for key, each in items if type(each) is int and each >= 0}


def _recent(value: Any) -> tuple[RecentFile, ...]:
    names = {each.name for each in fields(RecentFile)}
    read = []
    for item in value if isinstance(value, list) else []:
        texts = {key: text for key, text in _texts(item).items() if key in names}
        if texts.get("path") and texts.get("kind") in ("edition", "kit"):
            read.append(RecentFile(**texts))  # type: ignore[arg-type]  # the kind was just checked
    return tuple(read[:RECENT])
