"""Values set on the command line."""

from __future__ import annotations

import copy

import pytest

from planforge.findings import Span
from planforge.source import Source, override, read

TEXT = b"parties:\n  northwind: {name: Old}\nfees:\n  - {id: new-client, rate: 5%}\n  - {id: renewal, rate: 3%}\n"


def source() -> Source:
    found, _ = read(TEXT, "plan.yaml")
    assert found is not None
    return found


def test_values_are_set_by_key_number_and_id() -> None:
    before = source()
    kept = copy.deepcopy(before.data)
    after, findings = override(
        before,
        [
            ("parties.northwind.name", "Acme = Co"),
            ("fees.renewal.rate", "4%"),
            ("fees.0.rate", "6%"),
            ("fees.0.days", "30"),
            ("new", '"010"'),
        ],
    )
    assert findings == ()
    assert after.data == {
        "parties": {"northwind": {"name": "Acme = Co"}},
        "fees": [{"id": "new-client", "rate": "6%", "days": 30}, {"id": "renewal", "rate": "4%"}],
        "new": "010",
    }
    assert before.data == kept


def test_findings_at_set_values_point_at_the_command_line() -> None:
    after, _ = override(source(), [("fees.renewal.rate", "4")])
    assert after.place(("fees", 1, "rate")) == ("--set", "fees.renewal.rate=4", Span(1, 19, 1, 20))
    assert after.place(("fees", 1, "rate"), True) == ("--set", "fees.renewal.rate=4", Span(1, 1, 1, 18))
    assert after.place(("fees", 0, "rate"))[0] == "plan.yaml"


@pytest.mark.parametrize(
    ("path", "value", "code", "words"),
    [
        ("partys.x", "1", "PF012", "the plan has no partys; did you mean parties?"),
        ("fees.9.rate", "1", "PF012", "fees has no item 9"),
        ("parties.northwind.name.x", "1", "PF012", "parties.northwind.name is a single value"),
        ("", "1", "PF012", "the plan has no"),
        ("a", "", "PF010", "`a` has no value"),
        ("a", "010", "PF011", "010 is read"),
        ("a", "\x1b[31m", "PF002", "U+001B"),
    ],
)
def test_what_cannot_be_set_is_a_finding_at_the_command_line(path: str, value: str, code: str, words: str) -> None:
    after, (finding,) = override(source(), [(path, value)])
    assert finding.code == code
    assert words in finding.message
    assert after.place(finding.at)[:2] == ("--set", f"{path}={value}")
