"""What a base means, in words."""

from __future__ import annotations

from string import ascii_lowercase

from planforge.document.nodes import Inline, Text
from planforge.money.frame import Words
from planforge.money.node import Voice
from planforge.plan.bases import Base

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


def definition(base: Base, voice: Voice, party: str, arising: str) -> Words:
    """What follows the defined term and "means". `party` is said for the base's party, and `arising` where it names no source of its own."""
    words: list[Inline] = []
    if base.fixed is not None:
        words.append(voice.figure(base.fixed, "fixed"))
        words += [Text(" of "), voice.value(party, "party", "party")] if base.party else []
    if base.of is not None:
        known = voice.setting.bases.get(base.of)
        words.append(voice.value(known.name if known else str(base.of), "text", "of"))
        words += [Text(" of "), voice.value(party, "party", "party")] if base.party else []
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
        words += [Text(", in the first "), voice.value(voice.locale.period(base.first_period), "period", "first_period")]
        words.append(Text(" of the client’s contract"))
    words += _less_words(base, voice)
    if base.when:
        words += [Text(", "), voice.value(_WHEN[base.when], "choice", "when")]
    if base.times:
        words.append(voice.value(", multiplied by the number of years to which the client commits", "choice", "times"))
    return (*words, *_shape_words(base, voice))


def _shape_words(base: Base, voice: Voice) -> Words:
    words: list[Inline] = []
    if base.compared is not None:
        name = str(base.compared.above or base.compared.short_of)
        known = voice.setting.bases.get(name)
        key = "above" if base.compared.above else "short_of"
        joint = ", but only as far as it exceeds " if base.compared.above else ", but only as far as it falls short of "
        words += [Text(joint), voice.value(known.name if known else name, "text", "compared", key)]
    if base.at_least is not None:
        words += [Text(", counted as no less than "), voice.figure(base.at_least.value, "at_least")]
    if base.at_most is not None:
        words += [Text(", counted as no more than "), voice.figure(base.at_most.value, "at_most")]
    if base.in_whole is not None:
        words += [
            Text(", counted only in whole steps of "),
            voice.figure(base.in_whole.value, "in_whole"),
            Text(", rounded down"),
        ]
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
