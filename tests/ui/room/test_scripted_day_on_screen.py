"""The whole scripted day, act by act: the screen of the room says what was published, no more."""

import json
import runpy
from functools import cache
from pathlib import Path

import pytest

from jury_app.commands.script import read_script
from jury_app.i18n import set_language
from jury_app.model.operations.undoing import undo
from jury_app.model.queries.journal import list_journal
from jury_app.scripting.acts import Close, Undo
from jury_app.scripting.doing import do
from jury_app.scripting.reading import read_line

TESTS = Path(__file__).parents[2]
SCREEN = runpy.run_path(str(Path(__file__).parent / "screen.py"))
DAY = runpy.run_path(str(TESTS / "commands" / "scripted_day.py"))
SITTING = TESTS / "files" / "sitting"
AWARDS = (SITTING / "awards.txt").read_text(encoding="utf-8").splitlines()
SCRIPT = [text for _number, text in read_script(SITTING / "day.jsonl")]
LEVELS = ("Or", "Argent", "Bronze", "Mention", "Prix de l’audace")
NUMBERS = [number for marks in DAY["MARKS"].values() for number in marks]
MEANS = ("18,00", "16,00", "14,20", "14,00", "12,20", "12,00", "10,00", "8,00")
PEOPLE = (*DAY["MEMBERS"], "Castaing", "Rousseau", "Sage", "Zola")


def secrets():
    """All that nobody in the room is to read before it is published, and most of it never."""
    yield from LEVELS
    yield from MEANS
    yield from PEOPLE
    for number in NUMBERS:
        yield from (f"Projet {number}", f"Commune {number}")
    for text in SCRIPT:
        told = json.loads(text)
        fields = ("question", "motive", "citation", "reason", "text")
        yield from (told[name] for name in fields if told.get(name))


SECRETS = frozenset(secrets())


class Published:
    """What the room may read, by what was published: followed by hand, line after line."""

    def __init__(self):
        self.item, self.out, self.shown, self.question = None, set(), {}, ""
        self.recused = {}

    @property
    def text(self):
        item = self.item if self.item in NUMBERS else None
        return "\n".join([title(item) if item else "", *self.out, *self.shown.values()])

    def follow(self, told):
        if step := getattr(self, f"on_{told['act'].replace('-', '_')}", None):
            step(told)

    def on_recuse(self, told):
        self.recused.setdefault(told["application"], set()).add(told["juror"])

    def on_open_domain(self, told):
        self.item, self.out, self.shown = told["domain"], set(), {}

    def on_open_application(self, told):
        number = told["application"]
        if domain_of(number) != self.item:
            self.shown = {}
        self.item, self.out = number, set(self.recused.get(number, ()))

    def on_close_application(self, _told):
        self.item, self.out = domain_of(self.item), set()

    def on_close_domain(self, _told):
        self.item, self.out, self.shown = None, set(), {}

    def on_exit(self, told):
        self.out.add(told["juror"])

    def on_return(self, told):
        self.out.remove(told["juror"])

    def on_vote(self, told):
        self.question = told.get("question", "")

    def on_publish(self, told):
        self.shown[told["what"]] = self.published(told)

    def on_unpublish(self, told):
        kept = self.shown if "what" in told else {}
        self.shown = {what: text for what, text in kept.items() if what != told["what"]}

    def published(self, told):
        domain = told.get("domain", "")
        match told["what"]:
            case "vote":
                return self.question
            case "standings":
                means = MEANS if told.get("means") else ()
                return "\n".join([*map(title, DAY["MARKS"][domain]), *means])
            case "decisions":
                rows = [row for row in AWARDS if row.startswith(domain)]
                return "\n".join(rows + [title(each) for each in NUMBERS if each in "".join(rows)])


def title(number):
    return f"Projet {number}, Commune {number}"


def domain_of(number):
    return next((code for code, marks in DAY["MARKS"].items() if number in marks), None)


@cache
def said_in(text):
    return {each for each in SECRETS if SCREEN["found"](each, text)}


def doing(told):
    """Return what a line of the script does, and is done by the window."""
    line = read_line(json.dumps(told))
    return undo_last if isinstance(line, Undo) else lambda session: do(session, line)


def undo_last(session):
    live = [row for row in list_journal(session) if row.is_live and row.kind != "correction"]
    return undo(session, seq=live[-1].id)


@pytest.fixture
def screen(qtbot, theme, listener, tmp_path):
    set_language("fr")
    path = tmp_path / "edition.jury"
    DAY["prepare"](path)
    screen = SCREEN["Screen"](qtbot, path)
    yield screen
    screen.workspace.close()


def test_after_no_act_of_the_day_the_screen_says_what_was_not_published(screen):
    published = Published()
    for text in SCRIPT:
        told = json.loads(text)
        if told["act"] == Close.act:
            continue
        screen.do(doing(told))
        published.follow(told)

        said = said_in("\n".join(sorted(screen.strings())))

        assert said <= said_in(published.text), text
        assert bool(said) is bool(published.text.strip()), text
