"""What our templates define and keep in force, as the rules on words know it; and sentences of which no rule may say a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from planforge import source
from planforge.checks.words import WORDS
from planforge.checks.words.figures import figure
from planforge.checks.words.known import DEFINED, FIELDS
from planforge.checks.words.numerals import WRITTEN, number
from planforge.checks.words.survival import STANDING
from planforge.document.defined import defined
from planforge.findings import Finding, Severity
from planforge.pipeline import check, compose
from planforge.plan import Plan, build
from planforge.resources import folder
from tests.checks import cases

CLAUSES = folder("templates") / "clauses"
INNOCENT = (Path(__file__).parent / "innocent.txt").read_text("utf-8").splitlines()
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/plan.yaml")) + sorted(
    (folder("templates") / "starters").glob("*.yaml")
)


def plan_of(data: object) -> Plan:
    read, _ = source.read(cases.written(data), "plan.yaml")
    assert read is not None
    return build(Plan, read.data)


def told(plan: Plan) -> list[Finding]:
    return [each for rule in WORDS for each in rule(plan)]


def test_the_table_of_terms_is_what_the_templates_define() -> None:
    """A term that a template defines anew, or no longer, belongs into `DEFINED`. Names of the plan are no fixed terms."""
    found: dict[str, str] = {}
    for template in CLAUSES.rglob("*.md.j2"):
        clause = ""
        for line in template.read_text("utf-8").splitlines():
            heading = re.match(r"#+ .*\{#([a-z-]+)", line)
            clause = heading[1] if heading else clause
            found.update((term, clause) for term in re.findall(r'\*\*"([A-Z][A-Za-z ]*)"\*\*', line))
    standard = {term: clause for term, clause in DEFINED.items() if term != "Program"}
    assert found | {"Business Day": "definitions"} == standard


@pytest.mark.parametrize(("clause", "field"), FIELDS.items())
def test_what_the_advice_says_brings_in_the_clause(clause: str, field: str) -> None:
    given = yaml.safe_load(f"{{{field.replace('PARTY', 'northwind')}}}")
    base = {key: value for key, value in cases.BASES["base"].items() if key != "terms"}
    checked = check(cases.written(cases.merged(base, given)), "plan.yaml")
    assert checked.plan is not None, checked.findings
    assert [each.message for each in checked.findings if each.severity is Severity.ERROR] == []
    terms = {term for term, where in DEFINED.items() if where == clause} - {"Program"}
    assert terms <= set(defined(compose(checked.plan).document.body))


def test_the_list_of_what_stays_is_that_of_the_template() -> None:
    text = (CLAUSES / "terms" / "survival.md.j2").read_text("utf-8")
    assert tuple(re.findall(r'\(\("([a-z-]+)",\)', text)) == STANDING


def test_a_term_defined_twice_is_defined_twice_in_the_document() -> None:
    """What the rule sees in the plan alone is what composing the document gives."""
    for case in (each for each in cases.read()["PF510"].fail):
        read, _ = source.read(case.raw(), "plan.yaml")
        assert read is not None
        terms = defined(compose(build(Plan, read.data)).document.body)
        assert any(terms.count(term) > 1 for term in terms), case


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_innocent_sentences_are_left_alone_in_every_example(example: Path) -> None:
    """Each plan brings other figures, names and clauses, with which ordinary sentences might be confused."""
    read, _ = source.read(example.read_bytes(), "plan.yaml")
    assert read is not None
    currency = read.data["plan"]["currency"]
    own = [line.replace("GBP", currency).replace("£", f"{currency} ") for line in INNOCENT]
    clause = {"id": "innocent", "heading": "Innocent", "text": "\n\n".join(own), "place": {"after": "term"}}
    before = told(build(Plan, read.data))
    with_words = told(build(Plan, {**read.data, "clauses": [*read.data.get("clauses", []), clause]}))
    assert [(each.code, each.message) for each in with_words if each not in before] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("five", "5"), ("twenty-one", "21"), ("Thirty Six", "36"), ("one hundred and five", "105"), ("twelve hundred", "1200"),
        ("a thousand", "1000"), ("two hundred and fifty thousand", "250000"), ("one million, two hundred thousand and five", "1200005"),
        ("two and a half", "2.5"), ("twelve and one-half", "12.5"),
        ("nine hundred and ninety-nine million", "999000000"),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, value: str) -> None:
    assert re.fullmatch(WRITTEN, words, re.IGNORECASE)
    assert str(number(words)) == value


@pytest.mark.parametrize("words", ["twenty-ten", "hundred", "five six", "thousand five", "one half", "and five"])
def test_what_is_no_number_in_words(words: str) -> None:
    assert not re.fullmatch(WRITTEN, words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.5 per cent", ("percent", "1.5")), ("£20,000", ("money", "('GBP', Decimal('20000'))")), ("two years", ("months", "24")),
        ("30-day", ("days", "30")), ("thirty (30) days", ("days", "30")), ("six weeks", ("days", "42")),
        ("5 business days", ("business day", "5")), ("3 March 2027", ("date", "2027-03-03")), ("March 3, 2027", ("date", "2027-03-03")),
    ],
)  # fmt: skip
def test_typed_figures(text: str, said: tuple[str, str]) -> None:
    found = figure(text)
    assert found is not None
    assert (found[0], str(found[1])) == said


@pytest.mark.parametrize("text", ["some days", "31 June 2027", "the week", "GBP"])
def test_what_is_no_figure(text: str) -> None:
    assert figure(text) is None
