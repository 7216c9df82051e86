"""Who must, may and must not do what, read from sentences."""

from __future__ import annotations

import re
from typing import Any

import pytest

from planforge.document.compose import compose
from planforge.plan import Plan, build
from planforge.survey.duties import Duty, duties, uncounted
from planforge.survey.lines import sentences
from tests.conftest import EXAMPLES
from tests.laws.full_plans import full_plan
from tests.survey.reading import example

NOBODYS = re.compile(
    r"This agreement may be changed|A notice|It must go to the address|A copy of each notice|Consent may be refused|It lasts for"
    r"|[Aa] [Cc]lient |The Client must|A mediator must|The courts|A court may|Each meeting must|That notice must be given|may spend the loan"
    r"|At most .* of all units|Joint marketing may cost|An order must|More may be claimed|The work may be done|Nothing may be sold"
    r"|the fee must be disclosed|What was approved once|the whole amount may be held back|The people concerned may turn|Only their own employer"
    r"|A Client that comes|Although not a party"
)
"""Sentences that bind and entitle no party, and say so on their face."""
SAYS_NOTHING = re.compile(
    r"\ATo indemnify a party|\AMoney may not be enough|\AIt may be, for example|breach for which .* may end"
)


def clause(text: str, *, third: bool = False, **more: Any) -> list[Duty]:
    """What is read from a clause in the author's own words."""
    parties = {"north": {"name": "Northwind Ltd", "short": "Northwind", "role": ["channel owner"]},
               "bright": {"name": "Brightpath LLP", "short": "Brightpath", "role": ["referrer"]}}  # fmt: skip
    if third:
        parties["harbour"] = {"name": "Harbour Ltd", "short": "the Harbour", "role": ["referrer"]}
    plan = build(Plan, {
        "planforge": 1, "plan": {"id": "t", "kind": "peer", "version": "1.0.0", "currency": "GBP"}, "parties": parties,
        "rules_of_engagement": more, "legal": {"general": ["severability"]},
        "clauses": [{"id": "own", "heading": "Own", "text": text, "place": {"at_end_of": "general-terms"}}],
    })  # fmt: skip
    return [each for each in duties(plan, compose(plan).document) if each.topic == "own"]


def told(text: str, **more: Any) -> list[tuple[str, str, str]]:
    return [("+".join(each.who), each.sort, each.action) for each in clause(text, **more)]


BOTH = "north+bright"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northwind must pay the rent.", [("north", "duty", "must pay the rent.")]),
        ("Northwind Ltd may park there.", [("north", "right", "may park there.")]),
        ("Brightpath must not park there.", [("bright", "ban", "must not park there.")]),
        ("Brightpath may enter only with consent.", [("bright", "ban", "may enter only with consent.")]),
        ("Neither party may enter.", [(BOTH, "ban", "Neither party may enter.")]),
        ("Each party must keep a key.", [(BOTH, "duty", "Each party must keep a key.")]),
        ("Either party may call a meeting.", [(BOTH, "right", "Either party may call a meeting.")]),
        ("A party that leaves early must lock up.", [(BOTH, "duty", "A party that leaves early must lock up.")]),
        ("A party that Northwind invites must lock up.", [(BOTH, "duty", "A party that Northwind invites must lock up.")]),
        ("Northwind and Brightpath must share the cost.", [(BOTH, "duty", "must share the cost.")]),
        ("Northwind will paint the wall.", [("north", "promise", "will paint the wall.")]),
        ("Northwind pays for the paint.", [("north", "promise", "pays for the paint.")]),
        ("Northwind will not be liable for the paint.", [("north", "limit", "will not be liable for the paint.")]),
        ("If they do not agree, Brightpath decides.", [("bright", "right", "If they do not agree, Brightpath decides.")]),
        ("On Mondays Brightpath must open the door.", [("bright", "duty", "On Mondays Brightpath must open the door.")]),
        ("Before Northwind paints, it must tell Brightpath.", [("north", "duty", "Before Northwind paints, it must tell Brightpath.")]),
        ("A key lent by Northwind must come back.", [("north", "duty", "A key lent by Northwind must come back.")]),
        ("The keys must be returned.", [("", "duty", "The keys must be returned.")]),
        ("Northwind may paint and must clean the wall.", [("north", "right", "may paint."), ("north", "duty", "must clean the wall.")]),
        ("Northwind must paint, and Brightpath may watch.", [("north", "duty", "must paint."), ("bright", "right", "may watch.")]),
        ("Northwind must do what it may do by day.", [("north", "duty", "must do what it may do by day.")]),
        ("Northwind must say when Brightpath may come.", [("north", "duty", "must say when Brightpath may come.")]),
        ("Northwind owns the wall. It must paint it.", [("north", "duty", "must paint it.")]),
        ("Northwind must paint. The other party may watch.", [("north", "duty", "must paint."), ("bright", "right", "The other party may watch.")]),
        ("The wall is white.", []),
        ("Northwind commits itself to Brightpath to paint the wall.", [("north", "promise", "commits itself to Brightpath to paint the wall.")]),
        ("Brightpath handles complaints.", [("bright", "promise", "handles complaints.")]),
        ("A party that comes late pays the taxi.", [(BOTH, "promise", "A party that comes late pays the taxi.")]),
        ("The cost is borne by Northwind.", [("north", "promise", "The cost is borne by Northwind.")]),
        ("The parties share the cost: Northwind bears 40% and Brightpath bears 60%.", [("north", "promise", "The parties share the cost: Northwind bears 40%."), ("bright", "promise", "bears 60%.")]),
        ("On Mondays Northwind does not sell keys.", [("north", "ban", "On Mondays Northwind does not sell keys.")]),
        ("“Wall” means what a party may paint.", []),
    ],
)  # fmt: skip
def test_who_must_do_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_list_gives_its_lead_to_each_item() -> None:
    assert told("Northwind must:\n\n- paint the wall; and\n- lock up.") == [
        ("north", "duty", "must paint the wall."),
        ("north", "duty", "must lock up."),
    ]


def test_a_list_of_reasons_stays_one_duty() -> None:
    assert told("Northwind must leave if:\n\n- it rains; or\n- it snows.") == [
        ("north", "duty", "must leave if: it rains; or it snows.")
    ]


def test_a_list_of_sentences_is_read_sentence_by_sentence() -> None:
    assert told("These rules hold:\n\n- Northwind must paint.\n- Brightpath may watch.") == [
        ("north", "duty", "must paint."),
        ("bright", "right", "may watch."),
    ]


def test_a_name_with_an_article_and_a_third_party() -> None:
    assert told("The Harbour must paint.", third=True) == [("harbour", "duty", "must paint.")]
    assert told("Northwind must paint. The other parties may watch.", third=True)[1][0] == "bright+harbour"


def test_a_figure_of_the_duty_comes_with_it() -> None:
    plan, composed = example("referral")
    found = next(each for each in duties(plan, composed.document) if each.words.startswith("Northwind must train"))
    assert {value.kind for value in found.values} >= {"date", "number"}
    assert (found.clause, found.who) == ("training", ("northwind",))


@pytest.mark.parametrize(
    ("name", "words", "who"),
    [
        ("referral", "The audited party must pay what an audit shows", ("northwind",)),
        ("referral", "Whoever inspects must keep confidential", ("brightpath",)),
        ("referral", "The receiving party must acknowledge", ("northwind",)),
        ("referral", "Any other party must pass a complaint on", ("brightpath",)),
        ("referral", "About the products and services of Northwind, Brightpath may say only", ("brightpath",)),
        ("reseller", "The buyer may return products", ("norlager", "aquaserv")),
        ("reseller", "The seller must accept or refuse an order", ("tidewell", "norlager")),
        ("reseller", "The driver must send round the agenda", ("tidewell",)),
        ("reseller", "Within 30 days of that notice, the other parties may end", ("norlager", "aquaserv")),
        ("programme", "A Member that does not accept a change may end", ("cobalt",)),
        ("alliance", "They must agree in writing who informs", ("tessel", "lumen")),
    ],
)
def test_roles_are_turned_into_parties(name: str, words: str, who: tuple[str, ...]) -> None:
    plan, composed = example(name)
    found = [each.who for each in duties(plan, composed.document) if each.words.startswith(words)]
    assert set(found) == {who}


def unread(plan: Plan, document: Any) -> list[str]:
    """Sentences with "must" or "may" of which we cannot say whom they concern."""
    read = duties(plan, document)
    orders = {each.order for each in read}
    lines = list(enumerate(sentences(document)))
    missed = [line.text for order, line in lines if order not in orders and re.search(r"\b(?:must|may)\b", line.text)]
    nobodys = [each.words for each in read if not each.who]
    return [each for each in missed if not SAYS_NOTHING.search(each)] + [each for each in nobodys if not NOBODYS.search(each)]


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES])
def test_whatever_somebody_does_is_counted(name: str) -> None:
    plan, composed = example(name)
    assert [each.text for each in uncounted(plan, composed.document)] == []


@pytest.mark.parametrize("variant", range(4))
def test_whatever_somebody_does_by_the_language_is_counted(variant: int) -> None:
    plan = build(Plan, full_plan("referral", variant))
    assert [each.text for each in uncounted(plan, compose(plan).document)] == []


def test_what_is_not_read_is_not_lost() -> None:
    text = "Northwind waters the flowers. The wall is white. If Brightpath paints, the wall is wet."
    parties = {"north": {"name": "Northwind", "role": ["peer"]}, "bright": {"name": "Brightpath", "role": ["peer"]}}
    plan = build(Plan, {
        "planforge": 1, "plan": {"id": "t", "kind": "peer", "version": "1.0.0", "currency": "GBP"}, "parties": parties,
        "rules_of_engagement": {}, "legal": {"general": ["severability"]},
        "clauses": [{"id": "own", "heading": "Own", "text": text, "place": {"at_end_of": "general-terms"}}],
    })  # fmt: skip
    assert [each.text for each in uncounted(plan, compose(plan).document)] == ["Northwind waters the flowers."]


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES])
def test_every_must_and_may_of_the_examples_falls_on_somebody(name: str) -> None:
    plan, composed = example(name)
    assert unread(plan, composed.document) == []


@pytest.mark.parametrize("variant", range(4))
def test_every_must_and_may_of_the_language_falls_on_somebody(variant: int) -> None:
    plan = build(Plan, full_plan("referral", variant))
    assert unread(plan, compose(plan).document) == []
