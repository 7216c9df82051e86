"""Terms that bind a reseller in the price at which it sells on: for the pointers of price and of competition law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planforge.findings import Path

if TYPE_CHECKING:
    from planforge.plan import Plan


def bound_prices(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    """Where a resale price is fixed or has a lowest limit: the place, what it is as a noun phrase, and what to write instead."""
    prices = plan.prices
    if prices is None:
        return
    instead = "protect what the first seller receives with least_receipt instead"
    if prices.largest_discount:
        what = f"a limit of {prices.largest_discount} on the reseller's discounts, which sets a lowest resale price,"
        yield ("prices", "largest_discount"), what, instead
    for index, line in enumerate(prices.price_list.products if prices.price_list else ()):
        if line.lowest or any(each.lowest for each in line.later):
            at = ("prices", "price_list", "products", index, *(("lowest",) if line.lowest else ()))
            yield at, "a lowest resale price", instead
    if prices.resale == "fixed":
        yield ("prices", "resale"), "a fixed resale price", "write resale: free, or resale: recommended"
    for index, markup in enumerate(prices.markups):
        if markup.bound != "at most" and markup.seller in prices.chain[1:]:
            what = f"a margin that {markup.seller} must take exactly, which fixes its resale price,"
            yield ("prices", "markups", index), what, "write bound: at most"
