"""Bases: figures of which fees take a share, computed from what they start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from planforge.money.frame import ZERO, Figure, NotComputable, Work
from planforge.plan.bases import Base
from planforge.plan.build import build
from planforge.values import Identifier, Money, Percent

_STANDARD: Mapping[str, Mapping[str, object]] = {
    "gross-receipts": {"name": "Gross Receipts", "starts_from": "receipts"},
    "net-revenue": {"name": "Net Revenue", "starts_from": "receipts", "less": ["taxes", "refunds", "credits"]},
    "invoiced-amount": {"name": "Invoiced Amount", "starts_from": "invoices", "less": ["taxes", "credits"]},
    "first-year-value": {"name": "First Year Value", "starts_from": "first-year-value", "less": ["taxes", "discounts"]},
    "contract-value": {"name": "Contract Value", "starts_from": "contract-value", "less": ["taxes", "discounts"]},
    "order-value": {"name": "Order Value", "starts_from": "order-value", "less": ["taxes", "discounts"]},
    "list-price": {"name": "List Price", "starts_from": "list-price"},
    "sale-price": {"name": "Sale Price", "starts_from": "sale-price"},
    "gross-margin": {"name": "Gross Margin", "starts_from": "gross-margin"},
    "fees": {"name": "Fees Earned", "starts_from": "fees"},
    "deal-number": {"name": "Deal Number", "means": "the number of the deal among those for which this fee is due, in the order in which they earn it, the first being 1"},
    "client-number": {"name": "Client Number", "means": "the number of the client among the clients for which this fee is due, in the order in which they first earn it, the first being 1"},
    "renewal-number": {"name": "Renewal Number", "means": "the number of the client’s renewal, the first being 1"},
    "months-since-signature": {"name": "Months since Signature", "means": "the number of months since the client’s first signature, counting each month begun as one"},
    "months-since-end": {"name": "Months since the End", "means": "the number of months since the end of this agreement, counting each month begun as one"},
    "contract-year": {"name": "Contract Year", "means": "the number of the year of this agreement, the first being 1"},
}  # fmt: skip
STANDARD: Mapping[str, Base] = {name: build(Base, data) for name, data in _STANDARD.items()}
"""Bases that every plan has; one that the plan declares under the same name replaces it."""


def bases_of(declared: Mapping[Identifier, Base]) -> Mapping[str, Base]:
    """The standard bases, and over them those of the plan."""
    return {**STANDARD, **{str(name): base for name, base in declared.items()}}


def spaced(name: str) -> str:
    return name.replace("-", " ")


def figure(name: str, work: Work) -> Figure:
    """The measure `name`: as given, or built from what its base starts from. It is built once for an occasion, for its sums grow."""
    if name not in work.known:
        work.known[name] = _built(name, replace(work, place=("base", name)))
    return work.known[name]


def _built(name: str, work: Work) -> Figure:
    if name in work.given:
        return work.given[name]
    base = work.setting.bases.get(name)
    if base is None:
        raise NotComputable(f"{name} is not given", f"give {name}")
    if base.fixed is not None:
        return base.fixed
    if returns(name, work.setting.bases):
        raise NotComputable(f"{name} is made from itself", "let one of the bases stand alone")
    if base.of is not None:
        return _shaped(base, work.figure(base.of), work)
    return _shaped(base, _from_parts(name, base, work), work)


def _from_parts(name: str, base: Base, work: Work) -> Money:
    """A base from the figure it starts from. A statement may know a deduction alone: something is given back later."""
    taken = any(each in work.given for each in (*base.less, *base.less_other))
    if base.starts_from is None:
        raise NotComputable(f"{name} is not given", f"give {name}")
    if base.starts_from not in work.given and not (work.live and taken):
        raise NotComputable(
            " and ".join(f"{each} is not given" for each in dict.fromkeys((name, base.starts_from))),
            f"give {' or '.join(dict.fromkeys((name, base.starts_from)))}",
        )
    start = work.money(base.starts_from) if base.starts_from in work.given else work.setting.zero()
    return _times(base, _net(base, start, work), work)


def _shaped(base: Base, found: Figure, work: Work) -> Figure:
    """`found` compared, kept within its limits and in whole steps. Money is summed up first, and only the difference counts."""
    shaped = base.compared is not None or base.at_least is not None or base.at_most is not None or base.in_whole is not None
    if not shaped:
        return found
    if not isinstance(found, Money):
        size = found.number if isinstance(found, Percent) else found
        held = _held(base, size)
        return Percent(held) if isinstance(found, Percent) else held
    _, total = work.grow("sum", found.amount)
    parts: list[str | Figure] = [work.money_of(total)]
    size = total
    if base.compared is not None:
        other = work.money(base.compared.above or base.compared.short_of or "")
        named = work.setting.bases.get(base.compared.above or base.compared.short_of or "")
        size = max(total - other.amount if base.compared.above else other.amount - total, ZERO)
        words = (
            f" less {named.name if named else 'the other'} of "
            if base.compared.above
            else f" falls short of {named.name if named else 'the other'} of "
        )
        parts += [words, other]
    size = _held(base, size)
    grown = work.change("counted", size)
    if grown != size:
        parts += [", less ", work.money_of(size - grown), " counted before"]
    return work.step(work.money_of(grown), f"{base.name}: ", *parts, of="base")


def _held(base: Base, size: Decimal) -> Decimal:
    """`size` within the limits of the base, and in its whole steps."""
    if base.at_least is not None:
        size = max(size, base.at_least.size)
    if base.at_most is not None:
        size = min(size, base.at_most.size)
    if base.in_whole is not None and base.in_whole.size > 0:
        size -= size % base.in_whole.size
    return size


def chain(name: str, bases: Mapping[str, Base]) -> Iterator[tuple[str, Base]]:
    """A base, and after it those of which it is a part or a difference, by `of`."""
    seen: set[str] = set()
    while name not in seen and (base := bases.get(name)) is not None:
        yield name, base
        seen.add(name)
        name = str(base.of)


def falls_short(name: str, bases: Mapping[str, Base]) -> bool:
    """Whether the base is what is missing to another figure, by itself or by one of which it is a part."""
    return any(base.compared and base.compared.short_of for _, base in chain(name, bases))


def inner_bases(base: Base) -> frozenset[str]:
    """The other bases that `base` is made from."""
    compared = base.compared
    return frozenset(str(each) for each in (base.of, compared and (compared.above or compared.short_of)) if each)


def returns(name: str, bases: Mapping[str, Base]) -> bool:
    """Whether the base `name` is made from itself, so that it never comes to a figure."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        base = bases.get(waiting.pop())
        inner = inner_bases(base) - seen if base else frozenset()
        if name in inner:
            return True
        seen |= inner
        waiting += inner
    return False


def parts_of(name: str, bases: Mapping[str, Base]) -> frozenset[str]:
    """The names under which a worked example or a deal may give the figures that the base `name` is made from, its own among them."""
    return adding_parts(name, bases) | read_parts(name, bases)


def adding_parts(name: str, bases: Mapping[str, Base], seen: tuple[str, ...] = ()) -> frozenset[str]:
    """Those that add up from one occasion to the next."""
    base = bases.get(name)
    if base is None or name in seen:
        return frozenset((name,))
    inner = adding_parts(str(base.of), bases, (*seen, name)) if base.of else frozenset()
    return frozenset(str(each) for each in (name, base.starts_from, *base.less, *base.less_other) if each) | inner


def read_parts(name: str, bases: Mapping[str, Base], seen: tuple[str, ...] = ()) -> frozenset[str]:
    """Those that are read as they are: what it is compared with, and by what it is multiplied."""
    base = bases.get(name)
    if base is None or name in seen:
        return frozenset()
    found = frozenset((str(base.times),)) if base.times else frozenset()
    compared = base.compared and (base.compared.above or base.compared.short_of)
    if compared:
        found |= adding_parts(str(compared), bases) | read_parts(str(compared), bases, (*seen, name))
    return found | (read_parts(str(base.of), bases, (*seen, name)) if base.of else frozenset())


def _net(base: Base, start: Money, work: Work) -> Money:
    """`start` less the deductions that are given; one that is not given is nil, and nothing goes below nil.

    Both are summed up over the deal, so that what is given back later lowers the net by as much, and never below nil.
    """
    taken = [(name, work.money(name)) for name in (*base.less, *base.less_other) if name in work.given]
    if not taken and not work.live:
        return start
    before = work.memory.sum(work.occasion.key("deal"), work.place, "net")
    _, starts = work.grow("start", start.amount, "deal")
    _, off = work.grow("off", sum((money.amount for _, money in taken), ZERO), "deal")
    most = off if base.less_at_most is None else min(off, base.less_at_most.of(work.money_of(starts)).amount)
    net = max(starts - most, ZERO)
    work.change("net", net, "deal")
    if not taken and net - before == start.amount:
        return start
    parts: list[str | Figure] = [start]
    for name, money in taken:
        parts += [f" less {spaced(name)} ", money]
    if most < off and base.less_at_most is not None:
        parts += [", but together no more than ", base.less_at_most, " of ", work.money_of(starts)]
    if before and net - before != start.amount - sum((money.amount for _, money in taken), ZERO):
        parts += [", on top of ", work.money_of(before), " before"]
    return work.step(work.money_of(net - before), f"{base.name}: ", *parts, of="base")


def _times(base: Base, net: Money, work: Work) -> Money:
    if base.times is None:
        return net
    years = work.given.get(base.times)
    if not isinstance(years, Decimal):
        raise NotComputable(f"{base.times} is not given as a number", f"give {base.times} as a number, such as 3")
    return work.step(net * years, f"{base.name}: ", net, " × ", years, " (committed years)", of="base")
