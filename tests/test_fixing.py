"""What `check --fix` mends in a plan, and what it leaves to the author."""

from __future__ import annotations

import pytest

from planforge import pipeline
from planforge.fixing import Fixed, fix
from tests.conftest import ROOT

PLAN = """\
# A plan with every reference that can be mended.
planforge: 1
plan: {id: small, kind: referral, version: 1.0.0, effective: 2027-01-01, currency: GBP}
parties:
  north: {name: North Ltd, role: [provider]}
  south: {name: "South, Ltd", role: [referrer]}   # ours
scope:
  products: [{id: coaching, name: Coaching, provider: north}]
  minimums:
    - {id: purchases, name: Purchases, by: south, to: north, of: receipts, amount: GBP 10, per: year}
  exclusivity:
    - {kind: exclusive, granted_by: north, granted_to: south, while: [purchases]}
bases:
  receipts: {name: Receipts, means: what clients pay}
terms:
  initial: 12 months
  termination:
    convenience: [{by: "south, north", notice: 90 days}]
  survival: [interpretation]
referral_fees:
  - id: first-fee
    name: Fee
    payer: north
    payee: south
    products: [coaching]
    each: referral
    earned: when the client pays
    amount: {percent: {rate: 10%, of: receipts}}
  - id: second-fee
    name: Second Fee
    payer: north
    payee: south
    each: referral
    earned: when the client signs
    amount: {lesser_of: [{fee: first-fee}, {flat: GBP 50}]}
"""


def mended(text: str) -> Fixed:
    return fix(text.encode(), lambda raw: pipeline.check(raw, "plan.yaml"))


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("referral_fees:", "referal_fees:", "PF101"),
        ("    earned:", "    earnd:", "PF101"),
        ("each: referral", "each: referal", "PF104"),
        ("payer: north", "payer: nroth", "PF201"),
        ("payee: south", "payee: South", "PF103"),
        ("payee: south", "payee: 'south'", ""),
        ("[coaching]", "[couching]", "PF205"),
        ("[interpretation]", "[interpretaton]", "PF206"),
        ("while: [purchases]", "while: [purchase]", "PF233"),
        ("10%, of: receipts", "10%, of: reciepts", "PF310"),
        ("{fee: first-fee}", "{fee: frist-fee}", "PF350"),
        ("rate: 10%", "rate: 10 per cent", "PF103"),
        ("2027-01-01", "2027-1-1", "PF103"),
        ("1.0.0", "1.0", "PF103"),
        ("initial: 12 months", "initial: twelve months  # a year", "PF103"),
        ('name: "South, Ltd"', "name: South, Ltd", ""),
        ("currency: GBP", "currency: gbp", "PF103"),
    ],
)
def test_one_slip(right: str, wrong: str, code: str) -> None:
    done = mended(PLAN.replace(right, wrong, 1))
    if code:
        assert [each.finding.code for each in done.mended] == [code]
        assert done.raw.decode().replace("  # a year", "") == PLAN
    else:
        assert done.mended == ()


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("payer: north", "payer: nobody", "PF201"),
        ("rate: 10%", "rate: 0.1", "PF103"),
        ("2027-01-01", "1/2/2027", "PF103"),
        ("each: referral", "each: thing", "PF104"),
        ("    earned:", "    payers: x\n    earned:", "PF101"),
        ('name: "South, Ltd"', "name: South, ltd", "PF010"),  # `ltd` may be a key that lacks its value
        ("planforge: 1", "planforge: [1", "PF003"),
    ],
)
def test_what_has_two_meanings_is_left(before: str, after: str, left: str) -> None:
    broken = PLAN.replace(before, after, 1)
    done = mended(broken)
    assert (done.raw.decode(), done.mended) == (broken, ())
    assert left in {each.code for each in done.checked.findings}


def test_a_fix_may_uncover_the_next() -> None:
    broken = (
        PLAN.replace("referral_fees:", "referal_fees:")
        .replace("rate: 10%", "rate: 10 percent")
        .replace("payer: north", "payer: nrth", 1)
    )
    done = mended(broken)
    assert done.raw.decode() == PLAN
    assert [each.finding.code for each in done.mended] == ["PF101", "PF103", "PF201"]
    assert [(each.before, each.after) for each in done.mended] == [
        ("referal_fees", "referral_fees"), ("10 percent", "10%"), ("nrth", "north"),
    ]  # fmt: skip


def test_words_that_want_quotes_get_them_where_a_text_is_wanted() -> None:
    text = PLAN.replace('name: "South, Ltd"', "name: 010").replace("name: Coaching", "name: Coaching 1,000")
    done = mended(text)
    assert done.raw.decode() == PLAN.replace('"South, Ltd"', '"010"').replace("name: Coaching", 'name: "Coaching 1,000"')
    left = PLAN.replace("    earned:", "    disclosure: True\n    earned:")
    assert mended(left).raw.decode() == left


def test_tiers_of_a_programme() -> None:
    right = (ROOT / "examples/programme/plan.yaml").read_text()
    assert right.count("tier: silver") > 1
    assert mended(right.replace("tier: silver", "tier: sliver")).raw.decode() == right


def test_a_comment_that_allows_nothing_goes_and_others_stay() -> None:
    line = "# planforge: allow PF214: we never meet\n"
    unused = PLAN.replace("bases:\n", f"{line}bases:\n").replace("# ours", "# ours, not planforge")
    done = mended(unused)
    assert [each.finding.code for each in done.mended] == ["PF019"]
    assert done.raw.decode() == unused.replace(line, "")


def test_two_names_in_one_value_are_mended_one_after_the_other() -> None:
    done = mended(PLAN.replace("south, north", "soutth, nroth"))
    assert done.raw.decode() == PLAN
    assert [each.before for each in done.mended if each.finding.code == "PF201"] == ['"soutth, nroth"', '"south, nroth"']


def test_what_is_known_is_mended_in_one_round() -> None:
    line = "# planforge: allow PF214: we never meet\n"
    unused = (
        PLAN.replace("bases:\n", f"{line}bases:\n")
        .replace("terms:\n", f"{line}terms:\n{line}")
        .replace("scope:", f"{line}scope:")
    )
    rounds: list[bytes] = []

    def check(raw: bytes) -> pipeline.Checked:
        rounds.append(raw)
        return pipeline.check(raw, "plan.yaml")

    done = fix(unused.encode(), check)
    assert len(done.mended) == unused.count(line) - done.raw.decode().count(line) > 1
    assert len(rounds) == 2
