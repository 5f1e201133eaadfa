"""The assignment: who reads what, how much that is for each, and what can be compared."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jury_app.formatting import format_number, span
from jury_app.i18n import _, ngettext
from jury_app.model.operations.assignment import add_readings, assign_one
from jury_app.model.queries.assignment import READING_SOURCES, Foreseen, Readings
from jury_app.model.scoring.assignment import Pair
from jury_app.model.scoring.comparability import Comparability
from jury_app.ui.secretariat.analyst import Analyst
from jury_app.ui.secretariat.assignment_overview import AssignmentOverview, assignment_overview
from jury_app.ui.secretariat.assignment_words import compared_sentence
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.dialogs.assign_dialog import AssignDialog
from jury_app.ui.secretariat.freshness import Freshness
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.pages.assignment_applications import AssignmentApplications
from jury_app.ui.secretariat.pages.assignment_gaps import AssignmentGaps
from jury_app.ui.secretariat.pages.assignment_loads import AssignmentLoads
from jury_app.ui.secretariat.waiting import hold_back
from jury_app.ui.secretariat.words import closed_sentence
from jury_app.ui.tokens import GAP_L, GAP_XL
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

_LETTERS = 15  # at most: the tabs beside it want room, with large letters above all
_FORESIGHT = "jury_app.model.queries.assignment"


class AssignmentPage(QWidget):
    """Gives the applications to the jurors, and shows what that makes comparable."""

    page_asked = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._overview: AssignmentOverview | None = None
        self._compared: tuple[Readings, Comparability] | None = None
        self._analyst = Analyst(self, _FORESIGHT)
        self.header = PageHeader(_("Assignment"))
        self.again_button = self.header.add_action(
            button(_("Assign the applications"), icon_name="list")
        )
        self.assign_button = self.header.add_action(
            primary_button(_("Assign the applications"), icon_name="list")
        )
        self.next_button = self.header.add_action(
            primary_button(_("Go on to the kits"), icon_name="arrow-right")
        )
        self.notice = Notice("lock")
        self.error_bar = ErrorBar()
        self.applications_tab = AssignmentApplications()
        self.loads_tab = AssignmentLoads()
        self.gaps_tab = AssignmentGaps()
        self.domain_choice: Choice[int | None] = Choice([(_("All domains"), None)])
        self.domain_choice.setAccessibleName(_("Domain"))
        self.domain_choice.setMinimumContentsLength(min(_LETTERS, len(_("All domains"))))
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the assignment again."""
        self._office.workspace.read(
            assignment_overview, self._overview, then=self._show, key="assignment"
        )

    def assign(self) -> None:
        """Ask how the applications are shared out."""
        if self._overview is not None:
            assigned = self._overview.stages.readings > 0
            AssignDialog(self._office, self, assigned=assigned).open()

    def show_gaps(self) -> None:
        """Open what cannot be compared."""
        self.tabs.setCurrentWidget(self.gaps_tab)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Parts of this page"))
        for tab in (self.applications_tab, self.loads_tab, self.gaps_tab):
            self.tabs.addTab(tab, "")
        self.tabs.setCornerWidget(self.domain_choice)
        page = column(self.header, self.notice, self.error_bar, gap=GAP_L, margin=GAP_XL)
        page.addWidget(self.tabs, 1)
        self.setLayout(page)
        self._name_tabs(0)
        hold_back(self.tabs)
        for each in (self.again_button, self.assign_button, self.next_button):
            each.hide()

    def _connect(self) -> None:
        for each in (self.again_button, self.assign_button):
            each.clicked.connect(self.assign)
        self.next_button.clicked.connect(partial(self.page_asked.emit, "kits"))
        self.domain_choice.currentIndexChanged.connect(self._narrow)
        self.applications_tab.change_wanted.connect(self._change)
        self.gaps_tab.mend_wanted.connect(self._mend)
        self._analyst.answered.connect(self._show_compared)
        for analyst in (self._analyst, self.applications_tab.change_panel.analyst):
            analyst.failed.connect(self._office.workspace.failed)
        Freshness(self, self._office.workspace, READING_SOURCES, self.refresh)

    def _show(self, overview: AssignmentOverview) -> None:
        self._overview = overview
        stages = overview.stages
        ready = bool(overview.applications) and bool(overview.jurors)
        self.assign_button.setVisible(ready and not stages.readings)
        self.again_button.setVisible(bool(stages.readings))
        self.next_button.setVisible(bool(stages.readings))
        for each in (self.again_button, self.assign_button):
            each.setEnabled(not stages.is_closed)
        self.notice.tell(closed_sentence() if stages.is_closed else "")
        self._offer_domains(overview)
        self.applications_tab.show_assignment(overview)
        self.gaps_tab.expect()
        self.tabs.show()
        self._say()
        QTimer.singleShot(0, self, partial(self._show_rest, overview))  # lists may be long

    def _show_rest(self, overview: AssignmentOverview) -> None:
        if overview is self._overview:
            self.loads_tab.show_assignment(overview)
            self._analyst.ask("compared", overview.known)

    def _show_compared(self, answer: tuple[Readings, Comparability]) -> None:
        if self._overview is None or answer[0] is not self._overview.known:
            return
        self._compared = answer
        self.gaps_tab.show_gaps(*answer, locked=self._overview.stages.is_closed)
        self._say()

    def _offer_domains(self, overview: AssignmentOverview) -> None:
        self.domain_choice.set_options([(_("All domains"), None), *overview.domains])
        self._narrow()  # the domain that was chosen may be gone

    def _narrow(self) -> None:
        wanted = self.domain_choice.value
        if wanted is None or self._overview is None:
            for tab in (self.applications_tab, self.loads_tab, self.gaps_tab):
                tab.set_condition(None)
            return
        known = self._overview.known
        panel = frozenset().union(
            *{known.panels[each.id] for each in known.applications if each.domain_id == wanted}
        )
        self.applications_tab.set_condition(lambda row: row.application.domain_id == wanted)
        self.loads_tab.set_condition(lambda row: row.id in panel)
        self.gaps_tab.set_condition(lambda row: row.gap.group == wanted)

    def _change(self, foreseen: Foreseen) -> None:
        self.error_bar.hide()
        juror_id, application_id = foreseen.pair
        known = foreseen.known
        name = next(each.name for each in known.jurors if each.id == juror_id)
        number = next(each.number for each in known.applications if each.id == application_id)
        told = (
            _("{name} reads {number}.")
            if foreseen.is_added
            else _("{name} no longer reads {number}.")
        )
        self._office.write(
            self,
            assign_one,
            told=told.format(name=name, number=number),
            failed=self.error_bar.tell,
            juror_id=juror_id,
            application_id=application_id,
            reads=foreseen.is_added,
        )

    def _mend(self, pairs: tuple[Pair, ...]) -> None:
        self.error_bar.hide()
        self._office.write(
            self,
            add_readings,
            told=lambda count: ngettext(
                "{count} reading added.", "{count} readings added.", count
            ).format(count=format_number(count)),
            failed=self.error_bar.tell,
            pairs=pairs,
        )

    def _say(self) -> None:
        overview = self._overview
        if overview is None:
            return
        told = _sentence(overview)
        known = self._compared is not None and self._compared[0] is overview.known
        if self._compared is not None and known and overview.known.pairs:
            told = f"{told} {compared_sentence(self._compared[1])}"
            self._name_tabs(len(self._compared[1].gaps))
        self.header.set_sentence(told)

    def _name_tabs(self, gaps: int) -> None:
        for tab, text, count in (
            (self.applications_tab, _("Applications"), 0),
            (self.loads_tab, _("Loads"), 0),
            (self.gaps_tab, _("What can be compared"), gaps),
        ):
            named = f"{text} ({format_number(count)})" if count else text
            self.tabs.setTabText(self.tabs.indexOf(tab), named)


def _sentence(overview: AssignmentOverview) -> str:
    if not overview.applications or not overview.jurors:
        return ""
    count = len(overview.known.pairs)
    if not count:
        return _("Nobody has been given anything to read yet.")
    loads = overview.known.loads.values()
    told = _("{readings}: {load} a juror.").format(
        readings=ngettext("{count} reading", "{count} readings", count).format(
            count=format_number(count)
        ),
        load=span(min(loads), max(loads)),
    )
    if not overview.unread:
        return told
    more = ngettext(
        "{count} application has no reader.",
        "{count} applications have no reader.",
        overview.unread,
    ).format(count=format_number(overview.unread))
    return f"{told} {more}"
