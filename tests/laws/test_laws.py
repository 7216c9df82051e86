"""The laws of architecture, over every example and over generated plans."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from planforge import pipeline, schema
from planforge.document.compose import compose
from planforge.document.defined import defined
from planforge.document.nodes import Document, Ref
from planforge.document.reading import clause_lines, flat
from planforge.document.tree import walk
from planforge.plan import Plan, build
from planforge.plan.amounts import SHAPES
from planforge.plan.kinds import KINDS
from planforge.writers import html, markdown, pdf
from tests.conftest import EXAMPLES, ROOT
from tests.laws.full_plans import MONEY, full_plan, money_plan
from tests.laws.generated import plans
from tests.laws.silent import silent_in, silent_leaves
from tests.laws.undefined import undefined_terms
from tests.writers import reading

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)


def agreement(example: Path) -> Document:
    """The document of an example."""
    checked = pipeline.check((example / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    return pipeline.compose(checked.plan).document


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 10


# 1. Same words.


@each_example
def test_same_words_in_markdown_and_html(example: Path) -> None:
    document = agreement(example)
    words = reading.words(document)
    assert reading.markdown_words(markdown.write(document)) == words
    assert reading.html_words(html.write(document, "modern")) == words


@each_example
@pytest.mark.parametrize("look", ["classic", "modern"])
def test_same_words_in_the_pdf(example: Path, look: str) -> None:
    document = agreement(example)
    assert reading.pdf_letters(pdf.write(document, look), document) == reading.letters("".join(reading.words(document)))


@given(plans())
def test_same_words_for_generated_plans(data: dict[str, Any]) -> None:
    document = compose(build(Plan, data)).document
    words = reading.words(document)
    assert reading.markdown_words(markdown.write(document)) == words
    assert reading.html_words(html.write(document, "classic")) == words


# 3. Stability.

_WRITE = """
import sys
from hashlib import sha256
from pathlib import Path
from planforge import pipeline
checked = pipeline.check(Path(sys.argv[1]).read_bytes(), "plan.yaml")
for name, content in pipeline.render(checked, ["md", "html", "pdf"]).items():
    print(name, sha256(content).hexdigest())
"""


def test_same_bytes_in_another_process_place_zone_and_language(tmp_path: Path) -> None:
    plan = str(EXAMPLES[0] / "plan.yaml")
    made = set()
    for number, (zone, language, seed) in enumerate([("UTC", "C.UTF-8", "1"), ("Asia/Tokyo", "C", "2")]):
        place = tmp_path / str(number)
        place.mkdir()
        environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(
            [sys.executable, "-c", _WRITE, plan], cwd=place, env=environment, capture_output=True, text=True, check=True
        )
        made.add(run.stdout)
    assert len(made) == 1


# 4. No orphan.


def orphans(document: Document) -> list[str]:
    """References without a target, ids and terms that are there twice, terms that are nowhere defined."""
    ids = Counter(clause.id for clause in walk(document.body))
    lines = [line for section in document.body for line in clause_lines(section)]
    targets = {each.target for line in lines for each in flat(line) if isinstance(each, Ref) and each.text == "?"}
    terms = Counter(defined(document.body))
    return [
        *(f"reference to {each}" for each in targets),
        *(f"id {each} twice" for each, count in ids.items() if count > 1),
        *(f"term {each} twice" for each, count in terms.items() if count > 1),
        *(f"term {each} undefined" for each in undefined_terms(document)),
        *(f"clause {each.id} empty" for each in walk(document.body) if not each.blocks and not each.children),
    ]


@each_example
def test_no_orphans(example: Path) -> None:
    assert orphans(agreement(example)) == []


@given(plans())
def test_no_orphans_in_generated_plans(data: dict[str, Any]) -> None:
    composed = compose(build(Plan, data))
    assert composed.findings == ()
    assert orphans(composed.document) == []


# 5. Silence.


@each_example
def test_check_finds_nothing_in_examples_but_what_they_allow(example: Path, golden: Callable[[Path, str], None]) -> None:
    checked = pipeline.check((example / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.findings == ()
    shown = [{"code": each.code, "at": list(each.at), "message": each.message, "allowed": True} for each in checked.allowed]
    golden(ROOT / "tests" / "goldens" / example.name / "findings.json", json.dumps(shown, indent=2) + "\n")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("variant", range(3))
def test_full_plans_have_a_valid_shape(kind: str, variant: int) -> None:
    assert schema.validate(full_plan(kind, variant)) == ()


# 6. No silent field.


@pytest.mark.parametrize("variant", range(7))
def test_no_silent_field(variant: int) -> None:
    kind = list(KINDS)[variant % len(KINDS)]
    assert list(silent_leaves(kind, variant)) == []


@pytest.mark.parametrize("variant", range(7, len(SHAPES)))
def test_no_silent_field_of_money(variant: int) -> None:
    kind = list(KINDS)[variant % len(KINDS)]
    assert list(silent_in(money_plan(kind, variant), MONEY)) == []


def test_every_shape_of_an_amount_stands_in_a_variant() -> None:
    plans = [
        full_plan("referral", variant) if variant < 7 else money_plan("referral", variant) for variant in range(len(SHAPES))
    ]
    assert [schema.validate(plan) for plan in plans] == [()] * len(plans)
    assert [next(shape for shape in SHAPES if shape in plan["referral_fees"][0]["amount"]) for plan in plans] == list(SHAPES)


def test_internal_fields_are_absent_and_their_party_sees_them() -> None:
    data = full_plan("referral")
    data["parties"]["northwind"]["private"] = {"notes": ["xyzzy private note"], "walk_away": ["xyzzy position"]}
    plan = build(Plan, data)
    assert "xyzzy" not in " ".join(reading.words(compose(plan).document))
    own = " ".join(reading.words(pipeline.compose(plan, audience="northwind").document))
    assert own.count("xyzzy") == 2
    assert "xyzzy" not in " ".join(reading.words(pipeline.compose(plan, audience="brightpath").document))
