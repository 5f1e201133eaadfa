"""A PDF as it grows: each object is written as soon as it is whole, and let go of."""

import hashlib
from array import array
from typing import BinaryIO

from jury_app.documents.pdf_objects import HEAD, table_line, tail, written


class GrowingFile:
    """The file of a document in the making; it keeps nothing but where each object stands."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._digest = hashlib.sha256()
        self._end = len(HEAD)
        self._places = array("Q")

    def __contains__(self, number: int) -> bool:
        return number <= len(self._places) and self._places[number - 1] > 0

    def add(self, number: int, body: bytes) -> None:
        """Write an object under its number."""
        if self._end == len(HEAD):
            self._output.write(HEAD)
        if number > len(self._places):
            self._places.extend([0] * (number - len(self._places)))
        self._places[number - 1] = self._end
        text = written(number, body)
        self._output.write(text)
        self._digest.update(text)
        self._end += len(text)

    def finish(self, root: int, information: int) -> None:
        """Write where all objects stand; the file is named by what it holds."""
        name = self._digest.hexdigest()[:32].encode()
        trailer = b"/Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]" % (root, information, name, name)
        self._output.write(tail(list(map(table_line, self._places)), trailer, self._end))
