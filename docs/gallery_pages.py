"""The pages that `gallery.py` photographs: one function each, on invented content."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QWidget,
)

from jury_app import i18n
from jury_app.formatting import format_mean
from jury_app.ui.crash_dialog import CrashDialog, report
from jury_app.ui.icons import icon
from jury_app.ui.look import heat, px
from jury_app.ui.new_edition_dialog import NewEditionDialog
from jury_app.ui.preferences_dialog import PreferencesDialog
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.settings import RecentFile, Settings
from jury_app.ui.start_window import StartWindow
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.theme import Theme
from jury_app.ui.tokens import GAP_L, GAP_S, GAP_XL, readable_on
from jury_app.ui.widgets.badge import Badge
from jury_app.ui.widgets.buttons import (
    button,
    danger_button,
    icon_button,
    primary_button,
    quiet_button,
)
from jury_app.ui.widgets.command_palette import Command, CommandPalette
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.fields import ComboBox, DateField, SpinBox
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.help_sheet import HelpSheet, KeyGroup, Keys
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.medal import MedalDot, medal_icon, metal_of
from jury_app.ui.widgets.page_header import PageHeader
from jury_app.ui.widgets.rail import Rail, Stage
from jury_app.ui.widgets.table_pane import TablePane
from jury_app.ui.widgets.text import SentenceLabel, label
from jury_app.ui.widgets.toast import toast

LONG = (
    "Un projet alimentaire territorial co-construit avec les habitants, les agriculteurs et les "
    "cantines de soixante-deux communes de montagne, de la fourche à l’assiette"
)


def say(french: str, english: str) -> str:
    """Return the words of a sample in the language of the photograph."""
    return french if i18n.language() == "fr" else english


@dataclass(frozen=True)
class Sample:
    """A row to look at."""

    id: int
    title: str
    body: str
    level: str
    mean: int | None


ROWS = [
    Sample(1, LONG, "Communauté de communes du Pays de Nuits-Saint-Georges", "or", 1725),
    Sample(2, "Crèche « hors les murs »", "Commune de Trélazé", "argent", 1550),
    Sample(3, "Données ouvertes pour les mobilités", "Métropole Aix-Marseille", "bronze", 1400),
    Sample(4, "La cantine à un euro", "Saint-Denis de La Réunion", "mention", 1400),
    Sample(5, "Maison France Services itinérante", "Lozère", "", None),
]


def table_pane() -> TablePane:
    """Return a list with medals, figures and a missing mean."""
    from_level = {
        "or": say("Or", "Gold"),
        "argent": say("Argent", "Silver"),
        "bronze": "Bronze",
        "mention": say("Mention", "Mention"),
        "": say("Non noté", "Not marked"),
    }
    model = TableModel(
        [
            Column(say("N°", "No."), lambda each: str(each.id), lambda each: each.id, RIGHT),
            Column(
                say("Titre", "Title"), lambda each: each.title, strong=True, stretch=True, width=240
            ),
            Column(
                say("Candidat", "Applicant"),
                lambda each: each.body,
                tone=lambda _each: "muted",
                width=240,
            ),
            Column(
                say("Niveau", "Level"),
                lambda each: from_level[each.level],
                icon=lambda each: (
                    medal_icon(metal_of(each.level))
                    if each.level
                    else icon("circle-dashed", "muted")
                ),
            ),
            Column(
                say("Moyenne", "Mean"),
                lambda each: format_mean(None if each.mean is None else Fraction(each.mean, 100)),
                lambda each: each.mean,
                RIGHT,
            ),
        ]
    )
    model.set_rows(ROWS)
    empty = EmptyState("inbox", say("Aucun dossier", "No application"), "")
    return TablePane(model, say("Candidatures", "Applications"), empty)


def shell() -> QWidget:
    """Return a window as the secretariat sees it."""
    rail = Rail(say("Étapes", "Stages"))
    rail.set_title("Prix Territoria 2026", say("Séance dans 6 jours", "Sitting in 6 days"))
    rail.set_stages(
        [
            Stage("edition", "settings", say("Édition", "Edition"), state="done"),
            Stage("applications", "inbox", say("Candidatures", "Applications"), "62", "warning"),
            Stage("jury", "users", "Jury", "52", "done"),
            Stage("kits", "package", say("Dossiers de juré", "Kits"), "52", "done"),
            Stage("ballots", "vote", say("Bulletins", "Ballots"), "48/52"),
            Stage("standings", "chart-column", say("Classement", "Standings")),
            Stage("deliberation", "gavel", say("Délibération", "Deliberation")),
            Stage("publication", "award", "Publication"),
            Stage("journal", "history", "Journal"),
        ]
    )
    rail.add_foot("search", say("Chercher une action", "Find an action"))
    rail.add_foot("circle-help", say("Aide", "Help"))
    rail.choose("applications")
    header = PageHeader(
        say("Candidatures", "Applications"),
        say(
            "57 dossiers recevables sur 62, dans 19 domaines. Il en manque un pour Énergie.",
            "57 eligible applications of 62, in 19 domains. One is missing for Energy.",
        ),
    )
    header.add_action(button(say("Exporter la liste", "Export the list"), icon_name="download"))
    header.add_action(
        primary_button(say("Importer des dossiers", "Import applications"), icon_name="upload")
    )
    pane = table_pane()
    pane.table.horizontalHeader().setSortIndicator(4, Qt.SortOrder.DescendingOrder)
    pane.table.selectRow(1)
    page = column(header, pane, gap=GAP_L, margin=GAP_XL)
    window = QWidget()
    whole = row(rail, gap=0)
    whole.addLayout(page, 1)
    window.setLayout(whole)
    window.resize(px(1280), px(720))
    QTimer.singleShot(0, pane.table.setFocus)
    QTimer.singleShot(
        0,
        lambda: toast(
            window,
            say("La candidature 12 est retirée.", "Application 12 is withdrawn."),
            lambda: None,
        ),
    )
    return window


def controls() -> QWidget:
    """Return every small thing, in each of its states."""
    off = button(say("Indisponible", "Not now"))
    off.setEnabled(False)
    focused = button(say("Sous le clavier", "Under the keyboard"))
    primary_focused = primary_button(
        say("Sceller mon bulletin", "Seal my ballot"), icon_name="lock"
    )
    buttons = row(
        primary_focused,
        button(say("Ouvrir un fichier…", "Open a file…"), icon_name="folder-open"),
        quiet_button(say("Tout afficher", "Show all")),
        danger_button(say("Retirer le dossier", "Withdraw"), icon_name="trash-2"),
        off,
        focused,
        icon_button("settings", say("Réglages", "Settings")),
        None,
    )
    badges = row(
        Badge(say("Brouillon", "Draft")),
        Badge(say("Ouvert", "Open"), "accent"),
        Badge(say("Reçu", "Received"), "success"),
        Badge(say("Serré", "Tight"), "warning"),
        Badge(say("Irrecevable", "Inadmissible"), "danger"),
        MedalDot("gold"),
        label(say("Or", "Gold")),
        MedalDot("silver"),
        label(say("Argent", "Silver")),
        MedalDot("bronze"),
        label("Bronze"),
        MedalDot(),
        label(say("Non attribué", "Not awarded")),
        None,
    )
    window = QWidget()
    window.setLayout(
        column(
            label(say("Titre de document", "Title of a document"), "serif"),
            label(say("Titre de page", "Title of a page"), "display"),
            label(say("Titre de dialogue", "Title of a dialog"), "title"),
            label(say("Intertitre", "Heading"), "heading"),
            SentenceLabel(LONG, "muted"),
            buttons,
            badges,
            heat_line(),
            row(form(), tabs(), gap=GAP_XL),
            None,
            gap=GAP_L,
            margin=GAP_XL,
        )
    )
    window.resize(px(1000), px(760))
    QTimer.singleShot(0, primary_focused.setFocus)
    return window


def heat_line() -> QWidget:
    """Return the grounds of the marks 0 to 10."""
    line = QWidget()
    grid = QGridLayout(line)
    grid.setSpacing(2)
    for mark in range(11):
        ground = heat(mark, 11)
        cell = label(str(mark), "strong")
        cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cell.setStyleSheet(f"background: {ground}; color: {readable_on(ground)}; padding: 6px;")
        grid.addWidget(cell, 0, mark)
    return line


def form() -> Form:
    """Return fields with labels, a hint and an error."""
    made = Form()
    name = made.add(say("&Nom", "&Name"), QLineEdit("Anne Lefèvre"))
    email = made.add(
        say("&Courriel", "&E-mail"),
        QLineEdit("anne.lefevre@"),
        say("Son dossier y sera envoyé.", "The kit is sent there."),
    )
    combo = ComboBox([("Pilotage / Évaluation des politiques publiques", 1), ("Énergie", 2)])
    made.add_pair((say("Domaine", "Domain"), combo), (say("Lecteurs", "Readers"), SpinBox(1, 9)))
    made.tell_error(email, say("Il manque le nom du serveur.", "The server is missing."))
    name.setPlaceholderText("–")
    return made


def tabs() -> QTabWidget:
    """Return tabs with choices and a text."""
    checked = QCheckBox(say("Noms affichés en séance", "Names shown in the room"))
    checked.setChecked(True)
    partly = QCheckBox(say("Tous les domaines", "All domains"))
    partly.setTristate(True)
    partly.setCheckState(Qt.CheckState.PartiallyChecked)
    chosen = QRadioButton(say("Majorité absolue", "Absolute majority"))
    chosen.setChecked(True)
    bar = QProgressBar()
    bar.setValue(40)
    text = QPlainTextEdit(LONG)
    page = QWidget()
    page.setLayout(
        column(
            checked,
            partly,
            chosen,
            QRadioButton(say("Deux tiers", "Two thirds")),
            DateField(date(2026, 7, 1)),
            bar,
            text,
            margin=GAP_S,
        )
    )
    made = QTabWidget()
    made.addTab(page, say("Règles", "Rules"))
    made.addTab(QWidget(), say("Calendrier", "Calendar"))
    return made


def states() -> QWidget:
    """Return what a page says when there is nothing, or something went wrong."""
    bar = ErrorBar()
    bar.tell(
        say("Le fichier « prix.jury » est ouvert ailleurs.", "“prix.jury” is open elsewhere."),
        say("Rien n’est perdu. Fermez-le là-bas, puis réessayez.", "Nothing is lost."),
    )
    bar.add_action(button(say("Réessayer", "Try again")))
    empty = EmptyState(
        "inbox",
        say("Aucune candidature", "No application yet"),
        say(
            "Importez le fichier de la plateforme de dépôt : les lignes refusées seront nommées.",
            "Import the file of the form tool: the rows refused will be named.",
        ),
    )
    empty.add_action(primary_button(say("Importer des dossiers", "Import applications")))
    empty.add_action(button(say("Saisir un dossier", "Type one in")))
    window = QWidget()
    window.setLayout(column(bar, empty, gap=GAP_L, margin=GAP_XL))
    window.resize(px(900), px(560))
    return window


def dialog() -> QWidget:
    """Return a dialog that was refused."""
    made = Dialog(
        say("Ajouter un juré", "Add a juror"), None, say("Il ou elle recevra un dossier.", "")
    )
    made.body.addWidget(form())
    made.set_buttons(primary_button(say("Ajouter ce juré", "Add this juror")))
    made.tell_error(say("Un juré a déjà cette adresse.", "A juror has this address already."))
    return made


def palette() -> QWidget:
    """Return the commands, found by a few letters."""
    commands = [
        Command(say(french, english), lambda: None, say("Dossiers", "Applications"), keys)
        for french, english, keys in (
            ("Importer des candidatures", "Import applications", "Ctrl+I"),
            ("Imprimer les diplômes", "Print the certificates", "Ctrl+P"),
            ("Émettre les dossiers de juré", "Issue the kits", ""),
            ("Ouvrir les bulletins", "Open the ballots", ""),
        )
    ]
    return CommandPalette(commands, None)


def help_sheet() -> QWidget:
    """Return the keys of a window."""
    return HelpSheet(
        [
            KeyGroup(
                say("Partout", "Everywhere"),
                (
                    Keys("Ctrl+F", say("Chercher dans la liste", "Search the list")),
                    Keys("Ctrl+K", say("Trouver une action", "Find an action")),
                    Keys("F1", say("Cette feuille", "This sheet")),
                ),
            ),
            KeyGroup(
                say("Dans une liste", "In a list"),
                (
                    Keys("Return", say("Ouvrir la ligne", "Open the row")),
                    Keys("Home", say("Première ligne", "First row")),
                ),
            ),
        ],
        None,
    )


def crash() -> QWidget:
    """Return what is shown when something goes wrong."""
    try:
        int("x")
    except ValueError as error:
        return CrashDialog(report(error, "Jury 1.0 · Qt 6.11"), None)


def preferences(theme: Theme) -> QWidget:
    """Return the user's own choices."""
    return PreferencesDialog(Settings(), theme, None)


def new_edition() -> QWidget:
    """Return what is asked before an edition is founded."""
    recent = RecentFile(path="/prix.jury", kind="edition", title="Prix Territoria 2025")
    return NewEditionDialog([recent], None)


def recovery() -> QWidget:
    """Return the key that is shown once."""
    return RecoveryDialog("Prix", "AGE-SECRET-KEY-1" + "QWERTYUIOP0987654321" * 3, None)


def start_empty(theme: Theme) -> QWidget:
    """Return the first start."""
    return StartWindow(Settings(Path(mkdtemp()) / "none.json"), theme)


def start(theme: Theme) -> QWidget:
    """Return the start of somebody who has been here before."""
    settings = Settings(Path(mkdtemp()) / "some.json")
    there = str(Path(__file__))
    sentence = say("48 bulletins sur 52 reçus, séance dans 6 jours.", "48 ballots of 52 received.")
    for path, kind, title in (
        ("/Documents/prix-2025.jury", "edition", "Prix Territoria 2025"),
        (there, "kit", say("Dossier de Mme Lefèvre", "Kit of Mrs Lefèvre")),
        (str(Path(there).parent), "edition", f"Prix Territoria 2026 – {LONG}"),
    ):
        settings.remember_file(
            RecentFile(
                path=path, kind=kind, title=title, sentence=sentence, language=i18n.language()
            )
        )
    window = StartWindow(settings, theme)
    QTimer.singleShot(0, window.recent_list.setFocus)
    return window
