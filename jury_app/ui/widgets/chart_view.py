"""A chart on the screen, that can be kept as a picture."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QImage, QImageWriter, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QWidget

from jury_app.files import ending_of, write_safely
from jury_app.i18n import _
from jury_app.ui.look import colour, tokens, worn
from jury_app.ui.tokens import LIGHT
from jury_app.ui.widgets.interval_chart import IntervalChart, chart_size, draw_chart

_SHARP = 2  # pixels of a picture for each of a screen
_MARGIN = 16
_LEAST = 320
_SVG, _PNG = ".svg", ".png"


class ChartView(QLabel):
    """Shows a chart in the colours of the window; its menu keeps it as SVG or PNG, on white."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: IntervalChart | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.svg_action = QAction(_("Save as SVG…"), self)
        self.png_action = QAction(_("Save as PNG…"), self)
        self.addActions([self.svg_action, self.png_action])
        self.svg_action.triggered.connect(lambda: self._ask(_SVG))
        self.png_action.triggered.connect(lambda: self._ask(_PNG))

    def set_chart(self, chart: IntervalChart) -> None:
        """Show a chart."""
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.words)
        self.updateGeometry()
        self.update()

    def save(self, path: Path) -> None:
        """Keep the chart as the picture that the name asks for, the same for the same chart."""
        if self.chart is None:
            return
        draw = _as_svg if ending_of(path, (_SVG, _PNG)) == _SVG else _as_png
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        draw(self.chart, chart_size(self.chart), buffer)
        write_safely(path, bytes(buffer.data().data()))

    def sizeHint(self) -> QSize:
        if self.chart is None:
            return QSize(0, 0)
        return chart_size(self.chart, _scale())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_LEAST * _scale()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.chart is None:
            return
        painter = QPainter(self)
        draw_chart(painter, self.size(), self.chart, tokens(), _scale())
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def _ask(self, suffix: str) -> None:
        dialog = QFileDialog(self, _("Save the chart"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.setNameFilter(f"*{suffix}")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _scale() -> float:
    return worn().text_size / 100


def _as_svg(chart: IntervalChart, size: QSize, output: QIODevice) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(output)
    full = _with_margin(size)
    generator.setSize(full)
    generator.setViewBox(_area(full))
    generator.setTitle(chart.title)
    generator.setDescription(chart.words)
    painter = QPainter(generator)
    _draw(painter, chart, size)
    painter.end()


def _as_png(chart: IntervalChart, size: QSize, output: QIODevice) -> None:
    image = QImage(_with_margin(size) * _SHARP, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    _draw(painter, chart, size)
    painter.end()
    QImageWriter(output, b"PNG").write(image)


def _draw(painter: QPainter, chart: IntervalChart, size: QSize) -> None:
    painter.fillRect(_area(_with_margin(size)), Qt.GlobalColor.white)
    painter.translate(_MARGIN, _MARGIN)
    draw_chart(painter, size, chart, LIGHT)


def _with_margin(size: QSize) -> QSize:
    return size + QSize(2 * _MARGIN, 2 * _MARGIN)


def _area(size: QSize) -> QRect:
    return QRect(QPoint(0, 0), size)
