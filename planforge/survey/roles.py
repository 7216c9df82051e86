"""Words of the agreement that stand for a party by what it does ("the audited party"), and where the plan says who that is.

A declarative table. A place is a path with `*` for any step. `others` means every party but those found there; with several
places
the first that is given counts. `within` is the clause in which the words have this meaning; without it, they have it
everywhere.
"""

from __future__ import annotations

from planforge.record import record


@record
class Role:
    words: str
    """A pattern, in small letters."""
    places: tuple[str, ...]
    others: bool = False
    within: str = ""


SELLERS, BUYERS = "all but the last", "all but the first"
"""As the last step of a place, for the chain in which each sells to the next."""
_ROE = "rules_of_engagement"
_GIVEN = "legal.indemnities.given.*"

ROLES: tuple[Role, ...] = (
    Role("introducing party", (f"{_ROE}.qualification.*.by", f"{_ROE}.introductions.by")),
    Role("receiving party", (f"{_ROE}.qualification.*.by", f"{_ROE}.introductions.by"), others=True),
    Role("party that registered", (f"{_ROE}.registration.by",)),
    Role("a registration|it must come with", (f"{_ROE}.registration.by",), within="registration"),
    Role("user of the marks|each use|use|the first use of each kind|the marks", (f"{_ROE}.marks.*.to",), within="marks"),
    Role(
        "user of the marks|each use|use|the first use of each kind|the marks",
        (f"{_ROE}.marks.*.by",),
        others=True,
        within="marks",
    ),
    Role("owner of the marks|the owner", (f"{_ROE}.marks.*.by",), within="marks"),
    Role("a wrong or unapproved statement|these", (f"{_ROE}.claims.*.of",), others=True, within="claims"),
    Role("a request for approval", (f"{_ROE}.claims.*.of",), within="claims"),
    Role("a request for approval|a request", (f"{_ROE}.marketing_approval.*.by",), within="marketing-approval"),
    Role("auditing party|whoever inspects", ("governance.audits.*.by",)),
    Role("audited party", ("governance.audits.*.of",)),
    Role("audited party", ("governance.audits.*.by",), others=True),
    Role("recipient|they must be bound", ("legal.confidentiality.binds",), within="confidentiality"),
    Role("discloser", ("legal.confidentiality.binds",), others=True, within="confidentiality"),
    Role("indemnifying party", (f"{_GIVEN}.by",)),
    Role("protected party", (f"{_GIVEN}.to",)),
    Role("protected party", (f"{_GIVEN}.by",), others=True),
    Role("controller", ("legal.personal_data.roles.*.processing.controller",), within="personal-data"),
    Role("processor", ("legal.personal_data.roles.*.processing.processor",), within="personal-data"),
    Role("joint controllers?|they must agree", ("legal.personal_data.roles.*.joint.by",), within="personal-data"),
    Role("payer of a fee|payer|each payer", ("referral_fees.*.payer",)),
    Role("party that .* names as the payer of a fee", ("referral_fees.*.payer",)),
    Role("payee|each payee", ("referral_fees.*.payees.*.party", "referral_fees.*.payee")),
    Role("a request|the money|the claim|an activity|it must be claimed", ("programme.development_fund.to",), within="mdf"),
    Role("members?", ("programme.members.*",)),
    Role("members?", ("programme.owner",), others=True),
    Role("a person", ("programme.members.*",), within="certification"),
    Role("a person", ("programme.owner",), others=True, within="certification"),
    Role("a person", (f"{_ROE}.training.*.to",), within="training"),
    Role("those people", (f"{_ROE}.staff.*.by",), within="staff"),
    Role("a refusal", (f"{_ROE}.qualification.*.by",), others=True, within="qualified-referral"),
    Role("a referral", (f"{_ROE}.qualification.*.by",), within="qualified-referral"),
    Role("a missed .{1,60}", ("scope.minimums.*.by",), within="minimums"),
    Role("the policy", ("legal.insurance.*.by",), within="insurance"),
    Role("an order", (f"prices.chain.{BUYERS}",), within="orders"),
    Role("driver", ("review_cadence.*.driver",)),
    Role("leading party", (f"{_ROE}.account_control.*.party",)),
    Role("sub-?contractor|it must accept", ("legal.subcontracting.*.by",), within="sub-contracting"),
    Role("sub-partner", (f"{_ROE}.sub_partners.*.by",), within="sub-partners"),
    Role("each entry", (), within="lead-log"),
    Role("sellers?|first seller|last seller|next seller", (f"prices.chain.{SELLERS}",)),
    Role("buyers?|first buyer", (f"prices.chain.{BUYERS}",)),
)
