"""E. Review cadence."""

from __future__ import annotations

from planforge.survey.checklist.entry import Entry, Group, term

_MEETING = "review_cadence.*"
_SCORE = "governance.scorecard.*"


def _meeting(name: str, question: str, sources: str, *by: str) -> Entry:
    return term(name, question, sources, *by, only=_MEETING, why="no meeting is agreed")


REVIEW = Group("review", "E. Review cadence", (
    term("Operational rhythm", "Do the parties meet every month or oftener?", "RT", f"{_MEETING}.every=month",
         f"{_MEETING}.every=week",
         f"{_MEETING}.every=2 weeks"),
    term("Business review", "Do they look at results every quarter or half-year?", "RT", f"{_MEETING}.every=quarter",
         f"{_MEETING}.every=half-year",
         "governance.health_check"),
    term("Annual plan", "Do they plan together once a year?", "RT", "governance.plans.*", f"{_MEETING}.every=year"),
    _meeting("Driver", "Who calls and leads a meeting?", "RT", f"{_MEETING}.driver"),
    _meeting("Backup", "Who does so when the driver cannot?", "RT", f"{_MEETING}.backup"),
    _meeting("Attendees", "Who comes?", "RT", f"{_MEETING}.attendees.*"),
    _meeting("Quorum", "Who must be there?", "RT", f"{_MEETING}.quorum"),
    _meeting("Inputs and due date", "What is sent round before, by when?", "RT", f"{_MEETING}.inputs.*"),
    term("Single base of facts", "Is there one record that decides?", "RT", "governance.lead_log.decides",
         "governance.workspace", f"{_SCORE}.source"),
    _meeting("Agenda with times", "What is talked about, and how long?", "RT", f"{_MEETING}.agenda.*"),
    term("Scorecard", "By what is the partnership measured?", "RT", _SCORE),
    term("Targets", "Which figure is aimed at?", "RT", f"{_SCORE}.target", "goals.*.target"),
    term("Weights", "How much does each metric count?", "RT", f"{_SCORE}.weight" ),
    term("Goals", "Which goals do the parties share?", "RT", "goals.*"),
    term("Commitments", "Who has promised what, by when?", "RT", "governance.commitments.*", f"{_MEETING}.outputs.*"),
    term("Evidence of commitments", "What shows that it is done?", "RT", "governance.commitments.*.evidence"),
    term("Review of tiers", "Are tiers reviewed?", "OD", "programme.tier_rules.review", only="programme.tiers.*",
         why="there are no tiers"),
    term("Review of marketing funds", "Must a claim say what came of the money?", "GL",
         "programme.development_fund.claim.outcome.*",
         only="programme.development_fund", why="there is no fund"),
    term("Changes of the plan tabled", "When is the agreement itself reviewed?", "RT", "governance.plan_revision"),
    _meeting("Minutes and decisions", "Who writes down what was decided?", "RT", f"{_MEETING}.minutes",
             "alliance.committee.minutes_within"),
    _meeting("Sign-off", "When does the record count as agreed?", "RT", f"{_MEETING}.minutes.binding_after"),
    term("Health and exit check", "Do the parties ask whether to go on?", "RT", "governance.health_check"),
    _meeting("Calendar", "Is the day of the first meeting fixed?", "RT", f"{_MEETING}.first"),
))  # fmt: skip
