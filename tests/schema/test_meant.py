"""Hints: what was meant, and never a choice between two readings of a deal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.schema import validate
from planforge.schema.meant import Known, meant
from planforge.values import COUNTRIES, FORMATS, GROUPS, PARTS, Misread, Territory
from planforge.values.place import _COMMON

PARTIES = {"implux": {"name": "Implux B.V.", "short": "Imp"}, "boekwijs": {"name": "Boekwijs and Sons"}}
KNOWN = Known.of({"plan": {"currency": "EUR"}, "parties": PARTIES})
UNITS = "deal, client, month, quarter, year, contract year, unit, event, claim, agreement"


def hint(form: str, value: object, currency: str = "EUR") -> str | None:
    """The hint of the one finding where `value` stands in a plan."""
    schema = {"properties": {"x": {"type": "string", "format": form}}}
    data = {"plan": {"currency": currency}, "parties": PARTIES, "x": value}
    (finding,) = validate(data, schema)
    return finding.hint


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("percent", Decimal("0.05"), "write 5% if 0.05 means 5 per cent, or 0.05% if it means 0.05 per cent"),
        ("percent", "0.125", "write 12.5% if 0.125 means 12.5 per cent, or 0.125% if it means 0.125 per cent"),
        ("percent", "2,5%", "write 2.5%"), ("percent", "5 per cent", "write 5%"), ("percent", 10, "write 10%"),
        ("percent", "a tenth", "for example 12.5%"),
        ("money", "EUR 2.000", "write EUR 2,000 if the full stop separates thousands, or EUR 2.00 if it is a decimal point"),
        ("money", "EUR 2.000.000", "write EUR 2,000,000"), ("money", "2.000,50 EUR", "write EUR 2,000.50"),
        ("money", "€150", "write EUR 150"), ("money", "150 EUR", "write EUR 150"), ("money", "eur 150", "write EUR 150"),
        ("money", "£20k", "write GBP 20,000"), ("money", "EUR 2 million", "write EUR 2,000,000"), ("money", 150, "write EUR 150"),
        ("money", "a lot", "for example GBP 20,000 or USD 1,250.50"),
        ("limit", "EUR 2,000 per project", f"write EUR 2,000 per, and what it is counted over: {UNITS}"),
        ("limit", "EUR 2,000", f"write EUR 2,000 per, and what it is counted over: {UNITS}"),
        ("limit", 2000, f"write EUR 2,000 per, and what it is counted over: {UNITS}"),
        ("limit", "EUR 2,000 for each client", "write EUR 2,000 per client"),
        ("limit", "EUR 2,000/month", "write EUR 2,000 per month"), ("limit", "€2,000 a year", "write EUR 2,000 per year"),
        ("limit", "EUR 2.000 per year", "write EUR 2,000 per year if the full stop separates thousands, or EUR 2.00 per year if it is a decimal point"),
        ("who", ["implux", "boekwijs"], "write implux, boekwijs, in quotes inside {...} or [...]"),
        ("who", "implux and boekwijs", "write implux, boekwijs, in quotes inside {...} or [...]"),
        ("who", "Implux B.V.", "write implux"), ("who", "Boekwijs and Sons", "write boekwijs"), ("who", "both parties", "write each"),
        ("who", "Boekwijs and Son", "did you mean boekwijs?"), ("percent", "2,500", "for example 12.5%"),
        ("party", "Imp", "write implux"), ("party", "Somebody", "the parties are implux, boekwijs"),
        ("date", "30/03/2027", "write 2027-03-30"), ("date", "30.03.2027", "write 2027-03-30"),
        ("date", "30 March 2027", "write 2027-03-30"), ("date", "March 30, 2027", "write 2027-03-30"),
        ("date", "30th Mar 2027", "write 2027-03-30"), ("date", "2027-3-30", "write 2027-03-30"),
        ("date", "4/3/2027", "write 2027-03-04 if the day comes first in 4/3/2027, or 2027-04-03 if the month does"),
        ("date", "soon", "for example 2027-01-31"), ("date", 2027, None),
        ("period", "30d", "write 30 days"), ("period", "half a year", "write 6 months"),
        ("period", "twenty-four months", "write 24 months"), ("period", "1.5 years", "write 18 months"),
        ("period", "a fortnight", "write 2 weeks"), ("period", "12-month", "write 12 months"),
        ("period", "12", "write the unit as well: 12 days, 12 months or another"), ("period", "soon", "for example 12 months"),
        ("rhythm", "monthly", "write month"), ("rhythm", "every 2 weeks", "write 2 weeks"),
        ("territory", "Belgium", "write BE"), ("territory", "the Netherlands", "write NL"), ("territory", "be", "write BE"),
        ("territory", "Virginia", "write US-VA"), ("territory", "Atlantis", "for example GB, US-VA, EU or worldwide"),
        ("currency", "euro", "write EUR"), ("currency", "€", "write EUR"), ("currency", "EURO.", "perhaps EUR"),
        ("version", "v1.2", "write 1.2.0"), ("url", "www.example.com", "write https://www.example.com"),
    ],
)  # fmt: skip
def test_hints(form: str, value: object, expected: str | None) -> None:
    assert hint(form, value) == expected


def test_a_sign_of_many_currencies_is_the_currency_of_the_plan_where_it_can_be() -> None:
    assert hint("money", "$150", "CAD") == "write CAD 150"
    assert hint("money", "$150", "EUR") == "write USD 150"


def test_the_names_of_countries_lead_to_places() -> None:
    assert set(_COMMON.values()) <= {*COUNTRIES, *PARTS, *GROUPS}
    assert all(name == name.casefold() for name in _COMMON)
    with pytest.raises(Misread):
        Territory.parse("Germany")


@given(
    st.sampled_from(sorted(FORMATS)),
    st.text("0123456789.,%/- €$EURpermonthdayhalf", max_size=20) | st.decimals(allow_nan=False),
)
def test_what_is_proposed_can_be_written(form: str, value: str | Decimal) -> None:
    said = meant(form, value, KNOWN) or ""
    if said.startswith("write ") and not any(mark in said for mark in (" if ", ", and ", ": ", ", in quotes")):
        FORMATS[form](said.removeprefix("write "))
