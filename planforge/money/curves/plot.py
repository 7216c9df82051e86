"""The curve of a payment as a small SVG picture: plain text, no script, nothing from outside, the same bytes every time.

Whoever shows it may give it the colour and the font of the page: both are named once, on the first element.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from planforge.money.curves.curve import Curve, Knot, figure_of
from planforge.money.curves.scale import Label, Scale, lines, placed, round_step, text_width, ticks
from planforge.money.frame import figure_words
from planforge.record import record
from planforge.values import Money
from planforge.values.currency import DIGITS

if TYPE_CHECKING:
    from planforge.wording import Locale

WIDTH, _HEIGHT = 480, 190
"""Of the whole picture, and of the field between the axes."""
_SIZE, _LEAD, _GAP = 9, 12, 8
_MARGIN = 2
_INK, _QUIET, _GUIDE, _GRID = "#1a1a1a", "#5f6368", "#9aa0a8", "#e2e4e8"
_COLOUR, _FONT = "#333333", "IBM Plex Serif, serif"
_BEYOND = Fraction(13, 10)
_FIRST = {"money": Fraction(100_000), "number": Fraction(20), "percent": Fraction(100)}
_MANY = 40


@record
class Plot:
    """What is drawn: the curve, its axes in words, and perhaps another curve to compare it with."""

    curve: Curve
    kind: str
    """Of the figure along the bottom: `money`, `number` or `percent`."""
    currency: str
    locale: Locale
    across: str
    """What the figure along the bottom is called."""
    up: str
    """What is paid is called."""
    other: Curve | None = None
    other_name: str = ""
    marks: tuple[Fraction, ...] = ()
    """Figures that answer a question: marked and labelled like those at which the rule changes."""

    @property
    def end(self) -> Fraction:
        """Where the bottom axis ends: a round figure beyond the last one that tells something."""
        last = max((*(knot.at for knot in self.curve.knots), *self.marks))
        far = last * _BEYOND if last else _FIRST[self.kind]
        step = round_step(far, 8, whole=self.kind == "number")
        return -(-far // step) * step

    @property
    def knots(self) -> tuple[Knot, ...]:
        """What is marked, in order, without the beginning."""
        figures = {knot.at for knot in self.curve.knots[1:]} | {mark for mark in self.marks if mark}
        return tuple(self.curve.around(figure) for figure in sorted(figures))

    @property
    def highest(self) -> Fraction:
        """The most that stands in the picture."""
        found = [paid for curve in self._curves for paid in _paid(curve, self.end)]
        return max(found)

    @property
    def levels(self) -> tuple[Fraction, ...]:
        """What is paid for a whole range of figures, such as a cap."""
        ends = [*((one.above, other.below) for one, other in pairwise(self.curve.knots))]
        last = self.curve.knots[-1].above
        ends += [(last, last)] if not self.curve.slope else []
        return tuple(dict.fromkeys(start for start, end in ends if start == end and start))

    @property
    def _curves(self) -> tuple[Curve, ...]:
        return (self.curve,) if self.other is None else (self.curve, self.other)

    def figure(self, size: Fraction) -> str:
        """A figure of the bottom axis in words; a fraction of a unit is rounded up, to where the rule has changed."""
        unit = (
            Fraction(1) if self.kind == "number" else Fraction(1, 10 ** (DIGITS[self.currency] if self.kind == "money" else 2))
        )
        return figure_words(figure_of(-(-size // unit) * unit, self.kind, self.currency), self.locale)

    def money(self, size: Fraction) -> str:
        unit = 10 ** DIGITS[self.currency]
        cents = (size * unit * 2 + 1) // 2
        return self.locale.money(Money(self.currency, Decimal(cents).scaleb(-DIGITS[self.currency])))


def _paid(curve: Curve, end: Fraction) -> Iterator[Fraction]:
    for knot in curve.knots:
        if knot.at <= end:
            yield from (knot.below, knot.here, knot.above)
    yield curve.at(end)


def svg(plot: Plot) -> str:
    """The picture as the text of an SVG file."""
    return "\n".join(_Drawing(plot).elements()) + "\n"


class _Drawing:
    """One picture on its way: where its axes lie, and what stands beside them."""

    def __init__(self, plot: Plot) -> None:
        self.plot = plot
        step = round_step(plot.highest or Fraction(1), 5)
        self.rounds = tuple(ticks(-(-(plot.highest or 1) // step) * step, step))
        names = [plot.money(each) for each in (*self.rounds, *plot.levels)]
        left = max(text_width(name, _SIZE) for name in names) + _GAP
        self.title = lines(plot.up, Fraction(WIDTH), _SIZE)
        self.note = lines(plot.other_name, Fraction(WIDTH - 30), _SIZE) if plot.other else ()
        self.top = Fraction(_LEAD * (len(self.title) + len(self.note)) + 12)
        self.across = Scale(plot.end, left, WIDTH - _MARGIN - left)
        self.up = Scale(self.rounds[-1], self.top + _HEIGHT, Fraction(-_HEIGHT))
        self.beside = tuple(self._beside())
        self.below = self._below()

    def elements(self) -> Iterator[str]:
        foot = self.top + _HEIGHT + _LEAD * (2 + max((each.row for each in self.below), default=0)) + 8
        title = lines(self.plot.across, Fraction(WIDTH - _MARGIN), _SIZE)
        height = foot + _LEAD * (len(title) - 1) + 4
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{_n(height)}" viewBox="0 0 {WIDTH} {_n(height)}" '
            f'color="{_COLOUR}" font-family="{_FONT}" font-size="{_SIZE}">'
        )
        yield from self._grid()
        yield from self._lines()
        yield from self._points()
        yield from self._rings()
        yield from (_text(0, 9 + _LEAD * row, line, weight=True) for row, line in enumerate(self.title))
        yield from self._key()
        yield from (_label(each, self.across.at(each.figure), self.top + _HEIGHT) for each in self.below)
        yield from (_text(WIDTH - _MARGIN, foot + _LEAD * row, line, "end", weight=True) for row, line in enumerate(title))
        yield "</svg>"

    def _below(self) -> tuple[Label, ...]:
        """What stands below the bottom axis."""
        plot = self.plot
        step = round_step(plot.end, 8, whole=plot.kind == "number")
        telling = [self._figure(knot.at, telling=True) for knot in plot.knots]
        origin = self._figure(Fraction(0), telling=False)
        others = [self._figure(each, telling=False) for each in ticks(plot.end, step) if each]
        return placed(telling, [origin, *others], rows=3, gap=_GAP)

    def _figure(self, figure: Fraction, *, telling: bool) -> Label:
        words = self.plot.figure(figure)
        width = text_width(words, _SIZE)
        middle = min(max(self.across.at(figure), width / 2), WIDTH - width / 2)
        return Label(figure, words, middle, width, 0, telling)

    def _beside(self) -> Iterator[Label]:
        """What stands beside the upright axis."""
        plot = self.plot
        height = Fraction(_SIZE)
        telling = [Label(each, plot.money(each), self.up.at(each), height, 0, True) for each in plot.levels]
        others = [Label(each, plot.money(each), self.up.at(each), height, 0, False) for each in self.rounds]
        return iter(placed(telling, others, rows=1, gap=1))

    def _grid(self) -> Iterator[str]:
        left, right = self.across.start, Fraction(WIDTH - _MARGIN)
        for each in self.rounds[1:]:
            yield _line(left, self.up.at(each), right, self.up.at(each), _GRID, "0.6")
        for label in self.beside:
            colour = _INK if label.telling else _QUIET
            yield _text(left - 6, self.up.at(label.figure) + 3, label.words, "end", colour, weight=label.telling)
        yield _line(left, self.up.start, right, self.up.start, _INK, "0.8")

    def _lines(self) -> Iterator[str]:
        for label in self.beside:
            if label.telling:
                first = next(knot.at for knot in self.plot.curve.knots if label.figure in (knot.above, knot.here))
                if first:
                    y = self.up.at(label.figure)
                    yield _line(self.across.start, y, self.across.at(first), y, _GUIDE, "0.6", dashed=True)
        for knot in self.plot.knots:
            x, y = self.across.at(knot.at), self.up.at(max(knot.below, knot.here, knot.above))
            yield _line(x, self.up.start, x, y, _GUIDE, "0.6", dashed=True)
        if self.plot.other:
            yield f'<path d="{self._path(self.plot.other)}" fill="none" stroke="{_QUIET}" stroke-width="1.2" stroke-dasharray="5 3"/>'
        yield f'<path d="{self._path(self.plot.curve)}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/>'

    def _path(self, curve: Curve) -> str:
        made = [f"M{self._point(Fraction(0), curve.knots[0].above)}"]
        for knot in curve.knots[1:]:
            if knot.at < self.plot.end:
                made.append(f"L{self._point(knot.at, knot.below)}")
                made += [f"M{self._point(knot.at, knot.above)}"] if knot.above != knot.below else []
        return "".join((*made, f"L{self._point(self.plot.end, curve.around(self.plot.end).below)}"))

    def _point(self, figure: Fraction, paid: Fraction) -> str:
        return f"{_n(self.across.at(figure))} {_n(self.up.at(paid))}"

    def _points(self) -> Iterator[str]:
        """A full point for what is paid, an open one where a line ends without its last figure."""
        start = self.plot.curve.knots[0]
        knots = (*((start,) if start.here != start.above else ()), *self.plot.knots)
        for knot in knots if len(knots) <= _MANY else ():
            x = self.across.at(knot.at)
            for paid in sorted({knot.below, knot.above} - {knot.here}):
                yield f'<circle cx="{_n(x)}" cy="{_n(self.up.at(paid))}" r="2.3" fill="#ffffff" stroke="currentColor" stroke-width="1.2"/>'
            yield f'<circle cx="{_n(x)}" cy="{_n(self.up.at(knot.here))}" r="2.4" fill="currentColor"/>'

    def _rings(self) -> Iterator[str]:
        """Round the answers, so that they stand out from the figures at which the rule changes."""
        for mark in self.plot.marks:
            x, y = self.across.at(mark), self.up.at(self.plot.curve.at(mark))
            yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="5" fill="none" stroke="{_INK}" stroke-width="0.8"/>'

    def _key(self) -> Iterator[str]:
        """What the other line is."""
        for row, words in enumerate(self.note):
            y = 9 + _LEAD * (len(self.title) + row)
            if not row:
                yield _line(Fraction(0), Fraction(y - 3), Fraction(22), Fraction(y - 3), _QUIET, "1.2", dashed=True)
            yield _text(28, y, words, colour=_QUIET)


def _label(label: Label, x: Fraction, axis: Fraction) -> str:
    tick = _line(x, axis, x, axis + 4, _INK if label.telling else _QUIET, "0.8")
    y = axis + _LEAD * (1 + label.row) + 2
    return tick + _text(label.middle, y, label.words, "middle", _INK if label.telling else _QUIET, weight=label.telling)


def _text(
    x: Fraction | int, y: Fraction | int, words: str, anchor: str = "start", colour: str = _INK, *, weight: bool = False
) -> str:
    placing = "" if anchor == "start" else f' text-anchor="{anchor}"'
    bold = ' font-weight="600"' if weight else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{placing}{bold} fill="{colour}">{escape(words)}</text>'


def _line(x: Fraction, y: Fraction, to_x: Fraction, to_y: Fraction, colour: str, width: str, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="2 2"' if dashed else ""
    return f'<path d="M{_n(x)} {_n(y)}L{_n(to_x)} {_n(to_y)}" stroke="{colour}" stroke-width="{width}"{dashes}/>'


def _n(number: Fraction | int) -> str:
    """A length to a tenth, as SVG writes it."""
    tenths = int((Fraction(number) * 20 + 1) // 2)
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"
