"""The designer of certificates: what is seen on the sheet is what is printed."""

from jury_app.ui.secretariat.designer.window import DesignerWindow

__all__ = ["DesignerWindow"]
