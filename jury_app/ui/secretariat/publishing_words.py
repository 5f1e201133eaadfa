"""What each document is called, and what it is for."""

from dataclasses import dataclass

from jury_app.codes import PUBLISHED, sentence
from jury_app.i18n import N_, _


@dataclass(frozen=True, slots=True)
class _Words:
    purpose: str
    format: str


_DOCUMENTS = {
    "award-list": _Words(N_("To print, to send to the press, to put on the web site"), "PDF"),
    "award-list-xlsx": _Words(N_("To sort, to merge into letters and labels"), "XLSX"),
    "award-list-csv": _Words(N_("To publish as data that any program reads"), "CSV"),
    "award-list-schema": _Words(
        N_("To publish beside the data: it says what each column holds"), "JSON"
    ),
    "award-list-page": _Words(
        N_("To put on the web site as it is; it is read aloud and printed as well"), "HTML"
    ),
    "minutes": _Words(N_("Presence, recusals, decisions and motives; to be signed"), "PDF"),
    "minutes-docx": _Words(N_("The same words, to be put on another letterhead"), "DOCX"),
    "provisional-minutes": _Words(
        N_("What the jury has done so far, to be read over; marked as provisional"), "PDF"
    ),
    "provisional-minutes-docx": _Words(N_("The same words, to be annotated"), "DOCX"),
    "attendance-sheet": _Words(N_("To be signed at the door, proxies beside their givers"), "PDF"),
    "score-sheets": _Words(
        N_("For each juror who works by hand: what they read, a box for each criterion"), "PDF"
    ),
    "juror-packs": _Words(
        N_("For each juror: the summaries of what they read, and the lists of files"), "PDF"
    ),
    "sitting-paper": _Words(
        N_("What is left of the sitting, to finish it by hand; for the secretariat only"), "PDF"
    ),
    "sitting-sheet": _Words(
        N_("Every act of the room, to be initialled before the sitting is closed"), "PDF"
    ),
    "certificates": _Words(N_("One for each award, to be signed and framed"), "PDF"),
    "certificates-key": _Words(
        N_("To put beside the award list: it checks the signature of each certificate"), "PEM"
    ),
    "certificates-check": _Words(
        N_("To put on the web site: it checks a certificate without a network"), "HTML"
    ),
    "certificates-register": _Words(
        N_("To put beside the award list: it tells which certificates were replaced"), "JSON"
    ),
    "calibration-sheet": _Words(
        N_("To measure how far beside its place a printer prints, before printing on fine paper"),
        "PDF",
    ),
    "laureates": _Words(
        N_("The same awards by level, by territory, by sponsor and by the names of laureates"),
        "PDF",
    ),
    "press-list": _Words(
        N_("To give to the press before the ceremony; each page says until when it is secret"),
        "PDF",
    ),
    "ceremony": _Words(N_("Who is called after whom, on one page"), "PDF"),
    "ceremony-script": _Words(N_("A page for each award, in large letters for the desk"), "PDF"),
    "ceremony-slides": _Words(N_("A slide for each award, to project behind the stage"), "PDF"),
    "letters": _Words(N_("To the laureates and to the others, to be signed and posted"), "PDF"),
    "letters-drafts": _Words(
        N_("The same letters, each a draft that your mail program opens"), "EML"
    ),
    "feedback": _Words(
        N_("What the jury decided of each application, and what you choose to say"), "PDF"
    ),
    "name-plates": _Words(N_("A sheet for each member, to be folded and put on the table"), "PDF"),
    "name-plates-laureates": _Words(
        N_("A sheet for each laureate, to be folded and put on the table"), "PDF"
    ),
    "labels": _Words(N_("The names of the jury on a sheet of labels"), "PDF"),
    "labels-laureates": _Words(N_("The names of the laureates on a sheet of labels"), "PDF"),
    "calendar": _Words(
        N_("The sitting, the ceremony and the presentations, for any calendar"), "ICS"
    ),
    "presentations": _Words(
        N_("Where certificates are handed over, when, by whom and to whom; to travel with"), "PDF"
    ),
    "presentations-csv": _Words(N_("The same, a row for each certificate"), "CSV"),
    "archive": _Words(N_("To keep, and to count again; it holds names, marks and comments"), "ZIP"),
}


def document_name(code: str) -> str:
    """Return what a document is called."""
    return sentence(code) if code in PUBLISHED else code


def document_purpose(code: str) -> str:
    """Return what a document is for."""
    words = _DOCUMENTS.get(code)
    return _(words.purpose) if words else ""


def document_format(code: str) -> str:
    """Return the kind of file that a document is."""
    words = _DOCUMENTS.get(code)
    return words.format if words else ""
