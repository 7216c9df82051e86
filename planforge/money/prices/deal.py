"""One order under one plan: its chain of sellers, its figures for the whole quantity, and how they are said."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from planforge.money.frame import EXACT, Figure, NotComputable, Setting, Step
from planforge.money.prices.line import divided, shown
from planforge.money.prices.order import ONE, Item, Order
from planforge.plan.prices import Prices
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.plan import Plan

YEAR = {"days": 365, "months": 12}


@record
class Total:
    """What something comes to for the whole order, not rounded, and the step that says so; there is none for a single one."""

    money: Money
    steps: tuple[Step, ...]


@record
class Deal:
    """An order, with all that its plan says around it."""

    plan: Plan
    prices: Prices
    setting: Setting
    order: Order
    item: Item
    chain: tuple[str, ...]

    def called(self, party: str | None) -> str:
        """How the agreement calls a party; None is the client."""
        found = self.plan.parties.get(party) if party else None  # type: ignore[call-overload]
        return (found.short or found.name) if found else party or "the client"

    @property
    def single(self) -> bool:
        """The price for one is the price of the order."""
        return self.order.quantity == ONE and self.order.part is None

    def total(self, one: Money, what: str) -> Total:
        """`one` for the whole order; `what` says which price it is."""
        if self.single:
            return Total(one, ())
        with localcontext(EXACT):
            money = one * self.order.quantity
        parts: tuple[str | Figure, ...] = (f"{what}: ", self.order.quantity, " × ", one)
        if self.order.part is not None:
            count, unit = self.order.part
            whole = YEAR[unit]
            with localcontext(EXACT):
                money = divided(money * count, Decimal(whole))
            parts = (*parts, " × ", Decimal(count), " ÷ ", Decimal(whole), f" {unit}")
        return Total(money, (Step(parts, shown(money)),))

    def list_total(self) -> Total | None:
        found = self.item.priced.list_price
        return None if found is None else self.total(found, "list price")

    def bought_by(self, seller: str) -> str | None:
        """Who buys from `seller`: the next in the chain, or the client."""
        after = self.chain[self.chain.index(seller) + 1 :]
        return after[0] if after else None


def chain_of(plan: Plan, prices: Prices, buyer: str | None) -> tuple[str, ...]:
    """The sellers from the first on; where somebody buys for itself, it is the last. NotComputable where the plan does not say."""
    chain: tuple[str, ...] = tuple(map(str, prices.chain)) or _of_two(plan, prices)
    if buyer is None:
        return chain
    if buyer not in chain[1:]:
        raise NotComputable(f"{buyer} does not buy from anybody in the chain", f"the buyers are {', '.join(chain[1:])}")
    return chain[: chain.index(buyer) + 1]


def _of_two(plan: Plan, prices: Prices) -> tuple[str, ...]:
    """Of two parties, who buys for resale is the second."""
    resells = {str(each.buyer) for each in prices.discounts if each.buyer} | {str(each.seller) for each in prices.markups}
    if len(plan.parties) == 2 and len(resells) == 1 and (last := resells.pop()) in plan.parties:
        first = next(str(each) for each in plan.parties if each != last)
        return first, last
    raise NotComputable("the plan does not say who sells to whom", "name the sellers in their order under prices: chain")


def part_checked(prices: Prices, order: Order) -> tuple[int, str] | None:
    """Which part of a year is charged. NotComputable where the plan does not say how, or says it in the other unit."""
    if order.part is None:
        return None
    count, unit = order.part
    if prices.part_year is None:
        raise NotComputable("the plan does not say how less than a year is charged", "set prices.part_year, or leave this out")
    if prices.part_year == "in full":
        return None
    if prices.part_year != f"by {unit}":
        raise NotComputable(
            f"less than a year is charged {prices.part_year}", f"give it in {prices.part_year.removeprefix('by ')}"
        )
    if not 0 < count < YEAR[unit]:
        raise NotComputable(f"{count} {unit} are no part of a year", f"give 1 to {YEAR[unit] - 1} {unit}")
    return count, unit
