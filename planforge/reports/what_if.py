"""What-if questions in words: each becomes a claim about one comparison of curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from planforge.money import NotComputable
from planforge.money.curves.curve import Curve, straight
from planforge.money.curves.questions import PERCENT, Fees, Known, Subject, figure_as
from planforge.money.curves.solve import Comparison, constant, highest, regained
from planforge.money.frame import Figure
from planforge.money.shapes.limits import OVER
from planforge.reports.solved import Answer, Sheet, figure, money
from planforge.values import Measure, Money, Percent
from planforge.wording import Locale

if TYPE_CHECKING:
    from planforge.plan import Plan

_ALL = Fraction(100)


class WhatIf:
    """The questions that may be asked of one plan. NotComputable wherever the plan or what is known does not answer."""

    def __init__(self, plan: Plan, known: Known) -> None:
        self.fees, self.locale = Fees(plan, known), Locale(plan.plan.locale or "en-GB")

    def curve(self, id: str | None) -> Sheet:
        """What is paid for which figures."""
        return Sheet("curve", self.fees.subject(id), (), self.locale)

    def pays(self, id: str | None, paid: Money) -> Sheet:
        """Which figures lead to this payment or more."""
        subject = self._in_currency(id, paid)
        wanted = self.locale.money(paid)
        made = Comparison(subject.curve, constant(Fraction(paid.amount)), subject.unit)
        answer = Answer(f"It comes to {wanted} or more", subject.name, wanted, made, self._most(subject.curve, made, subject))
        return Sheet("pays", subject, (answer,), self.locale, made.other, wanted)

    def cap(self, id: str | None) -> Sheet:
        """From where each cap of the amount bites."""
        subject, answers = self.fees.subject(id), []
        for each in self.fees.caps(id):
            words = f"{self.locale.money(each.cap.money)} {OVER[each.cap.per]}"
            made = Comparison(each.bare, constant(Fraction(each.cap.money.amount)), subject.unit)
            claim = f"{'It' if each.whole else 'A part of it'} reaches its cap of {words}"
            answers.append(Answer(claim, "Without the cap", "Cap", made, self._most(each.bare, made, subject)))
        return Sheet("cap", subject, tuple(answers), self.locale)

    def break_even(self, id: str | None, rate: Percent) -> Sheet:
        """Where the rule pays as much as a flat rate."""
        subject = self.fees.subject(id)
        if subject.kind != "money":
            raise NotComputable(f"{subject.across} is not money, so a rate of it is no amount", "look along money with --by")
        flat = straight(Fraction(rate.fraction))
        made = Comparison(subject.curve, flat, subject.unit)
        words = f"a flat {self.locale.percent(rate)} of {subject.across}"
        answer = Answer(f"It comes to at least as much as {words}", subject.name, _capital(words), made, "It is always less")
        return Sheet("break-even", subject, (answer,), self.locale, flat, words)

    def rate_at(self, id: str | None, at: Measure) -> Sheet:
        """Which flat rate pays the same for one figure."""
        subject = self.fees.subject(id)
        size = _size(figure_as(at, subject.kind, subject.setting.currency), subject)
        if subject.kind != "money" or size <= 0:
            raise NotComputable(f"a rate is of money above nothing, and {at} is not", "ask about an amount of money")
        paid, known = subject.curve.at(size), figure(size, subject, self.locale)
        rate = Subject(
            f"{subject.name} at {subject.across} of {known}", straight(size * PERCENT), "Flat Rate", "percent", subject.setting, subject.given
        )  # fmt: skip
        made = Comparison(rate.curve, constant(paid), rate.unit)
        answer = Answer(
            f"A flat rate on {subject.across} of {known} comes to at least {money(paid, subject, self.locale)}",
            "Flat rate pays",
            subject.name,
            made,
        )
        return Sheet("rate-at", rate, (answer,), self.locale, made.other, subject.name)

    def overtakes(self, id: str | None, other: str, cost: Money | None) -> Sheet:
        """Where one amount is at least as much as another and a cost beside it."""
        subject, second = self.fees.subject(id), self.fees.subject(other)
        if subject.across != second.across:
            hint = "name a measure that both read with --by"
            raise NotComputable(f"{subject.name} goes by {subject.across}, and {second.name} by {second.across}", hint)
        words = second.name + (f" and {self.locale.money(cost)}" if cost else "")
        with_cost = second.curve.less(constant(Fraction(cost.amount) if cost else Fraction(0)), Fraction(-1))
        made = Comparison(subject.curve, with_cost, subject.unit)
        answer = Answer(f"It comes to at least as much as {words}", subject.name, words, made, "It is always less")
        return Sheet("overtakes", subject, (answer,), self.locale, with_cost, words)

    def steps(self, id: str | None) -> Sheet:
        """From where each step of the bands pays for itself: as much as was ever paid before it."""
        subject, answers = self.fees.subject(id), []
        if not subject.edges:
            raise NotComputable(f"{subject.name} has no steps along {subject.across}", "ask about an amount with bands")
        for edge in subject.edges:
            made = regained(subject.curve, edge, subject.unit)
            best = money(made.other.at(Fraction(0)), subject, self.locale)
            claim, always = (
                f"The step at {figure(edge, subject, self.locale)} pays for itself",
                f"at once: never less than the {best} before it",
            )
            answers.append(
                Answer(claim, subject.name, "Most before", made, f"It never comes to the {best} before it again", always)
            )
        return Sheet("steps", subject, tuple(answers), self.locale)

    def margin(self, ids: Sequence[str], rate: Percent) -> Sheet:
        """Where the fees on one deal eat a margin of so much of its price."""
        subject = self.fees.along_price(ids, rate)
        part = straight(Fraction(rate.fraction))
        made = Comparison(subject.curve, part, subject.unit)
        words = f"the margin of {self.locale.percent(rate)}"
        claim = f"All of {words} is eaten"
        answer = Answer(claim, subject.name, "Margin", made, "A part of the margin is always left")
        return Sheet("margin", subject, (answer,), self.locale, part, words)

    def least_margin(self, ids: Sequence[str], price: Money) -> Sheet:
        """Which margin on a deal of this price pays for all its fees."""
        subject = self.fees.along_margin(ids, price)
        margin = straight(Fraction(price.amount) * PERCENT)
        made = Comparison(margin, subject.curve, subject.unit)
        never = "The fees grow as fast as the margin"
        if made.first is not None and made.first > _ALL:
            made, never = replace(made, curve=constant(Fraction(-1))), "The fees come to more than the price"
        answer = Answer(
            f"The fees on a deal of {self.locale.money(price)} are paid out of its margin", "Margin", subject.name, made, never
        )
        return Sheet("least-margin", subject, (answer,), self.locale, margin, "margin")

    def _in_currency(self, id: str | None, paid: Money) -> Subject:
        subject = self.fees.subject(id)
        if paid.currency != subject.setting.currency:
            raise NotComputable(
                f"{paid} is not in {subject.setting.currency}, the currency of the plan", "write it in that currency"
            )
        return subject

    def _most(self, curve: Curve, made: Comparison, subject: Subject) -> str:
        """Why a curve never comes to what is wanted."""
        most, wanted = highest(curve), made.other.at(Fraction(0))
        if most is None:
            return ""
        words = money(most, subject, self.locale)
        return f"It comes near to {words}, but stays below" if most == wanted else f"The most that it comes to is {words}"


def _size(figure: Figure, subject: Subject) -> Fraction:
    if isinstance(figure, Money):
        if figure.currency != subject.setting.currency:
            raise NotComputable(
                f"{figure} is not in {subject.setting.currency}, the currency of the plan", "write it in that currency"
            )
        return Fraction(figure.amount)
    return Fraction(figure.number if isinstance(figure, Percent) else figure)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
