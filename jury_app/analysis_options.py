"""What may be asked of the analysis of a table of marks, and how it is explained."""

from jury_app.argument_parser import Parser
from jury_app.argument_types import bound, whole
from jury_app.i18n import _


def add_analysis_options(analyse: Parser) -> None:
    """Add what to read, how to read it, and what to tell."""
    analyse.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("a CSV, XLSX or ODS with the columns application, juror, score"),
    )
    analyse.add_argument(
        "--criteria",
        metavar=_("FILE"),
        help=_("the criteria: criterion, min, max, weight, lower_is_better"),
    )
    analyse.add_argument(
        "--scale",
        nargs=2,
        type=bound,
        metavar=("MIN", "MAX"),
        help=_("the lowest and the highest mark there can be"),
    )
    analyse.add_argument(
        "--trim", type=whole, default=1, metavar="K",
        help=_("marks that the trimmed mean drops at each end"),
    )  # fmt: skip
    analyse.add_argument("--expert", action="store_true", help=_("add what only experts ask for"))
    analyse.add_argument("--pdf", metavar=_("FILE"), help=_("the report as a PDF, with plots"))
    analyse.add_argument("--seed", type=whole, metavar="N", help=_("where the draws begin"))
