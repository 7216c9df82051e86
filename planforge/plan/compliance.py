"""The rules of law and of conduct that the parties keep."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Money, PartyId, Period, Territory, Text, Who


@part(where="compliance")
class AntiBribery:
    """No bribes."""

    by: Who = need("Who keeps the rules.", example="each")
    acts: tuple[Text, ...] = some("The laws that apply in particular.", example=["the UK Bribery Act 2010"])
    gifts_above: Money | None = may("Gifts and hospitality above this worth need the other party's consent.", example="GBP 100")
    policy: bool = flag("Whoever keeps the rules has a written policy and trains its staff.")


@part(where="compliance")
class TradeControls:
    """Sanctions and export control."""

    by: Who = need("Who keeps the rules.", example="each")
    regimes: tuple[Text, ...] = some(
        "The rules that apply in particular.", example=["the US Export Administration Regulations"]
    )
    not_to: tuple[Territory, ...] = some("Where nothing may be sold or sent.", example=["KP"])
    licences_by: PartyId | None = may("Who obtains export licences.", example="northwind")


@part(where="compliance")
class Competition:
    """Competition law."""

    free_prices: bool = flag("Each seller sets its own prices; a recommended price is only that.")
    no_exchange: bool = flag("The parties exchange no information that competitors may not exchange.")


@part(where="compliance")
class SectorLaw:
    """A law of a trade that limits or forbids fees for referrals."""

    sector: Text = need("The trade.", example="health care")
    law: Text = need("The law.", example="the US Anti-Kickback Statute")
    rule: Literal["no fee is due", "the fee must be disclosed to the client", "the parties must first agree a lawful fee"] = (
        need("What follows for a referral under that law.", example="no fee is due")
    )


@part(where="compliance")
class Debarment:
    """A statement that nobody is barred from public contracts or from the trade."""

    by: Who = need("Who states it.", example="each")
    lists: tuple[Text, ...] = some("The lists in particular.", example=["the US System for Award Management"])
    tell_within: Period | None = may("How soon a party tells of a change; without it, at once.", example="5 days")


@part(where="compliance")
class OwnRules:
    """A code of conduct of one party that another keeps."""

    of: PartyId = need("Whose code.", example="northwind")
    kept_by: PartyId = need("Who keeps it.", example="brightpath")
    name: Text = need("What it is called.", example="the Northwind Partner Code, version 3")


@part(where="compliance")
class Compliance:
    """The rules of law and of conduct that the parties keep."""

    law: Who = need("Who follows the law that applies to its work.", example="each")
    permits: Who | None = may("Who obtains the permits that its work needs.", example="each")
    anti_bribery: AntiBribery | None = may("No bribes.", example={"by": "each"})
    trade_controls: TradeControls | None = may("Sanctions and export control.", example={"by": "each"})
    competition: Competition | None = may("Competition law.", example={"free_prices": True})
    sectors: tuple[SectorLaw, ...] = some("Laws of a trade on fees for referrals.")
    modern_slavery: Who | None = may("Who uses no forced or trafficked labour and checks its suppliers.", example="each")
    tax_evasion: Who | None = may("Who takes no part in tax evasion and prevents it.", example="each")
    debarment: Debarment | None = may("Nobody is barred from contracts.", example={"by": "each"})
    own_rules: tuple[OwnRules, ...] = some("Codes of conduct.")
    tell_within: Period | None = may("How soon a party tells the other that it has broken these rules.", example="5 days")
