"""Findings for programs: valid documents, whatever the plan says, and the same bytes each time."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge import pipeline
from planforge.findings import Finding, Fix, Related, Severity, Span
from planforge.reports import FORMATS, Format, Sheet, report
from planforge.source import read
from tests.reports.formats import GITLAB, JUNIT, RDJSON, SARIF

CODES = pipeline.codes()
PLAN = """\
parties:
  a: {name: "\u65e5\u672c", role: [seller]}  # who
fees:
  - id: first
    rate: 10 percent
  - id: first
    rate: 5%
"""
FINDINGS = (
    Finding("PF103", Severity.ERROR, "`rate` wants a percentage", ("fees", 0, "rate"), "write 10%", fix=Fix("set", "10%")),
    Finding(
        "PF202", Severity.WARNING, "given twice", ("fees", 1, "id"), None, related=(Related("first here", ("fees", 0, "id")),)
    ),
    Finding("PF213", Severity.NOTE, "no way to end", ()),
    Finding("PF101", Severity.ERROR, "no key `role`", ("parties", "a", "role"), on_key=True, fix=Fix("remove")),
)


def sheet(name: str = "plans/plan.yaml", text: str = PLAN, findings: tuple[Finding, ...] = FINDINGS) -> Sheet:
    source, _ = read(text.encode(), name)
    return Sheet(name, text, findings, source)


def made(form: Format, *sheets: Sheet) -> str:
    return report(sheets or (sheet(),), form, codes=CODES)


def parsed(form: Format, *sheets: Sheet) -> Any:
    return json.loads(made(form, *sheets))


def test_json_lines_are_the_items_of_the_list() -> None:
    lines = made("json-lines").splitlines()
    assert [json.loads(line) for line in lines] == parsed("json")
    assert report([], "json-lines") == ""


def test_json_says_name_manual_and_fix() -> None:
    first, second, third, fourth = parsed("json")
    assert [each["name"] for each in (first, second, third, fourth)] == [
        "no-way-to-end", "unknown-key", "wrong-value", "identifier-given-twice",
    ]  # fmt: skip
    assert third["fix"] == {"change": "set", "line": 5, "column": 11, "end_line": 5, "end_column": 21, "text": "10%"}
    assert second["fix"] == {"change": "remove", "line": 2, "column": 17, "end_line": 2, "end_column": 33, "text": ""}
    assert first["fix"] is None
    assert third["explain"] == "planforge explain PF103"


def test_github() -> None:
    assert made("github") == (
        "::notice file=plans/plan.yaml,line=1,col=1,endLine=1,endColumn=9,title=PF213 no-way-to-end::no way to end\n"
        "::error file=plans/plan.yaml,line=2,col=19,endLine=2,endColumn=23,title=PF101 unknown-key::no key `role`\n"
        "::error file=plans/plan.yaml,line=5,col=11,endLine=5,endColumn=21,title=PF103 wrong-value::`rate` wants a percentage"
        "%0A= help: write 10%25\n"
        "::warning file=plans/plan.yaml,line=6,col=9,endLine=6,endColumn=14,title=PF202 identifier-given-twice::given twice\n"
        "PlanForge: 2 errors, 1 warning, 1 note in plans/plan.yaml; `planforge check --fix` mends 2\n"
    )


def test_github_counts_what_it_will_not_show() -> None:
    many = tuple(Finding("PF213", Severity.WARNING, f"number {number}", ("fees", 0)) for number in range(13))
    lines = made("github", sheet(findings=(*many, FINDINGS[0]))).splitlines()
    assert sum(line.startswith("::warning ") for line in lines) == 13
    assert lines[-1].endswith("; GitHub shows 10 of a level, so 3 stand only in this log")


def test_gitlab() -> None:
    found = parsed("gitlab")
    assert found[2] == {
        "description": "`rate` wants a percentage (help: write 10%)", "check_name": "PF103 wrong-value",
        "fingerprint": found[2]["fingerprint"], "severity": "critical",
        "location": {"path": "plans/plan.yaml", "lines": {"begin": 5}},
    }  # fmt: skip


def test_gitlab_tells_files_apart_by_fingerprint_alone() -> None:
    found = parsed("gitlab", sheet("./a.yaml"), sheet("b.yaml"), sheet("b.yaml"))
    assert {each["location"]["path"] for each in found} == {"a.yaml", "b.yaml"}
    assert len({each["fingerprint"] for each in found}) == len(found)


def test_rdjson_counts_bytes_and_suggests_fixes() -> None:
    found = parsed("rdjson")["diagnostics"]
    role = found[1]
    assert role["location"]["range"] == {"start": {"line": 2, "column": 23}, "end": {"line": 2, "column": 27}}
    assert role["suggestions"] == [
        {"range": {"start": {"line": 2, "column": 21}, "end": {"line": 2, "column": 37}}, "text": ""}
    ]
    assert found[0]["location"]["range"]["end"] == {"line": 1, "column": 9}  # the whole plan is shown at its first line
    assert found[3]["related_locations"][0]["location"]["range"]["start"] == {"line": 4, "column": 9}


def test_sarif() -> None:
    run = parsed("sarif")["runs"][0]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [each["id"] for each in rules] == ["PF101", "PF103", "PF202", "PF213"]
    assert [rules[each["ruleIndex"]]["id"] for each in results] == [each["ruleId"] for each in results]
    assert rules[0]["fullDescription"]["text"].startswith("A key stands in the plan")
    assert "## How to fix it" in rules[0]["help"]["markdown"]
    assert results[2]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 5, "startColumn": 11, "endLine": 5, "endColumn": 21,
    }  # fmt: skip
    assert results[2]["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 5, "startColumn": 11, "endLine": 5, "endColumn": 21},
            "insertedContent": {"text": "10%"},
        }
    ]
    assert results[3]["relatedLocations"][0]["message"] == {"text": "first here"}


def test_sarif_names_files_by_uri_and_makes_no_links_of_words() -> None:
    finding = Finding("PF101", Severity.ERROR, "see [here](https://example.com)")
    for name, uri in (
        ("./a b/\u00fc#1.yaml", "a%20b/%C3%BC%231.yaml"),
        ("/x/p%.yaml", "file:///x/p%25.yaml"),
        ("c:d", "c%3Ad"),
    ):
        result = parsed("sarif", sheet(name, findings=(finding,)))["runs"][0]["results"][0]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
        assert result["message"]["text"] == "see [here] (https://example.com)"


def test_junit() -> None:
    root = ET.fromstring(made("junit", sheet(), sheet("empty.yaml", findings=())))
    assert root.attrib == {"name": "planforge check", "tests": "5", "failures": "2", "errors": "0"}
    suite, empty = root
    cases = {case.get("name"): case for case in suite}
    assert list(cases) == [
        "PF213 no-way-to-end", "PF101 unknown-key: parties.a.role", "PF103 wrong-value: fees.first.rate",
        "PF202 identifier-given-twice: fees.first.id",
    ]  # fmt: skip
    wrong = cases["PF103 wrong-value: fees.first.rate"][0]
    assert (wrong.tag, wrong.attrib) == ("failure", {"message": "`rate` wants a percentage", "type": "error"})
    assert wrong.text == "plans/plan.yaml:5:11: error[PF103]: `rate` wants a percentage\nhelp: write 10%"
    assert cases["PF213 no-way-to-end"][0].tag == "system-out"
    assert [case.attrib for case in empty] == [{"classname": "empty.yaml", "name": "nothing found in empty.yaml"}]


def test_junit_has_no_end_of_a_section_that_never_began() -> None:
    finding = Finding("PF103", Severity.ERROR, "]]> & <b> \"'\x00\ufffe", (), "]]>")
    said = made("junit", sheet("]]>", findings=(finding,)))
    assert "]]>" not in said
    (failure,) = ET.fromstring(said)[0][0]
    assert failure.get("message") == "]]> & <b> \"'\\u0000\\ufffe"


def test_what_fails_the_check_fails_its_test() -> None:
    plan = sheet()
    strict = Sheet(plan.name, plan.text, plan.findings, plan.source, fail_on=Severity.NOTE)
    assert ET.fromstring(made("junit", strict)).get("failures") == "4"


def test_what_the_command_line_set_is_told_at_the_start_of_the_file() -> None:
    plan = sheet()
    assert plan.source is not None
    plan.source.settings[("fees", 0, "rate")] = "fees.0.rate=10 percent"  # type: ignore[index]
    (found,) = parsed("gitlab", Sheet(plan.name, plan.text, FINDINGS[:1], plan.source))
    assert found["location"] == {"path": "plans/plan.yaml", "lines": {"begin": 1}}
    assert found["description"] == "`rate` wants a percentage (in --set fees.0.rate=10 percent) (help: write 10%)"
    assert parsed("json", Sheet(plan.name, plan.text, FINDINGS[:1], plan.source))[0]["fix"] is None


HOSTILE = st.text(max_size=60) | st.sampled_from(
    [
        "::error::x",
        "]]>",
        "a\n::stop-commands::x",
        "##[error]x",
        "<b>&\"'",
        "\x00\x1b[31m\ufffe",
        "\u202eabc",
        "%0A,:",
        "\ud800",
    ]
)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(1, 6), st.integers(1, 30), st.sampled_from(Severity))
def test_hostile_words_stay_words(name: str, words: str, text: str, line: int, column: int, severity: Severity) -> None:
    finding = Finding(
        "PF103", severity, words or "x", (), words, span=Span(line, column, line + 1, 1), related=(Related(words or "x"),)
    )
    sheets = (Sheet(name or "x", text, (finding,)), sheet(findings=(*FINDINGS, finding)))
    for form in FORMATS:
        said = made(form, *sheets)
        assert said == made(form, *sheets)
        assert not set(said) & set("\x00\x1b\u202e\x85\u2028\r")
        said.encode("utf-8")
    jsonschema.validate(parsed("gitlab", *sheets), GITLAB)
    jsonschema.validate(parsed("rdjson", *sheets), RDJSON)
    jsonschema.validate(parsed("sarif", *sheets), SARIF)
    _is_junit(ET.fromstring(made("junit", *sheets)))
    _is_commands(made("github", *sheets))


def _is_junit(element: ET.Element) -> None:
    attributes, children = JUNIT[element.tag]
    assert set(element.attrib) == attributes
    for child in element:
        assert child.tag in children
        _is_junit(child)


def _is_commands(said: str) -> None:
    *commands, last = said.rstrip("\n").split("\n")
    for each in commands:
        assert re.fullmatch(r"::(error|warning|notice) [a-zA-Z]+=[^,:]*(,[a-zA-Z]+=[^,:]*)*::.*", each)
    assert last.startswith("PlanForge: ")
    assert "##[" not in last


@pytest.mark.parametrize("form", ["json", "gitlab", "rdjson", "sarif", "junit"])
def test_nothing_found_is_an_empty_document(form: Format) -> None:
    schemas = {"gitlab": GITLAB, "rdjson": RDJSON, "sarif": SARIF}
    for sheets in ([], [sheet(findings=())]):
        said = report(sheets, form, codes=CODES)
        assert said.endswith("\n")
        if form in schemas:
            jsonschema.validate(json.loads(said), schemas[form])
        elif form == "junit":
            _is_junit(ET.fromstring(said))
    assert report([], "github") == ""
