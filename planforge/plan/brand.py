"""Names and logos, publicity, references, and how a sale is traced to whoever brought it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import PartyId, Period, Territory, Text, Who


@part(where="marks")
class MarkApproval:
    """How the use of marks is approved."""

    of: Literal["each use", "the first use of each kind"] = need("What needs approval.", example="the first use of each kind")
    within: Period | None = may("How soon it is answered.", example="5 business days")


@part(where="marks")
class MarkLicence:
    """The right to use another party's names and logos."""

    by: Who = need("Who grants it.", example="northwind")
    to: Who | None = may("Who has it; left out: every other party.", example="brightpath")
    marks: tuple[Text, ...] = some(
        "Which marks; left out: the names and logos that the granting party uses in its business.", example=["NORTHWIND"]
    )
    for_: Text = need("For what, completing 'to ...'.", example="market the products as a partner of Northwind")
    in_: tuple[Territory, ...] = some("Where; left out: wherever this agreement holds.", example=["GB"])
    guidelines: Text | None = may("The rules of style that apply.", example="the brand guide of March 2026")
    approval: MarkApproval | None = may("How use is approved; left out: no approval is needed.", example={"of": "each use"})
    no_registrations: bool = flag("The holder registers no mark, company name, domain or account that is like the marks.")
    sublicence: Literal["not allowed", "to sub-partners", "with consent"] | None = may(
        "Whether others may use them through the holder.", example="not allowed"
    )
    stop_within: Period | None = may("How soon use stops after the end; left out: at once.", example="30 days")


@part(where="branding")
class Branding:
    """Under whose brand something is offered."""

    by: PartyId = need("Who offers it.", example="brightpath")
    what: Text = need("What is offered, a noun phrase.", example="the coaching portal")
    brand: Literal["its own brand", "the other party's brand", "both brands"] = need(
        "Under which brand.", example="both brands"
    )
    line: Text | None = may("A line that must be shown, word for word.", example="Powered by Northwind")
    placed: Text | None = may("Where the brand is shown, completing 'shown ...'.", example="at the foot of every page")


@part(where="publicity")
class Publicity:
    """Public statements about the partnership."""

    rule: Literal["with consent", "free", "none"] = need(
        "Whether a party may speak of the partnership in public: with consent, freely, or not at all.", example="with consent"
    )
    allowed: tuple[Text, ...] = some("What is allowed without asking.", example=["a logo on a page of partners"])
    answer_within: Period | None = may("How soon a request is answered.", example="5 business days")
    announcement: date | None = may("The day of a joint announcement.", example="2027-02-01")
    plan: tuple[Text, ...] = some("Joint publicity that is planned.", example=["one article in the trade press"])


@part(where="references")
class References:
    """Clients and case studies that prove a party's work."""

    by: PartyId = need("Who gives them.", example="northwind")
    number: int = need("How many.", example=3)
    kind: Literal["client references", "case studies", "references from other partners"] = need(
        "Of what kind.", example="client references"
    )
    by_date: date | None = may("By when.", example="2027-03-31")
    named: tuple[Text, ...] = some("Those already given.", example=["Harbour Group"])


@part(where="attribution")
class Cookie:
    """How long a click counts."""

    period: Period = need("How long after the click.", example="30 days")
    counts: Literal["the first click", "the last click"] = need(
        "Which click counts where there are several.", example="the last click"
    )


@part(where="attribution")
class Attribution:
    """How a sale is traced to the party that brought it."""

    to: PartyId = need("To whom.", example="brightpath")
    methods: tuple[Literal["a personal code", "a tracked link", "a referral form", "the client's own word"], ...] = need(
        "What traces a sale, the strongest first.", example=["a personal code", "a tracked link"]
    )
    cookie: Cookie | None = may("How long a click on a link counts.", example={"period": "30 days", "counts": "the last click"})
    records: PartyId | None = may("Whose records decide unless they are shown to be wrong.", example="northwind")
    own_orders: bool = flag("A party's orders for itself are not traced to it.")
