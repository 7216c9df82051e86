"""What the clauses of an alliance say."""

from __future__ import annotations

from tests.cadence.on_paper import clause, plan_of

SHARES = [{"party": "northwind", "share": "60%"}, {"party": "brightpath", "share": "40%"}]


def test_shared_revenue_is_accounted_for_and_paid() -> None:
    share = {
        "id": "bundle", "of": "the money that clients pay for the Founder Bundle", "less": ["refunds"], "shares": SHARES,
        "collected_by": "northwind", "statement": {"every": "quarter", "within": "20 days"}, "paid_within": "30 days",
    }  # fmt: skip
    said = clause(plan_of(alliance={"revenue_shares": [share]}), "revenue-share")
    assert "The parties share the money that clients pay for the Founder Bundle, after taking off refunds:" in said
    assert "Northwind collects this money and must pay Brightpath its share within 30 days of the statement." in said
    assert "It must give a statement every quarter, within 20 days of the end of that time, even if nothing came in." in said


def test_a_committee_that_cannot_decide_asks_above() -> None:
    committee = {
        "members": [{"party": "northwind", "number": 1, "names": ["Priya Shah"]}, {"party": "brightpath", "number": 2}],
        "every": "quarter", "votes": "one for each party", "tie_break": {"by": "the senior managers decide", "within": "10 business days"},
    }  # fmt: skip
    said = clause(plan_of(alliance={"committee": committee}), "steering-committee")
    assert "1 member named by Northwind, at first Priya Shah; and" in said
    assert "2 members named by Brightpath." in said
    assert "A decision needs all votes. Each party has one vote." in said
    assert "the most senior managers of the parties must try to decide together, within 10 Business Days." in said


def test_a_joint_offering_says_who_delivers_what_by_when() -> None:
    offering = {
        "id": "bundle", "name": "Founder Bundle", "launch": "2027-06-01",
        "parts": [{"party": "northwind", "what": "the coaching", "by": "2027-04-30"}, {"party": "brightpath", "what": "the software"}],
    }  # fmt: skip
    said = clause(plan_of(alliance={"offerings": [offering]}), "joint-offering")
    assert "Northwind must deliver the coaching by 30 April 2027; and" in said
    assert "The launch of Founder Bundle is planned for 1 June 2027." in said


def test_a_marketing_budget_is_shared() -> None:
    marketing = {
        "budget": {"amount": "GBP 20,000", "per": "year", "shares": SHARES},
        "approval_within": "5 business days",
        "silence": "refuses",
    }
    said = clause(plan_of(alliance={"co_marketing": marketing}), "co-marketing")
    assert "Joint marketing may cost up to £20,000 every year." in said
    assert (
        "A party must answer within 5 Business Days of being asked. A party that does not answer in time has refused." in said
    )
