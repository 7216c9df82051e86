"""PF40, PF41: whose clients they are for each purpose, who may speak to them, and on whose paper they buy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.given import chain_of, rules_of, scope_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.clients import Paper
from planforge.values import PartyId

OWNERS: Path = ("rules_of_engagement", "clients", "owners")
PAPER: Path = ("rules_of_engagement", "paper")


def _settled(plan: Plan) -> set[str]:
    """Purposes for which other parts of the plan say who has the client."""
    rules, found = rules_of(plan), set[str]()
    if rules.paper or chain_of(plan):
        found.add("contract")
    if chain_of(plan) or (plan.prices and plan.prices.invoices_client) or any(each.invoicing for each in rules.paper):
        found.add("billing")
    if rules.client_data or (plan.legal and plan.legal.personal_data and plan.legal.personal_data.roles):
        found.add("data")
    return found


@rule("PF409", "purpose-without-owner", Severity.WARNING)
def purpose_without_owner(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan says who owns clients for some purposes, and forgets others that always come up.

    ## Why it matters
    The forgotten one is usually the renewal or the next sale: that is where the money is, and where partners fall out.

    ## Example
        owners: [{for: [contract, billing], party: northwind, after_end: {owner: same}}]

    ## How to fix it
    Add a line for the rest: `{owner: contracting party, after_end: {owner: same}}` without `for` is about every other purpose.
    """
    clients = rules_of(plan).clients
    if clients is None or any(not line.for_ for line in clients.owners):
        return
    named = {purpose for line in clients.owners for purpose in line.for_} | _settled(plan)
    missing = [each for each in ("contract", "billing", "renewal", "further sales", "data") if each not in named]
    if missing:
        message = f"nothing says whose the clients are for {' and '.join(missing)}"
        hint = "add {for: [" + ", ".join(missing) + "], owner: contracting party, after_end: {owner: same}}"
        yield Fault(OWNERS, message, hint, on_key=True)


def _one_paper(plan: Plan) -> Paper | None:
    """The one line that is about every sale."""
    paper = rules_of(plan).paper
    return paper[0] if len(paper) == 1 and paper[0].for_ is None else None


@rule("PF415", "paper-disagrees", Severity.ERROR)
def paper_disagrees(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two parts of the plan name different parties that invoice the client, or that bear the risk that it does not pay.

    ## Why it matters
    The client would get two invoices, or none.

    ## Example
        prices: {invoices_client: brightpath}
        paper: [{contracting: brightpath, invoicing: northwind}]

    ## How to fix it
    Name the same party in both, or say with `for` about which sales the line under `paper` is.
    """
    paper, prices = _one_paper(plan), plan.prices
    if paper is None or prices is None:
        return
    pairs = (
        ("invoicing", paper.invoicing, prices.invoices_client, "invoices the client by prices.invoices_client"),
        ("credit_risk", paper.credit_risk, prices.credit_risk, "bears the risk by prices.credit_risk"),
    )
    for key, here, there, does in pairs:
        if here and there and here != there:
            yield Fault((*PAPER, 0, key), f"this says {here}, but {there} {does}", f"write {there}, or change it there")


@rule("PF416", "paper-of-another", Severity.WARNING)
def paper_of_another(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party sells to the clients, or owns them for the contract or the billing, and another contracts with them or sends the
    invoices.

    ## Why it matters
    Whoever has the contract and the bank details has the client, whatever the clause on ownership says.

    ## Example
        owners: [{for: [contract, billing], party: northwind}]
        paper: [{contracting: brightpath, invoicing: brightpath}]

    ## How to fix it
    Write `owner: contracting party`, or let the owner contract and invoice.
    """
    paper, clients, chain = _one_paper(plan), rules_of(plan).clients, chain_of(plan)
    if paper is None:
        return
    if chain and paper.contracting != chain[-1]:
        message = f"{chain[-1]} sells to the clients by the chain of prices, but {paper.contracting} contracts with them"
        yield Fault((*PAPER, 0, "contracting"), message, f"write {chain[-1]}, or change the chain")
    does = {"contract": (paper.contracting, "contracts with them"), "billing": (paper.invoicing, "invoices them")}
    for number, line in enumerate(clients.owners if clients else ()):
        for purpose in line.for_ if line.party and line.segment is None else ():
            doer, what = does.get(purpose, (None, ""))
            if doer and doer != line.party:
                message = f"{line.party} owns the clients for {purpose}, but {doer} {what}"
                yield Fault((*OWNERS, number, "party"), message, "write owner: contracting party, or change the paper")


@rule("PF417", "direct-contact-open", Severity.WARNING)
def direct_contact_open(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party resells, and nothing says whether the seller before it may speak to the clients or sell to them itself.

    ## Why it matters
    The first call past the partner is a breach of trust, and nobody can say whether it is a breach of the agreement.

    ## Example
        prices: {chain: [northwind, brightpath], ...}  # and neither account_control nor direct_sales

    ## How to fix it
    Add `account_control: [{lead: contracting party, others: after telling}]`, or `direct_sales: [{by: northwind,
    after_notice: 10 business days}]`.
    """
    chain, rules = chain_of(plan), rules_of(plan)
    if not chain or rules.account_control:
        return
    protected = rules.registration and "the answering party does not sell direct" in rules.registration.protects
    promised = {each.by for each in rules.direct_sales} | {each.granted_by for each in scope_of(plan).exclusivity}
    if not protected and chain[0] not in promised:
        message = f"nothing says whether {chain[0]} may contact the clients of {chain[-1]} or sell to them itself"
        hint = (
            "add account_control: [{lead: contracting party, others: after telling}] under rules_of_engagement, or direct_sales"
        )
        yield Fault(("prices", "chain"), message, hint, on_key=True)


_LICENSED = re.compile(r"\b(software|licen[cs]e[ds]?|subscriptions?|apps?|cloud|saas|platform|users?|seats?)\b", re.IGNORECASE)


def _resold_software(plan: Plan) -> PartyId | None:
    """Whose software another party sells to clients."""
    chain = chain_of(plan)
    for each in scope_of(plan).products if chain else ():
        provider = each.provider or chain[0]
        if provider != chain[-1] and _LICENSED.search(f"{each.name} {each.description or ''}"):
            return provider
    return None


@rule("PF418", "resale-without-end-user-terms", Severity.WARNING)
def resale_without_end_user_terms(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Software is sold through another party, and nothing says on whose terms the client may use it.

    ## Why it matters
    The maker has no contract with the client: no licence, no limit of liability, no rule on what the client may do.

    ## Example
        prices: {chain: [northwind, brightpath], ...}  # of software, and without paper

    ## How to fix it
    Add `paper: [{contracting: brightpath, end_user_terms: Northwind's terms of use}]`.
    """
    maker, legal = _resold_software(plan), plan.legal
    licences = legal.intellectual_property.licences if legal and legal.intellectual_property else ()
    settled = any(each.end_user_terms or each.contracting == maker for each in rules_of(plan).paper)
    if maker and not settled and not any(each.sub_licences == "to clients" for each in licences):
        seller = chain_of(plan)[-1]
        message = f"{seller} resells the software of {maker}, but nothing says on which terms the client may use it"
        hint = "add paper: [{contracting: " + seller + ", end_user_terms: the maker's terms of use}] under rules_of_engagement"
        yield Fault(("prices", "chain"), message, hint, on_key=True)


CLIENTS: tuple[Rule, ...] = (
    purpose_without_owner,
    paper_disagrees,
    paper_of_another,
    direct_contact_open,
    resale_without_end_user_terms,
)
