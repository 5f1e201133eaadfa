"""The ornament of a certificate: a guilloche frame and a rosette, fine lines of one ink.

Guilloches are the woven lines of banknotes: one wave, drawn again at other phases. They are
curves, so that they stay fine at any enlargement, and a photocopy shows that it is one. They
take the colour that is set where they are drawn.
"""

from collections.abc import Callable
from math import cos, sin, tau
from typing import TypeAlias

from reportlab.lib.rl_accel import fp_str
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from jury_app.documents.paper import write_on

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = Callable[[float], Point]

OUTER = 10.5 * mm
BAND = 7.0 * mm
HAIR = 0.32
_WAVES = 5
_PERIOD = 10.5 * mm
_STEPS_A_PERIOD = 6
_LOBES = 18
_RING_STEPS = 6


def draw_frame(canvas: Canvas, size: Point) -> None:
    """Draw the frame: two hairlines, a woven band between them, a rosette in each corner."""
    width, height = size
    canvas.setLineWidth(0.9)
    canvas.rect(OUTER, OUTER, width - 2 * OUTER, height - 2 * OUTER)
    canvas.setLineWidth(0.45)
    inner = OUTER + BAND
    canvas.rect(inner, inner, width - 2 * inner, height - 2 * inner)
    canvas.setLineWidth(HAIR)
    middle = OUTER + BAND / 2
    _draw_band(canvas, (inner, middle), (width - inner, middle))
    _draw_band(canvas, (inner, height - middle), (width - inner, height - middle))
    _draw_band(canvas, (middle, inner), (middle, height - inner))
    _draw_band(canvas, (width - middle, inner), (width - middle, height - inner))
    for x in (middle, width - middle):
        for y in (middle, height - middle):
            _draw_corner(canvas, (x, y))


def _draw_band(canvas: Canvas, start: Point, end: Point) -> None:
    """Weave waves along a straight line, in a whole number of periods."""
    across, along = end[0] - start[0], end[1] - start[1]
    length = max(across, along)
    periods = round(length / _PERIOD)
    amplitude = BAND * 0.40
    unit = (across / length, along / length)
    for wave in range(_WAVES):
        phase = tau * wave / _WAVES

        def curve(t: float, phase: float = phase) -> Point:
            height = amplitude * (
                0.78 * sin(tau * periods * t + phase) + 0.22 * sin(2 * tau * periods * t - phase)
            )
            x, y = start[0] + across * t, start[1] + along * t
            return (x - unit[1] * height, y + unit[0] * height)

        _draw_curve(canvas, curve, periods * _STEPS_A_PERIOD)


def _draw_corner(canvas: Canvas, centre: Point) -> None:
    half = BAND / 2
    canvas.setLineWidth(0.45)
    canvas.rect(centre[0] - half, centre[1] - half, BAND, BAND)
    canvas.setLineWidth(HAIR)
    _draw_ring(canvas, centre, (half * 0.56, half * 0.26), (8, 3))


def draw_rosette(canvas: Canvas, centre: Point, radius: float) -> None:
    """Draw the seal's rosette; its middle stays free for a short text."""
    canvas.setLineWidth(HAIR)
    _draw_ring(canvas, centre, (radius * 0.83, radius * 0.17), (_LOBES * 2, 3))
    _draw_ring(canvas, centre, (radius * 0.68, radius * 0.14), (_LOBES, 6))
    canvas.setLineWidth(0.7)
    canvas.circle(*centre, radius * 0.47)
    canvas.setLineWidth(HAIR)
    canvas.circle(*centre, radius * 0.435)


def _draw_ring(
    canvas: Canvas, centre: Point, radii: tuple[float, float], weave: tuple[int, int]
) -> None:
    """Weave a ring: a mean radius and an amplitude, lobes drawn at so many phases."""
    mean, amplitude = radii
    lobes, waves = weave
    for wave in range(waves):
        phase = tau * wave / waves

        def curve(t: float, phase: float = phase) -> Point:
            radius = mean + amplitude * sin(lobes * tau * t + phase)
            return (centre[0] + radius * cos(tau * t), centre[1] + radius * sin(tau * t))

        _draw_curve(canvas, curve, lobes * _RING_STEPS)


def _draw_curve(canvas: Canvas, curve: Curve, steps: int) -> None:
    """Draw a parametric curve as cubic Béziers that share its tangents."""
    step = 1.0 / steps
    (x, y), (right, up) = curve(0.0), _slope(curve, 0.0)
    path = [f"{fp_str(x, y)} m"]
    for index in range(1, steps + 1):
        out = f"{x + right * step / 3:.2f} {y + up * step / 3:.2f}"
        (x, y), (right, up) = curve(index * step), _slope(curve, index * step)
        # two decimals are finer than any press
        path.append(f"{out} {x - right * step / 3:.2f} {y - up * step / 3:.2f} {x:.2f} {y:.2f} c")
    write_on(canvas, [*path, "S"])


def _slope(curve: Curve, t: float) -> Point:
    delta = 1e-5
    before, after = curve(t - delta), curve(t + delta)
    return ((after[0] - before[0]) / (2 * delta), (after[1] - before[1]) / (2 * delta))


def draw_flourish(canvas: Canvas, centre: Point, half: float) -> None:
    """Draw a short rule with a lozenge in its middle."""
    x, y = centre
    canvas.setLineWidth(0.6)
    canvas.line(x - half, y, x - 6, y)
    canvas.line(x + 6, y, x + half, y)
    path = canvas.beginPath()
    path.moveTo(x - 2.6, y)
    path.lineTo(x, y + 2.6)
    path.lineTo(x + 2.6, y)
    path.lineTo(x, y - 2.6)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
