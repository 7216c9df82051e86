"""The price that a seller makes of what it pays itself: a mark-up on cost, a margin on price, or cost plus."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from planforge.money.frame import EXACT, QUOTIENT, Computation, NotComputable, Setting, Step
from planforge.money.prices.line import rounded, shown
from planforge.plan.prices import Markup
from planforge.values import Money, Percent

_WHOLE = Decimal(100)


def marked_up(cost: Money, markup: Markup, setting: Setting, plus: Money | None = None) -> Computation:
    """The price that `markup` makes of `cost`; `plus` is the amount of cost plus for the whole order.

    A margin is a part of the price, so the cost is divided by what remains.
    """
    if markup.kind == "cost plus":
        added = plus or markup.plus or setting.zero()
        with localcontext(EXACT):
            total = cost + added
        return rounded(total, [Step((cost, " plus ", shown(added)), shown(total))], setting)
    rate = markup.rate or Percent(Decimal(0))
    if markup.kind == "markup on cost":
        with localcontext(EXACT):
            total = cost + rate.of(cost)
        return rounded(total, [Step((cost, " plus ", rate, " of ", cost), total)], setting)
    if rate.number >= _WHOLE:
        raise NotComputable("a margin of the whole price leaves nothing for the cost", "write a margin below 100%")
    with localcontext(QUOTIENT):
        total = Money(cost.currency, cost.amount / (1 - rate.fraction))
    worked = rounded(total, [], setting)
    return Computation(worked.result, total, (Step((cost, " ÷ (100% − ", rate, ")"), worked.result),))


def markup_on(cost: Money, price: Money) -> Percent | None:
    """What `price` adds to `cost`, as a part of the cost, to a hundredth of a percent; None of nothing."""
    return _part(price.amount - cost.amount, cost.amount)


def margin_on(cost: Money, price: Money) -> Percent | None:
    """What `price` adds to `cost`, as a part of the price, to a hundredth of a percent; None of nothing."""
    return _part(price.amount - cost.amount, price.amount)


def _part(part: Decimal, whole: Decimal) -> Percent | None:
    if not whole:
        return None
    with localcontext(QUOTIENT):
        return Percent((part / whole * 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP).normalize())
