"""What the clauses and schedules of the review cadence say."""

from __future__ import annotations

from typing import Any

from tests.cadence.on_paper import PARTIES, clause, composed, plan_of

MONTHLY: dict[str, Any] = {
    "id": "monthly", "name": "Monthly review", "every": "month", "length": "45 minutes", "driver": "northwind", "backup": "brightpath",
    "inputs": [{"what": "the pipeline of the last month", "by": "each", "due": "2 business days"}],
    "agenda": [{"item": "Commitments", "minutes": 10, "owner": "brightpath"}, {"item": "Pipeline", "minutes": 20}],
}  # fmt: skip


def test_the_calendar_and_the_agenda_of_a_meeting() -> None:
    plan = plan_of(review_cadence=[MONTHLY])
    said = clause(plan, "schedule-reviews")
    assert "Meeting How often Length Driver Backup Monthly review every month 45 minutes Northwind Brightpath" in said
    assert "Sent round before By When The pipeline of the last month Each party 2 Business Days before" in said
    assert "Agenda Minutes Led by Commitments 10 Brightpath Pipeline 20 the driver" in said
    assert any(each.id == "meeting-monthly" for section in composed(plan).document.body for each in section.children)


def test_a_meeting_that_is_only_in_the_calendar_has_no_part_of_its_own() -> None:
    bare = {"id": "yearly", "name": "Yearly review", "every": "year", "driver": "northwind"}
    schedule = next(
        section for section in composed(plan_of(review_cadence=[bare])).document.body if section.id == "schedule-reviews"
    )
    assert [each.id for each in schedule.children] == ["review-calendar"]


def test_a_review_may_not_change_the_agreement_and_says_which_form_may() -> None:
    changing = {"initial": "12 months", "changes": {"by": "signed writing"}}
    plan = plan_of(review_cadence=[MONTHLY], terms=changing)
    assert "A meeting does not change this agreement: a change needs the form that clause" in clause(plan, "review-meetings")
    assert clause(plan_of(review_cadence=[MONTHLY]), "review-meetings").endswith("A meeting does not change this agreement.")


def test_audit_costs_shift_and_the_shortfall_bears_interest() -> None:
    audit = {
        "by": "northwind", "notice": "10 business days", "at_most_every": "quarter", "cost_shifts_above": "5%",
        "shortfall_within": "30 days", "shortfall_interest": {"rate": "1.5%", "per": "month"},
    }  # fmt: skip
    said = clause(plan_of(governance={"audits": [audit]}), "audit")
    assert (
        "Northwind may inspect the records of Brightpath on what is due under this agreement, by notice of at least 10 Business Days"
        in said
    )
    assert "It may do so once every quarter at most." in said
    assert "by more than 5% of what was due for the time audited, the audited party must pay its reasonable costs." in said
    assert "at 1.5% a month." in said


def test_records_are_kept_after_the_end() -> None:
    records = [
        {"by": "brightpath", "of": ["sales by date and serial number"], "kept": "2 years", "after": "the end of this agreement"}
    ]
    said = clause(plan_of(governance={"records": records}), "records")
    assert said.endswith(
        "Brightpath must keep true and complete records of sales by date and serial number. "
        "These must be kept for 2 years after the end of this agreement."
    )


def test_a_report_goes_to_the_other_party_unless_one_is_named() -> None:
    reports = [
        {
            "id": "sales",
            "name": "sales report",
            "by": "brightpath",
            "every": "month",
            "within": "10 days",
            "contents": ["units sold"],
        }
    ]
    said = clause(plan_of(governance={"reports": reports}), "reports")
    assert said.endswith(
        "Brightpath must send Northwind the sales report every month, within 10 days of the end of that time. It shows units sold."
    )


def test_an_unhealthy_partnership_may_be_left_without_fault() -> None:
    health = {"every": "half-year", "mend_within": "90 days", "exit_notice": "30 days"}
    said = clause(plan_of(governance={"health_check": health}), "health-check")
    assert (
        "still not healthy after that time, either party may say so and end this agreement by notice of at least 30 days."
        in said
    )


def test_the_review_of_the_plan_names_its_meeting() -> None:
    governance = {"plan_revision": {"every": "year", "meeting": "monthly"}}
    assert "They do so in the Monthly review." in clause(
        plan_of(review_cadence=[MONTHLY], governance=governance), "plan-review"
    )


def test_an_empty_workspace_has_no_clause() -> None:
    assert clause(plan_of(governance={"workspace": {}}), "workspace") == ""


def test_contacts_of_every_party_stand_in_one_table() -> None:
    parties = {
        name: {**party, "contacts": [{"purpose": "questions", "name": f"Desk {name}"}]} for name, party in PARTIES.items()
    }
    said = clause(plan_of(parties), "schedule-contacts")
    assert "Northwind questions Desk northwind – –" in said
    assert "Brightpath questions Desk brightpath – –" in said
