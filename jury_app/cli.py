"""The command line: what may be asked, and who answers.

Exit status 0: done, even if some rows or files were refused. 1: refused whole, with one sentence.
2: wrong usage.
"""

import builtins
import gc
import importlib
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jury_app.codes import sentence
from jury_app.command_names import COMMANDS
from jury_app.errors import JuryError
from jury_app.i18n import _, preferred_language, set_language

if TYPE_CHECKING:
    from argparse import Namespace

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Do what the user asks and return the exit status."""
    _speak_utf8()
    set_language(preferred_language(_asked_language(arguments)))
    if _asks_for_a_window(arguments):
        return _open_window(next(iter(arguments), None), None)
    return _obey(arguments)


def _obey(arguments: Sequence[str]) -> int:
    from jury_app.argument_parser import UsageError

    wants_json = "--json" in arguments
    try:
        parsed = _parsed(arguments)
        if parsed.command is not None:
            return _answer(parsed)
    except UsageError as error:
        return _refuse("usage", sentence("usage", text=error), WRONG_USAGE, wants_json=wants_json)
    return _open_window(parsed.file, _asked_language(arguments))


def _parsed(arguments: Sequence[str]) -> "Namespace":
    from jury_app.command_parser import build_parser, require_sense

    parser = build_parser()
    parsed, rest = parser.parse_known_args(_without_window(arguments))
    # The parser takes no list of words after an option; documents may stand there all the same.
    if parsed.command == "publish" and not any(each.startswith("-") for each in rest):
        parsed.documents += rest
    elif rest:
        parser.error(_("not known here: {words}").format(words=" ".join(rest)))
    require_sense(parser, parsed)
    return parsed


def _answer(parsed: "Namespace") -> int:
    from jury_app.commands.answers import require_apart

    try:
        require_apart(parsed)
        answer = _function(parsed.command)(parsed)
    except JuryError as error:
        return _refuse(error.code, str(error), REFUSED, wants_json=parsed.json, place=error.place)
    except KeyboardInterrupt:
        return _refuse("interrupted", sentence("interrupted"), REFUSED, wants_json=parsed.json)
    is_rehearsal = vars(parsed).get("is_rehearsal", False)
    if parsed.json:
        indent = None if answer.is_long else 2
        document = {**answer.document, "rehearsal": True} if is_rehearsal else answer.document
        _tell(json.dumps(document, ensure_ascii=False, indent=indent))
    else:
        _tell(*([sentence("rehearsal")] if is_rehearsal else []), *answer.lines)
    return DONE if answer.ok else REFUSED


def _function(command: str) -> Callable[["Namespace"], Any]:
    module, name = COMMANDS[command]
    function: Callable[[Namespace], Any] = getattr(_loaded(f"jury_app.commands.{module}"), name)
    return function


def _loaded(name: str) -> ModuleType:
    """Load what answers: none of it is garbage, so nobody looks for some, now or at the end."""
    if name in sys.modules or not gc.isenabled():
        return importlib.import_module(name)
    gc.disable()
    try:
        module = importlib.import_module(name)
        gc.freeze()
    finally:
        gc.enable()
    return module


def _refuse(
    code: str,
    text: str,
    status: int,
    *,
    wants_json: bool,
    place: Mapping[str, int] | None = None,
) -> int:
    if wants_json:
        document = {"error": {"code": code, "text": text, **(place or {})}}
        _tell(json.dumps(document, ensure_ascii=False, indent=2))
    sys.stderr.write(f"{text}\n")
    return status


def _tell(*lines: str) -> None:
    try:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever listened, `head` for one, has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_window(file: str | None, asked: str | None) -> int:
    if file is not None and not Path(file).exists():
        return _no_such_file(Path(file))
    if not _has_screen():
        return _refuse("screen_missing", sentence("screen_missing"), REFUSED, wants_json=False)
    prepare_for_windows()
    from jury_app import app

    chosen = preferred_language(asked) if asked else None
    return app.run(Path(file) if file else None, chosen)


def prepare_for_windows() -> None:
    """Load Qt as quickly as can be; whatever is loaded afterwards comes as quickly."""
    gc.disable()  # a start leaves no garbage; the window collects by its own clock
    load = builtins.__import__
    import PySide6.QtCore  # noqa: F401 -- what follows finds it loaded

    builtins.__import__ = load  # Qt's own would read the source of each module that comes later


def _no_such_file(file: Path) -> int:
    if not file.suffix:  # then it was meant for a command
        text = _("not known here: {words}").format(words=file)
        return _refuse("usage", sentence("usage", text=text), WRONG_USAGE, wants_json=False)
    said = sentence("file_missing", file=file.name)
    return _refuse("file_missing", said, REFUSED, wants_json=False)


def _has_screen() -> bool:
    """Whether a window can open: Qt would end the program where none can."""
    chosen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return sys.platform != "linux" or any(os.environ.get(each) for each in chosen)


def _asks_for_a_window(arguments: Sequence[str]) -> bool:
    """Whether it is a start as by a double click: it need not wait for the list of commands."""
    is_file = len(arguments) == 1 and arguments[0] not in {*COMMANDS, "open"}
    return not arguments or (is_file and not arguments[0].startswith("-"))


def _without_window(arguments: Sequence[str]) -> list[str]:
    """Let `jury-app FILE` stand for `jury-app open FILE`."""
    position = _first_word(arguments)
    if position is None or arguments[position] in {*COMMANDS, "open"}:
        return list(arguments)
    return [*arguments[:position], "open", *arguments[position:]]


def _first_word(arguments: Sequence[str]) -> int | None:
    """Return the place of the first word that is neither an option nor the language of one."""
    for place, word in enumerate(arguments):
        if not word.startswith("-") and (place == 0 or arguments[place - 1] != "--lang"):
            return place
    return None


def _asked_language(arguments: Sequence[str]) -> str | None:
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
