"""The words of the legal clauses, where they matter most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from planforge.document.compose import Settings, compose
from planforge.plan import Plan, build
from planforge.resources import folder
from tests.legal.composing import TEMPLATES, plan_data

Say = Callable[..., dict[str, str]]
FORUM = {"courts": {"of": "GB-EAW", "exclusive": "exclusive"}}


def test_what_is_left_out_is_gone(say: Say) -> None:
    assert set(say({})) == set()


@pytest.mark.parametrize(
    "field", ["confidentiality", "personal_data", "intellectual_property", "liability", "disputes", "force_majeure", "notices"]
)
def test_an_empty_part_still_makes_a_whole_clause(field: str, say: Say) -> None:
    made = say({field: {}})
    made.pop("definitions", None)
    assert made
    assert all("\n" in words for words in made.values())


def test_warranties_that_warrant_nothing_have_no_clause(say: Say) -> None:
    assert set(say({"warranties": {}})) == set()


def test_only_given_warranty_clauses_stand(say: Say) -> None:
    made = say({"warranties": {"disclaimer": "each"}})
    assert not {"warranties", "product-warranties"} & set(made)
    assert "each party gives no warranty about what it provides, express or implied" in made["warranty-disclaimer"]


def test_confidentiality_lasts_as_agreed(say: Say) -> None:
    after = say({"confidentiality": {"lasts": {"after_end": "3 years", "trade_secrets": {"while_secret": True}}}})[
        "confidentiality"
    ]
    assert "The duties of this clause last while this agreement lasts and for 3 years after it ends." in after
    assert "For trade secrets they last as long as the law treats the information as a trade secret." in after


def test_marking_takes_the_place_of_reasonable_judgement(say: Say) -> None:
    unmarked, marked = (
        say({"confidentiality": part})["confidentiality"] for part in ({}, {"marking": {"spoken_within": "30 days"}})
    )
    assert "a reasonable person would treat" in unmarked
    assert "a reasonable person would treat" not in marked
    assert "Information is Confidential Information only if it is marked as confidential. Spoken words count only if" in marked


def test_the_law_is_always_carved_out_of_limits(say: Say) -> None:
    first = say({"liability": {}})["liability"].splitlines()[1]
    assert first.startswith("Nothing in this agreement limits or excludes a liability that the law does not allow")


def test_caps_differ_by_party_and_say_how_they_count(say: Say) -> None:
    paid = {"paid": {"percent": "150%", "of": "paid and payable", "before": "12 months"}}
    caps = [
        {"of": "northwind", "amount": {"greater_of": [{"fixed": "GBP 50,000"}, paid]}, "per": "in all"},
        {"of": "brightpath", "amount": {"fixed": "GBP 20,000"}, "per": "for each claim"},
    ]
    words = say({"liability": {"caps": caps}})["liability"]
    assert (
        "The total liability of Northwind in connection with this agreement is limited in all to the greater of £50,000 and 150% of the sums "
        "paid and payable under this agreement in the 12 months before the event that led to the claim." in words
    )
    assert "The total liability of Brightpath in connection with this agreement is limited for each claim to £20,000." in words


def test_the_general_limit_yields_to_the_special_ones(say: Say) -> None:
    one = {"of": "each", "amount": {"fixed": "GBP 10"}, "per": "in all"}
    words = say({"liability": {"caps": [one], "unlimited": [{"of": "each", "for": ["fraud"], "also": ["theft"]}]}})["liability"]
    assert "The liability of each party has no limit for:\nfraud; and\ntheft." in words
    assert "For everything else, the total liability of each party" in words


def test_indemnities_run_in_either_direction(say: Say) -> None:
    given = [
        {
            "id": "a",
            "by": "northwind",
            "against": "claims of third parties",
            "for": ["breach of law"],
            "also": ["misuse", "theft"],
        },
        {"id": "b", "by": "each", "against": "all loss"},
    ]
    words = say({"indemnities": {"given": given}})["indemnities"]
    assert "Northwind must indemnify Brightpath against claims of third parties arising from these causes on its side:" in words
    assert "breach of law;\nmisuse; or\ntheft." in words
    assert "Each party must indemnify the other party against all loss arising from its breach of this agreement." in words


def test_assignment_may_be_uneven(say: Say) -> None:
    rules = [{"by": "brightpath", "consent": {"not_needed_for": ["Affiliates"]}}, {"by": "northwind", "rule": "freely"}]
    words = say({"assignment": rules})["assignment"]
    assert "Brightpath may transfer rights or duties under this agreement only with the written consent of Northwind." in words
    assert "Northwind may transfer rights or duties under this agreement freely." in words


def test_a_prohibition_names_nobody_where_it_is_everybodys(say: Say) -> None:
    never = [{"by": "each", "rule": "never"}]
    assert "Neither party may transfer rights" in say({"assignment": never})["assignment"]
    parties = {name: {"name": name.title(), "role": ["peer"]} for name in ("alpha", "beta", "gamma")}
    assert "No party may transfer rights" in say({"assignment": never}, parties=parties)["assignment"]
    assert "Northwind must not transfer rights" in say({"assignment": [{"by": "northwind", "rule": "never"}]})["assignment"]
    assert "Neither party will be liable for indirect" in say({"liability": {"no_indirect_loss": {"of": "each"}}})["liability"]
    restraint = say({"compliance": {"law": "each"}, "non_disparagement": {"by": "each"}})["non-disparagement"]
    assert "While this agreement lasts, neither party may publicly run down the other party, or the products" in restraint


def test_the_ladder_leads_to_the_forum(say: Say) -> None:
    steps = [
        {"who": "the account managers", "how": "meet", "within": "10 days"},
        {"who": "the directors", "how": "talk", "within": "20 days"},
    ]
    made = say({"disputes": {"escalation": steps, "forum": FORUM}})
    assert (
        "the account managers must meet within 10 days after the notice; and\nthe directors must talk within 20 days"
        in made["disputes"]
    )
    assert "a party may go to court under clause 2. No party may take that step sooner." in made["disputes"]
    assert made["courts"].endswith("The courts of England and Wales alone decide every dispute about this agreement.")
    mediated = say(
        {"disputes": {"escalation": steps, "mediation": {}, "forum": {"arbitration": {"seat": "Paris", "rules": "ICC Rules"}}}}
    )
    assert "it goes to mediation under clause 2" in mediated["disputes"]
    assert "Arbitration under the ICC Rules finally settles every dispute" in mediated["arbitration"]


def test_addresses_for_notices_are_printed_without_a_notices_part(settings: Settings) -> None:
    data = plan_data({})
    data["parties"]["northwind"]["notices_to"] = "legal@northwind.example"
    composed = compose(build(Plan, data), settings)
    assert "legal@northwind.example" in str(composed.document)


def test_general_rules_stand_only_if_named(say: Say) -> None:
    made = say({"general": ["entire agreement", "severability", "no third-party rights"]})
    assert set(made) == {"entire-agreement", "general"}
    assert "Only the parties and those who lawfully take over" in made["general"]
    assert "general" not in say({"general": ["independent parties"]})
    with_rights = say(
        {"general": ["no third-party rights"], "third_party_rights": [{"who": "each client", "what": "rely on it"}]}
    )
    assert "Apart from the rights in clause 1, only the parties" in with_rights["general"]


def test_a_superseded_agreement_is_named_without_the_general_rule(settings: Settings) -> None:
    data: dict[str, Any] = plan_data({})
    data["plan"]["supersedes"] = "the letter of 3 May 2025"
    assert "the letter of 3 May 2025" in str(compose(build(Plan, data), settings).document)


def test_a_document_that_does_not_bind_names_what_does(say: Say) -> None:
    words = say({"general": ["not legally binding"], "confidentiality": {}})["not-binding"]
    assert words.endswith("Only these clauses bind the parties:\nclause 1")
    assert say({"general": ["not legally binding"]})["not-binding"].endswith("It is not legally binding.")


def test_three_parties_read_well(say: Say) -> None:
    parties = {
        name: {"name": f"{name.title()} Ltd", "short": name.title(), "role": ["peer"]} for name in ("alpha", "beta", "gamma")
    }
    made = say({"warranties": {"authority": "alpha, beta"}, "assignment": [{"by": "each", "consent": {}}]}, parties=parties)
    assert "Alpha and Beta warrant that they have the power to make" in made["warranties"]
    assert "only with the written consent of the other parties." in made["assignment"]


def test_every_legal_template_is_included() -> None:
    shared = {"say", "general-rules"}
    files = {path.name.removesuffix(".md.j2") for path in (folder("templates") / "clauses" / "legal").iterdir()}
    assert files == set(TEMPLATES.values()) | shared
