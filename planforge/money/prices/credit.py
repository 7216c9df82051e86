"""What a buyer is credited for stock that it bought before a price fell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from planforge.money.frame import EXACT, NotComputable, Step
from planforge.money.prices.chain import PriceChain, price
from planforge.money.prices.dated import stages
from planforge.money.prices.order import Order
from planforge.record import record
from planforge.values import Money, Period

if TYPE_CHECKING:
    from planforge.plan import Plan


@record
class Credit:
    """The credit for one fall in price."""

    seller: str
    buyer: str
    fell: date
    amount: Money
    steps: tuple[Step, ...]
    before: PriceChain
    after: PriceChain


def credit(plan: Plan, order: Order, bought: date, unsold: Decimal) -> Credit | None:
    """What the first seller credits the next for `unsold` of what it bought on `bought`, on the day `order.on`; None for nothing.

    NotComputable where the plan gives no credit, or the list knows no dates.
    """
    period = plan.prices.change.decrease_credit if plan.prices and plan.prices.change else None
    if period is None:
        raise NotComputable("the plan gives no credit where a price falls", "set prices.change.decrease_credit")
    if order.on is None:
        raise NotComputable("the day on which the credit is asked for is not given", "give it, such as --on 2028-01-31")
    if unsold <= 0:
        raise NotComputable("nothing is unsold, so nothing is credited", "give how many are unsold: --unsold 40")
    at = replace(order, quantity=unsold, registered=None, quoted=None, list_price=None)
    before = price(plan, replace(at, on=bought))
    assert before.deal.item.line is not None or order.list_price is None
    fell = _fall(before, bought, order.on, period)
    if fell is None or before.sales[0].pays is None:
        return None
    after = price(plan, replace(at, on=fell))
    old, new = before.sales[0].pays, after.sales[0].pays
    if new is None or new >= old:
        return None
    with localcontext(EXACT):
        amount = old - new
    step = Step((old, " less ", new), amount)
    return Credit(before.sales[0].seller, str(before.sales[0].buyer or ""), fell, amount, (step,), before, after)


def _fall(chain: PriceChain, bought: date, on: date, period: Period) -> date | None:
    """The last day up to `on` on which the price fell so soon after the purchase that it is credited."""
    line = chain.deal.item.line
    if line is None:
        raise NotComputable("a fall in price shows in the price list only", "name the line of the price list: --product")
    made = stages(line)
    for earlier, later in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
        assert later.since is not None
        falls = earlier.asked and later.asked and later.asked < earlier.asked
        try:
            soon = period.before(later.since) <= bought < later.since <= on
        except ValueError as error:
            raise NotComputable(str(error), "write decrease_credit in days, weeks, months or years") from error
        if falls and soon:
            return later.since
    return None
