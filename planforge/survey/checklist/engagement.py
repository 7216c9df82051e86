"""D. Rules of engagement."""

from __future__ import annotations

from planforge.survey.checklist.entry import Entry, Group, term

_ROE = "rules_of_engagement"
_REG = f"{_ROE}.registration"


def _deal(name: str, question: str, sources: str, *by: str) -> Entry:
    """A term that only registered deals need."""
    return term(name, question, sources, *by, only=_REG, why="no deal is registered")


def _tier(name: str, question: str, sources: str, *by: str) -> Entry:
    return term(name, question, sources, *by, only="programme", why="there is no partner programme")


ENGAGEMENT = Group("engagement", "D. Rules of engagement", (
    term("Segmentation of accounts", "Whose are which accounts?", "RT", f"{_ROE}.clients.owners.*",
         f"{_ROE}.clients.house_accounts.*"),
    term("Refresh of the list", "When are lists of accounts renewed?", "RT", f"{_ROE}.clients.house_accounts.*.updated",
         only=f"{_ROE}.clients.house_accounts.*", why="there are no house accounts"),
    _deal("Key of a registration", "What tells deals apart?", "GL RT", f"{_REG}.key.*"),
    _deal("Fields of a registration", "What must it state?", "GL RT", f"{_REG}.details.*"),
    _deal("Evidence of a registration", "What must come with it?", "GL RT", f"{_REG}.evidence.*"),
    _deal("Time to answer", "How soon is it answered?", "GL RT", f"{_REG}.answer_within"),
    _deal("Grounds of refusal", "Why may it be refused?", "GL RT", f"{_REG}.refused_if.*", f"{_REG}.look_back"),
    _deal("Window and expiry", "How long does it protect?", "GL RT", f"{_REG}.window"),
    _deal("Extension", "May it be extended?", "GL RT", f"{_REG}.extension"),
    _deal("Queue", "What of whoever comes second?", "GL", f"{_REG}.queue"),
    _deal("First in, if qualified", "Who wins where two register?", "RT", f"{_REG}.precedence.*"),
    _deal("Owner's own business checked", "Is direct business of the answering party checked first?", "GL",
          f"{_REG}.look_back"),
    _deal("Partner of record and renewals", "Who has the renewal?", "GL", f"{_REG}.incumbent"),
    term("Client's written choice", "Does the client's own choice decide?", "GL", f"{_ROE}.clients.choice",
         f"{_REG}.precedence.*=the client's written choice"),
    term("Sourced, influenced, closed, fulfilled", "Are the kinds of credit defined?", "GL RT", f"{_ROE}.credit.split.*",
         f"{_ROE}.credit.single"),
    term("Split table", "Who has which share?", "RT", f"{_ROE}.credit.split.*.share"),
    term("Largest total", "Is there a most for all payouts on one deal?", "RT", f"{_ROE}.credit.payout"),
    term("Tie-break", "Who wins a tie?", "RT", f"{_ROE}.credit.tie_break.*"),
    term("Arbiter", "Who decides a dispute about credit?", "RT", f"{_ROE}.credit.dispute.arbiter"),
    term("Time for appeal", "How long may that be appealed?", "RT", f"{_ROE}.credit.dispute.appeal_within"),
    term("Account control", "Who leads an account?", "RT", f"{_ROE}.account_control.*"),
    term("Consent to contacts", "May others contact the client?", "RT", f"{_ROE}.account_control.*.others"),
    term("Joint calls", "Which calls are held together?", "RT", f"{_ROE}.account_control.*.joint_calls"),
    term("No bypass", "May a party not go round the other?", "RT", f"{_ROE}.non_circumvention.*"),
    term("Competing offers", "May a party offer what competes?", "SG", f"{_ROE}.competing_offers.*"),
    term("Approved claims", "What may be said of products?", "RT", f"{_ROE}.claims.*"),
    term("No misrepresentation", "Is unfair promotion forbidden?", "RT", f"{_ROE}.promotion.*", f"{_ROE}.claims.*.forbidden.*",
         f"{_ROE}.conduct.*"),
    term("Levels of support", "Who supports clients at which level?", "RT OD", f"{_ROE}.support.*"),
    term("Hand-off of cases", "When is a case passed on?", "RT", f"{_ROE}.support.*.passes_on_after",
         f"{_ROE}.complaints.passed_on_within"),
    term("Roles by stage of the sale", "Who leads which stage?", "RT", f"{_ROE}.responsibilities.*"),
    term("Neutral pay of sales people", "Are the parties' sellers paid alike for shared deals?", "GL",
         f"{_ROE}.seller_incentives.*.neutral"),
    term("Lead exchange both ways", "How soon is a lead answered and followed up?", "GL", f"{_ROE}.lead_exchange.*"),
    term("Lead log", "Is there one log of leads?", "RT", "governance.lead_log"),
    term("Shared workspace", "Where do the parties keep what they share?", "RT", "governance.workspace"),
    term("Time to update", "How soon is an entry brought up to date?", "RT", "governance.lead_log.updated_within",
         f"{_REG}.update_every",
         f"{_ROE}.introductions.feedback"),
    term("Roles for personal data", "Who decides about data on people?", "CP GL", "legal.personal_data.roles.*"),
    term("Data processing agreement", "Is there one?", "CP", "legal.personal_data.agreement",
         "legal.personal_data.roles.*.processing"),
    term("Ownership of lists of leads", "Whose are the lists?", "GL", "legal.personal_data.lead_lists"),
    term("Client data after the end", "What happens to it?", "GL", f"{_ROE}.client_data.after_end",
         f"{_ROE}.clients.owners.*.after_end",
         "legal.personal_data.lead_lists.after_end"),
    term("Enablement", "Who trains whom?", "OD", f"{_ROE}.training.*"),
    _tier("Certification", "Who must be certified?", "OD", "programme.certifications.*"),
    term("Notice of changes of staff", "Is the other told when people change?", "OD", f"{_ROE}.staff.*.notice",
         "programme.certifications.*.staff_notice"),
    _tier("Tiers and requirements", "Which tiers are there, and what do they ask?", "OD", "programme.tiers.*"),
    _tier("Measurement and review of tiers", "Over which time is a tier measured?", "OD", "programme.tier_rules.measured_over",
          "programme.tier_rules.review"),
    _tier("Promotion and demotion", "When does a member move?", "OD", "programme.tier_rules.promotion",
          "programme.tier_rules.demotion"),
    _tier("Grace", "Is there time to make good?", "OD", "programme.tier_rules.grace"),
    _tier("Market development funds", "Who pays for marketing, and against which proof?", "GL", "programme.development_fund"),
    term("Co-marketing", "What do the parties market together?", "CP", "alliance.co_marketing", f"{_ROE}.marketing_spend.*"),
    term("Approval of marketing", "Who approves material?", "CP", f"{_ROE}.marketing_approval.*",
         "alliance.co_marketing.approval_within"),
    term("Brand licence", "May names and logos be used?", "CP OD", f"{_ROE}.marks.*"),
    term("Brand guidelines and approval", "By which rules?", "CP", f"{_ROE}.marks.*.guidelines", f"{_ROE}.marks.*.approval"),
    term("No registration of names", "May nobody register a like name or domain?", "OD", f"{_ROE}.marks.*.no_registrations",
         only=f"{_ROE}.marks.*", why="no brand may be used"),
    term("Publicity", "What may be said in public?", "CP", f"{_ROE}.publicity"),
    term("References and case studies", "Does a party give references?", "CP", f"{_ROE}.references.*"),
    term("Reciprocity", "Who gives first, and what then?", "RT", f"{_ROE}.reciprocity.*"),
    term("Dormancy", "What happens when nothing happens?", "RT", "terms.dormancy"),
    term("Escalation ladder", "Who settles a quarrel, in which time?", "CP", "legal.disputes.escalation.*"),
))  # fmt: skip
