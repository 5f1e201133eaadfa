"""The designer of certificates, for `screenshots.py`."""

from contact_design import own_design
from screenshot_camera import Camera, wait_until
from screenshot_secretariat import desk
from screenshot_year import Year

from jury_app.demo import calendar
from jury_app.documents.certificate.own import design_from
from jury_app.model.operations.designing import add_design

LAUREATE = 3


def designs(camera: Camera, year: Year) -> None:
    """No design yet; one begun as ours; one on a background, with a field chosen."""
    with desk(camera, year, year.branch("closed", "designed"), calendar.PUBLISHED) as at:
        page = at.open("publication")
        at.dialog("designer-empty", page.open_designer)
        at.put_away()
        shown: list[int] = []
        design, files = own_design()
        for name, drawn, carried in (
            ("Classique", design_from("classical", "landscape"), ()),
            ("Atelier", design, files),
        ):
            at.workspace.write(
                add_design, name=name, design=drawn, files=carried, then=shown.append
            )
        wait_until(lambda: len(shown) > 1)
        designer = at.dialog("designer-as-ours", page.open_designer)
        wait_until(lambda: designer.canvas.has_ground)
        at.take("designer-as-ours")
        designer.board.open(shown[1])
        at.settle()
        designer.board.choose(LAUREATE)
        designer.canvas.setFocus()
        at.settle()
        wait_until(lambda: designer.canvas.has_ground)
        at.take("designer")
