"""The price list: its lines, prices that are agreed now for later days, and how the list is changed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Money, Percent, Period, Text, Url


@part("schedule-prices")
class LaterPrice:
    """Prices of a line from a later day on. What is left out stays as it was."""

    from_: date = need("The first day on which they count.", example="2028-01-01")
    list_price: Money | None = may("The list price from then on.", example="GBP 1,500")
    transfer: Money | None = may("The transfer price from then on.", example="GBP 940")
    recommended: Money | None = may("The price that is recommended from then on.", example="GBP 1,460")
    lowest: Money | None = may("The lowest price to clients from then on.", example="GBP 625")
    least_receipt: Money | None = may("The least receipt from then on.", example="GBP 440")


@part("schedule-prices")
class PricedProduct:
    """A line of the price list."""

    id: Identifier = need("The short name of the line.", example="coaching-seat")
    name: Text = need("What is sold.", example="Leadership coaching, one seat")
    product: Identifier | None = may("The product of the scope to which it belongs.", example="coaching")
    unit: Text | None = may("What the price is for, in the singular.", example="user per year")
    list_price: Money | None = may("The list price.", example="GBP 1,440")
    transfer: Money | None = may("A fixed price at which the next seller buys, whatever the list price.", example="GBP 900")
    recommended: Money | None = may("The price that is recommended for the client; nobody is bound by it.", example="GBP 1,400")
    lowest: Money | None = may(
        "The lowest price at which the last seller may sell to clients; the law often forbids such a limit.", example="GBP 600"
    )
    least_receipt: Money | None = may("The least that the first seller receives, whatever the discounts.", example="GBP 420")
    later: tuple[LaterPrice, ...] = some(
        "Prices that are agreed now for later days, the earliest first.",
        example=[{"from": "2028-01-01", "list_price": "GBP 1,500"}],
    )


@part("schedule-prices")
class PriceList:
    """The list from which prices are taken."""

    name: Text = need("What it is called.", example="Partner price list")
    version: Text | None = may("Its version.", example="2027-1")
    dated: date | None = may("Its date.", example="2027-01-01")
    url: Url | None = may("Where it is kept; what counts is the version named here.", example="https://example.com/prices")
    current: bool = flag("The list in force on the day of the order counts, not only this version.")
    products: tuple[PricedProduct, ...] = some("The lines of the list.")


@part("price-changes")
class PriceChange:
    """How the price list is changed."""

    notice: Period = need("How much notice.", example="60 days")
    cap: Percent | None = may(
        "The most that a price rises in one year; rises that take effect less than a year apart count together.", example="5%"
    )
    cap_for: Literal["all buyers", "existing clients"] | None = may(
        "For whom; left out: for all buyers.", example="existing clients"
    )
    quotes_hold: Period | None = may("How long a quoted price is kept where the list price rises.", example="30 days")
    registered_hold: Period | None = may(
        "How long a registered deal keeps the old price, counted from the rise.", example="90 days"
    )
    decrease_credit: Period | None = may(
        "Where a price falls, the buyer is credited for what it bought within this time and has not resold.", example="30 days"
    )
    not_before: date | None = may("The first day on which prices may change.", example="2028-01-01")
