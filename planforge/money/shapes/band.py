"""One band of figures: where it begins and ends, and to which side its edges belong. Words and sums come from the same object."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from planforge.money.frame import figure_words
from planforge.record import record
from planforge.values import Measure

if TYPE_CHECKING:
    from planforge.wording import Locale


class Edged(Protocol):
    """A part of the plan that describes one band by its upper edge."""

    @property
    def up_to(self) -> Measure | None: ...

    @property
    def below(self) -> Measure | None: ...


S = TypeVar("S", bound=Edged)


@record
class Edge:
    """A figure at which one band ends and the next begins."""

    at: Measure
    in_lower: bool
    """Exactly this figure belongs to the lower band."""


@record
class Band(Generic[S]):
    """The figures between two edges; without `lower` from nothing on, without `upper` without end."""

    lower: Edge | None
    upper: Edge | None
    step: S

    def holds(self, size: Decimal) -> bool:
        above = self.lower is None or size > self.lower.at.size or (size == self.lower.at.size and not self.lower.in_lower)
        below = self.upper is None or size < self.upper.at.size or (size == self.upper.at.size and self.upper.in_lower)
        return above and below

    @property
    def start(self) -> Decimal:
        return self.lower.at.size if self.lower else Decimal(0)

    def part_of(self, size: Decimal) -> Decimal:
        """How much of `size` lies in this band; an edge itself has no width. The first goes on below nothing: more was given back
        than came in.
        """
        top = size if self.upper is None else min(size, self.upper.at.size)
        return top if self.lower is None else max(top - self.start, Decimal(0))

    def entered(self, size: Decimal) -> bool:
        """Whether `size` reaches this band or goes beyond it."""
        return self.holds(size) or self.lower is None or size > self.lower.at.size

    def reached(self, locale: Locale) -> str:
        """Which figures reach this band or go beyond it: "more than £50,000"."""
        return Band(self.lower, None, self.step).words(locale)

    def words(self, locale: Locale) -> str:
        """Which figures are in it, edges included: "more than £50,000 and up to and including £100,000"."""
        lower = None if self.lower is None else figure_words(self.lower.at.value, locale)
        upper = None if self.upper is None else figure_words(self.upper.at.value, locale)
        from_ = "" if self.lower is None else f"more than {lower}" if self.lower.in_lower else f"{lower} or more"
        to = "" if self.upper is None else f"up to and including {upper}" if self.upper.in_lower else f"less than {upper}"
        if self.step.up_to and self.step.below and self.upper:  # a fault, but no word of the plan is dropped
            to += f" and less than {figure_words(self.step.below.value, locale)}"
        return " and ".join(each for each in (from_, to) if each) or "any amount"


def bands_of(steps: Sequence[S]) -> tuple[Band[S], ...]:
    """The bands that `steps` describe. Each begins where the one before ends, so there is no gap and no overlap."""
    made: list[Band[S]] = []
    lower: Edge | None = None
    for step in steps:
        upper = Edge(step.up_to, in_lower=True) if step.up_to else Edge(step.below, in_lower=False) if step.below else None
        made.append(Band(lower, upper, step))
        lower = upper
    return tuple(made)


def edge_key(step: Edged) -> str:
    """The key under which the step gives its edge."""
    return "below" if step.below else "up_to"
