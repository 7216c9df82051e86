"""Why a deal earns no fee: the conditions that a plan states as data, checked in the order in which a person would look."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planforge.deals import Deal
from planforge.money.dates import after
from planforge.plan.terms import Tail
from planforge.statement.rules import FeeRule
from planforge.statement.state import ClientState, DealState


class Reason(NamedTuple):
    """Why not, as half a sentence, and the id of the clause that says so."""

    why: str
    clause: str
    meant: bool = True
    """The fee was meant for such a deal; otherwise it is none of this deal's business."""


def reason_against(rule: FeeRule, deal: Deal, state: DealState, client: ClientState, on: date) -> Reason | None:
    """What keeps `deal` from earning the fee on the day `on`; None where nothing does."""
    return (
        _other_business(rule, deal, state)
        or _excluded(rule, deal)
        or _referral_lapsed(rule, deal, state)
        or _registration_lapsed(rule, state)
        or _window_over(rule, client, on)
        or _agreement_over(rule, state, client, on)
    )


def _other_business(rule: FeeRule, deal: Deal, state: DealState) -> Reason | None:
    fee = rule.fee
    if deal.by is not None and deal.by not in rule.payees:
        return Reason(f"{rule.revision.party(deal.by)} brought the deal, and is not the payee", rule.clause, False)
    if fee.for_:
        kinds = {_KIND.get(each, "") for each in fee.for_}
        registered = "registered deals" in fee.for_ and "registered" in state.first
        if "first renewal" in kinds or "renewal" in kinds:  # renewals include the first, unless only the first is named
            kinds |= {"first renewal"} if "renewals" in fee.for_ else set()
        if not registered and deal.kind is None and kinds - {""}:
            return Reason("the deal does not say of which kind it is", rule.clause)
        if not registered and deal.kind not in kinds:
            what = f"{_article(deal.kind)}" if deal.kind else "a deal that was not registered"
            return Reason(f"it is not paid for {what}", rule.clause, False)
    if fee.products and deal.product not in fee.products:
        known = rule.revision.product(deal.product) if deal.product else "a deal that names no product"
        return Reason(f"it is not paid for {known}", rule.clause, deal.product is None)
    return None


_KIND = {
    "new clients": "new client", "existing clients": "existing client", "expansions": "expansion", "upgrades": "upgrade",
    "first renewals": "first renewal", "renewals": "renewal", "services": "services", "leads": "lead",
}  # fmt: skip


def _article(kind: str) -> str:
    if kind == "services":
        return kind
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _excluded(rule: FeeRule, deal: Deal) -> Reason | None:
    return Reason(f"the deal is excluded: {deal.excluded}", rule.clause) if deal.excluded else None


def _referral_lapsed(rule: FeeRule, deal: Deal, state: DealState) -> Reason | None:
    """A referral that was accepted is valid for a time, within which the client must sign or order."""
    accepted, valid = state.last.get("accepted"), rule.revision.valid_for(deal.by)
    won = state.won
    if accepted is None or valid is None or won is None or rule.fee.earned == "when the referral is accepted":
        return None
    end = after(valid, accepted)
    if won <= end:
        return None
    why = f"the referral was accepted on {accepted} and was valid until {end}, and the client signed on {won}"
    return Reason(why, "qualified-referral")


def _registration_lapsed(rule: FeeRule, state: DealState) -> Reason | None:
    registered, window, won = state.last.get("registered"), rule.revision.window, state.won
    if "registered deals" not in rule.fee.for_ or registered is None or window is None or won is None:
        return None
    end = after(window, registered)
    if won <= end:
        return None
    return Reason(f"registered on {registered} for {window}, which ended on {end}, and signed on {won}", "registration")


def _window_over(rule: FeeRule, client: ClientState, on: date) -> Reason | None:
    """A client keeps earning for a time, counted from a day of its own; or once."""
    fee = rule.fee
    start = client.first.get(_FROM[fee.counted_from or "signature"])
    if fee.lasts is not None and start is not None and on > after(fee.lasts, start):
        return Reason(f"the client earned this fee for {fee.lasts} from {start}, until {after(fee.lasts, start)}", rule.clause)
    once = fee.counted_from is not None and fee.lasts is None and not fee.while_client_pays
    earned = client.earned.get(rule.id)
    if once and earned is not None and on > earned:
        return Reason(f"each client earns this fee once, and it was earned on {earned}", rule.clause)
    return None


_FROM = {"signature": "signed", "first invoice": "invoiced", "first payment": "paid", "start of service": "started"}


def _agreement_over(rule: FeeRule, state: DealState, client: ClientState, on: date) -> Reason | None:
    end = rule.revision.end
    if end is None or on <= end:
        return None
    tail, terms_tail = rule.fee.tail, rule.revision.tail
    period = tail or (terms_tail.period if terms_tail else None)
    clause = "tail" if terms_tail else rule.clause
    if period is None:
        return Reason(f"the agreement ended on {end}, and nothing is earned after that", "term")
    if on > after(period, end):
        return Reason(f"the agreement ended on {end}, and the {period} after it on {after(period, end)}", clause)
    of_clients = terms_tail is not None and terms_tail.for_ == "existing clients"
    if state.qualified is not None and state.qualified > end and not of_clients:
        return Reason(f"the deal came only on {state.qualified}, after the agreement ended on {end}", clause)
    if terms_tail is not None and not _before_the_end(terms_tail, state, client, end):
        return Reason(f"{_LATE[terms_tail.for_]} before the agreement ended on {end}", clause)
    return None


def _before_the_end(tail: Tail, state: DealState, client: ClientState, end: date) -> bool:
    """Whether the deal is one of those that still earn after the end."""
    what = {"registered deals": ("registered",), "accepted referrals": ("accepted",)}.get(tail.for_)
    days = (
        [state.first.get(each) for each in what] if what else [client.first.get(each) for each in ("signed", "ordered", "paid")]
    )
    return any(day is not None and day <= end for day in days)


_LATE = {
    "registered deals": "the deal was not registered",
    "accepted referrals": "no referral of the deal was accepted",
    "existing clients": "the client was no client",
}
