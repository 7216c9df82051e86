"""Any bytes at all are read: a source or findings, each with its place, never an exception."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from planforge.findings import Severity
from planforge.source import CODES, Source, limits, read, replace_scalar

PLAN = """\
planforge: 1
plan: {id: northwind-brightpath, version: 1.2.0, effective: 2027-01-01}
parties:
  northwind: {name: "Northwind \\u00e9 Ltd", role: channel owner}
referral_fees:
  - id: new-client   # comment
    amount:
      bands: [{up_to: GBP 50,000, rate: 10%}, {rate: 12.5}]
    note: |
      Two
      lines
  - 'quoted'
"""
SPLICES = st.sampled_from(
    ["\n", "\t", "- ", ": ", "? ", "[", "]", "{", "}", ",", "'", '"', "&a ", "*a", "!!int ", "!<x> ", "<<: ", "|", ">", "|2-", "---\n",
     "...\n", "%YAML 9.9\n", "%TAG ! x\n", "#", "\\", "\\x", "\\ud800", "\0", "\ufeff", "\x85", "\u2028", "\u202e", "\U0001f469\u200d", "0x", "1e9999999999",
     "e\u0301", ".inf", "~", "null", "@", "`", "=", "\r", "\r\n", "a: a: a", "9" * 5000, "\u0661", "[" * 50]
)  # fmt: skip


def lawful(raw: bytes) -> Source | None:
    source, findings = read(raw, "plan.yaml")
    codes = {code.code for code in CODES}
    assert source is not None or findings
    assert len(findings) <= limits.FINDINGS + 1
    text_lines = raw.decode("utf-8", "replace").count("\n") + 1
    for finding in findings:
        assert finding.code in codes
        assert finding.severity is Severity.ERROR
        assert finding.span is not None
        assert 1 <= finding.span.line <= finding.span.end_line <= text_lines + 1
        assert finding.span.column >= 1
        assert finding.span[:2] <= finding.span[2:]
    if source is not None:
        for path in source.values:
            assert source.span(path).line >= 1
    return source


@given(st.binary(max_size=300))
@example(b"? ? ?")
@example(b"%YAML 1.1\n%YAML 1.2\n---\na: 1")
@example(b"a: !<\nb: !!binary ---")
def test_any_bytes(raw: bytes) -> None:
    lawful(raw)


@given(st.lists(st.tuples(st.integers(0, len(PLAN)), st.integers(0, 3), SPLICES), min_size=1, max_size=4))
def test_a_plan_with_splices(splices: list[tuple[int, int, str]]) -> None:
    text = PLAN
    for at, removed, added in splices:
        text = text[:at] + added + text[at + removed :]
    lawful(text.encode("utf-8", "surrogatepass"))


@given(st.text(max_size=80))
def test_any_text_in_quotes(text: str) -> None:
    lawful(f'a: "{text}"\nb: {text}\n'.encode("utf-8", "replace"))


@given(st.integers(0, 100_000), st.sampled_from(["GBP 1", "true", "x: y", "\u65e5"]))
def test_any_single_value_can_be_replaced(which: int, text: str) -> None:
    source = lawful(PLAN.encode())
    assert source is not None
    singles = [path for path in source.values if _at(source, path) is str]
    path = singles[which % len(singles)]
    again = lawful(replace_scalar(source, path, text).encode())
    assert again is not None
    assert again.keys.keys() == source.keys.keys()


def _at(source: Source, path: tuple[str | int, ...]) -> type:
    here: object = source.data
    for step in path:
        here = here[step]  # type: ignore[index]
    return type(here)
