"""A programme that holds together; see `well_formed`."""

from __future__ import annotations

from tests.laws.world import Data, World


def settle_programme(data: Data, world: World) -> None:
    if "programme" not in data:
        return
    programme: Data = data["programme"]
    for tier in programme.get("tiers", ()):
        world.refer(tier, "track", world.tracks)
        for needed in (*tier.get("entry", ()), *tier.get("keep", ())):
            if "certified" in needed:
                _certified(needed, world)
    rules = programme.get("tier_rules", {})
    if "start" in rules:
        rules["start"] = [{**each, "tier": world.random.choice(world.tiers)} for each in rules["start"] if world.tiers]
        if not rules["start"]:
            del rules["start"]
    for holder in (programme.get("development_fund", {}), programme.get("tenders", {})):
        world.refer(holder, "tiers", world.tiers)


def _certified(needed: Data, world: World) -> None:
    if world.certifications:
        needed["certified"]["in"] = world.random.choice(world.certifications)
    else:
        del needed["certified"]
        needed["other"] = "a signed business plan"
