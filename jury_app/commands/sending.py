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
        letter_date=arguments.letter_date,
        laureate_letter=arguments.laureate_letter,
        other_letter=arguments.other_letter,
        with_marks=arguments.with_marks,
        comments=arguments.comments,
    )
