"""What the plan language has no field for: clauses in the author's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal

from planforge.plan.declare import mapped, may, need, part
from planforge.values import Identifier, Markdown, Money, PartyId, Percent, Period, Text


@part(where="custom", one_of=("money", "percent", "period", "date", "number", "text", "party"))
class Fact:
    """A figure, a date or a name that a clause's words use by its id in braces, such as {rent}."""

    money: Money | None = may("An amount of money.", example="GBP 500")
    percent: Percent | None = may("A percentage.", example="5%")
    period: Period | None = may("A length of time.", example="30 days")
    date: Day | None = may("A day.", example="2027-06-30")
    number: Decimal | None = may("A number.", example=12)
    text: Text | None = may("Words.", example="the Harbour Street office")
    party: PartyId | None = may("A party.", example="northwind")


@part(where="custom", one_of=("before", "after", "instead_of", "at_end_of"))
class Place:
    """Where a clause of one's own stands; each names a clause or section of the agreement by its id."""

    before: Identifier | None = may("Before this clause.", example="confidentiality")
    after: Identifier | None = may("After this clause.", example="confidentiality")
    instead_of: Identifier | None = may("Instead of this clause.", example="publicity")
    at_end_of: Identifier | None = may("As the last clause of this section.", example="the-partnership")


@part(where="custom")
class CustomClause:
    """A clause in the author's own words, numbered and referred to like any other."""

    id: Identifier = need("The short name by which others refer to the clause.", example="office-space")
    heading: Text = need("The heading.", example="Office space")
    text: Markdown = need(
        "The words. Each paragraph is numbered; {name} puts in a fact; [](#id) refers to a clause.",
        example="Northwind gives Brightpath two desks for {rent} a month.",
    )
    place: Place = need("Where it stands.")
    facts: Mapping[Identifier, Fact] = mapped("The figures, dates and names that the words use.")


__all__ = ["CustomClause", "Fact", "Place"]
