"""Phrases about payment: worked examples of interest and of parts of a year, equal instalments, minimums after a renewal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planforge.document.money_phrases import Line
from planforge.document.nodes import Text, Value
from planforge.document.slots import Said
from planforge.document.view import PartView, part_of
from planforge.money import Computation, NotComputable, Setting, compute
from planforge.money.dates import in_calendar
from planforge.money.examples import step_words
from planforge.money.fixed import equal_parts, part_of_period, renewed
from planforge.money.frame import Figure, figure_words, kind_of
from planforge.money.interest import example_of
from planforge.plan.payment import FixedPayment, LateExample, LateInterest, PartExample
from planforge.values import Money
from planforge.wording import Locale


@dataclass(frozen=True)
class Calculation:
    """What comes of a calculation, and its lines; without lines, it is a finding of its own."""

    lines: tuple[Line, ...]
    comes_to: Said


@dataclass(frozen=True)
class DuePart:
    """An instalment."""

    on: Said
    amount: Said


@dataclass(frozen=True)
class Instalments:
    """Equal parts; without any, their total depends on figures that only deals give."""

    parts: tuple[DuePart, ...]
    equal: bool
    """They are all the same to the smallest unit."""


class PaymentPhrases:
    """The phrases of one plan in one locale."""

    def __init__(self, setting: Setting, locale: Locale) -> None:
        self.setting, self.locale = setting, locale

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "equal_parts": self.equal_parts, "in_calendar": lambda every: in_calendar(every.value), "late_worked": self.late_worked,
            "part_worked": self.part_worked, "renewed": self.renewed,
        }  # fmt: skip

    def late_worked(self, example: PartView, late: PartView) -> Calculation:
        """The calculation of an author's example of `late` interest."""
        given: LateExample = part_of(example)[0]
        rule: LateInterest = part_of(late)[0]
        return self._tried(lambda: example_of(given, rule, self.setting))

    def part_worked(self, example: PartView, fixed: PartView) -> Calculation:
        """The calculation of an author's example of a part of a year, quarter or month of the payment `fixed`."""
        given: PartExample = part_of(example)[0]
        payment: FixedPayment = part_of(fixed)[0]
        return self._tried(lambda: part_of_period(payment, given, self.setting))

    def renewed(self, view: PartView) -> Calculation | None:
        """The minimum after the first renewal; None where it is not an amount of money."""
        made = renewed(part_of(view)[0], self.setting)
        return self._calculation(made) if made else None

    def equal_parts(self, view: PartView) -> Instalments:
        """The equal instalments of a fixed payment."""
        fixed: FixedPayment = part_of(view)[0]
        assert fixed.equal_instalments is not None
        try:
            made = equal_parts(compute(fixed.amount, {}, self.setting).result, fixed.equal_instalments)
        except NotComputable:
            return Instalments((), equal=False)
        parts = tuple(
            DuePart(Said((Value(self.locale.date(each.on), "date", None),)), self._figure(each.amount)) for each in made
        )
        return Instalments(parts, equal=len({each.amount for each in made}) == 1)

    def _tried(self, worked: Callable[[], Computation]) -> Calculation:
        try:
            return self._calculation(worked())
        except NotComputable:  # a finding of its own
            return Calculation((), Said())

    def _calculation(self, made: Computation) -> Calculation:
        lines = (Line(Said((Text(step_words(step.parts, self.locale)),)), self._figure(step.result)) for step in made.steps)
        return Calculation(tuple(lines), self._figure(made.result))

    def _figure(self, figure: Figure) -> Said:
        return Said((Value(figure_words(figure, self.locale, exact=isinstance(figure, Money)), kind_of(figure), None),))
