"""A photograph is taken in without the place and the telephone that its camera wrote into it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from jury_app.documents.certificate.backgrounds import read_background
from jury_app.importing.attachments import read_attachments
from jury_app.importing.photographs import without_camera
from jury_app.publishing.logos import read_logos

MAKE, ORIENTATION, TURNED, GPS = 0x010F, 0x0112, 6, 0x8825


def photograph(kind):
    exif = Image.Exif()
    exif[MAKE] = "Telephone of Jeanne"
    exif[ORIENTATION] = TURNED
    exif.get_ifd(GPS)[1] = "N"
    output = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(output, kind, exif=exif)
    return output.getvalue()


def told_by_camera(data):
    with Image.open(BytesIO(data)) as image:
        return dict(image.getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_camera_adds_is_dropped_and_the_picture_stands_upright(kind):
    before = photograph(kind)
    assert b"Telephone of Jeanne" in before

    after = without_camera(before, "photo")

    assert b"Telephone of Jeanne" not in after
    assert told_by_camera(after) == {}
    with Image.open(BytesIO(after)) as image:
        assert (image.format, image.size) == (kind, (40, 60))
    assert without_camera(before, "photo") == after  # imported again, it is the same file


def test_what_has_nothing_of_a_camera_stays_byte_for_byte():
    output = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(output, "JPEG")
    broken = photograph("JPEG")[:60]

    for data in (output.getvalue(), b"%PDF-1.7 Exif\0\0", broken):
        assert without_camera(data, "file") == data


def test_attachments_come_in_without_it(tmp_path):
    path = tmp_path / "export.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("dossier-24610424/photo.jpg", photograph("JPEG"))

    taken = list(read_attachments(path))

    assert [each.name for each in taken] == ["photo.jpg"]
    assert b"Telephone of Jeanne" not in taken[0].data


def test_logos_and_backgrounds_come_without_it(tmp_path):
    (tmp_path / "D01.jpg").write_bytes(photograph("JPEG"))

    pictures = [read_logos(tmp_path, ["D01"])["D01"], read_background(photograph("PNG")).data]

    assert [told_by_camera(each) for each in pictures] == [{}, {}]
    assert not any(b"Telephone of Jeanne" in each for each in pictures)
