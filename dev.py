#!/usr/bin/env python3
"""One command for each thing that is done with these sources: `python3 dev.py VERB`.

Standard library only: it runs before anything is installed, on Linux, macOS and Windows.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
STAMP = VENV / "jury-setup.txt"
LOCKS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
MEMORY, MEMORY_NEEDED = Path("/dev/shm"), 4 << 30  # noqa: S108 -- a folder of its own is made there
Within = contextlib.AbstractContextManager[None]
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

# What Qt loads on Linux, and the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
DESK_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "age": "age",
    "jq": "jq",
    "mkfs.xfs": "xfsprogs",
    "openssl": "openssl",
    "qpdf": "qpdf",
    "strace": "strace",
    "xxd": "xxd",
}
BUNDLE_PROGRAMS = {"objdump": "binutils"}
CHECKS = ("ruff check", "ruff format --check", "mypy jury_app dev.py", "lint-imports --no-logo")


class Trouble(Exception):  # noqa: N818 -- something for a person to put right, not an error of ours
    """A sentence for the person who ran the command."""


def say(text: str) -> None:
    """Print a line of progress before the next program prints its own."""
    print(f"dev.py: {text}", flush=True)


def call(*command: str | Path, cwd: Path | None = None, quiet: bool = False) -> int:
    """Run a program and return its exit status."""
    output = subprocess.DEVNULL if quiet else None
    line = [str(part) for part in command]
    status = subprocess.run(line, cwd=cwd, stdout=output, check=False).returncode
    return status if status >= 0 else 128 - status


def must(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a program whose failure is ours too."""
    if status := call(*command, cwd=cwd):
        line = shlex.join(map(str, command))
        raise Trouble(f"This failed with exit status {status}: {line}")


def program(name: str) -> Path:
    """Return a program of the private environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def set_up(*, dev: bool = False) -> None:
    """Make the private environment or bring it up to date; quick when nothing changed."""
    install_system_packages(missing(TEST_PROGRAMS, shutil.which) if dev else [])
    files = [(ROOT / name).read_bytes() for name in (*LOCKS, "pyproject.toml")]
    place, locks = (
        f"{PYTHON} {sys.base_prefix} {ROOT}",
        hashlib.sha256(b"\n".join(files)).hexdigest(),
    )
    known = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    if known[:1] != [place]:  # of another Python or another folder, or never finished
        say(f"making {VENV} with Python {PYTHON}")
        python = getattr(sys, "_base_executable", sys.executable)
        must(python, "-m", "venv", "--clear", VENV)
    if known[:2] == [place, locks] and (not dev or "dev" in known):
        return
    dev = dev or "dev" in known
    install_locked(LOCKS if dev else LOCKS[:2])
    STAMP.write_text("\n".join([place, locks, "dev" if dev else "run"]), encoding="utf-8")


def install_locked(locks: Sequence[str]) -> None:
    """Install what the lock files name, each file checked by its hash, and the project itself."""
    pip = (program("python"), "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    files = [part for name in locks for part in ("--requirement", ROOT / name)]
    say(f"installing {', '.join(locks)}: some 250 MB, a few minutes the first time")
    must(*pip, *quiet, "--require-hashes", "--only-binary=:all:", *files)
    must(*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT)


def install_system_packages(useful: Sequence[str]) -> None:
    """Install what a Debian or Ubuntu lacks if we may, else name it; nothing to do elsewhere."""
    if sys.platform != "linux":
        return
    needed, useful = needed_packages(), [*useful, *missing(DESK_LIBRARIES, loads)]
    packages = list(dict.fromkeys([*needed, *useful]))
    command = f"    sudo apt-get install {' '.join(packages)}"
    if packages and (apt := apt_get()):
        say(f"installing system packages: {' '.join(packages)}")
        call(*apt, "update", quiet=True)
        call(*apt, "install", "--yes", "--no-install-recommends", *packages, quiet=True)
        importlib.invalidate_caches()
        needed = needed_packages()
    elif useful and not needed:
        say(f"a screen, a printer or a build will want this:\n{command}")
    if needed:
        raise Trouble(f"System packages are missing. Run this, then try again:\n{command}")


def needed_packages() -> list[str]:
    """Return the packages without which nothing starts."""
    venv = [] if importlib.util.find_spec("ensurepip") else [f"python{PYTHON}-venv"]
    return venv + missing(QT_LIBRARIES, loads)


def missing(packages: dict[str, str], found: Callable[[str], object]) -> list[str]:
    """Return the packages of what is not found here."""
    return [package for name, package in packages.items() if not found(name)]


def loads(library: str) -> bool:
    """Tell whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_get() -> tuple[str, ...]:
    """Return the command that installs packages without a question, or nothing if we may not."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    if not apt or sys.platform == "win32":
        return ()
    command = ("env", "DEBIAN_FRONTEND=noninteractive", apt)
    if os.geteuid() == 0:
        return command
    return (sudo, "-n", *command) if sudo and call(sudo, "-n", "true") == 0 else ()


def setup(_arguments: Sequence[str]) -> int:
    """Make .venv with the locked dependencies, and jury-app in it."""
    set_up()
    say(f"ready: {program('jury-app')}")
    return 0


def demo(arguments: Sequence[str]) -> int:
    """Play a whole edition into build/demo (or DIR); open it where there is a screen."""
    set_up()
    folder = Path(arguments[0]) if arguments else BUILD / "demo"
    must(program("jury-app"), "demo", folder, *arguments[1:])
    say(f"the edition is {folder / 'demo.jury'}")
    if has_screen():
        open_window(folder / "demo.jury")
    return 0


def has_screen() -> bool:
    """Tell whether somebody sits before this machine."""
    if os.environ.get("CI") or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return screen if sys.platform == "linux" else sys.stdin.isatty()


def open_window(edition: Path) -> None:
    """Open an edition in a window that outlives this command."""
    log = BUILD / "window.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        command = [program("jury-app"), edition]
        window = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    with contextlib.suppress(subprocess.TimeoutExpired):
        if window.wait(timeout=3):
            raise Trouble(f"The window did not open:\n{log.read_text()}")


def run(arguments: Sequence[str]) -> int:
    """Start jury-app with the arguments given."""
    set_up()
    return call(program("jury-app"), *arguments)


def lint(_arguments: Sequence[str]) -> int:
    """Check style, types and the direction of imports."""
    set_up(dev=True)
    failed = []
    for line in CHECKS:
        say(line)
        name, *arguments = line.split()
        if call(program(name), *arguments, cwd=ROOT):
            failed.append(line)
    if failed:
        raise Trouble(f"Not clean yet: {', '.join(failed)}.")
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run lint, then the tests; further arguments go to pytest."""
    lint(())
    say("pytest")
    # Neighbouring tests share what is costly to make: each process begins with one half of them.
    with files_in_memory():
        return call(program("pytest"), "-n", "2", "--dist", "worksteal", *arguments, cwd=ROOT)


def files_in_memory(memory: Path = MEMORY, needed: int = MEMORY_NEEDED) -> Within:
    """Keep what tests write in memory where there is room: they wait for the disk at each save."""
    has_room = memory.is_dir() and shutil.disk_usage(memory).free >= needed
    return own_folder("TMPDIR", within=memory) if has_room else contextlib.nullcontext()


def translations(arguments: Sequence[str]) -> int:
    """Bring the French catalogue up to date with the sources, and check it."""
    set_up(dev=True)
    must(program("python"), ROOT / "resources/locale/update.py", *arguments)
    return call(program("pytest"), "-q", "tests/test_translations.py", cwd=ROOT)


def bundle(_arguments: Sequence[str]) -> int:
    """Build the program that needs no Python into build/bundle; let it play the demo and count."""
    set_up(dev=True)
    library = f"libpython{PYTHON}"  # Debian's Python does without, PyInstaller does not
    lacking = [library] if sys.base_prefix == "/usr" and not loads(f"{library}.so.1.0") else []
    install_system_packages(missing(BUNDLE_PROGRAMS, shutil.which) + lacking)
    folder = BUILD / "bundle" / "jury-app"
    say("building with PyInstaller, about a minute")
    options = ("--noconfirm", "--log-level=ERROR", "--workpath", BUILD / "pyinstaller")
    must(program("pyinstaller"), *options, "--distpath", folder.parent, "build.spec", cwd=ROOT)
    size = sum(file.stat().st_size for file in folder.rglob("*") if not file.is_symlink())
    say(f"{folder}: {size / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as there:
        frozen, marks = folder / program("jury-app").name, Path(there) / "marks.csv"
        must(frozen, "demo", Path(there) / "demo")
        marks.write_text("application,juror,score\nA,X,7\nA,Y,8\nB,X,5\nB,Y,9\n", encoding="utf-8")
        must(frozen, "analyse", marks)
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Run NAME of bench/ with its arguments."""
    return script("bench", arguments)


def screenshots(arguments: Sequence[str]) -> int:
    """Photograph every page into docs/, in both languages and both themes."""
    return script("docs", ["screenshots", *arguments])


def soak(arguments: Sequence[str]) -> int:
    """Run NAME of tests/soak/ with its arguments, or 500 times; `kills` is one."""
    return script("tests/soak", arguments if arguments[1:] else [*arguments, "--count", "500"])


def script(folder: str, arguments: Sequence[str]) -> int:
    """Run a script of ours by its name."""
    known = {path.stem: path for path in sorted((ROOT / folder).glob("*.py"))}
    if not arguments or arguments[0] not in known:
        raise Trouble(f"Name a script of {folder}: {', '.join(known) or 'none yet'}.")
    set_up(dev=True)
    with nobody_s_data():
        return call(program("python"), known[arguments[0]], *arguments[1:], cwd=ROOT)


def nobody_s_data() -> Within:
    """Keep what a trial remembers, recent files and folders among it, out of the user’s own."""
    return own_folder("JURY_DATA", "XDG_CONFIG_HOME")


@contextlib.contextmanager
def own_folder(*variables: str, within: Path | None = None) -> Iterator[None]:
    """Let programs find a new folder by variables; it goes in the end, whatever still holds it."""
    before, made = dict(os.environ), tempfile.TemporaryDirectory
    with made(prefix="jury-", dir=within, ignore_cleanup_errors=True) as folder:
        os.environ.update(dict.fromkeys(variables, folder))
        Path(folder).chmod(0o711)  # some tests become another user, who has to come through
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    verb.__name__: verb
    for verb in (setup, demo, run, test, lint, translations, screenshots, bundle, bench, soak)
}


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument names."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- an older Python may well start this file
        say(f"Jury needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
        return 1
    if not arguments or arguments[0] not in VERBS:
        print("python3 dev.py VERB [ARGUMENTS]\n")
        print("\n".join(f"  {name:13} {verb.__doc__}" for name, verb in VERBS.items()))
        return 0 if arguments[:1] in (["help"], ["-h"], ["--help"]) else 2
    try:
        return VERBS[arguments[0]](arguments[1:])
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
