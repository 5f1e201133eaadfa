"""Makes the certificates of the bench by the mail merge of LibreOffice Writer, without codes.

Run by an interpreter that has `uno`. A field of a mail merge holds no picture.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.style.GraphicLocation import AREA
from com.sun.star.style.ParagraphAdjust import CENTER

PIPE = "jury-bench"
_ANEW, _FOR_GOOD = False, True
LINES = (
    ("Source Serif 4 Display", 27, False, "prize"), ("Source Serif 4", 13.5, True, "introduction"),
    ("Source Serif 4 Display SemiBold", 30, False, "name"), ("Source Serif 4", 26, False, "award"),
    ("Source Serif 4", 16.5, True, "project"), ("Source Serif 4", 12.5, False, "domain"),
    ("Source Sans 3 SemiBold", 11.5, False, "chair"), ("Source Sans 3", 8.5, False, "number"),
)  # fmt: skip

folder, writer = Path(sys.argv[1]), sys.argv[2]


def told(**settings: Any) -> tuple[Any, ...]:
    """Return settings as LibreOffice takes them."""
    made = []
    for name, value in settings.items():
        each = PropertyValue()
        each.Name, each.Value = name, value
        made.append(each)
    return tuple(made)


def connected() -> Any:
    """Return what LibreOffice answers with, once it is up."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _try in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.05)
    raise TimeoutError


def register(services: Any) -> None:
    """Tell LibreOffice of the folder of the list."""
    databases = services.createInstance("com.sun.star.sdb.DatabaseContext")
    source = databases.createInstance()
    source.URL = f"sdbc:flat:{folder.as_uri()}"
    source.Info = told(
        Extension="csv", HeaderLine=True, FieldDelimiter=",", StringDelimiter='"', CharSet="UTF-8"
    )
    source.DatabaseDocument.storeAsURL((folder / "list.odb").as_uri(), ())
    if databases.hasByName("bench"):
        databases.revokeObject("bench")
    databases.registerObject("bench", source)


def template(services: Any) -> None:
    """Make the letter: the frame behind, a field on each line."""
    desktop = services.createInstance("com.sun.star.frame.Desktop")
    hidden = told(Hidden=True)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, hidden)
    page = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    page.IsLandscape, page.Width, page.Height = True, 29700, 21000
    for side in ("Top", "Bottom", "Left", "Right"):
        setattr(page, f"{side}Margin", 3000)
    provider = services.createInstance("com.sun.star.graphic.GraphicProvider")
    page.BackGraphic = provider.queryGraphic(told(URL=(folder / "frame.svg").as_uri()))
    page.BackGraphicLocation = AREA
    page.BackgroundFullSize = True
    text = document.Text
    cursor = text.createTextCursor()
    for place, (face, size, is_italic, column) in enumerate(LINES):
        if place:
            text.insertControlCharacter(cursor, 0, _ANEW)
        cursor.CharFontName, cursor.CharHeight = face, size
        cursor.CharPosture = uno.Enum(
            "com.sun.star.awt.FontSlant", "ITALIC" if is_italic else "NONE"
        )
        cursor.ParaAdjust, cursor.ParaBottomMargin = CENTER, 500
        master = document.createInstance("com.sun.star.text.fieldmaster.Database")
        master.DataBaseName, master.DataTableName = "bench", "list"
        master.DataColumnName, master.DataCommandType = column, 0
        field = document.createInstance("com.sun.star.text.textfield.Database")
        field.attachTextFieldMaster(master)
        text.insertTextContent(cursor, field, _ANEW)
        cursor.gotoEnd(_ANEW)
    document.storeAsURL((folder / "letter.odt").as_uri(), ())
    document.close(_FOR_GOOD)


office = subprocess.Popen([
    writer, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
    f"--accept=pipe,name={PIPE};urp;",
])  # fmt: skip
services = connected().ServiceManager
if (folder / "letter.odt").exists():
    merge = services.createInstance("com.sun.star.text.MailMerge")
    merge.DocumentURL = (folder / "letter.odt").as_uri()
    merge.DataSourceName, merge.CommandType, merge.Command = "bench", 0, "list"
    merge.OutputType, merge.SaveAsSingleFile, merge.SaveFilter = 2, True, "writer_pdf_Export"
    merge.OutputURL, merge.FileNamePrefix = folder.as_uri(), "merged"
    merge.execute(())
else:
    register(services)
    template(services)
services.createInstance("com.sun.star.frame.Desktop").terminate()
office.wait()
