"""The designer of certificates: what is drawn with the mouse is what is printed."""

from dataclasses import replace

import msgspec
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from jury_app.designs import new_field
from jury_app.documents.certificate.own import design_from
from jury_app.i18n import speaking
from jury_app.model.enums import JournalKind
from jury_app.model.operations.designing import add_design
from jury_app.model.queries.designs import list_designs
from jury_app.model.queries.journal import list_journal
from jury_app.publishing.designing import trial_pdf
from jury_app.ui.secretariat.designer import DesignerWindow
from jury_app.ui.secretariat.designer.painting import POINTS, paint_fields
from jury_app.ui.theme import dressed_at_once
from jury_app.ui.widgets.help_sheet import HelpSheet

A4 = (297, 210)


@pytest.fixture
def designer_at(qtbot, office_at):
    """What opens the designer over an edition, on a design if one is given."""

    def open_(stage="closed", design=None, files=()):
        office = office_at(stage)
        if design is not None:
            office.workspace.write(add_design, name="Nôtre", design=design, files=files)
        with dressed_at_once():
            designer = DesignerWindow(office)
        qtbot.addWidget(designer)
        designer.resize(1280, 720)
        with qtbot.waitActive(designer):
            designer.show()
        qtbot.waitUntil(lambda: designer.board.overview is not None)
        return designer

    return open_


@pytest.fixture
def designer(designer_at):
    return designer_at(design=design_from("sober", "landscape"))


def kept(qtbot, designer, answer):
    """Return the designs as the edition holds them once all is saved."""
    designer.board.save()
    return answer(designer.office, list_designs)


def test_a_step_is_kept_without_anybody_asking(qtbot, designer, answer):
    with qtbot.waitSignal(designer.board.saved):
        designer.board.add("text", "À la main")

    (row,) = answer(designer.office, list_designs)
    assert row.design == designer.board.design


def place_of(designer, kind):
    return [field.kind for field in designer.board.design.fields].index(kind)


def box_of(designer, kind):
    return designer.board.design.fields[place_of(designer, kind)].box


def drag(qtbot, designer, start, by, *, free=True):
    """Press at a point of the sheet, move and let go; with Alt nothing attracts."""
    viewport = designer.canvas.viewport()
    keys = Qt.KeyboardModifier.AltModifier if free else Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, keys, start)
    for share in (0.3, 0.7, 1.0):
        there = start + QPoint(round(by[0] * share), round(by[1] * share))
        move_to(viewport, there, keys)
    qtbot.mouseRelease(viewport, left, keys, start + QPoint(*by))


def move_to(viewport, at, keys):
    """Move the pointer with the button held."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    there = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, none, left, keys)
    QApplication.sendEvent(viewport, event)


def test_the_first_design_begins_as_one_of_ours(qtbot, designer_at, answer):
    designer = designer_at("founded")
    assert designer.nothing.isVisible()

    qtbot.mouseClick(designer.begin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: designer.board.row is not None)

    assert designer.canvas.isVisible()
    [row] = kept(qtbot, designer, answer)
    assert row.design == design_from("classical", "landscape")
    assert designer.field_list.sentence_label.text() == "Tout tient, rien ne se chevauche."


def test_a_field_is_moved_with_the_mouse_and_the_step_taken_back(qtbot, designer, answer):
    before = box_of(designer, "award")
    scale = designer.canvas.scale
    start = designer.canvas.rect_of(place_of(designer, "award")).center().toPoint()

    drag(qtbot, designer, start, (30, 20))

    after = box_of(designer, "award")
    assert after.x - before.x == pytest.approx(30 / scale, abs=0.11)
    assert after.y - before.y == pytest.approx(20 / scale, abs=0.11)
    [row] = kept(qtbot, designer, answer)
    assert row.design == designer.board.design
    qtbot.keyClick(designer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box_of(designer, "award") == before
    [row] = kept(qtbot, designer, answer)
    assert row.design == design_from("sober", "landscape")
    told = [each.kind for each in answer(designer.office, list_journal)]
    assert told[-3:] == [JournalKind.DESIGN_ADDED, *[JournalKind.DESIGN_CHANGED] * 2]
    qtbot.mouseClick(designer.redo_button, Qt.MouseButton.LeftButton)
    assert box_of(designer, "award") == after


def test_a_field_is_resized_by_its_corner(qtbot, designer):
    place = place_of(designer, "award")
    designer.board.choose(place)
    before = box_of(designer, "award")
    scale = designer.canvas.scale
    corner = designer.canvas.rect_of(place).bottomRight().toPoint()

    drag(qtbot, designer, corner, (-40, 10))

    after = box_of(designer, "award")
    assert (after.x, after.y) == (before.x, before.y)
    assert before.width - after.width == pytest.approx(40 / scale, abs=0.8)
    assert after.height - before.height == pytest.approx(10 / scale, abs=0.8)


def test_a_field_that_comes_near_the_middle_stands_in_it_and_the_line_is_shown(qtbot, designer):
    designer.board.add("year")
    box = msgspec.structs.replace(designer.board.field.box, x=20.0, y=196.0)  # alone there
    designer.board.change_field(box=box)
    scale = designer.canvas.scale
    start = designer.canvas.rect_of(designer.board.place).center().toPoint()
    away = round((148.5 - box.x - box.width / 2) * scale) + 3

    drag(qtbot, designer, start, (away, 0), free=False)

    moved = designer.board.field.box
    assert moved.x + moved.width / 2 == pytest.approx(148.5, abs=0.06)


def test_the_keyboard_alone_chooses_moves_resizes_and_takes_away(qtbot, designer):
    canvas, board = designer.canvas, designer.board
    canvas.setFocus()
    count = len(board.design.fields)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    before = board.field.box
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, shift)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, control)

    after = board.field.box
    assert (after.x, after.y) == pytest.approx((before.x + 1, before.y + 0.1))
    assert after.width == pytest.approx(before.width - 1)
    assert "mm" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(board.design.fields) == count - 1
    qtbot.keyClick(designer, Qt.Key.Key_Z, control)
    assert len(board.design.fields) == count
    board.choose(0)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not board.is_chosen
    assert designer.isVisible()


def test_what_does_not_fit_or_overlaps_is_told_and_leads_to_its_field(qtbot, designer):
    place = place_of(designer, "laureates")
    designer.board.choose(place)
    award = box_of(designer, "award")
    x = award.x + award.width / 2 - 10
    designer.board.change_field(box=msgspec.structs.replace(award, x=x, width=20.0))
    problems = designer.field_list.problems
    qtbot.waitUntil(lambda: problems.count() > 0)

    told = [problems.item(row).text() for row in range(problems.count())]

    assert any("ne tient pas" in text for text in told)
    assert any("chevauche" in text for text in told)
    designer.board.choose(0)
    row = next(n for n, text in enumerate(told) if text.startswith("Lauréats"))
    problems.setCurrentRow(row)
    qtbot.keyClick(problems, Qt.Key.Key_Return)
    assert designer.board.place == place


def test_what_is_wrong_on_several_certificates_is_told_once(qtbot, designer):
    place = place_of(designer, "introduction")  # it says the same on each of them
    designer.board.choose(place)
    box = box_of(designer, "introduction")
    designer.board.change_field(box=msgspec.structs.replace(box, width=10.0, height=2.0))
    problems = designer.field_list.problems
    qtbot.waitUntil(lambda: problems.count() > 0)

    told = [problems.item(row).text() for row in range(problems.count())]

    tight = [text for text in told if "ne tient pas" in text]
    assert len(tight) == 1
    assert "(" not in tight[0]
    assert f"{len(told)} point" in designer.field_list.sentence_label.text()
    designer.board.try_on("tie")
    problems.itemActivated.emit(problems.item(told.index(tight[0])))
    assert designer.board.specimen == "tie"


def test_settings_of_a_field_are_set_and_shown(qtbot, designer):
    designer.board.choose(place_of(designer, "award"))
    panel = designer.field_panel
    panel.largest.setValue(30)
    panel.smallest.setValue(40)
    panel.align.choose("right")
    panel.colour_edit.setFocus()
    panel.colour_edit.setText("8a0000")
    qtbot.keyClick(panel.colour_edit, Qt.Key.Key_Return)

    field = designer.board.field
    assert (field.largest, field.smallest, field.align) == (40, 40, "right")
    assert field.colour == "#8a0000"
    designer.board.undo()
    assert designer.board.field.colour == "level"
    assert panel.colour.value == "level"


def test_a_wrong_colour_is_not_taken(qtbot, designer):
    designer.board.choose(place_of(designer, "award"))
    edit = designer.field_panel.colour_edit
    edit.setText("rouge")
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert designer.board.field.colour == "level"


def choose_in(qtbot, designer, button, path):
    """Press a button and choose a file in the dialog that it opens."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = designer.findChild(QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_background_is_laid_under_the_words(qtbot, designer, answer, tmp_path):
    path = tmp_path / "fond.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">'
        '<rect width="297" height="210" fill="#dde8f0"/></svg>'
    )
    choose_in(qtbot, designer, designer.sheet_panel.background_button, path)
    qtbot.waitUntil(lambda: bool(designer.board.design.background), timeout=15_000)
    qtbot.waitUntil(lambda: designer.canvas.has_ground, timeout=15_000)

    assert designer.sheet_panel.background_label.text() == "fond.svg"
    [row] = kept(qtbot, designer, answer)
    assert row.design.background
    designer.sheet_panel.bare_button.click()
    assert not designer.board.design.background


def test_a_hostile_background_is_refused_and_the_design_stays(qtbot, designer, tmp_path):
    path = tmp_path / "fond.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    choose_in(qtbot, designer, designer.sheet_panel.background_button, path)
    qtbot.waitUntil(designer.error_bar.isVisible, timeout=15_000)

    assert "fond.svg" in designer.error_bar.sentence_label.text()
    assert not designer.board.design.background


def test_a_name_and_a_level_are_given(qtbot, designer, answer):
    panel = designer.sheet_panel
    panel.name_edit.setText("Diplôme d’or")
    qtbot.keyClick(panel.name_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: designer.board.row.name == "Diplôme d’or")
    panel.level.setCurrentIndex(1)
    qtbot.waitUntil(lambda: designer.board.row.level_id is not None)

    [row] = kept(qtbot, designer, answer)
    assert row.level_code == "or"
    assert designer.shelf.choice.currentText().startswith("Diplôme d’or · ")


def test_a_design_is_removed_after_a_question(qtbot, designer, answer):
    designer.shelf.remove()
    [remove] = [
        each for each in designer.findChildren(QPushButton) if each.text() == "Retirer le modèle"
    ]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(designer.nothing.isVisible)

    assert kept(qtbot, designer, answer) == []


@pytest.mark.parametrize("specimen", ["longest", "joint"])
def test_what_is_seen_is_what_is_printed(qtbot, designer_at, specimen):
    design = design_from(None, "landscape")
    kinds = ("laureates", "project", "award", "signature")
    fields = []
    for number, kind in enumerate(kinds):
        field = new_field(kind, A4)
        box = msgspec.structs.replace(field.box, y=20.0 + 45 * number)
        fields.append(msgspec.structs.replace(field, box=box))
    designer = designer_at("received", msgspec.structs.replace(design, fields=tuple(fields)))
    board, canvas = designer.board, designer.canvas
    board.try_on(specimen)
    canvas.zoom_to(2.0)
    seen = sheet_of(designer)
    content = board.content
    one = replace(content, items=(board.item(content),))
    with speaking(content.language):
        pdf = trial_pdf(board.dress, one)
    with pypdfium2.PdfDocument(pdf) as document:
        scale = seen.width / document[0].get_width()
        printed = document[0].render(scale=scale).to_pil().convert("L").resize(seen.size)

    blurred = [each.reduce(4) for each in (seen.convert("L"), printed)]
    apart = ImageChops.difference(*blurred)
    assert apart.getextrema()[1] < 60
    assert ImageStat.Stat(apart).mean[0] < 1


def sheet_of(designer):
    """Return the sheet as it is on the screen, without frames."""
    wide, high = designer.board.design.size
    scale = 2.0
    image = QImage(
        round(wide * POINTS * scale), round(high * POINTS * scale), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_fields(painter, designer.board.composed(), on_white=False)
    painter.end()
    return Image.frombytes(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "BGRX"
    )


def test_f1_helps_with_the_designer(qtbot, designer):
    qtbot.keyClick(designer, Qt.Key.Key_F1)

    [sheet] = designer.findChildren(HelpSheet)
    qtbot.waitUntil(sheet.isVisible)
    sheet.reject()


def test_the_second_design_is_opened_once_and_rests(qtbot, designer, answer):
    designer.shelf.begin("classical")
    qtbot.waitUntil(lambda: len(designer.board.overview.rows) > 1)
    answer(designer.office, list_designs)
    opened = []
    designer.board.opened.connect(lambda: opened.append(designer.board.row.name))

    designer.shelf.choice.setCurrentIndex(0)
    qtbot.waitUntil(lambda: len(opened) == 1)
    designer.shelf.choice.setCurrentIndex(1)
    for _question in range(3):
        answer(designer.office, list_designs)

    assert opened == [row.name for row in designer.board.overview.rows]


def test_a_button_closes_the_designer(qtbot, designer):
    designer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test closes it, too
    with qtbot.waitSignal(designer.finished):
        qtbot.mouseClick(designer.close_button, Qt.MouseButton.LeftButton)

    assert not designer.isVisible()
