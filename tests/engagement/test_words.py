"""What the rules of engagement say, sentence by sentence, and what they leave out."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from planforge.document.compose import Settings
from planforge.plan.engagement import Engagement
from tests.engagement.composing import agreement, composed, plan_data, said
from tests.engagement.silence import sections

CLAUSES = tuple(f"engagement/{clause}" for _, clause in sections(Engagement))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return agreement(tmp_path_factory.mktemp("templates"), CLAUSES, ["engagement/rules-card"])


def rules(text: str) -> dict[str, Any]:
    """Rules of engagement written in YAML (figures of the plan stay texts, as in the loader)."""
    return plan_data(rules_of_engagement=yaml.safe_load(text))


def test_nothing_is_said_where_nothing_is_given(settings: Settings) -> None:
    assert [each.id for each in composed(plan_data(), settings).document.body] == ["cover", "agreed-terms"]


CASES = [
    (
        "clients",
        "clients: {owners: [{for: [contract, billing], owner: originator, after_end: {owner: same}}]}",
        (
            "The Owner of a Client for contract and billing is the party that first brought the Client to the partnership. "
            "After this agreement ends, the Owner for those purposes is the same as before."
        ),
    ),
    (
        "clients",
        "clients: {originator: sent the first e-mail, owners: [{owner: originator}]}",
        "The “Originator” of a Client is the party that sent the first e-mail.\nThe Owner of a Client for every purpose is the Originator.",
    ),
    (
        "clients",
        "clients: {owners: [{for: [data], shared: {decider: northwind, within: 10 days}}, {party: brightpath}]}",
        (
            "The parties together are the Owner of a Client for data, and decide together. If they do not agree within 10 days, "
            "Northwind decides.\nThe Owner of a Client for every other purpose is Brightpath."
        ),
    ),
    (
        "account-control",
        "account_control: [{party: northwind, others: not}]",
        (
            "For every account, the leading party is Northwind. It keeps the account plan and speaks for the parties to the Client. "
            "No other party may contact the Client."
        ),
    ),
    (
        "non-circumvention",
        "non_circumvention: [{by: each, after_end: 12 months}]",
        (
            "Neither party may go round the other party to deal with Clients that it knows through this partnership, or help anybody "
            "else to do so. Going round means acting so that a fee, a margin or a renewal that this agreement gives is not earned. "
            "This lasts until 12 months after this agreement ends."
        ),
    ),
    (
        "qualified-referral",
        "qualification: [{criteria: [has a budget], answer_within: 5 business days, silence: acceptance}]",
        (
            "The receiving party must accept a referral that qualifies, and must accept or refuse every referral within 5 Business Days "
            "of receiving it. If the receiving party does not answer in time, it has accepted."
        ),
    ),
    (
        "registration",
        "registration: {by: each, unit: deal, key: [the client], answer_within: 2 business days, window: 90 days}",
        (
            "Either party may register a deal with the other party. A deal is one opportunity with one Client. "
            "What tells it apart from others is the client.\n"
            "The other party must accept or refuse a complete registration within 2 Business Days, and must give reasons for a refusal.\n"
            "An accepted registration protects the deal for 90 days from acceptance, and then lapses."
        ),
    ),
    (
        "credit",
        (
            "credit: {split: [{id: s, name: sourcing, means: brought the deal, share: 40%}, {id: c, name: closing, means: closed it, share: 60%}],"
            " payout: {at_most: 20%, of: first-year-value, excess: in proportion}}"
        ),
        (
            "sourcing: 40%, to the party that brought the deal; and\nclosing: 60%, to the party that closed it.\nA share that nobody earned is "
            "not paid.\nAll that is paid on one deal, to everybody together, is at most 20% of First Year Value. "
            "Claims above that are cut in proportion to their amounts."
        ),
    ),
    (
        "direct-sales",
        "direct_sales: [{by: northwind, after_notice: 10 days, to: are law firms}]",
        (
            "Northwind may itself sell the products or services within this agreement to Clients that are law firms, if it tells Brightpath "
            "at least 10 days before its first offer to the Client."
        ),
    ),
    (
        "first-refusal",
        "first_refusal: [{kind: first refusal, holder: brightpath, granted_by: northwind, over: a new service, answer_within: 30 days}]",
        (
            "Brightpath may take those terms itself within 30 days. If nothing is agreed by then, Northwind may deal with that other person "
            "on the terms that it told."
        ),
    ),
    (
        "reciprocity",
        (
            "reciprocity: [{first: brightpath, number: 3, of: Qualified Referrals, within: 6 months, then_by: northwind, then: do the same,"
            " otherwise: the parties are free of this clause}]"
        ),
        (
            "Brightpath goes first, with at least 3 Qualified Referrals, within 6 months of the start of this agreement. After that, Northwind "
            "must do the same. If the first step is not made in time, the parties are free of this clause."
        ),
    ),
    (
        "staff",
        "staff: [{by: brightpath, people: 1, role: account manager, time: 50%}]",
        "Brightpath must provide 1 account manager for at least 50% of that person’s working time.",
    ),
    (
        "paper",
        "paper: [{contracting: brightpath, credit_risk: northwind}]",
        "For every sale, Brightpath makes the contract with the Client. Northwind bears the risk that the Client does not pay.",
    ),
]


@pytest.mark.parametrize(("clause", "given", "words"), CASES)
def test_words(clause: str, given: str, words: str, settings: Settings) -> None:
    assert words in said(rules(given), settings)[clause]


def test_a_registration_with_a_named_party_names_it(settings: Settings) -> None:
    given = "registration: {by: brightpath, with: northwind, unit: account, key: [the client], update_every: month}"
    words = said(rules(given), settings)["registration"]
    assert "Brightpath may register an account with Northwind." in words
    assert "must report progress to Northwind every month." in words


def test_the_table_of_roles_has_a_row_for_each_stage(settings: Settings) -> None:
    given = "responsibilities: [{stage: First meeting, lead: brightpath, supports: [northwind]}, {stage: Contract, lead: northwind}]"
    assert said(rules(given), settings)["responsibilities"].endswith(
        "First meeting\nBrightpath\nNorthwind\n–\n–\nContract\nNorthwind\n–\n–\n–"
    )


def test_the_card_answers_only_what_is_regulated(settings: Settings) -> None:
    given = "clients: {owners: [{for: [contract], party: northwind}, {party: brightpath}]}"
    card = said(rules(given), settings)["schedule-rules-card"].split("\n")
    assert card[2:] == [
        "Question",
        "Answer",
        "See",
        "Whose Client is it?",
        "contract: Northwind; every other purpose: Brightpath",
        "clause 2",
    ]


def test_rules_without_a_row_make_no_card(settings: Settings) -> None:
    assert "schedule-rules-card" not in said(rules("shared_interests: [founders who stay well]"), settings)
