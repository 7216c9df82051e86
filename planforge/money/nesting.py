"""What lies in what: events in deals and clients, months in quarters and years, and how many of the one meet one of the other."""

from __future__ import annotations

from collections.abc import Mapping

_TIMES = ("month", "quarter", "year", "agreement")
_INSIDE: Mapping[str, tuple[str, ...]] = {
    "event": ("event", "deal", "client", "contract year", *_TIMES),
    "deal": ("deal", "client", "agreement"),
    "client": ("client", "agreement"),
    "month": _TIMES,
    "quarter": _TIMES[1:],
    "year": _TIMES[2:],
    "contract year": ("contract year", "agreement"),
    "agreement": ("agreement",),
}
"""What each lies in as a whole. A deal may go on from one month to the next, so it lies in none."""
_TOUCHED = {
    ("month", "quarter"): 3,
    ("month", "year"): 12,
    ("quarter", "year"): 4,
    ("month", "contract year"): 13,
    ("quarter", "contract year"): 5,
    ("year", "contract year"): 2,
    ("contract year", "month"): 2,
    ("contract year", "quarter"): 2,
    ("contract year", "year"): 2,
}
"""How many of the one may touch one of the other; a year of the agreement may begin on any day."""
IN_ONE = {
    ("month", "quarter"): 3,
    ("month", "year"): 12,
    ("month", "contract year"): 12,
    ("quarter", "year"): 4,
    ("quarter", "contract year"): 4,
}
"""How many of the one make up one of the other."""


def counted(per: str) -> str:
    """Over what a limit counts: a unit, an event and a claim are the occasion itself."""
    return "event" if per in ("unit", "event", "claim") else per


def inside(part: str, whole: str) -> bool:
    """Whether each `part` lies in one `whole`."""
    return whole in _INSIDE.get(part, ())


def touched(part: str, whole: str) -> int | None:
    """In how many `part`s that which belongs to one `whole` can lie at most; None where there is no telling."""
    return 1 if inside(whole, part) else _TOUCHED.get((part, whole))
