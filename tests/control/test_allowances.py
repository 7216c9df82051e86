"""What `# planforge: allow` comments cover, when they end, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.control import CODES, Control, Controlled, controlled
from planforge.findings import Finding, Fix, Path, Severity
from planforge.source import edited, read

KNOWN = {"PF201": Severity.ERROR, "PF302": Severity.WARNING, "PF303": Severity.NOTE} | {
    each.code: each.severity for each in CODES
}
TODAY = date(2027, 6, 30)
PLAN = """\
planforge: 1
terms:
  initial: 12 months
  renewal: {length: 12 months,
    notice: 2 months}
fees:
  - id: one
    rate: 10%
  - id: two
    rate: 20%
text: >
  several
  words
last: 1
"""
PLACES: tuple[Path, ...] = (
    (), ("planforge",), ("terms",), ("terms", "initial"), ("terms", "renewal"), ("terms", "renewal", "notice"), ("terms", "dormancy"),
    ("fees",), ("fees", 0), ("fees", 0, "rate"), ("fees", 0, "cap"), ("fees", 1), ("fees", 1, "id"), ("text",), ("last",), ("legal",),
)  # fmt: skip


def known() -> Mapping[str, Severity]:
    return KNOWN


def found(code: str, at: Path, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code, severity, f"{code} at {at}", at)


def judged(text: str, findings: list[Finding], control: Control | None = None) -> Controlled:
    source, faults = read(text.encode(), "plan.yaml")
    assert source is not None, faults
    assert not faults
    return controlled(source, findings, control or Control(today=TODAY), known)


def above(line: str, comment: str) -> str:
    assert line in PLAN
    return PLAN.replace(line, f"{' ' * (len(line) - len(line.lstrip()))}{comment}\n{line}")


def behind(line: str, comment: str) -> str:
    assert f"{line}\n" in PLAN
    return PLAN.replace(f"{line}\n", f"{line}  {comment}\n")


def covered(text: str) -> set[Path]:
    return {each.at for each in judged(text, [found("PF302", at) for at in PLACES]).allowed}


ALLOW = "# planforge: allow PF302: agreed so"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("planforge: 1", {(), ("planforge",), ("legal",)}),
        ("terms:", {each for each in PLACES if each[:1] == ("terms",)}),
        ("  initial: 12 months", {("terms",), ("terms", "initial"), ("terms", "dormancy")}),
        ("  renewal: {length: 12 months,", {("terms", "renewal"), ("terms", "renewal", "notice")}),
        ("    notice: 2 months}", {("terms", "renewal", "notice")}),
        ("  - id: two", {("fees", 1), ("fees", 1, "id")}),
        ("    rate: 10%", {("fees", 0, "rate")}),
        ("last: 1", {("last",)}),
    ],
)
def test_a_comment_covers_what_begins_in_its_line_or_below_it(line: str, expected: set[Path]) -> None:
    assert covered(above(line, ALLOW)) == expected
    assert covered(behind(line, ALLOW)) == expected
    assert covered(above(line, f"{ALLOW}\n\n# more words\n")) == expected


def test_the_dash_of_an_item_and_the_mark_of_a_text_may_stand_before_it() -> None:
    assert covered(PLAN.replace("  - id: two\n", f"  - {ALLOW}\n    id: two\n")) == {("fees", 1), ("fees", 1, "id")}
    assert covered(behind("text: >", ALLOW)) == {("text",)}


def test_other_codes_other_places_and_errors_stay() -> None:
    findings = [found("PF303", ("last",)), found("PF302", ("text",)), found("PF302", ("last",), Severity.ERROR)]
    result = judged(behind("last: 1", ALLOW), findings)
    assert result.findings == tuple(findings)
    assert not result.allowed


def test_several_codes() -> None:
    findings = [found("PF302", ("last",)), found("PF303", ("last",))]
    assert judged(behind("last: 1", "# planforge: allow PF302, PF303: agreed so"), findings) == Controlled((), tuple(findings))


def test_until_is_the_last_day() -> None:
    text = behind("last: 1", "# planforge: allow PF302 until 2027-06-30: they talk about it")
    finding = found("PF302", ("last",))
    assert judged(text, [finding]).findings == ()
    assert judged(text, [finding], Control()).findings == ()
    later = judged(text, [finding], Control(today=date(2027, 7, 1)))
    assert [each.code for each in later.findings] == ["PF302", "PF018"]
    assert later.findings[1].message == "this comment allowed PF302 until 2027-06-30, and that day is over"
    assert later.allowed == ()


def told(text: str, findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(each.code, each.message, each.hint) for each in judged(text, findings).findings if each.code < "PF100"]


def test_unused_ones_can_be_cut() -> None:
    [fault] = judged(behind("last: 1", ALLOW), [found("PF302", ("text",))]).findings[1:]
    assert (fault.code, fault.fix) == ("PF019", Fix("cut"))
    assert fault.span is not None
    assert (
        behind("last: 1", ALLOW).splitlines()[fault.span.line - 1][fault.span.column - 1 : fault.span.end_column - 1] == ALLOW
    )


def test_one_of_two_codes_unused_is_told_and_not_cut() -> None:
    [fault] = judged(behind("last: 1", "# planforge: allow PF302, PF303: agreed so"), [found("PF302", ("last",))]).findings
    assert (fault.code, fault.hint, fault.fix) == ("PF019", "take PF303 out", None)


def test_nothing_is_called_unused_where_an_error_kept_rules_from_running() -> None:
    assert told(behind("last: 1", ALLOW), [found("PF201", ("text",), Severity.ERROR)]) == []


@pytest.mark.parametrize(
    ("comment", "code", "words"),
    [
        ("# planforge: ignore PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge: PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# PlanForge: allow PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge allow PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge: allow PF3: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge: alow PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge: accepted PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge alow PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# plan-forge: allow PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planfroge: allow PF302", "PF014", "it is not written as an allowance is"),
        ("# noqa: PF302", "PF014", "it is not written as an allowance is"),
        ("# allow PF302: agreed so", "PF014", "it is not written as an allowance is"),
        ("# planforge: allow PF302 PF303: agreed so", "PF014", "`PF303` stands where"),
        ("# planforge: allow PF302 until June: agreed so", "PF014", "a date is written year-month-day"),
        ("# planforge: allow PF302 until 2027-06-31: agreed so", "PF014", "June 2027 has 30 days"),
        ("# planforge: allow PF302 till 2027-06-30: agreed so", "PF014", "`till 2027-06-30` stands where"),
        ("# planforge: allow PF999: agreed so", "PF015", "there is no code PF999"),
        ("# planforge: allow PF019: agreed so", "PF015", "PF019 is about comments such as this one"),
        ("# planforge: allow PF201: agreed so", "PF016", "PF201 is an error"),
        ("# planforge: allow PF302", "PF017", "does not say why"),
        ("# planforge: allow PF302 until 2027-06-30:", "PF017", "does not say why"),
    ],
)
def test_what_is_wrong_with_a_comment(comment: str, code: str, words: str) -> None:
    [(told_code, message, hint)] = told(behind("last: 1", comment), [found("PF302", ("last",))])
    assert told_code == code
    assert words in message
    assert hint


@pytest.mark.parametrize(
    "comment",
    [
        "# planforge: 1",
        "# PlanForge allows that",
        "# see planforge: allow PF302: x",
        "# planforge: see docs",
        "# planforge",
        "# planforge said PF302 here",
        "# PF302 came up in March",
        "# we allow discounts",
    ],
)
def test_comments_about_something_else_are_none(comment: str) -> None:
    finding = found("PF302", ("last",))
    assert judged(behind("last: 1", comment), [finding]) == Controlled((finding,), ())


def test_without_a_reason_it_still_allows() -> None:
    assert [
        each.code for each in judged(behind("last: 1", "# planforge: allow PF302"), [found("PF302", ("last",))]).allowed
    ] == ["PF302"]


def test_the_code_that_was_typed_stands_in_the_help() -> None:
    [(_, _, hint)] = told(behind("last: 1", "# planforge: alow PF303"), [found("PF302", ("last",))])
    assert hint == "write # planforge: allow PF303: the reason, or PF303 until 2027-06-30: the reason"
    [(_, _, hint)] = told(behind("last: 1", "# planforge: allow"), [found("PF302", ("last",))])
    assert hint == "write # planforge: allow PF302: the reason, or PF302 until 2027-06-30: the reason"


def test_codes_in_small_letters_are_codes() -> None:
    assert [
        each.code for each in judged(behind("last: 1", "# planforge: allow pf302: agreed"), [found("PF302", ("last",))]).allowed
    ] == ["PF302"]


def test_text_that_looks_like_one_is_text() -> None:
    finding = found("PF302", ("text",))
    text = PLAN.replace("  several\n", f"  several\n  {ALLOW}\n")
    assert judged(text, [finding]) == Controlled((finding,), ())


@given(
    st.integers(0, 14),
    st.lists(st.sampled_from(PLACES)),
    st.sampled_from([ALLOW, "# planforge: allow PF302, PF201 until 2027-01-01"]),
)
def test_a_comment_changes_no_data_and_takes_only_warnings_of_its_code(line: int, places: list[Path], comment: str) -> None:
    lines = PLAN.splitlines()
    text = "\n".join([*lines[:line], comment, *lines[line:]]) + "\n"
    before, after = read(PLAN.encode(), "plan.yaml")[0], read(text.encode(), "plan.yaml")[0]
    if before is None or after is None or after.data != before.data:  # inside a text it is no comment
        assert 11 <= line <= 13
        return
    findings = [found(code, at, KNOWN[code]) for at in places for code in ("PF201", "PF302", "PF303")]
    result = judged(text, findings)
    plan = [each for each in result.findings if each in findings]
    assert [each for each in findings if each.code != "PF302"] == [each for each in plan if each.code != "PF302"]
    assert all(each.code == "PF302" for each in result.allowed)
    assert len(plan) + len(result.allowed) == len(findings)
    assert judged(PLAN, findings) == Controlled(tuple(findings), ())


@pytest.mark.parametrize("line", ["planforge: 1", "    rate: 10%", "    notice: 2 months}", "text: >"])
def test_cutting_an_unused_one_gives_the_plan_as_it_was(line: str) -> None:
    for text in (above(line, ALLOW), behind(line, ALLOW)):
        source, _ = read(text.encode(), "plan.yaml")
        assert source is not None
        [fault] = judged(text, []).findings
        assert fault.fix is not None
        assert edited(source, fault.fix, fault.at, fault.span).source.text == PLAN
