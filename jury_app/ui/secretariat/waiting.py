"""A page before its first answer: nothing is said that may turn out wrong, and nothing jumps."""

from PySide6.QtWidgets import QWidget


def hold_back(*widgets: QWidget) -> None:
    """Hide what cannot be true yet, and keep its place."""
    for widget in widgets:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        widget.hide()


def show_known(widget: QWidget, *, wanted: bool) -> None:
    """Show what was held back, or give its place away, now that it is known."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(False)
    widget.setSizePolicy(policy)
    widget.setVisible(wanted)
