"""Reading a dossier: pages drawn by the helper, turned, enlarged, found again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from jury_app.ui.widgets.message import Message

LONG_NUMBER = "21459653"
FIRST_NUMBER = "21456329"
WITH_PICTURE = "21460297"


def drawn(pages):
    return pages.picture(pages.page)


def shown(document):
    """Return the number of the page that is seen, and of how many."""
    return document.tools.page_edit.text(), document.tools.count_label.text()


def ink(image: QImage):
    """Return how many points of a picture are dark, of a grid of some."""
    step = max(1, image.width() // 120)
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    )


def test_the_first_page_is_drawn_and_not_blank(document):
    assert document.pages.page_count == 120
    assert shown(document) == ("1", "sur 120")
    assert ink(drawn(document.pages)) > 5


def test_the_next_page_is_drawn_before_it_is_asked_for(qtbot, document):
    pages = document.pages

    qtbot.waitUntil(lambda: pages.picture(1) is not None)


def test_pages_are_turned_by_buttons_and_by_keys(qtbot, document):
    qtbot.mouseClick(document.tools.next_button, Qt.MouseButton.LeftButton)
    assert shown(document) == ("2", "sur 120")

    document.pages.setFocus()
    qtbot.keyClick(document.pages, Qt.Key.Key_Right)
    assert shown(document) == ("3", "sur 120")
    qtbot.keyClick(document.pages, Qt.Key.Key_End)
    assert shown(document) == ("120", "sur 120")
    assert not document.tools.next_button.isEnabled()
    qtbot.waitUntil(lambda: drawn(document.pages) is not None)


def test_pages_are_enlarged_and_fitted_again(qtbot, document):
    fitted = document.pages.scale
    qtbot.mouseClick(document.tools.larger_button, Qt.MouseButton.LeftButton)
    assert document.pages.scale > fitted
    qtbot.waitUntil(lambda: drawn(document.pages) is not None)

    qtbot.mouseClick(document.tools.smaller_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(document.tools.smaller_button, Qt.MouseButton.LeftButton)
    assert document.pages.scale < fitted

    qtbot.mouseClick(document.tools.width_button, Qt.MouseButton.LeftButton)
    assert document.pages.scale == fitted


def test_a_document_is_found_again_where_it_was_left(qtbot, document, screen):
    document.pages.go_to(57)
    assert shown(document) == ("58", "sur 120")

    screen.desk_page.step(1)
    screen.desk_page.step(-1)

    assert screen.desk_page.dossier.tabs.currentIndex() == 1
    qtbot.waitUntil(lambda: shown(document) == ("58", "sur 120"))


def test_pages_kept_in_memory_are_bounded(qtbot, document):
    document.pages.set_zoom(2.0)
    for page in range(0, 120, 6):
        document.pages.go_to(page)
        qtbot.waitUntil(lambda: drawn(document.pages) is not None)

    assert document.pages.pictures.bytes_kept <= 96 * 1024 * 1024


def test_a_picture_is_shown_like_a_page(qtbot, screen):
    screen.desk_page.choose(WITH_PICTURE)
    dossier = screen.desk_page.dossier
    names = [each.name for each in screen.view.entry(WITH_PICTURE).application.attachments]
    place = next(n for n, name in enumerate(names) if name.endswith(".png"))
    dossier.tabs.setCurrentIndex(place + 1)

    qtbot.waitUntil(lambda: drawn(dossier.document.pages) is not None)
    assert shown(dossier.document) == ("1", "sur 1")


@pytest.mark.parametrize("data", [b"%PDF-1.7 and then nothing that makes sense", b"", b"GIF89a"])
def test_a_file_that_cannot_be_read_is_told_and_nothing_else_suffers(
    qtbot, kits, open_screen, saved, tmp_path, data
):
    extra = {FIRST_NUMBER: [("cassé.pdf", data)]}
    screen = open_screen(kits["make_kit"](tmp_path, count=2, extra=extra))
    screen.desk_page.choose(FIRST_NUMBER)
    screen.desk_page.dossier.tabs.setCurrentIndex(1)
    document = screen.desk_page.dossier.document

    qtbot.waitUntil(document.refusal.isVisible)
    assert "cassé.pdf" in document.refusal.title_label.text()
    qtbot.mouseClick(screen.desk_page.grid.cards["cible"].marks.keys[5], Qt.MouseButton.LeftButton)
    saved(screen, lambda view: view.entry(FIRST_NUMBER).marks == {"cible": 5})


def test_a_readable_copy_is_made_only_after_a_warning(qtbot, document, screen, tmp_path):
    before = set(tmp_path.iterdir())
    qtbot.mouseClick(document.tools.copy_button, Qt.MouseButton.LeftButton)
    [warning] = screen.findChildren(Message)
    [sentence] = [each for each in warning.findChildren(QLabel) if "code" in each.text()]
    assert "toute personne qui utilise cet ordinateur" in sentence.text()
    assert set(tmp_path.iterdir()) == before
    warning.reject()

    attachment = screen.view.entry(LONG_NUMBER).application.attachments[0]
    with qtbot.waitSignal(screen.annex.reader.copied):
        screen.annex.reader.copy(attachment, tmp_path / "copie.pdf")
    assert (tmp_path / "copie.pdf").stat().st_size == attachment.size


def test_the_dossier_tells_title_applicant_domain_and_sponsor(screen):
    screen.desk_page.choose(LONG_NUMBER)
    dossier = screen.desk_page.dossier

    assert dossier.title_label.text().startswith("L'orgue, l'œuvre et l'ouïe")
    assert dossier.applicant_label.text() == "Commune de Bœrsch"
    assert "Banque du Faubourg" in dossier.domain_label.text()
    assert dossier.place_label.text() == "1 sur 12"
