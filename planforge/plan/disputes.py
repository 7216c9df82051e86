"""Which law governs, and how the parties settle what they disagree about."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Period, Territory, Text, Who


@part(where="governing-law")
class GoverningLaw:
    """The law of the agreement."""

    of: Territory = need("The country, or the part of a country with its own law.", example="GB-EAW")
    sales_convention: Literal["excluded", "applies"] | None = may(
        "Whether the United Nations convention on the international sale of goods applies; without it, the law decides.",
        example="excluded",
    )
    all_claims: bool = flag("It governs claims outside contract too.")
    conflict_rules_excluded: bool = flag("Rules that would lead to another law do not count.")


@part(where="disputes")
class DisputeStep:
    """A rung of the ladder."""

    who: Text = need("Who tries to settle it, as the words go on from 'first' or 'then'.", example="the managing directors")
    how: Literal["meet", "talk"] = need("Whether they meet, or meet or call.", example="meet")
    within: Period = need(
        "How soon after the step before; at the first, after notice of the dispute.", example="10 business days"
    )


@part(where="mediation")
class Mediation:
    """A mediator helps before anybody sues."""

    rules: Text | None = may("The rules; without it, as the mediator directs.", example="the CEDR Model Mediation Procedure")
    named_by: Text | None = may("Who names the mediator if the parties do not agree.", example="CEDR")
    place: Text | None = may("Where it is held.", example="London")
    within: Period | None = may("How long it may take before a party may go on to court or arbitration.", example="60 days")
    costs: Literal["shared equally", "each party its own"] | None = may(
        "Who pays the mediator, and its own advisers.", example="shared equally"
    )


@part(where="courts")
class Courts:
    """Courts decide."""

    of: Territory = need("The courts of which place.", example="GB-EAW")
    seat: Text | None = may("The city or court in particular.", example="London")
    exclusive: Literal["exclusive", "not exclusive"] = need("Whether only they decide.", example="exclusive")
    no_jury: bool = flag("The parties give up trial by jury, as far as the law allows.")


@part(where="arbitration")
class Arbitration:
    """Arbitrators decide."""

    seat: Text = need("The seat.", example="London, England")
    rules: Text = need("The rules, as they follow 'under the'.", example="LCIA Rules")
    arbitrators: Literal[1, 3] | None = may("How many; without it, as the rules say.", example=1)
    language: Text | None = may("In which language.", example="English")
    confidential: bool = flag("The arbitration is confidential.")
    appeal: Literal["none", "on points of law"] | None = may("Whether a court may hear an appeal.", example="none")


@part(where="disputes", one_of=("courts", "arbitration"))
class Forum:
    """Who decides in the end."""

    courts: Courts | None = may("Courts.", example={"of": "GB-EAW", "exclusive": "exclusive"}, where="courts")
    arbitration: Arbitration | None = may(
        "Arbitrators.", example={"seat": "London, England", "rules": "LCIA Rules"}, where="arbitration"
    )


@part(where="time-limit")
class TimeLimit:
    """Claims must be brought sooner than the law says."""

    within: Period = need("Within how long a claim must be brought.", example="2 years")
    after: Literal["the event", "the party learned of it"] = need("From when.", example="the party learned of it")


@part(where="disputes")
class Disputes:
    """How disputes are settled. An empty part says only that the parties first talk."""

    escalation: tuple[DisputeStep, ...] = some("Who tries to settle a dispute, in order.")
    keep_working: bool = flag("The parties go on with their duties meanwhile.")
    mediation: Mediation | None = may("A mediator helps before anybody sues.", example={"within": "60 days"}, where="mediation")
    forum: Forum | None = may("Who decides in the end.")
    urgent_orders: bool = flag("A party may ask a court for an urgent order at any time.")
    costs: Literal["the loser pays", "each party pays its own"] | None = may(
        "Who pays for lawyers; without it, whoever decides, decides that too.", example="each party pays its own"
    )
    time_limit: TimeLimit | None = may(
        "Claims must be brought sooner than the law says.",
        example={"within": "2 years", "after": "the event"},
        where="time-limit",
    )


@part(where="equitable-relief")
class EquitableRelief:
    """Orders of a court where money is not enough."""

    by: Who = need("Who may ask for them.", example="each")
    for_: tuple[Text, ...] = some(
        "Breach of which duties in particular.", example=["the duties of confidentiality", "the limits of a licence"]
    )
    no_proof_of_loss: bool = flag("Without proof of loss.")
    no_security: bool = flag("Without security, as far as the law allows.")
