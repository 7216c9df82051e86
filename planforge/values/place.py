"""Territories and jurisdictions by code: ISO 3166 countries, the parts of some of them that have laws of their own, and groups."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Self

from planforge.record import record
from planforge.values.misread import GUESS, SAMPLE, Misread

COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF "
    "CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH "
    "GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW "
    "KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG "
    "NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN "
    "SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT "
    "ZA ZM ZW".split()
)

PARTS: dict[str, str] = {
    "GB-EAW": "England and Wales", "GB-SCT": "Scotland", "GB-NIR": "Northern Ireland", "GB-ENG": "England", "GB-WLS": "Wales",
    "US-AL": "Alabama", "US-AK": "Alaska", "US-AZ": "Arizona", "US-AR": "Arkansas", "US-CA": "California", "US-CO": "Colorado",
    "US-CT": "Connecticut", "US-DE": "Delaware", "US-DC": "the District of Columbia", "US-FL": "Florida", "US-GA": "Georgia",
    "US-HI": "Hawaii", "US-ID": "Idaho", "US-IL": "Illinois", "US-IN": "Indiana", "US-IA": "Iowa", "US-KS": "Kansas",
    "US-KY": "Kentucky", "US-LA": "Louisiana", "US-ME": "Maine", "US-MD": "Maryland", "US-MA": "Massachusetts",
    "US-MI": "Michigan", "US-MN": "Minnesota", "US-MS": "Mississippi", "US-MO": "Missouri", "US-MT": "Montana",
    "US-NE": "Nebraska", "US-NV": "Nevada", "US-NH": "New Hampshire", "US-NJ": "New Jersey", "US-NM": "New Mexico",
    "US-NY": "New York", "US-NC": "North Carolina", "US-ND": "North Dakota", "US-OH": "Ohio", "US-OK": "Oklahoma",
    "US-OR": "Oregon", "US-PA": "Pennsylvania", "US-RI": "Rhode Island", "US-SC": "South Carolina", "US-SD": "South Dakota",
    "US-TN": "Tennessee", "US-TX": "Texas", "US-UT": "Utah", "US-VT": "Vermont", "US-VA": "Virginia", "US-WA": "Washington",
    "US-WV": "West Virginia", "US-WI": "Wisconsin", "US-WY": "Wyoming",
    "CA-AB": "Alberta", "CA-BC": "British Columbia", "CA-MB": "Manitoba", "CA-NB": "New Brunswick",
    "CA-NL": "Newfoundland and Labrador", "CA-NS": "Nova Scotia", "CA-NT": "the Northwest Territories", "CA-NU": "Nunavut",
    "CA-ON": "Ontario", "CA-PE": "Prince Edward Island", "CA-QC": "Quebec", "CA-SK": "Saskatchewan", "CA-YT": "Yukon",
    "AU-ACT": "the Australian Capital Territory", "AU-NSW": "New South Wales", "AU-NT": "the Northern Territory",
    "AU-QLD": "Queensland", "AU-SA": "South Australia", "AU-TAS": "Tasmania", "AU-VIC": "Victoria", "AU-WA": "Western Australia",
}  # fmt: skip
"""Parts of countries with laws of their own, and their English names."""

GROUPS: dict[str, str] = {
    "worldwide": "the whole world",
    "EU": "the European Union",
    "EEA": "the European Economic Area",
    "Europe": "Europe",
    "North America": "North America",
    "Latin America": "Latin America",
    "Asia-Pacific": "Asia-Pacific",
    "Africa": "Africa",
    "Middle East": "the Middle East",
    "DACH": "Germany, Austria and Switzerland",
    "Nordics": "Denmark, Finland, Iceland, Norway and Sweden",
}
"""Groups of countries that agreements name, and the words that name them."""


_COMMON: dict[str, str] = {
    "argentina": "AR", "australia": "AU", "austria": "AT", "belgium": "BE", "brazil": "BR", "bulgaria": "BG", "canada": "CA",
    "chile": "CL", "china": "CN", "colombia": "CO", "croatia": "HR", "cyprus": "CY", "czechia": "CZ", "czech republic": "CZ",
    "denmark": "DK", "egypt": "EG", "estonia": "EE", "finland": "FI", "france": "FR", "germany": "DE", "great britain": "GB",
    "greece": "GR", "hong kong": "HK", "hungary": "HU", "iceland": "IS", "india": "IN", "indonesia": "ID", "ireland": "IE",
    "israel": "IL", "italy": "IT", "japan": "JP", "kenya": "KE", "latvia": "LV", "lithuania": "LT", "luxembourg": "LU",
    "malaysia": "MY", "malta": "MT", "mexico": "MX", "netherlands": "NL", "new zealand": "NZ", "nigeria": "NG",
    "norway": "NO", "philippines": "PH", "poland": "PL", "portugal": "PT", "romania": "RO", "saudi arabia": "SA",
    "serbia": "RS", "singapore": "SG", "slovakia": "SK", "slovenia": "SI", "south africa": "ZA", "south korea": "KR",
    "spain": "ES", "sweden": "SE", "switzerland": "CH", "thailand": "TH", "turkey": "TR", "ukraine": "UA",
    "united arab emirates": "AE", "uae": "AE", "united kingdom": "GB", "uk": "GB", "united states": "US",
    "united states of america": "US", "usa": "US", "vietnam": "VN", "european union": "EU",
}  # fmt: skip
"""English names, in small letters, that people write for the commonest countries: for proposals only."""


def _certain(name: str, code: str) -> bool:
    """Whether `name` is only `code` in other letters, or one country's usual name. Parts of countries share names with others
    (Georgia) or have laws under another one (England), and `no` is a word.
    """
    return name != "no" and (name == code.casefold() or (_COMMON.get(name) == code and name != "great britain"))


@record
class Territory:
    """A place by its code: a country (`GB`), a part of one (`US-VA`), or a group (`EU`, `worldwide`)."""

    code: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `GB`, `US-VA`, `EU` or `worldwide`."""
        if text in COUNTRIES or text in PARTS or text in GROUPS:
            return cls(text)
        everything = [*COUNTRIES, *PARTS, *GROUPS]
        names = {name.casefold().removeprefix("the "): code for code, name in (*PARTS.items(), *GROUPS.items())}
        by_name = {code.casefold(): code for code in everything} | _COMMON | names
        why = "a territory is a country code (ISO 3166), a part of a country such as US-VA, or a group"
        if meant := by_name.get(text.casefold().removeprefix("the ")):
            raise Misread(why, meant, same=_certain(text.casefold(), meant))
        near = get_close_matches(text, everything, n=1)
        raise Misread(why, *((near[0], GUESS) if near else ("GB, US-VA, EU or worldwide", SAMPLE)))

    def __str__(self) -> str:
        return self.code
