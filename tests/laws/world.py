"""What a drawn plan has to which its parts may refer, and draws that agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from random import Random
from typing import Any

Data = dict[str, Any]


class World:
    """A plan that is being settled."""

    def __init__(self, data: Data, random: Random) -> None:
        self.data, self.random = data, random
        self.parties = [*data["parties"]]
        scope, programme = data.get("scope", {}), data.get("programme", {})
        self.products = _ids(scope.get("products", ()))
        self.minimums = _ids(scope.get("minimums", ()))
        self.meetings = _ids(data.get("review_cadence", ()))
        self.tiers = _ids(programme.get("tiers", ()))
        self.tracks = _ids(programme.get("tracks", ()))
        self.certifications = _ids(programme.get("certifications", ()))
        self._numbers = count(1)

    def next(self) -> int:
        return next(self._numbers)

    def refer(self, part: Data, name: str, known: Sequence[str]) -> None:
        """Let what is given at `name` be one, or some, of what is known; without any it is left out."""
        if name not in part:
            return
        if not known:
            del part[name]
        elif isinstance(part[name], list):
            part[name] = self.random.sample(known, self.random.randint(1, len(known)))
        else:
            part[name] = self.random.choice(known)

    def percentages(self, number: int) -> list[str]:
        """That many parts of 100%."""
        cuts = sorted(self.random.sample(range(1, 100), number - 1)) if number else []
        return [f"{end - start}%" for start, end in zip([0, *cuts], [*cuts, 100], strict=True)] if number else []

    def shares(self, drawn: Sequence[Data], among: Sequence[str] = ()) -> list[Data]:
        """The parts of a whole, one for each of some parties; what else was drawn of them stays."""
        parties = self.random.sample([*(among or self.parties)], min(len(drawn), len(among or self.parties)))
        parts = zip(drawn, parties, self.percentages(len(parties)), strict=False)
        return [{**each, "party": party, "share": share} for each, party, share in parts]


def _ids(parts: Sequence[Data]) -> list[str]:
    return [each["id"] for each in parts]


def gbp(amount: int) -> str:
    return f"GBP {amount:,}"
