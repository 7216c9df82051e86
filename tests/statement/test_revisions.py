"""Each deal counts by the version of the plan that was in force on its first day."""

from __future__ import annotations

from tests.statement.stating import HEAD, lines, plan_text, told, written

OLD = plan_text("amount: {percent: {rate: 10%, of: net-revenue}}")
NEW_HEAD = HEAD.replace("1.0.0", "2.0.0").replace("2027-01-01", "2027-07-01")
NEW = plan_text("amount: {percent: {rate: 20%, of: net-revenue}}", head=NEW_HEAD)
DEALS = """deal,event,date,client,receipts
D1,signed,2027-06-30,Acme,
D1,paid,2027-08-01,Acme,1000
D2,paid,2027-07-01,Acme,1000
D3,paid,2027-06-30,Acme,1000
D3,paid,2027-12-01,Acme,1000
"""


def test_a_deal_counts_by_the_version_in_force_on_its_first_day() -> None:
    made = {(each.deal, str(each.on)): (str(each.amount), each.revision) for each in lines([OLD, NEW], DEALS)}
    assert made == {
        ("D1", "2027-08-01"): ("GBP 100.00", "1.0.0"),
        ("D2", "2027-07-01"): ("GBP 200.00", "2.0.0"),
        ("D3", "2027-06-30"): ("GBP 100.00", "1.0.0"),
        ("D3", "2027-12-01"): ("GBP 100.00", "1.0.0"),
    }


def test_the_order_in_which_versions_are_given_does_not_matter() -> None:
    assert lines([NEW, OLD], DEALS) == lines([OLD, NEW], DEALS)


def test_the_bands_of_a_year_go_on_under_a_new_version() -> None:
    steps = "{bands: {of: net-revenue, per: year, method: marginal, steps: [{up_to: 'GBP 1,500', rate: 10%}, {rate: 20%}]}}"
    both = [plan_text(f"amount: {steps}"), plan_text(f"amount: {steps}", head=NEW_HEAD)]
    rows = "deal,event,date,client,receipts\nD1,paid,2027-02-01,Acme,1000\nD2,paid,2027-09-01,Acme,1000"
    assert told(both, rows) == told(both[0], rows)
    assert [str(each.amount) for each in lines(both, rows)] == ["GBP 100.00", "GBP 150.00"]


def test_a_minimum_is_made_up_by_the_version_in_force_at_its_end() -> None:
    both = [
        plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 50 per quarter}"),
        plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 70 per quarter}", head=NEW_HEAD),
    ]
    rows = "deal,event,date,client,receipts\nD1,signed,2027-01-01,Acme,"
    made = [
        (str(each.on), str(each.amount), each.revision) for each in lines(both, rows, period="2027") if each.what == "top-up"
    ]
    assert made == [
        ("2027-03-31", "GBP 50.00", "1.0.0"),
        ("2027-06-30", "GBP 50.00", "1.0.0"),
        ("2027-09-30", "GBP 70.00", "2.0.0"),
        ("2027-12-31", "GBP 70.00", "2.0.0"),
    ]


def test_the_title_names_the_latest_version() -> None:
    assert written([OLD, NEW], DEALS).startswith(
        "Statement of fees: Northwind Ltd and Brightpath LLP and Harbour GmbH, a 2.0.0\n"
    )


def test_contract_years_are_counted_from_the_first_version() -> None:
    """A change of the agreement in July does not begin a new first year."""
    steps = "{bands: {of: net-revenue, per: contract year, method: marginal, steps: [{up_to: 'GBP 1,500', rate: 10%}, {rate: 20%}]}}"
    both = [plan_text(f"amount: {steps}"), plan_text(f"amount: {steps}", head=NEW_HEAD)]
    rows = "deal,event,date,client,receipts\nD1,paid,2027-02-01,Acme,1000\nD2,paid,2028-02-01,Acme,1000"
    assert [str(each.amount) for each in lines(both, rows)] == ["GBP 100.00", "GBP 100.00"]


def test_each_line_says_its_version_where_there_are_several() -> None:
    assert "version 2.0.0)" in " ".join(written([OLD, NEW], DEALS).split())
    assert "version" not in written(NEW, DEALS.replace("2027-06-30", "2027-07-05"))
    assert "version 1.0.0)" in written([OLD, NEW], DEALS, "md")
