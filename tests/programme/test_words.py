"""What a programme says, sentence by sentence and cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from planforge.document.compose import Settings
from tests.engagement.composing import agreement, plan_data, said

CLAUSES = (
    "programme",
    "enrolment",
    "tiers",
    "certification",
    "mdf",
    "improvement",
    "commitment",
    "programme-tenders",
    "programme-changes",
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder: Path = tmp_path_factory.mktemp("templates")
    return agreement(folder, [f"programme/{each}" for each in CLAUSES], ["programme/schedule-tiers"])


def programme(text: str) -> dict[str, Any]:
    return plan_data(programme={"name": "Northwind Partner Programme", "owner": "northwind", **yaml.safe_load(text)})


CASES = [
    (
        "programme",
        "{members: [brightpath]}",
        "Brightpath takes part in it by this agreement as a “Member”.",
    ),
    (
        "tiers",
        (
            "{tiers: [{id: a, name: A}], tier_rules: {measured_over: 12 months, review: quarter, demotion: at the next review, grace: 6 months,"
            " down: one tier, start: [{member: brightpath, tier: a, until: '2027-12-31'}]}, improvement: {within: 20 days, lasts: 6 months,"
            " then: moves down}}"
        ),
        (
            "A Member that no longer meets the requirements of its tier moves down one tier at the next review, but not before it has missed "
            "them for 6 months. Before it moves down, clause 3 applies.\nBrightpath starts in the tier A and keeps at least that tier until "
            "31 December 2027."
        ),
    ),
    (
        "tiers",
        "{tier_rules: {measured_over: 12 months, review: quarter, demotion: at once}}",
        "A Member that no longer meets the requirements of its tier moves down at once.",
    ),
    (
        "certification",
        "{certifications: [{id: s, name: Certified Seller, by: the academy, valid: 24 months}]}",
        "People of a Member can earn the certificate Certified Seller from the academy. It is valid for 24 months. It is free of charge.",
    ),
    (
        "mdf",
        (
            "{development_fund: {by: northwind, to: brightpath, share: 50%, minimum: 'GBP 1,000', claim: {within: 30 days, proof: [invoices],"
            " late_is_lost: true}}}"
        ),
        (
            "Northwind must pay 50% of the cost of marketing by Brightpath that Northwind has approved beforehand.\nA request must be for at "
            "least £1,000.\nThe money must be claimed within 30 days after the activity. The activity is proved by invoices. A claim that is "
            "late or not proved is lost."
        ),
    ),
    (
        "programme-changes",
        "{changes: {of: [benefits], notice: 60 days, exit_within: 30 days}}",
        (
            "Northwind may change benefits by notice of at least 60 days to every Member. Nothing else in this agreement changes by this "
            "clause.\nA Member that does not accept a change may end this agreement without cost, by notice within 30 days after it was told "
            "of the change."
        ),
    ),
]


@pytest.mark.parametrize(("clause", "given", "words"), CASES)
def test_words(clause: str, given: str, words: str, settings: Settings) -> None:
    assert words in said(programme(given), settings)[clause]


def test_the_table_of_tiers(settings: Settings) -> None:
    given = (
        "{certifications: [{id: sales, name: Certified Seller, by: us}], tiers: [{id: a, name: Registered}, {id: b, name: Gold,"
        " entry: [{revenue: {at_least: 'GBP 100,000', from: new licences}}, {certified: {people: 2, in: sales}}, {other: a plan}],"
        " keep: [{number: {at_least: 4, of: deals}}, {rate: {at_least: 80%, of: clients renew}}],"
        " benefits: [a manager, a badge], not_for_resale: {number: 5, period: 12 months}}]}"
    )
    table = said(programme(given), settings)["schedule-tiers"].split("\n")
    assert table[2:-1] == [
        *("Tier", "To enter", "To stay", "Benefits", "Licences for own use"),
        *("Registered", "enrolment", "as to enter", "", "none"),
        *("Gold", "at least £100,000 from new licences; 2 people with the certificate Certified Seller; a plan"),
        *("at least 4 deals; at least 80% of clients renew", "a manager; a badge", "5, for 12 months"),
    ]


def test_without_tiers_nothing_refers_to_their_schedule(settings: Settings) -> None:
    words = said(programme("{tier_rules: {measured_over: 12 months, review: quarter}}"), settings)
    assert "schedule-tiers" not in words
    assert "Schedule" not in words["tiers"]
