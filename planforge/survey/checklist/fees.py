"""B. Referral fees: from the introduction to the cent."""

from __future__ import annotations

from planforge.survey.checklist.entry import Entry, Group, term

_ROE = "rules_of_engagement"
_FEE = "referral_fees.*"
_QUAL = f"{_ROE}.qualification.*"


def _fee(name: str, question: str, sources: str, *by: str, own: str = "") -> Entry:
    """A term that only fees need."""
    return term(name, question, sources, *by, only=_FEE, why="no fee is paid", own=own)


def _referral(name: str, question: str, sources: str, *by: str) -> Entry:
    """A term that only introductions and leads need."""
    only = (f"{_ROE}.introductions", _QUAL, f"{_ROE}.lead_exchange.*", f"{_ROE}.registration", _FEE)
    return term(name, question, sources, *by, only=only, why="nobody is introduced")


FEES = Group("fees", "B. Referral fees", (
    _referral("Method of introduction", "How is an introduction made?", "RT SG GL", f"{_ROE}.introductions.method.*",
              f"{_ROE}.registration.where"),
    _referral("Evidence", "What proves it?", "RT SG GL", f"{_ROE}.introductions.evidence.*", f"{_ROE}.registration.evidence.*"),
    _referral("Consent of the client", "Must the client have agreed to it?", "RT GL", f"{_ROE}.introductions.consent",
              f"{_ROE}.lead_data.basis", "legal.personal_data.consent_by"),
    _referral("Criteria", "Which referrals count?", "RT SG GL", f"{_QUAL}.criteria.*"),
    _referral("Time to accept or reject", "How soon is a referral answered?", "SG", f"{_QUAL}.answer_within",
              f"{_ROE}.lead_exchange.*.answer_within", f"{_ROE}.registration.answer_within"),
    _referral("Silence", "What does no answer mean?", "SG", f"{_QUAL}.silence", f"{_ROE}.lead_exchange.*.silence",
              f"{_ROE}.registration.silence"),
    _referral("Look-back", "Does business already under way stay out?", "SG", f"{_QUAL}.look_back",
              f"{_ROE}.registration.look_back"),
    _referral("Expansion in a separate unit", "Does a new need of an old client count?", "SG", "scope.new_clients_only",
              f"{_ROE}.registration.unit"),
    _referral("Validity", "How long is a referral valid?", "SG", f"{_QUAL}.valid", f"{_ROE}.registration.window"),
    _referral("Extension", "May that be extended?", "SG", f"{_QUAL}.extension", f"{_ROE}.registration.extension"),
    _referral("Duty to stay engaged", "What must the introducer still do?", "SG", f"{_ROE}.introductions.engaged"),
    _referral("Invalidation", "When does a referral stop being one?", "SG", f"{_QUAL}.invalid_if.*",
              f"{_ROE}.registration.lapses_if.*"),
    _fee("Earning event", "By which event is the fee earned?", "RT", f"{_FEE}.earned"),
    _fee("Base", "Of what is it a share, and what is taken off?", "RT SG", "bases.*"),
    _fee("Percentage or flat", "How is it computed?", "RT SG", f"{_FEE}.amount.**.percent", f"{_FEE}.amount.**.flat",
         f"{_FEE}.amount.**.per_unit"),
    _fee("Bands", "Does the rate depend on how much is brought?", "RT", f"{_FEE}.amount.**.bands"),
    _fee("Rate by tier, product or client", "Does it depend on what is sold, and to whom?", "SG OD", f"{_FEE}.amount.**.cases",
         f"{_FEE}.products.*"),
    _fee("New deals, expansions, renewals", "Is it said which of a client's deals it is paid for?", "SG", f"{_FEE}.for.*"),
    _fee("Stagger and decay", "Does it change with time?", "RT", f"{_FEE}.amount.**.dated"),
    _fee("Floor", "Is there a least?", "OD", f"{_FEE}.amount.**.floor", f"{_FEE}.amount.**.greater_of", f"{_FEE}.guarantees.*"),
    _fee("Cap", "Is there a most, for each deal, time or client?", "OD", f"{_FEE}.amount.**.cap", f"{_FEE}.amount.**.caps.*",
         f"{_FEE}.amount.**.lesser_of"),
    _fee("Contracts over several years", "What is due for later years?", "SG", f"{_FEE}.lasts", f"{_FEE}.while_client_pays",
         "bases.*.first_period",
         "bases.*.starts_from=first-year-value", "bases.*.starts_from=contract-value"),
    _fee("Currency", "In which currency is it paid?", "RT", "plan.currency"),
    _fee("Exchange rate", "By which rate is other money turned into it?", "RT", "payment.exchange"),
    _fee("Rounding", "How are amounts rounded?", "LF", "plan.rounding"),
    _fee("Tail after the end", "Are fees due on deals after the end?", "RT", "terms.tail", f"{_FEE}.tail"),
    _fee("Clawback", "When is a fee given back?", "RT", f"{_FEE}.clawback"),
    _fee("Client that does not pay", "Who bears it where the client does not pay?", "RT", "payment.only_if_client_paid",
         f"{_FEE}.earned=when the client pays", f"{_FEE}.clawback.when.*=the client does not pay"),
    _fee("Set-off", "May a party deduct what it is owed?", "RT", "payment.set_off"),
    _fee("Hold", "Is an earned fee held before it falls due?", "RT", f"{_FEE}.hold"),
    _fee("Statement", "Is there a statement, for which time?", "RT", "payment.statement"),
    _fee("Statement even if zero", "Even where nothing is due?", "RT", "payment.statement.even_if_zero"),
    _fee("Content of the statement", "What does it show?", "RT", "payment.statement.content.*"),
    _fee("Due date", "When is money due?", "RT", "payment.due"),
    _fee("Invoice or self-bill", "Who writes the bill?", "RT", "payment.invoice"),
    _fee("Threshold", "Are small sums carried forward?", "RT", "payment.threshold"),
    _fee("Method of payment", "How is it paid?", "RT", "payment.method"),
    _fee("Taxes", "Who bears taxes?", "RT", "payment.taxes"),
    _fee("Withholding tax", "What if tax must be withheld?", "RT", "payment.taxes.withholding"),
    _fee("Dispute window", "How long may a statement be questioned?", "GL RT", "payment.dispute_window"),
    _fee("Cut-off", "When does a statement become binding?", "GL", "payment.statement.binding_after"),
    _fee("Audit of the books", "May the payee look into the books?", "CU", "governance.audits.*"),
    _fee("Late interest", "What does late payment cost?", "RT", "payment.late_interest"),
    _fee("Disclosure to the client", "Is the client told that a fee is paid?", "RT LF", f"{_ROE}.introductions.disclosure",
         f"{_FEE}.disclosure"),
    _fee("No double pay", "What may not be paid together on one deal?", "GL", f"{_FEE}.no_double_pay.*"),
    term("Revenue or profit share", "Is revenue shared?", "CU", "alliance.revenue_shares.*", only="alliance",
         why="the parties sell nothing together"),
))  # fmt: skip
