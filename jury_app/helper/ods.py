"""In the child: the cells of an ODS file, straight from its XML."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

Row: TypeAlias = list[Any]

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_BLANKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_NOT_SHOWN = {f"{_OFFICE}annotation"}
_MOST_COLUMNS = 16_384
_NUMBERS = {"float", "percentage", "currency"}


def read_ods(body: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """Return each sheet's name and its rows."""
    with ZipFile(BytesIO(body)) as archive, archive.open("content.xml") as content:
        events = iterparse(content, events=("start", "end"), forbid_dtd=True)
        for event, element in events:
            if event == "start" and element.tag == f"{_TABLE}table":
                yield element.get(f"{_TABLE}name", ""), _rows(events)


def _rows(events: Iterator[tuple[str, Element]]) -> Iterator[Row]:
    for event, element in events:
        if event == "start":
            continue
        if element.tag == f"{_TABLE}table":
            return
        if element.tag == f"{_TABLE}table-row":
            row = _row(element)
            for _again in range(int(element.get(f"{_TABLE}number-rows-repeated", "1"))):
                yield row
            element.clear()


def _row(element: Element) -> Row:
    row: Row = []
    for cell in element:
        if cell.tag in _CELLS:
            value = _value(cell)
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            row.extend([value] * min(times, _MOST_COLUMNS - len(row)))
    while row and row[-1] is None:
        row.pop()
    return row


def _value(cell: Element) -> Any:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in _NUMBERS:
        number = float(cell.get(f"{_OFFICE}value", "nan"))
        return int(number) if number.is_integer() else number
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""))
    return "\n".join(_shown(part) for part in cell.findall(f"{_TEXT}p")) or None


def _date(text: str) -> date | datetime:
    if len(text) > len("2026-07-01"):
        return datetime.fromisoformat(text)
    return date.fromisoformat(text)


def _shown(element: Element) -> str:
    if element.tag in _NOT_SHOWN:
        return ""
    if element.tag in _BLANKS:
        return _BLANKS[element.tag]
    if element.tag == f"{_TEXT}s":
        return " " * min(int(element.get(f"{_TEXT}c", "1")), 1_000)
    inner = "".join(_shown(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner
