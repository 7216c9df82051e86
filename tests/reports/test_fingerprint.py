"""Fingerprints stay while the plan around a finding changes."""

from __future__ import annotations

import dataclasses
import re

from hypothesis import given
from hypothesis import strategies as st

from planforge import pipeline
from planforge.findings import Finding, Severity, Span
from planforge.reports import Sheet
from planforge.reports.fingerprint import fingerprints, place_name
from planforge.source import legible

PLAN = """\
planforge: 1
plan: {id: small, kind: referral, version: 1.0.0, effective: 2027-01-01, currency: GBP}
parties:
  north: {name: North Ltd, role: [provider]}
  south: {name: South Ltd, role: [referrer]}
terms:
  initial: 12 months
  survival: [nothing-here, neither-here]
goals:
  - name: Grow
    metric: clients
    target: lots
referral_fees:
  - id: fee
    name: Fee
    payer: north
    payee: nobody
    earned: when the client pays
    amount: {flat: GBP 100, cap: GBP 5 each}
  - id: more
    name: More
    payer: north
    payee: nobody
    earned: when the client pays
    amount:
      flat: GBP 50 pounds
"""
MEANING = (
    PLAN.replace(
        "goals:\n  - name: Grow\n    metric: clients\n    target: lots\n", "goals:\n  - {id: grow, goal: More clients}\n"
    )
    .replace(", cap: GBP 5 each", "")
    .replace("GBP 50 pounds", "GBP 50")
)
"""The same, of good shape: what is wrong with it is found by rules."""
BROKEN = "a: 1\nb: [1, 2\nc: 'x\n"


def found(text: str, name: str = "plan.yaml") -> dict[str, Finding]:
    """The findings of a plan by fingerprint."""
    checked = pipeline.check(text.encode(), name)
    shown = checked.source.text if checked.source else legible(text.encode())
    sheet = Sheet(name, shown, checked.findings, checked.source)
    made = fingerprints(sheet.entries)
    assert len(set(made)) == len(made)
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in made)
    return dict(zip(made, (entry.finding for entry in sheet.entries), strict=True))


OTHER_FEE = "  - {id: other, name: Other, payer: north, payee: south, earned: when the client pays, amount: {flat: GBP 1}}\n"
OTHER_GOAL = "  - {id: other, goal: More leads}\n"


@given(
    st.sampled_from([PLAN, MEANING]),
    st.lists(st.tuples(st.integers(0, MEANING.count("\n")), st.sampled_from(["", "# a word", "   # more words"])), max_size=6),
    st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_lines_comments_and_items_before_change_nothing(
    plan: str, lines: list[tuple[int, str]], fee: bool, goal: bool, quoted: bool, end: str
) -> None:
    text = plan.splitlines()
    for at, line in sorted(lines, reverse=True):
        text.insert(at, line)
    changed = "\n".join(text) + "\n"
    changed = changed.replace("referral_fees:\n", f"referral_fees:\n{OTHER_FEE}") if fee else changed
    changed = changed.replace("goals:\n", f"goals:\n{OTHER_GOAL}") if goal else changed
    changed = changed.replace("payee: nobody", 'payee:   "nobody"  # ?') if quoted else changed
    before, after = found(plan), found(changed.replace("\n", end))
    assert len(before) > 4
    assert {key: each.code for key, each in after.items() if key in before} == {key: each.code for key, each in before.items()}


def test_our_words_change_nothing() -> None:
    checked = pipeline.check(PLAN.encode(), "plan.yaml")
    assert checked.source is not None
    other = tuple(dataclasses.replace(each, message=f"z {each.message}", hint=None) for each in checked.findings)
    one, two = (Sheet("plan.yaml", PLAN, findings, checked.source) for findings in (checked.findings, other))
    assert fingerprints(one.entries) == fingerprints(two.entries)


def test_what_is_missing_is_part_of_the_name() -> None:
    before = found("planforge: 1\n")
    after = found(f"planforge: 1\n{PLAN.splitlines()[1]}\n")
    assert {each.about for each in before.values()} == {"plan", "parties"}
    assert set(after) & set(before) == {key for key, each in before.items() if each.about != "plan"}


def test_broken_text_goes_by_its_line() -> None:
    before = found(BROKEN)
    assert before
    assert set(found(f"# comment\n\n{BROKEN.replace('b: ', 'b:  ')}")) == set(before)
    assert not set(found(BROKEN.replace("'x", "'y"))) & set(before)


def test_the_file_counts_only_where_a_format_wants_it() -> None:
    finding = Finding("PF210", Severity.ERROR, "m", ("terms", "ends"))
    one, two = Sheet("a.yaml", "", (finding,)), Sheet("b.yaml", "", (finding, finding))
    assert len(set(fingerprints((*one.entries, *two.entries)))) == 2
    assert len(set(fingerprints((*one.entries, *two.entries), by_file=True))) == 3


def test_places_are_named_by_ids() -> None:
    checked = pipeline.check(PLAN.encode(), "plan.yaml")
    sheet = Sheet("plan.yaml", PLAN, checked.findings, checked.source)
    assert "referral_fees.fee.amount.cap" in {place_name(entry) for entry in sheet.entries}


def test_the_fingerprint_of_a_finding_is_for_ever() -> None:
    """A change here makes every finding of every user look new: say so in the changelog."""
    spanned = Finding("PF003", Severity.ERROR, "m", span=Span(2, 1, 2, 2))
    sheet = Sheet("a.yaml", "x\n  two  words\n", (spanned, spanned, Finding("PF213", Severity.NOTE, "m")))
    assert fingerprints(sheet.entries) == ["b8f1286ed90e7487", "027de42447772187", "3b3ab8623d178a4b"]
