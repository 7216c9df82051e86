"""What the clauses of the frame say, word for word where it matters."""

from __future__ import annotations

from typing import Any

from tests.cadence.on_paper import PARTIES, clause, composed, plan_of


def test_notice_that_stops_a_renewal() -> None:
    plan = plan_of(terms={"initial": "12 months", "renewal": {"automatic": "12 months", "notice": "60 days"}})
    said = clause(plan, "renewal")
    assert (
        "At the end of each term this agreement renews for 12 months, unless a party stops the renewal under this clause."
        in said
    )
    assert "To stop a renewal, either party must give the other party notice at least 60 days before the term ends." in said


def test_only_the_party_named_may_stop_a_renewal_and_it_tells_the_other() -> None:
    terms = {"initial": "12 months", "renewal": {"automatic": "12 months", "notice_by": "northwind"}}
    assert "To stop a renewal, Northwind must give Brightpath notice before the term ends." in clause(
        plan_of(terms=terms), "renewal"
    )


def test_breach_has_its_own_time_for_payment() -> None:
    plan = plan_of(terms={"initial": "12 months", "termination": {"breach": {"cure": "30 days", "payment_cure": "10 days"}}})
    said = clause(plan, "termination")
    assert "That time is 30 days from a notice that describes the breach. For a late payment it is 10 days." in said


def test_ending_without_a_reason_can_differ_by_party() -> None:
    ways = [{"by": "northwind", "notice": "90 days"}, {"by": "brightpath", "notice": "30 days", "not_before": "6 months"}]
    said = clause(plan_of(terms={"until_ended": True, "termination": {"convenience": ways}}), "termination")
    assert "Northwind may end this agreement without giving a reason, by notice of at least 90 days to Brightpath." in said
    assert "Brightpath may end this agreement without giving a reason, by notice of at least 30 days to Northwind." in said
    assert "It may not end in this way earlier than 6 months after the Effective Date." in said


def test_ending_may_wait_for_the_first_term_and_cost_a_part_of_the_minimums() -> None:
    ways = [
        {"by": "northwind", "notice": "90 days", "after_first_term": True},
        {"by": "brightpath", "notice": "30 days", "pays": "50%"},
    ]
    said = clause(plan_of(terms={"initial": "12 months", "termination": {"convenience": ways}}), "termination")
    assert "by notice of at least 90 days to Brightpath. It may not end in this way before the first term is over." in said
    assert "must pay 50% of what is still missing to the minimums of money to which it has committed itself." in said


def test_of_three_parties_any_may_and_all_others_are_told() -> None:
    parties = {**PARTIES, "harbour": {"name": "Harbour Ltd", "role": ["peer"]}}
    terms = {"until_ended": True, "termination": {"convenience": [{"by": "each", "notice": "90 days"}]}}
    said = clause(plan_of(parties, terms=terms), "termination")
    assert (
        "Any party may end this agreement without giving a reason, by notice of at least 90 days to the other parties." in said
    )


def test_dormancy_leads_to_a_talk() -> None:
    dormancy = {"without": "an accepted referral in either direction", "for": "6 months", "then": "review", "within": "30 days"}
    said = clause(plan_of(terms={"initial": "12 months", "dormancy": dormancy}), "dormancy")
    assert "The partnership is dormant after a period of 6 months without an accepted referral in either direction." in said
    assert "The parties must then meet within 30 days and decide" in said


def test_a_termination_that_names_no_ground_has_no_clause() -> None:
    assert clause(plan_of(terms={"initial": "12 months", "termination": {}}), "termination") == ""


def test_what_stays_after_the_end_is_listed_once_and_only_if_it_exists() -> None:
    terms: dict[str, Any] = {"initial": "12 months", "wind_down": {"period": "90 days"}, "survival": ["records", "term"]}
    governance = {"records": [{"by": "each", "kept": "7 years", "after": "the end of this agreement"}]}
    plan = plan_of(terms=terms, governance=governance)
    made = composed(plan)
    assert made.findings == ()
    said = clause(plan, "survival")
    numbers = {each.id: each.label for section in made.document.body for each in section.children}
    assert said.count(f"clause {numbers['records']}") == 1
    listed = [
        f"clause {numbers['wind-down']} (Winding down)",
        f"clause {numbers['records']} (Records)",
        f"clause {numbers['term']} (Term)",
    ]
    assert said.endswith(f"{listed[0]}; {listed[1]}; and {listed[2]}.")


def test_a_survivor_that_the_agreement_does_not_have_is_a_located_finding() -> None:
    found = composed(plan_of(terms={"initial": "12 months", "survival": ["confidentialty"]})).findings
    assert [(finding.code, finding.at) for finding in found] == [("PF505", ("terms", "survival", 0))]


def test_a_minimum_in_money_and_what_follows_when_it_is_missed() -> None:
    minimum = {
        "id": "purchases", "name": "Purchase minimum", "by": "brightpath", "of": "purchases at the partner price",
        "amount": "GBP 50,000", "per": "year", "if_missed": "half of the shortfall is paid", "cure": "30 days",
    }  # fmt: skip
    said = clause(plan_of(scope={"minimums": [minimum]}), "minimums")
    assert (
        "Brightpath commits itself to Northwind to reach at least £50,000 of purchases at the partner price every year." in said
    )
    assert "If the Purchase minimum is missed, Brightpath must pay half of the shortfall." in said


def test_exclusivity_holds_while_a_minimum_is_met() -> None:
    scope = {
        "minimums": [
            {
                "id": "purchases",
                "name": "Purchase minimum",
                "by": "brightpath",
                "of": "introductions",
                "number": 4,
                "per": "quarter",
            }
        ],
        "exclusivity": [
            {"kind": "sole", "granted_by": "northwind", "granted_to": "brightpath", "while": ["purchases"], "in": ["GB"]}
        ],
    }
    plan = plan_of(scope=scope)
    said = clause(plan, "exclusivity")
    assert "In the United Kingdom, Northwind must not work with anybody other than Brightpath in the way" in said
    assert "describes. It may still sell directly itself." in said
    assert "It holds only while the Purchase minimum is met under clause 2." in said
    assert "to reach at least 4 introductions every quarter." in clause(plan, "minimums")


def test_goals_show_only_the_columns_that_they_fill() -> None:
    said = clause(plan_of(goals=[{"id": "growth", "goal": "win new clients", "target": "20 clients"}]), "goals")
    assert said.endswith("Goal Target To win new clients 20 clients")


def test_values_that_look_like_markup_are_printed_as_they_are() -> None:
    purpose = "grow | *fast* <b>now</b> {#term} [](#term) `x`"
    assert f"The purpose of this partnership is to {purpose}." in clause(plan_of(scope={"purpose": purpose}), "purpose")


def test_an_empty_plan_has_none_of_these_clauses() -> None:
    assert [each.id for section in composed(plan_of()).document.body for each in section.children] == []
