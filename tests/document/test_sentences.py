"""Names with an article at the start of a sentence."""

from __future__ import annotations

from planforge import pipeline
from planforge.document.markdown import words
from planforge.document.reading import clause_lines

PLAN = """\
planforge: 1
plan: {id: small, kind: referral, version: 1.0.0, currency: GBP}
parties:
  north: {name: North Ltd, role: [provider], brings: [a method]}
  south: {name: Association of South, short: the Association, role: [referrer], brings: [members], channels: [a letter]}
referral_fees:
  - {id: fee, name: Fee, payer: north, payee: south, earned: when the client pays, amount: {flat: GBP 100}}
"""


def test_the_article_of_a_name_opens_a_sentence_with_a_capital() -> None:
    checked = pipeline.check(PLAN.encode(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    text = "\n".join(words(line) for section in pipeline.compose(checked.plan).document.body for line in clause_lines(section))
    assert "The Association brings to the partnership members. The Association reaches" in text
    assert "North Ltd pays the Association £100" in text
