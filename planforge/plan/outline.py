"""Which clauses the agreement of a plan has, known from the plan alone.

What a template prints decides; that this page says the same is a law (`tests/laws/test_outline.py`), which names what is missing here
when a clause is added or its condition changes. Most clauses stand where the plan gives a value that belongs to them (`places`);
the others are listed with what brings them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planforge.plan.plan import Plan
from planforge.plan.walk import places

Outline = Mapping[str, tuple[str, ...]]
"""Ids of sections, each with the ids of its clauses that have a heading, in order. Each kind has an order of sections of its own."""

DEFINITIONS = "definitions"
"""The clause whose list defines terms for the whole agreement. It goes where the agreement uses none of them."""
_STANDING = frozenset({"cover", "parties", "background", DEFINITIONS, "interpretation", "signatures"})
"""What every agreement has."""
_SECTIONS = {
    "cover": "",
    "parties": "",
    "background": "",
    "the-partnership": "definitions interpretation term renewal purpose goals contributions scope territory clients-in-scope exclusivity "
    "minimums effort affiliates",
    "clients-and-referrals": "clients account-control non-circumvention paper ideal-referrals introductions qualified-referral "
    "lead-exchange lead-data client-data registration co-sell credit attribution reciprocity goodwill shared-interests",
    "fees-and-payment": "figures fees statements payment taxes payment-disputes late-payment set-off fixed-payments shared-costs",
    "selling-and-supporting": "direct-sales sub-partners responsibilities training staff support service-standards complaints conduct "
    "forecasts seller-incentives claims promotion marketing-approval marketing-spend marks branding publicity references "
    "competing-offers first-refusal non-compete non-solicit-clients non-solicit-staff",
    "prices-for-resale": "prices special-prices client-invoices price-changes orders returns",
    "the-programme": "programme enrolment tiers certification commitment improvement mdf programme-tenders programme-changes",
    "working-as-one": "joint-offering revenue-share co-marketing in-kind steering-committee",
    "keeping-it-alive": "review-meetings scorecard commitments lead-log workspace reports records audit joint-plan health-check plan-review",
    "protection": "confidentiality personal-data intellectual-property licences escrow covenant-not-to-sue most-favoured-terms warranties "
    "product-warranties warranty-disclaimer indemnities liability remedies agreed-damages insurance compliance non-disparagement "
    "force-majeure",
    "change-and-end": "changes termination dormancy dependence wind-down tail survival",
    "general-terms": "assignment sub-contracting third-party-rights notices business-days disputes mediation courts arbitration time-limit "
    "equitable-relief governing-law precedence not-binding entire-agreement independence general",
    "schedule-fees": "fee-*",
    "schedule-prices": "price-list discounts renewal-prices further-charges marketplace-fees worked-prices",
    "schedule-rules-card": "",
    "schedule-tiers": "",
    "schedule-reviews": "review-calendar meeting-*",
    "schedule-scorecard": "",
    "schedule-lead-log": "",
    "schedule-contacts": "",
    "signatures": "",
    "revision-history": "",
}
_BROUGHT_IN_BY: Mapping[str, Mapping[str, str]] = {
    "term": {"": "terms"},
    "survival": {"": "terms"},
    "scope": {"scope": "products products_change products_notice"},
    "fees": {"": "referral_fees"},
    "payment": {"payment": "due currency exchange invoice method threshold threshold_until only_if_client_paid"},
    "price-list": {"prices": "price_list"},
    "discounts": {"prices": "discounts"},
    "renewal-prices": {"prices": "renewals"},
    "further-charges": {"prices": "charges"},
    "marketplace-fees": {"prices": "marketplaces"},
    "worked-prices": {"prices": "examples"},
    "tiers": {"programme": "tiers tier_rules"},
    "joint-offering": {"alliance": "offerings"},
    "co-marketing": {"alliance.co_marketing": "activities budget approval_within silence leads"},
    "schedule-rules-card": {
        "rules_of_engagement": "clients account_control paper introductions qualification lead_exchange registration credit "
        "direct_sales claims marketing_approval support service_standards complaints reciprocity"
    },
    "review-meetings": {"": "review_cadence"},
    "review-calendar": {"": "review_cadence"},
    "scorecard": {"governance": "scorecard"},
    "workspace": {"governance.workspace": "tools url owner access holds access_ends"},
    "warranties": {"legal.warranties": "authority no_conflict skill_and_care non_infringement others"},
    "termination": {
        "terms.termination": "breach convenience insolvency change_of_control missed_minimums force_majeure_after "
        "damage_to_reputation other_agreement"
    },
    "notices": {"legal": "notices", "parties": "notices_to notices_address notices_attention"},
}
"""The parts, and the fields of theirs of which one at least must be given; those of a map may be given by any in it."""
_GENERAL = {
    "not legally binding": "not-binding",
    "entire agreement": "entire-agreement",
    "independent parties": "independence",
}
"""General rules that are clauses of their own; the others stand together."""
_MEETING = "alternates attendees quorum concerns inputs agenda_sent agenda outputs minutes".split()
"""What gives a meeting a heading of its own in the calendar."""
_RENAMED = {"binds successors": "successors", "drafted together": "drafting"}
"""General rules whose paragraph has another id than the words of the rule."""
_WAYS = {
    "breach": "termination-breach",
    "insolvency": "termination-insolvency",
    "change_of_control": "termination-control",
    "missed_minimums": "termination-minimums",
    "force_majeure_after": "termination-force-majeure",
    "damage_to_reputation": "termination-reputation",
    "other_agreement": "termination-other-agreement",
}
"""Ways to end the agreement early, each a paragraph; notice without a reason is one for each that may be given."""


def outline(plan: Plan) -> Outline:
    """The sections and clauses of the agreement, but for those in the author's own words."""
    present = _present(plan)
    families = {"fee-*": [f"fee-{fee.id}" for fee in plan.referral_fees], "meeting-*": _meetings(plan)}
    made = {}
    for section, names in _SECTIONS.items():
        clauses = tuple(id for name in names.split() for id in families.get(name, [name] if name in present else []))
        if clauses or (not names and section in present):
            made[section] = clauses
    return made


def paragraphs(plan: Plan) -> Outline:
    """The clauses whose paragraphs have ids of their own, and those ids. All other paragraphs are numbered within their clause."""
    rules = [each for each in (plan.legal.general if plan.legal else ()) if each not in _GENERAL]
    found = {
        "termination": tuple(_endings(plan)),
        "general": tuple(_RENAMED.get(rule, rule.replace(" ", "-")) for rule in rules),
    }
    return {clause: ids for clause, ids in found.items() if ids}


def told_by_words(id: str) -> bool:
    """Whether only the finished words tell if `id` names something: a numbered paragraph, or definitions of which none may be used."""
    clause, _, number = id.rpartition("-")
    return id == DEFINITIONS or bool(clause and number.isdigit())


def _endings(plan: Plan) -> list[str]:
    ways = plan.terms.termination if plan.terms else None
    given = [id for field, id in _WAYS.items() if ways and _given(getattr(ways, field))]
    notices = [f"termination-notice-{number}" for number in range(1, len(ways.convenience) + 1)] if ways else []
    found = [*given, *(id.removesuffix("-1") for id in notices)]
    return [*found, "termination-for-all"] if found and len(plan.parties) > 2 else found


def _present(plan: Plan) -> frozenset[str]:
    brought = places(plan) - _BROUGHT_IN_BY.keys() - {"general", *_GENERAL.values()}
    given = {id for id, parts in _BROUGHT_IN_BY.items() if any(_gives(plan, path, fields) for path, fields in parts.items())}
    rules = {_GENERAL.get(rule, "general") for rule in (plan.legal.general if plan.legal else ())}
    whole = {"entire-agreement"} if plan.plan.supersedes else set()
    return _STANDING | brought | given | rules | whole


def _gives(plan: Plan, path: str, fields: str) -> bool:
    """Whether the part at `path` gives one of `fields`."""
    part: Any = plan
    for step in path.split(".") if path else ():
        part = None if part is None else getattr(part, step)
    parts = () if part is None else part.values() if isinstance(part, Mapping) else (part,)
    return any(_given(getattr(each, field)) for each in parts for field in fields.split())


def _given(value: object) -> bool:
    return value is not None and value is not False and value != ()


def _meetings(plan: Plan) -> list[str]:
    return [f"meeting-{each.id}" for each in plan.review_cadence if any(_given(getattr(each, field)) for field in _MEETING)]
