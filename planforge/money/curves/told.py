"""A curve in words: all that its picture shows, for those who read and for those who listen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from planforge.money.curves.curve import Knot
from planforge.money.curves.plot import Plot


def told(plot: Plot) -> Iterator[str]:
    """What the curve shows, from left to right: what is paid over a level stretch, and at each end of a rising one."""
    said: set[tuple[Fraction, Fraction]] = set()
    for knot, after in pairwise((*plot.curve.knots, None)):
        assert knot is not None
        if knot.here not in (knot.below, knot.above):
            yield f"{plot.money(knot.here)} at {plot.figure(knot.at)}"
        if _is_level(plot, knot):
            yield _level(plot, knot, after)
            said |= {(knot.at, knot.above), *({(after.at, after.below)} if after else ())}
            continue
        ends = [(knot, knot.above, "just above")]
        if after and (after.jumps or not _is_level(plot, after)):
            ends.append((after, after.below, "just below"))
        for end, paid, beside in ends:
            if (end.at, paid) not in said and (end.at or paid):
                yield f"{plot.money(paid)} {'at' if paid == end.here else beside} {plot.figure(end.at)}"
            said.add((end.at, paid))
        if after is None:
            yield f"{plot.money(plot.curve.at(plot.end))} at {plot.figure(plot.end)}, and so on"


def _is_level(plot: Plot, knot: Knot) -> bool:
    """Whether the same is paid for all figures above `knot` up to the next one."""
    after = next((each for each in plot.curve.knots if each.at > knot.at), None)
    return knot.above == after.below if after else not plot.curve.slope


def _level(plot: Plot, knot: Knot, after: Knot | None) -> str:
    """Such as "£1,000 from £5,000 up to and including £20,000"."""
    paid = plot.money(knot.above) if knot.above else "nothing"
    start = (
        "" if not knot.at else f" from {plot.figure(knot.at)}" if knot.here == knot.above else f" above {plot.figure(knot.at)}"
    )
    if after is None:
        return f"{paid}{start} on" if start.startswith(" from") else f"{paid}{start}"
    to = "up to and including" if after.here == after.below else "below"
    return f"{paid}{start} {'and ' if start else ''}{to} {plot.figure(after.at)}"


def alternative(plot: Plot) -> str:
    """The picture for those who cannot see it: what it is, what stands on its axes, and how the line runs."""
    jumps = sum(knot.jumps for knot in plot.curve.knots[1:])
    bends = len(plot.knots) - jumps
    turns = [f"{count} {what}{'s' if count > 1 else ''}" for count, what in ((bends, "bend"), (jumps, "step")) if count]
    ends = "ends level" if not plot.curve.slope else "goes on rising" if plot.curve.slope > 0 else "goes on falling"
    return (
        f"Line chart. To the right: {plot.across}, from {plot.figure(Fraction(0))} to {plot.figure(plot.end)}. "
        f"Upwards: {plot.up}, from {plot.money(Fraction(0))} to {plot.money(plot.highest)}. "
        f"The line has {' and '.join(turns) or 'no bend'}, and {ends}."
    )
