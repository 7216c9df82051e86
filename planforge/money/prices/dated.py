"""Which price of a line counts on which day: prices agreed for later days, old prices that are kept, and the cap on rises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import localcontext
from itertools import pairwise

from planforge.money.frame import EXACT, Figure, NotComputable
from planforge.plan.price_list import LaterPrice, PricedProduct
from planforge.record import record
from planforge.values import Money, Percent, Period

YEAR = Period(1, "year")


@record
class Priced:
    """The prices of a line from one day on, until the next ones; `since` is None for the first."""

    since: date | None
    list_price: Money | None
    transfer: Money | None
    recommended: Money | None
    lowest: Money | None
    least_receipt: Money | None

    @property
    def asked(self) -> Money | None:
        """What the next seller is asked for, before any discount."""
        return self.transfer or self.list_price


@record
class Kept:
    """The prices that count for an order, and why, where they are not those of its day."""

    priced: Priced
    why: tuple[str | Figure | date, ...] = ()
    """Half a sentence; figures and dates stand as they are."""


def stages(line: PricedProduct) -> tuple[Priced, ...]:
    """The prices of `line`, earliest first. What a later stage leaves out stays as it was."""
    made = [Priced(None, line.list_price, line.transfer, line.recommended, line.lowest, line.least_receipt)]
    for later in sorted(line.later, key=lambda each: each.from_):
        made.append(_next(made[-1], later))
    return tuple(made)


def _next(before: Priced, later: LaterPrice) -> Priced:
    return Priced(
        later.from_,
        later.list_price or before.list_price,
        later.transfer or before.transfer,
        later.recommended or before.recommended,
        later.lowest or before.lowest,
        later.least_receipt or before.least_receipt,
    )


def on_day(line: PricedProduct, day: date | None) -> Priced:
    """The prices that the list has for `day`. NotComputable where it has several and no day is given."""
    made = stages(line)
    if day is None and len(made) > 1:
        raise NotComputable(
            f"{line.name} has another price from {made[1].since} on", "give the day of the order, such as --on 2028-01-31"
        )
    return next(each for each in reversed(made) if each.since is None or (day is not None and each.since <= day))


@record
class Protection:
    """For how long a plan keeps old prices."""

    quotes: Period | None = None
    """From the quote."""
    rises: Period | None = None
    """For a registered deal, from the rise."""
    registration: Period | None = None
    """For a registered deal, from its registration."""


def kept(
    line: PricedProduct, protection: Protection, day: date | None, registered: date | None = None, quoted: date | None = None
) -> Kept:
    """The prices for an order of `day`. A deal registered before a rise, or a price quoted before it, keeps the old ones for a while.

    Of several that may count, the lowest does: protection never makes a price higher.
    """
    today = on_day(line, day)
    if day is None:
        return Kept(today)
    for date_, what in ((registered, "registered"), (quoted, "quoted")):
        if date_ is not None and date_ > day:
            raise NotComputable(f"the deal was {what} on {date_}, after the order of {day}", "give the days in their order")
    held = [Kept(today), *_registered(line, protection, day, registered)]
    held += [*_since(line, "quoted on ", protection.quotes, day, quoted)]
    held += [*_since(line, "registered on ", protection.registration, day, registered)]
    known = [each for each in held if each.priced.asked is not None]
    return min(known, key=lambda each: each.priced.asked, default=held[0])  # type: ignore[arg-type, return-value]


def _registered(line: PricedProduct, protection: Protection, day: date, registered: date | None) -> Iterator[Kept]:
    """The prices before each change since the registration that is not yet too long ago."""
    if registered is None or protection.rises is None:
        return
    for before, after in pairwise(stages(line)):
        assert after.since is not None
        if registered < after.since <= day <= (end := counted(protection.rises, after.since)):
            yield Kept(before, ("registered on ", registered, ", so the price before ", after.since, " is kept until ", end))


def _since(line: PricedProduct, why: str, held: Period | None, day: date, start: date | None) -> Iterator[Kept]:
    if start is not None and held is not None and day <= (end := counted(held, start)):
        yield Kept(on_day(line, start), (why, start, ", so the price of that day is kept until ", end))


def counted(period: Period, start: date) -> date:
    """The last day of `period` from `start`. NotComputable where a calendar would be needed."""
    try:
        return period.after(start)
    except ValueError as error:
        raise NotComputable(str(error), "write the period in days, weeks, months or years") from error


@record
class Rise:
    """A list price that rises by more than the cap allows within less than a year."""

    before: Money
    """The price before the first of the rises."""
    first: date
    last: date
    after: Money
    most: Money
    """What the cap allows."""


def rises_above(line: PricedProduct, cap: Percent) -> Iterator[Rise]:
    """Where the dated list prices of `line` rise by more than `cap`; changes less than a year apart count together."""
    made = [each for each in stages(line) if each.list_price]
    for index, before in enumerate(made[:-1]):
        start = made[index + 1].since
        for after in made[index + 1 :]:
            assert start is not None and after.since is not None and before.list_price and after.list_price  # noqa: PT018
            if after.since >= YEAR.after(start) or before.list_price.currency != after.list_price.currency:
                break
            most = raised(before.list_price, cap)
            if after.list_price > most:
                yield Rise(before.list_price, start, after.since, after.list_price, most)
                break


def raised(price: Money, cap: Percent) -> Money:
    """`price` and as much more as `cap` allows."""
    with localcontext(EXACT):
        return price * (1 + cap.fraction)
