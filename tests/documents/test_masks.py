"""The pattern over a square code is the one that its standard prefers, found in less time."""

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from jury_app.documents.certificate.masks import squares_of

LETTERS = st.sampled_from(["A", "01", "AB ", "abcdefABCDEFé0123456789/+ \n"])
TEXTS = LETTERS.flatmap(lambda letters: st.text(st.sampled_from(letters), min_size=1, max_size=400))


def as_the_encoder_chooses(text, level):
    """Return the rows of the code by which the encoder weighs all patterns itself."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, eci="UTF8")
    image = made.to_image(scale=1, add_quiet_zones=False)
    count = image.shape[0]
    points = memoryview(image).tobytes()
    return ["".join("01"[grey < 128] for grey in points[at : at + count])
            for at in range(0, count * count, count)]  # fmt: skip


@given(TEXTS, st.sampled_from("LM"))
def test_a_code_bears_the_pattern_that_the_encoder_would_have_chosen(text, level):
    squares = squares_of(text, level)
    rows = [
        f"{int.from_bytes(row, 'big'):0{8 * len(row)}b}"[: squares.count] for row in squares.rows
    ]

    assert rows == as_the_encoder_chooses(text, level)
