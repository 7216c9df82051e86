"""C. Mark-ups and resale."""

from __future__ import annotations

from planforge.survey.checklist.entry import Entry, Group, term

_ROE = "rules_of_engagement"


def _resale(name: str, question: str, sources: str, *by: str, own: str = "") -> Entry:
    return term(name, question, sources, *by, only="prices", why="nothing is resold", own=own)


RESALE = Group("resale", "C. Mark-ups and resale", (
    _resale("Price list and version", "From which list do prices come?", "OD GL", "prices.price_list"),
    _resale("Discount off list", "What does a buyer pay less?", "GL OD", "prices.discounts.*"),
    _resale("Mark-up, margin, cost plus", "How does a seller make its price?", "RT", "prices.markups.*"),
    _resale("Order of the chain", "Who sells to whom?", "RT", "prices.chain.*"),
    _resale("Recommended prices only", "Does the last seller set its own price?", "LF CU", "prices.resale=free",
            "prices.resale=recommended"),
    _resale("Discount for a registered deal", "Does registration lower the price?", "GL",
            "prices.discounts.*.when=registered deal"),
    _resale("Rate for selling together", "Does co-selling change the price?", "GL", "prices.discounts.*.when=co-sell",
            f"{_ROE}.co_sell.earns"),
    _resale("Renewals by the incumbent", "Has whoever serves the client a better price, or the renewal?", "GL",
            "prices.discounts.*.when=renewal",
            f"{_ROE}.registration.incumbent"),
    _resale("Special prices", "Who approves a very low price, and who bears it?", "GL", "prices.special"),
    _resale("Notice of price changes", "How long before?", "SG RT", "prices.change.notice"),
    _resale("Quotes protected", "Are quoted and registered prices kept?", "SG", "prices.change.quotes_hold",
            "prices.change.registered_hold",
            f"{_ROE}.registration.protects.*=the registered price is kept"),
    _resale("Orders and acceptance", "How is an order made and accepted?", "RT", "prices.orders"),
    _resale("Cancellation", "May an order be cancelled?", "RT", "prices.orders.cancel_before", "prices.orders.cancel_fee"),
    _resale("Returns", "May products be given back?", "RT", "prices.returns"),
    _resale("Invoicing party", "Who invoices the client?", "RT", "prices.invoices_client", f"{_ROE}.paper.*.invoicing"),
    _resale("Credit terms and credit risk", "Who bears the client's default?", "RT", "prices.credit_risk",
            f"{_ROE}.paper.*.credit_risk"),
    _resale("Taxes and duties", "Who bears them?", "RT", "payment.taxes"),
    _resale("Whose paper", "Who makes the contract with the client?", "RT", f"{_ROE}.paper.*"),
    _resale("End-user terms", "Which terms must the client accept?", "RT", f"{_ROE}.paper.*.end_user_terms"),
    _resale("Prices of renewals", "What does a renewal cost?", "GL", "prices.renewals.*"),
    _resale("Proration", "How is a part of a year charged?", "GL", "prices.part_year"),
    _resale("Licences not for resale", "Are there licences for one's own use?", "GL OD", "programme.tiers.*.not_for_resale",
            "prices.discounts.*.when=own use"),
    _resale("Currency", "In which currency?", "RT", "plan.currency"),
    _resale("Services apart from licences", "Have services and licences rules of their own?", "RT",
            "prices.markups.*.products.*",
            "prices.discounts.*.products.*"),
    _resale("Transparency to the client", "May the client know what sellers pay?", "LF", "prices.disclosed"),
))  # fmt: skip
