import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from jury_app.paths import user_data
from jury_app.ui.settings import RECENT, Choices, RecentFile, Settings


def test_choices_are_there_again_after_a_restart():
    first = Settings()
    first.choose_language("en")
    first.choose_theme("dark")
    first.choose_text_size(150)
    first.remember_geometry("secretariat", "AdnQywAD")
    first.remember_file(RecentFile(path="/a.jury", kind="edition", title="Prix", opened_at="2026"))

    assert Settings().choices == Choices(
        language="en",
        theme="dark",
        text_size=150,
        geometry={"secretariat": "AdnQywAD"},
        recent=(RecentFile(path="/a.jury", kind="edition", title="Prix", opened_at="2026"),),
    )


def test_the_time_planned_for_a_day_is_there_again_after_a_restart(tmp_path):
    file = tmp_path / "settings.json"
    Settings(file).plan_day("prix-2026", 180)
    assert Settings(file).day_minutes("prix-2026") == 180

    file.write_text('{"day_minutes": {"a": true, "b": -5, "c": "x", "d": 90}}', encoding="utf-8")

    assert Settings(file).choices.day_minutes == {"d": 90}


def test_the_first_start_knows_nothing():
    assert Settings().choices == Choices()


def test_the_file_opened_last_comes_first_and_once():
    choices = Settings()
    for name in ("a", "b", "a"):
        choices.remember_file(RecentFile(path=name, kind="kit"))

    assert [file.path for file in choices.choices.recent] == ["a", "b"]


def test_opening_a_file_keeps_the_sentence_it_was_closed_with():
    choices = Settings()
    closed = RecentFile(
        path="a", kind="edition", title="Prix", sentence="12 dossiers.", language="fr"
    )
    choices.remember_file(closed)

    choices.remember_file(RecentFile(path="a", kind="edition"))

    [known] = choices.choices.recent
    assert (known.title, known.sentence, known.language) == ("Prix", "12 dossiers.", "fr")


def test_only_so_many_files_are_remembered():
    choices = Settings()
    for number in range(RECENT + 5):
        choices.remember_file(RecentFile(path=str(number), kind="kit"))

    assert len(choices.choices.recent) == RECENT
    assert choices.choices.recent[0].path == str(RECENT + 4)


def test_a_file_can_be_forgotten():
    choices = Settings()
    choices.remember_file(RecentFile(path="a", kind="kit"))

    choices.forget_file("a")

    assert Settings().choices.recent == ()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '"x"', "null", '{"recent": 3, "theme": ["dark"], "text_size": "x"}', "\x00"],
)
def test_a_damaged_file_is_no_harm(content):
    user_data().mkdir(exist_ok=True)
    (user_data() / "settings.json").write_text(content, encoding="utf-8")

    choices = Settings()

    assert choices.choices.theme == "system"
    choices.choose_theme("dark")
    assert Settings().choices.theme == "dark"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "language",
                    "theme",
                    "text_size",
                    "recent",
                    "geometry",
                    "day_minutes",
                    "path",
                    "kind",
                ]
            ),
            inner | st.sampled_from(["kit", "fr", "dark"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_whatever_the_file_holds_the_application_starts(tmp_path, content):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    choices = Settings(file).choices

    assert choices.text_size >= 100
    assert all(recent.kind in ("edition", "kit") for recent in choices.recent)


def test_nothing_is_left_beside_the_file():
    Settings().choose_theme("dark")

    assert [file.name for file in user_data().iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    choices = Settings(blocked / "settings.json")
    choices.choose_theme("dark")

    assert choices.choices.theme == "dark"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="kept in the system's registry")
def test_what_a_test_lets_qt_remember_is_not_the_user_s(tmp_path_factory):
    kept = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())

    assert kept.is_relative_to(tmp_path_factory.getbasetemp())
