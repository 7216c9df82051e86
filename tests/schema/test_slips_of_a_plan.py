"""What a whole plan that breaks in one place is told: words and fixes that make sense for this plan."""

from __future__ import annotations

import pytest

from planforge import pipeline
from planforge.findings import Finding, Fix
from tests.conftest import ROOT

PLAN = (ROOT / "templates/starters/referral.yaml").read_text(encoding="utf-8")
CHOICES = "not one of the 22 phrases that it knows"


def told(right: str, wrong: str) -> tuple[Finding, ...]:
    assert PLAN.count(right) >= 1, right
    return pipeline.check(PLAN.replace(right, wrong, 1).encode(), "plan.yaml").findings


def only(right: str, wrong: str) -> Finding:
    found = [each for each in told(right, wrong) if each.severity.value == "error"]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("right", "wrong", "fix"),
    [
        ("payer: harbour", "payer: the vendor", None),
        ("payer: harbour", "payer: Harbour Advice Ltd", Fix("set", "harbour")),
        ("payer: harbour", "payer: Harbour", Fix("set", "harbour")),
        ("of: net-revenue", "of: gross revenue", None),
        ("of: net-revenue", "of: net revenue", Fix("set", "net-revenue")),
        ("id: new-client", "id: new client", Fix("set", "new-client")),
        ("governing_law: {of: GB-EAW", "governing_law: {of: UK", None),
        ("governing_law: {of: GB-EAW", "governing_law: {of: gb-eaw", Fix("set", "GB-EAW")),
        ("include: [GB", "include: [UK", Fix("set", "GB")),
        ("lasts: 12 months", "lasts: “12 months”", Fix("set", "12 months")),
        ("lasts: 12 months", "lasts: 12 monhts", Fix("set", "12 months")),
        ("lasts: 12 months", "lasts: 12 moons", None),
        ("lasts: 12 months", "lasts: 12\u00a0months", Fix("set", "12 months")),
    ],
)
def test_only_what_is_known_is_written_by_itself(right: str, wrong: str, fix: Fix | None) -> None:
    assert only(right, wrong).fix == fix


@pytest.mark.parametrize(
    ("right", "wrong", "message", "hint"),
    [
        ("    payer: harbour\n", "", "item 1 of `referral_fees` needs the key `payer`", "for example add payer: harbour"),
        ("    driver: harbour\n", "", "item 1 of `review_cadence` needs the key `driver`", "for example add driver: harbour"),
        ("payer: harbour", "payer: the vendor", "`payer` wants the short name of a party, and 'the vendor' is not one", "the parties are harbour, meadow"),
        ("lasts: 12 months", "lasts: 12\u00a0months", "`lasts` wants a period, and '12 months' is not one: a hard space (U+00A0) stands in it", "write 12 months"),
        ("lasts: 12 months", "lasts: 0 months", "`lasts` wants a period, and '0 months' is not one: a period is at least 1 month", "for example 12 months"),
        ("lasts: 12 months", "lasts: “12 months”", "`lasts` wants a period, and the curly quotes around it are part of the text: only straight ones quote", 'write 12 months, or "12 months"'),
        ("length: 30 minutes", "length: 30", "`length` wants a period, and this is the number 30", "write the unit as well: 30 minutes"),
        ("new_clients_only: true", "new_clients_only: no", "`new_clients_only` wants true or false, and this is the text 'no'", "leave it out, or write false"),
        ("new_clients_only: true", "new_clients_only: yes", "`new_clients_only` wants true or false, and this is the text 'yes'", "write true"),
        ("new_clients_only: true", "new_clients_only: maybe", "`new_clients_only` wants true or false, and this is the text 'maybe'", "write true, or leave it out"),
        ("alex@harbour.example", "alex(at)harbour.example", "`email` wants an e-mail address, and 'alex(at)harbour.example' is not one: it is written name@domain", "for example partners@example.com"),
        ("for: [new clients]", "for:\n      – new clients", "`for` wants a list, and this is the text '– new clients'", "begin each item with a hyphen and a space, not with –"),
        ("for: [new clients]", "for: [new clients, each: referral]", "item 2 of `for` wants text, and this is a group of keys", "close the list before it with ], if each is a key of its own"),
        ("    for: [new clients]", "    \u00a0for: [new clients]", "item 1 of `referral_fees` has no key `\u00a0for`", "begin the line with ordinary spaces: a hard space became part of the key"),
        ("planforge: 1", "planforge: 2", "`planforge` must be 1; this is the number 2", "write 1"),
        ("  currency: GBP", "  curency: GBP\n  currency: GBP", "`plan` has no key `curency`", "did you mean currency? It stands here already"),
        ("{within: 60 days", "{within 60 days", "`within 60 days` has no value: a colon is missing in it", "write within: 60 days"),
        ("2027-12-31", "2027-06-31", "`by` wants a date, and '2027-06-31' is not one: June 2027 has 30 days", "perhaps 2027-06-30"),
        ("2027-12-31", "31 June 2027", "`by` wants a date, and '31 June 2027' is not one: a date is written year-month-day", "June 2027 has 30 days: perhaps 2027-06-30"),
        ("governing_law: {of: GB-EAW", "governing_law: {of: UK", "`of` wants a territory, and 'UK' is not one: a territory is a country code (ISO 3166), a part of a country such as US-VA, or a group", "name the part of GB that is meant, such as GB-EAW, GB-SCT, GB-NIR"),
    ],
)  # fmt: skip
def test_what_is_said(right: str, wrong: str, message: str, hint: str) -> None:
    found = only(right, wrong)
    assert (found.message, found.hint) == (message, hint)


def test_a_group_that_is_missing_is_shown_as_it_can_be_typed() -> None:
    clause = "clauses:\n  - id: office\n    heading: Office\n    text: The parties share an office.\n"
    missing = only("\nlegal:", f"\n{clause}\nlegal:")
    assert missing.hint == "for example add place: {before: confidentiality}"
    typed = (missing.hint or "").removeprefix("for example add ")
    found = told("\nlegal:", f"\n{clause}    {typed}\n\nlegal:")
    assert not any(each.code.startswith("PF1") for each in found)


def test_many_choices_stand_in_the_help_the_nearest_first() -> None:
    found = only("earned: when the client pays", "earned: on payment by the client")
    assert "when the client pays" not in found.message
    assert found.message.startswith("`earned` is none of the ")
    hint = found.hint or ""
    assert "write one of: " in hint
    assert "when the client pays" in hint.split("; ")[1] + hint.split("; ")[0]


def test_the_same_item_of_a_plain_list_twice_is_taken_out() -> None:
    found = only("include: [GB, IE]" if "include: [GB, IE]" in PLAN else "include: [GB]", "include: [GB, GB]")
    assert (found.code, found.at[-1], found.fix) == ("PF108", 1, Fix("remove"))


def test_a_party_twice_is_not_taken_out_since_another_may_be_meant() -> None:
    plan = (ROOT / "templates/starters/reseller.yaml").read_text(encoding="utf-8")
    assert "chain: [granite, willow]" in plan
    (found,) = pipeline.check(plan.replace("[granite, willow]", "[granite, granite]").encode(), "plan.yaml").findings
    assert (found.code, found.fix, found.hint) == ("PF108", None, "remove one of them, or name the party that was meant")
