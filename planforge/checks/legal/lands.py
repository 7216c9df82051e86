"""Where the parties are, where they sell, and whose law may reach them. A place that the plan does not name counts as nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from planforge.plan import Plan
from planforge.values import Territory

EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
EEA = EU | {"IS", "LI", "NO"}
ADEQUATE = EEA | frozenset("GB AD AR CA CH FO GG IL IM JE JP KR NZ UY".split())
"""Where the European Commission finds that personal data is protected well enough, or the United Kingdom does."""
_GROUPS = {
    "EU": EU,
    "EEA": EEA,
    "Europe": EEA | {"GB", "CH"},
    "DACH": {"DE", "AT", "CH"},
    "Nordics": {"DK", "FI", "IS", "NO", "SE"},
}


def country(place: Territory) -> str:
    """The country of a place: GB for GB-SCT. A group stays what it is."""
    return place.code[:2] if place.code[2:3] == "-" else place.code


def countries(places: Iterable[Territory]) -> frozenset[str]:
    """The countries that are named, by themselves or by a group of which only Europe's are told; the whole world names none."""
    named = [country(place) for place in places]
    return frozenset().union(*(_GROUPS.get(name, {name} if len(name) == 2 else set()) for name in named))


def homes(plan: Plan) -> frozenset[str]:
    """The countries in which the parties are registered."""
    return countries(party.registered_in for party in plan.parties.values() if party.registered_in)


def markets(plan: Plan) -> frozenset[str]:
    """The countries in which the partnership sells; where no territory is named, those of the parties."""
    area = plan.scope.territory if plan.scope else None
    return countries(area.include) - countries(area.exclude) if area else homes(plan)


def european(found: Iterable[str]) -> str | None:
    """Of the European Economic Area and the United Kingdom, those whose law meets one of the countries, in words; None where neither."""
    named = set(found)
    met = [words for words, lands in (("the European Union", EEA), ("the United Kingdom", {"GB"})) if named & lands]
    return " and ".join(met) or None


def law_of(plan: Plan) -> str | None:
    """The country whose law governs."""
    law = plan.legal.governing_law if plan.legal else None
    return country(law.of) if law else None
