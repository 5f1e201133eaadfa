"""What `publish` is asked of the papers that are printed and sent after the jury."""

from argparse import Namespace

from jury_app.publishing import Wishes


def wishes_of(arguments: Namespace) -> Wishes:
    """Return what a command says of the press and the ceremony."""
    return Wishes(
        embargo=arguments.embargo,
        ceremony=arguments.ceremony,
        ceremony_place=arguments.ceremony_place,
        label_sheet=arguments.label_sheet,
    )
