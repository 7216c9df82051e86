"""Who pays whom for what: every direction in which money is agreed to go, from the plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planforge.findings import Path
from planforge.plan import Plan
from planforge.record import record
from planforge.values import Who


@record
class Flow:
    """One payment. `name` is the plan's own; without one, `sort` says what it is."""

    sort: str
    """fee, fixed, share, enrolment, fund, price, damages."""
    name: str
    payer: tuple[str, ...]
    payee: tuple[str, ...]
    clause: str
    path: Path


def flows(plan: Plan) -> Iterator[Flow]:
    """The payments of `plan`, fees first."""
    for number, fee in enumerate(plan.referral_fees):
        payees = tuple(str(each.party) for each in fee.payees) or ((str(fee.payee),) if fee.payee else ())
        yield Flow("fee", fee.name, (str(fee.payer),), payees, f"fee-{fee.id}", ("referral_fees", number))
    for number, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        path: Path = ("payment", "fixed", number)
        yield Flow("fixed", fixed.name, (str(fixed.payer),), (str(fixed.payee),), "fixed-payments", path)
    for seller, buyer in pairwise(plan.prices.chain if plan.prices else ()):
        yield Flow("price", "", (str(buyer),), (str(seller),), "prices", ("prices", "chain"))
    yield from _shares(plan)
    yield from _programme(plan)
    for number, sum_ in enumerate(plan.legal.agreed_damages if plan.legal else ()):
        to = _who(plan, sum_.to) if sum_.to else _others(plan, _who(plan, sum_.by))
        yield Flow("damages", sum_.for_, _who(plan, sum_.by), to, "agreed-damages", ("legal", "agreed_damages", number))


def _shares(plan: Plan) -> Iterator[Flow]:
    for number, share in enumerate(plan.alliance.revenue_shares if plan.alliance else ()):
        if share.collected_by:
            others = tuple(str(each.party) for each in share.shares if each.party != share.collected_by)
            path: Path = ("alliance", "revenue_shares", number)
            yield Flow("share", share.of, (str(share.collected_by),), others, "revenue-share", path)


def _programme(plan: Plan) -> Iterator[Flow]:
    programme = plan.programme
    if programme is None or programme.owner is None:
        return
    owner = (str(programme.owner),)
    members = tuple(map(str, programme.members)) or _others(plan, owner)
    if programme.enrolment and (programme.enrolment.fee or programme.enrolment.yearly_fee):
        yield Flow("enrolment", programme.name or "", members, owner, "enrolment", ("programme", "enrolment"))
    if programme.development_fund:
        fund = programme.development_fund
        yield Flow("fund", "", (str(fund.by),), _who(plan, fund.to), "mdf", ("programme", "development_fund"))


def _others(plan: Plan, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Every other party; each party where none is left."""
    return tuple(str(each) for each in plan.parties if str(each) not in parties) or tuple(map(str, plan.parties))


def _who(plan: Plan, who: Who) -> tuple[str, ...]:
    return tuple(map(str, who.parties or plan.parties))
