"""Which values are right but for their spelling, and which stay for their author to decide."""

from __future__ import annotations

from typing import Any

import pytest

from planforge.findings import Fix
from planforge.schema import validate
from planforge.schema.meant import Known
from planforge.schema.spelling import respelt
from planforge.values import FORMATS, Misread

PARTIES = {"north": {"name": "North Ltd"}, "south": {"name": "South & Co"}}
POUNDS = Known.of({"plan": {"currency": "GBP"}, "parties": PARTIES})
SILENT = Known.of({"parties": PARTIES})


def mended(form: str, value: object, known: Known = POUNDS) -> str | None:
    try:
        FORMATS[form](str(value))
    except Misread as misread:
        return respelt(form, value, known, misread)
    return "nothing is wrong with it"


@pytest.mark.parametrize(
    ("form", "value", "instead"),
    [
        ("money", "GBP50000", "GBP 50,000"),
        ("money", "£50,000", "GBP 50,000"),
        ("money", "50000 eur", "EUR 50,000"),
        ("money", "50,000 pounds", "GBP 50,000"),
        ("money", "£50k", "GBP 50,000"),
        ("limit", "£20,000 per clients", "GBP 20,000 per client"),
        ("limit", "GBP20000/deal", "GBP 20,000 per deal"),
        ("percent", "10 per cent", "10%"),
        ("percent", "12,5%", "12.5%"),
        ("measure", "10 percent", "10%"),
        ("date", "2027-1-5", "2027-01-05"),
        ("date", "31.12.2027", "2027-12-31"),
        ("date", "January 5th, 2027", "2027-01-05"),
        ("period", "twelve months", "12 months"),
        ("period", "1 yr", "1 year"),
        ("rhythm", "monthly", "month"),
        ("rhythm", "every 2 weeks", "2 weeks"),
        ("currency", "gbp", "GBP"),
        ("version", "v1.0", "1.0.0"),
        ("colour", 112233, "#112233"),
        ("url", "example.com/x", "https://example.com/x"),
        ("who", "North Ltd", "north"),
        ("who", "both parties", "each"),
        ("who", "north, south, north", "north, south"),
        ("party", "SOUTH", "south"),
        ("territory", "germany", "DE"),
        ("territory", "gb", "GB"),
        ("identifier", "My Plan", "my-plan"),
    ],
)
def test_the_same_value_rightly_spelt(form: str, value: object, instead: str) -> None:
    assert mended(form, value) == instead


@pytest.mark.parametrize(
    ("form", "value"),
    [
        # two readings, or a figure that would change
        ("money", "GBP 1.000"),
        ("money", "GBP 5,00"),
        ("money", "GBP 12.345"),
        ("money", "$50,000"),
        ("money", "€50,000"),
        ("money", "50000"),
        ("limit", "20k per year"),
        ("limit", "GBP 20,000 per moon"),
        ("percent", "0.1"),
        ("percent", "10"),
        ("date", "1/2/2027"),
        ("date", "2027-02-30"),
        ("period", "12"),
        ("period", "1.5 years"),
        ("period", "half a year"),
        ("rhythm", "2"),
        ("currency", "£"),
        ("currency", "xyz"),
        ("version", "1.2.3.4"),
        ("url", "http://example.com"),
        ("email", "me"),
        ("colour", "red"),
        ("line", "a\nb"),
        # another country, another law
        ("territory", "georgia"),
        ("territory", "England"),
        ("territory", "no"),
        ("territory", "Great Britain"),
        ("identifier", "My plan!"),
        ("party", ["north", "south"]),
        ("money", True),
    ],
)
def test_what_only_the_author_knows(form: str, value: object) -> None:
    assert mended(form, value) is None


def test_a_sign_of_a_currency_counts_only_where_the_plan_states_that_currency() -> None:
    assert mended("money", "£50", SILENT) is None
    assert mended("money", "GBP50", SILENT) == "GBP 50"


def test_a_name_that_two_parties_have_is_nobody() -> None:
    twins = Known.of({"parties": {"one": {"name": "Twin & Co"}, "two": {"name": "Twin & Co"}}})
    assert mended("party", "Twin & Co", twins) is None


def fixes(schema: dict[str, Any], data: Any) -> list[tuple[str, Any, Fix | None]]:
    return [(each.code, each.at, each.fix) for each in validate(data, schema)]


def test_keys_and_choices_are_mended_where_one_is_one_slip_away() -> None:
    keys = {"type": "object", "properties": {"payment": {}, "payer": {}, "payee": {}}, "additionalProperties": False}
    assert fixes(keys, {"paymnet": 1}) == [("PF101", ("paymnet",), Fix("rename", "payment"))]
    assert fixes(keys, {"paymnet": 1, "payment": 1}) == [("PF101", ("paymnet",), None)]
    assert fixes(keys, {"payet": 1}) == [("PF101", ("payet",), None)]
    assert fixes({"enum": ["month", "quarter"]}, "quartr") == [("PF104", (), Fix("set", "quarter"))]
    assert fixes({"enum": ["month", "quarter"]}, "year") == [("PF104", (), None)]


def test_values_keys_and_second_items() -> None:
    percent = {"type": "object", "additionalProperties": {"type": "string", "format": "percent"}}
    assert fixes(percent, {"rate": "10 percent"}) == [("PF103", ("rate",), Fix("set", "10%"))]
    assert fixes({"type": "string", "format": "version"}, 1) == [("PF103", (), Fix("set", "1.0.0"))]
    names = {"type": "object", "propertyNames": {"format": "identifier"}}
    assert fixes(names, {"North Ltd": 1}) == [("PF103", ("North Ltd",), Fix("rename", "north-ltd"))]
    assert fixes({"uniqueItems": True}, ["a", "b", "a"]) == [("PF108", (2,), Fix("remove"))]
