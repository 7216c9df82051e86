"""Prices for resale that agree with each other; see `well_formed`."""

from __future__ import annotations

from tests.laws.world import Data, World, gbp


def settle_prices(data: Data, world: World) -> None:
    if "prices" not in data:
        return
    prices: Data = data["prices"]
    chain = world.random.sample(world.parties, world.random.randint(2, len(world.parties)))
    prices["chain"] = chain
    _list(prices, world)
    _discounts(prices, chain, world)
    _markups(prices, chain, world)
    _sides(data, prices, chain, world)
    for place, row in enumerate(prices.get("renewals", ())):
        row["case"] = ("same level", "more units")[place]
        world.refer(row, "discount", [each["id"] for each in prices.get("discounts", ())])
    _worked(prices)


def _list(prices: Data, world: World) -> None:
    """List prices that rise slowly, with all others below them."""
    listed = prices.get("price_list", {})
    if "dated" in listed:
        listed["dated"] = "2027-01-01"
    change = prices.get("change", {})
    if "not_before" in change:
        change["not_before"] = "2027-06-01"
    if "cap" in change:
        change["cap"] = "10%"
    for line in listed.get("products", ()):
        full = world.random.randint(500, 2000)
        usual = {
            "list_price": full,
            "recommended": full - 10,
            "transfer": full - 200,
            "lowest": full - 150,
            "least_receipt": 100,
        }
        line |= {name: gbp(usual[name]) for name in usual if name in line}
        for number, later in enumerate(line.get("later", ())):
            later["from"] = f"20{28 + 2 * number}-01-01"
            later |= {name: gbp(usual[name] + 2 * number + 2) for name in usual if name in later and name in line}
            for name in usual.keys() & later.keys() - line.keys():
                del later[name]


def _discounts(prices: Data, chain: list[str], world: World) -> None:
    for number, discount in enumerate(prices.get("discounts", ())):
        discount["off"] = "list price"
        if "buyer" in discount:
            discount["buyer"] = world.random.choice(chain[1:])
        world.refer(discount, "tier", world.tiers)
        if "rate" in discount:
            discount["rate"] = f"{10 + 5 * number}%"
        if "bands" in discount:
            steps = [{world.random.choice(["up_to", "below"]): gbp(1000), "rate": "10%"}, {"rate": "20%"}]
            discount["bands"] |= {"of": "order-value", "steps": steps}


def _markups(prices: Data, chain: list[str], world: World) -> None:
    """One rule for each seller."""
    made = []
    for seller, markup in zip(chain, prices.get("markups", ()), strict=False):
        figure = {"plus": "GBP 50"} if markup["kind"] == "cost plus" else {"rate": "20%"}
        kept = {name: value for name, value in markup.items() if name not in ("plus", "rate", "buyer")}
        after = chain[chain.index(seller) + 1 :][:1]
        made.append(
            {**kept, "seller": seller, **figure, **({"buyer": after[0]} if after and world.random.random() < 0.5 else {})}
        )
    if made:
        prices["markups"] = made


def _sides(data: Data, prices: Data, chain: list[str], world: World) -> None:
    """Who does what beside the chain."""
    for market in prices.get("marketplaces", ()):
        market["borne_by"] = world.random.choice(chain)
    if "shares" in prices.get("special", {}):
        prices["special"]["shares"] = world.shares(prices["special"]["shares"], chain)
    for name in prices.keys() & {"invoices_client", "credit_risk"}:
        prices[name] = chain[-1]
    for line in data.get("rules_of_engagement", {}).get("paper", ()):
        line.update(dict.fromkeys({"contracting", "invoicing", *(line.keys() & {"credit_risk"})}, chain[-1]))


def _worked(prices: Data) -> None:
    """Worked prices of one order each, from a price and the discounts named."""
    plain = [each["id"] for each in prices.get("discounts", ()) if "rate" in each and "if" not in each]
    lines = [each["id"] for each in prices.get("price_list", {}).get("products", ()) if "list_price" in each]
    made = []
    for example in prices.get("examples", ()):
        kept = {name: value for name, value in example.items() if name in ("note", "quantity", "expect")}
        kept |= {"discounts": plain[:1]} if plain else {}
        made.append(
            {**kept, **({"line": lines[0], "on": "2027-03-01"} if "line" in example and lines else {"start": "GBP 1,000"})}
        )
    if made:
        prices["examples"] = made
