from contextlib import closing

import pytest

from jury_app.demo import make_demo
from jury_app.demo.calendar import StoryClock
from jury_app.demo.content import load_tale
from jury_app.demo.folder import EDITION, WORKSHOP, hand_over, require_free
from jury_app.demo.founding import found
from jury_app.errors import StoreError
from jury_app.exchange.founding import create_edition
from jury_app.model.database import Database
from jury_app.model.templates import load_template
from jury_app.paths import keeping, user_data


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "demo"


@pytest.fixture
def former(folder):
    """A folder that holds a demonstration, as far as its edition tells."""
    folder.mkdir()
    found(folder / EDITION, StoryClock(), load_tale()).close()
    return folder


def refusal(folder):
    with pytest.raises(StoreError) as raised:
        require_free(folder)
    return raised.value.code


def test_a_new_an_empty_and_an_abandoned_folder_are_free(folder):
    require_free(folder)
    folder.mkdir()
    require_free(folder)
    (folder / WORKSHOP).mkdir()
    require_free(folder)


def test_a_former_demonstration_may_be_replaced(former):
    require_free(former)


def test_a_folder_with_anything_else_is_refused(folder):
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")

    assert refusal(folder) == "folder_not_empty"


def test_a_real_edition_of_the_same_name_is_never_replaced(folder):
    folder.mkdir()
    create_edition(
        folder / EDITION,
        template=load_template("territoria"),
        title=None,
        year=2026,
        passphrase=None,
        language="fr",
    )

    assert refusal(folder) == "folder_not_empty"


def test_a_file_that_only_bears_the_name_is_refused(folder):
    folder.mkdir()
    (folder / EDITION).write_bytes(b"something else")

    assert refusal(folder) == "folder_not_empty"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "demo").write_text("mine", encoding="utf-8")

    assert refusal(tmp_path / "demo") == "file_exists"


def test_a_demonstration_that_is_open_is_left_alone(former, impatient):
    with closing(Database(former / EDITION)):
        assert refusal(former) == "edition_in_use"


def test_what_was_made_takes_the_place_of_what_was_and_of_nothing_else(former, tmp_path):
    made = tmp_path / "made"
    for name, old, new in (("kits", "old", "new"), ("ballots", "old", "new")):
        suffix = {"kits": "jurykit", "ballots": "juryballot"}[name]
        (former / name).mkdir()
        (made / name).mkdir(parents=True)
        (former / name / f"{old}.{suffix}").write_text("old", encoding="utf-8")
        (made / name / f"{new}.{suffix}").write_text("new", encoding="utf-8")
    (former / "kits" / "my notes.txt").write_text("mine", encoding="utf-8")
    (made / EDITION).write_text("new", encoding="utf-8")

    files = hand_over(made, former)

    assert {str(path.relative_to(former)) for path in former.rglob("*") if path.is_file()} == {
        "demo.jury",
        "kits/new.jurykit",
        "kits/my notes.txt",
        "ballots/new.juryballot",
    }
    assert all(path.read_text(encoding="utf-8") == "new" for path in files)


def test_stopped_half_way_nothing_remains(folder):
    steps = make_demo(folder)
    for _count in range(4):
        next(steps)
    assert (folder / WORKSHOP).is_dir()

    steps.close()

    assert not folder.exists()


def test_stopped_half_way_a_former_demonstration_is_as_it_was(former):
    before = (former / EDITION).read_bytes()
    steps = make_demo(former)
    for _count in range(4):
        next(steps)

    steps.close()

    assert [path.name for path in former.iterdir()] == [EDITION]
    assert (former / EDITION).read_bytes() == before


def test_the_users_own_data_are_elsewhere_only_while_a_step_is_done(folder, tmp_path):
    own = user_data()
    with keeping(tmp_path):
        assert user_data() == tmp_path
    assert user_data() == own

    steps = make_demo(folder)
    next(steps)

    assert user_data() == own
    steps.close()


def test_progress_begins_at_nothing_and_says_what_is_done(folder):
    steps = make_demo(folder)
    first = next(steps)
    steps.close()

    assert (first.done, first.total) == (0, 100)
    assert first.message
