"""Bases: figures of which fees take a share. What they mean in words, and how they are computed from what they start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from string import ascii_lowercase
from typing import TYPE_CHECKING

from planforge.document.nodes import Inline, Text
from planforge.money.frame import Figure, NotComputable, Voice, Words, Work
from planforge.plan.amounts import Bands, Base, PerUnit, Share
from planforge.plan.build import build
from planforge.plan.declare import is_part
from planforge.plan.prices import DiscountBands
from planforge.values import Identifier, Money

if TYPE_CHECKING:
    from planforge.plan import Plan

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
}
STANDARD: Mapping[str, Base] = {name: build(Base, data) for name, data in _STANDARD.items()}
"""Bases that every plan has; one that the plan declares under the same name replaces it."""

STARTS = {
    "receipts": "the amounts that {party} receives",
    "invoices": "the amounts that {party} invoices",
    "recognised-revenue": "the revenue that {party} recognises in its accounts",
    "first-year-value": "the price that the client agrees with {party} for the first twelve months",
    "annual-value": "the price that the client agrees with {party} for one year",
    "contract-value": "the price that the client agrees with {party} for the whole committed time",
    "order-value": "the price that the client’s order to {party} states",
    "list-price": "the price on the price list of {party} on the day of the order",
    "sale-price": "the price agreed with {party} for the order",
    "end-customer-price": "the price that the client pays to {party}",
    "gross-margin": "the sale price less the direct cost to {party} of what is sold",
    "cost": "the direct cost to {party} of what is sold",
    "fees": "the fees earned under this agreement, without bonuses, from {party}",
}
DEDUCTIONS = {
    "taxes": "value added tax, sales tax and similar taxes",
    "duties": "customs duties",
    "refunds": "refunds",
    "returns": "the price of returned products",
    "credits": "credits given to the client",
    "discounts": "discounts given to the client",
    "delivery": "costs of delivery",
    "insurance": "insurance of the delivery",
    "third-party-commissions": "commissions paid to third parties",
    "marketplace-fees": "fees kept by marketplaces",
    "payment-costs": "charges for processing the payment",
    "pass-through-costs": "costs that are passed on to the client without a mark-up",
    "chargebacks": "charged-back payments",
    "bad-debts": "debts written off as bad",
}
_FROM_CLIENTS = {"receipts": "from", "invoices": "to", "recognised-revenue": "from"}
_WHEN = {
    "invoiced": "counted only once it is invoiced",
    "received": "counted only once it is received",
    "recognised": "counted only once it is recognised as revenue",
}


def figure(name: str, work: Work) -> Figure:
    """The measure `name`: as given, or built from what its base starts from."""
    if name in work.given:
        return work.given[name]
    base = work.setting.bases.get(name)
    if base is None or base.starts_from is None:
        raise NotComputable(f"{name} is not given", f"give {name}")
    if base.starts_from not in work.given:
        raise NotComputable(
            " and ".join(f"{each} is not given" for each in dict.fromkeys((name, base.starts_from))),
            f"give {' or '.join(dict.fromkeys((name, base.starts_from)))}",
        )
    return _times(base, _net(base, work.money(base.starts_from), work), work)


def parts_of(base: Base) -> frozenset[str]:
    """The names under which a worked example may give the figures that `base` is made from."""
    starts = () if base.starts_from is None else (base.starts_from,)
    return frozenset((*starts, *base.less, *base.less_other, *((base.times,) if base.times else ())))


def _net(base: Base, start: Money, work: Work) -> Money:
    """`start` less the deductions that are given; one that is not given is nil, and nothing goes below nil."""
    taken = [(name, work.money(name)) for name in (*base.less, *base.less_other) if name in work.given]
    if not taken:
        return start
    total = sum((money.amount for _, money in taken), Decimal(0))
    parts: list[str | Figure] = [start]
    for name, money in taken:
        parts += [f" less {spaced(name)} ", money]
    if base.less_at_most is not None and total > base.less_at_most.of(start).amount:
        total = base.less_at_most.of(start).amount
        parts += [", but together no more than ", base.less_at_most, " of ", start]
    return work.step(Money(start.currency, max(start.amount - total, Decimal(0))), f"{base.name}: ", *parts)


def _times(base: Base, net: Money, work: Work) -> Money:
    if base.times is None:
        return net
    years = work.given.get(base.times)
    if not isinstance(years, Decimal):
        raise NotComputable(f"{base.times} is not given as a number", f"give {base.times} as a number, such as 3")
    return work.step(net * years, f"{base.name}: ", net, " × ", years, " (committed years)")


def spaced(name: str) -> str:
    return name.replace("-", " ")


def definition(base: Base, voice: Voice, party: str, arising: str) -> Words:
    """What follows the defined term and "means". `party` is said for the base's party, and `arising` where it names no source of its own."""
    words: list[Inline] = []
    if base.means is not None:
        words.append(voice.value(base.means, "text", "means"))
        words += [Text(" of "), voice.value(party, "party", "party")] if base.party else []
    if base.starts_from is not None:
        words.append(voice.value(STARTS[base.starts_from].format(party=party), "choice", "starts_from"))
    if base.arising_from:
        joint = " from " if base.starts_from in ("receipts", "recognised-revenue") else " for "
        words += [Text(joint), voice.value(base.arising_from, "text", "arising_from")]
    elif base.starts_from in _FROM_CLIENTS:
        words.append(Text(f" {_FROM_CLIENTS[base.starts_from]} clients, on {arising}"))
    if base.first_period:
        words += [Text(" in the first "), voice.value(voice.locale.period(base.first_period), "period", "first_period")]
        words.append(Text(" of the client’s contract"))
    words += _less_words(base, voice)
    if base.when:
        words += [Text(", "), voice.value(_WHEN[base.when], "choice", "when")]
    if base.times:
        words.append(voice.value(", multiplied by the number of years to which the client commits", "choice", "times"))
    return tuple(words)


def _less_words(base: Base, voice: Voice) -> Words:
    named = [voice.value(DEDUCTIONS[name], "choice", "less", index) for index, name in enumerate(base.less)]
    named += [voice.value(text, "text", "less_other", name) for name, text in base.less_other.items()]
    if not named:
        return ()
    words: list[Inline] = [Text(", less ")]
    for index, item in enumerate(named):  # lettered, for an item may be a list itself
        joint = "" if index == 0 else "; and " if index == len(named) - 1 else "; "
        words += [Text(f"{joint}({ascii_lowercase[index % 26]}) "), item] if len(named) > 1 else [item]
    if base.less_at_most is not None:
        words += [Text(" (together no more than "), voice.figure(base.less_at_most, "less_at_most"), Text(" of it)")]
    words.append(Text(", but not less than nil"))
    return tuple(words)


def used_bases(plan: Plan) -> tuple[str, ...]:
    """The names of the bases that amounts and discounts of the plan read, each once, in the order of the plan."""
    names: dict[str, None] = {}

    def visit(value: object) -> None:
        if isinstance(value, Share | PerUnit | Bands | DiscountBands):
            names.setdefault(value.of)
        if isinstance(value, Bands) and value.pays_on:
            names.setdefault(value.pays_on)
        if isinstance(value, tuple):
            for each in value:
                visit(each)
        elif is_part(type(value)):
            for field in fields(value):  # type: ignore[arg-type]
                visit(getattr(value, field.name))

    visit((plan.referral_fees, plan.payment, plan.prices))
    known = bases_of(plan.bases)
    return tuple(name for name in names if name in known)


def bases_of(declared: Mapping[Identifier, Base]) -> Mapping[str, Base]:
    """The standard bases, and over them those of the plan."""
    return {**STANDARD, **{str(name): base for name, base in declared.items()}}
